"""What the source tells of the article's names: which of its words each may render."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

from checker.lang.name_context import near
from checker.lang.romanisation import align, fold

if TYPE_CHECKING:
    from checker.model import Document

_STEM = 3  # letters that case endings may take from a word of the source
_RUN = 6  # Chinese characters of the longest name
_TWO = -6.0  # log odds where the source has both words


class SourceNames(Protocol):
    def together(self, a: str, b: str) -> float:
        """Log odds from the source that two words of the article render one word of it; 0.0 where it tells nothing."""


def source_names(document: Document) -> SourceNames:
    return HanNames(document) if document.lang == "zh" else SpelledNames(document)


class HanNames:
    """Chinese: two words of which each is the Pinyin of characters of the source are two names."""

    def __init__(self, document: Document) -> None:
        signs = [fold(c) if "\u4e00" <= c <= "\u9fff" else "" for c in document.text]
        self.readings = {
            "".join(signs[n : n + size])
            for size in range(1, _RUN + 1)
            for n in range(len(signs) - size + 1)
            if all(signs[n : n + size])
        }

    def together(self, a: str, b: str) -> float:
        return _TWO if fold(a) in self.readings and fold(b) in self.readings else 0.0


class SpelledNames:
    """Words of a source in an alphabet that may be names, in Latin letters, those of one stem together."""

    def __init__(self, document: Document) -> None:
        self.words: set[str] = set()
        words = [token.text for token in document.tokens if token.is_word]
        cased = any(word[:1].isupper() for word in words)
        for word in words:
            if not cased or word[:1].isupper():
                self.words.update(fold(part) for part in word.replace("-", " ").split())
        letters = [c for c in document.text if c.isalpha()]
        self.latin = sum(map(str.isascii, letters)) * 2 > len(letters)
        self._best: dict[str, dict[str, float]] = {}

    def together(self, a: str, b: str) -> float:
        if self.latin and fold(a) in self.words and fold(b) in self.words:
            return _TWO
        one, two = self._stems(a), self._stems(b)
        if not one or not two:
            return 0.0
        best, other = max(one, key=lambda s: one[s]), max(two, key=lambda s: two[s])
        if best == other or best.startswith(other) or other.startswith(best):
            return 1.0
        apart = min(one[best] - one.get(other, _TWO), two[other] - two.get(best, _TWO))
        return -max(0.0, min(4.0, 2 * apart))

    def _stems(self, word: str) -> dict[str, float]:
        """Stem of the source -> log odds that the word renders it."""
        folded = fold(word)
        if folded not in self._best:
            out: dict[str, float] = defaultdict(lambda: -9.0)
            for other in self.words:
                if other and near(folded, other):
                    stem = other if self.latin else other[: max(3, len(other) - _STEM)]
                    out[stem] = max(out[stem], align(folded, other).score)
            self._best[folded] = dict(out)
        return self._best[folded]
