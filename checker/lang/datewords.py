"""The parts of a date: names of months and weekdays, years, and what shows that a number is no year."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from checker.lang.counted import function_words, plural
from checker.lang.lexicon import Phrases, cldr, forms, phrases, raw, words
from checker.lang.units import unit_names

if TYPE_CHECKING:
    from checker.lang.scan import Scan

_LOWER_MONTHS = frozenset({"fr", "es", "it", "nl", "pl", "ru", "uk"})


@cache
def months(lang: str) -> Phrases[str]:
    table: Phrases[str] = Phrases(lang)
    for number, names in enumerate(cldr(lang).get("months", []), start=1):
        for name in names:
            table.add(name, str(number))
    for key, text in raw(lang).get("months_more", {}).items():
        for form in forms(text):
            table.add(form, key)
    return table


@cache
def _short_months(lang: str) -> Phrases[str]:
    """Abbreviations, which count only beside a day."""
    table: Phrases[str] = Phrases(lang)
    for number, names in enumerate(cldr(lang).get("months_short", []), start=1):
        for name in names:
            table.add(name, str(number))
    if lang == "en":
        table.add("sep", "9")
    return table


def month_words(lang: str) -> frozenset[str]:
    """The words with which a month may begin."""
    return months(lang).heads | _short_months(lang).heads


@cache
def weekdays(lang: str) -> Phrases[str]:
    table: Phrases[str] = Phrases(lang)
    for number, names in enumerate(cldr(lang).get("weekdays", [])):
        for name in names:
            table.add(name, str(number))
    for key, text in raw(lang).get("weekdays_more", {}).items():
        for form in forms(text):
            table.add(form, key)
    return table


def month_at(pieces: Scan, index: int, beside_day: bool = False) -> tuple[int, int] | None:
    """The month that begins at a piece and the piece after it."""
    if index >= len(pieces) or pieces.kinds[index] != "w" or not _cased(pieces, index, beside_day):
        return None
    found = months(pieces.lang).at(pieces, index)
    if not found and beside_day and (found := _short_months(pieces.lang).at(pieces, index)):
        dot = pieces.low(found[1]) == "." and pieces.glued(found[1])
        found = (found[0], found[1] + dot)
    if not found:
        return None
    number, end = int(found[0]), found[1]
    if pieces.low(end) == "/" and (twin := months(pieces.lang).at(pieces, end + 1)) and twin[0] == found[0]:
        end = twin[1]  # 'تموز/يوليو': the two Arabic names of one month
    return number, end


def _cased(pieces: Scan, index: int, beside_day: bool) -> bool:
    """English, German and Turkish write months with a capital, most others without."""
    first = pieces.words[index][0]
    if pieces.lang in {"en", "de", "tr"}:
        return first.isupper() or pieces.uncapitalised
    return pieces.lang not in _LOWER_MONTHS or beside_day or not first.isupper() or pieces.opens(index)


def whole(pieces: Scan, index: int) -> int | None:
    """A piece as a plain whole number."""
    if pieces.kind(index) != "n" or not pieces.words[index].isdecimal() or len(pieces.words[index]) > 4:
        return None
    return int(pieces.words[index])


def year_at(pieces: Scan, index: int) -> int | None:
    value = whole(pieces, index)
    return value if value is not None and len(pieces.words[index]) == 4 and 1000 <= value <= 2100 else None


def year_tail(pieces: Scan, index: int) -> tuple[int | None, int]:
    """The year that follows a day and month: ', 2021', ' de 2021', ' 2021 года'; and the piece after."""
    at = index
    if pieces.low(at) in words(pieces.lang, "date_of") or (pieces.low(at) == "," and pieces.lang in {"en", "ar"}):
        at += 1
    if pieces.low(at) in words(pieces.lang, "year_word"):
        at += 1
    year = year_at(pieces, at)
    if year is None or "\n" in pieces.gap(index) or (pieces.glued(at + 1) and pieces.kind(at + 1) == "w"):
        return None, index
    if at > index and pieces.low(index) == "," and counts(pieces, at + 1):
        return None, index
    return year, after_year(pieces, at + 1)


def after_year(pieces: Scan, index: int) -> int:
    if pieces.low(index) in words(pieces.lang, "year_after"):
        dot = pieces.low(index + 1) == "." and pieces.glued(index + 1) and len(pieces.low(index)) == 1
        return index + 1 + dot
    return index


def counts(pieces: Scan, index: int) -> bool:
    """Whether a counted noun or unit stands here, so that the number before is a quantity."""
    if index >= len(pieces) or "\n" in pieces.gap(index):
        return False
    if pieces.words[index] == "%":
        return True
    low = pieces.lowers[index]
    if (
        pieces.kinds[index] == "w"
        and low not in function_words(pieces.lang)
        and unit_names(pieces.lang).at(pieces, index)
    ):
        return True
    if phrases(pieces.lang, "scales").at(pieces, index):
        return True
    return pieces.lang == "en" and low not in function_words("en") and plural(low) and not pieces.capital(index)


def measured(pieces: Scan, index: int) -> bool:
    return index < len(pieces) and bool(
        unit_names(pieces.lang).at(pieces, index) or phrases(pieces.lang, "scales").at(pieces, index)
    )
