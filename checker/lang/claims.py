"""A sentence as what compares statements reads it: its words and poles, its content stems, what a negator governs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.lang.opposites import Reading, read
from checker.lang.stopwords import STOPWORDS
from checker.lang.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.lang.scan import Scan

BREAKS = frozenset(
    {",", ";", ":", "–", "—", "but", "although", "though", "because", "while", "whereas", "which", "who", "and"}
)
GOVERNS = 8  # pieces after a negator that it may govern
_DENYING = frozenset(
    "cannot didn doesn don isn aren wasn weren won wouldn couldn shouldn mustn hasn haven hadn needn ain".split()
)
_EMPTY = frozenset("mr mrs ms dr also still even just one two new year years day days time people".split())


@dataclass(frozen=True)
class Claims:
    """A sentence, its content stems by piece, and which pieces stand under a negator."""

    reading: Reading
    stems: tuple[str, ...]  # '' for function words and signs
    content: frozenset[str]
    denied: frozenset[int]


@lru_cache(maxsize=4096)
def read_claim(text: str) -> Claims:
    reading = read(text, "en")
    assert reading is not None  # noqa: S101 - the English table is part of the package
    pieces = reading.pieces
    stems = tuple(_acronym(pieces, n) or _stem(pieces.lowers[n], pieces.kinds[n]) for n in range(len(pieces)))
    return Claims(reading, stems, frozenset(s for s in stems if s), frozenset(_denied(reading)))


def _acronym(pieces: Scan, index: int) -> str:
    """'eu', 'us': what is written in capitals says something, however short; 'U.S.' is one such word."""
    word = pieces.words[index]
    if pieces.kinds[index] != "w" or not word.isupper():
        return ""
    if len(word) > 1:
        return f"{word}." if len(word) < 3 else ""
    if pieces.dotted(index - 2) and pieces.low(index - 1) == ".":
        return ""
    last = index
    while pieces.dotted(last) and pieces.glued(last + 2):
        last += 2
    return "".join(pieces.words[index : last + 1 : 2]) + "." if last > index else ""


def _stem(lower: str, kind: str) -> str:
    if kind == "n":
        return lower
    if kind != "w" or lower in STOPWORDS or lower in _EMPTY or lower in _DENYING or len(lower) < 3:
        return ""
    return stem(lower, "en")


def _denied(reading: Reading) -> Iterator[int]:
    """Pieces that a negator governs: what follows it up to the end of the clause."""
    for negator in reading.negators:
        for index in range(negator.last + 1, min(len(reading.pieces), negator.last + 1 + GOVERNS)):
            if reading.pieces.lowers[index] in BREAKS:
                break
            yield index
