"""Figures that add up: how far each may lie from the exact one, and whether parts make a whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.checks.figures import Figure

_COUNTED_ONE_BY_ONE = 1000  # below, a count of things is no rounded one
_APPROXIMATE = Decimal("0.1")
ADDITIVE = frozenset({"count", "currency", "length", "area", "volume", "mass"})


def slack(figure: Figure) -> Decimal:
    """Half the last digit: 500,000 for '33 million', 0 for '286 people', 0.05 for '2.4 percent', 5 for '200 euros'."""
    if figure.value.approximate:
        return figure.middle * _APPROXIMATE
    if figure.value.low != figure.value.high:
        return (figure.value.high - figure.value.low) / 2
    if figure.count and figure.middle < _COUNTED_ONE_BY_ONE and figure.middle == int(figure.middle):
        return Decimal(0)
    return _last_digit(figure.middle) / 2


def _last_digit(value: Decimal) -> Decimal:
    """The size of the last digit that is told for sure: the last but noughts, and at least the second."""
    last = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(min(int(last), max(value.adjusted() - 1, 0))) if value else Decimal(0)


def makes(parts: Iterable[Figure], whole: Figure) -> bool:
    """Whether the parts make the whole, each within its rounding."""
    rows = list(parts)
    return abs(sum(f.middle for f in rows) - whole.middle) <= sum((slack(f) for f in rows), slack(whole))


def alike(figures: Iterable[Figure]) -> bool:
    """Whether all are of one kind that adds up; one without a unit takes the others'."""
    rows = list(figures)
    units = {f.value.unit for f in rows if f.value.unit}
    kinds = {f.value.dimension for f in rows if f.value.unit or len(units) == 0}
    return len(units) <= 1 and len(kinds) == 1 and kinds <= ADDITIVE and not any(f.year for f in rows)
