"""Two English sentences that tell the same: which word of one stands for which word of the other, and what is left.

Words are linked that are alike: one stem, one name, one figure. What is linked to nothing stands in a slot, told by the
linked words around it. Two words of either sentence in one slot, or a 'not' on one side of linked words, can then be
compared, whatever else was put in other words (`turned`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from checker.lang.claims import read_claim
from checker.lang.english import base_form
from checker.lang.numerals import word_value
from checker.lang.places import same_country
from checker.lang.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.lang.claims import Claims
    from checker.lang.scan import Scan

ROOT = 5  # letters from which a common beginning makes two words one: 'protest', 'protesters'
SHARE = 0.6  # of the longer word that the beginning must be
WINDOW = 2  # content words on either side that show a slot
RETOLD = 0.5  # retrieval score from which both may tell the very same
TYPICAL = 0.94  # the score at which the share of linked words alone tells
ALIKE = 0.5  # likeness from which they do
RELATED = 0.3  # likeness from which one slot may show that they do
MEANING = 4.0  # what each point of that score adds to the share of linked words
LEAST_MEANING = -0.1  # what a low score takes from it at most: a name or two exchanged may lower it far
# Function words that say something of their own, with what cannot stand for them.
TELLING = {
    "before": "after", "after": "before", "more": "less", "less": "more", "most": "least", "least": "most",
    "up": "down", "down": "up", "above": "below", "below": "above", "first": "last", "last": "first",
    "always": "never", "never": "always", "later": "earlier", "earlier": "later",
}  # fmt: skip


Run = tuple[int, int]  # first and last piece of a word, a name or a figure


@dataclass(frozen=True)
class Retelling:
    """``links``: our content word to theirs, both as indices of pieces."""

    ours: Claims
    theirs: Claims
    links: dict[int, int]
    near: float  # how surely they speak of one thing, as retrieval has it

    @cached_property
    def back(self) -> dict[int, int]:
        return {theirs: ours for ours, theirs in self.links.items()}

    @cached_property
    def likeness(self) -> float:
        """Share of the content words of both that are linked; more where retrieval is very sure, else less."""
        share = 2 * len(self.links) / max(1, len(self._ours) + len(self._theirs))
        return max(0.0, min(1.0, share + max(LEAST_MEANING, MEANING * (self.near - TYPICAL))))

    @cached_property
    def _ours(self) -> list[int]:
        return content(self.ours)

    @cached_property
    def _theirs(self) -> list[int]:
        return content(self.theirs)

    @cached_property
    def left(self) -> list[int]:
        """Our content words that stand for none of theirs."""
        return [i for i in self._ours if i not in self.links]

    @cached_property
    def right(self) -> list[int]:
        return [j for j in self._theirs if j not in self.back]

    def slot(self, ours: Run, theirs: Run) -> float:
        """How surely two runs stand in one slot: 2 where both neighbours are linked to each other, 0 for chance."""
        sides = self._side(ours[0], theirs[0], -1) + self._side(ours[1], theirs[1], 1)
        a, b = self.ours.reading.pieces, self.theirs.reading.pieces
        before = a.low(ours[0] - 1) == b.low(theirs[0] - 1) != ""
        after = a.low(ours[1] + 1) == b.low(theirs[1] + 1) != ""
        return sides + 0.3 * before + 0.2 * after

    def _side(self, ours: int, theirs: int, step: int) -> float:
        best = 0.0
        for near, one in enumerate(_beside(self._ours, ours, step), 1):
            linked = self.links.get(one)
            for far, other in enumerate(_beside(self._theirs, theirs, step), 1):
                if linked == other:
                    best = max(best, 1 / (near * far))
            for far, other in enumerate(_beside(self._theirs, theirs, -step), 1):
                if linked == other:
                    best = max(best, 0.6 / (near * far))
        return best


def content(claims: Claims) -> list[int]:
    lowers = claims.reading.pieces.lowers
    return [index for index, one in enumerate(claims.stems) if one or lowers[index] in TELLING]


def _beside(order: Sequence[int], index: int, step: int) -> Sequence[int]:
    """The nearest content words before or behind a piece."""
    if step < 0:
        return [i for i in order if i < index][-WINDOW:][::-1]
    return [i for i in order if i > index][:WINDOW]


def retell(ours: Claims, theirs: Claims, near: float = TYPICAL) -> Retelling:
    """Links the words of two sentences, the likest and then the nearest first."""
    one, other = content(ours), content(theirs)
    pairs = []
    for p, i in enumerate(one):
        for q, j in enumerate(other):
            likeness = alike(ours, i, theirs, j)
            if likeness:
                pairs.append((-likeness, abs(p / max(1, len(one)) - q / max(1, len(other))), i, j))
    links: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(pairs):
        if i not in links and j not in taken:
            links[i] = j
            taken.add(j)
    return Retelling(ours, theirs, links, near)


@lru_cache(maxsize=2048)
def tell(article: str, evidence: str, near: float) -> Retelling | None:
    """Two sentences with their words linked; None where they do not tell the same."""
    if near < RETOLD:
        return None
    telling = retell(read_claim(article), read_claim(evidence), near)
    return telling if telling.likeness >= RELATED else None


def alike(ours: Claims, i: int, theirs: Claims, j: int) -> float:
    """1 for one stem or one figure, less for one root; 0 for two words."""
    a, b = ours.reading.pieces, theirs.reading.pieces
    if (ours.stems[i] and ours.stems[i] == theirs.stems[j]) or a.lowers[i] == b.lowers[j]:
        return 1.0
    if not (ours.stems[i] and theirs.stems[j]):
        return 0.0
    if "n" in (a.kinds[i], b.kinds[j]):
        return float(_figure(a, i) == _figure(b, j) != "")
    x, y = a.lowers[i], b.lowers[j]
    if stem(base_form(x)) == stem(base_form(y)):
        return 1.0
    common = next((n for n, (p, q) in enumerate(zip(x, y, strict=False)) if p != q), min(len(x), len(y)))
    if common >= ROOT and common >= SHARE * max(len(x), len(y)):
        return 0.8
    if a.words[i][0].isupper() and b.words[j][0].isupper():
        return 0.8 * same_country(surface(ours, i), surface(theirs, j))
    return 0.0


def surface(claims: Claims, index: int) -> str:
    """The word as it is written, an acronym without its stops."""
    return claims.stems[index][:-1] if claims.stems[index].endswith(".") else claims.reading.pieces.words[index]


def _figure(pieces: Scan, index: int) -> str:
    low = pieces.lowers[index]
    value = word_value(low, "en")
    return str(value) if value is not None else low.replace(",", "")
