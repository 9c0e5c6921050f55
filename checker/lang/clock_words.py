"""Times of the day as other languages write them: '14h30', 'alle 17.45', 'halb drei', 'в половине третьего'.

What a language writes alone is in its own table here; where a figure with a point may also be a sum, the words
before or after it ('clock_before', 'clock_after') must tell.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker.lang.lexicon import phrases
from checker.lang.numerals import word_value

if TYPE_CHECKING:
    from checker.lang.scan import Scan

Time = tuple[int, int, int, bool]  # hour, minute, the piece after it, whether it is told to be of 24 hours
HALF = 12
_GLUED = re.compile(r"h(?:([0-5]\d)(?:min)?)?")  # of '14h30'
_POINT = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")
_OF_HOURS = frozenset("fr pt es it de".split())
# What says that half of the hour before the one named is over, and that half of the named one is.
_BEFORE = {
    "de": ("halb",), "nl": ("half",), "pl": ("wpół do",), "ru": ("в половине", "половина", "полвторого"),
    "uk": ("пів на", "о пів на"),
}  # fmt: skip
_AFTER = {"es": ("y media",), "pt": ("e meia",), "it": ("e mezza", "e mezzo"), "fr": ("heures et demie",)}
_HOURS = {
    "pl": "pierwszej drugiej trzeciej czwartej piątej szóstej siódmej ósmej dziewiątej dziesiątej jedenastej dwunastej",
    "ru": "первого второго третьего четвертого пятого шестого седьмого восьмого девятого десятого одиннадцатого "
    "двенадцатого",
    "uk": "першу другу третю четверту п'яту шосту сьому восьму дев'яту десяту одинадцяту дванадцяту",
}
_LINKS = {"es": {"las"}, "pt": {"às", "as", "pelas"}, "it": {"alle", "dalle"}, "fr": {"à", "vers"}}
_DAY = {
    "de": {"morgens": 0, "früh": 0, "vormittags": 0, "nachmittags": 12, "abends": 12},
    "es": {"mañana": 0, "madrugada": 0, "tarde": 12, "noche": 12},
    "pt": {"manhã": 0, "madrugada": 0, "tarde": 12, "noite": 12},
    "it": {"mattino": 0, "pomeriggio": 12, "sera": 12},
    "fr": {"matin": 0, "soir": 12},
    "nl": {"ochtends": 0, "middags": 12, "avonds": 12},
}
_REACH = 4  # pieces behind a time within which the part of the day stands


def digits(pieces: Scan, index: int) -> Time | None:
    """A time that begins with a figure."""
    word, lang = pieces.words[index], pieces.lang
    point = _POINT.fullmatch(word)
    if point and _introduced(pieces, index):
        return int(point[1]), int(point[2]), index + 1, True
    if lang not in _OF_HOURS or not word.isdigit() or len(word) > 2 or int(word) > 24:
        return None
    glued = _GLUED.fullmatch(pieces.low(index + 1))
    if not glued or (pieces.low(index + 2) == "/" and pieces.glued(index + 2)):
        return None
    if glued[1]:
        return int(word), int(glued[1]), index + 2, True
    minute = pieces.low(index + 2)
    if minute.isdigit() and len(minute) == 2 and int(minute) < 60 and " " in pieces.gap(index + 2):
        return int(word), int(minute), index + 3, True
    return (int(word), 0, index + 2, True) if _introduced(pieces, index) else None


def _introduced(pieces: Scan, index: int) -> bool:
    lang = pieces.lang
    if lang == "en":
        return False
    after = phrases(lang, "clock_after").at(pieces, index + 1) if index + 1 < len(pieces) else None
    return bool(after or phrases(lang, "clock_before").ends_at(pieces, index))


def worded(pieces: Scan, index: int) -> Time | None:
    """A time in words: half of an hour that is named, or an hour and a half of it."""
    lang = pieces.lang
    for phrase in _BEFORE.get(lang, ()):
        if end := _follows(pieces, index, phrase):
            hour = _hour(pieces, end)
            if hour:
                return _of_day(pieces, (hour - 1) or HALF, 30, end + 1)
    if pieces.low(index - 1) in _LINKS.get(lang, ()) and (hour := _hour(pieces, index)):
        for phrase in _AFTER[lang]:
            if end := _follows(pieces, index + 1, phrase):
                return _of_day(pieces, hour, 30, end)
    return None


def _of_day(pieces: Scan, hour: int, minute: int, end: int) -> Time:
    """With the half of the day, where the words behind tell it."""
    for at in range(end, min(len(pieces), end + _REACH)):
        half = _DAY.get(pieces.lang, {}).get(pieces.low(at))
        if half is not None:
            return hour % HALF + half, minute, at + 1, True
    return hour, minute, end, False


def _follows(pieces: Scan, index: int, phrase: str) -> int:
    """The piece after the phrase that stands at ``index``, 0 where it does not."""
    parts = phrase.split()
    return index + len(parts) if all(pieces.low(index + n) == part for n, part in enumerate(parts)) else 0


def _hour(pieces: Scan, index: int) -> int:
    """The hour of twelve that is named, 0 where none is."""
    low = pieces.low(index)
    if low.isdigit() and len(low) < 3:
        value = int(low)
    else:
        value = _named(pieces.lang).get(low.replace("ё", "е").replace("’", "'")) or int(
            word_value(low, pieces.lang) or 0
        )
    return value if 0 < value <= HALF else 0


@cache
def _named(lang: str) -> dict[str, int]:
    return {word: hour for hour, word in enumerate(_HOURS.get(lang, "").split(), start=1)}
