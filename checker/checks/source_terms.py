"""Terms of the facts file that the source has, inflected or not, and the translation renders by other words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Prefix

from checker.checks.context import related
from checker.lang.stopwords import STOPWORDS
from checker.lang.tokens import fold, stem
from checker.model import Check, Evidence, Hit, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Case, Document, Pair, Rule, Term

_TWO = 2  # words of a term that no part of it stands for but its last
_PAIRED = 0.3  # score from which an aligned pair is trusted
_SHORT = 5  # letters of a word below which only its stem tells its forms
_SHARED, _ENDINGS = 3, 2  # letters that forms of a word share at least, and that may be other ones at its end
_SUFFIX = {"tr": 9}  # letters that may come on top; Turkish puts one ending behind the other
_SUFFIX_ELSEWHERE = 3
_VOWELS = frozenset("aeiouyąęóéáíúàèìòùâêîôûäöüıаеёиоуыэюяіїєьй")
_PREFIXES = ("وال", "بال", "كال", "فال", "ال", "لل", "و", "ب", "ل")  # Arabic writes them onto the word
_UNSPACED = "\u2e80"


@dataclass(frozen=True, slots=True)
class Options:
    """The check has none."""


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """A sentence whose source has the term's word and which has neither the term nor one that the facts avoid."""
    source = case.source
    for term in case.facts.terms if source is not None else ():
        if source is None or not term.source:
            continue
        for pair in case.pairs:
            place = _in_pair(source, pair, term) if pair.article and pair.score >= _PAIRED else None
            if place is not None and not _rendered(case, pair, term):
                sentences = [case.article.sentences[index].span for index in pair.article]
                said = related(source, Side.SOURCE, place, f"the facts render this as “{term.term}”")
                yield Hit(
                    Span(sentences[0].start, sentences[-1].end) if pair.in_one_piece else sentences[0],
                    {"house": term.term, "source": source.quote(place)},
                    (said,),
                    (Evidence(term.origin, f"{term.source}: {term.term}"),),
                )


def _in_pair(source: Document, pair: Pair, term: Term) -> Span | None:
    """Where the pair's source sentences have the term's word or words, in any form."""
    for index in pair.source:
        span = source.sentences[index].span
        place = _unspaced(source, span, term.source) if term.source > _UNSPACED else _spaced(source, span, term.source)
        if place is not None:
            return place
    return None


def _unspaced(source: Document, span: Span, wanted: str) -> Span | None:
    at = source.quote(span).find(wanted)
    return Span(at, at + len(wanted)).shift(span.start) if at >= 0 else None


def _spaced(source: Document, span: Span, wanted: str) -> Span | None:
    words = [fold(word) for word in re.findall(r"[^\s]+", wanted)]
    tokens = [token for token in source.tokens_in(span) if token.is_word]
    for at in range(len(tokens) - len(words) + 1):
        run = tokens[at : at + len(words)]
        if all(_is_form(fold(t.text), t.stem, word, source.lang) for t, word in zip(run, words, strict=True)):
            return Span(run[0].span.start, run[-1].span.end)
    return None


def _is_form(form: str, stemmed: str, word: str, lang: str) -> bool:
    """Whether a word of the source is a form of the term's: by stem, or other vowels or more letters at its end."""
    if form == word or stemmed == stem(word, lang):
        return True
    if lang == "ar":
        return _bare(form) == _bare(word)
    if len(word) < _SHORT:
        return False
    shared = Prefix.similarity(form, word)
    ours, theirs = form[shared:], word[shared:]
    if shared < max(_SHARED, len(word) - _ENDINGS) or len(ours) > _SUFFIX.get(lang, _SUFFIX_ELSEWHERE):
        return False
    return not theirs or (theirs[0] in _VOWELS and (not ours or ours[0] in _VOWELS or lang == "tr"))


def _bare(word: str) -> str:
    """An Arabic word without what is written onto it."""
    return next((word.removeprefix(p) for p in _PREFIXES if word.startswith(p) and len(word) - len(p) > 2), word)


def _rendered(case: Case, pair: Pair, term: Term) -> bool:
    """Whether the article's sentences have the term, or what the facts avoid.

    'the ratio' and 'the reserve requirement' both stand for 'the reserve requirement ratio'.
    """
    spans = [case.article.sentences[index].span for index in pair.article]
    text = " ".join(case.article.quote(span).lower().replace("-", " ") for span in spans)
    if any(avoided.lower().replace("-", " ") in text for avoided in term.avoid):
        return True  # told by another rule
    words = re.findall(r"\w+", text)
    if any(_akin(word, part) for part in re.findall(r"\w+", term.term.lower())[-1:] for word in words):
        return True
    stems = {stem(word) for word in words}
    here = [stem(word) in stems for word in re.findall(r"\w+", term.term) if word not in STOPWORDS]
    return not here or here[-1] or (len(here) > _TWO and all(here[:-1]))


def _akin(word: str, term: str) -> bool:
    """'wrestler' for 'wrestling', 'nuts' for 'hazelnut'."""
    bare = word.removesuffix("s")
    long = len(term) > _SHORT and len(word) > _SHORT and word[:_SHORT] == term[:_SHORT]
    return long or (len(bare) >= _SHARED and bare != term and term.endswith(bare))


CHECKS = (Check("source-term", Options, find, frozenset({"source", "facts"})),)
