"""Sentences of the source beside those of the article: a monotone path of least cost through both.

The path is found by dynamic programming over beads (1-1, 1-2, 2-1, 2-2, 1-3, 3-1, 1-0, 0-1), as in Gale and Church
(1993), with more to go by than lengths: shared figures and names, and vectors where an embedder knows both
languages. How far the vectors are believed is measured on the two texts themselves.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from math import erfc, sqrt
from typing import TYPE_CHECKING

from checker.align.anchors import anchors, shared
from checker.align.joined import attached
from checker.align.likeness import Likeness, likeness
from checker.model import Pair, Zone

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from checker.align.joined import Group
    from checker.model import Document, Embedder

_UNPAIRED = frozenset({Zone.BOILERPLATE, Zone.BYLINE, Zone.LABEL, Zone.REPEATED_TITLE})


@dataclass(frozen=True)
class _Costs:
    """What joining and leaving alone cost, found on news documents (likeness.py)."""

    joins: tuple[tuple[int, int, float], ...]  # sentences on either side, and what the joining costs
    dilution: float  # how heavily it weighs against joining that one of two sentences alone fits better


_PLAIN = _Costs(((1, 2, 0.3), (2, 1, 0.3), (2, 2, 0.9), (1, 3, 0.6), (3, 1, 0.6)), 2.0)
_WITH_VECTORS = _Costs(((1, 2, 0.33), (2, 1, 0.33), (2, 2, 1.15), (1, 3, 0.63), (3, 1, 0.63)), 2.5)
# Likeness below which two sentences are better left alone: without vectors, with some that are hardly believed, and
# what vectors that are wholly believed add.
_LEAST_PLAIN, _LEAST, _MORE = 0.05, 0.08, 0.08
_ACROSS = 0.3  # joining sentences of two paragraphs costs this much more
_TOGETHER = 0.1  # gained where paragraphs end on both sides at once, lost where one ends alone
_SURELY = 0.47  # likeness from which two sentences left alone are a pair that changed its place
_MOVED = 300  # sentences left alone on a side that are looked at
_VARIANCE = 6.8  # of a translation's length, per character (Gale and Church 1993)
_NARROW = 120  # sentences up to which every cell is looked at
_HOPELESS = 0.1  # in longer texts, where trying all takes most of the time
_BAND = 80  # half the width of the band that is looked at in longer texts

_Bead = tuple[int, int, int, int, float]  # source from, to; article from, to; score


@dataclass(frozen=True)
class _Texts:
    """What the path needs of two texts: lengths summed from the start, and how alike sentences are."""

    written: tuple[list[str], list[str]]
    source: list[int]
    article: list[int]
    alike: Likeness
    source_ends: frozenset[int]  # how many sentences stand before each paragraph's end
    article_ends: frozenset[int]
    known: dict[tuple[int, int], float] = field(default_factory=dict)  # how well two single sentences fit

    @cached_property
    def costs(self) -> _Costs:
        return _WITH_VECTORS if self.alike.vectors else _PLAIN

    @cached_property
    def least(self) -> float:
        vectors = self.alike.vectors
        return _LEAST + _MORE * vectors.trust if vectors else _LEAST_PLAIN

    @cached_property
    def hopeless(self) -> float:
        """Likeness of the first two and of the last two sentences, together, below which no joining is tried."""
        return _HOPELESS if max(len(self.source), len(self.article)) > _NARROW else 0.0

    @cached_property
    def ratio(self) -> float:
        return (self.article[-1] or 1) / (self.source[-1] or 1)


def align(source: Document, article: Document, embedder: Embedder | None) -> tuple[Pair, ...]:
    """Pairs in the order of the text; each sentence of either document stands in exactly one.

    A sentence without a partner stands in a pair whose other side is empty, with score 0. Furniture (bylines,
    labels, repeated titles) never has one, and a caption has none unless the source has captions too.
    """
    captions = any(block.zone is Zone.CAPTION for block in source.blocks)
    ours = _paired(source, _UNPAIRED)
    theirs = _paired(article, _UNPAIRED if captions else _UNPAIRED | {Zone.CAPTION})
    groups = _groups(_texts(source, article, ours, theirs, embedder), embedder) if ours and theirs else []
    pairs = [Pair(tuple(ours[i] for i in a), tuple(theirs[j] for j in b), score) for (a, b), score in groups]
    return _complete(pairs, source, article)


def _paired(document: Document, left_out: AbstractSet[Zone]) -> list[int]:
    return [index for index, sentence in enumerate(document.sentences) if sentence.zone not in left_out]


def _groups(texts: _Texts, embedder: Embedder | None) -> list[Group]:
    """The path's beads, with what changed its place or was joined to sentences elsewhere."""
    path = _with_moved(texts, _path(texts))
    groups: list[Group] = [((tuple(range(a, b)), tuple(range(c, d))), score) for a, b, c, d, score in path]
    if embedder is None or texts.alike.vectors is None:
        return groups
    return attached(groups, texts.written, texts.ratio, texts.alike.vectors, embedder)


