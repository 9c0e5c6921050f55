"""Pairs that measure and never teach: two translations of one news segment, and one of them spoilt.

train_mt_news.jsonl has no stated licence, so no weight is trained on it. But it is what the model will meet, free
renderings of the same content, and the few numbers that turn its logits into probabilities are fitted there too.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from training.pairs import Pair
from training.perturb import BREAK_WEIGHTS, BREAKING, Claim, Surroundings, change, kind_of, runs
from training.sources import AGREES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = "train_mt_news.jsonl"
_WORDS = (6, 60)


def validation(bench: Path, count: int, seed: int = 1) -> list[Pair]:
    """``count`` pairs, half of them sound; [] where the file is not there."""
    path = bench / FILE
    if not path.exists():
        return []
    rng = random.Random(seed)
    documents = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rng.shuffle(documents)
    found: list[Pair] = []
    for document in documents:
        found += _of_document(document, rng)
        if len(found) >= count:
            break
    return found[:count]


def _of_document(document: dict[str, object], rng: random.Random) -> Iterator[Pair]:
    segments = document["segments"]
    assert isinstance(segments, list)  # noqa: S101 - so the file is made
    texts = [(s["references"][0], [*s["references"][1:], *s["systems"].values()]) for s in segments if s["references"]]
    names: dict[str, list[str]] = {}
    for reference, _ in texts:
        for start, end in runs(reference):
            names.setdefault(kind_of(reference[start:end]), []).append(reference[start:end])
    for at, (reference, others) in enumerate(texts):
        if not others or not _WORDS[0] <= len(reference.split()) <= _WORDS[1]:
            continue
        claim = rng.choice(others)
        group = str(document["doc"])
        yield Pair(reference, claim, AGREES, (), "news", group)
        passage = [r for n, (r, _) in enumerate(texts) if n != at]
        around = Surroundings(passage, passage or [reference], names)
        spoilt = change(Claim(claim), around, rng, BREAKING, BREAK_WEIGHTS)
        if spoilt is not None:
            yield Pair(reference, spoilt.text, spoilt.label, spoilt.spans, f"news+{spoilt.kind}", group)
