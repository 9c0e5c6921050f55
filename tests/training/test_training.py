"""The way from labelled pairs to a model, on the few pairs that come with the sources."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from checker.consistency import get_consistency
from checker.consistency.gaps import WEIGHTS, Gaps
from checker.consistency.onnx import DATA, TOKENIZER, digest, read_card
from checker.consistency.onnx import WEIGHTS as MODEL

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "training" / "data" / "sample"

from training import gaps, grammar, pairs, perturb, shortening, sources, stacked  # noqa: E402 - beside the package, not in it
from training.perturb import Claim, Surroundings  # noqa: E402

SENTENCE = "The ferry Norbo carried 412 passengers to Bergen on Monday, and the captain did not apologise."
AROUND = Surroundings(["In Oslo 80 people waited."], ["Two old cranes collapsed near Trieste."], {"short": ["Turin"]})


FORMS = "The town was taken by the army. The army took the town. She built it. The bridge was built by engineers."


@pytest.fixture(scope="module", autouse=True)
def _forms() -> None:
    grammar.learn([FORMS], near=False)
    grammar.LEXICON.near = {("captain", "NOUN"): ["pilot"]}
    grammar.LEXICON.forms["pilot", "NN"] = "pilot"
    grammar.LEXICON.qualities = {"passenger": ["angry"]}


@pytest.mark.parametrize("name", list(perturb.BREAKING))
def test_a_change_marks_what_it_changed(name: str) -> None:
    rng = random.Random(name)  # noqa: S311 - the same again, no secret
    for _ in range(20):
        made = perturb.BREAKING[name](Claim(SENTENCE), AROUND, rng)
        if made is None or made.text == SENTENCE:
            continue
        assert made.label != sources.AGREES
        assert made.spans
        assert all(0 <= s <= e <= len(made.text) for s, e in made.spans)


@pytest.mark.parametrize(
    ("name", "sentence", "wanted"),
    [
        ("rounding", "It has 2,487 seats.", {"about 2,500", "around 2,500", "nearly 2,500", "some 2,500"}),
        ("fronting", "In March, the bank closed.", {"The bank closed in March"}),
        ("active", "The house was purchased by William Bailey in May.", {"William Bailey purchased the house in May"}),
        ("respelling", "It was not known.", {"It wasn't known"}),
        ("voice", "The army took the old town in May.", {"The old town was taken by the army in May."}),
        ("voice", "The bridge was built by the engineers in May.", {"The engineers built the bridge in May."}),
        ("clause", "John Smith, a doctor from Leeds, bought a house.", {"John Smith is a doctor from Leeds."}),
        (
            "clause",
            "The bank closed in May and the mayor resigned.",
            {"The bank closed in May.", "The mayor resigned."},
        ),
        ("compress", "The old bridge, which was narrow, fell.", {"The bridge", "The old bridge fell."}),
        ("order", "While it rained, the crew slept.", {"The crew slept while it rained."}),
        ("order", "The crew slept while it rained.", {"While it rained, the crew slept."}),
        ("coordination", "He met Obama and Merkel in Berlin.", {"He met Merkel and Obama in Berlin."}),
    ],
)
def test_what_says_the_same(name: str, sentence: str, wanted: set[str]) -> None:
    rng = random.Random(1)  # noqa: S311 - the same again, no secret
    found = {made.text for _ in range(30) if (made := perturb.KEEPING[name](Claim(sentence), AROUND, rng))}
    assert all(any(part in text for part in wanted) for text in found)
    assert found


@pytest.mark.parametrize(
    ("name", "sentence", "wanted"),
    [
        (
            "turned",
            "The army took the town in May.",
            {"The town took the army in May.", "The army was taken by the town"},
        ),
        ("neighbour", "The captain slept.", {"The pilot slept."}),
        ("quality", "All passengers slept.", {"All angry passengers slept."}),
        ("link", "They left because of the storm after noon.", {"before noon", "although of", "before of"}),
        ("place", "She was born in Bergen.", {"She was born in Oslo."}),
        ("gone", "The captain slept.", {"slept", "Slept", "The captain."}),
    ],
)
def test_what_is_spoilt(name: str, sentence: str, wanted: set[str]) -> None:
    rng = random.Random(1)  # noqa: S311 - the same again, no secret
    found = {made.text for _ in range(30) if (made := perturb.BREAKING[name](Claim(sentence), AROUND, rng))}
    assert found
    assert all(any(part in text for part in wanted) for text in found)


@pytest.mark.parametrize(
    ("before", "sentence", "wanted"),
    [
        ("John Smith was born in Leeds.", "He moved to Oslo.", "John Smith moved to Oslo."),
        ("John Smith met Mary Jones in Leeds.", "He moved to Oslo.", ""),
        ("Rain fell.", "He moved to Oslo.", ""),
        ("John Smith was born in Leeds.", "Rain fell.", ""),
    ],
)
def test_a_name_for_a_pronoun(before: str, sentence: str, wanted: str) -> None:
    assert shortening.name_of(before, sentence) == wanted


def test_pairs_are_the_same_again_and_no_document_is_on_both_sides(tmp_path: Path) -> None:
    once, again = (pairs.build(SAMPLE, tmp_path / "none", seed=3) for _ in range(2))
    assert once == again
    assert {p.label for p in once} == {0, 1, 2}
    groups = {p.group for p in once}
    assert all(sources.held_out(g) in (True, False) for g in groups)
    pairs.write(once, tmp_path / "pairs.jsonl")
    assert list(pairs.read(tmp_path / "pairs.jsonl")) == once


def test_sets_without_an_open_licence_are_passed_over(tmp_path: Path) -> None:
    line = '{"set": "anli", "split": "x", "premise": "It rained.", "hypothesis": "It rained.", "label": "entailment"}\n'
    (tmp_path / "train_nli.jsonl").write_text(line)
    assert list(sources.labelled(tmp_path)) == []


def test_a_missing_folder_is_said() -> None:
    with pytest.raises(SystemExit, match="--bench"):
        list(sources.labelled(Path("/no/such/folder")))


def test_a_sample_is_trained_and_exported(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "training", "--sample", "--steps", "3", "--threads", "1", "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "HF_HUB_OFFLINE": "1"})
    assert done.returncode == 0, done.stderr[-2000:]
    folder = tmp_path / "model"
    assert digest(folder) == read_card(folder).sha256
    [row] = get_consistency(str(folder)).judge([("It rained.", "It rained.")])
    assert abs(row.agrees + row.contradicts + row.other - 1) < 1e-6


def test_one_word_more_or_less_is_spoilt() -> None:
    pair = pairs.Pair(SENTENCE, SENTENCE, sources.AGREES, (), "news", "a")
    text = "A tired captain of the old ferry quickly apologised."
    other = pairs.Pair(text, text, sources.AGREES, (), "news", "b")
    made = [p for p in stacked.one_word([pair, other], random.Random(3)) if p.group == "a"]  # noqa: S311
    assert {p.kind for p in made} == {"news+gone", "news+put in"}
    assert all(p.label != sources.AGREES for p in made)
    assert {len(p.claim.split()) - len(pair.claim.split()) for p in made} == {-1, 1}


def test_no_doubt_ever_helps_a_claim() -> None:
    found = np.array([[2.0, 0, 0, 0, 0, 0], [1.0, 1, 0, 0, 0, 0], [-1.0, 0, 1, 1, 1, 1], [-2.0, 0, 0, 0, 0, 0]] * 5)
    weights = stacked.fit(found, np.array([True, True, False, False] * 5))
    assert weights[0] > 0
    assert all(weights[1:-1] <= 0)
    said = stacked.said(weights, found)
    assert said[0] > 0.5 > said[3]


def test_a_word_is_left_out_where_it_stood() -> None:
    [sentence] = grammar.tagged(["The captain of the ferry apologised."])
    for seed in range(10):
        words, at = gaps.without(sentence, random.Random(seed)) or ([], 0)  # noqa: S311
        assert len(words) == len(sentence) - 1
        assert sentence[at][0] not in words


def test_places_that_lack_a_word_are_learned_and_written(tmp_path: Path) -> None:
    for name in (MODEL, TOKENIZER):
        shutil.copy(DATA / name, tmp_path / name)
    tagged = grammar.tagged(FORMS.replace(". ", ".\n").splitlines() * 4)
    card = gaps.learn(tagged, tmp_path, rounds=1, measured=8)
    assert card["sha256"] == digest(tmp_path, WEIGHTS)
    made = Gaps(tmp_path)
    before = made.doubts(SENTENCE)
    gaps.share(tmp_path)  # as after a new model has come
    assert Gaps(tmp_path).doubts(SENTENCE) == before
    assert len(before) == len(SENTENCE.split()) + 3  # two signs, and the end
