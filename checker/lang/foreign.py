"""Whether a single word, known to be no English one, is a word of another language."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Languages that news is translated from and that are written in Latin letters; of others no single word is trusted.
LATIN = frozenset("cs da de es fr hr hu it nl no pl pt ro sk sl sv tr ca fi".split())
_SURE = 0.8  # eldc's score of a word in no known context
_EXPECTED = 0.5  # the same where the article is known to come from that language, or the word has foreign letters
_ENGLISH = 0.35  # a word that English may have made itself
_OTHER, _AHEAD = 0.6, 0.3  # the least score of a word that is listed as English too, and its lead over English
_ELIDED = re.compile(
    r"(?:d|l|qu|j|n|s|c|dell|all|nell|un)'(?!art|oeuvre|œuvre|etat|état|or\b|oeil|œil|être|etre)[a-zà-ÿ]{3,}$"
)
_ADVERB = re.compile(r"(?:[a-z]{3,}mente|[a-z]{3,}[eé]ment)$")  # only of words that are no English
# Scripts of which a run of letters is no English, whatever it says: not Greek, whose letters are signs of science.
_SCRIPTS = re.compile(
    "[\u0400-\u052f\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af]"
)


def in_other_script(text: str) -> bool:
    """Whether the text has letters of a script that is neither Latin nor Greek."""
    return _SCRIPTS.search(text) is not None


@lru_cache(maxsize=10_000)
def is_foreign(word: str, expected: str = "") -> bool:
    """Whether a word in small letters that no English dictionary has is one of another language, or of ``expected``."""
    if _ELIDED.match(word) or _ADVERB.search(word):
        return True
    scores = detector()(word)
    if scores.get("en", 0.0) > _ENGLISH:
        return False
    best = max((score for lang, score in scores.items() if lang in LATIN), default=0.0)
    return best >= (_SURE if word.isascii() else _EXPECTED) or scores.get(expected, 0.0) >= _EXPECTED


def outdoes_english(word: str, lang: str) -> bool:
    """Whether a word that English dictionaries have looks much more like one of that language."""
    scores = detector()(word)
    return scores.get(lang, 0.0) >= max(_OTHER, scores.get("en", 0.0) + _AHEAD)


@cache
def detector() -> Callable[[str], dict[str, float]]:
    """What gives a text's languages with their scores: eldc, loaded when first needed."""
    import eldc

    eldc.init()

    def scores(text: str) -> dict[str, float]:
        found: dict[str, float] = eldc.detect_details(text).scores
        return found

    return scores
