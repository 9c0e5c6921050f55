"""How alike sentences of two languages are, from anchors, lengths and vectors; of runs of sentences too."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING

from checker.align.anchors import rarities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy import float32
    from numpy.typing import NDArray

    from checker.model import Embedder

    Rows = NDArray[float32]

# The weights here and in pairs.py were found by a random search on news documents, other ones than
# benchmarks/alignment.py shows. Share of the anchors in what lengths and anchors tell, without vectors and beside them:
_ANCHORS, _ANCHORS_BESIDE = 0.6, 0.3
_VECTORS = 0.75  # the most that vectors may have of the score
_MANY, _UNRELATED = 9, 0.1  # pairs from which the likeness of unrelated sentences can be told, and what it mostly is
_USUAL, _PRIOR = 0.6, 3  # likeness of translations, and how many sentences that is worth beside those at hand
_MARGIN, _NEAR = 0.45, 3  # how much a pair loses to the nearest others, and how many these are
_LEAST_LIFT = 0.05  # of the best above the unrelated, below which vectors tell nothing
_FEW = 4.5  # sentences whose mean is only half believed
_OFF_DIAGONAL = 0.3  # what a pair loses from one corner of the table to the other


@dataclass
class Vectors:
    """How alike the sentences of both sides are, and how far that is to be believed.

    ``base`` is the likeness of sentences that have nothing to do with each other, ``usual`` that of translations, and
    ``trust`` lies in [0, 1]. What all sentences of a side have in common, its language and its subject above all, is
    taken away from their vectors first, and of two that are like everything less is thought than of two that are like
    each other alone.
    """

    sides: tuple[Rows, Rows]  # unit vectors
    means: tuple[Rows, Rows]  # what was taken away
    table: list[list[float]]
    single: list[list[float]]  # scores of single sentences
    following: tuple[list[float], list[float]]  # likeness of each sentence to the one after it
    near: tuple[list[float], list[float]]  # likeness of each sentence to the nearest of the other side
    base: float
    usual: float
    trust: float

    def score(self, a: int, b: int, c: int, d: int) -> float:
        """Cosine of the sums of two runs less what others have too, spread to [0, 1]."""
        if b - a == 1 == d - c:
            return self.single[a][c]
        total = sum([sum(self.table[row][c:d]) for row in range(a, b)])
        alike = total / sqrt(_summed(self.following[0], a, b) * _summed(self.following[1], c, d))
        ours, theirs = self.near
        near = (sum(ours[a:b]) / (b - a) + sum(theirs[c:d]) / (d - c)) / 2
        score = (alike + _MARGIN * (self.usual / 2 - near) - self.base) / (self.usual - self.base)
        return max(0.0, min(1.0, score))

    def placed(self, vectors: Sequence[Sequence[float]], side: int) -> Rows:
        """Vectors of other texts of a side, moved as its sentences were."""
        import numpy as np

        return _moved(np.asarray(vectors, dtype=np.float32), self.means[side])

    def like(self, row: Rows, side: int, index: int) -> float:
        """How like a placed vector a sentence is."""
        return (float(self.sides[side][index] @ row) - self.base) / (self.usual - self.base)


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
    anchors: float = field(init=False)

    def __post_init__(self) -> None:
        self.trust = _VECTORS * self.vectors.trust if self.vectors else 0.0
        self.anchors = _ANCHORS_BESIDE if self.vectors else _ANCHORS

    def score(self, a: int, b: int, c: int, d: int, length_fit: float) -> float:
        """Likeness in [0, 1] of source sentences a to b and article sentences c to d."""
        plain = self.anchors * self._anchored(a, b, c, d) + (1 - self.anchors) * length_fit
        mixed = plain * (1 - self.trust)
        if self.vectors:
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


def _vectors(source: Sequence[str], article: Sequence[str], embedder: Embedder) -> Vectors | None:
    """None where the vectors tell nothing of these two texts."""
    import numpy as np

    rows = np.asarray(embedder.encode([*source, *article]), dtype=np.float32)
    raw = rows[: len(source)], rows[len(source) :]
    means = tuple(side.mean(axis=0) * (len(side) / (len(side) + _FEW)) for side in raw)
    ours, theirs = (_moved(side, mean) for side, mean in zip(raw, means, strict=True))
    table = ours @ theirs.T
    base = float(np.clip(np.median(table), 0.0, 0.9)) if table.size >= _MANY else _UNRELATED
    best = max(float(np.median(table.max(axis=axis))) for axis in (0, 1))
    trust = _trust(table, best - base)
    if not trust:
        return None
    fewer: int = min(table.shape)
    usual = max(base + _LEAST_LIFT, (fewer * best + _PRIOR * _USUAL) / (fewer + _PRIOR))
    near = _nearest(table), _nearest(table.T)
    less = usual / 2 - (near[0][:, None] + near[1][None, :]) / 2
    single = np.clip((table + _MARGIN * less - base) / (usual - base), 0.0, 1.0)
    return Vectors(
        (ours, theirs),
        (means[0], means[1]),
        table.tolist(),
        single.tolist(),
        (_following(ours), _following(theirs)),
        (near[0].tolist(), near[1].tolist()),
        base,
        usual,
        trust,
    )


def _moved(vectors: Rows, mean: Rows) -> Rows:
    """Unit vectors without the mean."""
    import numpy as np

    rest = vectors - mean
    unit: Rows = rest / np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-6)
    return unit


def _following(rows: Rows) -> list[float]:
    import numpy as np

    found: list[float] = np.einsum("ij,ij->i", rows[:-1], rows[1:]).tolist()
    return found


def _nearest(table: Rows) -> Rows:
    """The mean of the best of each row."""
    import numpy as np

    count = min(_NEAR, table.shape[1])
    found: Rows = np.partition(table, -count, axis=1)[:, -count:].mean(axis=1)
    return found


def _trust(table: Rows, lift: float) -> float:
    """A model that knows both languages makes most sentences each other's best and lifts them far above the rest."""
    import numpy as np

    best, back = table.argmax(axis=1), table.argmax(axis=0)
    mutual: float = int((back[best] == np.arange(len(best))).sum()) / min(table.shape)
    return max(0.0, min(1.0, (mutual - 0.25) / 0.6, (lift - _LEAST_LIFT) / 0.1))
