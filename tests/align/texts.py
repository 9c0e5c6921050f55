"""Documents of one sentence a string, made without annotating."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from checker.lang.tokens import tokenize
from checker.model import Block, Document, Sentence, Side, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Sequence


def document(
    sentences: Sequence[str],
    lang: str = "en",
    side: Side = Side.ARTICLE,
    zones: Sequence[Zone] = (),
    blocks: bool = False,
) -> Document:
    """All in one block, or each in its own."""
    ends = list(accumulate(len(sentence) + 1 for sentence in sentences))
    spans = [Span(end - len(text) - 1, end - 1) for text, end in zip(sentences, ends, strict=True)]
    text = " ".join(sentences)
    zones = list(zones) or [Zone.BODY] * len(spans)
    placed = tuple(Sentence(s, i if blocks else 0, z, lang) for i, (s, z) in enumerate(zip(spans, zones, strict=True)))
    whole = tuple(Block(s) for s in spans) if blocks else (Block(Span(0, len(text))),)
    return Document("x", "x", text, side, lang, blocks=whole, sentences=placed, tokens=tuple(tokenize(text, 0, lang)))
