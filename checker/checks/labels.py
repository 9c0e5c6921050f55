"""Section labels that were translated word by word: 'Currently America' for 'Aktuell Amerika'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from checker.checks.context import applies, related
from checker.model import Case, Check, Hit, Side, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Block, Document, Rule

_PART = re.compile(r"[^|•·>›»→]+")
_TITLES = (Zone.TITLE, Zone.REPEATED_TITLE)
_ALONE = (Zone.LABEL, Zone.BOILERPLATE, Zone.HEADING)
_LONGEST = 5  # words


@dataclass(frozen=True, slots=True)
class Options:
    """labels: whole labels that are only ever such a translation. sections: names of sections and of regions.

    adverbs: words that stand before or behind a section's name in other languages only ('currently', 'current').
    """

    labels: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a label: in the headline that stays, with its other places beside it."""
    if not applies(case, rule):
        return
    places: dict[str, list[Span]] = {}
    for span, text in _known_parts(case.article):
        if _is_translated(text, rule.options):
            places.setdefault(text, []).append(span)
    for spans in places.values():
        kept = _kept(case.article, spans)
        others = tuple(related(case.article, Side.ARTICLE, span, "and here") for span in spans if span != kept)
        yield Hit(kept, related=others)


def _known_parts(article: Document) -> Sequence[tuple[Span, str]]:
    """The short ones of all blocks, found once for all rules, and their words."""
    if "labels" not in article.memo:
        spans = (span for block in article.blocks for span in _parts(article, block))
        texts = ((span, " ".join(article.quote(span).casefold().split())) for span in spans)
        article.memo["labels"] = [(span, text) for span, text in texts if text and text.count(" ") < _LONGEST]
    found: Sequence[tuple[Span, str]] = article.memo["labels"]
    return found


def _parts(article: Document, block: Block) -> Iterator[Span]:
    """What stands between bars and arrows; of a headline all but its longest part."""
    if block.zone not in _TITLES + _ALONE or len(block.span) > 300:
        return
    found = (Span(*match.span()).shift(block.span.start) for match in _PART.finditer(article.quote(block.span)))
    parts = [part for span in found for part in _before_colon(article, _stripped(article, span))]
    longest = max(parts, key=len, default=None)
    for part in parts:
        if block.zone in _ALONE or part != longest:
            yield part


def _before_colon(article: Document, span: Span) -> Iterator[Span]:
    """'Last hour' and the rest of 'Last hour: Bridge closed'; one word in small letters may be the headline's own."""
    text = article.quote(span)
    label, colon, rest = text.partition(":")
    if colon and rest.strip() and (label.isupper() or " " in label.strip()):
        yield Span(span.start, span.start + len(label))
        yield _stripped(article, Span(span.start + len(label) + 1, span.end))
    else:
        yield span


def _stripped(article: Document, span: Span) -> Span:
    text = article.quote(span)
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.end - len(text) + len(text.rstrip())))


def _is_translated(text: str, options: Options) -> bool:
    words = text.split()
    if text in _folded(options.labels):
        return True
    ends = {words[0], words[-1]} & _folded(options.adverbs)
    rest = [word for word in words if word not in ends]
    return bool(ends) and bool(rest) and all(word in _folded(options.sections) for word in rest)


def _kept(article: Document, spans: Sequence[Span]) -> Span:
    """The place in the tidier of two headlines."""
    return min(spans, key=lambda span: (_length(article.block_of(span)), span))


def _length(block: Block | None) -> int:
    return len(block.span) if block else 0


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


CHECK = Check("section-label", Options, find)
