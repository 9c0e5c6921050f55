"""Sentences of news with their sources in twelve languages: what is wrong is found, what is right is left alone.

In sources/ a file holds one language. A line ``- families: source => article`` is wrong and must have a finding of one
of the families; ``+ source => article`` is right. Lines with ``~`` are wrong and known to be missed.
``¶`` ends a paragraph.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.model import Document, Severity, Side
from checker.pipeline import Checker, Inputs
from checker.read.blocks import split_blocks

FILES = sorted((Path(__file__).parent / "sources").glob("*.txt"))
LANGUAGES = set("de fr es it pt nl pl ru uk tr ar zh".split())
FEWEST = 15  # sentences of either sort
CHECKER = Checker()
TODAY = date(2021, 7, 27)


def lines(sign: str) -> list[tuple[str, str, str, str]]:
    """Language, families, source, article."""
    found = []
    for path in FILES:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith(sign):
                head, article = line[2:].split(" => ")
                families, source = head.split(": ", 1) if sign != "+" else ("", head)
                found.append((path.stem, families, _paragraphs(source), _paragraphs(article)))
    return found


def _paragraphs(line: str) -> str:
    return line.replace(" ¶ ", "\n\n")


def families_of(lang: str, source: str, article: str) -> list[str]:
    ours = split_blocks(Document("a", "article", article, Side.ARTICLE, "en", date=TODAY))
    theirs = split_blocks(Document("s", "source", source, Side.SOURCE, lang, date=TODAY))
    found = CHECKER.check(Inputs(ours, theirs)).findings
    return [f.rule.split("/")[0] for f in found if f.severity >= Severity.MINOR]


@pytest.mark.parametrize(("lang", "families", "source", "article"), lines("-"))
def test_what_is_wrong_is_found(lang: str, families: str, source: str, article: str) -> None:
    assert set(families.split("|")) & set(families_of(lang, source, article))


@pytest.mark.parametrize(("lang", "families", "source", "article"), lines("+"))
def test_what_is_right_is_left_alone(lang: str, families: str, source: str, article: str) -> None:
    assert families_of(lang, source, article) == []


@pytest.mark.xfail(strict=True, reason="known to be missed")
@pytest.mark.parametrize(("lang", "families", "source", "article"), lines("~"))
def test_what_is_missed(lang: str, families: str, source: str, article: str) -> None:
    assert set(families.split("|")) & set(families_of(lang, source, article))


def test_every_language_has_enough_of_either() -> None:
    assert {path.stem for path in FILES} == LANGUAGES
    for sign in "+-":
        counts = [sum(lang == row[0] for row in lines(sign)) for lang in LANGUAGES]
        assert min(counts) >= FEWEST
