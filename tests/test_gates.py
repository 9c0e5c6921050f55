"""Gates: what passes, what does not and by how much, and what cannot be measured."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.gates import Gates, failures
from checker.model import FactVerdict, Result
from checker.score import coverage
from tests.render.samples import CLEAN, RESULT  # penalty 31, quality 43.6, one of three facts stated


@pytest.mark.parametrize(
    ("gates", "said"),
    [
        (Gates(), []),
        (Gates(max_penalty=31), []),
        (Gates(max_penalty=25), ["penalty 31 is 6 above --max-penalty 25"]),
        (Gates(min_quality=43.6), []),  # the figure as it is shown, not as it is computed
        (Gates(min_quality=80), ["quality 43.6 is 36.4 below --min-quality 80"]),
        (Gates(min_coverage=0.333), []),
        (Gates(min_coverage=0.5), ["coverage 0.333 is 0.167 below --min-coverage 0.5"]),
        (Gates(0, 100, 1), ["penalty", "quality", "coverage"]),
    ],
)
def test_gates(gates: Gates, said: list[str]) -> None:
    failed, skipped = failures(RESULT, gates)
    assert len(failed) == len(said)
    assert all(failure.text.startswith(text) for failure, text in zip(failed, said, strict=True))
    assert skipped == ()


def test_a_gate_that_cannot_be_measured_is_listed() -> None:
    failed, skipped = failures(CLEAN, Gates(min_coverage=0.9))
    assert failed == ()
    assert [(skip.rule, skip.reason) for skip in skipped] == [("min-coverage", "no facts to cover")]


@pytest.mark.parametrize("verdict", ["mismatch", "missing", "ambiguous", "undetermined"])
def test_only_a_match_covers(verdict: str) -> None:
    facts = (FactVerdict("a", "A.", "match"), FactVerdict("b", "B.", verdict))
    assert coverage(replace(RESULT, facts=facts)) == 0.5
    assert coverage(Result(RESULT.document)) is None
