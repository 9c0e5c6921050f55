"""Passing over words that begin no date and no quantity changes nothing that is found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.lang import dates, numbers
from checker.lang.dates import date_heads, find_dates
from checker.lang.numbers import find_quantities, quantity_heads

if TYPE_CHECKING:
    from checker.model import Mention

ROOT = Path(__file__).resolve().parent.parent.parent
TEXTS = [path.read_text("utf-8") for path in sorted(ROOT.glob("corpora/**/article.txt"))]
WORDS = """
a an the half quarter three third twenty-first first second last this next past Monday May march July 26 2021 1990s of
and or in ago week years million dozens several hundreds doubled times as much XIX IV century spring fall Q3 today
yesterday few hundred per cent ten past the early nineties Bild am p.m. 7 % o'clock х
""".split()


def all_of(text: str) -> list[Mention]:
    return [*find_dates(text), *find_quantities(text)]


def tried_everywhere(text: str, monkeypatch: pytest.MonkeyPatch) -> list[Mention]:
    with monkeypatch.context() as patch:
        patch.setattr(dates, "date_heads", lambda _: frozenset())
        patch.setattr(numbers, "quantity_heads", lambda _: frozenset())
        return all_of(text)


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_values_of_articles(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert all_of(text) == tried_everywhere(text, monkeypatch)


def test_values_of_any_words() -> None:
    @settings(deadline=None, max_examples=300)
    @given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
    def check(text: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            assert all_of(text) == tried_everywhere(text, patch)

    check()


def test_most_words_begin_nothing() -> None:
    words = "prime minister said troops would leave country after talks".split()
    assert not {*words} & (date_heads("en") | quantity_heads("en"))


@pytest.mark.parametrize("lang", ["de", "ru", "ar", "fi", ""])
def test_elsewhere_every_word_is_tried(lang: str) -> None:
    assert not date_heads(lang)
    assert not quantity_heads(lang)
