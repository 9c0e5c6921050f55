"""Figures that cannot all be right: parts and their sum, a part and its whole, a list and its length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.checks.figures import Figure, after, before, between, by_sentence, figures, shown
from checker.checks.readable import stands
from checker.checks.totals import find_totals
from checker.model import Case, Check, Hit, Side, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Rule

_PART = re.compile(r"\s+(?:of (?:them|these|those|whom|which|the(?:se|m)?)\b)")
_REST = re.compile(r"\bthe (?:other|remaining|rest,)\s+$", re.IGNORECASE)
_OF_THE = re.compile(
    r"\s+(?:(?:out )?of|among)(?: the| these| those| its| a total of| their| all)?(?: \w+ly)?\s+(?:some |about )?"
)
_AMID = re.compile(r"\b(?:from|in|at|across) $")  # 'people from 23 countries'
_BACK = 60  # figures
_REACH = 3  # sentences back in which a sum is looked for
_COMPLEMENTS = tuple(
    pair.split() for pair in ("men women", "boys girls", "adults children", "civilians soldiers", "crew passengers")
)
_JOIN = re.compile(r"(?:,|:|;|\s\(|\s[–—-])\s*$")
_STEPS_FAR = 80  # code points from a whole to the colon before its parts
_STEPS = re.compile(
    r"[^.;:]{0,50}?\bin (two|three|four|five) (?:steps|stages|instalments|installments|tranches|payments|phases|rounds"
    r"|portions)\s*[:,(–—-]"
)
_NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
# A quick look: a number, and a name behind what may open a list of names.
_LISTED = (
    rf"\b(?:{'|'.join(_NUMBERS)}) (?:[a-z’'-]{{1,20}} ){{0,5}}[a-z’'-]{{0,20}}(?:: |, | – | — | \()(?:the )?[A-ZÀ-Þ]"
)
_PAIRED = (
    "Trinidad and Tobago|Bosnia and Herzegovina|Antigua and Barbuda|Tyne and Wear|Saint Kitts and Nevis|Castilla and"
)
_NAME = r"(?:the )?[A-ZÀ-Þ][\w.’'-]{0,30}(?: (?:(?:of|de|del|di|la|le|al|the) ){0,2}[A-ZÀ-Þ][\w.’'-]{0,30}){0,3}"


@dataclass(frozen=True, slots=True)
class Options:
    pass


def find(case: Case, _rule: Rule) -> Iterator[Hit]:
    """Sums that are not the sum of their parts."""
    table = by_sentence(case)
    yield from others(case.article, figures(case))
    yield from find_totals(case)
    for row in table.values():
        yield from _complements(case.article, row)
        yield from _each(case.article, row)
        yield from _in_steps(case.article, row)


def find_shares(case: Case, rule: Rule) -> Iterator[Hit]:
    """'18 of the 12': a part that is larger than its whole, and two parts of a hundred that are not a hundred."""
    for row in by_sentence(case).values():
        for one, two in pairwise(row):
            if (
                one.count
                and two.count
                and _OF_THE.fullmatch(between(case.article, one, two))
                and one.value.low > two.value.high
            ):
                yield Hit(one.span, {"whole": two.text}, (shown(case.article, two, "the whole"),))
        yield from _percentages(case.article, row, rule)


def others(article: Document, row: Sequence[Figure]) -> Iterator[Hit]:
    """'284 people ...; 124 of them ...; the other 124': sum, first part, rest."""
    for place, rest in enumerate(row):
        if not (rest.count and rest.exact and _REST.search(before(article, rest))):
            continue
        parts = [f for f in _back(row, place, 1) if f.count and f.exact and _PART.match(after(article, f))]
        whole = _whole(article, row, parts[0]) if len(parts) == 1 else None
        if whole and rest.middle < whole.middle != parts[0].middle + rest.middle:
            total = f"{parts[0].middle + rest.middle:,}"
            yield Hit(
                whole.span,
                {"sum": total},
                (shown(article, parts[0], "a part of it"), shown(article, rest, "the rest of it")),
            )


def _back(row: Sequence[Figure], place: int, reach: int) -> list[Figure]:
    return [
        f
        for f in row[max(0, place - _BACK) : place]
        if f.sentence >= row[place].sentence - reach and f.zone is row[place].zone
    ]


def _whole(article: Document, row: Sequence[Figure], part: Figure) -> Figure | None:
    """The nearest larger count of something before the first part."""
    larger = [f for f in _back(row, row.index(part), _REACH - 1) if f.count and f.value.noun and f.middle > part.middle]
    return larger[-1] if larger and larger[-1].exact and not _AMID.search(before(article, larger[-1])) else None


def _complements(article: Document, row: Sequence[Figure]) -> Iterator[Hit]:
    """'40 people, 25 men and 12 women'."""
    for whole, one, two in zip(row, row[1:], row[2:], strict=False):
        total = one.middle + two.middle
        if total != whole.middle and _is_divided(article, whole, one, two) and not _third(article, row, two):
            places = (shown(article, one, "a part of it"), shown(article, two, "a part of it"))
            yield Hit(whole.span, {"sum": f"{total:,}"}, places)


def _is_divided(article: Document, whole: Figure, one: Figure, two: Figure) -> bool:
    apart = between(article, whole, one)
    nouns = (_noun(article, one), _noun(article, two))
    counts = all(f.count and f.exact for f in (whole, one, two)) and whole.middle > max(one.middle, two.middle)
    joined = (
        len(apart.split()) <= 3 and _JOIN.search(apart) and re.fullmatch(r"\s+\w+ and ", between(article, one, two))
    )
    return counts and nouns in _both_ways() and bool(joined)


def _third(article: Document, row: Sequence[Figure], last: Figure) -> bool:
    """Whether these are not all parts: '... and 3 children', '... among them'."""
    if re.search(r"\bamong (?:them|whom)\b|\binclud", after(article, last, 40)):
        return True
    return any(f.span.start > last.span.start and len(between(article, last, f).split()) <= 3 for f in row)


@cache
def _both_ways() -> frozenset[tuple[str, str]]:
    return frozenset(pair for one, two in _COMPLEMENTS for pair in ((one, two), (two, one)))


def _noun(article: Document, figure: Figure) -> str:
    words = after(article, figure).split()
    return words[0].casefold().strip(",.;:)") if words else ""


def _in_steps(article: Document, row: Sequence[Figure]) -> Iterator[Hit]:
    """'9 million euros in two instalments: 5 million in May and 3 million in June'."""
    for whole in row:
        found = _STEPS.match(after(article, whole, _STEPS_FAR))
        if not found:
            continue
        count = _NUMBERS.index(found[1]) + 2
        behind = [f for f in row if f.span.start >= whole.span.end + found.end()]
        parts = [f for f in behind if f.value.dimension == whole.value.dimension]
        total = sum(f.middle for f in parts)
        alike = len({f.value.unit for f in (whole, *parts)}) == 1 and all(f.exact for f in (whole, *parts))
        if len(parts) == count and alike and total != whole.middle:
            places = tuple(shown(article, part, "a part of it") for part in parts)
            yield Hit(whole.span, {"sum": f"{total:,}"}, places)


def _each(article: Document, row: Sequence[Figure]) -> Iterator[Hit]:
    """'a total of 480,000 euros, 200,000 euros each': no whole number of times."""
    for total, share in pairwise(row):
        same = total.value.unit and total.value.unit == share.value.unit and total.exact and share.exact
        if same and is_each(article, total, share) and share.middle and total.middle % share.middle:
            yield Hit(total.span, {"sum": f"a multiple of {share.text}"}, (shown(article, share, "the share of each"),))


def is_each(article: Document, total: Figure, share: Figure) -> bool:
    """Whether the words say that one figure is divided into several of the other."""
    divided = re.match(r"\s+each\b|\s+apiece\b|\s+per (?:head|person)\b", after(article, share))
    return bool(divided) and bool(re.search(r"\b(?:a total of|altogether|in all|together)\s+$", before(article, total)))


def _percentages(article: Document, row: Sequence[Figure], rule: Rule) -> Iterator[Hit]:
    """'60 per cent ..., the other 50 per cent'."""
    shares = [f for f in row if f.value.unit == "percent"]
    if len(shares) != 2 or not all(f.exact for f in shares) or not _REST.search(before(article, shares[1])):
        return
    if shares[0].middle + shares[1].middle != 100:
        other = (shown(article, shares[0], "the other part"),)
        yield Hit(shares[1].span, {"whole": "the rest of a hundred"}, other, confidence=rule.confidence * 0.9)


def find_lists(case: Case, rule: Rule) -> Iterator[Hit]:
    """'three ports: Odesa and Koper': a list that is longer or shorter than was said."""
    for sentence in case.article.sentences if stands(case.article, _LISTED) else ():
        if sentence.zone in {Zone.LEAD, Zone.BODY}:
            for match in _list_pattern().finditer(case.article.quote(sentence.span)):
                yield from _listed(case.article, sentence.span.start, match, rule)


@cache
def _list_pattern() -> re.Pattern[str]:
    number = "|".join(_NUMBERS)
    return re.compile(
        rf"\b(?P<number>{number}) (?:[a-z’'-]{{1,20}} ){{0,4}}[a-z’'-]{{2,20}}(?:s|ren|people|men)"
        rf"(?P<mark>: |, | – | — | \()(?P<list>{_NAME}(?:, {_NAME}){{0,12}},? and {_NAME})(?P<end>[.;)]|,? [a-z]|,$|$)"
    )


def _listed(article: Document, start: int, match: re.Match[str], rule: Rule) -> Iterator[Hit]:
    said = _NUMBERS.index(match["number"].casefold()) + 2
    listed = len(re.split(r", (?:and )?| and ", match["list"]))
    if said == listed or re.search(_PAIRED, match["list"]) or match["end"].startswith(", and"):
        return
    sure = rule.confidence if match["mark"] in {": ", " ("} else rule.confidence * 0.8
    names = Span(*match.span("list")).shift(start)
    place = related(article, Side.ARTICLE, names, f"{listed} are named")
    yield Hit(Span(*match.span("number")).shift(start), {"sum": str(listed)}, (place,), confidence=sure)


CHECKS = (
    Check("sum-of-parts", Options, find),
    Check("part-of-whole", Options, find_shares),
    Check("length-of-list", Options, find_lists),
)
