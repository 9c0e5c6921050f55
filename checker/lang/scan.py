"""Running text cut into numbers, words and signs for the value parsers: plain lists, in linear time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from checker.lang.known import Known

if TYPE_CHECKING:
    from collections.abc import Container

_MARKS = "\u0300-\u036f\u0483-\u0487\u064b-\u065f\u0670\u0640"
_ARABIC = str.maketrans("أإآٱىة", "اااايه")
_DROP = re.compile("[\u064b-\u065f\u0670\u0640\u0301\u200b-\u200f]")
_ABBREVIATED = frozenset("dr mr mrs ms prof st gen col capt lt sgt rev sen rep gov jr no vs".split())  # before a name
SPACES = " \u00a0\u2009\u202f"
_TELLING = 6  # pieces of a text in small letters from which it has none on purpose
HYPHENS = frozenset("-\u2010\u2011")
_DATELINE = 9  # pieces that stand before the dash of a dateline
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    apostrophe = "|['’ʼ](?=[^\\W\\d_])" if lang == "uk" else ""
    letter = r"[^\W\d_¼-¾⅐-⅞]"
    return re.compile(
        rf"""(?P<n>\d+(?:[.,'’٫٬]\d+)*|[¼-¾⅐-⅞])|(?P<w>{letter}(?:\w|[{_MARKS}\u200c\u200d]{apostrophe})*)|(?P<s>[^\s\w]|_)""",
        re.VERBOSE,
    )


def normal(word: str, lang: str = "") -> str:
    """The form under which a word is looked up: lower case, Arabic without points and with one alef."""
    if word.isascii():
        return word.lower() if lang != "tr" else word.replace("I", "ı").lower()
    if lang == "tr":
        return word.replace("İ", "i").replace("I", "ı").lower()
    word = _DROP.sub("", word).lower().replace("’", "'").replace("ʼ", "'")
    return word.translate(_ARABIC) if lang in {"ar", "fa", "ur"} else word.replace("ё", "е")


@dataclass(frozen=True, slots=True)
class Scan:
    """Pieces of a text in parallel lists; ``kinds`` holds 'n' (number), 'w' (word) or 's' (sign)."""

    text: str
    lang: str
    words: list[str]
    lowers: list[str]
    kinds: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def low(self, index: int) -> str:
        """The piece's normal form, '' outside the text."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def before(self, index: int, wanted: Container[str]) -> bool:
        """Whether one of these stands behind the piece."""
        return index + 1 < len(self.lowers) and self.lowers[index + 1] in wanted

    def kind(self, index: int) -> str:
        return self.kinds[index] if 0 <= index < len(self.kinds) else ""

    def gap(self, index: int) -> str:
        """What stands between the piece and the one before: spaces, '' where they touch."""
        return self.text[self.ends[index - 1] : self.starts[index]] if 0 < index < len(self.words) else "\n"

    @property
    def uncapitalised(self) -> bool:
        """Whether the whole text is in small letters, so that none tells anything."""
        return len(self.words) >= _TELLING and self.text.islower()

    def glued(self, index: int) -> bool:
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def capital(self, index: int) -> bool:
        return self.kind(index) == "w" and self.words[index][0].isupper()

    def dotted(self, index: int) -> bool:
        """Whether the piece is a letter with a stop, as in 'U.S.'."""
        one = self.capital(index) and len(self.words[index]) == 1
        return one and self.low(index + 1) == "." and self.glued(index + 1)

    def opens(self, index: int) -> bool:
        """Whether the piece begins a sentence or a block, as far as signs tell."""
        back = index - 1
        while back >= 0 and self.kinds[back] == "s" and self.words[back] in "\"'“”„»«‘’([—–-•*#>¿¡":
            back -= 1
        if back < 0 or "\n" in self.text[self.ends[back] : self.starts[index]]:
            return True
        if self.words[back] == "." and back and self.lowers[back - 1] in _ABBREVIATED and self.glued(back):
            return False
        if back + 1 < index and self.words[back + 1] in DASHES and self._dateline(back):
            return True
        return self.words[back] in {".", "!", "?", ":", "…", "|", ";"}

    def _dateline(self, last: int) -> bool:
        """Whether the pieces up to ``last`` are a dateline, 'BERGEN, Norway' before a dash: names, dates, commas."""
        if last >= _DATELINE or not self.capital(0):
            return False
        return all(self.kinds[n] != "w" or self.capital(n) for n in range(last + 1))


def scan(text: str, lang: str = "en") -> Scan:
    matches = list(_pattern("uk" if lang == "uk" else "").finditer(text))
    words = [match[0] for match in matches]
    kinds = [match.lastgroup or "s" for match in matches]
    starts, ends = [match.start() for match in matches], [match.end() for match in matches]
    return Scan(text, lang, words, list(map(_normals(lang).__getitem__, words)), kinds, starts, ends)


@cache
def _normals(lang: str) -> Known[str]:
    return Known(partial(normal, lang=lang))
