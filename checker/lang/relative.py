"""Dates that count from today: 'last Monday', 'this year', 'two weeks ago'."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.lang.calendar import ago, around, with_range
from checker.lang.datewords import month_at, weekdays, year_tail
from checker.lang.lexicon import phrases, raw, words
from checker.lang.numerals import read_numeral, word_value
from checker.lang.units import unit_names
from checker.model import DateValue

if TYPE_CHECKING:
    from datetime import date

    from checker.lang.scan import Scan


@dataclass(frozen=True, slots=True)
class Found:
    """A date and the pieces that it takes. A soft one leaves its number to the quantities ('two weeks ago')."""

    start: int
    end: int
    value: DateValue
    soft: bool = False


def relative(pieces: Scan, index: int, today: date | None) -> Found | None:
    found = phrases(pieces.lang, "relative").at(pieces, index)
    if found:
        unit, offset = found[0].split(":")
        value = around(today, unit, int(offset)) if today else DateValue(relative=True)
        return Found(index, found[1], value)
    for name, offset_days in (("last", -1), ("next", 1), ("this", 0)):
        adjective = phrases(pieces.lang, name).at(pieces, index)
        if not adjective:
            continue
        named = _named(pieces, adjective[1])
        if named:
            return Found(index, named[1], _resolved(named[0], offset_days, today))
    return None


def _named(pieces: Scan, index: int) -> tuple[DateValue, int] | None:
    """The weekday, month or season after 'last' or 'next'."""
    if index >= len(pieces) or "\n" in pieces.gap(index):
        return None
    if (weekday := weekdays(pieces.lang).at(pieces, index)) and (
        pieces.lang != "en" or pieces.capital(index) or (len(pieces.words[index]) > 5 and pieces.uncapitalised)
    ):
        return DateValue(weekday=int(weekday[0])), weekday[1]
    month = month_at(pieces, index)
    if month and year_tail(pieces, month[1])[0] is None and pieces.kind(month[1]) != "n":
        return DateValue(month=month[0]), month[1]
    season = phrases(pieces.lang, "seasons").at(pieces, index)
    return (DateValue(season=season[0]), season[1]) if season else None


def _resolved(value: DateValue, direction: int, today: date | None) -> DateValue:
    """'last Monday' counted from today; 'this' leaves the day open within the year."""
    value = replace(value, relative=True)
    if today is None:
        return value
    if value.weekday is not None:
        gap = (today.weekday() - value.weekday) % 7 or 7
        day = around(today, "day", -gap if direction < 0 else (value.weekday - today.weekday()) % 7 or 7)
        return replace(value, start=day.start, end=day.end) if direction else value
    if value.month:
        passed = value.month < today.month
        year = today.year + {-1: 0 if passed else -1, 0: 0, 1: 1 if value.month <= today.month else 0}[direction]
        return replace(with_range(replace(value, year=year)), relative=True)
    return value


def ago_phrase(pieces: Scan, index: int, today: date | None) -> list[Found]:
    """'a week ago', 'vor zwei Jahren', 'год назад': soft, since the number is also a length of time."""
    lang = pieces.lang
    if not raw(lang).get("ago_after") and not raw(lang).get("ago_before"):
        return []
    amount, at = _amount(pieces, index)
    unit = unit_names(lang).at(pieces, at) if 0 <= at < len(pieces) else None
    if not unit or unit[0] not in {"day", "week", "month", "year", "decade"} or amount > 10_000:
        return []
    after = phrases(lang, "ago_after").at(pieces, unit[1])
    before = phrases(lang, "ago_before").ends_at(pieces, index) if at > index else None
    if not after and not before:
        return []
    value = ago(today, amount, unit[0]) if today else DateValue(relative=True)
    return [Found(before[1] if before else index, after[1] if after else unit[1], value, soft=True)]


def _amount(pieces: Scan, index: int) -> tuple[int, int]:
    """How many units, and the piece of the unit; -1 where no number or article stands."""
    lang, low = pieces.lang, pieces.lowers[index]
    if pieces.kinds[index] == "w" and word_value(low, lang) is None and low not in words(lang, "article"):
        return 1, index if lang in {"ru", "uk", "pl"} else -1  # without an article: 'год назад'
    numeral = read_numeral(pieces, index)
    return (int(numeral.value), numeral.end) if numeral and not numeral.bare else (1, index + 1)
