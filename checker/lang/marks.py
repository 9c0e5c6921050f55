"""Words that say how a thing stands to a number, a time or another thing, with what they say it of.

'over 65' and 'younger than 65', 'before the elections' and 'not until they are over', 'bigger than Jupiter' and
'smaller', '38 killed' and '38 hurt': two sentences that tell the same contradict each other where a mark of one is the
other side's for the same. The words around need not agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.lang.numbers import find_quantities
from checker.lang.opposites import read
from checker.lang.stopwords import STOPWORDS
from checker.lang.tokens import stem
from checker.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.lang.opposites import Reading
    from checker.lang.scan import Scan

BEHIND = 5  # pieces behind a mark in which stands what it is said of
NEXT = 3  # the same for 'than' and superlatives
TOLL = 4  # pieces between a number and what happened to so many
_BREAKS = frozenset({",", ";", ":", ".", "but", "although", "because", "while", "whereas", "which", "who", "and"})
_LIMITS = {
    **dict.fromkeys(("over", "above", "beyond", "older than", "more than", "longer than", "higher than"), 1),
    **dict.fromkeys(("under", "below", "younger than", "less than", "fewer than", "shorter than", "lower than"), 0),
}
_BORDERS = frozenset("limit limits threshold average target norm ceiling poverty cap guideline guidelines".split())
_TIMES = {"before": 0, "prior to": 0, "ahead of": 0, "after": 1, "following": 1}
_DIMENSIONS = (
    "big large great huge/small little tiny", "long/short", "high tall/low", "old/young", "rich/poor", "fast/slow",
    "heavy/light", "strong/weak", "dear/cheap", "good/bad", "near close/far", "wide broad/narrow",
    "many much/few little",
        "early/late", "warm hot/cold cool", "deep/shallow",
)  # fmt: skip
_IRREGULAR = {
    "better": "good", "best": "good", "worse": "bad", "worst": "bad", "more": "much", "most": "much", "less": "little",
    "least": "little", "fewer": "few", "fewest": "few", "further": "far", "furthest": "far", "farther": "far",
}  # fmt: skip
_KILLED = frozenset("killed dead died fatalities deaths perished drowned".split())
_HURT = frozenset("injured hurt wounded injuries".split())


@dataclass(frozen=True, slots=True)
class Mark:
    """``axis`` and ``pole``: which side; ``keys``: stems or numbers that it is said of; code points of the words."""

    axis: str
    pole: int
    keys: frozenset[str]
    start: int
    end: int


def contrary(ours: str, theirs: str) -> Iterator[tuple[Mark, Mark]]:
    """Marks of our sentence with the mark of theirs that stands on the other side of the same."""
    other = marks(theirs)
    for mine in marks(ours):
        rivals = [m for m in other if m.axis == mine.axis and m.keys & mine.keys]
        same = [m for m in marks(ours) if m.axis == mine.axis and m.keys & mine.keys and m.pole != mine.pole]
        if rivals and not same and all(m.pole != mine.pole for m in rivals):
            yield mine, rivals[0]


@lru_cache(maxsize=4096)
def marks(text: str) -> tuple[Mark, ...]:
    """Every such word of an English sentence."""
    reading = read(text, "en")
    if reading is None:
        return ()
    numbers = _numbers(reading.pieces)
    return (
        *_limits(reading.pieces, numbers), *_borders(reading.pieces), *_tolls(reading.pieces, numbers),
        *_times(reading), *_grades(reading.pieces),
    )  # fmt: skip


def _numbers(pieces: Scan) -> dict[int, tuple[int, str]]:
    """First piece of every plain number to its last piece and its value."""
    found = {}
    for mention in find_quantities(pieces.text, "en"):
        inside = [n for n in range(len(pieces)) if mention.span.start <= pieces.starts[n] < mention.span.end]
        value = mention.value
        if inside and isinstance(value, Quantity) and not value.unit:
            found[inside[0]] = (inside[-1], str(value.low.normalize()))
    return found


def _limits(pieces: Scan, numbers: dict[int, tuple[int, str]]) -> Iterator[Mark]:
    for first, (_, value) in numbers.items():
        for length in (2, 1):
            words = " ".join(pieces.lowers[max(0, first - length) : first])
            if words in _LIMITS:
                yield Mark(
                    "limit", _LIMITS[words], frozenset({value}), pieces.starts[first - length], pieces.ends[first]
                )
                break


def _borders(pieces: Scan) -> Iterator[Mark]:
    """'above the limit', 'stayed under the legal limit': said of what the clause speaks of."""
    for index, word in enumerate(pieces.lowers):
        pole, last = _sided(pieces, index, word)
        if pole is None:
            continue
        border = next((n for n in range(last + 1, min(len(pieces), last + 5)) if pieces.lowers[n] in _BORDERS), 0)
        between = pieces.lowers[last + 1 : border]
        if (
            not border
            or _BREAKS.intersection(between)
            or any(n in _NOT for n in pieces.lowers[max(0, index - 3) : index])
        ):
            continue
        low = max((n for n in range(index) if pieces.lowers[n] in _BREAKS), default=-1)
        keys = {_key(pieces, n) for n in range(low + 1, index)} - {""}
        yield Mark(
            "border",
            pole,
            frozenset({*keys, stem(pieces.lowers[border], "en")}),
            pieces.starts[index],
            pieces.ends[border],
        )


def _sided(pieces: Scan, index: int, word: str) -> tuple[int | None, int]:
    """Which side of a border a word tells, and its last piece."""
    pair = f"{word} {pieces.low(index + 1)}"
    if pair in _LIMITS:
        return _LIMITS[pair], index + 1
    if word in _LIMITS:
        return _LIMITS[word], index
    if word in ("exceeded", "exceeds", "exceed", "exceeding"):
        return 1, index
    return None, index


def _key(pieces: Scan, n: int) -> str:
    word = pieces.lowers[n]
    telling = pieces.kinds[n] == "w" and len(word) > 2 and word not in STOPWORDS and word not in _VAGUE
    return stem(word, "en") if telling else ""


def _tolls(pieces: Scan, numbers: dict[int, tuple[int, str]]) -> Iterator[Mark]:
    """'38 people were killed', 'Thirty-eight were hurt'; not where two such words follow, '38 killed or injured'."""
    for first, (last, value) in numbers.items():
        window = []
        for index in range(last + 1, min(len(pieces), last + 1 + TOLL)):
            if index in numbers or pieces.lowers[index] in _BREAKS:
                break
            window.append(index)
        told = [n for n in window if pieces.lowers[n] in _KILLED or pieces.lowers[n] in _HURT]
        if len(told) == 1 and pieces.low(told[0] + 1) not in {"or", "and"}:
            pole = int(pieces.lowers[told[0]] in _KILLED)
            yield Mark("toll", pole, frozenset({value}), pieces.starts[first], pieces.ends[told[0]])


def _times(reading: Reading) -> Iterator[Mark]:
    pieces = reading.pieces
    for index, word in enumerate(pieces.lowers):
        pole = _TIMES.get(word, _TIMES.get(f"{word} {pieces.low(index + 1)}"))
        if word == "until" and _NOT.intersection(pieces.lowers[max(0, index - 9) : index]):
            pole = 1  # 'not until the elections are over'
        keys = _behind(pieces, index, BEHIND)
        if pole is not None and keys and not any(0 < index - n.last <= 2 for n in reading.negators if word != "until"):
            yield Mark("time", pole, keys, pieces.starts[index], pieces.ends[index])


def _grades(pieces: Scan) -> Iterator[Mark]:
    """Comparatives before 'than' and superlatives before their noun."""
    for index, word in enumerate(pieces.lowers):
        graded = pieces.kinds[index] == "w" and (word.endswith(("er", "st", "ss")) or word == "more")
        place = _dimension(word) if graded else None
        if place is None:
            continue
        compared = next((n for n in (1, 2, 3) if pieces.low(index + n) == "than"), 0)
        if compared and not word.endswith("st"):
            keys = _behind(pieces, index + compared, NEXT)
        elif word.endswith("st"):
            keys = _behind(pieces, index, NEXT)
        else:
            keys = frozenset()
        if keys:
            yield Mark(f"grade {place[0]}", place[1], keys, pieces.starts[index], pieces.ends[index])


@lru_cache(maxsize=2048)
def _dimension(word: str) -> tuple[int, int] | None:
    """Which of the dimensions a comparative or superlative is of, and which side."""
    base = _IRREGULAR.get(word, "")
    cut = word.removesuffix("est") if word.endswith("est") else word.removesuffix("er")
    if not base and cut == word:
        return None
    bases = {base} if base else {cut, cut + "e", cut[:-1], cut[:-1] + "y" if cut.endswith("i") else cut}
    for number, line in enumerate(_DIMENSIONS):
        for pole, words in enumerate(line.split("/")):
            if bases.intersection(words.split()):
                return number, pole
    return None


def _behind(pieces: Scan, index: int, reach: int) -> frozenset[str]:
    keys = set()
    for n in range(index + 1, min(len(pieces), index + 1 + reach)):
        word = pieces.lowers[n]
        if word in _BREAKS:
            break
        if pieces.kinds[n] == "w" and len(word) > 2 and word not in STOPWORDS and word not in _VAGUE:
            keys.add(stem(word, "en"))
    return frozenset(keys)


_NOT = frozenset(("not", "n't", "never", "no"))
_VAGUE = frozenset(
    "people person year years time times day days month months week weeks one two three time other others".split()
)
