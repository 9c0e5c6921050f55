"""Sentences of the article that say less than their partners in the source, and the clause that they lack.

Too short for its source, less like it than it without one of its clauses, a clause that nothing in the article is like,
figures that went missing: a logistic model that benchmarks/train_balance.py fits on translations of which a clause was
cut. In languages that the vectors do not know lengths and figures tell alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log
from operator import mul
from typing import TYPE_CHECKING

from checker.align.anchors import anchors
from checker.align.balance import compared, data, features, text_of, usual_length
from checker.model import Part, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.model import Document, Embedder, Pair

KNOWN = frozenset("ar de en es fr it ja ko nl pl pt ru th tr zh".split())  # languages that the default vectors know
SHORT = 0.6  # how far too short a sentence must be to be looked at, as balance.features has it
# The least probability for a text of one sentence, and for an article of MANY: each sentence is one more chance to err.
CERTAIN, SURER, MANY = 0.5, 0.75, 6
_LEAST = 12  # code points of a clause
_THIRDS = 3  # a window over the article's words is a third of them
_WIDEST = 12  # windows and clauses of a sentence that are looked at
_CUT = re.compile(
    r"(?:[,;:]|\s[–—-])\s|[、，；：،؛]\s?|\s(?=(?:and|but|which|who|that|because|while|when|after|although|as|if|where|with"
    r"|und|aber|weil|während|nachdem|obwohl|wenn|wie|y|e|i|a|и|та|но|а|che|que|qui|où|mais|pero|ma|ale|en|maar|omdat|terwijl"
    r"|donde|cuando|quando|porque|perché|parce|aunque|sebbene|если|которые|что|когда|як|який|де|ve|ancak|ama)\s)"
)


@dataclass(frozen=True)
class Clauses:
    """A sentence of the source, its clauses and what is left without each; the article's sentence likewise."""

    source: str
    article: str
    clauses: tuple[tuple[int, int], ...]

    def texts(self) -> Iterator[str]:
        yield from (self.source, self.article, *windows(self.article))
        for start, end in self.clauses:
            yield self.source[start:end].strip()
            yield without(self.source, start, end)
        for start, end in cut(self.article):
            yield without(self.article, start, end)


def clauses_of(source: str, article: str) -> Clauses:
    return Clauses(source, article, cut(source))


def cut(text: str) -> tuple[tuple[int, int], ...]:
    """Where the clauses of a sentence stand; what is very short belongs to its neighbour."""
    places = [0, *(match.end() for match in _CUT.finditer(text)), len(text)]
    found: list[tuple[int, int]] = []
    for start, end in pairwise(places):
        if found and min(end - start, found[-1][1] - found[-1][0]) < _LEAST:
            found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return tuple(found[:_WIDEST])


def without(text: str, start: int, end: int) -> str:
    return (text[:start] + text[end:]).strip() or text


