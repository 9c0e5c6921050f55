"""Fits the weights of checker/lang/data/name_context.json. Run by hand; needs the public sets.

python benchmarks/train_name_context.py [--errors] [--dry]

Rows are the pairs of like words among the names of a text. Positives are the annotated mixed spellings of machine
translations (names_natural_dev) and what names_judged.tsv adds to them, which the annotation left out; all other pairs
there, and those of human translations of news (train_mt_news), are negatives. What is printed is measured on
documents that the weights had not seen (ten parts); what is written has seen all.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.annotate import annotate
from checker.lang.name_context import comparable, features
from checker.lang.name_uses import Uses
from checker.lang.name_words import exonyms
from checker.lang.romanisation import fold
from checker.model import Document
from checker.read.blocks import split_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator

BENCH = Path(__file__).parents[2] / "shared" / "bench"
JUDGED = Path(__file__).parent / "names_judged.tsv"
OUT = Path(__file__).parents[1] / "checker" / "lang" / "data" / "name_context.json"
PARTS = 10
RIDGE = 1.0
HUMAN = 0.5  # weight of a row of a human translation
SHORTEST = 400  # code points; shorter texts have no two uses of a name


@dataclass(frozen=True)
class Row:
    doc: str
    text: str
    a: str
    b: str
    same: bool
    features: dict[str, float]
    human: bool = False


def lines(name: str) -> Iterator[dict[str, Any]]:
    with (BENCH / name).open(encoding="utf-8") as found:
        yield from map(json.loads, found)


Judged = dict[tuple[str, frozenset[str]], str]


def judged() -> Judged:
    """(Document, two folded words) -> what a reader says of them that the annotation does not: same or unclear."""
    rows = (line.split("\t") for line in JUDGED.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {(doc, frozenset((fold(a), fold(b)))): verdict for doc, a, b, verdict in rows}


def annotated(row: dict[str, Any]) -> set[frozenset[str]]:
    """The folded words that the annotation of a text says are one; of longer names, word by word."""
    out = set()
    for pair in row["meta"]["pairs"]:
        if pair["label"] == "same":
            one, two = (pair[k].replace("-", " ").split() for k in "ab")
            words = [*zip(one, two, strict=True)] if len(one) == len(two) else []
            out |= {frozenset((fold(a), fold(b))) for a, b in [*words, (pair["a"], pair["b"])] if fold(a) != fold(b)}
    return out


def pairs(text: str) -> Iterator[tuple[str, str, dict[str, float]]]:
    document = annotate(split_blocks(Document(id="a", path="a.txt", text=text, lang="en")))
    names = Uses([m for m in document.mentions if m.kind == "name"], text)
    words = [w for w in names.by_word if comparable(w)]
    for n, a in enumerate(words):
        for b in words[n + 1 :]:
            x, y = fold(a), fold(b)
            found = features(names, a, b) if exonyms().get(x, x) != exonyms().get(y, y) else None
            if found:
                yield a, b, found


def rows() -> Iterator[Row]:
    known = judged()
    for doc, text, words, same, human in texts():
        for a, b, found in pairs(words):
            pair = frozenset((fold(a), fold(b)))
            verdict = known.get((doc, pair), "")
            if verdict != "unclear":
                yield Row(doc, text, a, b, pair in same or verdict == "same", found, human)


def texts() -> Iterator[tuple[str, str, str, set[frozenset[str]], bool]]:
    """Document, id, text, the pairs annotated as one name, and whether a human wrote it."""
    for row in lines("names_natural_dev.jsonl"):
        yield row["meta"]["doc"], row["id"], row["article"], annotated(row), False
    for news in lines("train_mt_news.jsonl"):
        text = "\n".join(s["references"][0] for s in news["segments"] if s["references"])
        if len(text) >= SHORTEST:
            yield news["doc"], news["doc"], text, set(), True


class Fit:
    """Logistic regression with a ridge, by Newton's method."""

    def __init__(self, data: list[Row]) -> None:
        self.names = sorted({name for row in data for name in row.features})
        self.x = np.array([[row.features.get(name, 0.0) for name in self.names] for row in data])
        self.y = np.array([float(row.same) for row in data])
        seen = Counter((row.doc, row.a, row.b) for row in data)  # one document in many translations
        self.weight = np.array([HUMAN if row.human else seen[row.doc, row.a, row.b] ** -0.5 for row in data])
        self.ridge = np.array([0.01 if name in {"bias", "spelling"} else RIDGE for name in self.names])

    def weights(self, use: np.ndarray) -> np.ndarray:
        x, y, weight = self.x[use], self.y[use], self.weight[use]
        found = np.zeros(x.shape[1])
        for _ in range(50):
            p = 1 / (1 + np.exp(-x @ found))
            gradient = x.T @ (weight * (y - p)) - self.ridge * found
            hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(self.ridge)
            step = np.linalg.solve(hessian, gradient)
            found += step
            if np.abs(step).max() < 1e-5:
                break
        return found

    def unseen(self, parts: np.ndarray) -> np.ndarray:
        """Log odds of each row under weights that have not seen its document."""
        out = np.zeros(len(self.y))
        for part in range(PARTS):
            out[parts == part] = self.x[parts == part] @ self.weights(parts != part)
        return out


def report(scores: np.ndarray, data: list[Row]) -> None:
    text = np.array([not row.human for row in data])
    same = np.array([row.same for row in data])
    for threshold in (-1.0, -0.5, 0.0, 0.5, 1.0):
        found = (scores >= threshold) & text
        right = (found & same).sum()
        alarms = ((scores >= threshold) & ~text).sum()
        print(
            f"log odds {threshold:4.1f}: {found.sum()} pairs, precision {right / found.sum():.3f},"
            f" recall {right / same.sum():.3f}, alarms on human texts {alarms}"
        )


def errors(scores: np.ndarray, data: list[Row]) -> None:
    shown = set()
    for n in np.argsort(-scores):
        row = data[n]
        if (scores[n] >= 0) != row.same and abs(scores[n]) < 9 and (row.doc, row.a, row.b) not in shown:
            shown.add((row.doc, row.a, row.b))
            print(f"{'false ' if not row.same else 'missed'} {scores[n]:5.2f}  {row.text}  {row.a} | {row.b}")


def main() -> None:
    if not BENCH.exists():
        sys.exit(f"{BENCH}: not here; the weights stay as they are")
    data = list(rows())
    fit = Fit(data)
    scores = fit.unseen(np.array([zlib.crc32(row.doc.encode()) % PARTS for row in data]))
    report(scores, data)
    if "--errors" in sys.argv:
        errors(scores, data)
    found = fit.weights(np.ones(len(data), bool))
    table = {name: round(float(w), 3) for name, w in zip(fit.names, found, strict=True)}
    for name, weight in sorted(table.items(), key=lambda item: item[1]):
        print(f"{weight:6.2f}  {name} ({int((fit.x[:, fit.names.index(name)] != 0).sum())})")
    if "--dry" not in sys.argv:
        OUT.write_text(json.dumps(table, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
