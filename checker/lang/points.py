"""Whether the point in an English text's '1.219 hectares' was meant to group thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.lang.counted import function_words, plural
from checker.lang.units import dimension_of

if TYPE_CHECKING:
    from checker.lang.numerals import Numeral
    from checker.lang.scan import Scan


def doubted(pieces: Scan, numeral: Numeral, unit: str, noun: tuple[str, ...], end: int) -> str:
    """Whether the point in '1.219 hectares' groups thousands, as it does in whole things and big areas."""
    if not numeral.doubt or numeral.scale != 1:
        return ""
    zero = numeral.digits.endswith("0")
    if not unit:
        counted = (
            bool(noun)
            and plural(pieces.low(_head(pieces, end)))
            and noun[-1] not in {"point", "degre", "goal", "time", "vote"}
        )
        return numeral.doubt if counted else ""
    dimension = dimension_of(unit)
    if dimension == "currency":
        return numeral.doubt if zero or len(numeral.digits) > 5 else ""
    whole = dimension == "area" or unit in {"day", "week", "month", "year"}
    return numeral.doubt if whole or (zero and dimension not in {"percent", "percentage-point"}) else ""


def _head(pieces: Scan, end: int) -> int:
    """The first plural word after a number, within five."""
    for index in range(end, min(end + 6, len(pieces))):
        if (
            pieces.words[index] != "US"
            and pieces.kinds[index] == "w"
            and (plural(pieces.lowers[index]) or pieces.lowers[index] in function_words("en"))
        ):
            return index
    return end
