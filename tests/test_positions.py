from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Document


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("ab\ncd", 0, (1, 1)),
        ("ab\ncd", 2, (1, 3)),
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd", 4, (2, 1)),
        ("ab\rcd", 3, (2, 1)),
        ("a\x0cb\u2028c", 4, (1, 5)),
        ("😀e\u0301x", 3, (1, 4)),
        ("", 0, (1, 1)),
        ("a\n", 2, (2, 1)),
    ],
)
def test_positions_count_as_editors_do(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert Document("a", "a", text).position(offset) == expected


@given(st.text(st.sampled_from("ab\n\r\u2028😀"), max_size=20), st.integers(0, 20))
def test_positions_lead_back(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    line, column = Document("a", "a", text).position(offset)
    lines = text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
    assert sum(len(part) + 1 for part in lines[: line - 1]) + column - 1 == offset
