"""What a sentence and its translation share without a dictionary: figures, names, words of common origin."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING

from checker.align.lexical import figures
from checker.lang.romanisation import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Span, Token

_SHORTEST = 4  # letters of a word that may be a cognate
_PREFIX = 5
_BONES = 3  # consonants that words of common origin begin with
_LONGEST = 40  # letters of a word that are looked at
# Letters that romanisations and spellings exchange for one another; vowels and h are left out of skeletons.
_ALIKE = str.maketrans({"c": "k", "q": "k", "z": "s", "w": "v", "j": "g", "f": "v", "p": "b", "t": "d", "x": "k"})
_SILENT = re.compile(r"[aeiouyh]+")
_TWICE = re.compile(r"(.)\1+")


def anchors(document: Document, span: Span) -> frozenset[str]:
    """Features of one sentence that survive translation."""
    return frozenset(_anchors(document, span))


def _anchors(document: Document, span: Span) -> Iterator[str]:
    for figure in figures(document, span):
        yield f"#{figure}"
    for token in document.tokens_in(span):
        yield from _of_token(token)


def _of_token(token: Token) -> Iterator[str]:
    if not token.is_word:
        digits = "".join(sign for sign in token.text if sign.isdigit())
        if digits:
            yield f"={digits}"
        return
    for part in re.split(r"[-‑–·]", token.text[:_LONGEST]):
        word = fold(part)
        bones = _TWICE.sub(r"\1", _SILENT.sub("", word.translate(_ALIKE)))
        if len(word) >= _SHORTEST:
            yield f"^{word[:_PREFIX]}"
        if len(bones) >= _BONES:
            # Arabic and Hebrew write no vowels, and elsewhere they are what changes most between cognates.
            yield f"_{bones[:_BONES]}"
            if not part.islower():
                yield f"~{bones}"


def shared(source: Sequence[frozenset[str]], article: Sequence[frozenset[str]]) -> list[dict[int, float]]:
    """Per source sentence the article sentences that share anchors with it, and the weight that they share.

    Rare anchors weigh more. One that stands in more than a fifth of the sentences is left out.
    """
    weights = rarities(source, article)
    where: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(article):
        for anchor in unit:
            if anchor in weights:
                where[anchor].append(index)
    table: list[dict[int, float]] = []
    for unit in source:
        row: dict[int, float] = defaultdict(float)
        for anchor in unit:
            for index in where.get(anchor, ()):
                row[index] += weights[anchor]
        table.append(dict(row))
    return table


def rarities(source: Sequence[frozenset[str]], article: Sequence[frozenset[str]]) -> dict[str, float]:
    """Weights of the anchors that stand on both sides."""
    ours = Counter(anchor for unit in source for anchor in unit)
    theirs = Counter(anchor for unit in article for anchor in unit)
    most = max(4, (len(source) + len(article)) // 5)
    units = len(source) + len(article)
    return {
        anchor: log(1 + units / (seen + theirs[anchor]))
        for anchor, seen in ours.items()
        if anchor in theirs and seen + theirs[anchor] <= most
    }
