"""Figures that refer back: 'the 42 statues' after 24 statues, 'the 90 million that remain', '12 of them' of nine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.figures import Figure, after, before, between, by_sentence, figures, shown
from checker.lang.numerals import word_value
from checker.model import Case, Check, Hit, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Rule

_DEFINITE = re.compile(r"\b(?:the|these|those|all)\s+$", re.IGNORECASE)
_SET_APART = re.compile(
    r"^\s+(?:\w+\s+){0,4}?(?:of|who|which|that|from|in|on|at|with|under|near|killed|injured|wounded|arrested|years?|days?|"
    r"weeks?|months?|hours?|minutes?|others?|more|remaining|largest|biggest|best|main|most|new|other)\b",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\b(?:its|their|his|her|our|other|another|more|\w+[’']s?)\s+$", re.IGNORECASE)
_REMAIN = re.compile(
    r"^[^,;.]{0,20}?\s+(?:that|which) (?:remain(?:s|ed)?|(?:is|are|was|were) left)\b|^[^,;.]{0,20}?\s+left over\b"
)
_BESIDE = re.compile(r"[^,;:.]{1,60},(?: (?:and|but|about|some|at least))?\s+")
_OF_THEM = re.compile(r"\s+(?:\w+ )?of (?:them|whom|which)\b")
_FROM_TO = re.compile(r"\b(?:[Ff]rom|between) (1[5-9]\d\d|20\d\d) (?:to|until|and) (1[5-9]\d\d|20\d\d)\b")
_AGO = re.compile(
    r"\b(?P<ago>[\w-]{1,20}) years ago,? in (?P<behind>1[5-9]\d\d|20\d\d)\b(?! and| or)"
    r"|\b[Ii]n (?P<ahead>1[5-9]\d\d|20\d\d), (?P<past>[\w-]{1,20}) years ago\b"
)
_ROUND = 10  # 'fifty years ago' may be some years off
_JOINED = re.compile(r"\b(?:third|fourth|fifth|sixth|another|one more|an additional)\b", re.IGNORECASE)
_FEW = 12
_ORDINALS = {"third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_REACH = 2  # sentences
_BACK = 100  # figures
_SLACK = 1  # years
_LEAST = 3  # 'both', 'the two' and 'the pair' go with anything


@dataclass(frozen=True, slots=True)
class Options:
    pass


def find_definite(case: Case, _rule: Rule) -> Iterator[Hit]:
    """'the 42 statues' where the article knows one number of statues, and it is another."""
    row = [f for f in figures(case) if f.count and f.value.noun and f.zone in {Zone.LEAD, Zone.BODY, Zone.TITLE}]
    for place, figure in enumerate(row):
        if not (figure.exact and figure.middle >= _LEAST and _DEFINITE.search(before(case.article, figure))):
            continue
        if _SET_APART.search(after(case.article, figure)):
            continue
        known = [f for f in row[max(0, place - _BACK) : place] if f.value.noun[-1] == figure.value.noun[-1]]
        if any(_OWNED.search(before(case.article, f)) for f in known):
            continue  # 'its nine sites' are some of 'all 117 sites'
        joined = _JOINED.search(case.article.text, known[0].span.end, figure.span.start) if known else None
        if joined and _ORDINALS.get(joined.group().lower()) != known[0].middle + 1:
            continue
        if joined and not case.article.text[max(0, joined.start() - 3) : joined.start()].lower().endswith(
            ("\na ", " a ")
        ):
            continue  # 'in the third inning'
        if joined and (figure.middle == known[0].middle + 1 or figure.middle > _FEW):
            continue  # 'Two tourers were saved. A third member died. All three tourers ...'
        if any(
            f.count and f.middle == figure.middle and figure.sentence - f.sentence <= _REACH
            for f in _before(case, figure)
        ):
            continue  # 'nine of the 22 wells ... The nine wells'
        alike = all(set(figure.value.noun) <= set(f.value.noun) and f.exact for f in known)
        if known and alike and len({f.middle for f in known}) == 1 and known[0].middle != figure.middle:
            yield Hit(figure.span, {"expected": known[0].text}, (shown(case.article, known[0], "introduced here"),))


def _before(case: Case, figure: Figure) -> Iterator[Figure]:
    """The figures of the sentences just before."""
    table = by_sentence(case)
    for index in range(max(0, figure.sentence - _REACH), figure.sentence + 1):
        yield from (f for f in table.get(index, ()) if f.span.start < figure.span.start)


def find_rests(case: Case, _rule: Rule) -> Iterator[Hit]:
    """'700 of the 846 million were spent; the 240 million that remain': the rest is not the difference."""
    row = [f for f in figures(case) if f.middle >= 10 and not f.year]
    for place, rest in enumerate(row):
        if not _REMAIN.search(after(case.article, rest)):
            continue
        near = [
            f
            for f in row[max(0, place - _BACK) : place]
            if rest.sentence - f.sentence <= _REACH and f.value.unit and _magnitude(f, rest)
        ]
        if len(near) == 2 and near[0].value.unit == near[1].value.unit and rest.value.unit in {"", near[0].value.unit}:
            gap = abs(near[0].middle - near[1].middle)
            if not _close(rest, gap):
                yield Hit(
                    rest.span, {"sum": f"{gap:,f}"}, tuple(shown(case.article, f, "one of the two sums") for f in near)
                )


def _magnitude(one: Figure, two: Figure) -> bool:
    return max(one.middle, two.middle) < 1000 * min(one.middle, two.middle)


def _close(figure: Figure, value: Decimal) -> bool:
    slack = figure.middle * Decimal("0.08")
    return figure.value.low - slack <= value <= figure.value.high + slack


def find_parts(case: Case, _rule: Rule) -> Iterator[Hit]:
    """'nine patients, 12 of them': more of them than there are."""
    for row in by_sentence(case).values():
        counts = [f for f in row if f.count]
        for whole, part in pairwise(counts):
            more = part.value.low > whole.value.high and _OF_THEM.match(after(case.article, part))
            if more and whole.value.noun and _is_beside(between(case.article, whole, part)):
                yield Hit(part.span, {"whole": whole.text}, (shown(case.article, whole, "the whole"),))


def _is_beside(apart: str) -> bool:
    """Nothing but the whole's own noun is a plural that 'of them' could mean."""
    plurals = re.findall(r"\b\w{3,}s\b|\b(?:people|men|women|children)\b", apart)
    return bool(_BESIDE.fullmatch(apart)) and len(plurals) == 1


