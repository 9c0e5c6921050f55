"""Figures, dates and times in Chinese and Japanese."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lang.han import find_han
from checker.model import DateValue, Quantity

TODAY = date(2021, 7, 27)


def read(text: str) -> list[str]:
    found = []
    for mention in find_han(text, TODAY):
        value = mention.value
        if isinstance(value, Quantity):
            middle = (
                f"{float(value.low):g}" if value.low == value.high else f"{float(value.low):g}-{float(value.high):g}"
            )
            found.append(f"{middle} {value.unit or value.dimension}")
        elif isinstance(value, DateValue):
            fields = (value.year, value.month, value.day, value.weekday)
            found.append("/".join("" if field is None else str(field) for field in fields))
    return found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("该项目将耗资15亿元", ["1.5e+09 CNY"]),
        ("3亿5000万人", ["3.5e+08 count"]),
        ("1.2万亿人", ["1.2e+12 count"]),
        ("三十七万二千亿人", ["3.72e+13 count"]),
        ("二十三人受伤", ["23 count"]),
        ("约50万人", ["475000-525000 count"]),
        ("三分之一的学校", ["0.333333 fraction"]),
        ("通货膨胀率上升到6.5%", ["6.5 percent"]),
        ("百分之二十", ["20 percent"]),
        ("两成", ["20 percent"]),
        ("0.3个百分点", ["0.3 percentage-point"]),
        ("下午两点半", ["870 clock"]),
        ("星期三抵达", ["///2"]),
        ("2022年1月1日", ["2022/1/1/"]),
        ("3个月后", ["3 month"]),
        ("去年", ["2020///"]),
        ("55公里", ["55 kilometer"]),
        ("水曜日", ["///2"]),
        ("1兆5000億円", ["1.5e+12 JPY"]),
        ("午後2時半", ["870 clock"]),
        ("３割", ["30 percent"]),
        ("一起 十分 万一 第一次 三峡 统一", []),
        ("COVID-19", []),
    ],
)
def test_readings(text: str, values: list[str]) -> None:
    assert read(text) == values


@given(st.text(alphabet="0123456789一二三十百千万亿年月日点半%约多人元公里周，。", max_size=60))
def test_any_text_is_read_in_order_and_without_overlap(text: str) -> None:
    found = find_han(text, TODAY)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in found)
