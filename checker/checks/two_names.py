"""One body or thing under two names that translators made of one: 'Border Guard', then 'Frontier Protection'.

Two names are one where word for word they say the same and some of the words only mean it. Terms in small letters are
one where both words differ so, or where the source has one term of two words, or one compound, at both places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import checker.lang
from checker.checks.aligned import aligned_sentences
from checker.checks.context import related
from checker.checks.name_evidence import UNREAD
from checker.lang.english import is_english
from checker.lang.known import Known
from checker.lang.stopwords import STOPWORDS
from checker.lang.tokens import stem
from checker.model import Case, Check, Hit, Rule, Side, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.model import Document, Token

_WORD = r"[A-Z][a-z’'-]+"
_NAME = re.compile(rf"\b{_WORD}(?:(?: (?:of|for|and|on|the|in)){{0,2}} {_WORD})+")
_SMALL_WORDS = frozenset("of for and on the in".split())
_OPENERS = frozenset("the a an in at on for but and when while after before since until with by as according".split())
_EVENTS = frozenset(
    "tour race cup marathon rally open festival classic championship championships games regatta".split()
)
_GROUND = frozenset("mountains hills river valley lake coast island islands forest".split())
_SHORT = 2  # letters
_LONG = 10  # letters of a compound
_TERM = 5  # letters by which forms of one word of the source are alike
_BOTH = 2  # words of a term


@dataclass(frozen=True, slots=True)
class Options:
    """``names``: names of bodies and events; else terms in small letters."""

    names: bool


@cache
def _classes() -> Mapping[str, str]:
    """A word's stem: the first of the words that may stand for it."""
    text = (Path(checker.lang.__file__).parent / "data" / "term_synonyms.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in text.splitlines() if line and line[0] != "#"]
    return {stem(word, "en"): stem(row[0], "en") for row in rows for word in row}


_CLASS = Known(lambda text: _classes().get(stem(text.lower(), "en"), ""))


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    if not any(map(_CLASS.__getitem__, case.article.written)) and not rule.options.names:
        return
    found = _names(case.article) if rule.options.names else _terms(case.article)
    for places in found.values():
        if len(places) > 1:
            yield from _two(case, places, names=rule.options.names)


CHECK = Check("two-names", Options, find)

Places = dict[tuple[str, ...], list[Span]]  # the stems of each form of one name: where it stands


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(_CLASS[word] or stem(word.lower(), "en") for word in words))


def _names(article: Document) -> dict[tuple[str, ...], Places]:
    out: dict[tuple[str, ...], Places] = defaultdict(lambda: defaultdict(list))
    for block in article.blocks:
        if block.zone in UNREAD:
            continue
        for match in _NAME.finditer(article.text, block.span.start, block.span.end):
            words = [w for w in match.group().split() if w not in _SMALL_WORDS]
            start = match.start()
            if words[0].lower() in _OPENERS:
                start += len(words.pop(0)) + 1
            words = [w.removesuffix("’s").removesuffix("'s") for w in words]
            bare = _bare(words)
            if len(bare) >= _BOTH and all(is_english(w.lower()) or w.endswith("ian") for w in words):
                out[_key(bare)][tuple(stem(w.lower(), "en") for w in words)].append(Span(start, match.end()))
    return out


def _bare(words: list[str]) -> list[str]:
    """'Tour of the Carpathian Mountains' as 'Carpathian Tour': an event may go without the kind of ground it is on."""
    if not any(word.lower() in _EVENTS for word in words):
        return words
    event = [word for word in words if word.lower() in _EVENTS]
    rest = [word for word in words if word.lower() not in _EVENTS]
    plain = [word for word in rest if word.lower() not in _GROUND]
    return [*(plain or rest), *event]


def _terms(article: Document) -> dict[tuple[str, ...], Places]:
    """Two words in small letters side by side, one of which another word may stand for."""
    out: dict[tuple[str, ...], Places] = defaultdict(lambda: defaultdict(list))
    spans = [block.span for block in article.blocks if block.zone not in UNREAD]
    known = {index for index, text in enumerate(article.texts) if text.islower() and _CLASS[text]}
    for left, right in sorted({pair for index in known for pair in ((index - 1, index), (index, index + 1))}):
        if left < 0 or right >= len(article.tokens):
            continue
        one, two = article.tokens[left], article.tokens[right]
        span = Span(one.span.start, two.span.end)
        plain = article.text[one.span.end : two.span.start] == " " and one.text.islower() and two.text.islower()
        words = not {one.lower, two.lower} & STOPWORDS and min(len(one.text), len(two.text)) > _SHORT
        if plain and words and any(block.contains(span) for block in spans):
            out[_key((one.text, two.text))][one.stem, two.stem].append(span)
    return out


def _two(case: Case, places: Places, *, names: bool) -> Iterator[Hit]:
    for one, two in combinations(places, _BOTH):
        if set(one) == set(two):
            continue  # 'Ministry of Health', 'Health Ministry'
        differ = len(set(one) - set(two))
        house, odd = sorted((one, two), key=lambda form: (-_weight(case, places[form]), places[form][0]))
        if not names and not _one_in_source(case, places[house], places[odd]) and (case.source or differ < _BOTH):
            continue
        good = case.article.quote(places[house][0])
        yield from (
            Hit(
                span,
                {"house": good},
                tuple(related(case.article, Side.ARTICLE, s, "the other name") for s in places[house][:3]),
                suggestions=(Suggestion(good),),
            )
            for span in places[odd]
        )


def _weight(case: Case, spans: Sequence[Span]) -> int:
    """How often, and whether an abbreviation or evidence stands by it."""
    text, name = case.article.text, case.article.quote(spans[0])
    explained = any(re.match(r" \([A-Z]{2,6}\)", text[span.end : span.end + 9]) for span in spans)
    told = any(name in document.text for document in (*case.references, *(s.document for s in case.statements)))
    return len(spans) + 10 * explained + 10 * told


def _one_in_source(case: Case, ours: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether the source has one term at both places."""
    return any(_terms_of(case, a) & _terms_of(case, b) for a in ours for b in others)


def _terms_of(case: Case, span: Span) -> frozenset[tuple[str, ...]]:
    """Compounds, and two words side by side, of the aligned sentences of the source."""
    source = case.source
    found: set[tuple[str, ...]] = set()
    for index in (aligned_sentences(case, span) or ()) if source else ():
        if source is None:
            break
        tokens = [t for t in source.tokens_in(source.sentences[index].span) if t.is_word]
        found |= {
            (t.lower[:_LONG],) for t in tokens if len(t.text) >= _LONG and source.lang in ("de", "nl", "sv", "da")
        }
        found |= {tuple(sorted((a.lower[:_TERM], b.lower[:_TERM]))) for a, b in pairwise(tokens) if _content(a, b)}
    return frozenset(found)


def _content(one: Token, two: Token) -> bool:
    return min(len(one.text), len(two.text)) >= _TERM
