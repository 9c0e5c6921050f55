"""Whether two quantities can both be right of one thing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from checker.lang.clocks import clocks_agree
from checker.lang.units import convert, dimension_of, is_currency, same_currency

if TYPE_CHECKING:
    from checker.model import Quantity

_LIKE = {"fraction": "percent", "multiple": "count", "age": "time", "time-result": "time"}


def quantities_agree(a: Quantity, b: Quantity, tolerance: Decimal = Decimal(0)) -> bool:
    """Whether the intervals meet after conversion to one unit.

    ``tolerance`` is a fraction of the larger figure. Two intervals that only touch do not agree ('almost 3,000' against
    'more than 3,000'), and an exact figure agrees with a rounded one only where one of the two says that it is rounded.
    """
    if a.dimension == b.dimension == "clock":
        return clocks_agree(a, b)
    if a.dimension == b.dimension == "score":
        return (a.low, a.high) == (b.low, b.high)
    scaled = _common(a, b)
    if scaled is None:
        return False
    (low, high), (other_low, other_high) = scaled
    slack = max(abs(high), abs(other_high)) * tolerance
    if a.unit != b.unit and not is_currency(a.unit):
        slack += max(abs(high), abs(other_high)) * Decimal("0.02")  # a converted figure is a rounded one
    if low < high and other_low < other_high and not slack:
        return low < other_high and other_low < high
    return low <= other_high + slack and other_low <= high + slack


def _common(a: Quantity, b: Quantity) -> tuple[tuple[Decimal, Decimal], tuple[Decimal, Decimal]] | None:
    """Both intervals in b's unit, None where they measure different things."""
    unlike = _LIKE.get(a.dimension, a.dimension) != _LIKE.get(b.dimension, b.dimension)
    if unlike and not ("degree" in {a.unit, b.unit} and {"count", "temperature"} == {a.dimension, b.dimension}):
        return None
    if a.unit == b.unit or (is_currency(a.unit) and is_currency(b.unit) and same_currency(a.unit, b.unit)):
        return (a.low, a.high), (b.low, b.high)
    if "degree" in {a.unit, b.unit}:  # degrees of a scale that is not told
        return (a.low, a.high), (b.low, b.high)
    if {a.dimension, b.dimension} == {"fraction", "percent"}:
        return _percent(a), _percent(b)
    if not dimension_of(a.unit) or a.unit == "" or b.unit == "":
        return ((a.low, a.high), (b.low, b.high)) if a.dimension == b.dimension != "currency" else None
    try:
        return (convert(a.low, a.unit, b.unit), convert(a.high, a.unit, b.unit)), (b.low, b.high)
    except ValueError:
        return None


def _percent(quantity: Quantity) -> tuple[Decimal, Decimal]:
    factor = Decimal(100) if quantity.dimension == "fraction" else Decimal(1)
    return quantity.low * factor, quantity.high * factor
