"""The unit or currency beside a number."""

from __future__ import annotations

from decimal import Decimal

from checker.lang.lexicon import phrases
from checker.lang.scan import HYPHENS, Scan
from checker.lang.units import DOLLARS, PREFIXES, SIGNS, dimension_of, is_currency, unit_names

_NO_UNIT = ("", -1)


def sign_before(pieces: Scan, start: int) -> tuple[int, str]:
    """Where the quantity begins with its currency sign or code ('US$', 'EUR 5'), and the currency."""
    back = start - 1
    if back < 0 or "\n" in pieces.gap(start):
        return start, ""
    written = pieces.words[back]
    if code := PREFIXES.get(pieces.words[back - 1] if written == "." and pieces.glued(back) and back else written):
        return back - (written == "."), code
    if written in SIGNS:
        letters = pieces.low(back - 1) if pieces.glued(back) else ""
        return (back - 1, DOLLARS[letters]) if written == "$" and letters in DOLLARS else (back, SIGNS[written])
    if (
        len(written) == 3
        and written.isupper()
        and unit_names(pieces.lang).get(written) == written
        and is_currency(written)
    ):
        return back, written
    percent = phrases(pieces.lang, "percent_before").ends_at(pieces, start, 2)
    return (percent[1], "percent") if percent else (start, "")


def unit_at(pieces: Scan, index: int, value: Decimal = Decimal(1)) -> tuple[str, int]:
    """The unit that begins at a piece and the piece after it; ('', -1) where there is none."""
    if index >= len(pieces) or "\n" in pieces.gap(index) or len(pieces.gap(index)) > 1:
        return _NO_UNIT
    if pieces.words[index] in HYPHENS:
        if not (pieces.glued(index) and pieces.glued(index + 1)):
            return _NO_UNIT
        index += 1
    elif phrases(pieces.lang, "unit_link").at(pieces, index):  # 'millions d'euros', 'مليون من ...'
        index = (phrases(pieces.lang, "unit_link").at(pieces, index) or ("", index))[1]
    found = unit_names(pieces.lang).at(pieces, index) if index < len(pieces) else None
    if not found and pieces.lang == "en":
        found = _degrees(pieces, index) or _after_adjective(pieces, index)
    if not found or _wrong_unit(pieces, index, value) or _no_code(pieces, index, found[0]):
        return _NO_UNIT
    return found


# Names of money that are words besides.
_WORDS = frozenset(
    """won real rand marks crowns dong score sol colon colons dram drams kip kips lek pula pulas lev guilder
    rials manat cedi dalasi som soms""".split()
)
_CODES = frozenset(("eur", "usd", "gbp", "chf", "jpy"))  # codes that are no words, so that they count in small letters


_LENGTHS_OF_TIME = frozenset(("day", "week", "month", "year", "hour", "minute", "decade"))
_ADJECTIVES = frozenset(
    """business consecutive straight successive whole full entire long short more additional further extra calendar
    working solid uninterrupted continuous""".split()
)
_WEATHER = (
    "temperature",
    "degree",
    "celsius",
    "fahrenheit",
    "heat",
    "warm",
    "cold",
    "hot",
    "weather",
    "mercury",
    "thermomet",
)
_AROUND = 12  # pieces in which the weather is spoken of


def _after_adjective(pieces: Scan, index: int) -> tuple[str, int] | None:
    """The months of 'three consecutive months'."""
    if pieces.lowers[index] not in _ADJECTIVES or index + 1 >= len(pieces) or pieces.gap(index + 1) != " ":
        return None
    found = unit_names("en").at(pieces, index + 1)
    return found if found and found[0] in _LENGTHS_OF_TIME else None


def _degrees(pieces: Scan, index: int) -> tuple[str, int] | None:
    """The scale of '30C' where the weather is spoken of."""
    unit = {"C": "celsius", "F": "fahrenheit"}.get(pieces.words[index])
    near = pieces.lowers[max(0, index - _AROUND) : index + _AROUND]
    signed = pieces.low(index - 2) in {"+", "-", "−"} and not pieces.glued(index - 2)
    return (unit, index + 1) if unit and (signed or any(low.startswith(_WEATHER) for low in near)) else None


def degrees_at(pieces: Scan, index: int) -> bool:
    """Whether a scale of temperature stands at a piece."""
    found = unit_names(pieces.lang).at(pieces, index) if index < len(pieces) else None
    return bool(found and dimension_of(found[0]) == "temperature") or (
        index < len(pieces) and _degrees(pieces, index) is not None
    )


def _no_code(pieces: Scan, index: int, unit: str) -> bool:
    """'the 10 top sellers': the code of the Tongan money only in capitals."""
    low = pieces.lowers[index]
    return low.upper() == unit and low not in _CODES and not pieces.words[index].isupper()


def _wrong_unit(pieces: Scan, index: int, value: Decimal) -> bool:
    """'18 won the race' is no sum of money, '5 real options' neither; '3M' is a company and '5G' a network."""
    if len(pieces.words[index]) == 1 and pieces.words[index].isalpha() and pieces.words[index].isupper():
        return _degrees(pieces, index) is None
    if pieces.lang == "en" and pieces.lowers[index] in _WORDS:
        return value < 1000
    second = pieces.lang == "en" and pieces.lowers[index] == "second"
    return second and value != 1 and not pieces.glued(index)
