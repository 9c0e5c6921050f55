"""Text to tokens: words, numbers and single signs, with exact offsets, in linear time."""

from __future__ import annotations

import re
import sys
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from checker.lang.known import Known
from checker.model import Span, Token

if TYPE_CHECKING:
    from collections.abc import Callable

_SNOWBALL = {
    "ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish", "eu": "basque",
    "ca": "catalan", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "nb": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

# Scripts written without spaces between words go sign by sign.
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fa1f"
_MARK = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0670"  # Latin, Cyrillic, Hebrew, Arabic
    "\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d"  # Devanagari, Thai, joiners
)
_LETTER = rf"[^\W\d_{_CJK}][{_MARK}]*"
_WORDS = frozenset({"word", "cjk"})  # of the groups below
# Every alternative begins with its own class of character, so nothing is ever tried twice.
_TOKEN = re.compile(
    rf"""(?P<number>\d+(?:[.,:\u00a0\u202f'’]\d+)*)(?P<glued>(?:{_LETTER})*)
    |(?P<word>(?:{_LETTER})+(?:(?:['’ʼ‘\-\u2010\u2011](?=\w)|(?<=\w)·)?(?:{_LETTER}|\d)+)*)
    |(?P<cjk>[{_CJK}])
    |(?P<sign>[^\s{_MARK}][{_MARK}]*|[{_MARK}]+)""",
    re.VERBOSE,
)


@cache
def _stemmer(lang: str) -> Callable[[str], str]:
    algorithm = _SNOWBALL.get(lang)
    if not algorithm:
        return str
    import snowballstemmer

    if algorithm not in snowballstemmer.algorithms():
        return str
    return lru_cache(maxsize=50_000)(snowballstemmer.stemmer(algorithm).stemWord)


def stem(word: str, lang: str = "en") -> str:
    """Snowball stem of a word in any spelling of case; the folded word where the language has no stemmer."""
    return _stemmer(lang)(fold(word))


def fold(word: str) -> str:
    """Casefolded, with one kind of apostrophe. Turkish 'İ' is 'i', not 'i' and a dot of its own."""
    if word.isascii():
        return word.lower()
    return word.casefold().replace("’", "'").replace("ʼ", "'").replace("i\u0307", "i")


def tokenize(text: str, start: int = 0, lang: str = "en") -> list[Token]:
    """Tokens of a text that begins at offset ``start`` of its document.

    >>> [t.text for t in tokenize("al-Kadhimi won’t pay €2,500.")]
    ['al-Kadhimi', 'won’t', 'pay', '€', '2,500', '.']
    """
    known, tokens = _known(lang), []
    for match in _TOKEN.finditer(text):
        low, high = match.span()
        tokens.append(Token(Span(low + start, high + start), *known[match[0]]))
    return tokens


@cache
def _known(lang: str) -> Known[tuple[str, str, str, bool]]:
    """Of a token as it is written: that itself, in small letters, its stem, whether it is a word."""
    stemmed = _stemmer(lang)

    def told(written: str) -> tuple[str, str, str, bool]:
        found = _TOKEN.match(written)
        lower, is_word = sys.intern(fold(written)), found is not None and found.lastgroup in _WORDS
        return written, lower, sys.intern(stemmed(lower)) if is_word else lower, is_word

    return Known(told)
