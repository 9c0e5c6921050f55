"""Two English sentences that may speak of the same thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lang.claims import read_claim
from checker.lang.statements import turns


def found(evidence: str, article: str) -> list[tuple[str, str]]:
    return [(k, article[t.start : t.end]) for k, t in turns(read_claim(evidence), read_claim(article))]


@pytest.mark.parametrize(
    ("evidence", "article", "kind", "expected"),
    [
        ("The bridge was not damaged in the storm.", "The storm damaged the bridge.", "negation", "damaged"),
        ("The ferry to Bergen carried lorries.", "The ferry to Bergen did not carry lorries.", "negation", "carry"),
        ("Coffee in London fell by 4 per cent.", "Coffee in London rose by 4 per cent.", "antonym", "rose"),
        (
            "The mine lies on the southern edge of Kiruna.",
            "It lies at the northern edge of Kiruna.",
            "antonym",
            "northern",
        ),
        ("Of the 90 boats, 31 were trawlers.", "It sank 90 boats, all of them trawlers.", "quantifier", "all"),
    ],
)
def test_turned(evidence: str, article: str, kind: str, expected: str) -> None:
    [(named, words)] = found(evidence, article)
    assert named == kind
    assert words in expected or expected in words


@pytest.mark.parametrize(
    ("evidence", "article"),
    [
        ("The health insurers do not cover the training.", "The health insurers will pay for the training."),
        ("No naval vessels will sail with the freighters.", "Pilots will guide the freighters."),
        ("Coffee prices in London fell.", "Tea prices in Mombasa rose."),
        ("Coffee prices in London did not fall.", "Coffee prices in London rose."),
        ("The ferry sank off Bergen.", "The ferry sank off Bergen; nobody was hurt."),
        ("Of the 90 boats that sank, 31 were trawlers.", "The storm sank 90 boats, many of them trawlers."),
        ("", "Prices rose."),
    ],
)
def test_not_turned(evidence: str, article: str) -> None:
    assert found(evidence, article) == []


@given(st.text(max_size=80), st.text(max_size=80))
def test_spans_lie_in_the_texts(evidence: str, article: str) -> None:
    for _, turn in turns(read_claim(evidence), read_claim(article)):
        assert 0 <= turn.start < turn.end <= len(article)
        assert 0 <= turn.at[0] <= turn.at[1] <= len(evidence)
