"""Values that are left over where a sentence of the article and the evidence tell the same.

A translation has a figure for each figure of the other. Where two sentences are each other's best match, values that
agree are paired off one to one, the likest first; what then stands alone on both sides and is of one kind was changed,
however differently the rest is put. Figures that are parts of names ('T-72') are held against those of the same name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.checks.binding import noun_likeness, values_in
from checker.checks.disagreement import differs, disagreement, rounds, same_figure, significant
from checker.checks.once import once
from checker.checks.retold import plain, run_of
from checker.checks.told import told
from checker.lang.claims import read_claim
from checker.lang.numbers import find_quantities, quantities_agree
from checker.lang.retelling import retell
from checker.model import DateValue, Mention, NameValue, Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.checks.told import Group
    from checker.lang.retelling import Retelling
    from checker.model import Case, Document

CLEAR = 0.4  # by how much the best of several rivals must stand out
OTHER_NOUN = 0.15  # what two counted nouns take from the confidence
ONE_FIGURE = Decimal("0.02")  # by how much two figures may differ that are told alike as rough ones
LAST_DAY = 31
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_CODE = re.compile(r"(?<![\w.,])([^\W\d_]\w{0,19})[- ]?(\d{1,4})(?![\w.,]?\d)")  # 'T-72', 'Windows 10', 'Covid-19'


Core = tuple[Decimal, Decimal]


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


@dataclass(frozen=True)
class _Value:
    """A value and what tells it from another: ``core`` is its figure without the words that make it a rough one."""

    mention: Mention
    core: Core | None

    def same(self, other: _Value) -> bool:
        if _bare(self, other) or _bare(other, self):
            return self.core == other.core
        return same_figure(self.mention, other.mention) and not self.differs(other)

    def differs(self, other: _Value) -> bool:
        """Whether two values that may both be true are of different figures all the same."""
        a, b = self.mention.value, other.mention.value
        if isinstance(a, DateValue) and isinstance(b, DateValue):
            return _spans_differ(a, b)
        if not (isinstance(a, Quantity) and isinstance(b, Quantity)) or a.unit != b.unit:
            return False
        rough = a.approximate and b.approximate and self.core is not None and other.core is not None
        if rough and _tone(a, self.core) == _tone(b, other.core):
            return any(rough_differ(x, y) for x, y in zip(self.core or (), other.core or (), strict=True))
        return differs(self.mention, other.mention)

    def kind(self, other: _Value) -> str:
        if _bare(self, other) or _bare(other, self):
            return "" if self.core == other.core else "numbers/number-mismatch"
        found = disagreement(self.mention, other.mention)
        if found == "numbers/number-mismatch" and self.core and other.core and rounds(self.core[0], other.core[0]):
            return ""
        if found or not self.differs(other):
            return found
        dated = isinstance(self.mention.value, DateValue)
        return "numbers/date-mismatch" if dated else "numbers/number-mismatch"


@dataclass(frozen=True)
class Told:
    """What two texts that tell the same have of values: those that agree, and those that stand for another."""

    group: Group
    agreeing: tuple[tuple[Span, Span], ...]
    left: tuple[Left, ...]
    named: frozenset[Span]  # values of the article whose figure is part of a name in the other text
    theirs: frozenset[Span]  # the same the other way round

    def settles(self, statement: int, mention: Span, value: Span) -> bool:
        """Whether either value has its like, so that the two are values of two things."""
        if statement not in self.group.statements or not self.group.ours.contains(mention):
            return False
        paired = any((a == mention) != (b == value) for a, b in self.agreeing)
        return paired or mention in self.named or value in self.theirs


def left_over(case: Case) -> Sequence[Told]:
    """What each pair of texts that tell the same has of values, worked out once a case."""
    return once(case.memo, "left over", lambda: tuple(_left_over(case)))


def _left_over(case: Case) -> Iterator[Told]:
    for group in told(case):
        ours = [_read(group.article, m) for m in values_in(group.article, group.ours)]
        theirs = [_read(group.other, m) for m in values_in(group.other, group.theirs)]
        telling = retell(
            read_claim(group.article.quote(group.ours)), read_claim(group.other.quote(group.theirs)), group.near
        )
        paired = _paired(group, telling, ours, theirs)
        here, there = _unread(group.article, group.ours, ours), _unread(group.other, group.theirs, theirs)
        named = frozenset(a.mention.span for a in ours if _digits(group.article, a) & there)
        beside = frozenset(b.mention.span for b in theirs if _digits(group.other, b) & here)
        free = [a for a in ours if a.mention.span not in named], [b for b in theirs if b.mention.span not in beside]
        left = (*_changed(case, group, telling, paired, *free), *_renumbered(case, group))
        yield Told(group, tuple((a.mention.span, b.mention.span) for a, b in paired), left, named, beside)


def _read(document: Document, mention: Mention) -> _Value:
    """The value as it stands beside another of the same sentence: 'two months ago' is two months, 'the 24th' a day."""
    mention = plain(document, mention)
    value, text = mention.value, document.quote(mention.span)
    day = isinstance(value, Quantity) and value.dimension == "ordinal" and not value.noun and text[0].isdigit()
    if isinstance(value, Quantity) and day and value.low <= LAST_DAY and not text.isdigit():
        return _Value(replace(mention, kind="date", value=DateValue(day=int(value.low))), None)
    return _Value(mention, _core(text) if isinstance(value, Quantity) else None)


@lru_cache(maxsize=4096)
def _core(text: str) -> Core | None:
    found = find_quantities(text, "en")
    value = found[0].value if len(found) == 1 else None
    return (value.low, value.high) if isinstance(value, Quantity) and not value.approximate else None


def rough_differ(one: Decimal, other: Decimal) -> bool:
    """'about 440' against 'about 400', 'over 35' against 'over 38'; not '1.23 million' against '1.2 million'."""
    if rounds(one, other):
        return False
    apart = abs(one - other) > ONE_FIGURE * max(abs(one), abs(other))
    return apart or (one != other and significant(one) == significant(other))


def _tone(value: Quantity, core: Core | None) -> tuple[bool, bool]:
    """Whether a rough figure is the least or the most of what it stands for."""
    return bool(core and core[0] == value.low), bool(core and core[1] == value.high)


def _bare(one: _Value, other: _Value) -> bool:
    """'aged 21' against 'I’m 21', '27 million kronur' against '27 million': a bare figure that counts nothing."""
    a, b = one.mention.value, other.mention.value
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)) or one.core is None or other.core is None:
        return False
    return (b.dimension, b.unit, b.noun) == ("count", "", ()) and a.dimension in ("age", "currency")


def _unit_lost(a: _Value, b: _Value) -> bool:
    """'0.35 unts' for '0.35 ounces': too odd a figure to be of two things."""
    return a.core is not None and a.core == b.core and significant(a.core[0]) > 1


def _spans_differ(a: DateValue, b: DateValue) -> bool:
    """'2020–22' against '2021–22'."""
    spans = all(v.start and v.end and v.year is None and not v.relative for v in (a, b))
    return spans and (a.start, a.end) != (b.start, b.end)


# -- one to one -----------------------------------------------------------------------------------------------------


def _changed(
    case: Case,
    group: Group,
    telling: Retelling,
    paired: Sequence[tuple[_Value, _Value]],
    ours: Sequence[_Value],
    theirs: Sequence[_Value],
) -> Iterator[Left]:
    for a, b in paired:
        if not a.same(b) and (kind := a.kind(b)):
            yield _left(case, group, a, b, kind, _sure(group, a, b, 1.0, lone=True))
    left = [a for a in ours if all(a is not x for x, _ in paired)]
    right = [b for b in theirs if all(b is not y for _, y in paired)]
    if not (left and right):
        return
    left = [a for a in left if not _said_beside(case, group, a)]
    right = [b for b in right if not _said_around(case, group, b)]
    rivals = [(a, b, kind) for a in left for b in right if (kind := a.kind(b)) and _open(a, b, ours, theirs)]
    for a, b, kind in rivals:
        others = [_weight(group, telling, x, y) for x, y, _ in rivals if (x is a) != (y is b)]
        own = _weight(group, telling, a, b)
        if own >= max(others, default=-CLEAR) + CLEAR:
            yield _left(case, group, a, b, kind, _sure(group, a, b, own, lone=not others))


def _left(case: Case, group: Group, a: _Value, b: _Value, kind: str, sure: float) -> Left:
    return Left(_holder(case, group, b.mention.span), group.statements, a.mention, b.mention, kind, sure)


def _paired(
    group: Group, telling: Retelling, ours: Sequence[_Value], theirs: Sequence[_Value]
) -> list[tuple[_Value, _Value]]:
    """Values that agree, one to one, the likest first."""
    pairs = [(a, b) for a in ours for b in theirs if a.same(b) or _unit_lost(a, b)]
    pairs.sort(key=lambda pair: -_exact(*pair) - _weight(group, telling, *pair))
    taken: list[tuple[_Value, _Value]] = []
    for a, b in pairs:
        if all(a is not x and b is not y for x, y in taken):
            taken.append((a, b))
    return taken


def _exact(one: _Value, other: _Value) -> float:
    """More for the same unit, and for the very same figure."""
    a, b = one.mention.value, other.mention.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        agreeing = 2.0 * quantities_agree(a, b)
        return agreeing + 2.0 * (a.unit == b.unit) + 2.0 * ((a.low, a.high) == (b.low, b.high))
    return 2.0 * (a == b)


def _weight(group: Group, telling: Retelling, a: _Value, b: _Value) -> float:
    """How much speaks for two values being of one thing: the counted noun, the words beside."""
    one = run_of(telling.ours.reading.pieces, a.mention.span.shift(-group.ours.start))
    other = run_of(telling.theirs.reading.pieces, b.mention.span.shift(-group.theirs.start))
    return (telling.slot(one, other) if one and other else 0.0) + (noun_likeness(a.mention, b.mention) or 0.0)


def _open(a: _Value, b: _Value, ours: Sequence[_Value], theirs: Sequence[_Value]) -> bool:
    """Whether neither has its like on the other side; else both sides must have as many values of the kind."""
    free_a, free_b = not any(_like(a, y) for y in theirs), not any(_like(b, x) for x in ours)
    if free_a and free_b:
        return True
    return (free_a or free_b) and _alike(a, ours) == _alike(b, theirs)


def _like(one: _Value, other: _Value) -> bool:
    """Whether two agree in one unit: the other unit's figure ('65 km' of '40 miles') has its own like."""
    a, b = one.mention.value, other.mention.value
    converted = isinstance(a, Quantity) and isinstance(b, Quantity) and a.unit != b.unit and a.dimension == b.dimension
    return one.same(other) and not converted


