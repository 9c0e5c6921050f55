"""'He added' where the aligned sentence of the source says that she did: its verbs, pronouns and possessives tell.

Asked are only pronouns whose counterpart is plain: who says something, who a sentence begins with, and whose that is
with which it begins. What speaks of the other sex in the source, in whatever way, excuses.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from checker.checks.aligned import PAIRED
from checker.checks.antecedent import is_person
from checker.checks.context import Common, applies, excused, related
from checker.checks.people import parts_of
from checker.checks.pronoun import SAYS, inside_quote, of_the_other
from checker.checks.readable import sentences
from checker.checks.sexes import OTHER, SEX, namesakes, people, sexes
from checker.checks.source_people import alike
from checker.lang import foreign_sex
from checker.lang.romanisation import fold
from checker.model import Case, Check, Hit, Rule, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Pair

_OPENS = re.compile(r"(?:^|[;:] |[”\"»] )(?P<word>He|She|he|she) (?!who\b)[a-z]+\b")
_WHOSE = re.compile(r"^(?P<word>His|Her) [a-z]+\b")
_ANY = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]ers?|[Hh]im(?:self)?|[Hh]erself)\b")
_WHOM = {"he": "a man", "she": "a woman"}


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    source = case.source
    if source is None or source.lang not in foreign_sex.known() or not applies(case, rule):
        return
    wanted = {index for index, _ in sentences(case.article, rule)}
    for pair in case.pairs:
        if pair.score >= PAIRED and pair.source and wanted.issuperset(pair.article):
            yield from _in_pair(case, rule, pair)


CHECK = Check("source-pronoun", Common, find, frozenset({"source"}))


def _in_pair(case: Case, rule: Rule, pair: Pair) -> Iterator[Hit]:
    source = case.source
    words = [m for index in pair.article for m in _pronouns(case, case.article.sentences[index].span)]
    if source is None or not words:
        return
    theirs = Span(source.sentences[pair.source[0]].span.start, source.sentences[pair.source[-1]].span.end)
    text, lang = source.quote(theirs), source.lang
    said = {SEX[m.group().lower()] for m in words}
    telling = [*_telling(case, pair, text, lang, said)]
    if telling and len(said) == 1 and foreign_sex.only(text, lang) not in {"", *said}:
        spans = [Span(m.start(), m.end()) for m in words]
        telling += [span for span in spans if not any(one.contains(span) for one in telling)]
    for span in telling:
        word = case.article.quote(span).split()[0]
        place = related(source, Side.SOURCE, theirs, f"the source speaks of {_WHOM[OTHER[SEX[word.lower()]]]}")
        right, fixed = of_the_other(case, span, word)
        if not excused(case, rule, span):
            yield Hit(span, {"right": right}, (place,), suggestions=(fixed,))


def _pronouns(case: Case, span: Span) -> Iterator[re.Match[str]]:
    """Those outside quotations."""
    found = _ANY.finditer(case.article.text, span.start, span.end)
    return (m for m in found if not inside_quote(case, Span(m.start(), m.end())))


def _telling(case: Case, pair: Pair, text: str, lang: str, said: set[str]) -> Iterator[Span]:
    """The pronouns whose counterpart in the source is of the other sex."""
    for index in pair.article:
        whole = case.article.sentences[index].span
        ours = case.article.quote(whole)
        for matches, tell in ((SAYS, foreign_sex.speaker), (_OPENS, foreign_sex.subject), (_WHOSE, foreign_sex.owner)):
            for match in matches.finditer(ours):
                span = Span(match.start(1), match.end()).shift(whole.start)
                sex = OTHER[SEX[match.group(1).lower()]]
                if inside_quote(case, span) or not _alone(case, pair, whole, span, sex):
                    continue
                told = len(said) == 1 and tell(text, lang) == sex
                if told or (matches is not _WHOSE and _named(case, pair, whole, first=matches is _OPENS) == sex):
                    yield span


def _alone(case: Case, pair: Pair, whole: Span, span: Span, sex: str) -> bool:
    """Whether nobody of the pronoun's sex is named before it in its sentence, whom the source may speak of instead."""
    names = case.article.mentions_in(Span(whole.start, span.start), "name")
    told = (sexes(case).get(parts_of(m)[-1]) if parts_of(m) else "" for m in names if is_person(case, m))
    return len(pair.source) == len(pair.article) == 1 or all(one in (sex, None) for one in told)


def _named(case: Case, pair: Pair, whole: Span, *, first: bool) -> str:
    """The sex of the only one whom the source sentence names, where the article names nobody in its own.

    ``first``: the sentence must begin with that name.
    """
    source = case.source
    if source is None or len(pair.source) > 1 or any(map(partial(is_person, case), case.article.mentions_in(whole))):
        return ""
    theirs = source.sentences[pair.source[0]].span
    quoted = [q for q in source.quotes if q.overlaps(theirs)]
    words = [t for t in source.tokens_in(theirs) if t.is_word and not any(q.contains(t.span) for q in quoted)]
    bearers = namesakes(case)
    known = {
        name: sexes(case).get(name, "")
        for m in people(case.article)
        if (name := parts_of(m)[-1]) and name not in bearers
        for token in (words[:2] if first else words)
        if token.text[:1].isupper() and alike(fold(name), fold(token.text), source.lang)
    }
    other = foreign_sex.speaker(source.quote(theirs), source.lang)
    told = set(known.values())
    return next(iter(told)) if len(known) == 1 and other in ("", *told) else ""
