"""Dates in running text: days, months, years, weekdays, seasons, and words that count from today."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from checker.lang.calendar import date_conflict, valid, weekday_misfit, weekday_of, with_range
from checker.lang.datewords import (
    counts,
    month_at,
    month_words,
    weekdays,
    whole,
    year_tail,
)
from checker.lang.lexicon import Phrases, followers, numbers, phrases, raw, words
from checker.lang.relative import Found, ago_phrase, relative
from checker.lang.scan import DASHES, HYPHENS, Scan, scan
from checker.lang.units import unit_names
from checker.lang.years import QUARTER_NAMES, QUARTERS, quarter, worded_decade, year_or_span
from checker.model import DateValue, Mention, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

__all__ = ["date_conflict", "date_mentions", "date_spans", "find_dates", "read_dates", "weekday_misfit", "weekday_of"]

_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})")


def find_dates(text: str, lang: str = "en", today: date | None = None) -> list[Mention]:
    """Every date of a text, in order and without overlap; relative ones have days only where today is given."""
    pieces = scan(text, lang)
    return date_mentions(pieces, read_dates(pieces, today))


def date_mentions(pieces: Scan, dates: Iterable[Found]) -> list[Mention]:
    return [Mention(Span(pieces.starts[f.start], pieces.ends[f.end - 1]), "date", with_range(f.value)) for f in dates]


def date_spans(dates: Iterable[Found]) -> list[tuple[int, int]]:
    """The runs of pieces (start, end) that belong to dates, and whose numbers are no quantities."""
    return [(found.start, found.end) for found in dates if not found.soft]


def read_dates(pieces: Scan, today: date | None) -> list[Found]:
    """The dates among the pieces; which pieces they take does not depend on today."""
    result: list[Found] = []
    index, begins, small = 0, date_heads(pieces.lang), _small_words(pieces.lang)
    kinds, lowers, length = pieces.kinds, pieces.lowers, len(pieces)
    while index < length:
        kind, low = kinds[index], lowers[index]
        quiet = kind == "s" or (kind == "w" and begins and low not in begins)
        if quiet or (low in small and not pieces.before(index, small[low])):
            index += 1
            continue
        found = _at(pieces, index, today)
        for one in found:
            if not result or one.start >= result[-1].end:
                result.append(one)
        index = max([index + 1, *(one.end for one in found)])
    return result


@cache
def date_heads(lang: str) -> frozenset[str]:
    """The words that a date may begin with, in English; elsewhere, where words are inflected or joined, any may."""
    if lang != "en":
        return frozenset()
    heads = month_words(lang).union(*(table.heads for table in (*_tables(lang), weekdays(lang))))
    return heads | numbers(lang).keys() | words(lang, "article") | QUARTERS.keys() | QUARTER_NAMES


def _tables(lang: str) -> list[Phrases[str]]:
    keys = ("relative", "last", "next", "this", "seasons", "day_words", "decade_words")
    return [phrases(lang, key) for key in keys]


@cache
def _small_words(lang: str) -> Mapping[str, frozenset[str]]:
    """The commonest words that a date may begin with, and what follows them then: most sentences have some."""
    if lang != "en":
        return {}
    articles = {word: unit_names(lang).heads for word in words(lang, "article")}
    found = {word: followers(_tables(lang), word, units) for word, units in {"the": (), **articles}.items()}
    return {word: behind for word, behind in found.items() if behind is not None}


def _at(pieces: Scan, index: int, today: date | None) -> list[Found]:
    if pieces.kinds[index] == "n":
        return (
            _numeric(pieces, index)
            or _day_first(pieces, index)
            or year_or_span(pieces, index)
            or ago_phrase(pieces, index, today)
        )
    resolved = relative(pieces, index, today)
    if resolved:
        return [resolved]
    if raw(pieces.lang).get("day_words") and (found := _day_first(pieces, index)):
        return found
    return (
        worded_decade(pieces, index)
        or quarter(pieces, index)
        or _weekday(pieces, index)
        or _month_first(pieces, index)
        or _season(pieces, index)
        or ago_phrase(pieces, index, today)
    )


def _numeric(pieces: Scan, index: int) -> list[Found]:
    """'2021-07-26', '26.07.2021', '26/07/2021'."""
    dotted = _DOTTED.fullmatch(pieces.words[index]) if len(pieces.words[index]) <= 10 else None
    if dotted and pieces.low(index - 1) not in HYPHENS:
        day, month, year = (int(part) for part in dotted.groups())
        return _checked(index, index + 1, year if year > 99 else 2000 + year, month, day)
    if index + 4 >= len(pieces) or not all(pieces.glued(index + k) for k in (1, 2, 3, 4)):
        return []
    sign = pieces.words[index + 1]
    parts = [whole(pieces, index + k) for k in (0, 2, 4)]
    if sign not in {"-", "/"} or pieces.words[index + 3] != sign or any(part is None for part in parts):
        return []
    one, two, three = (part or 0 for part in parts)
    if len(pieces.words[index]) == 4:
        return _checked(index, index + 5, one, two, three)
    if len(pieces.words[index + 4]) != 4:
        return []
    if pieces.lang == "en" and one <= 12 and two <= 12 and one != two:
        return [Found(index, index + 5, DateValue(year=three))]  # day and month may stand either way round
    day, month = (two, one) if two > 12 else (one, two)
    return _checked(index, index + 5, three, month, day)


def _checked(start: int, end: int, year: int | None, month: int | None, day: int | None) -> list[Found]:
    return [Found(start, end, DateValue(year=year, month=month, day=day))] if valid(year, month, day) else []


def _day_at(pieces: Scan, index: int) -> tuple[int, int] | None:
    """A day of the month and the piece after it: '26', '26.', '26th', '1er', 'السادس والعشرين'."""
    value = whole(pieces, index)
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


def _day_first(pieces: Scan, index: int) -> list[Found]:
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
    month = month_at(pieces, at, beside_day=True)
    if month is None or "\n" in pieces.gap(at):
        return []
    year, end = year_tail(pieces, month[1])
    last = len(days) - 1
    return [
        found
        for k, (start, (day, stop)) in enumerate(days)
        for found in _checked(start, end if k == last else stop, year, month[0], day)
    ]


def _month_first(pieces: Scan, index: int) -> list[Found]:
    """'July 26, 2021', 'July 2021', 'in July'."""
    month = month_at(pieces, index)
    short = None if month else month_at(pieces, index, beside_day=True) if pieces.lang == "en" else None
    month = month or short
    if month is None:
        return []
    number, end = month
    day = (
        _day_at(pieces, end)
        if pieces.lang == "en" and pieces.kind(end) == "n" and "\n" not in pieces.gap(end)
        else None
    )
    if day and not counts(pieces, day[1]):
        year, stop = year_tail(pieces, day[1])
        return _checked(index, stop, year, number, day[0]) + _second_day(pieces, stop, year, number)
    year, stop = year_tail(pieces, end)
    if year is None and (short or not _is_month(pieces, index)):
        return []
    return _checked(index, stop, year, number, None)


def _second_day(pieces: Scan, index: int, year: int | None, month: int) -> list[Found]:
    """The 27 of 'July 26 and 27'."""
    if pieces.low(index) not in {"and", *DASHES}:
        return []
    day = _day_at(pieces, index + 1) if pieces.kind(index + 1) == "n" else None
    return _checked(index + 1, day[1], year, month, day[0]) if day and not counts(pieces, day[1]) else []


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


def _weekday(pieces: Scan, index: int) -> list[Found]:
    """'Monday', and 'Monday, 26 July 2021' as one date."""
    found = weekdays(pieces.lang).at(pieces, index)
    if not found or pieces.low(index - 1) in words(pieces.lang, "weekday_not_after"):
        return []
    if (
        pieces.lang == "en"
        and not pieces.capital(index)
        and not (len(pieces.words[index]) > 5 and pieces.uncapitalised)
    ):
        return []
    if pieces.low(index - 1) == "am" and pieces.low(index - 2) in {"bild", "welt"}:
        return []  # newspapers
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
        return [Found(index, dated[0].end, replace(dated[0].value, weekday=number))]
    if pieces.lang == "en" and _eve(pieces, index):
        return [Found(index, end, DateValue())]
    return [Found(index, end, DateValue(weekday=number))]


def _eve(pieces: Scan, index: int) -> bool:
    """'the night before Sunday', 'Saturday night to Sunday': the night of two days, told by either."""
    before = [pieces.low(index - n) for n in (1, 2, 3)]
    return before[0] in {"before", "to", "into"} and "night" in before[1:]


def _season(pieces: Scan, index: int) -> list[Found]:
    found = phrases(pieces.lang, "seasons").at(pieces, index)
    if not found:
        return []
    lang, before = pieces.lang, pieces.low(index - 1)
    if lang not in {"de", "en"} and pieces.capital(index) and not pieces.opens(index):
        return []  # a family name
    if before in words(lang, "the"):
        before = pieces.low(index - 2)
    year, end = year_tail(pieces, found[1])
    needed = words(lang, "season_guard")
    cue = before in words(lang, "season_before") and not (lang == "en" and before == "of")
    allowed = cue or year is not None
    if (pieces.lowers[index] in needed or "*" in needed) and not allowed:
        return []
    if pieces.low(index) == "fall" and pieces.low(index - 1) == "the" and before != "in" and year is None:
        return []
    value = DateValue(year=year, season=found[0])
    return [Found(index, end if year else found[1], value)]
