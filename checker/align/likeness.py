"""How alike sentences of two languages are, from anchors, lengths and vectors; of runs of sentences too."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING

from checker.align.anchors import rarities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Embedder

_ANCHORS, _LENGTH = 0.65, 0.35  # shares of the score without vectors
_VECTORS = 0.8  # the most that vectors may have of it
_MANY, _UNRELATED = 9, 0.1  # pairs from which the likeness of unrelated sentences can be told, and what it mostly is
_OFF_DIAGONAL = 0.3  # what a pair loses from one corner of the table to the other


@dataclass
class Vectors:
    """Unit vectors of both sides, as numpy arrays, and how far they are to be believed.

    ``base`` is the likeness of sentences that have nothing to do with each other, ``trust`` lies in [0, 1].
    """

    table: list[list[float]]
    source_next: list[float]  # likeness of each sentence to the one after it
    article_next: list[float]
    base: float
    trust: float

    def score(self, a: int, b: int, c: int, d: int) -> float:
        """Cosine of the sums of two runs, above ``base`` and spread to [0, 1]."""
        if b - a == 1 == d - c:
            return max(0.0, min(1.0, (self.table[a][c] - self.base) / (1 - self.base)))
        total = sum(sum(self.table[row][c:d]) for row in range(a, b))
        length = sqrt(_summed(self.source_next, a, b) * _summed(self.article_next, c, d))
        return max(0.0, min(1.0, (total / length - self.base) / (1 - self.base)))


def _summed(following: Sequence[float], a: int, b: int) -> float:
    """Squared length of the sum of a run of unit vectors; those two apart count as their neighbours do."""
    near = sum(following[a : b - 1])
    return (b - a) + 2 * near + (2 * near / 2 if b - a == 3 else 0.0)


@dataclass
class Likeness:
    source_weight: list[float]
    article_weight: list[float]
    common: list[dict[int, float]]
    vectors: Vectors | None = None
    trust: float = field(init=False)

    def __post_init__(self) -> None:
        self.trust = _VECTORS * self.vectors.trust if self.vectors else 0.0

    def score(self, a: int, b: int, c: int, d: int, length_fit: float) -> float:
        """Likeness in [0, 1] of source sentences a to b and article sentences c to d."""
        plain = _ANCHORS * self._anchored(a, b, c, d) + _LENGTH * length_fit
        mixed = plain * (1 - self.trust)
        if self.vectors and self.trust:
            mixed += self.trust * self.vectors.score(a, b, c, d)
        place = abs((a + b) / 2 / len(self.source_weight) - (c + d) / 2 / len(self.article_weight))
        return max(0.0, mixed - _OFF_DIAGONAL * place)

    def _anchored(self, a: int, b: int, c: int, d: int) -> float:
        """Shared weight over the weight of the side that has less of it."""
        common = sum([self.common[row].get(column, 0.0) for row in range(a, b) for column in range(c, d)])
        if not common:
            return 0.0
        least = min(sum(self.source_weight[a:b]), sum(self.article_weight[c:d]))
        # Two or three shared anchors of middling rarity count in full even where there are few.
        return min(1.0, common / max(least, 6.0))

    def centres(self) -> list[int]:
        """For each source sentence the article sentence that a rough path goes through."""
        strong = _longest_rising(
            [(row, max(hits, key=lambda column: hits[column])) for row, hits in enumerate(self.common) if hits]
        )
        rows, columns = len(self.common), len(self.article_weight)
        knots = [(0, 0), *strong, (rows, columns)]
        return [_between(knots, row) for row in range(rows)]


def _between(knots: Sequence[tuple[int, int]], row: int) -> int:
    at = max(1, min(len(knots) - 1, bisect_left(knots, (row, -1))))
    (low, left), (high, right) = knots[at - 1], knots[at]
    return left + (right - left) * (row - low) // max(1, high - low)


def _longest_rising(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of points whose columns rise; rows do already."""
    tails: list[int] = []  # columns at the ends of the best runs, by length
    ends: list[int] = []  # the points they belong to
    before: list[int] = []
    for index, (_, column) in enumerate(points):
        at = bisect_left(tails, column)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [column]
        ends[at : at + 1] = [index]
    run = []
    index = ends[-1] if ends else -1
    while index >= 0:
        run.append(points[index])
        index = before[index]
    return run[::-1]


def likeness(
    source: Sequence[str],
    article: Sequence[str],
    source_anchors: Sequence[frozenset[str]],
    article_anchors: Sequence[frozenset[str]],
    common: list[dict[int, float]],
    embedder: Embedder | None,
) -> Likeness:
    weights = rarities(source_anchors, article_anchors)
    source_weight = [sum(weights.get(anchor, 0.0) for anchor in unit) for unit in source_anchors]
    article_weight = [sum(weights.get(anchor, 0.0) for anchor in unit) for unit in article_anchors]
    vectors = _vectors(source, article, embedder) if embedder else None
    return Likeness(source_weight, article_weight, common, vectors)


def _vectors(source: Sequence[str], article: Sequence[str], embedder: Embedder) -> Vectors:
    import numpy as np

    rows = np.asarray(embedder.encode([*source, *article]), dtype=np.float32)
    ours, theirs = rows[: len(source)], rows[len(source) :]
    table = ours @ theirs.T
    base = float(np.clip(np.median(table), 0.0, 0.9)) if table.size >= _MANY else _UNRELATED
    return Vectors(
        table.tolist(),
        np.einsum("ij,ij->i", ours[:-1], ours[1:]).tolist(),
        np.einsum("ij,ij->i", theirs[:-1], theirs[1:]).tolist(),
        base,
        _trust(table.max(axis=1).tolist(), base),
    )


def _trust(best: Sequence[float], base: float) -> float:
    """A model that knows both languages lifts the best partner far above the rest; one that does not, hardly."""
    lift = sorted(best)[len(best) // 2] - base
    return max(0.0, min(1.0, (lift - 0.1) / 0.25))
