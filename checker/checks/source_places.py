"""Countries and cities of each sentence against those of its source, whatever the languages call them.

A place is held to be wrong where one of the article has no counterpart in its source sentence, and one there has none
in the article: capitals stand for their governments, adjectives and people for their countries, and what stands in
the neighbouring sentences counts too. Two countries that stand once each, the other way round about one verb, were
exchanged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.aligned import PAIRED, sentence_pairs
from checker.checks.context import related
from checker.checks.once import once
from checker.lang.foreign_places import find_places, hinted
from checker.model import Case, Check, Evidence, Hit, Rule, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.lang.foreign_places import Place
    from checker.model import Document

BETWEEN = 12  # words between two countries of one clause
FIRST = 2  # words that may stand before a country that is the subject
_APART = frozenset(',;:–—“”"«»')
_NO_SUBJECT = {
    "en": frozenset("in from for against to at on over near with by of between after and while if".split()),
    "de": frozenset("der dem den des gegen von vom aus in im mit für nach bei über an durch und ohne laut".split()),
    "fr": frozenset("en de du des au aux à contre avec par pour sur selon chez et dans d'".split()),
    "es": frozenset("en de del a al contra con por para sobre según y desde".split()),
    "it": frozenset("in di del della dell' a al alla contro con da dal dalla per su secondo e".split()),
    "pt": frozenset("em de do da no na a ao à contra com por pelo pela para sobre segundo e".split()),
    "nl": frozenset("in van tegen met door voor naar uit bij over volgens en".split()),
}
_JOINED = frozenset(
    "and or und oder et ou y o e i и или та або ve و 和 en of than after before while as like alongside with".split()
)
_PASSIVE = frozenset("by von vom durch par por da dal dalla pelo pela door przez tarafından من".split())
_CASES = frozenset(("ru", "uk", "pl", "tr"))  # languages whose names tell by their ending who does it
_ORDERED = frozenset(("de", "fr", "es", "it", "pt", "nl", "ar", "zh"))  # that have the doer first


@dataclass(frozen=True)
class Options:
    """The checks have none."""


@dataclass(frozen=True)
class _Both:
    """A pair of single sentences and their places."""

    case: Case
    source: Document
    theirs: Span
    ours: Span
    here: Sequence[Place]
    there: Sequence[Place]

    def evidence(self) -> Evidence:
        line = self.source.position(self.theirs.start)[0]
        return Evidence(f"{self.source.path}:{line}", " ".join(self.source.quote(self.theirs).split()))

    def hit(self, ours: Span, theirs: Span, message: str, confidence: float, use: str = "") -> Hit:
        right = " ".join(self.source.quote(theirs).split())
        place = related(self.source, self.source.side, theirs, message)
        values = {"expected": right, "origin": self.evidence().origin}
        return Hit(
            ours,
            values,
            (place,),
            (self.evidence(),),
            (Suggestion(use),) if use else (),
            confidence=round(confidence, 3),
        )


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a place that stands where the source has another."""
    for both in _sentences(case):
        for whole in (True, False):
            a = [p for p in both.here if not any(p.same(q) for q in both.there)]
            b = [q for q in both.there if not any(q.same(p) for p in both.here)]
            a = [p for p in a if p.whole is whole and not p.people] or [p for p in a if whole and p.people]
            b = [p for p in b if p.whole is whole and not p.people]
            if len(a) == len(b) == 1 and _lonely(both, a[0], b[0]):
                ours = Span(a[0].start, a[0].end).shift(both.ours.start)
                yield both.hit(
                    ours, Span(b[0].start, b[0].end).shift(both.theirs.start), "named here", 0.75, b[0].english
                )


def _lonely(both: _Both, ours: Place, theirs: Place) -> bool:
    """Whether neither has a counterpart near, the article's is no part of a longer name, and no adjective has it."""
    text, other = both.case.article.quote(both.ours), both.source.quote(both.theirs)
    if _in_name(text, ours) or hinted(other, both.source.lang, ours):
        return False
    near = [*_beside(both, theirs=True)]
    if any(ours.same(p) for p in near) or any(theirs.same(p) for p in _beside(both, theirs=False)):
        return False
    return not _spelled(both.case.article.quote(both.ours), other, both.source.lang, ours, theirs)


