"""What an article costs, counted in calls of functions, which no load of the machine changes."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.lang.known import Known
from checker.pipeline import Checker, Inputs, Settings
from checker.render.report import document as report
from tests.checks.evidence import inputs

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
CLEAN = [path.read_text("utf-8") for path in sorted(ROOT.glob("corpora/*/clean.txt"))[:16]]
MOST = 125  # calls a word for annotating and checking, those of functions in C too; a fifth more than now


@cache
def checker() -> Checker:
    return Checker(Settings(embedder="none"))


def calls(work: Callable[[], object]) -> int:
    """Calls of functions, of those in C too, that some work makes."""
    found = [0]

    def count(_frame: object, event: str, _told: object) -> None:
        found[0] += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return found[0]


def calls_a_word(texts: list[str]) -> float:
    given = [inputs(text) for text in texts]
    checker().check_together(given)  # the first time, words and patterns are met that the process does not know
    words = sum(len(text.split()) for text in texts)
    return calls(lambda: checker().check_together(given)) / words


def test_an_article_of_words_that_are_known_takes_few_calls() -> None:
    assert calls_a_word(CLEAN) < MOST


def test_a_long_article_takes_no_more_calls_a_word_than_a_short_one() -> None:
    text = "\n\n".join(CLEAN[:2])
    assert calls_a_word(["\n\n".join([text] * 8)]) < 1.15 * calls_a_word([text])


def test_many_names_in_one_article_take_hardly_more() -> None:
    """They are compared with one another, by which an article of many subjects costs more than these apart."""
    assert calls_a_word(["\n\n".join(CLEAN)]) < 1.4 * calls_a_word(CLEAN)


def test_articles_checked_together_get_what_each_gets_alone() -> None:
    texts: list[Inputs] = [inputs(text) for text in CLEAN[:8]] + [inputs("The the town."), inputs("")]
    together = map(report, checker().check_together(texts))
    assert list(together) == [report(checker().check(text)) for text in texts]


@pytest.mark.parametrize("most", [1, 2, 100])
def test_what_is_known_of_words_is_asked_once_while_there_is_room(most: int) -> None:
    asked: list[str] = []
    known = Known(lambda word: asked.append(word) or len(word), most)  # type: ignore[func-returns-value]
    assert list(map(known.__getitem__, "a bb a ccc a".split())) == [1, 2, 1, 3, 1]
    assert len(known) <= most
    assert len(asked) == {1: 5, 2: 4, 100: 3}[most]
