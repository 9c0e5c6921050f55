"""Sentences that are too long for what they translate. Numbers are chosen, no model is loaded."""

from __future__ import annotations

import pytest

from checker.align.balance import features, longer, probability
from checker.model import Block, Document, Pair, Sentence, Side, Span, Zone


class Alike:
    """Gives every text the same vector, so that lengths alone decide."""

    name = "alike"

    def encode(self, texts: list[str]) -> list[list[float]]:
        return [[1.0] for _ in texts]


def text(sentence: str, lang: str, side: Side) -> Document:
    span = Span(0, len(sentence))
    return Document("x", "x", sentence, side, lang, blocks=(Block(span),), sentences=(Sentence(span, 0, Zone.BODY),))


@pytest.mark.parametrize(
    ("lang", "ours", "found"), [("de", 100, False), ("de", 240, True), ("de", 40, False), ("xx", 240, False)]
)
def test_only_what_is_far_too_long_counts(lang: str, ours: int, found: bool) -> None:
    source, article = text("a" * 100, lang, Side.SOURCE), text("b" * ours, "en", Side.ARTICLE)
    parts = list(longer(source, article, (Pair((0,), (0,), 0.9),), Alike()))  # type: ignore[arg-type]
    assert [part.whole for part in parts] == [True] * found


def test_too_long_and_unlike_is_surer() -> None:
    assert features(100, 100, 0.0, 0.8) == (0.0, 0.0, 0.8)
    assert probability(features(100, 160, 0.0, 0.8)) > probability(features(100, 120, 0.0, 0.8))
    assert probability(features(100, 150, 0.0, 0.3)) > probability(features(100, 150, 0.0, 0.9))