def _spelled(text: str, other: str, lang: str, ours: Place, theirs: Place) -> bool:
    """Whether one of the two is written in the other sentence as it is: a town that goes by one name in both."""
    here, there = text[ours.start : ours.end], other[theirs.start : theirs.end]
    return here.casefold() in other.casefold() or (lang != "en" and there.casefold() in text.casefold())


def _in_name(text: str, place: Place) -> bool:
    """'Northern Ireland', 'New Mexico', 'Michael Jordan', 'Paris Saint-Germain'."""
    before, after = text[: place.start].split(), text[place.end :].split()
    opening = bool(before) and before[-1][:1].isupper() and len(before) > 1 and before[-1].strip("“\"'").isalpha()
    closing = bool(after) and after[0][:1].isupper() and text[place.end : place.end + 1] == " "
    return opening or closing or text[place.end : place.end + 1] in ("-", "–")


def _beside(both: _Both, *, theirs: bool) -> Iterator[Place]:
    """The places of the sentences before and behind."""
    document, span = (both.source, both.theirs) if theirs else (both.case.article, both.ours)
    index = document.sentence_at(span.start)
    for at in (index - 1, index + 1) if index is not None else ():
        if 0 <= at < len(document.sentences):
            lang = document.lang if theirs else "en"
            yield from _places(both.case, document, document.sentences[at].span, lang)


def find_exchanged(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit two countries that do to each other what the source has the other way round."""
    for both in _sentences(case):
        here = [p for p in both.here if not p.people]
        if len(here) != 2 or len(both.there) != 2 or here[0].same(here[1]) or both.there[0].same(both.there[1]):
            continue
        (a, b), (x, y) = here, both.there
        if a.same(y) and b.same(x) and not a.same(x) and _doer(both, a, b, x, y):
            ours = Span(a.start, b.end).shift(both.ours.start)
            yield both.hit(ours, Span(x.start, y.end).shift(both.theirs.start), "the other way round", 0.75)


def _doer(both: _Both, a: Place, b: Place, x: Place, y: Place) -> bool:
    """Whether the first of either two is who does it, in one clause and in the active voice."""
    text, other, lang = both.case.article.quote(both.ours), both.source.quote(both.theirs), both.source.lang
    if not _opens(text, a, "en") or not _one_clause(text, a, b) or not _one_clause(other, x, y, lang):
        return False
    if lang in _CASES:
        return x.exact and not y.exact
    return lang in _ORDERED and (lang in ("ar", "zh") or _opens(other, x, lang))


def _opens(text: str, place: Place, lang: str) -> bool:
    before = text[: place.start].replace("'", "' ").lower().strip('“"„« ').split()
    before = [] if before == ["a"] else before  # the article of Portuguese, which opens a sentence oftener than 'to'
    return len(before) <= FIRST and not _NO_SUBJECT.get(lang, frozenset()) & set(before)


def _one_clause(text: str, first: Place, second: Place, lang: str = "en") -> bool:
    between = text[first.end : second.start]
    between = between.removeprefix(",") if lang == "tr" else between  # set behind a subject
    words = between.lower().replace("'", " ").split()
    if (
        any(sign in between for sign in _APART)
        or len(words) > BETWEEN
        or (not words and lang not in ("ar", "tr", "zh"))
    ):
        return False
    passive = _PASSIVE & {*words, *text[second.end :].lower().split()[:2]} if lang != "en" else {"by"} & set(words)
    return not passive and not _JOINED & set(words) and not (lang == "zh" and any(s in between for s in "和与及被，"))


CHECKS = (
    Check("source-place", Options, find, frozenset({"source"})),
    Check("exchanged-places", Options, find_exchanged, frozenset({"source"})),
)


def _sentences(case: Case) -> Sequence[_Both]:
    """Each pair of single sentences that both have places, worked out once a case."""
    return once(case.memo, "source places", lambda: tuple(b for b in _pairs(case) if b.here and b.there))


def _pairs(case: Case) -> Iterator[_Both]:
    source = case.source
    for theirs, ours in sentence_pairs(case, PAIRED) if source else ():
        if source is None or ours.lang not in ("", "en"):
            continue
        here = _places(case, case.article, ours.span, "en")
        there = _places(case, source, theirs.span, source.lang)
        yield _Both(case, source, theirs.span, ours.span, here, there)


def _places(case: Case, document: Document, span: Span, lang: str) -> Sequence[Place]:
    key = f"places {document.side} {span.start}"
    return once(case.memo, key, lambda: tuple(find_places(document.quote(span), lang)))
