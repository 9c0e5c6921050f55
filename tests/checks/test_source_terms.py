"""Terms of the facts file with an inflected word of the source, in twelve languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.checks.source_terms import CHECKS
from checker.model import Document, Facts, Side, Term
from checker.pipeline import Checker, Inputs
from checker.read.blocks import split_blocks

CHECKER = Checker()
RULE = "names/mixed-term/source"
LANGUAGES = 12
ROWS = [
    tuple(part.strip() for side in line.split(" => ") for part in side.split(" | "))
    for line in Path(__file__).with_name("source_terms.txt").read_text(encoding="utf-8").splitlines()[1:]
]


def rules(lang: str, term: Term, source: str, article: str) -> list[str]:
    ours = split_blocks(Document("a", "article", article, Side.ARTICLE, "en"))
    theirs = split_blocks(Document("s", "source", source, Side.SOURCE, lang))
    found = CHECKER.check(Inputs(ours, theirs, facts=Facts(terms=(term,)))).findings
    return [finding.rule for finding in found]


def test_all_languages_of_sources_are_there() -> None:
    assert len({row[0] for row in ROWS}) == len(ROWS) == LANGUAGES


@pytest.mark.parametrize(("lang", "word", "term", "source", "right", "other"), ROWS)
def test_another_rendering_is_found(lang: str, word: str, term: str, source: str, right: str, other: str) -> None:
    assert RULE not in rules(lang, Term(term, word), source, right)
    assert RULE in rules(lang, Term(term, word), source, other)


@pytest.mark.parametrize(
    ("lang", "word", "source"),
    [
        ("de", "Staat", "Die Stadt schwieg am Montag dazu."),
        ("pl", "stopa procentowa", "Stopa zwrotu nie zmieniła się w maju."),
        ("pt", "dívida pública", "A dívida do clube cresceu em maio."),
        ("tr", "faiz oranı", "Faiz kararı perşembe günü açıklandı."),
    ],
)
def test_another_word_of_the_source_is_no_form(lang: str, word: str, source: str) -> None:
    assert RULE not in rules(lang, Term("something", word), source, "Nothing was said or done about it in May.")


def test_it_runs_only_where_source_and_facts_are_given() -> None:
    assert all(check.needs == {"source", "facts"} for check in CHECKS)
