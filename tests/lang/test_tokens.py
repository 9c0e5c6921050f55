from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lang.tokens import stem, tokenize
from tests.limits import ENDLESS

TABLE = [
    ("al-Kadhimi don’t", ["al-Kadhimi", "don’t"]),
    ("€2,500 and 1.5%", ["€", "2,500", "and", "1.5", "%"]),
    ("Covid-19, the 3rd.", ["Covid-19", ",", "the", "3rd", "."]),
    ("F-16 -- 'Yes'", ["F-16", "-", "-", "'", "Yes", "'"]),
    ("東京は", ["東", "京", "は"]),
    ("n\u0303o", ["n\u0303o"]),
    ("the students' vote", ["the", "students", "'", "vote"]),
    ("مُحَمَّد قال", ["مُحَمَّد", "قال"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == expected


@given(st.text(max_size=80), st.integers(0, 1000))
def test_offsets_cover_everything_but_spaces(text: str, start: int) -> None:
    tokens = tokenize(text, start)
    assert all(text[t.span.start - start : t.span.end - start] == t.text for t in tokens)
    ends = [start, *(t.span.end for t in tokens)]
    gaps = [text[a - start : t.span.start - start] for a, t in zip(ends, tokens, strict=False)]
    assert not "".join(gaps).strip()


def test_stems_join_inflections() -> None:
    assert stem("Forces") == stem("force")
    assert stem("Truppen", "de") == stem("Truppe", "de")
    assert tokenize("Don’t")[0].lower == "don't"


@pytest.mark.parametrize("unit", ["a", "a'", "1,", "a-", "\u0301", "a\u0301", "'", "-a"])
def test_linear_time(unit: str) -> None:
    began = time.process_time()
    tokenize(unit * 50_000)
    assert time.process_time() - began < ENDLESS