def find_durations(case: Case, _rule: Rule) -> Iterator[Hit]:
    """'for ten years, from 2011 to 2019', 'ten years ago, in 2011'."""
    yield from _ago(case)
    for row in by_sentence(case).values():
        for figure in (f for f in row if f.value.unit == "year" and f.value.dimension == "time"):
            yield from _against_span(case.article, figure)


def _ago(case: Case) -> Iterator[Hit]:
    """'twelve years ago, in 2015' on a day of 2023."""
    today = case.article.date
    for sentence in case.article.sentences if today else ():
        for match in _AGO.finditer(case.article.quote(sentence.span)):
            said, year = ("ago", "behind") if match["ago"] else ("past", "ahead")
            years = _number(match[said])
            if today and years and years % _ROUND and abs(today.year - int(match[year]) - years) > _SLACK:
                span = Span(match.start(said), match.end(said)).shift(sentence.span.start)
                yield Hit(span, {"expected": f"{today.year - int(match[year])} years"})


def _number(word: str) -> Decimal | None:
    return Decimal(word) if word.isascii() and word.isdecimal() else word_value(word.lower(), "en")


def _against_span(article: Document, figure: Figure) -> Iterator[Hit]:
    """The years must stand right beside the figure: 'for 20 years nobody asked' may be of something else."""
    start = article.sentences[figure.sentence].span.start
    for match in _FROM_TO.finditer(article.quote(article.sentences[figure.sentence].span)):
        years = int(match[2]) - int(match[1])
        behind = article.text[figure.span.end : start + match.start()]
        ahead = article.text[start + match.end() : figure.span.start]
        beside = re.fullmatch(r",? ", behind) if behind else re.fullmatch(r",? for ", ahead)
        if beside and not _fits(figure, years):
            yield Hit(figure.span, {"expected": f"{years} years"})


def _fits(figure: Figure, years: int) -> bool:
    return figure.value.low - _SLACK <= years <= figure.value.high + _SLACK


CHECKS: Sequence[Check] = (
    Check("recount", Options, find_definite),
    Check("remainder", Options, find_rests),
    Check("more-of-them", Options, find_parts),
    Check("duration", Options, find_durations),
)
