"""Two values: whether both can be true of one thing, and if not, what kind of slip lies between them."""

from __future__ import annotations

from decimal import Decimal

from checker.lang.dates import date_conflict
from checker.lang.numbers import quantities_agree
from checker.lang.units import convert, dimension_of
from checker.model import DateValue, Mention, Quantity

EXACT_SLIPS = (Decimal(1000), Decimal(1_000_000))  # thousand, million, billion taken for one another
MAGNITUDE_SLACK = Decimal("0.06")  # '4 million' for 4.1 billion is the same slip
LIKELY_SLIP = 0.25  # added to the binding where one figure is a well-known slip for the other
POSSIBLE_SLIP = 0.12
_ROUNDED = Decimal(1_000_000)  # figures from here are rounded without a word: '4 billion' for 4.1 billion
_DIGITS = 25  # what Decimal can round
LAPSES = frozenset(("time", "age", "time-result"))


def agree(a: Mention, b: Mention, tolerance: Decimal = Decimal(0)) -> bool:
    """Whether the two values can both be true of one thing."""
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        alike = quantities_agree(a.value, b.value, tolerance) or _rounded(a.value, b.value)
        return alike and not _percent_for_points(a.value, b.value)
    if isinstance(a.value, DateValue) and isinstance(b.value, DateValue):
        return _shared_fields(a.value, b.value) and not date_conflict(a.value, b.value)
    return False


def same_figure(a: Mention, b: Mention) -> bool:
    """Whether two values agree as those of one sentence in other words do: 'over 35' is not 'over 38' there."""
    return agree(a, b) and not differs(a, b)


def differs(a: Mention, b: Mention) -> bool:
    """Whether two bounds or ranges of one kind that may both be true are of different figures."""
    if not (isinstance(a.value, Quantity) and isinstance(b.value, Quantity)) or a.value.unit != b.value.unit:
        return False
    x, y = a.value, b.value
    if x.low == x.high or y.low == y.high or x.approximate != y.approximate or not quantities_agree(x, y):
        return False
    if not x.approximate:
        return (x.low, x.high) != (y.low, y.high)
    one_kind = x.low * y.high == y.low * x.high  # 'more than' on both sides, or 'about' on both
    return one_kind and not _near(x.low, y.low, MAGNITUDE_SLACK / 3)


def disagreement(a: Mention, b: Mention) -> str:
    """The kind of defect if ``a`` stands where ``b`` is right; '' where the two cannot be compared."""
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        return _quantity_kind(a.value, b.value)
    if isinstance(a.value, DateValue) and isinstance(b.value, DateValue):
        return "numbers/date-mismatch" if date_conflict(a.value, b.value) else ""
    return ""


def _shared_fields(a: DateValue, b: DateValue) -> bool:
    """Two dates agree only if they have a field or a range in common: '2019' says nothing of 'Monday'."""
    same = any(
        getattr(a, name) is not None and getattr(b, name) is not None for name in ("year", "month", "day", "weekday")
    )
    ranged = a.start is not None and b.start is not None
    return same or ranged or bool(a.season and b.season)


def _percent_for_points(a: Quantity, b: Quantity) -> bool:
    """'0.3 percent' against '0.3 percentage points'."""
    return {a.unit, b.unit} == {"percent", "percentage-point"} and (a.low, a.high) == (b.low, b.high)


def _quantity_kind(a: Quantity, b: Quantity) -> str:
    if _percent_for_points(a, b):
        return "numbers/percent-mismatch"
    if quantities_agree(a, b) or _rounded(a, b):
        return ""
    if a.dimension == b.dimension == "clock":
        return "numbers/date-mismatch"
    if a.unit == b.unit and a.dimension == b.dimension and _opposite_bounds(a, b):
        return "facts/quantifier"
    if {a.dimension, b.dimension} <= {"percent", "multiple"} or {a.dimension, b.dimension} == {"percent", "fraction"}:
        return "numbers/percent-mismatch"
    if {a.dimension, b.dimension} == {"percent", "percentage-point"}:  # of two figures each may be true
        return "numbers/percent-mismatch" if (a.low, a.high) == (b.low, b.high) else ""
    if a.dimension != b.dimension and not {a.dimension, b.dimension} <= LAPSES:
        return ""
    if a.unit != b.unit:
        return _unit_kind(a, b)
    if _slipped_magnitude(a, b):
        return "numbers/magnitude"
    return "numbers/number-mismatch"


def _unit_kind(a: Quantity, b: Quantity) -> str:
    """Different units: a swap where the figure is the same, else the figures after conversion."""
    same_figure = a.low == b.low or a.high == b.high
    if a.dimension == "currency":
        return "numbers/currency-mismatch" if same_figure else ""
    if same_figure:
        return "numbers/unit-mismatch"
    try:
        low, high = convert(a.low, a.unit, b.unit), convert(a.high, a.unit, b.unit)
    except (KeyError, ValueError):
        return ""
    lapse = dimension_of(a.unit) in ("time", "age")
    slack = Decimal("0.25") if lapse else Decimal("0.1")  # 'three months' is '12 weeks'
    return "" if low * (1 - slack) <= b.high and b.low <= high * (1 + slack) else "numbers/number-mismatch"


