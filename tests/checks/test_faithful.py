"""What the original says as the article does is no slip, whatever evidence in other words seems to say."""

from __future__ import annotations

import pytest

from tests.checks.evidence import found

HOUSE = "The fire in the house in Linz was put out by 40 firefighters on Monday evening."
OTHER = "Forty firefighters put out the fire in the house in Wels on Monday evening."


@pytest.mark.parametrize(
    ("source", "hits"),
    [
        ("", 1),
        ("Der Brand des Hauses in Linz wurde am Montagabend von 40 Feuerwehrleuten gelöscht.", 0),
        ("Der Brand des Hauses in Wels wurde am Montagabend von 40 Feuerwehrleuten gelöscht.", 1),
    ],
)
def test_a_name_that_the_original_has(source: str, hits: int) -> None:
    assert len(found(HOUSE, "facts/place", "names", reference=OTHER, source=source)) == hits


SIGNED = "The minister has not signed the law on new schools in the city."
SAYS_SO = "The minister has signed the law on new schools in the city."


@pytest.mark.parametrize(
    ("source", "hits"),
    [
        ("", 1),
        ("Der Minister hat das Gesetz über neue Schulen in der Stadt nicht unterschrieben.", 0),
        ("Der Minister hat das Gesetz über neue Schulen in der Stadt unterschrieben.", 1),
    ],
)
def test_a_denial_that_the_original_has(source: str, hits: int) -> None:
    assert len(found(SIGNED, "facts/negation", reference=SAYS_SO, source=source)) == hits


@pytest.mark.parametrize(
    ("article", "hits"),
    [
        ("There they hold the wasserfest, their most important feast, every year.", 0),
        ("There they hold the wasserfest every year.", 1),
    ],
)
def test_a_foreign_word_that_is_explained(article: str, hits: int) -> None:
    source = "Dort feiern sie jedes Jahr das Wasserfest, ihr wichtigstes Fest."
    assert len(found(article, "language/untranslated", source=source)) == hits


def test_a_word_that_denies_in_itself() -> None:
    source = "De telles pièces sont invendables sur le marché officiel, a dit l’historien."
    article = "Such pieces cannot be sold on the official market, the historian said."
    assert found(article, "facts/negation", source=source, source_lang="fr") == []
