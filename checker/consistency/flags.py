"""Which words of a claim its evidence has too, in the same order, and which it has not: what the model judges by.

A small encoder sees two long texts and misses the one word in which they differ. So every word comes with a mark:
the same word on the other side, in the same company; another form of it, or a figure that agrees; or no such word,
and then whether it is a figure, a name, a negator, or the contrary of a word that only the other side has. The marks
are the token types of the model. Their numbers are part of the weights: none may change its meaning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.lang.contraries import contrary
from checker.lang.numbers import find_quantities, quantities_agree
from checker.lang.numerals import word_value
from checker.lang.stopwords import STOPWORDS
from checker.lang.tokens import stem
from checker.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Mention


class Mark(IntEnum):
    """A token type of the model. The evidence has even numbers, but for 0 and 1 as its base was trained."""

    EVIDENCE = 0
    CLAIM = 1
    EVIDENCE_NEAR = 2
    NEAR = 3  # another form of a word, or a figure that agrees
    EVIDENCE_NEW = 4
    NEW = 5  # a word that the other side has not
    EVIDENCE_SMALL = 6
    SMALL = 7  # a function word that the other side has not
    EVIDENCE_FIGURE = 8
    FIGURE = 9
    EVIDENCE_NAME = 10
    NAME = 11
    EVIDENCE_DENIAL = 12
    DENIAL = 13
    EVIDENCE_CONTRARY = 14
    CONTRARY = 15
    MOVED = 17  # the evidence has the word, and in other company


MARKS = 18
NEGATORS = frozenset("not n't no never none nobody nothing neither nor without cannot nowhere hardly barely".split())
_ROUNDED = Decimal("0.12")
_MOST_CONTRARIES = (
    400  # pairs of new words that are looked up, so that long texts cost no more than time in their length
)
_WORD = re.compile(
    r"\d[\d.,]*\d|\d"
    r"|[^\W\d_]+(?=n['’]t\b)|n['’]t\b"
    r"|['’]s\b|[^\W\d_]+"
    r"|[^\w\s]|_"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, figure or sign of a text."""

    start: int
    end: int
    key: str  # what makes it the same word; '' for signs
    kind: str  # word small figure name denial sign


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    found: list[Word] = []
    opens = True
    for match in _WORD.finditer(text):
        found.append(Word(match.start(), match.end(), *_read(match[0], opens)))
        opens = match[0] in ".!?:“\"'‘" or (opens and not match[0].isalnum())
    return tuple(found)


def _read(written: str, opens: bool) -> tuple[str, str]:
    low = written.casefold().replace("’", "'")
    if low[0].isdigit():
        return low.replace(",", ""), "figure"
    if low in NEGATORS:
        return ("not" if low == "n't" else low), "denial"
    if not low[0].isalpha():
        return ("", "sign") if low != "'s" else (low, "small")
    value = word_value(low, "en")
    if value is not None and low != "one":
        return f"{value:f}", "figure"
    if low in STOPWORDS:
        return low, "small"
    return low, "name" if written[0].isupper() and not opens else "word"


@lru_cache(maxsize=4096)
def _quantities(text: str) -> tuple[Mention, ...]:
    return tuple(find_quantities(text))


def marks(evidence: str, claim: str) -> tuple[list[int], list[int]]:
    """A mark for each of ``words(evidence)`` and for each of ``words(claim)``."""
    theirs, ours = words(evidence), words(claim)
    a, b = [Mark.EVIDENCE] * len(theirs), [Mark.CLAIM] * len(ours)
    _same(theirs, ours, a, b)
    _figures(evidence, claim, theirs, ours, a, b)
    _contraries(theirs, ours, a, b)
    return [int(m) for m in a], [int(m) for m in b]


_NEW = {"word": Mark.NEW, "small": Mark.SMALL, "figure": Mark.FIGURE, "name": Mark.NAME, "denial": Mark.DENIAL}


