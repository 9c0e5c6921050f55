"""Changes that go the other way than the verb says, differences of times, and spans of years that run backwards."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.figures import READ, Figure, after, before, between, by_sentence, shown
from checker.checks.readable import stands
from checker.lang.units import convert
from checker.model import Case, Check, Hit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Rule

_UP = r"rise|rises|rose|risen|rising|increas\w+|grew|grow|grows|grown|growing|climb\w*|jump\w*|soar\w*|surg\w+|rais\w+"
_DOWN = (
    r"fall|falls|fell|fallen|falling|drop\w*|declin\w+|decreas\w+|shr[aiu]nk\w*|sank|sunk|plummet\w*|slump\w*|cut|cuts"
    r"|reduc\w+|lower\w*|plung\w+|went down"
)
_TIMES = {"doubl": (1.7, 2.4), "tripl": (2.6, 3.5), "trebl": (2.6, 3.5), "quadrupl": (3.5, 4.6), "halv": (0.42, 0.58)}
_VERB = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<times>doubl|tripl|trebl|quadrupl|halv)\w*)\b", re.IGNORECASE
)
_VAGUE = (
    r"(?:(?:about|around|some|almost|nearly|over|just|more than|less than|under|an? |the |currently |only )\s*){0,2}"
)
_FROM = re.compile(rf"\bfrom {_VAGUE}$", re.IGNORECASE)
_TO = re.compile(rf"(?: (?:a |per )?\w+){{0,3}} to {_VAGUE}", re.IGNORECASE)
_UP_FROM = re.compile(rf"(?: \w+){{0,3}}, (?P<way>up|down) from {_VAGUE}", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no longer|without)\b|n[’']t\b", re.IGNORECASE)
# What is measured downwards comes up, or gets better, as its figure falls.
_DOWNWARDS = re.compile(
    r"\b(?:depths?|deep|below|beneath|underground|under the (?:ground|surface|water|sea)|lead|deficit|gap|behind)\b",
    re.IGNORECASE,
)
_LEFT_OUT = frozenset({"ordinal", "clock", "time-result", "score", "age", "time"})
_YEARS = re.compile(
    r"\b(?:[Ff]rom|[Bb]etween) (?P<first>1[5-9]\d\d|20\d\d) (?:to|and|until|through) (?P<second>1[5-9]\d\d|20\d\d)\b"
    r"(?! (?:BC|B\.C|levels?|euros?|dollars?|people|metres?))"
)
_LEAD = re.compile(
    r"^\s+(?:off|faster|slower|quicker|behind|ahead|better|clear|earlier|later|longer|inside|under|below|over)\b"
)
_MARGIN = re.compile(
    r"\b(?:by|lead of|margin of|difference of|advantage of|gap of|within|improved \w+ by)\s+(?:just |only |about )?$"
)


@dataclass(frozen=True, slots=True)
class Options:
    pass


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """'rose from 6 to 5 per cent', 'doubled from 3 to 9', '5 per cent, up from 6'."""
    for row in by_sentence(case).values():
        for one, two in pairwise(row):
            if _comparable(one, two):
                yield from _change(case.article, one, two, rule)


def _comparable(one: Figure, two: Figure) -> bool:
    if one.year or two.year or one.value.dimension in _LEFT_OUT or two.value.dimension in _LEFT_OUT:
        return False
    return one.value.unit == two.value.unit or (not one.value.unit and one.value.low < 1000)


def _change(article: Document, one: Figure, two: Figure, rule: Rule) -> Iterator[Hit]:
    apart = between(article, one, two)
    if _FROM.search(before(article, one)) and _TO.fullmatch(apart):
        verbs = list(_VERB.finditer(before(article, one, 60)))
        silent = _NOT.search(before(article, one, 90)) or _downwards(article, one)
        if len(verbs) == 1 and not silent and _contrary(verbs[0], one, two):
            start = one.span.start - len(before(article, one, 60)) + verbs[0].start()
            yield Hit(Span(start, two.span.end), {"verb": verbs[0].group()}, (shown(article, two, "the later figure"),))
    elif (match := _UP_FROM.fullmatch(apart)) and _against(match["way"].casefold() == "up", two, one):
        yield Hit(Span(one.span.start, two.span.end), {"verb": match["way"]}, confidence=rule.confidence * 0.95)


def _downwards(article: Document, figure: Figure) -> bool:
    return bool(_DOWNWARDS.search(article.quote(article.sentences[figure.sentence].span)))


def _contrary(verb: re.Match[str], one: Figure, two: Figure) -> bool:
    if not verb["times"]:
        return _against(bool(verb["up"]), one, two)
    low, high = _TIMES[verb["times"].casefold()]
    ratio = two.middle / one.middle if one.middle else Decimal(0)
    return one.value.unit == two.value.unit and not Decimal(str(low)) <= ratio <= Decimal(str(high))


def _against(rising: bool, earlier: Figure, later: Figure) -> bool:
    """Whether the later figure lies on the wrong side. One without its own unit takes the other's."""
    return later.value.high < earlier.value.low if rising else later.value.low > earlier.value.high


def find_years(case: Case, _rule: Rule) -> Iterator[Hit]:
    """'from 2019 to 2011'."""
    for sentence in (
        case.article.sentences if stands(case.article, r"[0-9]{4} (?:to|and|until|through) [0-9]{4}") else ()
    ):
        if sentence.zone in READ:
            for match in _YEARS.finditer(case.article.quote(sentence.span)):
                if int(match["first"]) > int(match["second"]):
                    yield Hit(Span(match.start("first"), match.end("second")).shift(sentence.span.start))


def find_lapses(case: Case, _rule: Rule) -> Iterator[Hit]:
    """'2:01:09, 39 seconds off his record of 2:01:39': the difference of two times of one sentence.

    Where both stand in brackets they are those of the second and the third, and the gap is to the first.
    """
    for row in by_sentence(case).values():
        times = [f for f in row if f.value.dimension == "time-result"]
        lapses = [
            f
            for f in row
            if f.value.dimension == "time" and f.value.unit in {"second", "minute"} and _is_lapse(case.article, f)
        ]
        open_times = [f for f in times if not before(case.article, f).endswith("(")]
        if len(times) == 2 and open_times and len(lapses) == 1:
            yield from _lapse(case.article, times, lapses[0])


def _is_lapse(article: Document, figure: Figure) -> bool:
    return figure.value.dimension == "time" and bool(
        _LEAD.search(after(article, figure)) or _MARGIN.search(before(article, figure))
    )


def _lapse(article: Document, times: Sequence[Figure], lapse: Figure) -> Iterator[Hit]:
    gap = abs(times[0].middle - times[1].middle)
    low, high = (convert(value, lapse.value.unit, times[0].value.unit) for value in (lapse.value.low, lapse.value.high))
    if not low - 1 <= gap <= high + 1:
        yield Hit(
            lapse.span,
            {"gap": f"{gap:f} seconds"},
            tuple(shown(article, time, "one of the two times") for time in times),
        )


CHECKS = (
    Check("trend", Options, find),
    Check("years-in-order", Options, find_years),
    Check("lapse", Options, find_lapses),
)
