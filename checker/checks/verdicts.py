"""What the evidence says of each fact and of each sentence, from the values that were compared."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.claims import claims
from checker.checks.disagreement import agree
from checker.checks.exchanged import exchanged_with
from checker.checks.fitting import fits
from checker.checks.leftover import left_over
from checker.checks.participants import swaps
from checker.checks.roles import misnamed
from checker.checks.speakers import misattributed
from checker.checks.values import Comparison, compare
from checker.checks.where import misplaced
from checker.lang.stopwords import STOPWORDS
from checker.model import (
    Case,
    Check,
    Document,
    Evidence,
    FactVerdict,
    Hit,
    Match,
    Mention,
    Rule,
    SentenceSupport,
    Span,
    Statement,
    Zone,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

STATED = 0.55  # share of a fact's content words in one sentence from which the sentence is held to state it
MISFIT = 0.1  # support of a sentence with a value that stands in other surroundings in all the evidence
SPOKEN_OF = 0.3  # below this the article does not speak of the fact at all


@dataclass(frozen=True)
class Options:
    """The check has none."""


def fact_verdicts(case: Case) -> tuple[FactVerdict, ...]:
    """match, mismatch, missing, ambiguous or undetermined, a fact each, in the facts file's order."""
    by_statement: dict[int, list[Comparison]] = defaultdict(list)
    for comparison in compare(case):
        if comparison.statement is not None:
            by_statement[comparison.statement].append(comparison)
    return tuple(
        _fact_verdict(case, index, statement, by_statement[index])
        for index, statement in enumerate(case.statements)
        if statement.fact
    )


def _fact_verdict(case: Case, index: int, statement: Statement, found: list[Comparison]) -> FactVerdict:
    assert statement.fact is not None  # noqa: S101 - the caller chose statements with a fact; this tells mypy
    verdict, span = _judge(case, index, statement, found)
    if verdict not in ("mismatch", "ambiguous") and (turned := _contradicted(case, statement)):
        verdict, span = "mismatch", turned
    return FactVerdict(statement.fact.id, statement.fact.text, verdict, span, statement.origin)


def _judge(case: Case, index: int, statement: Statement, found: list[Comparison]) -> tuple[str, Span | None]:
    wrong = [c for c in found if c.kind]
    right = {c.against.span for c in found if not c.kind}
    if wrong:
        worst = max(wrong, key=lambda c: c.confidence)
        elsewhere = any(c.against.span == worst.against.span for c in found if not c.kind)
        return ("ambiguous" if elsewhere else "mismatch"), worst.mention.span
    sentence, share = _best_sentence(case, index, statement)
    if sentence is None or share < SPOKEN_OF:
        return "missing", None
    values = [m for m in statement.document.mentions if m.kind in ("quantity", "date")]
    if values and len(right) == len(values):
        return "match", sentence
    figures = all(m.kind == "quantity" for m in values)  # a day may be told in too many ways
    if values and figures and not right and not any(_anywhere(case, value) for value in values):
        return "missing", None
    if not values and share >= STATED:
        return "match", sentence
    return "undetermined", sentence


def _anywhere(case: Case, value: Mention) -> bool:
    """Whether the article has a value, of whatever."""
    return any(agree(ours, value) for ours in case.article.mentions if ours.kind == value.kind)


def _contradicted(case: Case, statement: Statement) -> Span | None:
    """Where the article turns what a fact says: a 'not', a contrary, a share, a name in another's place, an office."""
    claim = next((c for c in claims(case) if c.document is statement.document and c.sentence == statement.span), None)
    if claim:
        return claim.span
    found = (s for s in swaps(case) if s.document is statement.document and statement.span.contains(s.against))
    swap = next(found, None)
    if swap:
        return swap.span
    return next(_otherwise(case, statement), None) or exchanged_with(case, statement)


