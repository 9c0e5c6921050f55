"""Pairs as the model reads them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.consistency.encoding import LONGEST, PairEncoder
from checker.consistency.flags import Mark
from checker.consistency.onnx import DATA, TOKENIZER

ENCODER = PairEncoder(DATA / TOKENIZER)
TEXT = st.text(max_size=80)


def test_a_pair_is_evidence_and_claim_between_signs() -> None:
    [row] = ENCODER.encode([("It rose.", "It fell.")])
    assert row.ids[0] == 101
    assert [n for n, token in enumerate(row.ids) if token == 102] == [4, 8]
    assert row.types == [0, 0, Mark.EVIDENCE_CONTRARY, 0, 0, 1, Mark.CONTRARY, 1, 1]
    assert [p for p in row.places if p != (0, 0)] == [(0, 2), (3, 7), (7, 8)]


def test_every_piece_of_a_word_has_its_mark() -> None:
    [row] = ENCODER.encode([("He left.", "Zelenskyy left.")])
    named = [t for t, (start, end) in zip(row.types, row.places, strict=True) if 0 < end <= 9]
    assert len(named) > 1
    assert len(set(named)) == 1


@given(TEXT, TEXT)
@settings(max_examples=60, deadline=None)
def test_rows_fit_whatever_is_given(evidence: str, claim: str) -> None:
    [row] = ENCODER.encode([(evidence, claim)])
    assert len(row.ids) == len(row.types) == len(row.places) <= LONGEST


def test_long_texts_are_cut_and_leave_room_for_the_claim() -> None:
    [row] = ENCODER.encode([("word " * 3000, "Nobody said so.")])
    assert len(row.ids) == LONGEST
    assert sum(p != (0, 0) for p in row.places) == 4
    [row] = ENCODER.encode([("Nobody said so.", "word " * 3000)])
    assert len(row.ids) == LONGEST
