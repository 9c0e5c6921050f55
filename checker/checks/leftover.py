"""Values that are left over where a sentence of the article and the evidence tell the same.

A translation has a figure for each figure of the other. Where two sentences are each other's best match, values that
agree are paired off one to one, the likest first; what then stands alone on both sides and is of one kind was changed,
however differently the rest is put.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.binding import noun_likeness, values_in
from checker.checks.disagreement import differs, disagreement, same_figure
from checker.checks.retold import plain, run_of
from checker.checks.told import Told, told
from checker.lang.retelling import retell
from checker.lang.statements import read_claim
from checker.model import DateValue, Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.lang.retelling import Retelling
    from checker.model import Case, Document, Mention, Span

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
CLEAR = 0.4  # by how much the best of several rivals must stand out
OTHER_NOUN = 0.15  # what two counted nouns take from the confidence


@dataclass(frozen=True)
class Left:
    """A value of the article that stands where the evidence has another.

    ``statement`` is the index of its sentence, ``group`` of all that tell the same as the article's.
    """

    statement: int
    group: range
    mention: Mention
    value: Mention
    kind: str
    sure: float


def left_over(case: Case) -> Iterator[Left]:
    for group in told(case):
        ours = [plain(group.article, m) for m in values_in(group.article, group.ours)]
        theirs = [plain(group.other, m) for m in values_in(group.other, group.theirs)]
        if ours and theirs:
            yield from _changed(case, group, ours, theirs)


def _changed(case: Case, group: Told, ours: Sequence[Mention], theirs: Sequence[Mention]) -> Iterator[Left]:
    telling = retell(read_claim(group.article.quote(group.ours)), read_claim(group.other.quote(group.theirs)), group.near)
    paired = _paired(group, telling, ours, theirs)
    left = [a for a in ours if a not in [x for x, _ in paired] and not _beside(case, group, a)]
    right = [b for b in theirs if b not in [y for _, y in paired] and not _before(case, group, b)]
    left = [a for a in left if not _digits(group.article, a) & _unread(group.other, group.theirs, theirs)]
    right = [b for b in right if not _digits(group.other, b) & _unread(group.article, group.ours, ours)]
    rivals = [(a, b, kind) for a in left for b in right if (kind := _kind(a, b)) and _open(a, b, ours, theirs)]
    for a, b, kind in rivals:
        weights = {(x.span, y.span): _weight(group, telling, x, y) for x, y, _ in rivals if x is a or y is b}
        own = weights.pop((a.span, b.span))
        if not weights or own >= max(weights.values()) + CLEAR:
            yield Left(_holder(case, group, b), group.statements, a, b, kind, _sure(group, a, b, own, lone=not weights))


def _paired(
    group: Told, telling: Retelling, ours: Sequence[Mention], theirs: Sequence[Mention]
) -> list[tuple[Mention, Mention]]:
    """Values that agree, one to one, the likest first."""
    pairs = [(a, b) for a in ours for b in theirs if same_figure(a, b)]
    pairs.sort(key=lambda pair: -_exact(*pair) - _weight(group, telling, *pair))
    taken: list[tuple[Mention, Mention]] = []
    for a, b in pairs:
        if all(a is not x and b is not y for x, y in taken):
            taken.append((a, b))
    return taken


def _exact(a: Mention, b: Mention) -> float:
    """More for the same unit, and for the very same figure."""
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        same = (a.value.low, a.value.high) == (b.value.low, b.value.high)
        return 2.0 * (a.value.unit == b.value.unit) + 2.0 * same
    return 2.0 * (a.value == b.value)


def _weight(group: Told, telling: Retelling, a: Mention, b: Mention) -> float:
    """How much speaks for two values being of one thing: the counted noun, the words beside."""
    one = run_of(telling.ours.reading.pieces, a.span.shift(-group.ours.start))
    other = run_of(telling.theirs.reading.pieces, b.span.shift(-group.theirs.start))
    return (telling.slot(one, other) if one and other else 0.0) + (noun_likeness(a, b) or 0.0)


def _kind(a: Mention, b: Mention) -> str:
    return disagreement(a, b) or ("numbers/number-mismatch" if differs(a, b) else "")


def _open(a: Mention, b: Mention, ours: Sequence[Mention], theirs: Sequence[Mention]) -> bool:
    """Whether neither has its like on the other side; else both sides must have as many values of the kind."""
    free_a = not any(same_figure(a, y) for y in theirs)
    free_b = not any(same_figure(x, b) for x in ours)
    if free_a and free_b:
        return True
    return (free_a or free_b) and _alike(a, ours) == _alike(b, theirs)


def _alike(mention: Mention, others: Iterable[Mention]) -> int:
    """How many values are of the mention's kind."""
    if isinstance(mention.value, Quantity):
        dimension = mention.value.dimension
        return sum(isinstance(m.value, Quantity) and m.value.dimension == dimension for m in others)
    return sum(isinstance(m.value, DateValue) for m in others)


def _beside(case: Case, group: Told, a: Mention) -> bool:
    """Whether the statements before and behind those of the group have the article's value."""
    near = {group.statements.start - 1, group.statements.stop}
    near |= {m.statement for m in case.matches if m.sentence in group.sentences}
    for index in near - set(group.statements):
        if 0 <= index < len(case.statements) and case.statements[index].document is group.other:
            statement = case.statements[index]
            if any(same_figure(a, m) for m in values_in(statement.document, statement.span)):
                return True
    return False


def _before(case: Case, group: Told, b: Mention) -> bool:
    """Whether the sentences before and behind those of the group have the statement's value."""
    near = {group.sentences.start - 1, group.sentences.stop}
    near |= {m.sentence for m in case.matches if m.statement in group.statements}
    sentences = case.article.sentences
    return any(
        same_figure(m, b)
        for index in near - set(group.sentences)
        if 0 <= index < len(sentences)
        for m in values_in(case.article, sentences[index].span)
    )


def _sure(group: Told, a: Mention, b: Mention, weight: float, *, lone: bool) -> float:
    other = OTHER_NOUN if noun_likeness(a, b) == 0.0 else 0.0
    return min(0.9, 0.2 + 0.5 * group.near + 0.1 * lone + 0.08 * min(weight, 2.0) - other)


def _holder(case: Case, group: Told, b: Mention) -> int:
    """The statement of the group in which a value stands."""
    spans = {index: case.statements[index].span for index in group.statements}
    return next((index for index, span in spans.items() if span.overlaps(b.span)), group.statement)


def _digits(document: Document, mention: Mention) -> set[str]:
    return set(_FIGURE.findall(document.quote(mention.span)))


def _unread(document: Document, span: Span, values: Sequence[Mention]) -> set[str]:
    """Figures in a text that belong to no value: parts of names and codes, which may be values for the other side."""
    rest = list(document.quote(span))
    for mention in values:
        rest[mention.span.start - span.start : mention.span.end - span.start] = " " * len(mention.span)
    return set(_FIGURE.findall("".join(rest)))
