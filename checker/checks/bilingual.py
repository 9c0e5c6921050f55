"""Whole sentences that the translation dropped or made up, by the alignment with the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.model import Case, Check, Document, Evidence, Hit, Pair, Rule, Side, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 4  # words of a sentence that is worth missing
TAIL = 3  # words at the end of the sentence before a gap that mark it
_TEXT = frozenset({Zone.LEAD, Zone.BODY, Zone.QUOTE})


@dataclass(frozen=True)
class Options:
    """The checks have none."""


def find_omissions(case: Case, rule: Rule) -> Iterator[Hit]:
    """Source sentences without a partner; each is marked where it should stand: at the end of what comes before."""
    del rule
    source = case.source
    if source is None or not _alignable(case):
        return
    last: Span | None = None
    for pair, sure in _pairs(case):
        if pair.article:
            last = case.article.sentences[pair.article[-1]].span
        if pair.article or not sure:
            continue
        for index in pair.source:
            sentence = source.sentences[index]
            if last and sentence.zone in _TEXT and _words(source, sentence.span) >= LEAST:
                text = " ".join(source.quote(sentence.span).split())
                place = related(source, Side.SOURCE, sentence.span, "not in the article")
                origin = f"{source.path}:{place.line}"
                yield Hit(_tail(case.article, last), {"missing": text}, (place,), (Evidence(origin, text),))


def find_additions(case: Case, rule: Rule) -> Iterator[Hit]:
    """Article sentences that nothing in the source stands behind."""
    del rule
    if case.source is None or not _alignable(case):
        return
    for pair, sure in _pairs(case):
        if pair.source or not sure:
            continue
        for index in pair.article:
            sentence = case.article.sentences[index]
            if sentence.zone in _TEXT and _words(case.article, sentence.span) >= LEAST:
                yield Hit(sentence.span)


CHECKS = (
    Check("omitted-sentence", Options, find_omissions, frozenset({"source"})),
    Check("added-sentence", Options, find_additions, frozenset({"source"})),
)


def _pairs(case: Case) -> Iterator[tuple[Pair, bool]]:
    """Each pair, and whether it can be trusted: a sentence alone on either side is one that was not recognised."""
    pairs = case.pairs
    for index, pair in enumerate(pairs):
        beside = pairs[max(0, index - 1) : index + 2]
        yield (
            pair,
            all(p.source or not pair.source for p in beside) and all(p.article or not pair.article for p in beside),
        )


def _alignable(case: Case) -> bool:
    """Whether the two are one text: where half of the sentences find no partner they are not a translation."""
    paired = sum(bool(pair.source and pair.article) for pair in case.pairs)
    alone = sum(not (pair.source and pair.article) for pair in case.pairs if _counts(case, pair.source, pair.article))
    return paired > 2 * alone


def _counts(case: Case, source: tuple[int, ...], article: tuple[int, ...]) -> bool:
    zones = [case.source.sentences[i].zone for i in source] if case.source else []
    return any(zone in _TEXT for zone in (*zones, *(case.article.sentences[i].zone for i in article)))


def _words(document: Document, span: Span) -> int:
    return sum(token.is_word for token in document.tokens_in(span))


def _tail(document: Document, span: Span) -> Span:
    """The last words of a sentence and its stop."""
    words = [token for token in document.tokens_in(span) if token.is_word]
    return Span(words[-TAIL:][0].span.start, span.end) if words else span
