"""A headline that says the opposite of what the first paragraph says in nearly the same words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.lang import statements
from checker.lang.claims import read_claim
from checker.model import Case, Check, Hit, Side, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Rule, Sentence

_LONGEST = 400  # code points; a longer sentence holds too many clauses


@dataclass(frozen=True, slots=True)
class Options:
    """topic: share of the headline's content words that the sentence has too, from 0 to 1."""

    topic: float = 0.6
    kinds: tuple[str, ...] = ("antonym",)


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    article = case.article
    titles = [s for s in article.sentences if s.zone is Zone.TITLE]
    body = [s for s in article.sentences if s.zone is Zone.LEAD and len(s.span) <= _LONGEST]
    for title in titles:
        yield from _turned(case, rule, title, body)


def _turned(case: Case, rule: Rule, title: Sentence, body: list[Sentence]) -> Iterator[Hit]:
    """The first sentence that turns the headline round."""
    ours = read_claim(case.article.quote(title.span))
    for sentence in body:
        theirs = read_claim(case.article.quote(sentence.span))
        share = statements.topic(ours, theirs)
        for kind, turn in statements.turns(theirs, ours, share) if share >= rule.options.topic else ():
            if kind in rule.options.kinds:
                span = Span(turn.start, turn.end).shift(title.span.start)
                other = Span(*turn.at).shift(sentence.span.start)
                place = related(case.article, Side.ARTICLE, other, "the article says")
                sure = round(rule.confidence * min(1.0, turn.confidence / 0.8), 3)
                yield Hit(span, {"expected": " ".join(place.text.split())}, (place,), confidence=sure)
                return


CHECK = Check("title-claim", Options, find)
