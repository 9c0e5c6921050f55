"""Claims that stand the other way round: a lost or added 'not', the opposite word, 'all' for 'most'.

Against the source each aligned pair of sentences is compared whole, for a pair says the same by definition.
Against facts and references two sentences may speak of different things, so the turned word must be bound to
words that both share. What only might carry a negation ('failed to', 'unlike') excuses and never accuses.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import related, rivalled
from checker.checks.faithful import denied_in_source
from checker.checks.once import once
from checker.checks.readable import sentences
from checker.lang import polarity, statements
from checker.lang.claims import read_claim
from checker.lang.opposites import known, read
from checker.model import Case, Check, Document, Evidence, Hit, Match, Pair, Rule, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SURE_PAIR = 0.12  # alignment score below which a pair may not say the same
LEAST_MATCH = 0.12  # retrieval score below which a statement speaks of something else
LONGEST_STATEMENT = 1200  # code points; longer ones are lists and tables that lost their line breaks
TWICE = re.compile(
    r"(?:\bnot|n['’]t|\bno|\bnever)\b[^,;:.]{1,60}\b(?:without|unless|until)\b", re.DOTALL
)  # denied twice
LONGEST = 400  # code points; a longer pair holds too many clauses to say which 'not' went missing


# 'invendable' is what cannot be sold, 'unbezahlbar' what nobody can pay.
_DENYING_WORD = re.compile(
    r"\b(?:in|im|ir|il|des)\w{3,}(?:[aií]bles?|[aií]bil\w?|[áí]vel|[áí]veis|[ai]bilidad\w*)\b"
    r"|\b(?:un|on)\w{3,}(?:bar\w{0,2}|lich\w{0,2}|baar|lijke?)\b|\bне\w{3,}(?:им|ем)\w{2,3}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Options:
    """``kind``: negation, antonym, quantifier or modality. ``against``: source or evidence."""

    kind: str
    against: str = "source"

    def __post_init__(self) -> None:
        if self.kind not in {"negation", "antonym", "quantifier", "modality"}:
            raise ValueError(f"kind is negation, antonym, quantifier or modality, not {self.kind}")
        if self.against not in {"source", "evidence"}:
            raise ValueError(f"against is source or evidence, not {self.against}")


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim that was found turned, in document offsets."""

    kind: str
    span: Span
    confidence: float
    side: str  # source or evidence
    document: Document
    against: Span  # the words of the other side
    sentence: Span  # the sentence of the other side
    origin: str


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    allowed = [sentence.span for _, sentence in sentences(case.article, rule)]
    seen: set[Span] = set()
    for claim in sorted(claims(case), key=lambda c: -c.confidence):
        if (claim.kind, claim.side) != (rule.options.kind, rule.options.against):
            continue
        if any(claim.span.overlaps(span) for span in seen) or not any(span.overlaps(claim.span) for span in allowed):
            continue
        seen.add(claim.span)
        yield _hit(claim, rule, _with_both(case.article, claim))


def _unfit(case: Case, rule: Rule) -> str:
    """Turned words are known of some languages only."""
    if rule.options.against != "source":
        return ""
    if case.source is None:
        return "no --source"
    return "" if known(case.source.lang) else f"no turned words are known of the source’s language ({case.source.lang})"


CHECKS = (Check("claim", Options, find, unfit=_unfit),)


def _with_both(article: Document, claim: Claim) -> Span:
    """From 'both' on, where a 'neither ... nor' was lost: 'Both they and the owners can vote'."""
    index = article.sentence_at(claim.span.start)
    if claim.kind != "negation" or index is None:
        return claim.span
    before = article.tokens_in(Span(article.sentences[index].span.start, claim.span.start))
    both = next((t.span.start for t in before if t.lower in ("both", "either")), claim.span.start)
    return Span(both, claim.span.end)


