"""The open texts that the model is trained on: labelled pairs, and running sentences to build pairs from.

Only sets whose licence allows released weights are read (see docs/consistency.md); every other set of the file is
passed over here, so no option can bring it in.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from checker.annotate.sentences import split

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPEN = frozenset("mnli snli cf_snli fm2 check_covid wice wice_partial scifact scitail made_up".split())
FILES = ("train_nli.jsonl", "train_nli_2way.jsonl")
# captions are no news
RUNNING = ("wice", "wice_partial", "fm2", "check_covid", "scifact", "scitail", "mnli", "made_up")
AGREES, CONTRADICTS, OTHER = 0, 1, 2
LABELS = {"entailment": AGREES, "contradiction": CONTRADICTS, "neutral": OTHER, "not_entailment": OTHER}
HELD_OUT = 5  # per cent of the documents
_META = re.compile(r"^\(meta data\).*?(?=# |$)|\(meta data\) [A-Z]+: \S+", re.DOTALL)
_WORDS = (6, 45)


@dataclass(frozen=True)
class Labelled:
    """A pair that people have labelled. ``group`` is its premise's, and tells train from held out."""

    set: str
    premise: str
    claim: str
    label: int
    group: str

    @property
    def held_out(self) -> bool:
        return held_out(self.group)


def held_out(group: str) -> bool:
    """By the hash of the text that a pair comes from, so that no document is on both sides, in any order of work."""
    return int(sha256(group.encode()).hexdigest()[:8], 16) % 100 < HELD_OUT


def labelled(bench: Path) -> Iterator[Labelled]:
    for name in FILES:
        path = bench / name
        if not path.exists():
            if name == FILES[0]:
                raise SystemExit(f"{path} is not there: name the folder that holds {' and '.join(FILES)} with --bench")
            continue
        with path.open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["set"] in OPEN:
                    label = CONTRADICTS if (row["set"], row["label"]) == ("scifact", "not_entailment") else None
                    yield Labelled(
                        row["set"],
                        row["premise"],
                        row["hypothesis"],
                        LABELS[row["label"]] if label is None else label,
                        _group(row["premise"]),
                    )


def _group(premise: str) -> str:
    """What pairs of one document share: its first words; a revised caption begins as the caption did."""
    return " ".join(re.findall(r"\w+", premise.casefold())[:4])


def passages(bench: Path) -> Iterator[tuple[str, list[str]]]:
    """Group and sentences of each text that reads like prose, each text once."""
    seen: set[str] = set()
    for pair in labelled(bench):
        if pair.set not in RUNNING or pair.premise in seen:
            continue
        seen.add(pair.premise)
        found = [s for s in sentences_of(pair.premise) if s not in seen and _is_prose(s)]
        seen.update(found)
        if found:
            yield pair.group, found


def sentences_of(text: str) -> list[str]:
    flat = " ".join(_META.sub(" ", text[:6000]).split())
    return [flat[span.start : span.end].strip() for span in split(flat)]


def _is_prose(sentence: str) -> bool:
    words = sentence.split()
    if not _WORDS[0] <= len(words) <= _WORDS[1] or not sentence[0].isupper() or sentence[-1] not in ".!?\"”'":
        return False
    return not re.search(r"[|#<>{}]|https?:|\(meta", sentence) and sum(w[:1].isupper() for w in words) < 0.6 * len(
        words
    )
