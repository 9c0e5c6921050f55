"""Where something happened, against evidence that tells the same event in other words.

The place must hang on the same event in both, neither may stand in the other's sentence, and what both sentences share
besides (a figure, a date, a name) must tie them, however little retrieval thinks of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.faithful import named_in_source
from checker.checks.once import once
from checker.checks.people import SURE, kind_of, may_be_one, names_in, names_of, parts_of, spelled
from checker.checks.replaced import Replaced, evidence_documents
from checker.lang.happenings import event_at
from checker.lang.places import countries, named_by_country, region
from checker.model import Case, Check, DateValue, Mention, Quantity, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Hit, Span, Value

SURELY = 2  # things that two sentences share besides the event from which they tell the same one
NEAR = 0.3  # retrieval score from which one will do
SMALL = 3  # counts up to this are shared by chance


@dataclass(frozen=True)
class Options:
    """The check has none."""


@dataclass(frozen=True)
class Where:
    """A place and the events that it hangs on."""

    document: Document
    sentence: Span
    place: Mention
    events: frozenset[str]


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    for one in misplaced(case):
        yield one.hit("named here")


def misplaced(case: Case) -> Sequence[Replaced]:
    """Places of the article where the evidence has the same event elsewhere; found once a case."""
    return once(case.memo, "misplaced", lambda: tuple(_misplaced(case)))


def _misplaced(case: Case) -> Iterator[Replaced]:
    theirs = [(w, origin) for document, origin in evidence_documents(case) for w in happenings(document)]
    for ours in happenings(case.article) if theirs else ():
        same = [(w, origin) for w, origin in theirs if ours.events & w.events]
        if any(may_be_one(ours.place, w.place) for w, _ in same):
            continue
        apart = (pair for pair in same if _apart(ours, pair[0]) and _one_event(case, ours, pair[0]))
        other, origin = next(apart, (None, ""))
        if other and not named_in_source(case, ours.place, other.place):
            text = other.document.quote(other.sentence)
            yield Replaced(
                ours.place.span, other.document, other.place.span, "facts/place-mismatch", 0.65, origin, text
            )


CHECKS = (Check("where", Options, find, needs=frozenset({"evidence"})),)


def happenings(document: Document) -> Sequence[Where]:
    """The places of a document that something happens at; found once."""
    return once(document.memo, "happenings", lambda: tuple(_happenings(document)))


def other_events(document: Document, place: Mention, other: Document, there: Mention) -> bool:
    """Whether two places hang on two events for certain: born in one, living in the other."""
    one = next((w.events for w in happenings(document) if w.place.span == place.span), frozenset[str]())
    two = next((w.events for w in happenings(other) if w.place.span == there.span), frozenset[str]())
    return bool(one and two) and not one & two


def _happenings(document: Document) -> Iterator[Where]:
    for sentence in document.sentences:
        tokens = document.tokens_in(sentence.span)
        lowers = [t.lower for t in tokens]
        for name in names_in(document, sentence.span):
            inside = [n for n, t in enumerate(tokens) if name.span.contains(t.span)]
            if inside and (events := event_at(lowers, inside[0], inside[-1])):
                yield Where(document, sentence.span, name, events)


def _apart(ours: Where, other: Where) -> bool:
    """Whether the two are places of one sort, and neither sentence has the other's."""
    a, b = ours.place, other.place
    one, two = " ".join(parts_of(a)), " ".join(parts_of(b))
    if _state(one) != _state(two) or region(one) != region(two) or may_be_one(a, b):
        return False
    if _person(a) or _person(b) or set(parts_of(a)) & set(parts_of(b)):
        return False
    if spelled(a, other.document.text) or spelled(b, ours.document.text):
        return False
    return not any(may_be_one(a, name, SURE) for name in names_of(other.document))


def _state(name: str) -> bool:
    return name.casefold().removeprefix("the ") in named_by_country()


def _person(mention: Mention) -> bool:
    return kind_of(mention) in ("person", "organisation")


def _one_event(case: Case, ours: Where, other: Where) -> bool:
    """Whether what both sentences share ties them."""
    shared = _shared(ours, other)
    if shared >= SURELY:
        return True
    alone = all(
        sum(bool(w.events & event) for w in happenings(document)) == 1
        for document, event in ((ours.document, ours.events), (other.document, other.events))
    )
    return bool(shared) and (alone or _score(case, ours, other) >= NEAR)


def _score(case: Case, ours: Where, other: Where) -> float:
    index = case.article.sentence_at(ours.place.span.start)
    found = (
        m.score
        for m in case.matches
        if m.sentence == index
        and case.statements[m.statement].document is other.document
        and case.statements[m.statement].span.overlaps(other.sentence)
    )
    return max(found, default=0.0)


def _shared(ours: Where, other: Where) -> int:
    """How many figures, days and names of the two sentences are the same."""
    theirs = list(other.document.mentions_in(other.sentence))
    return sum(
        any(_same(mine, one) for one in theirs)
        for mine in ours.document.mentions_in(ours.sentence)
        if mine.span != ours.place.span
    )


def _same(mine: Mention, other: Mention) -> bool:
    if mine.kind == other.kind == "name":
        return may_be_one(mine, other, SURE) and not countries(" ".join(parts_of(mine)))
    return mine.kind == other.kind and _equal(mine.value, other.value)


def _equal(a: Value, b: Value) -> bool:
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        about = a.approximate or b.approximate
        one = a.low <= b.high and b.low <= a.high if about else (a.low, a.high) == (b.low, b.high)
        return one and a.unit == b.unit and a.high > SMALL
    if isinstance(a, DateValue) and isinstance(b, DateValue):
        days = a.start is not None and (a.start, a.end) == (b.start, b.end)
        said = (a.year, a.month, a.day, a.weekday) == (b.year, b.month, b.day, b.weekday)
        return days or (said and (not a.relative or a.weekday is not None))
    return False
