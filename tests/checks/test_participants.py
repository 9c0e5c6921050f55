"""Names that stand in another's place."""

from __future__ import annotations

import pytest

from checker.lang.places import same_country
from tests.checks.evidence import found

KINDS = ("facts/attribution", "facts/actor-mismatch", "facts/place-mismatch")
TEAM = "Marta Blanc plays for Lyon. Ines Roth plays for Bremen.\n\n"
MANNSCHAFT = "Marta Blanc spielt für Lyon. Ines Roth spielt für Bremen.\n\n"


@pytest.mark.parametrize(
    ("article", "source", "expected"),
    [
        ("“We were better,” said Roth.", "„Wir waren besser“, sagte Blanc.", [("facts/attribution", "said Roth")]),
        ("“We were better,” said Blanc.", "„Wir waren besser“, sagte Blanc.", []),
        ("“We were better,” she said.", "„Wir waren besser“, sagte Blanc.", []),
        ("“We were better,” said Roth.", "„Wir waren besser“, sagte die Torhüterin.", []),
        ("Roth played well against Blanc.", "Roth spielte gut.", []),
    ],
)
def test_against_the_source(article: str, source: str, expected: list[tuple[str, str]]) -> None:
    assert found(TEAM + article, *KINDS, source=MANNSCHAFT + source) == expected


@pytest.mark.parametrize(
    ("article", "fact", "expected"),
    [
        (
            "Most of the victims lived in the province of Zamora.",
            "Most of the victims lived in the province of Ourense.",
            [("facts/place-mismatch", "Zamora")],
        ),
        (
            "Orkla will run the ferry until the end of 2030.",
            "Norled runs the ferry until the end of 2030.",
            [("facts/actor-mismatch", "Orkla")],
        ),
        ("Ukraine refused to sign the treaty on Friday.", "Kyiv refused to sign the treaty on Friday.", []),
        ("The company will run the ferry until 2030.", "Norled runs the ferry until 2030.", []),
        ("Orkla sold its mine in Chile.", "Norled runs the ferry until the end of 2030.", []),
    ],
)
def test_against_facts(article: str, fact: str, expected: list[tuple[str, str]]) -> None:
    assert found(article, *KINDS, facts=[fact]) == expected


def test_one_quotation_has_one_speaker() -> None:
    article = "The president, Pedro Salas, spoke of “a long and stony road”."
    reference = "It was a long and stony road, said Irma Keller, “a long and stony road” with no end."
    assert found(article, *KINDS, reference=reference) == [("facts/attribution", "Pedro Salas")]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Kyiv", "Ukraine", True),
        ("Ukrainian", "Kiev", True),
        ("America", "Washington", True),
        ("the US", "United States", True),
        ("Niger", "Nigeria", False),
        ("Slovakia", "Slovenia", False),
        ("Lyon", "France", False),
    ],
)
def test_countries_and_their_capitals(a: str, b: str, same: bool) -> None:
    assert same_country(a, b) is same
