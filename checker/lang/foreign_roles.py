"""Offices and kin in a sentence of a language of sources, and in English, told apart by what may render what.

The words stand in data/offices.txt. One word may be several English ones ('président': president or chairman), so each
role here is a set of heads. A minister's portfolio, and whether the role is a former or a deputy's, is read nearby.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.lang.role_conflicts import compatible
from checker.lang.roles import PORTFOLIOS, heads
from checker.lang.scan import scan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DATA = Path(__file__).parent / "data" / "offices.txt"
_INDEXED = 3  # letters by which words that only begin alike are looked up
BEFORE, BEHIND = 2, 2  # pieces around an office in which 'former' and 'deputy' stand
PORTFOLIO = 5  # pieces behind a minister in which the portfolio stands
# Roles that an English word is for certain; 'head', 'chief' and 'captain' are too many things.
_PLAIN = frozenset(
    "president minister chancellor governor mayor senator ambassador archbishop bishop prosecutor lawyer judge coach "
    "secretary-general chairman spokesperson owner prefect vice-president brother sister father mother son "
    "daughter".split()
) | {"prime minister", "chief executive", "president-elect", "finance chief", "operations chief"}
# What may stand for any office.
_VAGUE = frozenset(
    "head heads leader leaders chief chiefs boss bosses director directors official officials politician politicians "
    "secretary speaker representative commissioner premier pm counterpart colleague manager attorney delegate envoy "
    "parent parents sibling siblings child children predecessor successor premiers presidency ministry chief".split()
)
_APOSTROPHE = re.compile(r'(?<=[^\W\d_])"(?=[^\W\d_])')  # 'прем"єр'
_SIGNS = frozenset(",;:.()–—")
_FORMER = frozenset("former ex".split())
_TIMES = _FORMER | frozenset(
    "then previous past old once late outgoing formerly retired predecessor veteran earlier until onetime one-time "
    "previously longtime".split()
)
_WAS = frozenset("was were been became".split())  # 'who was mayor': perhaps a former one
_DEPUTY = frozenset("deputy vice acting interim caretaker assistant".split())


@dataclass(frozen=True, slots=True)
class Office:
    """``heads``: what it may be in English; offsets are of the sentence."""

    start: int
    end: int
    heads: frozenset[str]
    portfolios: frozenset[str] = frozenset()
    former: bool = False
    deputy: bool = False

    def fits(self, other: Office) -> bool:
        """Whether one may render the other; who is elected and not yet in office is president in either."""
        if self.portfolios and other.portfolios and not self.portfolios & other.portfolios:
            return False
        ours, theirs = ({head.removesuffix("-elect") for head in side.heads} for side in (self, other))
        return any(a == b or compatible(a, b) for a in ours for b in theirs)


@dataclass(frozen=True)
class _Table:
    whole: Mapping[str, Sequence[tuple[tuple[str, ...], bool, str]]]  # by first piece: pieces, open end, entry
    begun: Mapping[str, Sequence[tuple[tuple[str, ...], bool, str]]]  # the same by the first letters of one piece
    ending: Sequence[tuple[str, str]]

    def at(self, lowers: Sequence[str], index: int) -> tuple[int, str] | None:
        """How many pieces from here are an entry, and which; the longest."""
        low = lowers[index]
        found = [
            (len(pieces), entry)
            for pieces, is_open, entry in (*self.whole.get(low, ()), *self.begun.get(low[:_INDEXED], ()))
            if _fits(lowers, index, pieces, is_open=is_open)
        ]
        found += [(1, entry) for end, entry in self.ending if low.endswith(end)]
        return max(found, key=lambda pair: (pair[0], not _beside(pair[1])), default=None)


def _beside(entry: str) -> bool:
    """Whether the words only say something of an office."""
    return entry[0] == "@" or entry in ("former", "deputy")


def _fits(lowers: Sequence[str], index: int, pieces: Sequence[str], *, is_open: bool) -> bool:
    here = lowers[index : index + len(pieces)]
    if len(here) < len(pieces) or list(here[:-1]) != list(pieces[:-1]):
        return False
    return here[-1].startswith(pieces[-1]) if is_open else here[-1] == pieces[-1]


@cache
def known() -> frozenset[str]:
    """Languages whose offices are known."""
    return frozenset(line.partition(":")[0] for line in _lines())


@cache
def _lines() -> tuple[str, ...]:
    return tuple(line for line in _DATA.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))


@cache
def _table(lang: str) -> _Table:
    whole: dict[str, list[tuple[tuple[str, ...], bool, str]]] = defaultdict(list)
    begun: dict[str, list[tuple[tuple[str, ...], bool, str]]] = defaultdict(list)
    ending: list[tuple[str, str]] = []
    for line in _lines():
        code, _, rest = line.partition(": ")
        entry, _, words = rest.partition(" = ")
        for word in words.split(", ") if code == lang else ():
            if word.startswith("*"):
                ending.append((word[1:], entry))
                continue
            is_open = word.endswith("*")
            pieces = tuple(scan(word.rstrip("*"), lang).lowers)
            if is_open and len(pieces) == 1:
                begun[pieces[0][:_INDEXED]].append((pieces, True, entry))
            else:
                whole[pieces[0]].append((pieces, is_open, entry))
    return _Table(whole, begun, ending)


def foreign_offices(text: str, lang: str) -> list[Office]:
    """The offices of a sentence that is not English."""
    pieces, table = scan(_APOSTROPHE.sub("'", text), lang), _table(lang)
    at = {n: found for n in range(len(pieces)) if pieces.kinds[n] == "w" and (found := table.at(pieces.lowers, n))}
    offices, done = [], 0
    for n, (length, entry) in at.items():
        if n < done or _beside(entry):
            continue
        done = n + length
        near = {at[m][1] for m in range(max(0, n - BEFORE), min(len(pieces), done + BEHIND)) if m in at and m != n}
        near |= _within(table, pieces.lowers[n], entry)
        names = frozenset(entry.removesuffix("+").split(", "))
        portfolios = frozenset[str]()
        if entry.endswith("+"):
            wide = {at[m][1] for m in range(max(0, n - 1), min(len(pieces), done + PORTFOLIO)) if m in at} | near
            portfolios = frozenset(e[1:] for e in wide if e[0] == "@")
        offices.append(
            _office(pieces.starts[n], pieces.ends[done - 1], names, portfolios, "former" in near, "deputy" in near)
        )
    return offices


def _within(table: _Table, low: str, entry: str) -> set[str]:
    """'Außenminister', 'exministro': what the beginning of the word itself says."""
    begun = table.begun.get(low[:_INDEXED], ())
    return {other for pieces, _, other in begun if low.startswith(pieces[0]) and other != entry}


def _office(
    start: int,
    end: int,
    names: frozenset[str],
    portfolios: frozenset[str],
    former: bool,
    deputy: bool,
) -> Office:
    plain = set(names)
    for name in names:
        before, _, last = name.rpartition(" ")
        if last == "minister" and before in PORTFOLIOS:  # 'justice minister' for 'garde des sceaux'
            plain = plain - {name} | {"minister"}
            portfolios |= {PORTFOLIOS[before]}
    if "vice-president" in plain:
        plain, deputy = plain - {"vice-president"} | {"president"}, True
    return Office(start, end, frozenset(plain), portfolios, former, deputy)


def english_offices(text: str) -> list[Office] | None:
    """The offices of an English sentence; None where it has a word that may stand for any."""
    pieces = scan(text)
    offices, done = [], 0
    for n in range(len(pieces)):
        found = _english_at(pieces.lowers, n) if n >= done and pieces.kinds[n] == "w" else None
        if n >= done and pieces.lowers[n] in _VAGUE and (found is None or found[0] == 1):
            return None
        if found is None:
            continue
        length, head = found
        done = n + length
        if head.endswith("s") and head[:-1] in _PLAIN:
            return None  # 'ministers': one word there may be several here
        before = _clause(pieces.lowers[max(0, n - 3) : n])
        near = {*before, *_clause(pieces.lowers[done : done + PORTFOLIO][::-1])}
        portfolios = frozenset(PORTFOLIOS[w] for w in near if w in PORTFOLIOS) if head == "minister" else frozenset()
        offices.append(
            _office(
                pieces.starts[n],
                pieces.ends[done - 1],
                frozenset((head,)),
                portfolios,
                bool((_FORMER | _WAS) & set(before)),
                bool(_DEPUTY & set(before)),
            )
        )
    return offices


def _english_at(lowers: Sequence[str], index: int) -> tuple[int, str] | None:
    for length in (3, 2, 1):
        if index + length > len(lowers):
            continue
        words = " ".join(lowers[index : index + length]).replace(" - ", "-")
        head = heads().get(words, "")
        if head in _PLAIN:
            return length, head
        if length == 1 and words.endswith("s") and heads().get(words[:-1], "") in _PLAIN:
            return length, heads()[words[:-1]] + "s"
    return None


def _clause(words: Sequence[str]) -> Sequence[str]:
    """The words behind the last sign."""
    last = max((n for n, word in enumerate(words) if word in _SIGNS), default=-1)
    return words[last + 1 :]


def times(text: str) -> bool:
    """Whether an English sentence says of anything that it is former."""
    return bool(_TIMES & set(scan(text).lowers))


def deputies(text: str) -> bool:
    return bool(_DEPUTY & set(scan(text).lowers))


def has_entry(text: str, lang: str, entry: str) -> bool:
    """Whether a sentence of another language has a word for 'former' or 'deputy' anywhere."""
    pieces, table = scan(text, lang), _table(lang)
    if any((found := table.at(pieces.lowers, n)) and found[1] == entry for n in range(len(pieces))):
        return True
    return any(entry in _within(table, low, "") for low in pieces.lowers)
