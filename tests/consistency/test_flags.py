"""Which words of a claim its evidence has too."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.consistency.flags import Mark, marks, words

TEXT = st.text(st.sampled_from("abc ABC019.,'’-n t%€\n\u0301ß"), max_size=60)


def marked(evidence: str, claim: str) -> list[tuple[str, str]]:
    """The words of the claim that are not simply the evidence's, with their marks."""
    found = zip(words(claim), marks(evidence, claim)[1], strict=True)
    return [(claim[w.start : w.end], Mark(m).name) for w, m in found if m != Mark.CLAIM]


@pytest.mark.parametrize(
    ("evidence", "claim", "wanted"),
    [
        ("The talks ended.", "The talks ended.", []),
        ("The talks ended in Oslo.", "The talks ended in Bonn.", [("Bonn", "NAME")]),
        ("He has ended the talks.", "He ends the talks.", [("ends", "NEAR")]),
        ("They agreed to it.", "They did not agree to it.", [("did", "SMALL"), ("not", "DENIAL"), ("agree", "NEAR")]),
        ("They agreed to it.", "They didn't agree to it.", [("did", "SMALL"), ("n't", "DENIAL"), ("agree", "NEAR")]),
        ("It rose in May.", "It fell in May.", [("fell", "CONTRARY")]),
        ("It cost 2,500,000 euros.", "It cost 2.5 million euros.", [("2.5", "NEAR"), ("million", "NEAR")]),
        ("It cost 2,500 euros.", "It cost 3,500 euros.", [("3,500", "FIGURE")]),
        ("It has five rooms.", "It has 5 rooms.", []),
        ("It is 100 to 250 metres wide.", "It is 100 to 300 metres wide.", [("300", "FIGURE")]),
        ("Israel attacked Syria.", "Syria attacked Israel.", [("Syria", "MOVED"), ("Israel", "MOVED")]),
    ],
)
def test_words_of_the_claim(evidence: str, claim: str, wanted: list[tuple[str, str]]) -> None:
    found = marked(evidence, claim)
    assert [row for row in found if row in wanted] == wanted
    assert {kind for _, kind in found} <= {kind for _, kind in wanted} | {"MOVED", "SMALL"}


@given(TEXT, TEXT)
@settings(max_examples=80, deadline=None)
def test_every_word_has_one_mark_of_its_side(evidence: str, claim: str) -> None:
    theirs, ours = marks(evidence, claim)
    assert (len(theirs), len(ours)) == (len(words(evidence)), len(words(claim)))
    assert all(m % 2 == 0 for m in theirs)
    assert all(m % 2 == 1 for m in ours)


@given(TEXT)
@settings(max_examples=80, deadline=None)
def test_words_stand_in_order_and_apart(text: str) -> None:
    found = words(text)
    assert all(0 <= w.start < w.end <= len(text) for w in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(TEXT)
@settings(max_examples=40, deadline=None)
def test_a_text_has_nothing_that_itself_has_not(text: str) -> None:
    assert set(marks(text, text)[1]) <= {Mark.CLAIM}


def test_the_numbers_of_the_marks_are_part_of_the_weights() -> None:
    wanted = "EVIDENCE CLAIM EVIDENCE_NEAR NEAR EVIDENCE_NEW NEW EVIDENCE_SMALL SMALL EVIDENCE_FIGURE FIGURE "
    wanted += "EVIDENCE_NAME NAME EVIDENCE_DENIAL DENIAL EVIDENCE_CONTRARY CONTRARY"
    assert [Mark(n).name for n in range(16)] == wanted.split()
    assert int(Mark.MOVED) == 17