def _alike(value: _Value, others: Iterable[_Value]) -> int:
    """How many values are of the same kind."""
    kinds = [_dimension(other) for other in others]
    return kinds.count(_dimension(value))


def _dimension(value: _Value) -> str:
    return value.mention.value.dimension if isinstance(value.mention.value, Quantity) else "date"


def _sure(group: Group, a: _Value, b: _Value, weight: float, *, lone: bool) -> float:
    other = OTHER_NOUN if noun_likeness(a.mention, b.mention) == 0.0 else 0.0
    return min(0.9, 0.2 + 0.5 * group.near + 0.1 * lone + 0.08 * min(weight, 2.0) - other)


# -- what stands elsewhere --------------------------------------------------------------------------------------------


def _said_beside(case: Case, group: Group, a: _Value) -> bool:
    """Whether the statements before and behind those of the group have the article's value."""
    near = {group.statements.start - 1, group.statements.stop}
    near |= {m.statement for m in case.matches if m.sentence in group.sentences}
    others = [case.statements[i] for i in near - set(group.statements) if 0 <= i < len(case.statements)]
    return any(
        a.same(_read(group.other, m))
        for statement in others
        if statement.document is group.other
        for m in values_in(group.other, statement.span)
    )


def _said_around(case: Case, group: Group, b: _Value) -> bool:
    """Whether the sentences before and behind those of the group have the statement's value."""
    near = {group.sentences.start - 1, group.sentences.stop}
    near |= {m.sentence for m in case.matches if m.statement in group.statements}
    sentences = case.article.sentences
    return any(
        _read(case.article, m).same(b)
        for index in near - set(group.sentences)
        if 0 <= index < len(sentences)
        for m in values_in(case.article, sentences[index].span)
    )


