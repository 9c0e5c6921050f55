"""A model that answers from a table, and counts what it was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Consistency

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SOUND = Consistency(0.9, 0.05, 0.05)
WRONG = Consistency(0.05, 0.9, 0.05)
STRANGE = Consistency(0.1, 0.1, 0.8)


class FakeModel:
    """``wrong`` maps a word to what it contradicts: a claim with the word is wrong beside evidence with the other."""

    name = "fake"

    def __init__(self, wrong: Mapping[str, str], weights: Mapping[str, float] | None = None) -> None:
        self.wrong = wrong
        self.weights = weights or {}
        self.asked: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Consistency]:
        self.asked += pairs
        return [self._one(*pair) for pair in pairs]

    def _one(self, evidence: str, claim: str) -> Consistency:
        if any(word in claim and other in evidence for word, other in self.wrong.items()):
            return WRONG
        shared = set(evidence.split()) & set(claim.split())
        return SOUND if len(shared) > 2 else STRANGE
