"""Figures and dates as twelve languages write them: one table, a line each."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.lang.dates import find_dates
from checker.lang.numbers import find_quantities
from checker.model import DateValue, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2021, 7, 27)
TABLE = Path(__file__).with_name("readings.txt")
LEAST = 400


def _rows() -> Iterator[tuple[str, str, str]]:
    lang = ""
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("["):
            lang = line.strip("[]")
        elif line and line[0] != "#":
            text, _, value = line.rpartition(" = ")
            yield lang, text, value


ROWS = list(_rows())


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= LEAST
    assert len({lang for lang, _, _ in ROWS}) == 12


@pytest.mark.parametrize(("lang", "text", "value"), ROWS)
def test_read_right(lang: str, text: str, value: str) -> None:
    assert read(lang, text, re.match(r"\d{4}-", value) is not None) == value


def read(lang: str, text: str, dated: bool) -> str:
    """The one figure or date of a text, as the table writes it; all of them where there are several."""
    if dated:
        found = [m.value for m in find_dates(text, lang, TODAY) if isinstance(m.value, DateValue)]
        return "; ".join(_days(value) for value in found)
    quantities = [m.value for m in find_quantities(text, lang) if isinstance(m.value, Quantity)]
    return "; ".join(_amount(value) for value in quantities)


def _days(value: DateValue) -> str:
    if value.start is None or value.end is None:
        return "?"
    assert value.end - value.start >= timedelta(0)
    return str(value.start) if value.start == value.end else f"{value.start} to {value.end}"


def _amount(value: Quantity) -> str:
    low, high = (f"{round(n, 4).normalize():f}" for n in (Decimal(value.low), Decimal(value.high)))
    amount = low if low == high else f"{low} to {high}"
    return f"{amount} {value.unit}".strip()
