"""Dates in running text: fields, ranges, what must not be one, and what makes two dates conflict."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.lang.dates import date_conflict, find_dates, weekday_misfit, weekday_of
from checker.lang.lexicon import LANGUAGES
from checker.model import DateValue

TODAY = date(2021, 7, 27)  # a Tuesday


def dates(text: str, lang: str = "en", today: date | None = None) -> list[DateValue]:
    return [mention.value for mention in find_dates(text, lang, today) if isinstance(mention.value, DateValue)]


def only(text: str, lang: str = "en", today: date | None = None) -> DateValue:
    (found,) = dates(text, lang, today)
    return found


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "on 26 July 2021"),
        ("en", "on July 26, 2021"),
        ("en", "the 26th of July 2021"),
        ("en", "2021-07-26"),
        ("de", "am 26. Juli 2021"),
        ("de", "am 26.07.2021"),
        ("fr", "le 26 juillet 2021"),
        ("es", "el 26 de julio de 2021"),
        ("it", "il 26 luglio 2021"),
        ("pt", "em 26 de julho de 2021"),
        ("nl", "op 26 juli 2021"),
        ("pl", "26 lipca 2021 r."),
        ("ru", "26 июля 2021 года"),
        ("uk", "26 липня 2021 року"),
        ("tr", "26 Temmuz 2021"),
        ("ar", "٢٦ يوليو ٢٠٢١"),
        ("ar", "26 تموز/يوليو 2021"),
    ],
)
def test_full_dates(lang: str, text: str) -> None:
    found = only(text, lang)
    assert (found.year, found.month, found.day) == (2021, 7, 26)
    assert found.start == found.end == date(2021, 7, 26)


@pytest.mark.parametrize(
    ("lang", "text", "year", "month", "day"),
    [
        ("en", "since July", None, 7, None),
        ("en", "in August 2023", 2023, 8, None),
        ("en", "in 2018 the river", 2018, None, None),
        ("en", "she may come in May", None, 5, None),
        ("en", "on 8 September.", None, 9, 8),
        ("de", "seit Juni", None, 6, None),
        ("de", "waren die USA 2003 in den Irak", 2003, None, None),
        ("de", "Im Dürrejahr 2018", 2018, None, None),
        ("fr", "en août 2023", 2023, 8, None),
        ("es", "prometido en octubre 206 millones", None, 10, None),
        ("ru", "с 1985 года", 1985, None, None),
        ("ru", "в апреле 2023 года", 2023, 4, None),
        ("pl", "w 1985 roku", 1985, None, None),
        ("ar", "الثامن من سبتمبر", None, 9, 8),
        ("ar", "عام 2018", 2018, None, None),
        ("uk", "до 13-го березня", None, 3, 13),
    ],
)
def test_partial_dates(lang: str, text: str, year: int | None, month: int | None, day: int | None) -> None:
    found = only(text, lang)
    assert (found.year, found.month, found.day) == (year, month, day)


@pytest.mark.parametrize(
    ("lang", "text", "weekday"),
    [
        ("en", "on Monday", 0),
        ("de", "am Dienstagabend", 1),
        ("fr", "samedi soir", 5),
        ("es", "el sábado", 5),
        ("it", "martedì", 1),
        ("pt", "na segunda-feira", 0),
        ("nl", "vrijdagavond", 4),
        ("pl", "w środę", 2),
        ("ru", "в пятницу", 4),
        ("uk", "у четвер", 3),
        ("tr", "Perşembe günü", 3),
        ("ar", "يوم الأربعاء", 2),
    ],
)
def test_weekdays(lang: str, text: str, weekday: int) -> None:
    assert only(text, lang).weekday == weekday


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("yesterday", "2021-07-26", "2021-07-26"),
        ("by the end of this year", "2021-01-01", "2021-12-31"),
        ("last year", "2020-01-01", "2020-12-31"),
        ("next week", "2021-08-02", "2021-08-08"),
        ("last Monday", "2021-07-26", "2021-07-26"),
        ("last October", "2020-10-01", "2020-10-31"),
        ("a week ago", "2021-07-17", "2021-07-23"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("from 2018–2020", "2018-01-01", "2020-12-31"),
    ],
)
def test_ranges(text: str, start: str, end: str) -> None:
    found = only(text, today=TODAY)
    assert (str(found.start), str(found.end)) == (start, end)


def test_relative_dates_stay_open_without_today() -> None:
    found = only("since last year")
    assert found.relative
    assert found.start is None


def test_seasons() -> None:
    assert only("in the autumn").season == "autumn"
    assert only("im Herbst", "de").season == "autumn"
    assert only("in the summer of 2018").year == 2018


@pytest.mark.parametrize(
    "text",
    [
        "it may rain",
        "Theresa May resigned",
        "they march on",
        "the sun and the moon",
        "wait a second",
        "2,018 people",
        "1500 houses",
        "2000 metres",
        "the hot spring",
        "votive gifts to the spring",
        "Black Friday",
        "prices fall",
        "1.2.3",
    ],
)
def test_no_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("in April 2023", "in August 2023", "month"),
        ("in 2009", "in 2019", "year"),
        ("on Monday", "on Tuesday", "weekday"),
        ("in the summer", "in the autumn", "season"),
        ("on 8 September", "on 9 September", "day"),
        ("in July 2021", "on 26 July 2021", ""),
        ("on Monday", "on 26 July 2021", ""),
        ("on Tuesday", "on 26 July 2021", "weekday"),
        ("in the summer", "in July", ""),
        ("in the 1990s", "in 2003", "range"),
    ],
)
def test_conflicts(one: str, other: str, conflict: str) -> None:
    assert date_conflict(only(one), only(other)) == conflict
    assert date_conflict(only(other), only(one)) == conflict


def test_weekday_misfit() -> None:
    assert weekday_misfit(only("Tuesday, 26 July 2021")) == 0
    assert weekday_misfit(only("Monday, 26 July 2021")) is None
    assert weekday_of(only("26 July 2021")) == 0


PIECES = st.sampled_from(
    "26 31 99 2021 1990s . , - – / of July May Juli июля مارس de août Monday last next this year ago vor il y a "
    "2021-07-26 32.13.2021 the spring 480 BC \n '".split(" ")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=12), st.sampled_from(sorted(LANGUAGES | {"xx"})), st.sampled_from(["", " "]))
def test_any_text_gives_ordered_disjoint_dates(parts: list[str], lang: str, glue: str) -> None:
    text = glue.join(parts)
    last = 0
    for mention in find_dates(text, lang, TODAY):
        assert last <= mention.span.start < mention.span.end <= len(text)
        last = mention.span.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=50), st.sampled_from(sorted(LANGUAGES)), st.dates())
def test_never_fails(text: str, lang: str, today: date) -> None:
    find_dates(text, lang, today)


@settings(max_examples=100, deadline=None)
@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2060, 12, 31)))
def test_written_dates_come_back(day: date) -> None:
    for text in (f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        assert only(text).start == day
