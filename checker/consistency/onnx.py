"""The model that comes with checker: int8 ONNX, run by onnxruntime, no torch."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import file_digest
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.consistency.encoding import Encoded, PairEncoder
from checker.errors import CheckerError
from checker.model import Consistency

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DATA = Path(__file__).parent / "data"
WEIGHTS, TOKENIZER, CARD = "model.onnx", "tokenizer.json", "card.json"
_THREADS = 2


@dataclass(frozen=True)
class Card:
    """What was measured of the weights: their hash, and how their logits become probabilities."""

    name: str
    sha256: str
    matrix: tuple[tuple[float, ...], ...]
    bias: tuple[float, ...]
    weights: Mapping[str, float] = field(default_factory=dict)  # of stack.py


def read_card(folder: Path = DATA) -> Card:
    row = json.loads((folder / CARD).read_text("utf-8"))
    return Card(
        row["name"], row["sha256"], tuple(map(tuple, row["matrix"])), tuple(row["bias"]), row.get("weights", {})
    )


class OnnxModel:
    """``ConsistencyModel`` of the weights in a folder, loaded when the first pair is asked for."""

    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder
        self._card = read_card(folder)
        self._encoder = PairEncoder(folder / TOKENIZER)

    @property
    def name(self) -> str:
        return f"{self._card.name}@{self._card.sha256[:12]}"

    @property
    def weights(self) -> Mapping[str, float]:
        return self._card.weights

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Consistency]:
        return [self._judged(logits) for logits, _ in self.logits(pairs)]

    def logits(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[list[float], list[float]]]:
        """The logits of the classes, and of the tokens, as the weights have them, a pair each."""
        return [self._run(row) for row in self._encoder.encode(pairs)]

    def _run(self, row: Encoded) -> tuple[list[float], list[float]]:
        """One pair at a time: beside others its figures would be rounded as theirs ask for, and memory be filled."""
        import numpy as np

        given = {"input_ids": row.ids, "token_type_ids": row.types, "attention_mask": [1] * len(row.ids)}
        classes, words = self._session.run(None, {name: np.array([n], dtype=np.int64) for name, n in given.items()})
        return classes[0].tolist(), words[0].tolist()

    def _judged(self, logits: Sequence[float]) -> Consistency:
        rows = zip(self._card.matrix, self._card.bias, strict=True)
        scaled = [sum(w * x for w, x in zip(row, logits, strict=True)) + bias for row, bias in rows]
        top = max(scaled)
        weights = [exp(x - top) for x in scaled]
        total = sum(weights)
        return Consistency(*(w / total for w in weights))

    @cached_property
    def _session(self) -> Any:
        return open_session(self._folder / WEIGHTS)


def open_session(path: Path, threads: int = _THREADS) -> Any:
    try:
        import onnxruntime
    except ImportError:
        raise CheckerError("the package onnxruntime is not installed", hint="pip install onnxruntime") from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(threads, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_mem_pattern = False  # it keeps a plan of memory for every length that was met
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def digest(folder: Path = DATA, name: str = WEIGHTS) -> str:
    """The SHA-256 of the weights in a folder."""
    with (folder / name).open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
