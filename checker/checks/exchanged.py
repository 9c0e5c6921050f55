"""Who does it and whom it befalls exchanged: two parties of one deed, the other way round in the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from checker.checks.context import related, rivalled
from checker.checks.once import once
from checker.checks.people import SURE, may_be_one, names_in, sentence_tokens
from checker.lang.claims import read_claim
from checker.lang.exchanges import exchanged
from checker.lang.retelling import TYPICAL, retell
from checker.model import Case, Check, Document, Evidence, Hit, Mention, Rule, Side, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.lang.claims import Claims
    from checker.lang.deeds import Deed

NEAR = 0.3  # retrieval score from which a statement may tell the same event
PAIRED = 0.3  # alignment score from which a pair does
# Languages whose clauses keep subject, verb and object in English order, and their words for the agent of a passive.
_AGENT = {"fr": {"par"}, "es": {"por"}, "it": {"da", "dal", "dalla", "dai", "dallo"}, "pt": {"por", "pelo", "pela"}}
_PASSIVE = frozenset(("by",))
_COMPARING = frozenset(("than", "after", "before", "like", "as", "and"))
LONGEST = 12  # words between two names of one clause


@dataclass(frozen=True)
class Options:
    """The check has none."""


@dataclass(frozen=True)
class _Order:
    """Two names of a sentence in the order of the text."""

    document: Document
    first: Mention
    second: Mention

    @property
    def between(self) -> Span:
        return Span(self.first.span.end, self.second.span.start)

    @property
    def whole(self) -> Span:
        return Span(self.first.span.start, self.second.span.end)


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    seen: set[Span] = set()
    for span, document, place, origin, text in (*_against_statements(case), *_against_source(case)):
        if span not in seen:
            seen.add(span)
            right = " ".join(document.quote(place).split())
            near = (
                () if document.side is Side.FACTS else (related(document, document.side, place, "the other way round"),)
            )
            yield Hit(span, {"expected": right}, near, (Evidence(origin, " ".join(text.split())),))


CHECKS = (Check("exchanged", Options, find),)

Turned = tuple[Span, Document, Span, str, str]  # here; there; where that is, and its sentence


def exchanged_with(case: Case, statement: Statement) -> Span | None:
    """Where the article has the parties of a statement's deed at each other's places."""
    found = (t for t in _against_statements(case) if t[1] is statement.document and statement.span.contains(t[2]))
    return next((turned[0] for turned in found), None)


def _against_statements(case: Case) -> Sequence[Turned]:
    """Parties of a deed, names or common nouns, that the evidence has at each other's places; found once a case."""
    return once(case.memo, "exchanged", lambda: tuple(_find(case)))


def _find(case: Case) -> Iterator[Turned]:
    for match in case.matches:
        statement = case.statements[match.statement]
        if match.score < NEAR or rivalled(case, match) or statement.document.lang not in ("", "en"):
            continue
        sentence = case.article.sentences[match.sentence].span
        ours, theirs = read_claim(case.article.quote(sentence)), read_claim(statement.document.quote(statement.span))
        for mine, other in exchanged(retell(ours, theirs, max(match.score, TYPICAL))):
            here, there = _span(ours, mine).shift(sentence.start), _span(theirs, other).shift(statement.span.start)
            yield here, statement.document, there, statement.origin, statement.text


def _span(claims: Claims, deed: Deed) -> Span:
    """From the first word of a deed's verb and parties to the last."""
    pieces = claims.reading.pieces
    return Span(pieces.starts[deed.pieces[0]], pieces.ends[deed.pieces[-1]])


def _against_source(case: Case) -> Iterator[Turned]:
    source = case.source
    if source is None or source.lang not in _AGENT:
        return
    for pair in case.pairs:
        if len(pair.source) != 1 or len(pair.article) != 1 or pair.score < PAIRED:
            continue
        span = source.sentences[pair.source[0]].span
        for ours, theirs in _turned(case.article, case.article.sentences[pair.article[0]].span, source, span):
            if (
                _clause(ours)
                and _clause(theirs)
                and not _passive(ours, _PASSIVE)
                and not _passive(theirs, _AGENT[source.lang])
            ):
                origin = f"{source.path}:{source.position(span.start)[0]}"
                yield ours.whole, source, theirs.whole, origin, source.quote(span)


def _turned(article: Document, ours: Span, other: Document, theirs: Span) -> Iterator[tuple[_Order, _Order]]:
    """Two names that stand once on either side, in contrary order."""
    left, right = names_in(article, ours), names_in(other, theirs)
    for a, b in permutations(left, 2):
        if a.span.start > b.span.start:
            continue
        x = [m for m in right if may_be_one(a, m, SURE)]
        y = [m for m in right if may_be_one(b, m, SURE)]
        if len(x) == len(y) == 1 and y[0].span.end <= x[0].span.start and not may_be_one(a, b):
            yield _Order(article, a, b), _Order(other, y[0], x[0])


def _clause(order: _Order) -> bool:
    """Whether nothing but words stands between them: one clause, with a verb in it as likely as not."""
    tokens = order.document.tokens_in(order.between)
    joined = any(t.lower in ("and", "et", "y", "e") for t in tokens)
    return 1 <= len(tokens) <= LONGEST and all(t.is_word for t in tokens) and not joined


def _passive(order: _Order, agents: frozenset[str] | set[str]) -> bool:
    """Whether the second name is a passive's agent, or a comparison or another clause opens between the two."""
    tokens = order.document.tokens_in(order.between)
    opening = any(t.text in (",", ";", ":", "–", "—", "“", "”") or t.lower in _COMPARING for t in tokens)
    return opening or any(t.lower in agents for t in sentence_tokens(order.document, order.first.span))
