"""What the article's sentences say less than their sources: clauses, windows, and which clause is missed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.align.shorter import cut, windows, without
from checker.pipeline import Checker
from tests.checks.evidence import inputs

CHECKER = Checker()


@given(st.text(alphabet="abc ,;:–。，и", max_size=200))
def test_clauses_stand_one_behind_the_other(text: str) -> None:
    found = cut(text)
    assert all(a[1] == b[0] for a, b in pairwise(found))
    assert all(0 <= start <= end <= len(text) for start, end in found)
    assert all(without(text, start, end) or not text for start, end in found)
    assert windows(text)[0] == text


@pytest.mark.parametrize(
    ("article", "lang", "source", "missing"),
    [
        (
            "Firefighters put out the fire after three hours.",
            "pl",
            "Strażacy ugasili pożar po trzech godzinach, ale dwóch mieszkańców trafiło do szpitala z poparzeniami.",
            "ale dwóch mieszkańców trafiło do szpitala z poparzeniami.",
        ),
        (
            "Firefighters put out the fire after three hours.",
            "zh",
            "消防员三小时后扑灭了大火，但两名居民因严重烧伤被送往医院接受治疗。",
            "但两名居民因严重烧伤被送往医院接受治疗。",
        ),
        ("Firefighters put out the fire after three hours.", "pl", "Strażacy ugasili pożar po trzech godzinach.", ""),
    ],
)
def test_the_clause_that_is_missed(article: str, lang: str, source: str, missing: str) -> None:
    found = CHECKER.check(inputs(article, source=source, source_lang=lang)).findings
    told = [place.text for f in found if f.rule == "bilingual/omission/shorter" for place in f.related]
    assert told == ([missing] if missing else [])
