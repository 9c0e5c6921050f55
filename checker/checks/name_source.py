"""Full names that a source in Latin letters writes otherwise.

Translations adapt names on purpose ('Wladimir' to 'Vladimir', 'Mailand' to 'Milan'), so only a full name counts of
which one part stands in the source as it is, and the part beside it there is near but differs by more than a habit
of spelling. Languages that inflect names are left out.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.lang.name_context import near
from checker.lang.name_words import derived, exonyms, is_common, kindred, known_apart
from checker.lang.romanisation import align, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.checks.name_evidence import Evidence
    from checker.lang.name_uses import Use
    from checker.model import Case, Span

LANGUAGES = frozenset("de fr es it nl pt ca gl da sv no nb".split())
_HABITS = frozenset({"sound", "sound-start", "double", "silent-h", "silent-h-start"})
_LEAST = -4.0  # log odds; the equal part beside it vouches for much


def from_source(case: Case, evidence: Evidence) -> Iterator[tuple[Span, str, str, str]]:
    """Span, the source's spelling of it, the whole name there, 'path:line'."""
    source = case.source
    if source is None or source.lang not in LANGUAGES:
        return
    beside = _neighbours(case)
    written = {fold(t.text) for t in source.tokens if t.is_word}
    own = {use.folded for use in evidence.clusterer.names.all}
    for uses in evidence.clusterer.of_mention.values():
        for one, two in pairwise(uses):
            for fixed, wrong, before in ((one, two, True), (two, one, False)):
                if fixed.folded not in written or wrong.folded in written or wrong.folded in evidence.known:
                    continue
                other = _nearest(wrong, beside.get((fixed.folded, before), {}), own)
                if other:
                    name = f"{fixed.word} {other}" if before else f"{other} {fixed.word}"
                    at = beside[fixed.folded, before][other]
                    yield wrong.span, other, name, f"{source.path}:{source.position(at)[0]}"


def _neighbours(case: Case) -> dict[tuple[str, bool], dict[str, int]]:
    """(Folded word, whether the neighbour comes after it) -> capitalised neighbours and their offsets."""
    out: dict[tuple[str, bool], dict[str, int]] = {}
    if case.source is None:
        return out
    words = [t for t in case.source.tokens if t.is_word or t.text.isalnum()]
    for one, two in pairwise(words):
        if one.text[:1].isupper() and two.text[:1].isupper():
            out.setdefault((fold(one.text), True), {})[two.text] = two.span.start
            out.setdefault((fold(two.text), False), {})[one.text] = one.span.start
    return out


def _nearest(wrong: Use, others: dict[str, int], own: set[str]) -> str:
    """The neighbour in the source that the word misspells, '' where there is none."""
    if is_common(wrong.folded) or len(wrong.folded) < 3:
        return ""  # 'Hurricane' translates 'Hurrikan'
    best, text = _LEAST, ""
    for other in others:
        folded = fold(other)
        if (
            folded in own
            or not near(wrong.folded, folded)
            or wrong.folded
            in {
                folded.removesuffix("s"),
                *map(fold, other.split("-")),
            }
        ):
            continue
        if known_apart(wrong.folded, folded) or derived(wrong.folded, folded) or kindred(wrong.folded, folded):
            continue
        found = align(wrong.folded, folded)
        if found.score > best and wrong.folded not in exonyms() and any(e.kind not in _HABITS for e in found.edits):
            best, text = found.score, other
    return text