def _holder(case: Case, group: Group, span: Span) -> int:
    """The statement of the group in which a value stands."""
    spans = {index: case.statements[index].span for index in group.statements}
    return next((index for index, other in spans.items() if other.overlaps(span)), group.statement)


def _digits(document: Document, value: _Value) -> set[str]:
    return set(_FIGURE.findall(document.quote(value.mention.span)))


def _unread(document: Document, span: Span, values: Sequence[_Value]) -> set[str]:
    """Figures in a text that belong to no value: parts of names and codes, which may be values for the other side."""
    rest = list(document.quote(span))
    for value in values:
        place = value.mention.span
        rest[place.start - span.start : place.end - span.start] = " " * len(place)
    return set(_FIGURE.findall("".join(rest)))


# -- figures in names -------------------------------------------------------------------------------------------------


def _renumbered(case: Case, group: Group) -> Iterator[Left]:
    """'T-79' where the evidence has 'T-72': one name, once on either side, with another figure."""
    ours, theirs = _codes(group.article, group.ours), _codes(group.other, group.theirs)
    here, there = group.article.quote(group.ours), group.other.quote(group.theirs)
    for name, (figure, span) in ours.items():
        other, place = theirs.get(name, (figure, span))
        if other != figure and figure not in _FIGURE.findall(there) and other not in _FIGURE.findall(here):
            one, two = (
                Mention(span, "name", NameValue((name, figure))),
                Mention(place, "name", NameValue((name, other))),
            )
            sure = min(0.9, 0.25 + 0.6 * group.near)
            yield Left(_holder(case, group, place), group.statements, one, two, "numbers/number-mismatch", sure)


def _codes(document: Document, span: Span) -> dict[str, tuple[str, Span]]:
    """Names with a figure that is no value: the figure and its place. A name with two figures tells nothing."""
    found: dict[str, tuple[str, Span]] = {}
    doubled = set()
    for match in _CODE.finditer(document.quote(span)):
        name, place = match[1].casefold(), Span(match.start(2), match.end(2)).shift(span.start)
        named = match[1][0].isupper() or match[0][len(match[1])] == "-"
        if named and not any(place.overlaps(m.span) for m in values_in(document, span)):
            doubled |= {name} & set(found)
            found[name] = (match[2], place)
    return {name: code for name, code in found.items() if name not in doubled}
