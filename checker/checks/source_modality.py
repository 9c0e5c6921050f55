"""What is only possible or claimed in the source and stands as sure in the article, or the reverse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.aligned import sentence_pairs
from checker.checks.context import related
from checker.lang.foreign_hedges import added, known, lost
from checker.model import Case, Check, Document, Evidence, Hit, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

PAIRED = 0.3  # score from which an aligned pair is trusted
LONGEST = 320  # code points; a longer sentence has other clauses of which it may be said


@dataclass(frozen=True)
class Options:
    """The check has none."""


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    source = case.source
    if source is None or source.lang not in known():
        return
    for theirs, ours in sentence_pairs(case, PAIRED):
        if max(len(theirs.span), len(ours.span)) > LONGEST:
            continue
        other, text = source.quote(theirs.span), case.article.quote(ours.span)
        if turned := lost(other, source.lang, text):
            yield _hit(source, theirs.span, Span(*turned[0]).shift(ours.span.start), Span(*turned[1]))
        elif extra := added(other, source.lang, text):
            yield _hit(source, theirs.span, Span(*extra).shift(ours.span.start), Span(0, len(other)))


CHECKS = (Check("source-modality", Options, find, frozenset({"source"})),)


def _hit(source: Document, sentence: Span, ours: Span, theirs: Span) -> Hit:
    place = related(source, source.side, theirs.shift(sentence.start), "how sure the source is")
    origin = f"{source.path}:{place.line}"
    text = " ".join(source.quote(sentence).split())
    return Hit(ours, {"expected": " ".join(place.text.split()), "origin": origin}, (place,), (Evidence(origin, text),))
