"""Which sentences of the evidence may speak of the same thing as which sentences of the article.

A shared subject is all that is claimed here: vectors rate a sentence and its contrary alike, so they find what
to compare and never decide whether it agrees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.align.lexical import Features, Rarity, cosine, features
from checker.model import Match, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Embedder, Statement

Table = list[list[float]]  # a row an article sentence, a column a statement

_UNREAD = frozenset({Zone.BOILERPLATE, Zone.BYLINE, Zone.LABEL, Zone.REPEATED_TITLE})
_VECTORS = 0.5  # share of the vectors in the score; the words that are shared have the rest
_CONTEXT = 0.15  # how much of its neighbours' likeness a sentence inherits: pronouns point there
_LEAST = 0.05  # a score below this is chance


def retrieve(
    article: Document, statements: Sequence[Statement], embedder: Embedder | None, k: int = 3
) -> tuple[Match, ...]:
    """The ``k`` best article sentences of each statement and the ``k`` best statements of each article sentence.

    Scores lie in [0, 1]. Without an embedder shared words alone decide.
    """
    rows = [index for index, sentence in enumerate(article.sentences) if sentence.zone not in _UNREAD]
    if not rows or not statements:
        return ()
    table = score_table(article, rows, statements, embedder)
    best = {*_best_rows(table, k), *_best_columns(table, k)}
    found = (Match(rows[row], column, min(1.0, table[row][column])) for row, column in best)
    return tuple(sorted((m for m in found if m.score >= _LEAST), key=lambda m: (m.statement, -m.score, m.sentence)))


def score_table(
    article: Document, rows: Sequence[int], statements: Sequence[Statement], embedder: Embedder | None
) -> Table:
    """The likeness of each article sentence in ``rows`` to each statement."""
    words = _lexical(article, rows, statements)
    if embedder is None:
        return _in_context(words, article, rows)
    vectors = _dense(article, rows, statements, embedder)
    mixed = [
        [_VECTORS * v + (1 - _VECTORS) * w for v, w in zip(*pair, strict=True)]
        for pair in zip(vectors, words, strict=True)
    ]
    return _in_context(mixed, article, rows)


def _lexical(article: Document, rows: Sequence[int], statements: Sequence[Statement]) -> Table:
    ours = [features(article, article.sentences[row].span) for row in rows]
    theirs = [features(statement.document, statement.span) for statement in statements]
    rarity = Rarity.of([*ours, *theirs])
    columns: list[Features] = [rarity.weigh(unit) for unit in theirs]
    return [[cosine(rarity.weigh(unit), column) for column in columns] for unit in ours]


def _dense(article: Document, rows: Sequence[int], statements: Sequence[Statement], embedder: Embedder) -> Table:
    texts = [article.quote(article.sentences[row].span) for row in rows]
    vectors = embedder.encode([*texts, *(statement.text for statement in statements)])
    import numpy as np

    matrix = np.asarray(vectors, dtype=np.float32)
    product = np.clip(matrix[: len(rows)] @ matrix[len(rows) :].T, 0.0, 1.0)
    table: Table = product.tolist()
    return table


def _in_context(table: Table, article: Document, rows: Sequence[int]) -> Table:
    """Let sentences inherit from their neighbours in the paragraph, without ever passing 1."""
    blocks = [article.sentences[row].block for row in rows]
    mixed = []
    for index, row in enumerate(table):
        near = [table[i] for i in (index - 1, index + 1) if 0 <= i < len(rows) and blocks[i] == blocks[index]]
        mixed.append(
            [
                (score + _CONTEXT * max((n[c] for n in near), default=0.0)) / (1 + _CONTEXT)
                for c, score in enumerate(row)
            ]
        )
    return mixed


def _best_rows(table: Table, k: int) -> Iterator[tuple[int, int]]:
    for column in range(len(table[0])):
        order = sorted(range(len(table)), key=lambda row: -table[row][column])
        yield from ((row, column) for row in order[:k])


def _best_columns(table: Table, k: int) -> Iterator[tuple[int, int]]:
    for index, row in enumerate(table):
        order = sorted(range(len(row)), key=lambda column: -row[column])
        yield from ((index, column) for column in order[:k])
