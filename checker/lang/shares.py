"""How much of a whole a sentence speaks of: all, most, half, a third, 21 of 27, a handful, none.

Each such word is an interval between 0 and 1 with the words that it is said of, so that all of them can be compared
with one another: 'all villages' with '21 of 27 villages', 'most of them' with 'a minority'. The ends are set by what a
reporter would call so: 'some' is neither none nor all, 'most' not just half.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
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

BEHIND = 9  # pieces behind a share among which stands what it is said of
ROUGH = 0.03  # what a figure may be off before a word for it is wrong
_LEAST = 0.001  # one of very many
_MOST = 0.999  # all but one of very many
NONE, ALL = (0.0, 0.0), (1.0, 1.0)
SOME, FEW, MINORITY = (_LEAST, 0.9), (_LEAST, 0.4), (_LEAST, 0.5)
HALF, MOST, PART = (0.42, 0.52), (0.53, _MOST), (_LEAST, _MOST)
_WORDS = {
    "none": NONE, "no": NONE, "neither": NONE, "nobody": NONE,
    "all": ALL, "every": ALL, "each": ALL, "both": ALL, "everybody": ALL, "everyone": ALL, "entire": ALL, "whole": ALL,
    "some": SOME, "several": SOME, "few": FEW, "handful": FEW, "fraction": FEW, "minority": MINORITY,
    "half": HALF, "most": MOST, "majority": MOST, "bulk": MOST,
}  # fmt: skip
_ALMOST = frozenset("nearly almost virtually practically".split())
_BREAKS = frozenset({";", ":", ".", "but", "although", "because", "while", "whereas"})
_NOT = frozenset(("not", "n't", "never"))
_MEMBER = frozenset(("is", "was", "as", "are", "were", "be", ",", "become", "became", "not", "no", "any"))
_SETTLED = frozenset("longer more less fewer later doubt matter need way one stranger".split())  # behind 'no'
_HALVES = frozenset("first second latter other former each either opening closing and a one two three four".split())
_ABOVE, _BELOW = ("over", "more than", "at least"), ("under", "less than", "fewer than", "at most")
_BEFORE_ALL = frozenset("at after above in most for".split())
_BEHIND_ALL = frozenset("over - about but along".split())
_DEGREES = frozenset("more better way time same while".split())
_VAGUE = frozenset(
    "people person year years time times day days month months week weeks one two three other others".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Share:
    """``low`` to ``high`` of what ``keys`` say; ``word`` where no figure tells."""

    low: float
    high: float
    keys: frozenset[str]
    start: int
    end: int
    piece: int
    word: bool

    def clashes(self, other: Share) -> bool:
        apart = self.high < other.low or other.high < self.low
        return apart and (self.word or other.word)


def contrary(ours: str, theirs: str) -> Iterator[tuple[Share, Share]]:
    """Shares of our sentence that no share of theirs of the same thing can be, each with the nearest of these."""
    mine, other = shares(ours), shares(theirs)
    for one in mine:
        rivals = sorted((s for s in other if _of_one(one, s)), key=lambda s: -len(s.keys & one.keys))
        beside = any(s.keys & one.keys and not s.clashes(r) for s in mine if s is not one for r in rivals)
        if rivals and not beside and all(one.clashes(r) for r in rivals):
            yield one, rivals[0]


def _of_one(one: Share, other: Share) -> bool:
    """A count of an untold whole, 'nine of the chariots', needs two words in common: it may be of other ones."""
    counted = PART in ((one.low, one.high), (other.low, other.high))
    return len(one.keys & other.keys) > counted


def agree(ours: str, theirs: str, span: tuple[int, int]) -> bool:
    """Whether their sentence has a share of the same thing that the one of ours there can be."""
    return any(
        one.keys & other.keys and not one.clashes(other)
        for one in shares(ours)
        if one.start < span[1] and span[0] < one.end
        for other in shares(theirs)
    )


@lru_cache(maxsize=4096)
def shares(text: str) -> tuple[Share, ...]:
    """Every share that an English sentence tells, in order."""
    reading = read(text, "en")
    if reading is None:
        return ()
    figures = tuple(_figures(reading.pieces))
    taken = {n for first, last, _ in figures for n in range(first, last + 1)}
    words = (found for found in _words(reading) if taken.isdisjoint(range(found[0], found[1] + 1)))
    found = [(*figure, False) for figure in figures] + [(*one, True) for one in words]
    rows = (_share(reading.pieces, *one) for one in sorted(found))
    whole = _named(reading.pieces)
    rows = (replace(s, keys=s.keys | whole) if whole and not s.word and s.high < 1 else s for s in rows)
    return tuple(share for share in rows if share.keys)


def _named(pieces: Scan) -> frozenset[str]:
    """What is counted in 'Of the 240 bridges that were damaged, 85 were railway bridges'."""
    counted = pieces.low(0) == "of" and "n" in pieces.kinds[:3] and "," in pieces.lowers
    return _keys(pieces, pieces.kinds.index("n")) if counted else frozenset()


def _share(pieces: Scan, first: int, last: int, between: tuple[float, float], word: bool) -> Share:
    return Share(*between, _keys(pieces, last), pieces.starts[first], pieces.ends[last], first, word)


def _keys(pieces: Scan, last: int) -> frozenset[str]:
    """Stems of the words behind in the clause: the noun, or behind 'of them' what is said of them."""
    keys: set[str] = set()
    for n in range(last + 1, min(len(pieces), last + 1 + BEHIND)):
        word = pieces.lowers[n]
        if word in _BREAKS or (word == "," and keys):
            break
        telling = len(word) > 2 and word not in STOPWORDS and word not in _VAGUE and word not in _WORDS
        if pieces.kinds[n] == "w" and telling:
            keys.add(stem(word, "en"))
    return frozenset(keys)


# -- words ------------------------------------------------------------------------------------------------------------

Found = tuple[int, int, tuple[float, float]]  # first and last piece, what share


def _words(reading: Reading) -> Iterator[Found]:
    pieces = reading.pieces
    for index, word in enumerate(pieces.lowers):
        before = pieces.low(index - 1)
        if word in ("one", "any", "single") and (length := _not_one(pieces, index)):
            yield index - length, index, NONE
        elif word == "one" and pieces.low(index + 1) == "of" and before not in _MEMBER:
            yield index, index, PART  # 'one of them', not 'is one of the oldest'
        elif word in _WORDS and told(pieces, index):
            yield _bounded(pieces, index, before)


def _not_one(pieces: Scan, index: int) -> int:
    """'not one of the villages', 'not a single village', 'not any': how many pieces before tell so."""
    length = 2 if pieces.low(index) == "single" else 1
    told = pieces.low(index - length) == "not" and (pieces.low(index) != "one" or pieces.low(index + 1) != "-")
    return length if told else 0


def told(pieces: Scan, index: int) -> bool:
    """Whether the word speaks of a share: 'most ships', not 'most influential', 'at all' or 'both Ann and Tom'."""
    word, before, behind = pieces.lowers[index], pieces.low(index - 1), pieces.low(index + 1)
    if word in ("no", "neither"):
        return behind not in _SETTLED and behind != "." and pieces.kind(index + 1) == "w" and "nor" not in pieces.lowers
    if word == "few":
        return before != "a" or pieces.low(index - 2) in ("only", "just", "but")
    if word in ("most", "some", "several"):
        plural = behind.endswith("s") and not behind.endswith(("ss", "us"))
        return before not in ("the", "at") and (behind == "of" or plural or behind == "people")
    if word in ("half", "whole", "entire"):
        return (
            before not in _HALVES
            and behind != "-"
            and (word != "half" or behind in ("of", "the", "its", "their", "all"))
        )
    if word in ("all", "each", "every"):
        return _every(pieces, index)
    if word == "both":
        return "and" not in pieces.lowers[index : index + 7]
    return word not in ("bulk", "fraction", "majority") or behind == "of"


def _every(pieces: Scan, index: int) -> bool:
    """Not 'at all', 'above all', 'all over', 'all the more', 'best of all' or 'every week'."""
    word, before, behind, third = (pieces.low(index + n) for n in (0, -1, 1, 2))
    if word == "each":
        return behind == "of"
    if word != "all":
        return behind not in _VAGUE and behind != "other" and third not in _VAGUE
    if behind == "the":
        return third not in _DEGREES and before not in ("at", "after", "of")
    ends = before in _BEFORE_ALL and behind in (",", ".", "", "and", "that")
    aside = behind in ("in", "things") and third in ("all", "considered")
    return not ends and not aside and before not in ("of", "'s") and behind not in _BEHIND_ALL


def _bounded(pieces: Scan, index: int, before: str) -> Found:
    """A word of a share with what is said of it: 'not all', 'nearly all', 'more than half', 'hardly any'."""
    share = _WORDS[pieces.lowers[index]]
    pair = f"{pieces.low(index - 2)} {before}"
    if share == ALL and (before in _NOT or before in _ALMOST):
        return index - 1, index, (0.0, _MOST) if before in _NOT else (0.8, 1.0)
    if share == MOST and before in _NOT:
        return index - 1, index, (0.0, 1.0)
    for bounds, between in ((_ABOVE, (0.5, 1.0)), (_BELOW, (0.0, 0.5))):
        if share == HALF and (before in bounds or pair in bounds):
            return index - (1 if before in bounds else 2), index, between
    return index, index, share


# -- figures ----------------------------------------------------------------------------------------------------------


Counted = dict[int, tuple[int, Quantity]]  # first piece of a count to its last and its value


def _figures(pieces: Scan) -> Iterator[Found]:
    """'two thirds of the homes', '85 per cent of the homes', '21 of the 27 villages', 'three of the villages'."""
    rows = [row for row in _quantities(pieces) if row]
    counted = {first: (last, value) for first, last, value in rows if value.dimension == "count"}
    for first, last, value in rows:
        scale = 100 if value.dimension == "percent" else 1
        if value.dimension in ("percent", "fraction") and value.high <= scale and _of(pieces, last):
            low, high = float(value.low) / scale, float(value.high) / scale
            half = "half" in pieces.lowers[first : last + 1]
            if not half:  # read as a word
                yield first, last, (max(_LEAST, low - ROUGH), min(1.0 if high == 1 else _MOST, high + ROUGH))
    for first, (last, part) in counted.items():
        if _of(pieces, last) and pieces.low(first - 1) != "all":
            yield from _of_whole(pieces, first, last, part, counted)
    yield from _named_first(pieces, counted)


def _named_first(pieces: Scan, counted: Counted) -> Iterator[Found]:
    """'Of the 240 bridges that were damaged, 85 were railway bridges'."""
    order = sorted(counted)
    if len(order) > 1 and pieces.low(0) == "of" and order[0] <= 2 and "," in pieces.lowers[order[0] : order[1]]:
        whole, part = counted[order[0]][1], counted[order[1]][1]
        if part.low == part.high and 0 < part.low < whole.low == whole.high:
            share = float(part.low / whole.low)
            yield order[1], counted[order[1]][0], (max(_LEAST, share - ROUGH), min(_MOST, share + ROUGH))


def _quantities(pieces: Scan) -> Iterator[tuple[int, int, Quantity] | None]:
    for mention in find_quantities(pieces.text, "en"):
        inside = [n for n in range(len(pieces)) if mention.span.start <= pieces.starts[n] < mention.span.end]
        if inside and isinstance(mention.value, Quantity):
            yield inside[0], inside[-1], mention.value


def _of(pieces: Scan, last: int) -> bool:
    return pieces.low(last + 1) == "of" or (pieces.low(last + 1) == "out" and pieces.low(last + 2) == "of")


def _of_whole(pieces: Scan, first: int, last: int, part: Quantity, counted: Counted) -> Iterator[Found]:
    """The share that a count is of the next count behind 'of', else of a whole that is not told."""
    behind = [n for n in range(last + 2, min(len(pieces), last + 5)) if n in counted]
    if behind:
        whole = counted[behind[0]][1]
        if part.low == part.high and whole.low == whole.high and 0 < part.low <= whole.low:
            share = float(part.low / whole.low)
            between = ALL if share == 1.0 else (max(_LEAST, share - ROUGH), min(_MOST, share + ROUGH))
            yield first, counted[behind[0]][0], between
    elif pieces.low(last + 2) in ("the", "them", "these", "those", "its", "his", "her", "their"):
        yield first, last, PART
