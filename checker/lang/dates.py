"""Dates in running text: days, months, years, weekdays, seasons, and words that count from today."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from checker.lang.calendar import ago, around, date_conflict, valid, weekday_misfit, weekday_of, with_range
from checker.lang.counted import function_words, plural
from checker.lang.lexicon import LANGUAGES, Phrases, cldr, forms, phrases, raw, words
from checker.lang.numerals import read_numeral, word_value
from checker.lang.scan import DASHES, HYPHENS, Scan, scan
from checker.model import DateValue, Mention, Span

__all__ = ["date_conflict", "date_spans", "find_dates", "weekday_misfit", "weekday_of"]

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")
_LOWER_MONTHS = frozenset({"fr", "es", "it", "pt", "nl", "pl", "ru", "uk"})


@dataclass(frozen=True, slots=True)
class _Found:
    """A date and the pieces that it takes. A soft one leaves its number to the quantities ('two weeks ago')."""

    start: int
    end: int
    value: DateValue
    soft: bool = False


def find_dates(text: str, lang: str = "en", today: date | None = None) -> list[Mention]:
    """Every date of a text, in order and without overlap; relative ones have days only where today is given."""
    pieces = scan(text, lang)
    return [
        Mention(Span(pieces.starts[f.start], pieces.ends[f.end - 1]), "date", with_range(f.value))
        for f in _all(pieces, today)
    ]


def date_spans(pieces: Scan) -> list[tuple[int, int]]:
    """The runs of pieces (start, end) that belong to dates."""
    return [(found.start, found.end) for found in _all(pieces, None) if not found.soft]


def _all(pieces: Scan, today: date | None) -> list[_Found]:
    result: list[_Found] = []
    index = 0
    while index < len(pieces):
        found = _at(pieces, index, today) if pieces.kinds[index] != "s" else []
        for one in found:
            if not result or one.start >= result[-1].end:
                result.append(one)
        index = max([index + 1, *(one.end for one in found)])
    return result


def _at(pieces: Scan, index: int, today: date | None) -> list[_Found]:
    if pieces.kinds[index] == "n":
        return (
            _numeric(pieces, index) or _day_first(pieces, index) or _year(pieces, index) or _ago(pieces, index, today)
        )
    relative = _relative(pieces, index, today)
    if relative:
        return [relative]
    if raw(pieces.lang).get("day_words") and (found := _day_first(pieces, index)):
        return found
    return (
        _weekday(pieces, index) or _month_first(pieces, index) or _season(pieces, index) or _ago(pieces, index, today)
    )


@cache
def _months(lang: str) -> Phrases[str]:
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


@cache
def _weekdays(lang: str) -> Phrases[str]:
    table: Phrases[str] = Phrases(lang)
    for number, names in enumerate(cldr(lang).get("weekdays", [])):
        for name in names:
            table.add(name, str(number))
    for key, text in raw(lang).get("weekdays_more", {}).items():
        for form in forms(text):
            table.add(form, key)
    return table


def _month_at(pieces: Scan, index: int, beside_day: bool = False) -> tuple[int, int] | None:
    """The month that begins at a piece and the piece after it."""
    if index >= len(pieces) or pieces.kinds[index] != "w" or not _cased(pieces, index, beside_day):
        return None
    found = _months(pieces.lang).at(pieces, index)
    if not found and beside_day and (found := _short_months(pieces.lang).at(pieces, index)):
        dot = pieces.low(found[1]) == "." and pieces.glued(found[1])
        found = (found[0], found[1] + dot)
    if not found:
        return None
    number, end = int(found[0]), found[1]
    if pieces.low(end) == "/" and (twin := _months(pieces.lang).at(pieces, end + 1)) and twin[0] == found[0]:
        end = twin[1]  # 'تموز/يوليو': the two Arabic names of one month
    return number, end


def _cased(pieces: Scan, index: int, beside_day: bool) -> bool:
    """English, German and Turkish write months with a capital, most others without."""
    first = pieces.words[index][0]
    if pieces.lang in {"en", "de", "tr"}:
        return first.isupper()
    return pieces.lang not in _LOWER_MONTHS or beside_day or not first.isupper() or pieces.opens(index)


def _whole(pieces: Scan, index: int) -> int | None:
    """A piece as a plain whole number."""
    if pieces.kind(index) != "n" or not pieces.words[index].isdecimal() or len(pieces.words[index]) > 4:
        return None
    return int(pieces.words[index])


def _year_at(pieces: Scan, index: int) -> int | None:
    value = _whole(pieces, index)
    return value if value is not None and len(pieces.words[index]) == 4 and 1000 <= value <= 2100 else None


def _year_tail(pieces: Scan, index: int) -> tuple[int | None, int]:
    """The year that follows a day and month: ', 2021', ' de 2021', ' 2021 года'; and the piece after."""
    at = index
    if pieces.low(at) in words(pieces.lang, "date_of") or (pieces.low(at) == "," and pieces.lang in {"en", "ar"}):
        at += 1
    if pieces.low(at) in words(pieces.lang, "year_word"):
        at += 1
    year = _year_at(pieces, at)
    if year is None or "\n" in pieces.gap(index) or (pieces.glued(at + 1) and pieces.kind(at + 1) == "w"):
        return None, index
    if at > index and pieces.low(index) == "," and _counts(pieces, at + 1):
        return None, index
    return year, _after_year(pieces, at + 1)


def _after_year(pieces: Scan, index: int) -> int:
    if pieces.low(index) in words(pieces.lang, "year_after"):
        dot = pieces.low(index + 1) == "." and pieces.glued(index + 1) and len(pieces.low(index)) == 1
        return index + 1 + dot
    return index


def _numeric(pieces: Scan, index: int) -> list[_Found]:
    """'2021-07-26', '26.07.2021', '26/07/2021'."""
    dotted = _DOTTED.fullmatch(pieces.words[index]) if len(pieces.words[index]) <= 10 else None
    if dotted and pieces.low(index - 1) not in HYPHENS:
        day, month, year = (int(part) for part in dotted.groups())
        return _checked(index, index + 1, year if year > 99 else 2000 + year, month, day)
    if index + 4 >= len(pieces) or not all(pieces.glued(index + k) for k in (1, 2, 3, 4)):
        return []
    sign = pieces.words[index + 1]
    parts = [_whole(pieces, index + k) for k in (0, 2, 4)]
    if sign not in {"-", "/"} or pieces.words[index + 3] != sign or any(part is None for part in parts):
        return []
    one, two, three = (part or 0 for part in parts)
    if len(pieces.words[index]) == 4:
        return _checked(index, index + 5, one, two, three)
    if len(pieces.words[index + 4]) != 4:
        return []
    if pieces.lang == "en" and one <= 12 and two <= 12 and one != two:
        return [_Found(index, index + 5, DateValue(year=three))]  # day and month may stand either way round
    day, month = (two, one) if two > 12 else (one, two)
    return _checked(index, index + 5, three, month, day)


def _checked(start: int, end: int, year: int | None, month: int | None, day: int | None) -> list[_Found]:
    return [_Found(start, end, DateValue(year=year, month=month, day=day))] if valid(year, month, day) else []


def _day_at(pieces: Scan, index: int) -> tuple[int, int] | None:
    """A day of the month and the piece after it: '26', '26.', '26th', '1er', 'السادس والعشرين'."""
    value = _whole(pieces, index)
    if value is None:
        found = phrases(pieces.lang, "day_words").at(pieces, index) if pieces.kind(index) == "w" else None
        return (int(found[0]), found[1]) if found else None
    if not 1 <= value <= 31 or len(pieces.words[index]) > 2:
        return None
    end = index + 1
    if pieces.low(end) in HYPHENS and pieces.glued(end) and pieces.low(end + 1) in words(pieces.lang, "ordinal_suffix"):
        return value, end + 2
    if pieces.glued(end) and (pieces.low(end) in words(pieces.lang, "ordinal_suffix") or pieces.words[end] in ".ºª°"):
        end += 1
    return value, end


def _day_first(pieces: Scan, index: int) -> list[_Found]:
    """'26 July 2021', '26. Juli', '26 de julio de 2021', '25–27 July', '25 and 26 July'."""
    first = _day_at(pieces, index)
    if first is None:
        return []
    days = [(index, first)]
    link = first[1]
    if pieces.words[link : link + 1] and (
        pieces.words[link] in DASHES or pieces.low(link) in words(pieces.lang, "day_link")
    ):
        second = _day_at(pieces, link + 1)
        if second and second[0] > first[0]:
            days.append((link + 1, second))
    at = days[-1][1][1]
    at += pieces.low(at) in words(pieces.lang, "date_of")
    at += pieces.low(at) in words(pieces.lang, "month_word")
    month = _month_at(pieces, at, beside_day=True)
    if month is None or "\n" in pieces.gap(at):
        return []
    year, end = _year_tail(pieces, month[1])
    last = len(days) - 1
    return [
        found
        for k, (start, (day, stop)) in enumerate(days)
        for found in _checked(start, end if k == last else stop, year, month[0], day)
    ]


def _month_first(pieces: Scan, index: int) -> list[_Found]:
    """'July 26, 2021', 'July 2021', 'in July'."""
    month = _month_at(pieces, index)
    short = None if month else _month_at(pieces, index, beside_day=True) if pieces.lang == "en" else None
    month = month or short
    if month is None:
        return []
    number, end = month
    day = (
        _day_at(pieces, end)
        if pieces.lang == "en" and pieces.kind(end) == "n" and "\n" not in pieces.gap(end)
        else None
    )
    if day and not _counts(pieces, day[1]):
        year, stop = _year_tail(pieces, day[1])
        return _checked(index, stop, year, number, day[0]) + _second_day(pieces, stop, year, number)
    year, stop = _year_tail(pieces, end)
    if year is None and (short or not _is_month(pieces, index)):
        return []
    return _checked(index, stop, year, number, None)


def _second_day(pieces: Scan, index: int, year: int | None, month: int) -> list[_Found]:
    """The 27 of 'July 26 and 27'."""
    if pieces.low(index) not in {"and", *DASHES}:
        return []
    day = _day_at(pieces, index + 1) if pieces.kind(index + 1) == "n" else None
    return _checked(index + 1, day[1], year, month, day[0]) if day and not _counts(pieces, day[1]) else []


def _counts(pieces: Scan, index: int) -> bool:
    """Whether a counted noun or unit stands here, so that the number before is a quantity."""
    if index >= len(pieces) or "\n" in pieces.gap(index):
        return False
    if pieces.words[index] == "%":
        return True
    from checker.lang.units import unit_names

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


def _is_month(pieces: Scan, index: int) -> bool:
    """Keeps the verb 'may', the march and people called April or August out."""
    lang, low, before = pieces.lang, pieces.lowers[index], pieces.low(index - 1)
    if low not in words(lang, "month_guard"):
        return True
    if before in words(lang, "month_before") and not (pieces.capital(index + 1) and pieces.lang == "en"):
        return True
    if low in {"may", "march"} or lang != "en":
        return False
    return not pieces.opens(index) and not pieces.capital(index - 1) and not pieces.capital(index + 1)


def _year(pieces: Scan, index: int) -> list[_Found]:
    """A year, a decade or a span of years."""
    year = _year_at(pieces, index)
    if year is None or pieces.low(index - 1) in {"$", "€", "£", "¥", "#", "№", "₽"}:
        return _old_year(pieces, index)
    after = index + 1
    if pieces.glued(index) and pieces.low(index - 1) in {*HYPHENS, "/", ".", ":"}:
        return []
    if pieces.glued(after) and pieces.low(after) in words(pieces.lang, "decade_suffix") and year % 10 == 0:
        return [_Found(index, after + 1, _span(year, year + 9))]
    if pieces.low(index - 1) in words(pieces.lang, "decade_before") and year % 10 == 0:
        return [_Found(index, after, _span(year, year + 9))]
    if pieces.glued(after) and pieces.kind(after) == "w":
        return []
    until = _until_year(pieces, after, year)
    if until:
        return until and [_Found(index, until[0].end, until[0].value)]
    if not _is_year(pieces, index, year):
        return []
    return [_Found(index, _after_year(pieces, after), DateValue(year=year))]


def _short_decade(pieces: Scan, index: int) -> list[_Found]:
    """'the 80s', 'années 70', 'anni ’90'."""
    value = _whole(pieces, index)
    if value is None or len(pieces.words[index]) != 2 or value % 10 or value < 20:
        return []
    before = pieces.low(index - 1) if pieces.low(index - 1) not in {"'", "’", "‘"} else pieces.low(index - 2)
    suffixed = pieces.glued(index + 1) and pieces.low(index + 1) in words(pieces.lang, "decade_suffix")
    if suffixed and before in words(pieces.lang, "decade_article"):
        return [_Found(index, index + 2, _span(1900 + value, 1909 + value))]
    named = before in words(pieces.lang, "decade_before") and not phrases(pieces.lang, "approx").ends_at(pieces, index)
    return [_Found(index, index + 1, _span(1900 + value, 1909 + value))] if named else []


def _old_year(pieces: Scan, index: int) -> list[_Found]:
    """'480 BC': a year before our era is negative."""
    if decade := _short_decade(pieces, index):
        return decade
    value = _whole(pieces, index)
    if value and phrases(pieces.lang, "bc").at(pieces, index + 1):
        return [
            _Found(
                index, (phrases(pieces.lang, "bc").at(pieces, index + 1) or ("", index + 2))[1], DateValue(year=-value)
            )
        ]
    return []


def _span(first: int, last: int) -> DateValue:
    return DateValue(start=date(first, 1, 1), end=date(last, 12, 31))


def _until_year(pieces: Scan, index: int, year: int) -> list[_Found]:
    """The rest of '2018–2020', '1939–45', '2018/19'."""
    if not pieces.words[index : index + 1] or (pieces.words[index] not in DASHES and pieces.words[index] != "/"):
        return []
    other = _whole(pieces, index + 1)
    if other is None or not pieces.glued(index) or not pieces.glued(index + 1):
        return []
    if len(pieces.words[index + 1]) == 2 and other > year % 100:
        other += year - year % 100
    return [_Found(index, index + 2, _span(year, other))] if year < other <= 2100 else []


def _is_year(pieces: Scan, index: int, year: int) -> bool:
    lang, before, after = pieces.lang, pieces.low(index - 1), index + 1
    if pieces.low(after) in words(lang, "year_after"):
        return True
    if phrases(lang, "approx").ends_at(pieces, index) and before not in words(lang, "year_before"):
        return False
    counted = _counts(pieces, after)
    if before in words(lang, "year_before") or before in words(lang, "year_word"):
        return not counted or (1900 <= year <= 2060 and lang == "en" and not _measured(pieces, after))
    if lang not in LANGUAGES:
        return 1900 <= year <= 2060
    if not 1700 <= year <= 2060 or _measured(pieces, after):
        return False
    if lang == "en":
        return not counted or before in {"the", "s", "its", "their", "his", "her", "our"}
    noun = pieces.kind(after) == "w" and pieces.low(after) not in function_words(lang) and "\n" not in pieces.gap(after)
    if lang == "de":
        return not (noun and pieces.capital(after))
    return not noun


def _measured(pieces: Scan, index: int) -> bool:
    from checker.lang.units import unit_names

    return index < len(pieces) and bool(
        unit_names(pieces.lang).at(pieces, index) or phrases(pieces.lang, "scales").at(pieces, index)
    )


def _weekday(pieces: Scan, index: int) -> list[_Found]:
    """'Monday', and 'Monday, 26 July 2021' as one date."""
    found = _weekdays(pieces.lang).at(pieces, index)
    if not found or pieces.low(index - 1) in words(pieces.lang, "weekday_not_after"):
        return []
    if pieces.lang == "en" and not pieces.capital(index):
        return []
    guard = words(pieces.lang, "weekday_guard")
    if pieces.lowers[index] in guard and pieces.low(index - 1) not in words(pieces.lang, "weekday_before"):
        return []
    number, end = int(found[0]), found[1]
    at = end
    while (
        at < len(pieces)
        and (pieces.words[at] in {",", "("} or pieces.low(at) in words(pieces.lang, "date_link"))
        and at < end + 2
    ):
        at += 1
    dated = (
        _day_first(pieces, at) or _month_first(pieces, at) if at < len(pieces) and "\n" not in pieces.gap(at) else []
    )
    if dated and len(dated) == 1 and dated[0].value.day:
        return [_Found(index, dated[0].end, replace(dated[0].value, weekday=number))]
    return [_Found(index, end, DateValue(weekday=number))]


def _season(pieces: Scan, index: int) -> list[_Found]:
    found = phrases(pieces.lang, "seasons").at(pieces, index)
    if not found:
        return []
    lang, before = pieces.lang, pieces.low(index - 1)
    if before in words(lang, "the"):
        before = pieces.low(index - 2)
    year, end = _year_tail(pieces, found[1])
    needed = words(lang, "season_guard")
    allowed = before in words(lang, "season_before") or year is not None
    if (pieces.lowers[index] in needed or "*" in needed) and not allowed:
        return []
    if pieces.low(index) == "fall" and pieces.low(index - 1) == "the" and before != "in" and year is None:
        return []
    value = DateValue(year=year, season=found[0])
    return [_Found(index, end if year else found[1], value)]


def _relative(pieces: Scan, index: int, today: date | None) -> _Found | None:
    found = phrases(pieces.lang, "relative").at(pieces, index)
    if found:
        unit, offset = found[0].split(":")
        value = around(today, unit, int(offset)) if today else DateValue(relative=True)
        return _Found(index, found[1], value)
    for name, offset_days in (("last", -1), ("next", 1), ("this", 0)):
        adjective = phrases(pieces.lang, name).at(pieces, index)
        if not adjective:
            continue
        named = _named(pieces, adjective[1])
        if named:
            return _Found(index, named[1], _resolved(named[0], offset_days, today))
    return None


def _named(pieces: Scan, index: int) -> tuple[DateValue, int] | None:
    """The weekday, month or season after 'last' or 'next'."""
    if index >= len(pieces) or "\n" in pieces.gap(index):
        return None
    if (weekday := _weekdays(pieces.lang).at(pieces, index)) and (pieces.lang != "en" or pieces.capital(index)):
        return DateValue(weekday=int(weekday[0])), weekday[1]
    month = _month_at(pieces, index)
    if month and _year_tail(pieces, month[1])[0] is None and pieces.kind(month[1]) != "n":
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


def _ago(pieces: Scan, index: int, today: date | None) -> list[_Found]:
    """'a week ago', 'vor zwei Jahren': soft, since the number is also a length of time."""
    lang = pieces.lang
    if not raw(lang).get("ago_after") and not raw(lang).get("ago_before"):
        return []
    if pieces.kinds[index] == "w" and word_value(pieces.lowers[index], lang) is None and not _one(pieces, index):
        return []
    from checker.lang.units import unit_names

    numeral = read_numeral(pieces, index)
    amount, at = (int(numeral.value), numeral.end) if numeral and not numeral.bare else (1, index + 1)
    unit = unit_names(lang).at(pieces, at) if at < len(pieces) else None
    if not unit or unit[0] not in {"day", "week", "month", "year", "decade"} or amount > 10_000:
        return []
    after = phrases(lang, "ago_after").at(pieces, unit[1])
    before = phrases(lang, "ago_before").ends_at(pieces, index)
    if not after and not before:
        return []
    value = ago(today, amount, unit[0]) if today else DateValue(relative=True)
    return [_Found(before[1] if before else index, after[1] if after else unit[1], value, soft=True)]


def _one(pieces: Scan, index: int) -> bool:
    return pieces.lowers[index] in words(pieces.lang, "article")