def _opposite_bounds(a: Quantity, b: Quantity) -> bool:
    """'more than 3,000' against 'nearly 3,000': one figure, approached from the other side."""
    if not (a.approximate or b.approximate):
        return False
    edges_a, edges_b = {a.low, a.high}, {b.low, b.high}
    return bool(edges_a & edges_b) or any(_near(x, y, Decimal("0.03")) for x in edges_a for y in edges_b if x and y)


def _slipped_magnitude(a: Quantity, b: Quantity) -> bool:
    x, y = (a.low + a.high) / 2, (b.low + b.high) / 2
    if x <= 0 or y <= 0:
        return False
    ratio = max(x, y) / min(x, y)
    return any(_near(ratio, slip, MAGNITUDE_SLACK) for slip in EXACT_SLIPS)


def _rounded(a: Quantity, b: Quantity) -> bool:
    """'$3.6 million' for $3.64 million; one digit alone is rounded too far to be the same for certain."""
    exact = a.low == a.high and b.low == b.high and (a.unit, a.dimension) == (b.unit, b.dimension)
    return exact and min(significant(a.low), significant(b.low)) > 1 and rounds(a.low, b.low)


def rounds(one: Decimal, other: Decimal) -> bool:
    """Whether one large figure is the other with fewer digits."""
    rough, fine = sorted((one, other), key=significant)
    if not rough or abs(rough) < _ROUNDED or significant(rough) == significant(fine):
        return False
    step = Decimal(1).scaleb(rough.adjusted() - significant(rough) + 1)
    return fine.quantize(step) == rough if fine.adjusted() - step.adjusted() < _DIGITS else False


def significant(figure: Decimal) -> int:
    return len(f"{figure:f}".replace(".", "").strip("0"))


def _near(x: Decimal, y: Decimal, slack: Decimal) -> bool:
    return abs(x - y) <= slack * max(abs(x), abs(y))


def slip(a: Mention, b: Mention) -> float:
    """What a well-known slip adds: a swapped unit, a lost zero, turned digits, 'fourteen' for 'forty'."""
    if isinstance(a.value, DateValue) and isinstance(b.value, DateValue):
        return POSSIBLE_SLIP if _date_slip(a.value, b.value) else 0.0
    if not (isinstance(a.value, Quantity) and isinstance(b.value, Quantity)) or a.value.dimension != b.value.dimension:
        return 0.0
    x, y = _figure(a.value), _figure(b.value)
    if (x == y and len(x) > 1) or (len(x) > 1 and sorted(x) == sorted(y)) or _slipped_magnitude(a.value, b.value):
        return LIKELY_SLIP
    return POSSIBLE_SLIP if x == y or _teen_slip(x, y) else 0.0


def telling_swap(a: Mention, b: Mention) -> bool:
    """One figure of two digits or more in two units: too odd a coincidence to need shared words."""
    if not (isinstance(a.value, Quantity) and isinstance(b.value, Quantity)) or a.value.dimension == "time":
        return False
    shares = {a.value.dimension, b.value.dimension} == {"percent", "percentage-point"}
    swapped = shares or (a.value.dimension == b.value.dimension and a.value.unit != b.value.unit)
    return swapped and len(_figure(a.value)) > 1 and a.value.low == b.value.low


def _figure(value: Quantity) -> str:
    """The digits that are written, without zeros at either end: what a swap of units or scales leaves alone."""
    middle = (value.low + value.high) / 2
    return f"{middle:f}".replace(".", "").replace("-", "").strip("0")


def _date_slip(a: DateValue, b: DateValue) -> bool:
    """Another month or season of one year, or a year with one digit wrong; a bare month may be of any event."""
    if a.year and b.year and a.year != b.year:
        return _digits_slip(str(a.year), str(b.year))
    tied = bool(a.year and a.year == b.year) or bool(a.day and a.day == b.day)
    return bool(a.season and b.season) or bool(tied and a.month and b.month)


def _teen_slip(x: str, y: str) -> bool:
    """13 for 30, 19 for 9: 'dreizehn', 'dreißig'; 'neun', 'neunzehn'."""
    return {len(x), len(y)} == {1, 2} and x.lstrip("1") == y.lstrip("1") != ""


def _digits_slip(x: str, y: str) -> bool:
    """One digit wrong or two turned."""
    return len(x) == len(y) and (sum(p != q for p, q in zip(x, y, strict=True)) == 1 or sorted(x) == sorted(y))