def _hit(claim: Claim, rule: Rule, span: Span) -> Hit:
    words = " ".join(claim.document.quote(claim.against).split())
    sentence = " ".join(claim.document.quote(claim.sentence).split())
    where = claim.document.side
    place = (related(claim.document, where, claim.sentence, "compared with this"),) if where is not Side.FACTS else ()
    return Hit(
        span,
        values={"expected": words, "evidence": sentence, "origin": claim.origin},
        related=place,
        evidence=(Evidence(claim.origin, sentence),),
        confidence=round(min(claim.confidence, 0.95) * rule.confidence / 0.8, 3),
    )


def claims(case: Case) -> tuple[Claim, ...]:
    """Every claim that is found turned, worked out once a case."""
    return once(case.memo, "claims", lambda: (*_against_source(case), *_against_statements(case)))


# -- against the source ---------------------------------------------------------------------------------------------


def _against_source(case: Case) -> Iterator[Claim]:
    source = case.source
    if source is None or not known(source.lang):
        return
    for pair in case.pairs:
        spans = _spans(case, source, pair)
        if pair.score < SURE_PAIR or spans is None:
            continue
        theirs, ours = read(source.quote(spans[0]), source.lang), read(case.article.quote(spans[1]), "en")
        line = source.position(spans[0].start)[0]
        for kind, turn in polarity.turns(theirs, ours) if theirs and ours else ():
            if turn.why == "added" and _DENYING_WORD.search(source.quote(spans[0])):
                continue
            yield Claim(
                kind,
                Span(turn.start, turn.end).shift(spans[1].start),
                turn.confidence,
                "source",
                source,
                Span(*turn.at).shift(spans[0].start),
                spans[0],
                f"{source.path}:{line}",
            )


def _spans(case: Case, source: Document, pair: Pair) -> tuple[Span, Span] | None:
    """What the pair covers on either side, None where it is no pair or too long to be told apart."""
    if not pair.source or not pair.article or len(pair.source) + len(pair.article) > 3 or not pair.in_one_piece:
        return None
    theirs, ours = source.sentences, case.article.sentences
    low = Span(theirs[pair.source[0]].span.start, theirs[pair.source[-1]].span.end)
    high = Span(ours[pair.article[0]].span.start, ours[pair.article[-1]].span.end)
    return None if max(len(low), len(high)) > LONGEST else (low, high)


# -- against facts and references -----------------------------------------------------------------------------------


def _against_statements(case: Case) -> Iterator[Claim]:
    near: dict[int, list[Match]] = defaultdict(list)
    for match in case.matches:
        statement, sentence = case.statements[match.statement], case.article.sentences[match.sentence]
        short = max(len(statement.span), len(sentence.span)) <= LONGEST_STATEMENT
        if short and not rivalled(case, match) and match.score >= LEAST_MATCH and statement.document.lang in ("", "en"):
            near[match.sentence].append(match)
    for index, matches in near.items():
        yield from _of_sentence(case, case.article.sentences[index].span, matches)


def _of_sentence(case: Case, sentence: Span, matches: Sequence[Match]) -> Iterator[Claim]:
    """What one sentence has turned, unless other evidence says the same as it does."""
    text = case.article.quote(sentence)
    ours = read_claim(text)
    readings = {match.statement: read_claim(case.statements[match.statement].text) for match in matches}
    for match in matches:
        statement = case.statements[match.statement]
        for kind, turn in statements.turns(readings[match.statement], ours, match.score):
            others = (reading for key, reading in readings.items() if key != match.statement)
            if any(statements.agrees(other, ours, kind, turn) for other in others):
                continue
            if kind == "negation" and (TWICE.search(text) or _faithful(case, sentence, turn.start, turn.end)):
                continue
            yield Claim(
                kind,
                Span(turn.start, turn.end).shift(sentence.start),
                turn.confidence,
                "evidence",
                statement.document,
                Span(*turn.at).shift(statement.span.start),
                statement.span,
                statement.origin,
            )


def _faithful(case: Case, sentence: Span, start: int, end: int) -> bool:
    """Whether the original denies, or does not, as the article does: then the evidence speaks of something else."""
    denied = denied_in_source(case, sentence)
    ours = read(case.article.quote(Span(start, end).shift(sentence.start)), "en")
    return denied is not None and ours is not None and denied == bool(ours.negators or ours.hints)
