"""Pairs of texts to what the model reads: tokens, and the marks of their words as token types."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checker.consistency.flags import Mark, marks, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tokenizers import Encoding, Tokenizer

LONGEST = 256  # tokens of a pair; the base was trained with no more
_CLAIM_SHARE = 96  # tokens that a claim may have at most
_LONGEST_TEXT = 6000  # code points that are looked at; beyond lies what no token is left for


@dataclass(frozen=True, slots=True)
class Encoded:
    """A pair as rows of equal length. ``places`` has for each token its (start, end) in the claim, (0, 0) elsewhere."""

    ids: list[int]
    types: list[int]
    places: list[tuple[int, int]]


class PairEncoder:
    """[CLS] evidence [SEP] claim [SEP], with marks."""

    def __init__(self, tokenizer: Path, longest: int = LONGEST) -> None:
        self._path = tokenizer
        self._longest = longest

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        made = Tokenizer.from_file(str(self._path))
        made.no_padding()
        made.no_truncation()
        return made

    def encode(self, pairs: Sequence[tuple[str, str]]) -> list[Encoded]:
        texts = list(dict.fromkeys(text[:_LONGEST_TEXT] for pair in pairs for text in pair))
        tokens = dict(zip(texts, self._tokenizer.encode_batch(texts, add_special_tokens=False), strict=True))
        return [
            self._pair(a, b, tokens[a], tokens[b])
            for a, b in ((a[:_LONGEST_TEXT], b[:_LONGEST_TEXT]) for a, b in pairs)
        ]

    def _pair(self, evidence: str, claim: str, a: Encoding, b: Encoding) -> Encoded:
        theirs, ours = marks(evidence, claim)
        claimed = min(len(b.ids), max(_CLAIM_SHARE, self._longest - 3 - len(a.ids)))
        room = self._longest - 3 - claimed
        types_a = _spread(a.offsets, evidence, theirs, Mark.EVIDENCE)[:room]
        types_b = _spread(b.offsets, claim, ours, Mark.CLAIM)[:claimed]
        return Encoded(
            [self._cls, *a.ids[:room], self._sep, *b.ids[:claimed], self._sep],
            [0, *types_a, 0, *types_b, 1],
            [(0, 0)] * (len(types_a) + 2) + [*b.offsets[:claimed], (0, 0)],
        )

    @cached_property
    def _cls(self) -> int:
        return _known(self._tokenizer, "[CLS]")

    @cached_property
    def _sep(self) -> int:
        return _known(self._tokenizer, "[SEP]")


def _known(tokenizer: Tokenizer, token: str) -> int:
    found = tokenizer.token_to_id(token)
    assert found is not None  # noqa: S101 - part of every BERT vocabulary; this tells mypy
    return found


def _spread(offsets: Sequence[tuple[int, int]], text: str, found: Sequence[int], plain: int) -> list[int]:
    """The mark of the word that each token lies in."""
    types: list[int] = []
    rows = words(text)
    at = 0
    for start, _ in offsets:
        while at < len(rows) and rows[at].end <= start:
            at += 1
        types.append(found[at] if at < len(rows) and rows[at].start <= start else plain)
    return types
