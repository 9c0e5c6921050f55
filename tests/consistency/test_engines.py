"""Models by name, and the weights that come with checker."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from checker.consistency import gaps, get_consistency
from checker.consistency.engines import columns_of
from checker.consistency.onnx import DATA, TOKENIZER, WEIGHTS, digest, read_card
from checker.errors import CheckerError

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 30_000_000


def test_the_weights_are_those_that_the_card_tells_of() -> None:
    assert digest() == read_card().sha256


def test_the_weights_are_small() -> None:
    assert sum((DATA / name).stat().st_size for name in (WEIGHTS, TOKENIZER, gaps.WEIGHTS)) < MOST_BYTES


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("owner/model", "CHECKER_ALLOW_DOWNLOAD=1"), ("/no/such/folder", "'own', 'none' or the folder")],
)
def test_unknown_models_are_named(name: str, wanted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHECKER_ALLOW_DOWNLOAD", raising=False)
    with pytest.raises(CheckerError) as raised:
        get_consistency(name)
    assert wanted in str(raised.value)


def test_an_empty_folder_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match="cannot be loaded"):
        get_consistency(str(tmp_path)).judge([("a", "b")])


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [
        (["contradiction", "entailment", "neutral"], {"contradicts": 0, "agrees": 1, "other": 2}),
        (["ENTAILMENT", "NEUTRAL", "CONTRADICTION"], {"agrees": 0, "other": 1, "contradicts": 2}),
        (["not_entailment", "entailment"], {"agrees": 1}),
        (["REFUTES", "SUPPORTS", "NOT ENOUGH INFO"], {"contradicts": 0, "agrees": 1, "other": 2}),
    ],
)
def test_labels_of_other_models(labels: list[str], wanted: dict[str, int]) -> None:
    assert columns_of("x", dict(enumerate(labels))) == wanted


def test_a_model_without_such_labels_is_refused() -> None:
    with pytest.raises(CheckerError, match="LABEL_0"):
        columns_of("x", {0: "LABEL_0"})


def test_our_model_reads_without_torch() -> None:
    code = (
        "import sys; from checker.consistency import get_consistency as g; m = g();"
        "r = m.judge([('The mayor signed the contract.', 'The mayor signed the contract.'),"
        "('The mayor signed the contract.', 'The mayor did not sign the contract.')]);"
        "assert all(abs(x.agrees + x.contradicts + x.other - 1) < 1e-6 for x in r);"
        "assert r[0].agrees > 0.5 > r[1].agrees, r; assert r[1].contradicts > 0.5, r;"
        "assert 'torch' not in sys.modules; assert 'transformers' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_order_and_number_of_pairs_change_nothing() -> None:
    model = get_consistency()
    pairs = [
        (f"There were {n} boats in the harbour.", "There were 5 boats " + "in the old harbour " * n) for n in range(9)
    ]
    together = [round(row.agrees, 2) for row in model.judge(pairs)]
    alone = [round(model.judge([pair])[0].agrees, 2) for pair in pairs]
    assert together == pytest.approx(alone, abs=0.06)  # int8: the batch sets the scale of what is rounded
    assert model.judge([]) == []
