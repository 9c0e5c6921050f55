from __future__ import annotations

from decimal import Decimal

import pytest

from checker.model import Severity, Tally
from checker.score import Score, score, tally, total
from tests.render.samples import CLEAN, RESULT


@pytest.mark.parametrize(
    ("words", "penalty", "expected"),
    [
        (376, 146, Score(61.2, 146.0, 388.3)),
        (1000, 0, Score(100.0, 0.0, 0.0)),
        (10, 50, Score(0.0, 50.0, 5000.0)),
        (0, 0, Score(100.0, 0.0, 0.0)),
        (0, 1, Score(0.0, 1.0, 1000.0)),
    ],
)
def test_score(words: int, penalty: int, expected: Score) -> None:
    assert score(Tally(words, Decimal(penalty))) == expected


def test_merging_is_addition() -> None:
    assert tally(RESULT.findings, 55) == Tally(55, Decimal(31), (0, 1, 1, 1))
    assert total([RESULT, CLEAN]) == total([CLEAN, RESULT]) == total([RESULT]) + total([CLEAN])
    assert total([]) == Tally()
    assert tally(RESULT.findings, 1).counts[Severity.CRITICAL] == 1
