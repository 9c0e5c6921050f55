"""What is counted beside the model's judgement, and places where a word lacks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.consistency.gaps import CARD, DATA, WEIGHTS, Gaps, gaps
from checker.consistency.onnx import digest, read_card
from checker.consistency.stack import BIAS, FEATURES, features, logit, weighed

if TYPE_CHECKING:
    from pathlib import Path

EVIDENCE = "Taxis are a quick and comfortable way to reach the town."


@pytest.mark.parametrize(
    ("claim", "added", "left_out", "denied"),
    [
        (EVIDENCE, 0, 0, 0),
        ("Taxis are a quick and truly comfortable way to reach the town.", 1, 0, 0),
        ("Taxis are a quick and rather surprisingly comfortable way to reach the town.", 1, 0, 0),
        ("Taxis are a quick and also comfortable way to reach the town.", 0, 0, 0),  # a function word tells nothing
        ("Taxis are a quick and comfortable way to the town.", 0, 1, 0),
        ("Taxis are not a quick and comfortable way to reach the town.", 1, 0, 1),
        ("Taxis are a quick and easy way to reach the town.", 0, 0, 0),  # another word is none too many
        ("", 0, 0, 0),
    ],
)
def test_what_is_counted(claim: str, added: int, left_out: int, denied: int) -> None:
    assert features(0.5, EVIDENCE, claim)[1:4] == (added, left_out, denied)


def test_a_place_that_lacks_a_word_counts_for_more_where_a_rendering_is_shorter() -> None:
    broken = "Taxis are a quick and comfortable to reach the town."
    found, whole = (dict(zip(FEATURES, features(0.5, text, broken), strict=True)) for text in (EVIDENCE, broken))
    assert found["gap"] == found["gap_shorter"] == whole["gap"] > 0
    assert whole["gap_shorter"] == 0


def test_without_weights_the_judgement_stands() -> None:
    assert weighed(0.7, EVIDENCE, "Taxis are quick.", {}) == 0.7


def test_a_doubt_lowers_what_the_model_says() -> None:
    weights = {**dict.fromkeys(FEATURES, -0.5), "agrees": 1.0, BIAS: -2.0}
    same = weighed(0.7, EVIDENCE, EVIDENCE, weights)
    assert weighed(0.7, EVIDENCE, EVIDENCE.replace("are a", "are not a"), weights) < same
    assert weighed(0.9, EVIDENCE, EVIDENCE, weights) > same


def test_the_weights_that_are_shipped_let_no_doubt_help() -> None:
    weights = read_card().weights
    assert set(weights) == {*FEATURES, BIAS}
    assert weights["agrees"] > 0
    assert all(weights[name] <= 0 for name in FEATURES[1:])


@given(st.floats(0, 1), st.text(max_size=60), st.text(max_size=60))
def test_any_pair_has_a_probability(agrees: float, evidence: str, claim: str) -> None:
    assert 0 <= weighed(agrees, evidence, claim, read_card().weights) <= 1


def test_logits_are_bounded() -> None:
    assert logit(0.5) == pytest.approx(0)
    assert logit(1.0) == -logit(0.0)


@pytest.mark.parametrize(
    ("whole", "broken"),
    [
        ("The degree of inner peace varies.", "The of inner peace varies."),
        ("In addition, he promised to fight the cartels.", "In addition, promised to fight the cartels."),
        ("In just two weeks, the army had taken the south.", "In just two, the army had taken the south."),
        ("The company did not take advantage of it.", "The did not take advantage of it."),
        ("Agreements will be signed on Tuesday.", "Agreements will be on Tuesday."),
        ("They are still trying to establish how big it was.", "They are still to establish how big it was."),
    ],
)  # fmt: skip
def test_a_sentence_that_lacks_a_word_is_told_from_the_whole_one(whole: str, broken: str) -> None:
    assert gaps().doubt(broken) > gaps().doubt(whole)


def test_the_place_is_the_one_where_the_word_was() -> None:
    text = "In addition, promised to continue fighting the cartels."
    likeliest, _ = max(gaps().doubts(text), key=lambda found: found[1])
    assert text[likeliest:].startswith("promised")


@given(st.text(max_size=200))
def test_places_stand_in_the_text_one_after_the_other(text: str) -> None:
    places = [place for place, _ in gaps().doubts(text)]
    assert places == sorted(places)
    assert places[-1] == len(text)
    assert all(0 <= place <= len(text) for place in places)


def test_a_long_text_is_read_as_far_as_the_model_reaches() -> None:
    assert len(gaps().doubts("The town slept. " * 5000)) < 300


def test_without_its_file_nothing_seems_to_lack(tmp_path: Path) -> None:
    bare = Gaps(tmp_path)
    assert bare.doubt("The of peace.") == bare.doubt("The end of peace.") == 0


def test_its_weights_are_those_that_the_card_tells_of_and_go_with_the_model() -> None:
    card = json.loads((DATA / CARD).read_text("utf-8"))
    assert card["sha256"] == digest(DATA, WEIGHTS)
    assert card["model"] == digest(DATA)  # whose word vectors it reads
