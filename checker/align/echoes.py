"""Sentences of an article that say what an earlier one said, in whatever words: by the likeness of their vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Echo, Zone

if TYPE_CHECKING:
    from checker.model import Document, Embedder

_READ = frozenset({Zone.LEAD, Zone.BODY})
_FEWEST = 6  # words of a sentence that says something
_LEAST = 0.7  # cosine from which two sentences may say the same; sentences of one sound article reach 0.71
_MOST = 400  # sentences: a book is not compared with itself


def echoes(article: Document, embedder: Embedder) -> tuple[Echo, ...]:
    """The pairs of sentences whose vectors have a cosine of 0.7 or more, the later sentence first."""
    read = [
        (index, article.quote(sentence.span))
        for index, sentence in enumerate(article.sentences)
        if sentence.zone in _READ
    ]
    long = [(index, text) for index, text in read if text.count(" ") + 1 >= _FEWEST][:_MOST]
    if len(long) < 2:
        return ()
    import numpy as np

    rows = np.asarray(embedder.encode([text for _, text in long]), dtype=np.float32)
    later, earlier = np.nonzero(np.tril(rows @ rows.T, -1) >= _LEAST)
    likeness = (rows[later] * rows[earlier]).sum(axis=1)
    return tuple(
        Echo(long[row][0], long[column][0], round(float(value), 4))
        for row, column, value in zip(later.tolist(), earlier.tolist(), likeness, strict=True)
    )
