"""Sums of one article that disagree with one another: a thousandfold apart, in another unit, in another currency."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from checker.checks.figures import Figure, by_sentence, content, figures, shown
from checker.checks.once import once
from checker.checks.sums import is_each
from checker.lang.units import dimension_of, is_currency, same_currency
from checker.model import Case, Check, Hit, Suggestion, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Rule

_SLIPS = (Decimal(1000), Decimal(1_000_000))
_NEAR = Decimal("0.001")
_SHARED = 2  # content words that two sentences about one sum have in common
# Sums are converted into these everywhere, so that one of them beside another currency means nothing.
_WORLD = frozenset({"USD", "EUR", "GBP", "CHF", "JPY", "CNY"})
_WHOLE = re.compile(r"\b(?:whole|entire|economy|total|overall|altogether|in all|as a whole|all of)\b", re.IGNORECASE)
_ALONE = re.compile(r"\balone\b", re.IGNORECASE)
_SMALLEST_COUNT = 2
_MOST_SHARES = 12
_LATEST = 30


@dataclass(frozen=True, slots=True)
class Options:
    """differ: in magnitude, or in unit."""

    differ: Literal["magnitude", "unit"]


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """Two figures of one thing of which one is a thousand times the other, or has another unit."""
    row = [f for f in figures(case) if f.count or f.value.unit]
    # Only figures with the same digits are compared, and of these the latest: long tables stay linear.
    alike: dict[tuple[int, ...], list[Figure]] = defaultdict(list)
    for later in row:
        group = alike[later.middle.normalize().as_tuple().digits]
        slipped = (f for f in group[-_LATEST:] if f.sentence != later.sentence and _slipped(case, rule, f, later))
        if earlier := next(slipped, None):
            yield from _pair(case.article, group, earlier, later)
        group.append(later)


def _slipped(case: Case, rule: Rule, one: Figure, two: Figure) -> bool:
    differs = _magnitude(one, two) if rule.options.differ == "magnitude" else _unit(one, two)
    if not differs:
        return False
    shared = len(content(case.article, one.sentence) & content(case.article, two.sentence))
    telling = _digits(one) >= _SMALLEST_COUNT
    title = Zone.TITLE in {one.zone, two.zone}
    return shared >= _SHARED + (0 if telling or title else 2)


def _magnitude(one: Figure, two: Figure) -> bool:
    if one.value.unit != two.value.unit or (one.count and (not one.value.noun or one.value.noun != two.value.noun)):
        return False
    if one.value.unit in {"percent", "percentage-point"} or not min(one.middle, two.middle):
        return False
    ratio = max(one.middle, two.middle) / min(one.middle, two.middle)
    return any(abs(ratio / slip - 1) < _NEAR for slip in _SLIPS) and max(one.middle, two.middle) >= 1_000_000


def _unit(one: Figure, two: Figure) -> bool:
    """The same figure of two or more digits, in two units of one dimension. Time is left out: '12 weeks', '12 days'."""
    units = {one.value.unit, two.value.unit}
    if len(units) != 2 or one.middle != two.middle or _digits(one) < _SMALLEST_COUNT:
        return False
    dimensions = {dimension_of(unit) for unit in units}
    return len(dimensions) == 1 and dimensions <= {"length", "area", "volume", "mass", "speed", "temperature"}


def _digits(figure: Figure) -> int:
    """Significant digits: 1 for '5 million', 3 for '1.25 billion'."""
    return len(re.sub(r"\D", "", figure.text).strip("0"))


def _pair(article: Document, row: Sequence[Figure], earlier: Figure, later: Figure) -> Iterator[Hit]:
    """Marks the one that fewer other figures agree with, the later of two alike."""
    votes = Counter(
        {f: sum(g.middle == f.middle and g.value.unit == f.value.unit for g in row) for f in (earlier, later)}
    )
    wrong, right = (earlier, later) if votes[earlier] < votes[later] else (later, earlier)
    yield Hit(
        wrong.span,
        {"expected": right.text},
        (shown(article, right, "the other figure"),),
        (),
        (Suggestion(right.text),),
    )


@dataclass(frozen=True, slots=True)
class NoOptions:
    pass


def find_alone(case: Case, _rule: Rule) -> Iterator[Hit]:
    """'cost one firm alone 250 million euros; to the whole economy it cost 5 million': the part exceeds the whole."""
    table = by_sentence(case)
    for index, row in table.items():
        for part in row:
            words = _clause(case.article, part)
            if is_currency(part.value.unit) and _ALONE.search(words) and not _WHOLE.search(words):
                for whole in (*row, *table.get(index + 1, ())):
                    if _is_less(case.article, whole, part):
                        yield Hit(whole.span, {"expected": part.text}, (shown(case.article, part, "a part of it"),))


def _is_less(article: Document, whole: Figure, part: Figure) -> bool:
    less = whole.value.unit == part.value.unit and whole.value.high < part.value.low
    return less and bool(_WHOLE.search(_clause(article, whole)))


def _clause(article: Document, figure: Figure) -> str:
    """The words around a figure up to the next semicolon or full stop."""
    sentence = article.sentences[figure.sentence].span
    low = max(article.text.rfind(";", sentence.start, figure.span.start) + 1, sentence.start)
    high = article.text.find(";", figure.span.end, sentence.end)
    return article.text[low : high if high != -1 else sentence.end]


@dataclass(frozen=True, slots=True)
class Confusable:
    """Two currencies with like names: the one that is ``written``, ``meant`` where ``home`` (stems) is spoken of."""

    written: str
    abroad: tuple[str, ...]  # words of the countries that use the written one
    home: tuple[str, ...]  # words of the countries that use the other
    name: str = ""  # the other's name, as it should be written


@dataclass(frozen=True, slots=True)
class CurrencyOptions:
    confusable: tuple[Confusable, ...] = ()


def find_currencies(case: Case, rule: Rule) -> Iterator[Hit]:
    """Sums in a currency that the article or its sentence gives no reason for."""
    table = by_sentence(case)
    reported: set[Figure] = set()
    for row in table.values():
        money = [f for f in row if is_currency(f.value.unit)]
        for hit, figure in (*_shares(case.article, row), *_strangers(case, money), *_abroad(case, rule, money)):
            if figure not in reported:
                reported.add(figure)
                yield hit


def _shares(article: Document, row: Sequence[Figure]) -> Iterator[tuple[Hit, Figure]]:
    """'a total of 480,000 dollars, 240,000 euros each'."""
    for total, share in pairwise(row):
        if _two_currencies(total, share) and is_each(article, total, share) and share.middle:
            times = total.middle / share.middle
            if times == int(times) and 2 <= times <= _MOST_SHARES:
                yield _hit(article, total, share), total


def _used(case: Case) -> Counter[str]:
    """How many sums the article has in each currency."""
    return once(
        case.memo, "currencies", lambda: Counter(f.value.unit for f in figures(case) if is_currency(f.value.unit))
    )


def _strangers(case: Case, money: Sequence[Figure]) -> Iterator[tuple[Hit, Figure]]:
    """Of two small currencies in one sentence the one that stands nowhere else, unless one converts the other."""
    used = _used(case)
    for one in money:
        for two in money:
            if not _two_currencies(one, two) or {one.value.unit, two.value.unit} & _WORLD:
                continue
            if used[one.value.unit] == 1 and used[two.value.unit] >= 2 and not _bracketed(case.article, one):
                yield _hit(case.article, one, two), one


def _bracketed(article: Document, figure: Figure) -> bool:
    around = article.text[max(0, figure.span.start - 20) : figure.span.start]
    return "(" in around or bool(re.search(r"\b(?:or|equivalent to|worth|equals?)\s+\w*\s*$", around))


def _abroad(case: Case, rule: Rule, money: Sequence[Figure]) -> Iterator[tuple[Hit, Figure]]:
    """'In China a tonne costs 105,000 yen': the article never names the currency's country, but its double's."""
    used = _used(case)
    for figure in money:
        for pair in rule.options.confusable:
            if figure.value.unit != pair.written or used[pair.written] > 1 or _names(case.article.text, pair.abroad):
                continue
            sentence = case.article.quote(case.article.sentences[figure.sentence].span)
            if _names(sentence, pair.home):
                suggestion = (Suggestion(pair.name),) if pair.name else ()
                yield Hit(figure.span, {"expected": pair.name or "its own"}, suggestions=suggestion), figure


def _names(text: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}", text) for word in words)


def _two_currencies(one: Figure, two: Figure) -> bool:
    units = (one.value.unit, two.value.unit)
    return all(is_currency(unit) for unit in units) and not same_currency(*units)


def _hit(article: Document, wrong: Figure, right: Figure) -> Hit:
    return Hit(wrong.span, {"expected": right.text}, (shown(article, right, "in another currency"),))


CHECKS = (
    Check("same-figure", Options, find),
    Check("alone", NoOptions, find_alone),
    Check("currencies", CurrencyOptions, find_currencies),
)
