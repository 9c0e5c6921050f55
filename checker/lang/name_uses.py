"""The words of a text's names, and what stands around each of them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.lang.name_words import cues
from checker.lang.names import PARTICLES, SUFFIXES
from checker.lang.romanisation import fold
from checker.model import Mention, NameValue, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

PIECE = re.compile(r"[^\s\-‐‑–.,()]+")
# between two names that stand side by side: a comma or a conjunction, and other capitalised words
_BESIDE = re.compile(
    r"[ ,;/]{0,3}(?:and|or|with|against|from|to|&|than|for|met|beat)?(?: [A-Z][\w.’'-]{0,15}){0,3}[ ,;/]{0,2}"
)
_PREFIX = re.compile(r"^(?:al|el|ul)['’ʼ](?=\w)", re.IGNORECASE)
_KIN = re.compile(
    r"\b(?:wife|husband|widow|sister|brother|daughter|son|mother|father|couple|spouse|famil(?:y|ies)|siblings|parents)\b"
)
_NEAR = 150  # code points
_PLACED = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Ff]rom|[Oo]f|[Tt]o|[Oo]utside)\s$")


@dataclass(slots=True, eq=False)  # not frozen: a text has hundreds
class Use:
    """One word of one mention. ``span`` takes in the particle before it ('al-Kadhimi')."""

    word: str
    folded: str
    span: Span
    mention: int
    place: int  # index among the words of the name
    of: int  # how many words the name has

    @property
    def alone(self) -> bool:
        return self.of == 1


@lru_cache(maxsize=20_000)
def words_in(name: str) -> tuple[str, ...]:
    """The words of a written name but for its particles."""
    return tuple(w for w in PIECE.findall(name) if w.casefold() not in PARTICLES)


def name_value(mention: Mention) -> NameValue:
    assert isinstance(mention.value, NameValue)  # noqa: S101 - callers pass mentions of kind name
    return mention.value


def uses_of(mentions: Sequence[Mention], text: str) -> list[Use]:
    """The words of all names, in order."""
    out: list[Use] = []
    for index, mention in enumerate(mentions):
        pieces = _pieces(text, mention.span)
        out += [Use(w, fold(w), span, index, n, len(pieces)) for n, (w, span) in enumerate(pieces)]
    return out


def _pieces(text: str, span: Span) -> list[tuple[str, Span]]:
    return [(word, at.shift(span.start)) for word, at in _cut(text[span.start : span.end])]


@lru_cache(maxsize=20_000)
def _cut(text: str) -> tuple[tuple[str, Span], ...]:
    """The words of a name; the same names come again and again."""
    found: list[tuple[str, Span]] = []
    start: int | None = None
    for match in PIECE.finditer(text):
        word, lower = match.group(), match.group().casefold()
        if lower in PARTICLES or (lower in cues()["titles"] and not found):
            start = match.start() if start is None and lower in PARTICLES else start
            continue
        bare = _PREFIX.sub("", word)
        # a particle belongs to the word after it where a hyphen joins them
        joined = start is not None and text[match.start() - 1] in "-‐‑"
        found.append((bare, Span(start if joined and start is not None else match.start(), match.end())))
        start = None
    return tuple((w, s) for w, s in found if w.casefold() not in SUFFIXES)


class Uses:
    """All words of a text's names, by spelling and by mention."""

    def __init__(self, mentions: Sequence[Mention], text: str) -> None:
        self.mentions, self.text = mentions, text
        self.all = uses_of(mentions, text)
        self.by_word: dict[str, list[Use]] = defaultdict(list)
        self.of_mention: dict[int, list[Use]] = defaultdict(list)
        for use in self.all:
            self.by_word[use.word].append(use)
            self.of_mention[use.mention].append(use)

    def value(self, use: Use) -> NameValue:
        return name_value(self.mentions[use.mention])

    def alone(self, use: Use) -> bool:
        """Whether a word is a name by itself, or with what any place or office is called by ('City', 'Party')."""
        return use.alone or not any(
            u.place != use.place and not generic(u.folded) for u in self.of_mention[use.mention]
        )

    def others(self, uses: Sequence[Use]) -> list[tuple[str, ...]]:
        """The other words (folded) of the full names that these uses stand in."""
        out = []
        for index in {u.mention for u in uses if not self.alone(u)}:
            own = {u.place for u in uses if u.mention == index}
            words = (u.folded for u in self.of_mention[index] if u.place not in own)
            out.append(tuple(word for word in words if not generic(word)))
        return out

    def family(self, uses: Sequence[Use]) -> bool:
        """Whether the word stands where some full name has its family name: last, or first in East Asia."""
        return any(u.place == (0 if self._eastern(u) else u.of - 1) for u in uses if not self.alone(u))

    def _eastern(self, use: Use) -> bool:
        return self.of_mention[use.mention][0].folded in cues()["family_first"]

    def given(self, uses: Sequence[Use]) -> bool:
        """Whether the word is the given name of its full names: what they share is the family's, which has many."""
        return all((u.place > 0) == self._eastern(u) for u in uses if not self.alone(u))

    def side_by_side(self, one: Sequence[Use], two: Sequence[Use]) -> bool:
        """'Luc and Marc'."""
        for u in one:
            for v in two:
                first, second = sorted([u.span, v.span])
                gap = self.text[first.end : second.start]
                if len(gap) < 40 and _BESIDE.fullmatch(gap):
                    return True
        return False

    def placed(self, use: Use) -> bool:
        """Whether a lone word follows a preposition of place."""
        return use.alone and _PLACED.search(self.text, max(0, use.span.start - 9), use.span.start) is not None

    def kinds(self, uses: Sequence[Use]) -> set[str]:
        return {self.value(u).kind for u in uses} - {""}

    def titled(self, *uses: Sequence[Use]) -> bool:
        return any(self.value(u).title for one in uses for u in one if u.alone)

    def kin(self, *several: Sequence[Use]) -> bool:
        """Whether the text speaks of a wife, a brother or a family near one of these uses."""
        return any(_KIN.search(self.text, *self._around(u)) for uses in several for u in uses)

    def _around(self, use: Use) -> tuple[int, int]:
        return max(0, use.span.start - _NEAR), use.span.end + _NEAR


def generic(folded: str) -> bool:
    return folded in cues()["org_heads"] or folded in cues()["place_heads"]
