"""Claims that stand the other way round, in whole articles with their evidence."""

from __future__ import annotations

import pytest

from checker.checks.claims import Options
from tests.checks.evidence import findings, found

SOURCE = (
    "Hafen von Koper\n\nDer Hafen liegt im Westen der Stadt. Die meisten Kräne stehen still. "
    "Die Gewerkschaft schließt einen Streik nicht aus. Der Umsatz stieg 2021 auf 40 Millionen Euro."
)
RIGHT = (
    "Port of Koper\n\nThe port lies in the west of the town. Most cranes stand idle. "
    "The union does not rule out a strike. Turnover rose to 40 million euros in 2021."
)


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "words"),
    [
        ("in the west", "in the east", "facts/antonym", "east"),
        ("Most cranes", "All cranes", "facts/quantifier", "All cranes"),
        ("does not rule out", "rules out", "facts/negation", "rules out"),
        ("rose", "fell", "facts/antonym", "fell"),
    ],
)
def test_against_the_source(right: str, wrong: str, rule: str, words: str) -> None:
    article = RIGHT.replace(right, wrong)
    assert (rule, words) in found(article, "facts/", source=SOURCE)


def test_a_right_article_is_silent() -> None:
    kinds = ("facts/negation", "facts/antonym", "facts/quantifier")
    assert found(RIGHT, *kinds, source=SOURCE) == []
    assert (
        found(RIGHT, *kinds, facts=["The port of Koper lies in the west of the town.", "Turnover rose in 2021."]) == []
    )


def test_against_a_fact() -> None:
    article = "New rocket\n\nUnlike the old model, the rocket Vela 2 is reusable."
    [finding] = findings(article, "facts/negation", facts=["Vela 2 is not reusable."])
    assert finding.text == "is reusable"
    assert finding.evidence[0].text == "Vela 2 is not reusable."


def test_against_a_reference() -> None:
    article = "Wheat\n\nThe price of wheat in Chicago rose by 6 per cent on Friday."
    reference = "Wheat futures\n\nIn Chicago the price of wheat fell by 6 per cent on Friday."
    [finding] = findings(article, "facts/antonym", reference=reference)
    assert finding.text == "rose"
    assert finding.related[0].text.endswith("on Friday.")


def test_an_unknown_language_is_passed_over() -> None:
    assert (
        found(
            "Not so.\n\nIt did not rain in Reykjavik.", "facts/negation", source="Nei.\n\nÞað rigndi.", source_lang="is"
        )
        == []
    )


@pytest.mark.parametrize("options", [{"kind": "opposite"}, {"kind": "negation", "against": "facts"}])
def test_options_are_told_apart(options: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"is (negation|source)"):
        Options(**options)