def _otherwise(case: Case, statement: Statement) -> Iterator[Span]:
    """Where the article gives somebody of a fact another office, its words to another, or puts it elsewhere."""
    yield from (ours.span for ours, theirs in misnamed(case) if any(k.origin == statement.origin for k in theirs))
    yield from (ours.mark for ours, _, origin in misattributed(case) if origin == statement.origin)
    yield from (one.span for one in misplaced(case) if one.origin == statement.origin)


def _best_sentence(case: Case, index: int, statement: Statement) -> tuple[Span | None, float]:
    """The matched sentence that shares most content words with the statement, and that share."""
    wanted = _stems(statement.document, statement.span)
    best: tuple[Span | None, float] = (None, 0.0)
    for match in case.matches:
        if match.statement == index and wanted:
            span = case.article.sentences[match.sentence].span
            share = len(wanted & _stems(case.article, span)) / len(wanted)
            if share > best[1]:
                best = (span, share)
    return best


def _stems(document: Document, span: Span) -> set[str]:
    return {t.stem for t in document.tokens_in(span) if t.is_word and t.lower not in STOPWORDS}


def sentence_supports(case: Case) -> tuple[SentenceSupport, ...]:
    """How far the evidence agrees with each sentence; None where no value of it could be compared."""
    if not case.statements and case.source is None:
        return ()
    by_sentence: dict[int, list[Comparison]] = defaultdict(list)
    for comparison in compare(case):
        index = case.article.sentence_at(comparison.mention.span.start)
        if index is not None:
            by_sentence[index].append(comparison)
    matches: dict[int, list[Match]] = defaultdict(list)
    for match in case.matches:
        matches[match.sentence].append(match)
    return tuple(
        SentenceSupport(
            sentence.span,
            _support(by_sentence[index], _fits(case, sentence.span)),
            _evidence(case, matches[index], by_sentence[index]),
        )
        for index, sentence in enumerate(case.article.sentences)
    )


def _fits(case: Case, sentence: Span) -> dict[Span, float]:
    """How well the values of a sentence fit, but for those that a sentence of evidence that tells the same has too."""
    paired = {ours for each in left_over(case) for ours, _ in each.agreeing}
    return {span: fit for span, fit in fits(case).items() if sentence.contains(span) and span not in paired}


def _support(found: list[Comparison], fitting: dict[Span, float]) -> float | None:
    """One minus the surest disagreement; with none, the mean certainty that the values are of one thing.

    Less where a value stands where the evidence has another.
    """
    least = min(fitting.values(), default=1.0)
    wrong = [c.confidence for c in found if c.kind]
    if not found and least == 1.0:
        return None
    agreed = 0.5 + 0.5 * sum(c.confidence for c in found) / len(found) if found else 1.0
    sure = 1 - max(wrong) if wrong else agreed
    return round(min(sure, MISFIT + (1 - MISFIT) * least), 3)


def _evidence(case: Case, matches: list[Match], found: list[Comparison]) -> tuple[Evidence, ...]:
    compared = [Evidence(c.origin, " ".join(c.text.split())) for c in found]
    near = sorted(matches, key=lambda m: (-m.score, m.statement))[:2]
    retrieved = [Evidence(case.statements[m.statement].origin, case.statements[m.statement].text) for m in near]
    return tuple(dict.fromkeys([*compared, *retrieved]))


def find_missing(case: Case, rule: Rule) -> Iterator[Hit]:
    """Required facts that the article does not speak of, marked at its title."""
    required = {statement.fact.id for statement in case.statements if statement.fact and statement.fact.required}
    place = next((b.span for b in case.article.blocks if b.zone is Zone.TITLE), None)
    place = place or next((b.span for b in case.article.blocks), None)
    for verdict in fact_verdicts(case):
        if place and verdict.id in required and verdict.verdict == "missing":
            yield Hit(place, values={"fact": verdict.text}, evidence=(Evidence(verdict.origin, verdict.text),))


CHECKS = (Check("missing-fact", Options, find_missing, needs=frozenset({"facts"})),)
