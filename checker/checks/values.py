"""Quantities and dates of the article against the values of the same thing in the evidence.

A value is compared only with a value that is bound to the same thing: in a statement that retrieval found to
speak of the same, of the same dimension, with the same counted noun or the same words around it. Values that
agree are taken out first; only what is left over on both sides can disagree. Embeddings choose what to compare;
they never decide whether it agrees.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.checks.binding import BOUND, binding, values_in
from checker.checks.context import related
from checker.checks.disagreement import LIKELY_SLIP, agree, disagreement, slip
from checker.checks.leftover import left_over, rough_differ
from checker.checks.retold import refigured, retold
from checker.lang.dates import date_conflict
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

    from checker.checks.leftover import Left, Told

# Index of a statement, the article's value, the statement's value: how surely they stand in one slot.
Slots = dict[tuple[int, Span, Span], float]
SETTLED = 0.3  # binding from which a value that agrees is held to be confirmed
SAID_OF_ONE = 0.6  # retrieval score from which two bounds of one kind are held to be of one statement
BOUND_ALONE = 0.62  # the same where neither is a well-known slip for the other


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


_DIGITS = re.compile(r"\d+")
_WRITTEN = re.compile(r"\d(?:[\d.,]*\d)?")
_LONGEST = 16  # code points of a bound
_BEFORE_DAY = 40  # code points before a day that may speak of the night
_NIGHT = re.compile(
    r"(?:nacht (?:auf|zum?|vom|von|op|van)|nuit (?:du|de)|noche (?:del?|al)|notte (?:tra|fra|di)|noite (?:de|para)"
    r"|noc\w{0,2} (?:z|na)|ночь (?:на|с)|ніч (?:на|з))\s"
    r"(?:\w{1,14}\s(?:auf|zum?|op|à|au|al|e|para|na|на)\s(?:den\s)?)?\Z",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:at (?:least|most)|(?:no )?(?:more|less|fewer) than|up to|over|under|above|below|nearly|almost)\s\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Options:
    """``kind``: which disagreement the rule reports, as 'numbers/magnitude'."""

    kind: str


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    reported: set[Span] = set()
    for comparison in sorted(compare(case), key=lambda c: -c.confidence):
        if comparison.kind == rule.options.kind and comparison.mention.span not in reported:
            reported.add(comparison.mention.span)
            yield _hit(case.article, comparison)


def _hit(article: Document, comparison: Comparison) -> Hit:
    right = comparison.document.quote(comparison.against.span)
    place: tuple[Related, ...] = ()
    if comparison.document.side in (Side.SOURCE, Side.REFERENCE):
        place = (related(comparison.document, comparison.document.side, comparison.against.span, "compared with this"),)
    return Hit(
        _marked(article, comparison),
        values={"expected": " ".join(right.split()), "origin": comparison.origin},
        related=place,
        evidence=(Evidence(comparison.origin, " ".join(comparison.text.split())),),
        suggestions=() if comparison.document.side is Side.SOURCE else (Suggestion(" ".join(right.split())),),
        confidence=comparison.confidence,
    )


def _marked(article: Document, comparison: Comparison) -> Span:
    """The value, with 'at most' before it where the figures are the same and only the bound can differ."""
    span = comparison.mention.span
    ours, theirs = article.quote(span), comparison.document.quote(comparison.against.span)
    bound = _BOUND.search(article.text, max(0, span.start - _LONGEST), span.start)
    if bound and _DIGITS.findall(ours) == _DIGITS.findall(theirs):
        return Span(bound.start(), span.end)
    return span


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
    slots = _slots(case)
    agreeing: list[Comparison] = []
    open_values: list[tuple[int, Mention, list[tuple[int, float]]]] = []
    for index, sentences in sorted(by_statement.items()):
        statement = case.statements[index]
        for value in values_in(statement.document, statement.span):
            matches = _agreements(case, index, value, sentences, slots)
            agreeing += matches
            if not matches:
                open_values.append((index, value, sentences))
    told = left_over(case)
    left = [one for each in told for one in each.left]
    changed = {(one.mention.span, statement) for one in left for statement in one.group}
    agreeing = [c for c in agreeing if (c.mention.span, c.statement) not in changed]
    disagreeing = _disagreements(case, open_values, _confirmers(agreeing), slots)
    disagreeing = [c for c in disagreeing if not _settled(c, told)]
    return [*agreeing, *disagreeing, *(_of_left(case, one) for one in left)]


def _settled(comparison: Comparison, told: Sequence[Told]) -> bool:
    at = comparison.statement
    return at is not None and any(t.settles(at, comparison.mention.span, comparison.against.span) for t in told)


def _of_left(case: Case, left: Left) -> Comparison:
    statement = case.statements[left.statement]
    return _comparison(statement, left.statement, left.mention, left.value, left.kind, left.sure)


def _agreements(
    case: Case, index: int, value: Mention, sentences: Sequence[tuple[int, float]], slots: Slots
) -> list[Comparison]:
    statement = case.statements[index]
    found = []
    for sentence, score in sentences:
        for mention in values_in(case.article, case.article.sentences[sentence].span):
            if (index, mention.span, value.span) in slots or _crossed(case, sentence, statement, mention, value):
                continue
            tolerance = statement.fact.tolerance if statement.fact else Decimal(0)
            if score >= SAID_OF_ONE and _bounds_differ(case.article, mention, statement.document, value):
                continue
            if agree(mention, value, tolerance):
                bound = max(binding(case.article, mention, statement.document, value, score), score)
                if bound >= SETTLED:
                    found.append(_comparison(statement, index, mention, value, "", bound))
    return found


def _bounds_differ(article: Document, ours: Mention, other: Document, theirs: Mention) -> bool:
    """'At least 32' against 'at least 30' of one thing: both may be true, and of one statement only one is."""
    a, b = ours.value, theirs.value
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)) or (a.unit, a.dimension) != (b.unit, b.dimension):
        return False
    one, two = _bound(article.quote(ours.span), a), _bound(other.quote(theirs.span), b)
    return one is not None and two is not None and one[0] == two[0] and rough_differ(one[1], two[1])


def _bound(text: str, value: Quantity) -> tuple[str, Decimal] | None:
    """Which end of a rough value its figure is, and that figure; None where it is none or both or written in words."""
    figures = _WRITTEN.findall(text)
    if not value.approximate or len(figures) != 1:
        return None
    written = re.sub(r"\D", "", figures[0]).strip("0")
    ends = [(side, end) for side, end in (("least", value.low), ("most", value.high)) if _digits(end) == written]
    return ends[0] if len(ends) == 1 else None


def _digits(figure: Decimal) -> str:
    return f"{figure:f}".replace(".", "").strip("0")


def _crossed(case: Case, sentence: int, statement: Statement, mention: Mention, value: Mention) -> bool:
    """Whether the two count different things, and both texts count both: '28 songs in 45 halls', '45 songs in 28'."""
    ours, theirs = _counted(mention), _counted(value)
    if not ours or not theirs or ours == theirs:
        return False
    here = {_counted(m) for m in values_in(case.article, case.article.sentences[sentence].span)}
    there = {_counted(m) for m in values_in(statement.document, statement.span)}
    return {ours, theirs} <= here & there


def _counted(mention: Mention) -> str:
    """The stem of the noun that a quantity counts."""
    value = mention.value
    return value.noun[-1] if isinstance(value, Quantity) and value.noun else ""


def _disagreements(
    case: Case,
    open_values: Sequence[tuple[int, Mention, list[tuple[int, float]]]],
    settled: Mapping[Span, list[Mention]],
    slots: Slots,
) -> list[Comparison]:
    """The nearest unsettled value of the article for each value of the evidence that nothing agrees with."""
    candidates: list[tuple[float, int, Mention, Mention, str]] = []
    for index, value, sentences in open_values:
        statement = case.statements[index]
        for mention, score in _nearby(case.article, sentences):
            if _confirmed(settled, mention, value):
                continue
            slot = slots.get((index, mention.span, value.span), 0.0)
            bounds = score >= SAID_OF_ONE and _bounds_differ(case.article, mention, statement.document, value)
            kind = disagreement(mention, value) or ("numbers/number-mismatch" if slot or bounds else "")
            bound = binding(case.article, mention, statement.document, value, score) if kind else 0.0
            bound = max(bound, slot)
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


def _slots(case: Case) -> Slots:
    """Values that stand in one slot of two sentences that tell the same: how surely they are of one thing."""
    found = {}
    for match in case.matches:
        if telling := retold(case, match):
            for mention, value, bound in refigured(case, match, telling):
                found[match.statement, mention.span, value.span] = bound
    return found


def _nearby(article: Document, sentences: Sequence[tuple[int, float]]) -> Iterator[tuple[Mention, float]]:
    """Values of the sentences that were matched, and of all others: those need a shared context to count."""
    scores = dict(sentences)
    for index, sentence in enumerate(article.sentences):
        for mention in values_in(article, sentence.span):
            yield mention, scores.get(index, 0.0)


def _comparison(
    statement: Statement, index: int, mention: Mention, value: Mention, kind: str, sure: float
) -> Comparison:
    return Comparison(mention, value, statement.document, statement.origin, statement.text, kind, round(sure, 3), index)


# -- against the source -------------------------------------------------------------------------------------------


def _against_source(case: Case) -> list[Comparison]:
    if case.source is None:
        return []
    found: list[Comparison] = []
    leftovers: list[tuple[list[Mention], list[Mention], Span, float]] = []
    for pair in case.pairs:
        ours = [m for i in pair.article for m in values_in(case.article, case.article.sentences[i].span)]
        theirs = [m for i in pair.source for m in values_in(case.source, case.source.sentences[i].span)]
        theirs = [m for m in theirs if not _night(case.source, m)]
        found += _take_equal(case, case.source, ours, theirs)
        if pair.source and pair.article:
            spans = [case.source.sentences[i].span for i in pair.source]
            leftovers.append((ours, theirs, Span(spans[0].start, spans[-1].end), pair.score))
    for before, after in itertools.pairwise(leftovers):
        _take_equal(case, case.source, before[0], after[1])
        _take_equal(case, case.source, after[0], before[1])
    for ours, theirs, span, score in leftovers:
        found += _left_over(case, case.source, ours, theirs, span, score)
    return found


def _night(source: Document, mention: Mention) -> bool:
    """'in der Nacht auf Sonntag' is the night of Saturday in English: which day a night is called by tells nothing."""
    before = source.text[max(0, mention.span.start - _BEFORE_DAY) : mention.span.start]
    return isinstance(mention.value, DateValue) and _NIGHT.search(before) is not None


def _take_equal(case: Case, source: Document, ours: list[Mention], theirs: list[Mention]) -> list[Comparison]:
    """Removes the values that both sides have, and says so; the very same figures first."""
    found = []
    for exactly in (True, False):
        for value in list(theirs):
            alike = (m for m in ours if agree(m, value) and (not exactly or _identical(m, value)))
            equal = next((m for m in alike if not _bounds_differ(case.article, m, source, value)), None)
            if equal:
                ours.remove(equal)
                theirs.remove(value)
                line = source.position(value.span.start)[0]
                origin = f"{source.path}:{line}"
                found.append(Comparison(equal, value, source, origin, source.quote(value.span), "", 0.9))
    return found


def _identical(ours: Mention, theirs: Mention) -> bool:
    a, b = ours.value, theirs.value
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return (a.low, a.high, a.unit) == (b.low, b.high, b.unit)
    return a == b


def _left_over(
    case: Case, source: Document, ours: list[Mention], theirs: list[Mention], span: Span, score: float
) -> list[Comparison]:
    def contrasts(mention: Mention, value: Mention) -> str:
        bounds = _bounds_differ(case.article, mention, source, value)
        kind = disagreement(mention, value)
        return kind if not bounds or kind.startswith("numbers/") else "numbers/number-mismatch"

    found = []
    for mention in ours:
        rivals = [(v, contrasts(mention, v)) for v in theirs]
        rivals = [(v, kind) for v, kind in rivals if kind]
        alike = [m for m in ours if any(contrasts(m, v) for v, _ in rivals)]
        slips = [(v, kind) for v, kind in rivals if slip(mention, v) >= LIKELY_SLIP]
        if rivals and len(rivals) == len(alike):
            value, kind = rivals[alike.index(mention)]
        elif len(slips) == len(alike) == 1:  # '64' where 46 and 18 stand: of one of them the digits were turned
            value, kind = slips[0]
        else:
            continue  # a value more on one side: which one is wrong cannot be told
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
