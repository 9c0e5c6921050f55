"""Whether a number is somebody's age: 'aged 41', '18-year-old', ', 58,' after a name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from checker.lang.counted import function_words
from checker.lang.lexicon import phrases, raw, words
from checker.lang.scan import HYPHENS, Scan
from checker.model import Mention, Quantity

if TYPE_CHECKING:
    from checker.lang.numerals import Numeral


_APOSTROPHES = frozenset("'’‘")
_BETWEEN = frozenset(("early", "mid", "late", "-", "and", "or", "to", ",", *_APOSTROPHES))  # his late 40s or early 50s
_BACK = 9


def age_after(pieces: Scan, index: int) -> int:
    """The piece after 'years old', 0 where there is none."""
    found = phrases(pieces.lang, "age_after").at(pieces, index + (pieces.low(index) in HYPHENS))
    return found[1] if found else 0


def is_age(pieces: Scan, start: int, numeral: Numeral, last: int, unit: str, found: list[Mention]) -> bool:
    if age_after(pieces, last):
        return True
    vague_start = (phrases(pieces.lang, "approx").ends_at(pieces, start) or ("", start))[1]
    for at in {start, vague_start, start - 1 if pieces.low(start - 1) in words(pieces.lang, "from") else start}:
        if phrases(pieces.lang, "age_before").ends_at(pieces, at):
            return True
    if unit or not numeral.digits.isdigit():
        return False
    closing = pieces.low(numeral.end)
    if pieces.low(start - 1) in {",", "("} and _person(pieces, start - 2) and numeral.value > 0:
        return closing == ")" if pieces.low(start - 1) == "(" else closing in {",", ".", ";", "!", "?", ")", "»", "”"}
    if closing in HYPHENS:
        return False
    return pieces.low(start - 1) in {",", *words(pieces.lang, "list_and")} and _after_age(pieces, start, found)


def _after_age(pieces: Scan, start: int, found: list[Mention]) -> bool:
    """Whether an age stands just before: 'aged 41 and 38'."""
    if not found or found[-1].span.end < pieces.starts[start - 1] - 2:
        return False
    value = found[-1].value
    return isinstance(value, Quantity) and value.dimension == "age"


def _person(pieces: Scan, index: int) -> bool:
    return (
        pieces.capital(index)
        and pieces.lowers[index] not in function_words(pieces.lang)
        and not pieces.words[index].isupper()
    )


@cache
def _decade_words() -> dict[str, int]:
    return {word: int(tens) for tens, word in raw("en")["decade_words"].items()}


def decade_at(pieces: Scan, index: int) -> tuple[int, int] | None:
    """The tens of '40s', '’40s' or 'forties' and the piece after; None for anything else."""
    if pieces.lang != "en" or index >= len(pieces):
        return None
    if pieces.kinds[index] == "w":
        tens = _decade_words().get(pieces.lowers[index])
        return (tens, index + 1) if tens else None
    written = pieces.words[index]
    if len(written) != 2 or written[1] != "0" or not written.isdecimal() or written[0] == "0":
        return None
    end = index + 1 + (pieces.low(index + 1) in _APOSTROPHES and pieces.glued(index + 1))
    return (int(written), end + 1) if pieces.low(end) == "s" and pieces.glued(end) else None


def decade_of_life(pieces: Scan, index: int) -> tuple[int, int] | None:
    """The tens of 'in his 40s', 'in their late fifties and sixties', and the piece after."""
    found = decade_at(pieces, index)
    at = index - 1
    for _ in range(min(_BACK, index) if found else 0):
        low = pieces.low(at)
        if low in words("en", "decade_people"):
            return found
        other = low == "s" or low in _decade_words()
        if not (other or low in _BETWEEN or pieces.kind(at) == "n"):
            return None
        at -= 1
    return None
