"""Which model judges: the one that comes with checker, or any CrossEncoder of sentence-transformers with NLI labels."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.consistency.onnx import CARD, OnnxModel
from checker.errors import CheckerError
from checker.model import Consistency

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.model import ConsistencyModel

OWN = "own"
_BATCH = 32
_PARTS = {  # what models call the three classes
    "agrees": ("entail", "agree", "support", "consistent"),
    "contradicts": ("contradict", "refute", "inconsistent"),
    "other": ("neutral", "other", "not enough", "unknown"),
}


def get_consistency(name: str = "") -> ConsistencyModel:
    """The model of that name: 'own', a folder as training/ exports it, or a CrossEncoder by path or name.

    A name that is no folder here is an error unless CHECKER_ALLOW_DOWNLOAD=1 lets the model be fetched.
    """
    if name in ("", OWN):
        return OnnxModel()
    path = Path(name).expanduser()
    if (path / CARD).is_file():
        return OnnxModel(path)
    if path.is_dir():
        return CrossEncoderModel(str(path), local=True)
    owner, _, model = name.partition("/")
    if os.environ.get("CHECKER_ALLOW_DOWNLOAD", "") == "1" and owner and model and not name.startswith((".", "~", "/")):
        return CrossEncoderModel(name, local=False)
    raise CheckerError(
        f"no consistency model '{name}' here",
        hint="use 'own', 'none' or the folder of a cross-encoder, or set CHECKER_ALLOW_DOWNLOAD=1 to fetch it by name",
    )


class CrossEncoderModel:
    """``ConsistencyModel`` of a CrossEncoder whose labels are those of natural language inference."""

    def __init__(self, name: str, *, local: bool) -> None:
        self._name, self._local = name, local

    @property
    def name(self) -> str:
        return self._name

    @property
    def weights(self) -> Mapping[str, float]:
        return {}

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Consistency]:
        if not pairs:
            return []
        model, columns = self._loaded
        rows = model.predict(list(pairs), batch_size=_BATCH, apply_softmax=True, show_progress_bar=False).tolist()
        return [_judgement(row, columns) for row in rows]

    @cached_property
    def _loaded(self) -> tuple[Any, Mapping[str, int]]:
        if self._local:
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from sentence_transformers import CrossEncoder
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()
        try:
            model = CrossEncoder(self._name, device="cpu", local_files_only=self._local)
        except (OSError, ValueError) as error:
            problem = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise CheckerError(f"consistency model '{self._name}' cannot be loaded: {problem}") from error
        return model, columns_of(self._name, model.config.id2label)


def columns_of(name: str, labels: Mapping[int, str]) -> dict[str, int]:
    """Which column says what, by the labels' own words. Two classes are enough: entailed or not."""
    columns = {
        kind: index
        for index, label in labels.items()
        for kind, parts in _PARTS.items()
        if any(label.casefold().replace("_", " ").startswith(part) for part in parts)
    }
    if "agrees" not in columns:
        raise CheckerError(
            f"the labels of '{name}' ({', '.join(labels.values())}) are not those of natural language inference",
            hint="the model must say entailment, neutral and contradiction",
        )
    return columns


def _judgement(row: Sequence[float], columns: Mapping[str, int]) -> Consistency:
    agrees = row[columns["agrees"]]
    contradicts = row[columns["contradicts"]] if "contradicts" in columns else 0.0
    return Consistency(agrees, contradicts, max(0.0, 1 - agrees - contradicts))
