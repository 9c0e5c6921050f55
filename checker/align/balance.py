"""Sentences of the article that say more than their partners in the source: too long, and not that much alike.

Lengths alone find what is added where translations keep close to the source, vectors tell whether it is only wordy.
The two are joined by a logistic model that benchmarks/train_balance.py fits on made-up additions.
"""

from __future__ import annotations

import json
import re
from functools import cache
from math import exp, log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.model import Part, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Embedder, Pair

LONGEST = 200  # code points from which a longer sentence does not make its length surer
_WEIGHTS = Path(__file__).parent.parent / "data" / "balance.json"
SHAPES = {(1, 1), (1, 2), (2, 1)}
_SHORT = re.compile(r"\b[A-ZÀ-ÞĄĆĘŁŃÓŚŹŻİŞĞА-ЯЁІЇЄҐ]{2,6}\b")
_LEAST = 30  # code points of a sentence whose length tells anything
_KNOWN = 8  # so many pairs of the article at hand weigh as much as what is known of the language
_CERTAIN = 0.5  # probability
_ALIKE = 0.4  # likeness below which the two say different things, whatever their lengths


def longer(source: Document, article: Document, pairs: Sequence[Pair], embedder: Embedder) -> Iterator[Part]:
    """A part a pair whose article side says more; it covers the whole sentence, and its gain is the probability."""
    found = compared(pairs)
    texts = [(text_of(source, pair.source), text_of(article, pair.article)) for pair in found]
    usual = usual_length(source.lang, texts)
    if usual is None or not texts:
        return
    vectors = embedder.encode([text for both in texts for text in both])
    for at, (pair, (theirs, ours)) in enumerate(zip(found, texts, strict=True)):
        if len(theirs) < _LEAST / exp(usual) or _spelled_out(theirs, ours):
            continue
        alike = sum(x * y for x, y in zip(vectors[2 * at], vectors[2 * at + 1], strict=True))
        sure = probability(features(len(theirs), len(ours), usual, alike))
        if sure >= _CERTAIN and alike >= _ALIKE:
            span = Span(article.sentences[pair.article[0]].span.start, article.sentences[pair.article[-1]].span.end)
            yield Part(Side.ARTICLE, pair.article[0], pair.source[0], span, round(sure, 4), whole=True)


def _spelled_out(theirs: str, ours: str) -> bool:
    """Whether the source has an abbreviation for which the article has words: 'МЧС', 'Ministry of Emergency'."""
    return not theirs.isupper() and any(short not in ours for short in _SHORT.findall(theirs))


def compared(pairs: Sequence[Pair]) -> list[Pair]:
    return [pair for pair in pairs if (len(pair.source), len(pair.article)) in SHAPES and pair.in_one_piece]


def features(source: int, article: int, usual: float, alike: float) -> tuple[float, float, float]:
    """How far too long, how far too short, each in units that grow with the length, and the likeness."""
    off = log(max(1, article) / max(1, source)) - usual
    weight = sqrt(min(LONGEST, source * exp(usual)))
    return max(0.0, off) * weight, max(0.0, -off) * weight, alike


def probability(values: Sequence[float]) -> float:
    first, *rest = data()["addition"]
    return float(1 / (1 + exp(-(first + sum(w * v for w, v in zip(rest, values, strict=True))))))


def usual_length(lang: str, texts: Sequence[tuple[str, str]]) -> float | None:
    """Logarithm of how much longer English is than the source, by the language and by the article itself."""
    known = data()["ratios"].get(lang)
    here = sorted(log(len(ours) / len(theirs)) for theirs, ours in texts if theirs and ours)
    if known is None and len(here) < _KNOWN:
        return None
    middle = here[len(here) // 2] if here else 0.0
    prior = 0 if known is None else _KNOWN
    return float((prior * log(known or 1) + len(here) * middle) / (prior + len(here))) if prior + len(here) else None


def text_of(document: Document, side: Sequence[int]) -> str:
    return document.quote(Span(document.sentences[side[0]].span.start, document.sentences[side[-1]].span.end))


@cache
def data() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return loaded
