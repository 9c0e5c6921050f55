"""What the report says of each fact: stated, contradicted in a figure or in words, or missing."""

from __future__ import annotations

import json

import pytest

from checker.render.json import render
from checker.render.meta import Meta
from tests.checks.evidence import CHECKER, inputs

FACTS = [
    ("The ferry to Rab carried 300 passengers on Sunday.", "The ferry to Rab carried 300 passengers.", "match"),
    ("The ferry to Rab carried 500 passengers on Sunday.", "The ferry to Rab carried 300 passengers.", "mismatch"),
    ("The mayor of Rab did not resign on Sunday.", "The mayor of Rab resigned on Sunday.", "mismatch"),
    ("The price of fish in Rab rose on Sunday.", "The price of fish in Rab fell on Sunday.", "mismatch"),
    ("All boats in Rab stayed in port on Sunday.", "Half of the boats in Rab stayed in port on Sunday.", "mismatch"),
    ("The airline will close its base in Rab.", "The airline may close its base in Rab.", "mismatch"),
    ("The union sued the port of Rab on Sunday.", "The port of Rab sued the union on Sunday.", "mismatch"),
    ("The union sued the port of Rab on Sunday.", "The union sued the port of Rab.", "match"),
    ("Ada Holm heads the finance ministry.", "Ada Holm heads the interior ministry.", "mismatch"),
    ("“Nobody will lose a house,” said Ada Holm.", "“Nobody will lose a house,” said Ivo Kern.", "mismatch"),
    ("The suspect, 34, was arrested in Rab.", "The man, 34, was caught at a motel in Split.", "mismatch"),
    ("The ferry to Rab carried passengers on Sunday.", "The ferry to Rab carried 300 passengers.", "missing"),
    ("The ferry to Rab is full: 300 people are on board.", "The ferry to Rab carried 300 passengers.", "match"),
    ("A match was played in heavy rain.", "The ferry to Rab carried 300 passengers.", "missing"),
]


@pytest.mark.parametrize(("article", "fact", "verdict"), FACTS)
def test_a_fact_has_its_verdict(article: str, fact: str, verdict: str) -> None:
    [found] = CHECKER.check(inputs(article, facts=[fact])).facts
    assert found.verdict == verdict


def test_how_many_facts_are_covered() -> None:
    article = "The ferry to Rab carried 300 passengers on Sunday.\n\nThe price of fish in Rab rose on Sunday."
    facts = [
        "The ferry to Rab carried 300 passengers.",
        "The price of fish in Rab fell on Sunday.",
        "A storm is expected.",
    ]
    result = CHECKER.check(inputs(article, facts=facts))
    [document] = json.loads(render([result], Meta("0", lambda: "signature")))["documents"]
    assert document["coverage"] == pytest.approx(0.333)