def _complete(pairs: list[Pair], source: Document, article: Document) -> tuple[Pair, ...]:
    """Add the sentences that were left out, each by itself, and put all in the order of the article."""
    seen_source = {index for pair in pairs for index in pair.source}
    seen_article = {index for pair in pairs for index in pair.article}
    pairs += [Pair((i,), (), 0.0) for i in range(len(source.sentences)) if i not in seen_source]
    pairs += [Pair((), (j,), 0.0) for j in range(len(article.sentences)) if j not in seen_article]
    return tuple(_in_order(pairs))


def _in_order(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Article order; what the article lacks stands where the source has it."""
    both = sorted((pair for pair in pairs if pair.article), key=lambda pair: pair.article)
    lacking = sorted((pair for pair in pairs if not pair.article), key=lambda pair: pair.source)
    for pair in both:
        while lacking and pair.source and lacking[0].source < pair.source:
            yield lacking.pop(0)
        yield pair
    yield from lacking


def _texts(
    source: Document, article: Document, ours: Sequence[int], theirs: Sequence[int], embedder: Embedder | None
) -> _Texts:
    marks = [
        [anchors(document, document.sentences[index].span) for index in indices]
        for document, indices in ((source, ours), (article, theirs))
    ]
    one, other = (
        [document.quote(document.sentences[index].span) for index in indices]
        for document, indices in ((source, ours), (article, theirs))
    )
    alike = likeness(one, other, marks[0], marks[1], shared(marks[0], marks[1]), embedder)
    return _Texts((one, other), _summed(one), _summed(other), alike, _ends(source, ours), _ends(article, theirs))


def _ends(document: Document, indices: Sequence[int]) -> frozenset[int]:
    """Positions between sentences at which a paragraph ends, the end of the text left out."""
    blocks = [document.sentences[index].block for index in indices]
    return frozenset(at for at in range(1, len(blocks)) if blocks[at] != blocks[at - 1])


def _summed(texts: Sequence[str]) -> list[int]:
    total = [0]
    for text in texts:
        total.append(total[-1] + len(text))
    return total


def _path(texts: _Texts) -> list[_Bead]:
    """The best beads, as (source from, source to, article from, article to, score)."""
    rows, columns = len(texts.source) - 1, len(texts.article) - 1
    best: dict[tuple[int, int], float] = {(0, 0): 0.0}
    back: dict[tuple[int, int], tuple[int, int, float]] = {}
    for i, j in _cells(texts, rows, columns):
        for a, b, gain, score in _steps(texts, i, j):
            before = best.get((i - a, j - b))
            if before is not None and before + gain > best.get((i, j), -1e9):
                best[i, j] = before + gain
                back[i, j] = (a, b, score)
    return _walked(back, rows, columns)


def _cells(texts: _Texts, rows: int, columns: int) -> Iterator[tuple[int, int]]:
    narrow = max(rows, columns) <= _NARROW
    centres = [] if narrow else texts.alike.centres()
    for i in range(rows + 1):
        low, high = (0, columns) if narrow else _band(centres, i, columns)
        yield from ((i, j) for j in range(low, high + 1))


def _band(centres: Sequence[int], i: int, columns: int) -> tuple[int, int]:
    """Bands of neighbouring rows overlap whatever the centres do, so that a path always exists."""
    here, before = centres[min(i, len(centres) - 1)], centres[max(0, i - 1)]
    low = 0 if i == 0 else max(0, min(here, before) - _BAND)
    high = columns if i >= len(centres) else min(columns, here + _BAND)
    return low, high


def _steps(texts: _Texts, i: int, j: int) -> Iterator[tuple[int, int, float, float]]:
    """Beads that end here: sentences taken from either side, what they gain, and their score."""
    if i:
        yield 1, 0, 0.0, 0.0
    if j:
        yield 0, 1, 0.0, 0.0
    if not (i and j):
        return
    last = _single(texts, i - 1, j - 1)
    yield 1, 1, last - texts.least + _paragraphs(texts, i - 1, i, j - 1, j), last
    for a, b, cost in texts.costs.joins:
        if a <= i and b <= j:
            first = _single(texts, i - a, j - b)
            if first + last < texts.hopeless:
                continue
            score = _score(texts, i - a, i, j - b, j)
            if a + b == 3:  # what is joined should add to the likeness
                cost += texts.costs.dilution * max(0.0, first - score, last - score)
            yield a, b, (a + b) / 2 * (score - texts.least) - cost + _paragraphs(texts, i - a, i, j - b, j), score


def _single(texts: _Texts, a: int, c: int) -> float:
    """How well two single sentences fit: asked again and again, by all that might be joined to them."""
    known = texts.known.get((a, c))
    if known is None:
        known = texts.known[a, c] = _score(texts, a, a + 1, c, c + 1)
    return known


def _paragraphs(texts: _Texts, a: int, b: int, c: int, d: int) -> float:
    """What the paragraphs say for joining and pairing these sentences. Translators mostly keep them."""
    ours, theirs = texts.source_ends, texts.article_ends
    if not ours or not theirs:
        return 0.0
    single = b - a == 1 == d - c
    joined = 0 if single else sum([*(at in ours for at in range(a + 1, b)), *(at in theirs for at in range(c + 1, d))])
    ends = (_TOGETHER if d in theirs else -_TOGETHER) if b in ours else (-_TOGETHER if d in theirs else 0.0)
    return ends - _ACROSS * joined


def _with_moved(texts: _Texts, path: list[_Bead]) -> list[_Bead]:
    """The path, and pairs of what it left alone on either side: sentences that the translation has in another place.

    A path that never turns back cannot hold both of two sentences that changed places.
    """
    ours = [a for a, b, c, d, _ in path if c == d and b - a == 1][:_MOVED]
    theirs = [c for a, b, c, d, _ in path if a == b and d - c == 1][:_MOVED]
    scored = sorted(((_score(texts, i, i + 1, j, j + 1), i, j) for i in ours for j in theirs), reverse=True)
    found: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for score, i, j in scored:
        if score >= _SURELY and i not in found and j not in taken:
            found[i] = j, score
            taken.add(j)
    kept = [bead for bead in path if not _is_in(bead, found, taken)]
    return kept + [(i, i + 1, j, j + 1, score) for i, (j, score) in found.items()]


def _is_in(bead: _Bead, ours: Container[int], theirs: Container[int]) -> bool:
    """Whether the bead is a sentence alone that was found to have moved."""
    a, b, c, d, _ = bead
    return (c == d and a in ours) or (a == b and c in theirs)


def _score(texts: _Texts, a: int, b: int, c: int, d: int) -> float:
    """How well source sentences a to b fit article sentences c to d, in [0, 1]."""
    fit = _length_fit(texts.source[b] - texts.source[a], texts.article[d] - texts.article[c], texts.ratio)
    return texts.alike.score(a, b, c, d, fit)


def _length_fit(source: int, article: int, ratio: float) -> float:
    """Probability that a translation is at least so far off the length that the source lets expect."""
    expected = source * ratio
    off = (article - expected) / sqrt(_VARIANCE * max(1.0, (expected + article) / 2))
    return erfc(abs(off) / sqrt(2))


def _walked(back: dict[tuple[int, int], tuple[int, int, float]], i: int, j: int) -> list[_Bead]:
    path = []
    while i or j:
        a, b, score = back[i, j]
        path.append((i - a, i, j - b, j, score))
        i, j = i - a, j - b
    return path[::-1]
