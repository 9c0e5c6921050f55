"""Sentences that the path left alone, looked for inside longer sentences of the other side.

A short sentence that a translator joined to a long one hardly shows in the likeness of the two together, and not at all
where it also changed its place. The part of the long sentence that renders it is like it, though, and more so than like
that sentence's own partner.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.align.likeness import Rows, Vectors
    from checker.model import Embedder

Sides = tuple[tuple[int, ...], tuple[int, ...]]  # sentences of the source, and of the article
Group = tuple[Sides, float]  # with the score

_CUT = re.compile(r"[.!?…:;,–—]+[\"”’»]?\s|[。！？；：、，]|\s(?=(?:and|but|while|who|which|because|after|as|where)\s)")
_SHORTEST = 8  # code points of a part
_PARTS = 8  # of a sentence that are looked at
_NEAR = 2  # pairs before and after a sentence's place that may have taken it in
_MOST = 4  # sentences of both sides of a pair that takes one in
_ROOM = 0.33  # how much of the sentence's length its partner must be too long for what it has
_SHORT, _LONG = 0.5, 2.0  # bounds of a part's length beside what the sentence lets expect
_LIKE, _BETTER = 0.53, 0.3  # how like the part the sentence must be, and how much more so than the partner


@dataclass(frozen=True)
class _Try:
    lone: Group
    group: Group
    part: str


def attached(
    groups: list[Group], texts: tuple[list[str], list[str]], ratio: float, vectors: Vectors, embedder: Embedder
) -> list[Group]:
    """The groups, lone sentences put to those whose other side renders them."""
    for side, longer in ((0, ratio), (1, 1 / ratio)):
        tries = list(_tries(groups, texts[side], texts[1 - side], longer, side))
        if tries:
            rows = vectors.placed(embedder.encode([each.part for each in tries]), 1 - side)
            scores = [_score(each, row, vectors, side) for each, row in zip(tries, rows, strict=True)]
            groups = _taken(groups, tries, scores, side)
    return groups


def _tries(groups: list[Group], own: list[str], other: list[str], ratio: float, side: int) -> Iterator[_Try]:
    paired = sorted((group for group in groups if all(group[0])), key=lambda group: group[0][side])
    starts = [group[0][side][0] for group in paired]
    for lone in (group for group in groups if len(group[0][side]) == 1 and not group[0][1 - side]):
        index = lone[0][side][0]
        at = bisect_left(starts, index)
        size = len(own[index]) * ratio
        for group in paired[max(0, at - _NEAR) : at + _NEAR]:
            here, there = group[0][side], group[0][1 - side]
            spare = sum(len(other[j]) for j in there) - ratio * sum(len(own[i]) for i in here)
            if spare >= _ROOM * size and len(here) + len(there) <= _MOST:
                yield from (_Try(lone, group, part) for j in there for part in _parts(other[j], size))


def _parts(text: str, size: float) -> Iterator[str]:
    """Runs of clauses of about that length."""
    cuts = [0]
    for match in _CUT.finditer(text):
        if match.end() - cuts[-1] >= _SHORTEST <= len(text) - match.end():
            cuts.append(match.end())
    for start, end in combinations([*cuts[:_PARTS], len(text)], 2):
        if end - start < len(text) and _SHORT * size <= end - start <= _LONG * size:
            yield text[start:end].strip()


def _score(each: _Try, row: Rows, vectors: Vectors, side: int) -> float:
    """How like the part the sentence is, 0 where that is not enough."""
    like = vectors.like(row, side, each.lone[0][side][0])
    rival = max(vectors.like(row, side, index) for index in each.group[0][side])
    return like if like >= max(_LIKE, rival + _BETTER) else 0.0


def _taken(groups: list[Group], tries: Sequence[_Try], scores: Sequence[float], side: int) -> list[Group]:
    """The best go first; a group takes in one sentence of a side."""
    larger: dict[Group, Group] = {}
    gone: set[Group] = set()
    for score, each in sorted(zip(scores, tries, strict=True), key=lambda pair: -pair[0]):
        if score > 0 and each.lone not in gone and each.group not in larger:
            gone.add(each.lone)
            (one, other), likeness = each.group
            whole = tuple(sorted((*each.lone[0][side], *each.group[0][side])))
            larger[each.group] = ((one, whole) if side else (whole, other), likeness)
    return [larger.get(group, group) for group in groups if group not in gone]
