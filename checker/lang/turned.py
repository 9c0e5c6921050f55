"""Words in one slot of two sentences that tell the same, of which one is the contrary of the other."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from checker.lang.contraries import contrary, listed
from checker.lang.denials import denied
from checker.lang.retelling import ALIKE, TELLING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.lang.claims import Claims
    from checker.lang.opposites import Found
    from checker.lang.retelling import Retelling, Run

NEAR_SLOT = 0.9  # from here words that are contraries in the dictionary stand in one slot
SURE_SLOT = 1.4  # the same for words that only may be contraries
_NEGATING = ("un", "in", "im", "ir", "dis", "non")
_DEGREE_WORDS = frozenset("more most less least".split())
_DEGREES = {"most": "more", "least": "less"}


def contraries(telling: Retelling) -> Iterator[tuple[int, int]]:
    """Words in one slot that are contraries, neither of them under a 'not' that the other lacks: ours, theirs."""
    if telling.likeness < ALIKE:
        return
    for i in telling.left:
        for j in telling.right:
            slot = telling.slot(_with_degree(telling.ours, i), _with_degree(telling.theirs, j))
            one_denied = _denied_by(telling.ours, i) != _denied_by(telling.theirs, j)
            sure = slot >= NEAR_SLOT and not one_denied and slot >= _least(telling, i, j)
            if sure and not _crossed(telling, i, j) and not _from_both_ends(telling, i, j):
                yield i, j


def _denied_by(claims: Claims, index: int) -> bool:
    """Whether a word is denied, if only in 'not until'."""
    hinted = any(f.key == "neg" and 0 < index - f.last <= 3 for f in claims.reading.hints)
    return index in denied(claims) or hinted


def _with_degree(claims: Claims, index: int) -> Run:
    """'more expensive' stands where 'cheaper' does."""
    return (index - 1, index) if claims.reading.pieces.low(index - 1) in _DEGREE_WORDS else (index, index)


def _from_both_ends(telling: Retelling, i: int, j: int) -> bool:
    """'Kenya beat Uganda', 'Uganda lost to Kenya': what stands before the one stands behind the other, and reverse."""
    after = any(a < i and b > j for a, b in telling.links.items())
    return after and any(a > i and b < j for a, b in telling.links.items())


def _least(telling: Retelling, i: int, j: int) -> float:
    """How sure the slot must be for two words to be held contraries; endless for two that are none."""
    if _dictionary(telling, i, j):
        return NEAR_SLOT if telling.ours.stems[i] else SURE_SLOT
    if _axes(telling, i, j):
        return SURE_SLOT
    return SURE_SLOT if _unsaid(telling, i) else math.inf


def _unsaid(telling: Retelling, i: int) -> bool:
    """'unreliable' for 'reputable': a word with 'un-' where nothing of theirs says not in any way."""
    if telling.theirs.reading.hints or telling.theirs.reading.negators:
        return False
    low = telling.ours.reading.pieces.lowers[i]
    if low.endswith("ble"):
        return False  # 'unbearable' is 'horrible'
    return any(low.startswith(p) and listed(low, low.removeprefix(p)) for p in _NEGATING)


def _dictionary(telling: Retelling, i: int, j: int) -> bool:
    a, b = telling.ours.reading.pieces, telling.theirs.reading.pieces
    if any(p.low(n).startswith("bro") and p.low(n + 1) == "out" for p, n in ((a, i), (b, j))):
        return False  # a war that has broken out
    one, other = (_DEGREES.get(low, low) for low in (a.lowers[i], b.lowers[j]))
    if one in TELLING or other in TELLING:
        particle = one in ("up", "down") and telling.links.get(i - 1) != j - 1  # 'closing down', 'locking up'
        return TELLING.get(one) == other and not particle
    return contrary(a.words[i], b.words[j])


def _axes(telling: Retelling, i: int, j: int) -> bool:
    """Opposite poles of an axis, one of them for certain."""
    ours, theirs = _poles(telling.ours, i), _poles(telling.theirs, j)
    shared = {(f.key, f.pole) for f in ours} & {(f.key, f.pole) for f in theirs}
    if shared:
        return False
    return any(f.key == g.key and f.pole != g.pole and (f.strong or g.strong) for f in ours for g in theirs)


def _poles(claims: Claims, index: int) -> list[Found]:
    return [f for f in claims.reading.poles if f.first == f.last == index]


def _crossed(telling: Retelling, i: int, j: int) -> bool:
    """Whether a third word may stand for one of the two: 'the end ... the beginning' for 'closing ... opening'."""
    ours, theirs = telling.ours.reading.pieces, telling.theirs.reading.pieces
    other = any(
        contrary(theirs.words[j], theirs.words[k]) for k in telling.right if k != j and theirs.words[k].isalpha()
    )
    return other or any(
        contrary(ours.words[i], ours.words[k]) for k in telling.left if k != i and ours.words[k].isalpha()
    )


def in_other_words(telling: Retelling) -> bool:
    """'closed' and 'not open': contraries of which one alone is denied say the same."""
    return any(
        _denied_by(telling.ours, i) != _denied_by(telling.theirs, j)
        and (_dictionary(telling, i, j) or _axes(telling, i, j))
        for i in telling.left
        for j in telling.right
    )