def windows(text: str) -> list[str]:
    """The sentence, its clauses and runs of a third of its words: what a clause of the source may be like."""
    words = text.split()
    size = max(_THIRDS, len(words) // _THIRDS)
    runs = range(0, max(1, len(words) - size + 1), max(1, size // 2))
    return [text, *(text[a:b] for a, b in cut(text)), *(" ".join(words[n : n + size]) for n in runs)][: 2 * _WIDEST]


def measured(pair: Clauses, vectors: Mapping[str, Sequence[float]], lacking: int, usual: float) -> tuple[float, ...]:
    """Length, likeness, the most that is gained without a clause, the loneliest clause and its share, and figures."""
    ours, theirs = vectors[pair.article], vectors[pair.source]
    alike = _dot(theirs, ours)
    long, short, _ = features(len(pair.source), len(pair.article), usual, alike)
    rows = [vectors[text] for text in windows(pair.article) if text]
    gain, lone = 0.0, (alike, 1.0)
    if len(pair.clauses) > 1:
        gain = max(_dot(vectors[without(pair.source, a, b)], ours) - alike for a, b in pair.clauses)
        lone = min(_covered(pair, vectors, rows, a, b) for a, b in pair.clauses)
    back = max(_dot(vectors[without(pair.article, a, b)], theirs) - alike for a, b in cut(pair.article))
    return short, long, alike, max(0.0, gain), *lone, max(0.0, back), float(min(3, lacking))


def _covered(
    pair: Clauses, vectors: Mapping[str, Sequence[float]], rows: Sequence[Sequence[float]], start: int, end: int
) -> tuple[float, float]:
    """How like a clause the likest part of the article is, and the clause's share of its sentence."""
    clause = pair.source[start:end].strip()
    if not clause:
        return 1.0, 0.0
    return max(_dot(vectors[clause], row) for row in rows), (end - start) / len(pair.source)


def plainly(pair: Clauses, lacking: int, usual: float) -> tuple[float, ...]:
    """What lengths and figures tell alone."""
    long, short, _ = features(len(pair.source), len(pair.article), usual, 0.0)
    return short, long, float(min(3, lacking))


def lacking_figures(source: Document, article: Document, pair: Pair) -> int:
    """Figures of the source that the article lacks."""
    theirs, ours = (
        {a for i in side for a in anchors(document, document.sentences[i].span) if a[0] in "#="}
        for document, side in ((source, pair.source), (article, pair.article))
    )
    return len(theirs - ours)


def shorter(source: Document, article: Document, pairs: Sequence[Pair], embedder: Embedder) -> Iterator[Part]:
    """A part a pair whose article side says less: the clause of the source that is missing, as likely as not."""
    found = compared(pairs)
    texts = [(text_of(source, pair.source), text_of(article, pair.article)) for pair in found]
    usual = usual_length(source.lang, texts)
    if usual is None:
        return
    short = [
        (pair, clauses_of(*both))
        for pair, both in zip(found, texts, strict=True)
        if features(len(both[0]), len(both[1]), usual, 0.0)[1] >= SHORT
    ]
    least = CERTAIN + (SURER - CERTAIN) * min(1.0, (len(found) - 1) / (MANY - 1))
    known = source.lang in KNOWN
    needed = list(dict.fromkeys(text for _, clauses in short for text in clauses.texts() if text)) if known else []
    vectors = dict(zip(needed, embedder.encode(needed), strict=True)) if needed else {}
    for pair, clauses in short:
        lacking = lacking_figures(source, article, pair)
        values = measured(clauses, vectors, lacking, usual) if known else plainly(clauses, lacking, usual)
        sure = probability(values, "omission" if known else "omission_plain")
        if sure >= least:
            yield _part(source, pair, clauses, vectors, round(sure, 4))


def probability(values: Sequence[float], model: str) -> float:
    first, *rest = data()[model]
    return float(1 / (1 + exp(-(first + sum(map(mul, rest, values))))))


def log_odds(probability: float) -> float:
    return log(probability / (1 - probability))


def _part(source: Document, pair: Pair, clauses: Clauses, vectors: Mapping[str, Sequence[float]], sure: float) -> Part:
    """The clause that nothing is like, where there are several; else the whole sentence."""
    first = source.sentences[pair.source[0]].span.start
    if len(clauses.clauses) < 2 or not vectors:
        last = source.sentences[pair.source[-1]].span.end
        return Part(Side.SOURCE, pair.source[0], pair.article[0], Span(first, last), sure, whole=True)
    rows = [vectors[text] for text in windows(clauses.article) if text]
    start, end = min(clauses.clauses, key=lambda c: _covered(clauses, vectors, rows, *c))
    text = clauses.source[start:end]
    begin = first + start + len(text) - len(text.lstrip())
    return Part(Side.SOURCE, pair.source[0], pair.article[0], Span(begin, begin + len(text.strip())), sure, whole=True)


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return float(sum(map(mul, a, b)))
