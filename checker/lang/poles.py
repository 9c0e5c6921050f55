"""Words of a sentence and its counterpart that stand at opposite poles: 'rose' where the other has 'fell'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.lang.clauses import FAR, REACH, project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.lang.opposites import Found, Reading

AROUND = 12  # pieces within which what may mean the other pole excuses a word that stands alone
# Axes that say one thing in many words: who welcomes a plan does not reject it.
_FAMILIES = {"stand": ("accept", "support", "praise", "agree")}


def opposed(source: Reading, article: Reading) -> list[tuple[str, Found, Found]]:
    """Axes on which the two stand at opposite poles: axis, the source's word, the article's word."""
    turned = []
    for axis in dict.fromkeys(f.key for f in article.poles if f.strong):
        pair = _alone((axis,), source, article) or _in_order(axis, source, article)
        if pair:
            turned.append((axis, *pair))
    for family, axes in _FAMILIES.items():
        pair = _alone(axes, source, article) if not any(axis in axes for axis, _, _ in turned) else None
        if pair:
            turned.append((family, *pair))
    return turned


_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_CLAUSE_END = re.compile(r"[,;:]\s|[，；。、：]")
_SHARE = re.compile(r"[\d.,]+\s?(?:%|per ?cent|percentage|points)")
_BY = re.compile(r"\b(?:by|to|from)\s(?:\w{1,10}\s){0,2}\W?\Z")
_BEFORE_FIGURE = 24
_DIRECTED = 45  # code points between a figure and the word that tells whether it went up or down


def directed(source: Reading, article: Reading) -> list[tuple[str, Found, Found]]:
    """Words beside one figure of which one tells a rise and the other a fall: 'fell by 3.1 per cent'."""
    theirs, ours = _figures(source), _figures(article)
    turned = []
    for figure in theirs.keys() & ours.keys():
        if not _by_how_much(article.pieces.text, ours[figure]):
            continue
        there, here = _trend(source, theirs[figure]), _trend(article, ours[figure])
        if there and here and there.pole != here.pole:
            turned.append(("figure", there, here))
    return sorted(turned, key=lambda row: row[2].start)


def _by_how_much(text: str, at: int) -> bool:
    """Whether a figure says by how much or to what something rose or fell: 'by 12', '3 per cent'."""
    return bool(_SHARE.match(text, at) or _BY.search(text[max(0, at - _BEFORE_FIGURE) : at]))


def _figures(reading: Reading) -> dict[str, int]:
    """Where each figure stands that the sentence has once."""
    found = [(m[0].replace(",", "."), m.start()) for m in _FIGURE.finditer(reading.pieces.text)]
    return {key: at for key, at in found if [k for k, _ in found].count(key) == 1}


def _trend(reading: Reading, at: int) -> Found | None:
    """The word of rising or falling in the clause of a figure, if all of them there are of one pole."""
    text, near = reading.pieces.text, []
    for found in reading.poles:
        low, high = sorted((found.start, at))
        if found.key == "change" and high - low <= _DIRECTED and not _CLAUSE_END.search(text, low, high):
            near.append(found)
    strong = [f for f in near if f.strong]
    if not strong or len({f.pole for f in near}) != 1:
        return None
    return min(strong, key=lambda f: abs(f.start - at))


def _alone(axes: Sequence[str], source: Reading, article: Reading) -> tuple[Found, Found] | None:
    """One pole only on either side, and not the same; what may mean the other pole excuses a word near it."""
    for pole in (0, 1):
        ours, theirs = article.poles_on(axes, pole, strong=True), source.poles_on(axes, 1 - pole, strong=True)
        if not ours or not theirs or article.poles_on(axes, 1 - pole, strong=True):
            continue
        if source.poles_on(axes, pole, strong=True) or _excused(article, ours[0], AROUND, axes):
            continue
        if not _excused(source, theirs[0], AROUND, axes):
            return theirs[0], ours[0]
    return None


def _in_order(axis: str, source: Reading, article: Reading) -> tuple[Found, Found] | None:
    """As many words of the axis on either side, in order, and exactly one of them at the other pole."""
    theirs, ours = _sequence(source, axis), _sequence(article, axis)
    if len(ours) != len(theirs) or len(ours) < 2:
        return None
    wrong = [(t, o) for t, o in zip(theirs, ours, strict=True) if t.pole != o.pole]
    if len(wrong) != 1 or len(ours) - len(wrong) < 1:
        return None
    there, here = wrong[0]
    far = abs(project(source.pieces, article.pieces, there.start) - here.start) > FAR * len(article.pieces.text)
    return None if far or _excused(source, there) or _excused(article, here) else wrong[0]


def _sequence(reading: Reading, axis: str) -> list[Found]:
    """The strong words of an axis in the order of the text, one a place."""
    places: dict[int, Found] = {}
    for found in reading.poles:
        if found.key == axis and found.strong:
            places.setdefault(found.first, found)
    return [places[first] for first in sorted(places)]


def _excused(reading: Reading, word: Found, reach: int = REACH, axes: Sequence[str] = ()) -> bool:
    """Whether a word of the other pole, if only perhaps, stands near, or the word itself may mean that pole."""
    axes = axes or (word.key,)
    sure = {f.first for f in reading.poles if f.key in axes and f.strong} - {word.first}
    rivals = (f for f in reading.poles if f.key in axes and f.pole != word.pole and f.first not in sure)
    return any(abs(f.first - word.first) <= reach for f in rivals)
