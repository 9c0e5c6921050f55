"""Where a sentence seems to lack a word: 'the of peace', 'in addition, promised'.

A sentence whose subject, verb or noun was left out says less than its evidence, and the model hardly sees it. But it is
broken English as well, and that the sentence alone tells. The lowest layers of the encoder that the model was made
from, taught on open texts in which words were left out (training/gaps.py), say of each word how probably one lacks
before it. The vectors of word pieces are read from the model's own file, which has the same.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.consistency.onnx import TOKENIZER, open_session

if TYPE_CHECKING:
    from tokenizers import Tokenizer

DATA = Path(__file__).parent / "data"
WEIGHTS, CARD = "gaps.onnx", "gaps.json"
LONGEST = 1200  # code points of a sentence that are read
INPUT, OUTPUT = "ids", "lacks"
_PIECES = 250
_INNER = "##"  # what stands before a piece that goes on with a word


class Gaps:
    """The model in a folder; without its file nothing seems to lack."""

    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder

    def doubt(self, text: str) -> float:
        """The logit of the place where a word lacks most probably; 0 where no place is likelier than not."""
        return max((logit for _, logit in self.doubts(text)), default=0.0) if self._there else 0.0

    def doubts(self, text: str) -> list[tuple[int, float]]:
        """Where each word begins, and the end, with the logit that a word lacks before it."""
        import numpy as np

        found = self._tokenizer.encode(text[:LONGEST])
        most = min(len(found.ids) - 1, _PIECES)  # without the end
        [[logits]] = self._session.run(None, {INPUT: np.array([[*found.ids[:most], found.ids[-1]]], dtype=np.int64)})
        starts = [*(start for start, _ in found.offsets[:most]), min(len(text), LONGEST)]
        first = [not token.startswith(_INNER) for token in found.tokens[:most]]
        rows = zip(starts[1:], logits.tolist()[1:], [*first[1:], True], strict=True)
        return [(start, logit) for start, logit, begins in rows if begins]

    @cached_property
    def _there(self) -> bool:
        return (self._folder / WEIGHTS).exists()

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        made = Tokenizer.from_file(str(self._folder / TOKENIZER))
        made.no_padding()
        made.no_truncation()
        return made

    @cached_property
    def _session(self) -> Any:
        return open_session(self._folder / WEIGHTS, threads=1)  # a second one costs more than it saves


@lru_cache(maxsize=1)
def gaps() -> Gaps:
    return Gaps()


@lru_cache(maxsize=2000)  # a sentence is asked of beside several statements
def doubt(text: str) -> float:
    return gaps().doubt(text)
