"""How vague words widen a number N whose last significant digit stands for g (100 for 2,500).

about, around, some       N ± g/2, at least 5% and at most 10% of N
almost, nearly, just under    from 0.9 N to N
more than, over; at least     from N to N + g, at least 1.1 N (1.25 N for at least) and at most 2 N
up to, at most; fewer than    from 0.75 N to N
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.lang.lexicon import phrases, words

if TYPE_CHECKING:
    from checker.lang.scan import Scan
    from checker.model import Quantity


def vaguely(pieces: Scan, start: int, end: int, quantity: Quantity, grain: Decimal) -> Quantity:
    """Widens the interval by the vague words that stand around it."""
    if quantity.dimension in {"ordinal", "score"}:
        return quantity
    before = phrases(pieces.lang, "approx").ends_at(pieces, start)
    if before and _span_of_time(pieces, before[1], quantity):
        before = None
    after = phrases(pieces.lang, "approx_after").at(pieces, end)
    kind = (
        before[0] if before else after[0] if after else "from" if pieces.low(end) == "+" and pieces.glued(end) else ""
    )
    return widen(quantity, kind, grain) if kind else quantity


def _span_of_time(pieces: Scan, start: int, quantity: Quantity) -> bool:
    """'over 12 weeks' says how long, not how much more."""
    low = pieces.low(start)
    if low not in words(pieces.lang, "during") or quantity.dimension != "time":
        return False
    return pieces.low(start - 1) not in words(pieces.lang, "during_not_after")


def widen(quantity: Quantity, kind: str, grain: Decimal) -> Quantity:
    """The interval that a vague word makes of a number; the table stands at the head of this module."""
    low, high = quantity.low, quantity.high
    if kind == "about":
        half = min(max(grain / 2, abs(high) / 20), abs(high) / 10)
        low, high = low - half, high + half
    elif kind == "below":
        low = low * Decimal("0.9")
    elif kind in {"above", "from"}:
        least = Decimal("1.25") if kind == "from" else Decimal("1.1")
        high = min(max(high + grain, high * least), high * 2)
    elif kind in {"upto", "under"}:
        low = low * Decimal("0.75")
    return replace(quantity, low=min(low, high), high=max(low, high), approximate=True)
