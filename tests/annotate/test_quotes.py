from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.annotate.quotes import find


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes, 5" tall" twice.', ['"yes, 5"']),
        ("Er sagte „ja“ und „nein”.", ["„ja“", "„nein”"]),
        ("Il dit « oui ».", ["« oui »"]),
        ("Er sagte »ja« dazu.", ["»ja«"]),
        ("彼は「はい」と言った。", ["「はい」"]),
        ("He said “yes and left.", []),
        ("“Whoever sails on has made a choice, she said. “Then he left.”", ["“Then he left.”"]),
        ('The 5" screen is 3" wide.', []),
        ("It is over.” He left.", []),
        ("", []),
    ],
)
def test_find(text: str, wanted: list[str]) -> None:
    assert [text[span.start : span.end] for span in find(text)] == wanted


def test_offsets_are_shifted() -> None:
    assert [(span.start, span.end) for span in find("“a”", 10)] == [(10, 13)]


@given(st.text(alphabet='ab ."“”„«»「」,', max_size=60))
def test_quotations_lie_in_order_and_inside(text: str) -> None:
    spans = find(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
