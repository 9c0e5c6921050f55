"""Where a sentence seems to lack a word, told by the words on either side: 'the of peace', 'in addition, promised'.

A sentence whose subject, verb or noun was left out says less than its evidence, and the model hardly sees it. But it is
broken English as well. For each place between two words a logistic model adds up weights of the classes of the words
around it: a function word is a class of its own, any other has that of its usual part of speech. Weights and classes
come from open texts in which words were left out (training/gaps.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DATA = Path(__file__).parent / "data"
CLASSES, WEIGHTS = "gaps.txt", "gaps.bin"
SIZE = 1 << 18  # weights, looked up by hash
LONGEST = 3000  # code points of a sentence that are read
WORD = re.compile(
    r"\d[\d.,]*\d|\d|[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b|[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]|_"
)
OWN = "="  # what stands for the class of a word that is a class of its own
_EDGES = ("<", ">")


@dataclass
class Classes:
    """Of words and, for words that are not known, of their last letters; and what turns weights into logits."""

    words: dict[str, str] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)
    scale: float = 1.0
    bias: float = 0.0

    def of(self, word: str, *, first: bool) -> str:
        low = word.casefold().replace("’", "'")
        known = self.words.get(low, "")
        if known == OWN:
            return low
        if not word[0].isalpha():
            return "#" if word[0].isdigit() else low
        if word[0].isupper() and not first:
            return "NNP"
        return known or self.endings.get(low[-3:]) or self.endings.get(low[-2:]) or "NN"


class Gaps:
    """The model in a folder; without its files nothing seems to lack."""

    def __init__(self, folder: Path = DATA) -> None:
        self._classes = read_classes(folder / CLASSES)
        path = folder / WEIGHTS
        self._weights = path.read_bytes() if path.exists() else bytes(SIZE)

    def doubt(self, text: str) -> float:
        """The logit of the place where a word lacks most probably."""
        return max(self.doubts(text), default=self._classes.bias)

    def doubts(self, text: str) -> list[float]:
        """One for each place before a word, and one for the end."""
        rows = self.rows(WORD.findall(text[:LONGEST]))
        return [self._classes.bias + self._classes.scale * self._sum(rows, at) for at in range(len(rows) + 1)]

    def rows(self, written: Sequence[str]) -> list[tuple[str, str]]:
        """Class and small letters of each word."""
        return [(self._classes.of(word, first=not n), word.casefold()) for n, word in enumerate(written)]

    def _sum(self, rows: Sequence[tuple[str, str]], at: int) -> int:
        found = (self._weights[place] for place in features(rows, at))
        return sum(byte - 256 if byte > 127 else byte for byte in found)  # they are signed


def features(rows: Sequence[tuple[str, str]], at: int) -> Iterator[int]:
    """Places in the table of weights, for the place before the word ``at``."""
    (z, _), (a, _), (b, word_b), (c, word_c), (d, _) = (_row(rows, at + k) for k in (-3, -2, -1, 0, 1))
    for key in (
        f"1{b}~{c}", f"2{a}~{b}~{c}", f"3{b}~{c}~{d}", f"4{a}~{b}~{c}~{d}", f"5{word_b}~{c}", f"6{b}~{word_c}",
        f"7{word_b}~{word_c}", f"8{z}~{a}~{b}~{c}",
    ):  # fmt: skip
        yield crc32(key.encode()) % SIZE


def _row(rows: Sequence[tuple[str, str]], at: int) -> tuple[str, str]:
    if 0 <= at < len(rows):
        return rows[at]
    edge = _EDGES[at > 0]
    return edge, edge


def read_classes(path: Path) -> Classes:
    """Lines of a class, a tab and its words; endings begin with a hyphen."""
    found = Classes()
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        kind, _, several = line.partition("\t")
        if kind in ("scale", "bias"):
            setattr(found, kind, float(several))
        for word in several.split(" "):
            if word.startswith("-") and len(word) > 1:
                found.endings[word[1:]] = kind
            else:
                found.words[word] = kind
    return found


@lru_cache(maxsize=1)
def gaps() -> Gaps:
    return Gaps()
