"""Two figures and what is said to lie between them: a difference, a percentage, what is left, so much for each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.checks.figures import Figure, after, before, between, by_sentence, shown
from checker.checks.rounding import slack
from checker.checks.sums import is_each
from checker.model import Case, Check, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Rule

_ABOUT = r"(?:(?:about|around|some|almost|nearly|just|only|currently|a) )?"
_FROM = re.compile(rf"\bfrom {_ABOUT}$", re.IGNORECASE)
_TO = re.compile(rf"(?: (?!by\b|to\b)[\w’'-]+){{0,3}} to {_ABOUT}", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|rose|fell|grew|dropped|declined|increased|jumped|climbed|plunged|up|down)\s+$", re.IGNORECASE
)
_THEN_FROM = re.compile(rf"(?: (?!in\b|year)[\w’'-]+){{0,2}},? from {_ABOUT}", re.IGNORECASE)
_THEN_CHANGE = re.compile(
    r"(?: (?!to\b)[\w’'-]+){0,3},? (?:an? |which is an? |that is an? )?(?:[a-z]+ )?"
    r"(?:rise|fall|drop|increase|decrease|decline|gain|loss|jump|plunge|reduction|growth|cut|plus|minus)"
    r" of (?:about |almost |nearly |some )?",
    re.IGNORECASE,
)
_MORE = re.compile(r"^(?: [\w’'-]+){0,2}? (?P<way>more|fewer|less|higher|lower) than (?:the |its |his |her |their )?$")
_ASIDE = re.compile(r"(?: [\w’'-]+){0,3}, (?:or |just |only |exactly )?")
_LOST = re.compile(
    r"\b(?:lost|los(?:es|ing)|sank|sunk|sold|closed|closes|scrapped|destroyed|wrecked|withdrew|dropped out)\b"
)
_OF_ITS = re.compile(r"\s+(?:[\w’'-]+ )?of (?:its|the|their|his|her|these|those) ")
_LEFT = re.compile(r"^(?: [\w’'-]+){0,3}? (?:left|remain(?:s|ed|ing)?)\b")
_NO_MORE = re.compile(r"\b(?:one|another|bought|new|more|built|and then|added|half|a)\b", re.IGNORECASE)
_EACH_OF = re.compile(r"\b[Ee]ach of (?:the|these|those|its|his|her|their)\s+$")
_EACH = re.compile(r"^\s+(?:each|apiece)\b")
_IN_ALL = re.compile(r"^(?: [\w’'-]+){0,2}? (?:in all|in total|altogether|all told)\b")
_TOTAL_OF = re.compile(r"\b(?:a total of|altogether|in all|in total|together)\s+$", re.IGNORECASE)
_DOWN = frozenset({"fewer", "less", "lower"})
_MOST_SHARES = 1000


@dataclass(frozen=True, slots=True)
class Options:
    """of: 'percent' for changes said in per cent, 'difference' for all others."""

    of: str = "difference"


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    for row in by_sentence(case).values():
        if rule.options.of == "percent":
            yield from _changes(case.article, row, percent=True)
            continue
        yield from _changes(case.article, row, percent=False)
        yield from _than(case.article, row)
        yield from _left(case.article, row)
        yield from _shares(case.article, row)


def _changes(article: Document, row: Sequence[Figure], *, percent: bool) -> Iterator[Hit]:
    """'rose by 30 per cent, from 200 to 250'; 'from 200 to 250, a rise of 30 per cent'."""
    for one, two, three in zip(row, row[1:], row[2:], strict=False):
        found = _by_from_to(article, one, two, three) or _from_to_of(article, one, two, three)
        if not found:
            continue
        change, low, high = found
        if (change.value.unit == "percent") == percent and _readable(low, high) and not _agrees(change, low, high):
            places = (shown(article, low, "the earlier figure"), shown(article, high, "the later figure"))
            yield Hit(change.span, {"expected": _told(change, low, high)}, places)


def _by_from_to(article: Document, one: Figure, two: Figure, three: Figure) -> tuple[Figure, Figure, Figure] | None:
    by = _BY.search(before(article, one)) and _THEN_FROM.fullmatch(between(article, one, two))
    return (one, two, three) if by and _TO.fullmatch(between(article, two, three)) else None


def _from_to_of(article: Document, one: Figure, two: Figure, three: Figure) -> tuple[Figure, Figure, Figure] | None:
    said = _FROM.search(before(article, one)) and _TO.fullmatch(between(article, one, two))
    return (three, one, two) if said and _THEN_CHANGE.fullmatch(between(article, two, three)) else None


def _readable(low: Figure, high: Figure) -> bool:
    """Two figures of one unit; the first may leave it to the second, and the span of years is none."""
    same = low.value.unit == high.value.unit or not low.value.unit
    plain = low.value.dimension not in {"ordinal", "score", "clock", "time-result"} and high.value.dimension != "score"
    return same and plain and not (low.year and high.year) and low.middle > 0 and low.middle != high.middle


def _agrees(change: Figure, low: Figure, high: Figure) -> bool:
    if change.value.unit == "percent":
        return _within(change, low, high)
    if _doubtful(change, high):
        return True
    return abs(abs(high.middle - low.middle) - change.middle) <= slack(change) + slack(low) + slack(high)


def _doubtful(change: Figure, high: Figure) -> bool:
    """A bare number beside a unit, or points of something that is no share."""
    if change.value.unit == "percentage-point" or change.value.noun[-1:] == ("point",):
        return high.value.unit != "percent"
    return change.value.unit != high.value.unit or change.value.dimension != high.value.dimension


def _within(change: Figure, low: Figure, high: Figure) -> bool:
    """Whether some figures that round to the two given make the percentage, itself rounded."""
    ends = [
        abs(_percent(low.middle + a * slack(low), high.middle + b * slack(high)))
        for a in (-1, 0, 1)
        for b in (-1, 0, 1)
    ]
    return min(ends) - slack(change) - 1 <= change.middle <= max(ends) + slack(change) + 1


def _percent(low: Decimal, high: Decimal) -> Decimal:
    return (high - low) / low * 100 if low > 0 else Decimal(0)


def _told(change: Figure, low: Figure, high: Figure) -> str:
    gap = abs(high.middle - low.middle)
    if change.value.unit != "percent":
        return f"{gap:,f}"
    relative = f"{abs(_percent(low.middle, high.middle)):.0f} per cent"
    points = high.value.unit == "percent" and gap == change.middle
    return f"{gap:f} percentage points" if points else relative


def _than(article: Document, row: Sequence[Figure]) -> Iterator[Hit]:
    """'12 pupils, three fewer than the 14 of last year'."""
    for now, gap, then in zip(row, row[1:], row[2:], strict=False):
        match = _MORE.search(between(article, gap, then))
        same = {f.value.unit for f in (now, then)} == {gap.value.unit} and all(
            f.exact and not f.year for f in (now, gap, then)
        )
        if not (
            match and same and _ASIDE.fullmatch(between(article, now, gap)) and now.count and gap.count and then.count
        ):
            continue
        expected = then.middle - gap.middle if match["way"] in _DOWN else then.middle + gap.middle
        if expected != now.middle and _one_noun(now, then):
            yield Hit(
                now.span,
                {"expected": f"{expected:,f}"},
                (shown(article, gap, "the difference"), shown(article, then, "the other figure")),
            )


def _one_noun(one: Figure, two: Figure) -> bool:
    return not (one.value.noun and two.value.noun) or one.value.noun[-1] == two.value.noun[-1]


def _left(article: Document, row: Sequence[Figure]) -> Iterator[Hit]:
    """'The fleet has lost three of its 14 ships; twelve are left'."""
    counts = [f for f in row if f.count]
    if len(counts) != 3 or not all(f.exact for f in counts):
        return
    gone, whole, rest = counts
    lost = _LOST.search(before(article, gone)) and _OF_ITS.fullmatch(between(article, gone, whole))
    stays = _LEFT.search(after(article, rest)) and not _NO_MORE.search(between(article, whole, rest))
    if lost and stays and _one_noun(whole, rest) and whole.middle - gone.middle != rest.middle:
        yield Hit(
            rest.span,
            {"expected": f"{whole.middle - gone.middle:,f}"},
            (shown(article, gone, "gone"), shown(article, whole, "of these")),
        )


def _shares(article: Document, row: Sequence[Figure]) -> Iterator[Hit]:
    """'Four families get 150,000 euros each, 500,000 in total'."""
    at = next((n for n, f in enumerate(row[:-2]) if f.count and _EACH_OF.search(before(article, f))), None)
    said = at is not None
    row = row if at is None else row[at : at + 3]
    if len(row) != 3 or not row[0].count or not 2 <= row[0].middle <= _MOST_SHARES or not row[0].value.noun:
        return
    many = row[0]
    share, total = row[1:] if said or _EACH.search(after(article, row[1])) else (row[2], row[1])
    if is_each(article, total, share) and total.middle % (share.middle or 1):
        return  # no whole number of times: a sum that is not the sum of its parts
    if not _divided(article, share, total, said=said) or re.search(
        r"\b(?:other|rest|half|twice|more)\b", article.quote(article.sentences[many.sentence].span)
    ):
        return
    gap = abs(many.middle * share.middle - total.middle)
    if many.exact and gap > slack(total) + many.middle * slack(share):
        yield Hit(
            total.span,
            {"expected": f"{many.middle * share.middle:,f}"},
            (shown(article, many, "so many"), shown(article, share, "for each")),
        )


def _divided(article: Document, share: Figure, total: Figure, *, said: bool) -> bool:
    """``said``: 'each' stands before those who get a share."""
    units = {share.value.unit, total.value.unit} - {""}
    each = (said or _EACH.search(after(article, share))) and share.value.low > 0
    whole = _IN_ALL.search(after(article, total)) or _TOTAL_OF.search(before(article, total))
    near = len(between(article, *sorted((share, total), key=lambda f: f.span.start)).split()) <= 5
    return bool(each and whole and near) and len(units) == 1 and not total.year


CHECKS = (Check("change", Options, find),)
