"""Clauses that one of two paired sentences has and the other has not.

A clause that the other side lacks makes the two sentences less alike: where the sentence without it is nearer to its
partner than with it, and the clause itself is near to nothing there, it was added or left out. Only vectors that know
both languages can tell; without an embedder there are no parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from operator import mul
from typing import TYPE_CHECKING

from checker.align.balance import longer
from checker.align.shorter import shorter
from checker.model import Part, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Embedder, Pair

LEAST = 4  # words of a clause that is looked at
ALIKE = 0.5  # likeness of the sentence without the clause to its partner: below it the pair tells nothing
GAIN = 0.02  # gain in likeness, less a share of the clause's own, from which a clause stands alone
OWN = 0.25  # that share
_MIXED = frozenset(("uk",))  # languages that the vectors know too little of (docs/measurements.md)
_CUTS = re.compile(
    r",\s|;\s|\s[–—-]\s|\s\(|\)"
    r"|\s(?=(?:and|but)\s(?:is|was|are|were|has|have|had|will|would|can|could|may|might|also|already)\b)"
)


@dataclass(frozen=True)
class _Clause:
    side: Side
    sentence: int
    partner: int
    span: Span  # in the document
    text: str
    rest: str  # the sentence without the clause


def parts(
    source: Document, article: Document, pairs: Sequence[Pair], embedder: Embedder | None
) -> tuple[Part, ...] | None:
    """Clauses without a counterpart, of either side, in the order of the pairs; None where that cannot be told."""
    if embedder is None:
        return None
    if source.lang in _MIXED:
        return tuple(shorter(source, article, pairs, embedder))
    clauses = list(_clauses(source, article, pairs))
    texts = [text for clause in clauses for text in _texts(clause, source, article)]
    vectors = iter(embedder.encode(texts) if texts else ())
    lonely = tuple(part for clause in clauses if (part := _judge(clause, *(next(vectors) for _ in range(4)))))
    told = {part.sentence for part in lonely if part.side is Side.ARTICLE}
    lost = {part.sentence for part in lonely if part.side is Side.SOURCE}
    more = (part for part in longer(source, article, pairs, embedder) if part.sentence not in told)
    less = (part for part in shorter(source, article, pairs, embedder) if part.sentence not in lost)
    return (*lonely, *more, *less)


def _clauses(source: Document, article: Document, pairs: Sequence[Pair]) -> Iterator[_Clause]:
    for pair in pairs:
        if len(pair.source) == len(pair.article) == 1:
            yield from _of_sentence(Side.SOURCE, source, pair.source[0], pair.article[0])
            yield from _of_sentence(Side.ARTICLE, article, pair.article[0], pair.source[0])


def _of_sentence(side: Side, document: Document, index: int, partner: int) -> Iterator[_Clause]:
    span = document.sentences[index].span
    text = document.quote(span)
    cuts = [0, *(m.end() for m in _CUTS.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        clause = text[start:end].strip(" ,;–—-(")
        if len(cuts) > 2 and len(clause.split()) >= LEAST:
            rest = f"{text[:start].rstrip(' ,;–—-(')} {text[end:].lstrip()}".strip()
            begin = span.start + start + text[start:end].index(clause)
            yield _Clause(side, index, partner, Span(begin, begin + len(clause)), clause, rest)


def _texts(clause: _Clause, source: Document, article: Document) -> tuple[str, str, str, str]:
    own, other = (source, article) if clause.side is Side.SOURCE else (article, source)
    whole = own.quote(own.sentences[clause.sentence].span)
    return whole, other.quote(other.sentences[clause.partner].span), clause.rest, clause.text


def _judge(
    clause: _Clause, whole: Sequence[float], other: Sequence[float], rest: Sequence[float], own: Sequence[float]
) -> Part | None:
    without, alone = _dot(rest, other), _dot(own, other)
    gain = without - _dot(whole, other) - OWN * max(0.0, alone)
    if without < ALIKE or gain < GAIN:
        return None
    return Part(clause.side, clause.sentence, clause.partner, clause.span, round(gain, 4))


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return float(sum(map(mul, a, b)))
