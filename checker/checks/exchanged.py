"""Giver and taker exchanged: two names on either side of one verb, the other way round in the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from checker.checks.context import related, rivalled
from checker.checks.people import SURE, may_be_one, names_in, sentence_tokens
from checker.lang.converses import doer
from checker.lang.stopwords import STOPWORDS
from checker.model import Case, Check, Document, Evidence, Hit, Mention, Rule, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

NEAR = 0.3  # retrieval score from which a statement may tell the same event
PAIRED = 0.3  # alignment score from which a pair does
# Languages whose clauses keep subject, verb and object in English order, and their words for the agent of a passive.
_AGENT = {"fr": {"par"}, "es": {"por"}, "it": {"da", "dal", "dalla", "dai", "dallo"}, "pt": {"por", "pelo", "pela"}}
_PASSIVE = frozenset(("by",))
_COMPARING = frozenset(("than", "after", "before", "like", "as", "and"))
_PREPOSITIONS = frozenset("of in from for against with by to at on over near into after before st".split())
VERB = 2  # content words after a name among which its verb is
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
    for ours, theirs, origin, text in (*_against_statements(case), *_against_source(case)):
        if ours.whole not in seen:
            seen.add(ours.whole)
            right = " ".join(theirs.document.quote(theirs.whole).split())
            side = theirs.document.side
            place = () if side is Side.FACTS else (related(theirs.document, side, theirs.whole, "the other way round"),)
            yield Hit(ours.whole, {"expected": right}, place, (Evidence(origin, " ".join(text.split())),))


CHECKS = (Check("exchanged", Options, find),)


def _against_statements(case: Case) -> Iterator[tuple[_Order, _Order, str, str]]:
    for match in case.matches:
        statement = case.statements[match.statement]
        if match.score < NEAR or rivalled(case, match):
            continue
        for ours, theirs in _turned(
            case.article, case.article.sentences[match.sentence].span, statement.document, statement.span
        ):
            told = _verbs(ours) & _verbs(theirs) and _subject(ours) and _subject(theirs)
            if told and not _passive(ours, _PASSIVE) and not _passive(theirs, _PASSIVE):
                yield ours, theirs, statement.origin, statement.text
        for ours, theirs in _both_ends(
            case.article, case.article.sentences[match.sentence].span, statement.document, statement.span
        ):
            yield ours, theirs, statement.origin, statement.text


def _against_source(case: Case) -> Iterator[tuple[_Order, _Order, str, str]]:
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
                yield ours, theirs, f"{source.path}:{source.position(span.start)[0]}", source.quote(span)


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


def _both_ends(article: Document, ours: Span, other: Document, theirs: Span) -> Iterator[tuple[_Order, _Order]]:
    """Two names of one event, of which another wins or gives: 'Uganda beat Kenya', 'Uganda lost to Kenya'."""
    there = list(_orders(other, theirs))
    for one in _orders(article, ours):
        told = doer(_between(one))
        for two in there if told else ():
            straight = may_be_one(one.first, two.first, SURE) and may_be_one(one.second, two.second, SURE)
            turned = may_be_one(one.first, two.second, SURE) and may_be_one(one.second, two.first, SURE)
            known = doer(_between(two))
            if straight != turned and told and known and told[0] == known[0] and (told[1] == known[1]) != straight:
                yield one, two


def _orders(document: Document, span: Span) -> Iterator[_Order]:
    """Neighbouring names of a sentence, with no sign of another clause between them."""
    for first, second in pairwise(sorted(names_in(document, span), key=lambda m: m.span)):
        order = _Order(document, first, second)
        words = _between(order)
        if 0 < len(words) <= LONGEST and not any(word in ",;:–—“”()" for word in words):
            yield order


def _between(order: _Order) -> list[str]:
    return [t.lower for t in order.document.tokens_in(order.between)]


def _verbs(order: _Order) -> set[str]:
    """Stems of the first content words after the first name, of which one is the verb."""
    tokens = order.document.tokens_in(order.between)
    words = [t.stem for t in tokens if t.is_word and t.lower not in STOPWORDS and t.text.islower()]
    return set(words[:VERB])


def _subject(order: _Order) -> bool:
    """Whether the first name may be who does it: 'from the victory over Wolverhampton benefitted Tottenham' says no."""
    before = [t for t in sentence_tokens(order.document, order.first.span) if t.span.end <= order.first.span.start]
    return not before or before[-1].lower not in _PREPOSITIONS


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
