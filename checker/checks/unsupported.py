"""Figures, quotations and accusations of which a trusted report has nothing: what an editor would query.

Nothing of it need be wrong, so such a finding is neutral unless the user asks for strict support. What another sentence
of the evidence says in other words is not queried, nor a figure that was compared and found wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.checks.once import once
from checker.checks.readable import sentences
from checker.checks.values import compare
from checker.lang.stopwords import STOPWORDS
from checker.model import Case, Check, Document, Hit, Quantity, Rule, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Value

SMALL = 12  # counts up to this are words more than figures
NEAR = Decimal("0.05")  # how far off a figure may be that is told in round numbers
QUOTED = 5  # words of a quotation that somebody must have said
SHARED = 0.34  # share of its content words in one sentence of evidence from which that may be its rendering
TOLD = 0.45  # retrieval score from which the evidence tells it in other words
HINTED = 0.3  # the same for an accusation
_TEXT = frozenset({Zone.LEAD, Zone.BODY, Zone.QUOTE})
_QUERIED = frozenset("count percent percentage-point currency length area volume mass speed temperature".split())
_ACCUSING = re.compile(
    r"\b(?:accus(?:es?|ed|ing|ations?)|alleg(?:es?|ed|edly|ing|ations?)|blam(?:es?|ed|ing)|charged with|suspected of"
    r"|guilty of|brib\w+|fraud\w*|embezzl\w+|corrupt\w*|launder\w+|cover(?:ed)?[ -]up|blackmail\w*|extort\w*|torture\w*"
    r"|rap(?:ed|ist)|murder(?:ed|er)|smuggl\w+|plagiari\w+|cheat(?:s|ed|ing)|falsif\w+|forged|stole|negligen\w+)\b",
    re.IGNORECASE,
)
_STEM = 5  # letters by which two words for one accusation are alike


@dataclass(frozen=True)
class Options:
    """The check has none."""


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    if not case.references:
        return
    evidence = [*case.references, *(s.document for s in case.statements if s.fact), *filter(None, [case.source])]
    best: dict[int, float] = {}
    for match in case.matches:
        best[match.sentence] = max(best.get(match.sentence, 0.0), match.score)
    for index, sentence in sentences(case.article, rule):
        if sentence.zone in _TEXT:
            near = best.get(index, 0.0)
            spans = (
                *_figures(case, sentence.span, evidence),
                *_quotations(case.article, sentence.span, evidence, near),
                *_accusations(case.article, sentence.span, evidence, near),
            )
            yield from (Hit(span) for span in spans)


CHECKS = (Check("unsupported", Options, find, needs=frozenset({"evidence"})),)


def _figures(case: Case, sentence: Span, evidence: Sequence[Document]) -> Iterator[Span]:
    compared = {c.mention.span for c in compare(case)}
    for mention in case.article.mentions_in(sentence, "quantity"):
        value = mention.value
        queried = isinstance(value, Quantity) and _counts(value) and mention.span not in compared
        if queried and not any(_has(document, value) for document in evidence):
            yield mention.span


def _counts(value: Quantity) -> bool:
    """No age, no small count, and nothing that counts nothing: 'the singer, 54,'."""
    return value.dimension in _QUERIED and (value.unit != "" or (value.high > SMALL and value.noun != ()))


def _has(document: Document, value: Value) -> bool:
    """Whether any figure of a document may be this one, whatever it is a figure of."""
    assert isinstance(value, Quantity)  # noqa: S101 - the caller chose quantities; this tells mypy
    key = "figures"
    found = once(document.memo, key, lambda: [m.value for m in document.mentions if isinstance(m.value, Quantity)])
    low, high = value.low * (1 - NEAR), value.high * (1 + NEAR)
    return any(other.low <= high and low <= other.high for other in found)


def _quotations(article: Document, sentence: Span, evidence: Sequence[Document], near: float) -> Iterator[Span]:
    for quote in article.quotes:
        inside = quote.overlaps(sentence) and quote.start >= sentence.start
        words = [t for t in article.tokens_in(quote) if t.is_word] if inside else []
        stems = frozenset(t.stem for t in words if t.lower not in STOPWORDS)
        if len(words) >= QUOTED and stems and near < TOLD and not any(_renders(d, stems) for d in evidence):
            yield quote


def _renders(document: Document, stems: frozenset[str]) -> bool:
    """Whether one sentence has enough of the words; in another language nothing can be told."""
    if document.lang not in ("", "en"):
        return True
    return any(
        len(stems & {t.stem for t in document.tokens_in(sentence.span)}) >= SHARED * len(stems)
        for sentence in document.sentences
    )


def _accusations(article: Document, sentence: Span, evidence: Sequence[Document], near: float) -> Iterator[Span]:
    text = article.quote(sentence)
    match = _ACCUSING.search(text) if near < HINTED else None
    if match is None or any(document.lang not in ("", "en") for document in evidence):
        return
    begun = match.group().lower()[:_STEM]
    if not any(begun in document.text.lower() for document in evidence):
        end = next((n for n in range(match.end(), len(text)) if text[n] in ",;.:"), len(text))
        yield Span(match.start(), end).shift(sentence.start)
