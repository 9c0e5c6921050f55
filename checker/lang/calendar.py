"""Arithmetic of dates: the days that a value covers, what two values disagree in, ranges that are told from today."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from checker.model import DateValue

SEASON_MONTHS = {"spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11), "winter": (12, 1, 2)}
_NEAR = {
    name: {m % 12 + 1 for month in months for m in (month - 2, month - 1, month)}
    for name, months in SEASON_MONTHS.items()
}


def valid(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar has such a day; a missing year is taken as a leap year."""
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    leap_or = year if year and MINYEAR <= year <= MAXYEAR else 2000
    return 1 <= day <= (monthrange(leap_or, month)[1] if month else 31)


def with_range(value: DateValue) -> DateValue:
    """The value with the days that its fields cover, where they give a year."""
    if value.year is None or not MINYEAR < value.year < MAXYEAR or value.start:
        return value
    if value.month and value.day:
        if not valid(value.year, value.month, value.day):
            return value
        day = date(value.year, value.month, value.day)
        return replace(value, start=day, end=day)
    if value.month:
        first, last = value.month, value.month
    elif value.season:
        if value.season == "winter":  # begins in one year and ends in the next or began in the one before
            return replace(value, start=date(value.year - 1, 12, 1), end=date(value.year + 1, 2, 28))
        first, _, last = SEASON_MONTHS[value.season]
    else:
        first, last = 1, 12
    return replace(value, start=date(value.year, first, 1), end=date(value.year, last, monthrange(value.year, last)[1]))


def around(today: date, unit: str, offset: int) -> DateValue:
    """Days of 'this week', 'last year', 'tomorrow': the calendar unit that lies ``offset`` units from today's."""
    if unit == "day":
        day = _shift(today, offset)
        return DateValue(year=day.year, month=day.month, day=day.day, start=day, end=day, relative=True)
    if unit in {"week", "weekend"}:
        monday = _shift(today, 7 * offset - today.weekday())
        start = monday if unit == "week" else _shift(monday, 5)
        return DateValue(start=start, end=_shift(monday, 6), relative=True)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + offset
        found = with_range(DateValue(year=months // 12, month=months % 12 + 1))
    else:
        found = with_range(DateValue(year=today.year + offset))
    return replace(found, relative=True)


def ago(today: date, amount: int, unit: str) -> DateValue:
    """'two weeks ago': give or take half a unit."""
    days = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}[unit]
    half = 0 if unit == "day" else max(1, days // 2)
    middle = amount * days + (amount // 4 if unit == "year" else 0)
    return DateValue(start=_shift(today, -middle - half), end=_shift(today, -middle + half), relative=True)


def _shift(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def date_conflict(a: DateValue, b: DateValue) -> str:
    """Which field keeps two dates from being one: year month day weekday season range; '' where they fit."""
    for name in ("year", "month", "day", "weekday", "season"):
        one, other = getattr(a, name), getattr(b, name)
        if one not in (None, "") and other not in (None, "") and one != other:
            if name == "day" and (a.month is None) != (b.month is None):
                continue
            return name
    for value, other_value in ((a, b), (b, a)):
        if value.season and other_value.month and other_value.month not in _NEAR[value.season]:
            return "season"
    if a.start and a.end and b.start and b.end and (a.end < b.start or b.end < a.start):
        return "range"
    return _weekday_conflict(a, b) or _weekday_conflict(b, a)


def _weekday_conflict(a: DateValue, b: DateValue) -> str:
    """A bare weekday against a full date."""
    known = weekday_of(b) if b.weekday is None else None
    return "weekday" if a.weekday is not None and a.start is None and known is not None and known != a.weekday else ""


def weekday_of(value: DateValue) -> int | None:
    """The weekday (Monday is 0) of a full date, None where the date is not full."""
    if value.year and value.month and value.day and valid(value.year, value.month, value.day) and value.year > 0:
        return date(value.year, value.month, value.day).weekday()
    return None


def weekday_misfit(value: DateValue) -> int | None:
    """The right weekday where a full date is given with another one, else None."""
    right = weekday_of(value)
    return right if right is not None and value.weekday is not None and right != value.weekday else None
