"""Which way of finding evidence finds it: shared words, vectors of either bundled model, or both.

    python benchmarks/embedders.py [--share]

Gold is retrieval_gold.json: facts and sentences of the references in corpora/, and some sentences written for this,
each with the sentences of clean.txt that state the same. A hit is any of them among the first 1 or 3.
With --share the table shows how the score depends on the vectors' share.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from checker.align.evidence import score_table
from checker.annotate import annotate
from checker.embed import get_embedder
from checker.model import Document, Embedder, Side, Statement
from checker.read.blocks import split_blocks

ROOT = Path(__file__).parent.parent
GOLD = Path(__file__).parent / "retrieval_gold.json"
_START = """
import time; began = time.perf_counter()
from checker.embed import get_embedder
from pathlib import Path
get_embedder({name!r}, cache_dir=Path({folder!r})).encode(["One sentence."])
print(time.perf_counter() - began)
"""


@dataclass(frozen=True)
class Case:
    article: Document
    statements: list[Statement]
    gold: list[set[int]]  # per statement the sentences of the article


def document(text: str, side: Side) -> Document:
    return annotate(split_blocks(Document("x", "x", text, side, "en")))


def statement(text: str) -> Statement:
    fact = document(text, Side.FACTS)
    return Statement(fact, fact.blocks[0].span, "gold", Side.FACTS)


def cases() -> list[Case]:
    entries = defaultdict(list)
    for entry in json.loads(GOLD.read_text(encoding="utf-8")):
        if entry["article"]:
            entries[entry["case"]].append(entry)
    return [case(ROOT / "corpora" / name / "clean.txt", found) for name, found in entries.items()]


def case(path: Path, entries: list[dict[str, object]]) -> Case:
    article = document(path.read_text(encoding="utf-8"), Side.ARTICLE)
    where = {article.quote(sentence.span): index for index, sentence in enumerate(article.sentences)}
    gold = [{where[text] for text in entry["article"]} for entry in entries]  # type: ignore[attr-defined]  # JSON
    return Case(article, [statement(str(entry["statement"])) for entry in entries], gold)


def recall(found: list[Case], embedder: Embedder | None, share: float) -> tuple[float, float, float]:
    """Recall at 1 and at 3, and milliseconds an article."""
    hits = {1: 0, 3: 0}
    began = time.perf_counter()
    for item in found:
        rows = list(range(len(item.article.sentences)))
        table = score_table(item.article, rows, item.statements, embedder, share)
        for column, gold in enumerate(item.gold):
            order = sorted(rows, key=lambda row: -table[row][column])
            for k in hits:
                hits[k] += bool(gold & set(order[:k]))
    wanted = sum(len(item.gold) for item in found)
    return hits[1] / wanted, hits[3] / wanted, 1000 * (time.perf_counter() - began) / len(found)


def start_up(name: str) -> float:
    """Seconds from a fresh interpreter's import to the first vector, nothing cached."""
    with tempfile.TemporaryDirectory() as folder:
        code = _START.format(name=name, folder=folder)
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return float(run.stdout)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--share", action="store_true")
    shares = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0] if parser.parse_args().share else [0.5, 1.0]
    found = cases()
    print(f"{sum(len(item.gold) for item in found)} statements, {len(found)} articles\n")
    print("| way | recall@1 | recall@3 | first vector, s | ms an article |\n|---|---|---|---|---|")
    plain = recall(found, None, 0.0)
    print(f"| shared words | {plain[0]:.3f} | {plain[1]:.3f} | 0 | {plain[2]:.0f} |")
    for name in ("use", "minilm"):
        started = start_up(name)
        for share in shares:
            with tempfile.TemporaryDirectory() as folder:
                embedder = get_embedder(name, cache_dir=Path(folder))
                embedder.encode(["One sentence."])
                one, three, ms = recall(found, embedder, share)
            way = f"{name}" if share == 1.0 else f"shared words + {name}, share {share}"
            print(f"| {way} | {one:.3f} | {three:.3f} | {started:.1f} | {ms:.0f} |")


if __name__ == "__main__":
    main()
