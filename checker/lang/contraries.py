"""Whether two English words are contraries: WordNet's antonyms with what is like them, and words that 'un-' parts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from checker.lang.english import base_form, bases
from checker.lang.tokens import stem

_DATA = Path(__file__).parent / "data"
_PREFIXES = ("un", "non", "dis", "mis")  # 'in-' is left to the dictionary: 'increase' is no contrary of 'crease'
_ENDINGS = (("less", "ful"), ("less", ""))
_LEAST = 4  # letters of what a prefix may stand before
_NO_PREFIX = frozenset("diseas display mission discuss distant distress missil mister mistak".split())


@cache
def _sides() -> dict[str, frozenset[tuple[int, int]]]:
    """Stem to the oppositions that it stands in, each with its side."""
    table: dict[str, set[tuple[int, int]]] = {}
    stems = [side.split() for side in _lines("contraries_en.txt")]
    words = [[stem(base_form(word)) for word in side.split()] for side in _lines("contraries_more.txt")]
    for number, side in enumerate([*stems, *words]):
        for word in side:
            table.setdefault(word, set()).add((number // 2, number % 2))
    return {word: frozenset(places) for word, places in table.items()}


def _lines(name: str) -> list[str]:
    """Both sides of each opposition, one after the other."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [side for line in lines if line[0] != "#" for side in line.split(" / ")]


def contrary(one: str, other: str) -> bool:
    """Whether two words, as they are written, are contraries in some sense and alike in none."""
    a, b = _stems(one), _stems(other)
    if a & b:
        return False
    if _places(a) & _places(b):
        return False
    return listed(one, other) or _parted(a, b)


def listed(one: str, other: str) -> bool:
    """Whether the dictionary has the two on opposite sides."""
    theirs = _places(_stems(other))
    return any((number, 1 - side) in theirs for number, side in _places(_stems(one)))


def _stems(word: str) -> frozenset[str]:
    low = base_form(word.casefold())
    plain = (base for base in bases(low) if low.endswith(("er", "est")))  # 'cheaper', 'cheapest'
    return frozenset(stem(form) for form in (low, *plain))


def _places(stems: frozenset[str]) -> frozenset[tuple[int, int]]:
    return frozenset(place for one in stems for place in _sides().get(one, ()))


def _parted(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """'unpaid' and 'paid', 'harmless' and 'harmful'."""
    return any(_longer(a, b) or _longer(b, a) for a in ours for b in theirs)


def _longer(one: str, other: str) -> bool:
    if len(other) >= _LEAST and one not in _NO_PREFIX and any(one == prefix + other for prefix in _PREFIXES):
        return True
    return any(one.endswith(x) and one.removesuffix(x) + y == other and len(one) > 6 for x, y in _ENDINGS)
