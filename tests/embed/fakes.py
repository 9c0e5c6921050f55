"""An engine that counts its loads and makes vectors of letters."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING

from checker.embed import Engine

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class Counting:
    loads: int = 0
    texts: list[str] = field(default_factory=list)

    def engine(self, name: str = "letters@1") -> Engine:
        return Engine(name, self._load)

    def _load(self):  # type: ignore[no-untyped-def]  # the type stands in Engine
        self.loads += 1
        return self._encode

    def _encode(self, texts: Sequence[str]) -> list[list[float]]:
        self.texts += texts
        return [vector(text) for text in texts]


def vector(text: str) -> list[float]:
    counts = [1.0 + text.casefold().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"]
    length = sqrt(sum(count * count for count in counts))
    return [count / length for count in counts]
