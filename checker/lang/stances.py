"""What two sentences that tell the same say of a thing: for or against, yes or no, up or down, working or not.

A report puts things in its own words: 'turned down the offer' for 'refused mediation', 'the fans did what they should'
for 'worked'. Slots of words do not meet there, so each sentence is read for the pole of an axis that it takes,
whatever the words, with 'not' turning it round. Two sentences that retrieval holds to tell the same, each taking
one pole of an axis and not the other, contradict each other where the poles differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.lang.opposites import Lexicon, entries, read
from checker.lang.scan import scan
from checker.lang.stopwords import STOPWORDS
from checker.lang.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.lang.opposites import Found, Reading
    from checker.lang.scan import Scan

DATA = Path(__file__).parent / "data" / "stances_en.txt"
REACH = 4  # pieces before a word in which a 'not' turns it round
_BREAKS = frozenset({",", ";", ":", ".", "but", "although", "though", "because", "while", "whereas", "which", "who"})
_OPEN = frozenset("if whether unless should could may might would until before".split())  # nobody says that it is so
# 'is to rise', 'likely to fall', but not 'asked them to approve'.
_AHEAD = frozenset(
    "is are was were be been expected likely due set continue continued continues began begin begins start starts "
    "started sure".split()
)
_EXPECTING = frozenset("expects expect expected forecasts forecast predicts predict predicted".split())
_EXPECTED = 6  # pieces from such a verb to the 'to' of what is expected: 'expects prices to rise'
_LOSING = frozenset("lose loses lost losing avoid avoids avoided avoiding end ended despite without".split())
MASK = "mask"  # forms that hold a word of the table and say nothing
_ADVERBS = 2  # pieces from 'to' to its verb, an adverb counted


@dataclass(frozen=True, slots=True)
class Stance:
    """The pole of an axis that a sentence takes, at code points ``start`` to ``end`` of it."""

    axis: str
    pole: int
    start: int
    end: int
    piece: int  # the first of the sentence's pieces that it covers
    word: str


@lru_cache(maxsize=4096)
def stances(text: str) -> tuple[Stance, ...]:
    """Every stance that an English sentence takes, 'not' taken into account."""
    reading = read(text, "en")
    return tuple(_stances(reading)) if reading else ()


def contrary(ours: str, theirs: str) -> Iterator[tuple[Stance, Stance]]:
    """Stances of our sentence whose contrary, and nothing else on the axis, theirs takes."""
    if _strangers(ours, theirs):
        return
    mine, other = _poles(ours), _poles(theirs)
    for axis in mine.keys() & other.keys():
        a, b = mine[axis], other[axis]
        one_each = len({s.pole for s in a}) == len({s.pole for s in b}) == 1
        if one_each and a[0].pole != b[0].pole and not {s.word for s in a} & _stems(theirs):
            yield a[0], b[0]


def shares(ours: str, theirs: str, span: tuple[int, int]) -> bool:
    """Whether their sentence takes the stance that ours takes there, too."""
    other = _poles(theirs)
    return any(
        s.pole == t.pole for s in stances(ours) if s.start < span[1] and span[0] < s.end for t in other.get(s.axis, ())
    )


def _poles(text: str) -> dict[str, list[Stance]]:
    rows: dict[str, list[Stance]] = {}
    for stance in stances(text):
        rows.setdefault(stance.axis, []).append(stance)
    return rows


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    """Every word of the sentence: what stands in both is no contrary, whatever is done with it."""
    pieces = scan(text, "en")
    return frozenset(stem(word, "en") for word, kind in zip(pieces.lowers, pieces.kinds, strict=True) if kind == "w")


@cache
def _table() -> Lexicon:
    table = Lexicon("en")
    for form, entry in entries(DATA):
        table.add(form, entry)
    return table


def _stances(reading: Reading) -> Iterator[Stance]:
    pieces = reading.pieces
    found = list(_table().find(pieces))
    for one in found:
        inside = any(_within(one, other) for other in found if other is not one)
        if one.key == MASK or inside or _named(pieces, one) or _open(pieces, one.first) or _lost(pieces, one.first):
            continue
        pole = 1 - one.pole if _denied(reading, one) else one.pole
        yield Stance(one.key, pole, one.start, one.end, one.first, stem(pieces.lowers[one.first], "en"))


def _within(one: Found, other: Found) -> bool:
    """'failed' inside 'failed to': the longer form tells, on whatever axis."""
    wider = other.last - other.first > one.last - one.first
    return wider and other.first <= one.first and one.last <= other.last


def _named(pieces: Scan, found: Found) -> bool:
    """A word of a name or a title, 'Support Now'."""
    return pieces.capital(found.first) and not pieces.opens(found.first)


def _open(pieces: Scan, index: int) -> bool:
    """Whether it is not said to be so: after 'if' and 'whether', and an infinitive that is wished for."""
    for back in range(index - 1, max(-1, index - 1 - REACH), -1):
        word = pieces.lowers[back]
        if word in _BREAKS:
            return False
        if word in _OPEN:
            return True
        if word == "to" and index - back <= _ADVERBS:
            expecting = _EXPECTING.intersection(pieces.lowers[max(0, back - _EXPECTED) : back])
            return pieces.low(back - 1) not in _AHEAD and not expecting
    return False


def _lost(pieces: Scan, index: int) -> bool:
    """'lost the support of the board', 'avoided a ban': a noun that was not to be had."""
    return any(pieces.low(index - n) in _LOSING for n in range(1, 4))


def _denied(reading: Reading, found: Found) -> bool:
    """An odd number of negators before it in its clause, those of the form itself left out."""
    pieces, count, end = reading.pieces, 0, -1
    low = max(0, found.first - REACH)
    for index in range(found.first - 1, low - 1, -1):
        if pieces.lowers[index] in _BREAKS:
            low = index + 1
            break
    for negator in reading.negators:
        if low <= negator.first and negator.last < found.first:
            count += negator.first > end  # 'no' inside 'no one' is not another
            end = max(end, negator.last)
    return count % 2 == 1


def _names(pieces: Scan) -> set[str]:
    return {
        pieces.lowers[n]
        for n in range(len(pieces))
        if pieces.capital(n) and len(pieces.words[n]) > 2 and not pieces.opens(n) and pieces.lowers[n] not in STOPWORDS
    }


@lru_cache(maxsize=4096)
def _named_in(text: str) -> frozenset[str]:
    return frozenset(_names(scan(text, "en")))


def _strangers(ours: str, theirs: str) -> bool:
    """Whether both name somebody or something and have no name in common."""
    one, other = _named_in(ours), _named_in(theirs)
    return bool(one and other) and one.isdisjoint(other)
