"""Sentences that tell the same in other words: contraries in one slot, and a 'not' that one of them lacks."""

from __future__ import annotations

import pytest

from checker.lang.claims import read_claim
from checker.lang.contraries import contrary
from checker.lang.negations import negations
from checker.lang.retelling import Retelling, retell
from checker.lang.turned import contraries


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fell", "rose"), ("unpaid", "paid"), ("imports", "exports"), ("rejected", "accepted"), ("tiny", "huge"),
        ("rarely", "often"), ("weakened", "strengthened"), ("danger", "safety"), ("harmless", "harmful"),
    ],
)  # fmt: skip
def test_contrary_either_way(one: str, other: str) -> None:
    assert contrary(one, other)
    assert contrary(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rose", "increased"), ("big", "large"), ("increase", "crease"), ("said", "announced"), ("bought", "purchased"),
        ("discuss", "cuss"), ("dry", "water"), ("left", "stayed"), ("table", "chair"),
    ],
)  # fmt: skip
def test_no_contrary(one: str, other: str) -> None:
    assert not contrary(one, other)


def told(article: str, evidence: str) -> Retelling:
    return retell(read_claim(article), read_claim(evidence), 0.97)


@pytest.mark.parametrize(
    ("article", "evidence", "word"),
    [
        (
            "The central bank lowered its key rate in March.",
            "In March the central bank raised the key rate.",
            "lowered",
        ),
        ("The harbour lies north of the old town.", "The harbour is situated south of the old town.", "north"),
        ("Olive oil became cheaper in May.", "Olive oil became more expensive in May.", "cheaper"),
        ("The mayor is an unpaid adviser to the club.", "The mayor is a paid adviser to the club.", "unpaid"),
        ("He left the country before the election.", "He left the country after the election.", "before"),
    ],
)
def test_contraries_in_one_slot(article: str, evidence: str, word: str) -> None:
    telling = told(article, evidence)
    assert [telling.ours.reading.pieces.words[i] for i, _ in contraries(telling)] == [word]


@pytest.mark.parametrize(
    ("article", "evidence"),
    [
        ("Exports rose and imports fell in May.", "In May imports fell while exports rose."),
        ("The plan is not legal.", "The plan is illegal."),
        ("It was the end of one reign and the beginning of another.", "One reign was closing and another was opening."),
    ],
)
def test_no_contraries(article: str, evidence: str) -> None:
    assert not list(contraries(told(article, evidence)))


@pytest.mark.parametrize(
    ("article", "evidence", "added"),
    [
        ("The airline did not cancel its flights to Lisbon.", "The airline cancelled its flights to Lisbon.", True),
        ("The ferry will stop at Hydra.", "The ferry will not stop at Hydra.", False),
        ("The dam was not one of the oldest in Spain.", "The dam was one of the oldest in Spain.", True),
    ],
)
def test_a_not_that_one_side_lacks(article: str, evidence: str, added: bool) -> None:
    assert [denied for _, _, denied in negations(told(article, evidence))] == [added]


@pytest.mark.parametrize(
    ("article", "evidence"),
    [
        ("The minister did not attend the talks.", "The minister refused to attend the talks."),
        ("Nobody was hurt in the fire.", "The fire did not hurt anybody."),
        ("It is the largest find in a century.", "Nothing of such size was found in a century."),
    ],
)
def test_other_ways_to_say_not(article: str, evidence: str) -> None:
    assert not list(negations(told(article, evidence)))
