"""Quantities and dates of the article against the values of the same thing in the evidence.

A value is compared only with a value that is bound to the same thing: in a statement that retrieval found to
speak of the same, of the same dimension, with the same counted noun or the same words around it. Values that
agree are taken out first; only what is left over on both sides can disagree. Embeddings choose what to compare;
they never decide whether it agrees.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.lang.dates import date_conflict
from checker.lang.numbers import quantities_agree
from checker.lang.stopwords import STOPWORDS
from checker.lang.units import convert, dimension_of
from checker.model import (
    Case,
    Check,
    DateValue,
    Document,
    Evidence,
    Hit,
    Mention,
    Quantity,
    Related,
    Rule,
    Side,
    Span,
    Statement,
    Suggestion,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

WINDOW = 6  # content words either side of a value that say what it is a value of
SETTLED = 0.3  # binding from which a value that agrees is held to be confirmed
BOUND = 0.42  # binding from which two values are held to be of the same thing
BOUND_ALONE = 0.62  # the same where neither is a well-known slip for the other
EXACT_SLIPS = (Decimal(1000), Decimal(1_000_000))  # thousand, million, billion taken for one another
MAGNITUDE_SLACK = Decimal("0.06")  # '4 million' for 4.1 billion is the same slip
LIKELY_SLIP = 0.25  # added to the binding where one figure is a well-known slip for the other
POSSIBLE_SLIP = 0.12


@dataclass(frozen=True)
class Comparison:
    """One value of the article against one value of the evidence. ``kind`` is '' where they agree."""

    mention: Mention
    against: Mention
    document: Document  # where ``against`` stands
    origin: str
    text: str  # the sentence of evidence
    kind: str
    confidence: float
    statement: int | None = None  # index into Case.statements, None for the source


@dataclass(frozen=True)
class Options:
    """``kind``: which disagreement the rule reports, as 'numbers/magnitude'."""

    kind: str


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    reported: set[Span] = set()
    for comparison in sorted(compare(case), key=lambda c: -c.confidence):
        if comparison.kind == rule.options.kind and comparison.mention.span not in reported:
            reported.add(comparison.mention.span)
            yield _hit(comparison)


def _hit(comparison: Comparison) -> Hit:
    right = comparison.document.quote(comparison.against.span)
    place: tuple[Related, ...] = ()
    if comparison.document.side in (Side.SOURCE, Side.REFERENCE):
        place = (related(comparison.document, comparison.document.side, comparison.against.span, "compared with this"),)
    return Hit(
        comparison.mention.span,
        values={"expected": " ".join(right.split()), "origin": comparison.origin},
        related=place,
        evidence=(Evidence(comparison.origin, " ".join(comparison.text.split())),),
        suggestions=() if comparison.document.side is Side.SOURCE else (Suggestion(" ".join(right.split())),),
        confidence=comparison.confidence,
    )


CHECKS = (Check("value", Options, find),)


def compare(case: Case) -> tuple[Comparison, ...]:
    """Every value of the article that could be compared, worked out once a case."""
    if "values" not in case.memo:
        against_source = _against_source(case)
        against_statements = _against_statements(case)
        case.memo["values"] = _settle((*against_statements, *against_source))
    found: tuple[Comparison, ...] = case.memo["values"]
    return found


def _settle(comparisons: Sequence[Comparison]) -> tuple[Comparison, ...]:
    """A value that a fact or a reference confirms is not wrong, whatever another text seems to say of it."""
    confirmed = _confirmers(c for c in comparisons if not c.kind)
    return tuple(c for c in comparisons if not c.kind or not _confirmed(confirmed, c.mention, c.against))


def _confirmers(agreeing: Iterable[Comparison]) -> Mapping[Span, list[Mention]]:
    """What confirms each value of the article."""
    found: dict[Span, list[Mention]] = defaultdict(list)
    for comparison in agreeing:
        found[comparison.mention.span].append(comparison.against)
    return found


def _confirmed(confirmers: Mapping[Span, list[Mention]], mention: Mention, against: Mention) -> bool:
    """Whether something confirms the very part of the value that ``against`` disputes: a year confirms no month."""
    values = [c.value for c in confirmers.get(mention.span, ())]
    if not (isinstance(mention.value, DateValue) and isinstance(against.value, DateValue)):
        return bool(values)
    field = date_conflict(mention.value, against.value)
    return any(getattr(value, field, None) not in (None, "") or field == "range" for value in values)


# -- against facts and references ---------------------------------------------------------------------------------


def _against_statements(case: Case) -> list[Comparison]:
    by_statement: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for match in case.matches:
        by_statement[match.statement].append((match.sentence, match.score))
    agreeing: list[Comparison] = []
    open_values: list[tuple[int, Mention, list[tuple[int, float]]]] = []
    for index, sentences in sorted(by_statement.items()):
        statement = case.statements[index]
        for value in _values(statement.document, statement.span):
            matches = _agreements(case, index, value, sentences)
            agreeing += matches
            if not matches:
                open_values.append((index, value, sentences))
    settled = _confirmers(agreeing)
    return agreeing + _disagreements(case, open_values, settled)


def _agreements(case: Case, index: int, value: Mention, sentences: Sequence[tuple[int, float]]) -> list[Comparison]:
    statement = case.statements[index]
    found = []
    for sentence, score in sentences:
        for mention in _values(case.article, case.article.sentences[sentence].span):
            if agree(mention, value, statement.fact.tolerance if statement.fact else Decimal(0)):
                bound = max(binding(case.article, mention, statement.document, value, score), score)
                if bound >= SETTLED:
                    found.append(_comparison(statement, index, mention, value, "", bound))
    return found


def _disagreements(
    case: Case,
    open_values: Sequence[tuple[int, Mention, list[tuple[int, float]]]],
    settled: Mapping[Span, list[Mention]],
) -> list[Comparison]:
    """The nearest unsettled value of the article for each value of the evidence that nothing agrees with."""
    candidates: list[tuple[float, int, Mention, Mention, str]] = []
    for index, value, sentences in open_values:
        statement = case.statements[index]
        for mention, score in _nearby(case.article, sentences):
            if _confirmed(settled, mention, value):
                continue
            kind = disagreement(mention, value)
            bound = binding(case.article, mention, statement.document, value, score) if kind else 0.0
            if bound >= (BOUND if kind and slip(mention, value) else BOUND_ALONE):
                candidates.append((bound, index, mention, value, kind))
    taken: set[tuple[int, Span]] = set()
    found = []
    for bound, index, mention, value, kind in sorted(candidates, key=lambda c: (-c[0], c[1], c[2].span)):
        if (index, value.span) in taken or (-1, mention.span) in taken:
            continue
        taken |= {(index, value.span), (-1, mention.span)}
        found.append(_comparison(case.statements[index], index, mention, value, kind, min(0.95, 0.45 + bound * 0.6)))
    return found


def _nearby(article: Document, sentences: Sequence[tuple[int, float]]) -> Iterator[tuple[Mention, float]]:
    """Values of the sentences that were matched, and of all others: those need a shared context to count."""
    scores = dict(sentences)
    for index, sentence in enumerate(article.sentences):
        for mention in _values(article, sentence.span):
            yield mention, scores.get(index, 0.0)


def _comparison(
    statement: Statement, index: int, mention: Mention, value: Mention, kind: str, sure: float
) -> Comparison:
    return Comparison(mention, value, statement.document, statement.origin, statement.text, kind, round(sure, 3), index)


def _values(document: Document, span: Span) -> list[Mention]:
    return [m for m in document.mentions_in(span) if m.kind in ("quantity", "date")]


# -- against the source -------------------------------------------------------------------------------------------


def _against_source(case: Case) -> list[Comparison]:
    if case.source is None:
        return []
    found: list[Comparison] = []
    leftovers: list[tuple[list[Mention], list[Mention], Span, float]] = []
    for pair in case.pairs:
        ours = [m for i in pair.article for m in _values(case.article, case.article.sentences[i].span)]
        theirs = [m for i in pair.source for m in _values(case.source, case.source.sentences[i].span)]
        found += _take_equal(case.source, ours, theirs)
        if pair.source and pair.article:
            spans = [case.source.sentences[i].span for i in pair.source]
            leftovers.append((ours, theirs, Span(spans[0].start, spans[-1].end), pair.score))
    for before, after in itertools.pairwise(leftovers):
        _take_equal(case.source, before[0], after[1])
        _take_equal(case.source, after[0], before[1])
    for ours, theirs, span, score in leftovers:
        found += _left_over(case.source, ours, theirs, span, score)
    return found


def _take_equal(source: Document, ours: list[Mention], theirs: list[Mention]) -> list[Comparison]:
    """Removes the values that both sides have, and says so."""
    found = []
    for value in list(theirs):
        equal = next((m for m in ours if agree(m, value)), None)
        if equal:
            ours.remove(equal)
            theirs.remove(value)
            line = source.position(value.span.start)[0]
            found.append(Comparison(equal, value, source, f"{source.path}:{line}", source.quote(value.span), "", 0.9))
    return found


def _left_over(
    source: Document, ours: list[Mention], theirs: list[Mention], span: Span, score: float
) -> list[Comparison]:
    found = []
    for mention in ours:
        rivals = [(v, disagreement(mention, v)) for v in theirs]
        rivals = [(v, kind) for v, kind in rivals if kind]
        alike = [m for m in ours if any(disagreement(m, v) for v, _ in rivals)]
        if not rivals or len(rivals) != len(alike):
            continue  # a value more on one side: which one is wrong cannot be told
        value, kind = rivals[alike.index(mention)]
        sure = 0.85 if len(rivals) == 1 else 0.65
        line = source.position(value.span.start)[0]
        found.append(
            Comparison(
                mention,
                value,
                source,
                f"{source.path}:{line}",
                source.quote(span),
                kind,
                round(sure * (0.7 + 0.3 * score), 3),
            )
        )
    return found


# -- values -------------------------------------------------------------------------------------------------------


def agree(a: Mention, b: Mention, tolerance: Decimal = Decimal(0)) -> bool:
    """Whether the two values can both be true of one thing."""
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        return quantities_agree(a.value, b.value, tolerance)
    if isinstance(a.value, DateValue) and isinstance(b.value, DateValue):
        return _shared_fields(a.value, b.value) and not date_conflict(a.value, b.value)
    return False


def disagreement(a: Mention, b: Mention) -> str:
    """The kind of defect if ``a`` stands where ``b`` is right; '' where the two cannot be compared."""
    if isinstance(a.value, Quantity) and isinstance(b.value, Quantity):
        return _quantity_kind(a.value, b.value)
    if isinstance(a.value, DateValue) and isinstance(b.value, DateValue):
        return "numbers/date-mismatch" if date_conflict(a.value, b.value) else ""
    return ""


def _shared_fields(a: DateValue, b: DateValue) -> bool:
    """Two dates agree only if they have a field or a range in common: '2019' says nothing of 'Monday'."""
    same = any(
        getattr(a, name) is not None and getattr(b, name) is not None for name in ("year", "month", "day", "weekday")
    )
    ranged = a.start is not None and b.start is not None
    return same or ranged or bool(a.season and b.season)


def _quantity_kind(a: Quantity, b: Quantity) -> str:
    if quantities_agree(a, b):
        return ""
    if {a.dimension, b.dimension} <= {"percent", "multiple"}:
        return "numbers/percent-mismatch"
    if a.dimension != b.dimension:
        return ""
    if a.unit != b.unit:
        return _unit_kind(a, b)
    if _opposite_bounds(a, b):
        return "facts/quantifier"
    if _slipped_magnitude(a, b):
        return "numbers/magnitude"
    return "numbers/number-mismatch"


def _unit_kind(a: Quantity, b: Quantity) -> str:
    """Different units: a swap where the figure is the same, else the figures after conversion."""
    same_figure = a.low == b.low or a.high == b.high
    if a.dimension == "currency":
        return "numbers/currency-mismatch" if same_figure else ""
    if same_figure:
        return "numbers/unit-mismatch"
    if dimension_of(a.unit) in ("time", "age"):
        return ""  # 'three months' against '12 weeks' and the like: rounding, not error
    try:
        low, high = convert(a.low, a.unit, b.unit), convert(a.high, a.unit, b.unit)
    except (KeyError, ValueError):
        return ""
    slack = Decimal("0.1")
    return "" if low * (1 - slack) <= b.high and b.low <= high * (1 + slack) else "numbers/number-mismatch"


def _opposite_bounds(a: Quantity, b: Quantity) -> bool:
    """'more than 3,000' against 'nearly 3,000': one figure, approached from the other side."""
    if not (a.approximate or b.approximate):
        return False
    edges_a, edges_b = {a.low, a.high}, {b.low, b.high}
    return bool(edges_a & edges_b) or any(_near(x, y, Decimal("0.03")) for x in edges_a for y in edges_b if x and y)


def _slipped_magnitude(a: Quantity, b: Quantity) -> bool:
    x, y = (a.low + a.high) / 2, (b.low + b.high) / 2
    if x <= 0 or y <= 0:
        return False
    ratio = max(x, y) / min(x, y)
    return any(_near(ratio, slip, MAGNITUDE_SLACK) for slip in EXACT_SLIPS)


def _near(x: Decimal, y: Decimal, slack: Decimal) -> bool:
    return abs(x - y) <= slack * max(abs(x), abs(y))


# -- binding ------------------------------------------------------------------------------------------------------


def binding(article: Document, mention: Mention, document: Document, value: Mention, score: float) -> float:
    """How sure it is, in [0, 1], that two values are values of the same thing."""
    nouns = _noun_likeness(mention, value)
    counted = _nouns(mention) | _nouns(value)  # weighed below; they must not count twice
    context = _overlap(_around(article, mention.span) - counted, _around(document, value.span) - counted)
    bound = 0.45 * score + 0.55 * context if nouns is None else 0.35 * score + 0.35 * context + 0.3 * nouns
    if not agree(mention, value):
        bound += slip(mention, value)
        bound = max(bound, BOUND) if _telling_swap(mention, value) else bound
    return min(1.0, bound)


def slip(a: Mention, b: Mention) -> float:
    """What a well-known slip adds: a swapped unit, a lost zero, turned digits, 'fourteen' for 'forty'."""
    if isinstance(a.value, DateValue) and isinstance(b.value, DateValue):
        return POSSIBLE_SLIP if _date_slip(a.value, b.value) else 0.0
    if not (isinstance(a.value, Quantity) and isinstance(b.value, Quantity)) or a.value.dimension != b.value.dimension:
        return 0.0
    x, y = _figure(a.value), _figure(b.value)
    if (x == y and len(x) > 1) or (len(x) > 1 and sorted(x) == sorted(y)) or _slipped_magnitude(a.value, b.value):
        return LIKELY_SLIP
    return POSSIBLE_SLIP if x == y or _teen_slip(x, y) else 0.0


def _telling_swap(a: Mention, b: Mention) -> bool:
    """One figure of two digits or more in two units: too odd a coincidence to need shared words."""
    if not (isinstance(a.value, Quantity) and isinstance(b.value, Quantity)) or a.value.dimension == "time":
        return False
    swapped = a.value.dimension == b.value.dimension and a.value.unit != b.value.unit
    return swapped and len(_figure(a.value)) > 1 and a.value.low == b.value.low


def _figure(value: Quantity) -> str:
    """The digits that are written, without zeros at either end: what a swap of units or scales leaves alone."""
    middle = (value.low + value.high) / 2
    return f"{middle:f}".replace(".", "").replace("-", "").strip("0")


def _date_slip(a: DateValue, b: DateValue) -> bool:
    """Another month, weekday or season in a date of the same grain, or a year with one digit wrong."""
    if a.year and b.year and a.year != b.year:
        return _digits_slip(str(a.year), str(b.year))
    return any(getattr(a, name) and getattr(b, name) for name in ("month", "season"))


def _teen_slip(x: str, y: str) -> bool:
    """13 for 30, 19 for 9: 'dreizehn', 'dreißig'; 'neun', 'neunzehn'."""
    return {len(x), len(y)} == {1, 2} and x.lstrip("1") == y.lstrip("1") != ""


def _digits_slip(x: str, y: str) -> bool:
    """One digit wrong or two turned."""
    return len(x) == len(y) and (sum(p != q for p, q in zip(x, y, strict=True)) == 1 or sorted(x) == sorted(y))


def _nouns(mention: Mention) -> frozenset[str]:
    return frozenset(mention.value.noun) if isinstance(mention.value, Quantity) else frozenset()


def _noun_likeness(a: Mention, b: Mention) -> float | None:
    """Counted nouns: 1 for the same head, 0 for none in common; None where either names none."""
    if not (isinstance(a.value, Quantity) and isinstance(b.value, Quantity) and a.value.noun and b.value.noun):
        return None
    if a.value.noun[-1] == b.value.noun[-1]:
        return 1.0
    return 0.6 if set(a.value.noun) & set(b.value.noun) else 0.0


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _around(document: Document, span: Span) -> frozenset[str]:
    """Stems of the content words in the value's own sentence, near the value."""
    index = document.sentence_at(span.start)
    sentence = document.sentences[index].span if index is not None else Span(0, len(document.text))
    return _content(document, sentence, span)


def _content(document: Document, sentence: Span, span: Span) -> frozenset[str]:
    values = [m.span for m in _values(document, sentence)]
    words = [t for t in document.tokens_in(sentence) if t.is_word and t.lower not in STOPWORDS]
    words = [t for t in words if not any(t.span.overlaps(v) for v in values)]
    before = [t.stem for t in words if t.span.end <= span.start][-WINDOW:]
    after = [t.stem for t in words if t.span.start >= span.end][:WINDOW]
    return frozenset((*before, *after))