def _same(theirs: Sequence[Word], ours: Sequence[Word], a: list[Mark], b: list[Mark]) -> None:
    keys_a, keys_b = _keys(theirs), _keys(ours)
    stems_a, stems_b = {stem(k) for k in keys_a if k.isalpha()}, {stem(k) for k in keys_b if k.isalpha()}
    company = _company(theirs)
    for index, word in enumerate(theirs):
        if word.key and word.key not in keys_b:
            near = word.key.isalpha() and stem(word.key) in stems_b
            a[index] = Mark.EVIDENCE_NEAR if near else Mark(_NEW[word.kind] - 1)
    for index, word in enumerate(ours):
        if not word.key:
            continue
        if word.key in keys_a:
            b[index] = Mark.CLAIM if _neighbours(ours, index) & company else Mark.MOVED
        else:
            b[index] = Mark.NEAR if word.key.isalpha() and stem(word.key) in stems_a else _NEW[word.kind]


def _keys(found: Sequence[Word]) -> frozenset[str]:
    return frozenset(w.key for w in found if w.key)


def _company(found: Sequence[Word]) -> set[tuple[str, str]]:
    """Each two words that follow each other, signs left out, and each two with one between."""
    keys = ["", *(w.key for w in found if w.key), ""]
    return {*pairwise(keys), *zip(keys, keys[2:], strict=False)}


def _neighbours(found: Sequence[Word], index: int) -> set[tuple[str, str]]:
    key = found[index].key
    before = next((w.key for w in reversed(found[:index]) if w.key), "")
    after = next((w.key for w in found[index + 1 :] if w.key), "")
    return {(before, key), (key, after)}


def _figures(
    evidence: str, claim: str, theirs: Sequence[Word], ours: Sequence[Word], a: list[Mark], b: list[Mark]
) -> None:
    """Figures written in another way, or rounded, count as near."""
    if Mark.FIGURE not in b or Mark.EVIDENCE_FIGURE not in a:
        return
    for one in _quantities(claim):
        for other in _quantities(evidence):
            if _agree(one, other):
                _near(ours, one, b, Mark.NEAR)
                _near(theirs, other, a, Mark.EVIDENCE_NEAR)


def _agree(one: Mention, other: Mention) -> bool:
    x, y = one.value, other.value
    if not (isinstance(x, Quantity) and isinstance(y, Quantity)) or x.dimension != y.dimension:
        return False
    return quantities_agree(x, y) and (x.unit != y.unit or _close(x.low + x.high, y.low + y.high))


def _close(x: Decimal, y: Decimal) -> bool:
    """'100 to 250' and '300' may both be true where one is a bound; as figures of one sentence they differ."""
    return abs(x - y) <= _ROUNDED * max(abs(x), abs(y))


def _near(found: Sequence[Word], mention: Mention, into: list[Mark], mark: Mark) -> None:
    for index, word in enumerate(found):
        new = into[index] in (Mark.FIGURE, Mark.EVIDENCE_FIGURE, Mark.NEW, Mark.EVIDENCE_NEW)
        if new and mention.span.start <= word.start and word.end <= mention.span.end:
            into[index] = mark


def _contraries(theirs: Sequence[Word], ours: Sequence[Word], a: list[Mark], b: list[Mark]) -> None:
    new = [n for n, mark in enumerate(b) if mark == Mark.NEW]
    there = [n for n, mark in enumerate(a) if mark == Mark.EVIDENCE_NEW]
    for tried, (i, j) in enumerate((i, j) for i in new for j in there):
        if tried >= _MOST_CONTRARIES:
            return
        if _contrary(ours[i].key, theirs[j].key):
            b[i], a[j] = Mark.CONTRARY, Mark.EVIDENCE_CONTRARY


@lru_cache(maxsize=200_000)
def _contrary(one: str, other: str) -> bool:
    return contrary(one, other)
