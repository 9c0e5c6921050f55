"""Evidence and article in other words: what contradicts, and what only looks as if it did."""

from __future__ import annotations

import pytest

from checker.lang.claims import read_claim
from checker.lang.renaming import unlike_words
from checker.lang.statements import turns

NEAR = 0.95  # retrieval score of two sentences that tell one thing

CONTRADICTING = [
    # said by one, denied by the other
    (
        "The council approved the new tunnel on Monday.",
        "On Monday the council refused to approve the new tunnel.",
        "approved",
    ),
    (
        "The airline did not cancel its flights to Lisbon on Friday.",
        "On Friday the airline cancelled its flights to Lisbon.",
        "did not cancel",
    ),
    (
        "The museum has not reopened since the fire in April.",
        "The museum has reopened since the fire in April.",
        "has not reopened",
    ),
    (
        "The minister denied that the factory will close in May.",
        "The minister said that the factory will close in May.",
        "denied",
    ),
    (
        "The court ruled that the mayor was not guilty of fraud.",
        "The court ruled that the mayor was guilty of fraud.",
        "not guilty",
    ),
    (
        "No passengers were injured in the accident near Lille.",
        "Several passengers were injured in the accident near Lille.",
        "No passengers",
    ),
    ("The company paid its workers in March.", "The company failed to pay its workers in March.", "paid"),
    (
        "The ship left the harbour with its cargo of grain.",
        "The ship left the harbour without its cargo of grain.",
        "with",
    ),
    ("The bridge is still open to lorries.", "The bridge is no longer open to lorries.", "still"),
    (
        "The union never accepted the offer of the employers.",
        "The union accepted the offer of the employers.",
        "never accepted",
    ),
    (
        "Nobody survived the crash of the small plane in Alaska.",
        "One man survived the crash of the small plane in Alaska.",
        "Nobody",
    ),
    # contrary words
    ("Exports of machines fell by a tenth in May.", "In May, machine exports rose by a tenth.", "fell"),
    ("The party lost the election in the capital.", "In the capital the party won the election.", "lost"),
    (
        "The parliament voted to end the mandate of the mission.",
        "The parliament voted to extend the mandate of the mission.",
        "end",
    ),
    (
        "The governor supports the plan for a dam on the river.",
        "The governor opposes the plan for a dam on the river.",
        "supports",
    ),
    ("Egypt exports most of its wheat from the region.", "Egypt imports most of its wheat from the region.", "exports"),
    (
        "The former president of the club spoke to fans on Sunday.",
        "The current president of the club spoke to fans on Sunday.",
        "former",
    ),
    ("Police found the missing painting in a cellar.", "Police lost the missing painting in a cellar.", "found"),
    ("The village lies north of the river Drava.", "The village lies south of the river Drava.", "north"),
    (
        "The firm hired 300 workers in its plant in Brno.",
        "The firm dismissed 300 workers in its plant in Brno.",
        "hired",
    ),
    ("The exhibition closed in Porto on Thursday.", "The exhibition opened in Porto on Thursday.", "closed"),
    ("The volcano became less active in October.", "The volcano became more active in October.", "less"),
    ("The ban was lifted after the second meeting.", "The ban was lifted before the second meeting.", "after"),
    ("Drivers should ignore the signs on the motorway.", "Drivers should obey the signs on the motorway.", "ignore"),
    (
        "The storm caused minor damage in the port of Genoa.",
        "The storm caused major damage in the port of Genoa.",
        "minor",
    ),
    # more or less than all
    (
        "All villages in the valley have electricity again.",
        "Half of the villages in the valley have electricity again.",
        "All villages",
    ),
    (
        "Most of the passengers on the ferry were rescued.",
        "All of the passengers on the ferry were rescued.",
        "Most of",
    ),
]
AGREEING = [
    # the same in other words
    ("All trails above the tree line are closed.", "No trail above the tree line is open."),
    ("The factory has been closed since June.", "The factory has not been open since June."),
    ("The council refused to approve the tunnel.", "The council did not approve the tunnel."),
    ("Kenya beat Uganda in the final.", "Uganda lost to Kenya in the final."),
    ("I do not think that the party will win the vote.", "I think that the party will not win the vote."),
    ("The tomb was robbed twice in antiquity.", "The pit was never robbed; the tomb was, at least twice."),
    (
        "The insurers will pay for the training, the doctors hope.",
        "The insurers do not pay for the training at present.",
    ),
    ("No woman had led the bank before.", "She is the first woman to lead the bank."),
    ("The bridge was closed down for repairs in May.", "In May the bridge was closed for repairs."),
    ("Olive oil became dearer in May.", "Olive oil became more expensive in May."),
    ("The road stays shut until Friday.", "The road will not open until Friday."),
    ("The army said that it had not fired first.", "The army denied that it had fired first."),
    ("Not all residents agreed with the plan for the dam.", "Some residents did not agree with the plan for the dam."),
    ("The patients took the drug without side effects.", "The patients who took the drug had no side effects."),
    ("They were brought to hospital on Sunday.", "On Sunday they were taken to hospital."),
    ("The town has fewer than 900 inhabitants.", "The town does not have more than 900 inhabitants."),
    ("He wants permanent contracts, not temporary ones.", "He wants permanent contracts."),
]


@pytest.mark.parametrize(("article", "evidence", "words"), CONTRADICTING)
def test_contradicting_evidence(article: str, evidence: str, words: str) -> None:
    found = [article[turn.start : turn.end] for _, turn in turns(read_claim(evidence), read_claim(article), NEAR)]
    assert any(words in one or one in words for one in found)


@pytest.mark.parametrize(("article", "evidence"), AGREEING)
def test_agreeing_evidence(article: str, evidence: str) -> None:
    assert not list(turns(read_claim(evidence), read_claim(article), NEAR))


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        ("Europe", "Japan", True),
        ("Francis", "Jimmy Carter", True),
        ("Singapore", "Taipei", True),
        ("European Union", "EU", False),
        ("Verkehrsclub Deutschland", "VCD", False),
        ("Bayern", "Bavarian", False),
        ("Tibet", "Lhasa", False),
        ("Pokal", "Cup", False),
        ("Chelsea", "Londoners", False),
        ("Dutchman", "Netherlands", False),
        ("Aerospace", "Aeronautics", False),
        ("Hall", "Room", False),
        ("Covid", "Corona", False),
    ],
)
def test_two_names_or_one(one: str, other: str, two: bool) -> None:
    assert unlike_words(one.split(), other.split()) is two
