"""Which sentences of the evidence may speak of the same thing as which sentences of the article.

A shared subject is all that is claimed here: vectors rate a sentence and its contrary alike, so they find what
to compare and never decide whether it agrees.
"""

from __future__ import annotations

import sys
from math import exp
from operator import mul
from typing import TYPE_CHECKING

from checker.align.lexical import Features, Rarity, cosine, features
from checker.model import Match, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Embedder, Statement

Table = list[list[float]]  # a row an article sentence, a column a statement

_UNREAD = frozenset({Zone.BOILERPLATE, Zone.BYLINE, Zone.LABEL, Zone.REPEATED_TITLE})
_VECTORS = 0.5  # share of the vectors in the score; the words that are shared have the rest
_FEW = 1500  # products that plain Python makes sooner than numpy is imported
_LEAST = 0.03  # a score below this is chance
# Likeness at which every second pair states the same, without and with vectors, and how sharply the share rises
# there: logistic fits on the gold pairs of benchmarks/embedders.py.
_EVEN_WORDS, _EVEN_VECTORS, _SLOPE = 0.22, 0.32, 21.0


def retrieve(
    article: Document, statements: Sequence[Statement], embedder: Embedder | None, k: int = 3
) -> tuple[Match, ...]:
    """The ``k`` best article sentences of each statement and the ``k`` best statements of each article sentence.

    A score is about the probability that the two state the same. Without an embedder shared words alone decide.
    """
    rows = [index for index, sentence in enumerate(article.sentences) if sentence.zone not in _UNREAD]
    if not rows or not statements:
        return ()
    table = score_table(article, rows, statements, embedder)
    best = {*_best_rows(table, k), *_best_columns(table, k)}
    even = _EVEN_VECTORS if embedder else _EVEN_WORDS
    found = (Match(rows[row], column, _probability(table[row][column], even)) for row, column in best)
    return tuple(sorted((m for m in found if m.score >= _LEAST), key=lambda m: (m.statement, -m.score, m.sentence)))


def _probability(likeness: float, even: float) -> float:
    """Never quite 1, and rising everywhere, so that the order of the best is not lost."""
    return round((0.9 + 0.1 * likeness) / (1 + exp(_SLOPE * (even - likeness))), 4)


def score_table(
    article: Document,
    rows: Sequence[int],
    statements: Sequence[Statement],
    embedder: Embedder | None,
    share: float = _VECTORS,
) -> Table:
    """The likeness of each article sentence in ``rows`` to each statement; the vectors have ``share`` of it."""
    words = _lexical(article, rows, statements)
    if embedder is None:
        return words
    vectors = _dense(article, rows, statements, embedder)
    return [
        [share * v + (1 - share) * w for v, w in zip(*pair, strict=True)] for pair in zip(vectors, words, strict=True)
    ]


def _lexical(article: Document, rows: Sequence[int], statements: Sequence[Statement]) -> Table:
    ours = [features(article, article.sentences[row].span) for row in rows]
    theirs = [features(statement.document, statement.span) for statement in statements]
    rarity = Rarity.of([*ours, *theirs])
    columns: list[Features] = [rarity.weigh(unit) for unit in theirs]
    return [[cosine(rarity.weigh(unit), column) for column in columns] for unit in ours]


def _dense(article: Document, rows: Sequence[int], statements: Sequence[Statement], embedder: Embedder) -> Table:
    texts = [article.quote(article.sentences[row].span) for row in rows]
    vectors = embedder.encode([*texts, *(statement.text for statement in statements)])
    if len(rows) * len(statements) <= _FEW and "numpy" not in sys.modules:
        return _plain_product(vectors[: len(rows)], vectors[len(rows) :])
    import numpy as np

    matrix = np.asarray(vectors, dtype=np.float32)
    product = np.clip(matrix[: len(rows)] @ matrix[len(rows) :].T, 0.0, 1.0)
    table: Table = product.tolist()
    return table


def _plain_product(ours: Sequence[Sequence[float]], theirs: Sequence[Sequence[float]]) -> Table:
    return [[max(0.0, min(1.0, sum(map(mul, one, other)))) for other in theirs] for one in ours]


def _best_rows(table: Table, k: int) -> Iterator[tuple[int, int]]:
    for column in range(len(table[0])):
        order = sorted(range(len(table)), key=lambda row: -table[row][column])
        yield from ((row, column) for row in order[:k])


def _best_columns(table: Table, k: int) -> Iterator[tuple[int, int]]:
    for index, row in enumerate(table):
        order = sorted(range(len(row)), key=lambda column: -row[column])
        yield from ((index, column) for column in order[:k])
