"""How surely two values are values of one thing: counted noun, words around, and how like a slip they look."""

from __future__ import annotations

import re

from checker.checks.disagreement import agree, slip, telling_swap
from checker.lang.stopwords import STOPWORDS
from checker.model import Document, Mention, Quantity, Span

WINDOW = 6  # content words either side of a value that say what it is a value of
BOUND = 0.42  # binding from which two values are held to be of the same thing
EDGE = 0.1  # added to it where both dates are the end, or the beginning, of a month or year
_EDGE = re.compile(r"\b(end|close|beginning|start|middle) of (?:the )?\Z", re.IGNORECASE)
_BEFORE = 20  # code points before a date that say so


def binding(article: Document, mention: Mention, document: Document, value: Mention, score: float) -> float:
    """How sure it is, in [0, 1], that two values are values of the same thing."""
    nouns = noun_likeness(mention, value)
    counted = _nouns(mention) | _nouns(value)  # weighed below; they must not count twice
    context = _overlap(_around(article, mention.span) - counted, _around(document, value.span) - counted)
    bound = 0.45 * score + 0.55 * context if nouns is None else 0.35 * score + 0.35 * context + 0.3 * nouns
    if not agree(mention, value):
        bound += slip(mention, value) + EDGE * (_edge(article, mention) == _edge(document, value) != "")
        bound = max(bound, BOUND) if telling_swap(mention, value) else bound
    return min(1.0, bound)


def _edge(document: Document, mention: Mention) -> str:
    """'the end of' before a date: of two dates that are told so, one was taken for the other."""
    if mention.kind != "date":
        return ""
    found = _EDGE.search(document.text, max(0, mention.span.start - _BEFORE), mention.span.start)
    return found[1].casefold() if found else ""


def _nouns(mention: Mention) -> frozenset[str]:
    return frozenset(mention.value.noun) if isinstance(mention.value, Quantity) else frozenset()


def noun_likeness(a: Mention, b: Mention) -> float | None:
    """Counted nouns: 1 for the same head, 0 for none in common; None where either names none."""
    if not (isinstance(a.value, Quantity) and isinstance(b.value, Quantity) and a.value.noun and b.value.noun):
        return None
    if a.value.noun[-1] == b.value.noun[-1]:
        return 1.0
    return 0.6 if set(a.value.noun) & set(b.value.noun) else 0.0


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _around(document: Document, span: Span) -> frozenset[str]:
    """Stems of the content words in the value's own sentence, near the value."""
    index = document.sentence_at(span.start)
    sentence = document.sentences[index].span if index is not None else Span(0, len(document.text))
    return _content(document, sentence, span)


def _content(document: Document, sentence: Span, span: Span) -> frozenset[str]:
    values = [m.span for m in values_in(document, sentence)]
    words = [t for t in document.tokens_in(sentence) if t.is_word and t.lower not in STOPWORDS]
    words = [t for t in words if not any(t.span.overlaps(v) for v in values)]
    before = [t.stem for t in words if t.span.end <= span.start][-WINDOW:]
    after = [t.stem for t in words if t.span.start >= span.end][:WINDOW]
    return frozenset((*before, *after))


def values_in(document: Document, span: Span) -> list[Mention]:
    return [m for m in document.mentions_in(span) if m.kind in ("quantity", "date")]
