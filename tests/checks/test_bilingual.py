"""Sentences and clauses that one side has and the other has not, with real vectors."""

from __future__ import annotations

import pytest

from checker.pipeline import Checker, Settings
from tests.checks.evidence import inputs

KINDS = ("bilingual", "facts/unsupported")
CHECKER = Checker(Settings())

ARTICLE = [
    "The ferry Aurora sank off Crete on Monday with 112 people on board.",
    "All passengers were saved by fishermen from Chania.",
    "The shipping company Minoan had bought the vessel in Italy in 2019.",
    "The harbour of Chania was closed to ships for two days.",
]
SOURCE = [
    "Die Fähre Aurora sank am Montag mit 112 Menschen an Bord vor Kreta.",
    "Alle Passagiere wurden von Fischern aus Chania gerettet.",
    "Die Reederei Minoan hatte das Schiff 2019 in Italien gekauft.",
    "Der Hafen von Chania war zwei Tage lang für Schiffe gesperrt.",
]


def found(article: list[str], source: list[str]) -> list[tuple[str, str]]:
    result = CHECKER.check(inputs("\n\n".join(article), source="\n\n".join(source)))
    return [("/".join(f.rule.split("/")[:2]), f.text) for f in result.findings if f.rule.startswith(KINDS)]


def test_a_whole_translation_lacks_nothing() -> None:
    assert found(ARTICLE, SOURCE) == []


@pytest.mark.parametrize("gone", [1, 2, 3])
def test_a_dropped_sentence_is_marked_where_it_should_stand(gone: int) -> None:
    article = ARTICLE[:gone] + ARTICLE[gone + 1 :]
    [(rule, text)] = found(article, SOURCE)
    assert rule == "bilingual/omission"
    assert ARTICLE[gone - 1].endswith(text)


def test_a_made_up_sentence_is_marked_whole() -> None:
    extra = "Experts consider it the worst accident of the century."
    assert found([*ARTICLE[:2], extra, *ARTICLE[2:]], SOURCE) == [("facts/unsupported", extra)]


@pytest.mark.parametrize(
    ("clause", "rule"),
    [
        ("which had been called the safest ship in Europe", "facts/unsupported"),
        ("a popular means of travel among students", "bilingual/addition"),
    ],
)
def test_a_made_up_clause(clause: str, rule: str) -> None:
    sentence = f"The ferry Aurora, {clause}, sank off Crete on Monday with 112 people on board."
    assert found([sentence, *ARTICLE[1:]], SOURCE) == [(rule, clause)]


def test_a_clause_left_out() -> None:
    source = [*SOURCE[:3], f"{SOURCE[3][:-1]}, die Feuerwehr rechnet jedoch mit weiteren Tagen Arbeit."]
    assert found(ARTICLE, source) == [("bilingual/omission", "for two days.")]


def test_two_texts_that_are_no_translations_of_one_another_say_nothing() -> None:
    other = [
        "Der Zoo hat einen neuen Elefanten.",
        "Er heißt Bodo.",
        "Die Kinder freuen sich.",
        "Der Eintritt ist frei.",
    ]
    assert found(ARTICLE, other) == []
