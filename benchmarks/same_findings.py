"""Whether a change of the code changed what is found: reports of many texts, kept before it and compared after it.

    python benchmarks/same_findings.py --save before.json      # with the old code
    python benchmarks/same_findings.py --against before.json   # with the new code; says which texts differ, and in what

Texts: every article of corpora/ with its evidence and without, its clean twin, human news, sentences of DEMETR, JFLEG
and machine translations of WMT (--bench). A report is all that `--format json` says of a text: findings, what was
skipped and why, figures, verdict.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.cli.running import TOGETHER
from checker.evaluate import inputs_of, read_gold
from checker.model import Document, Result, Side
from checker.pipeline import Checker, Inputs, Settings
from checker.read.blocks import split_blocks
from checker.render.report import document as report

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
JOINED = 20  # sentences and segments that make an article
SHORT = 120  # articles of each other set


def with_evidence(folder: Path) -> Iterator[tuple[str, Inputs]]:
    for path in sorted(folder.glob("**/gold.json")):
        yield f"{path.parent.relative_to(ROOT)} with evidence", inputs_of(read_gold(path.parent), "article.txt")


def alone(folder: Path) -> Iterator[tuple[str, Inputs]]:
    for path in sorted((*folder.glob("**/article.txt"), *folder.glob("**/clean.txt"))):
        yield str(path.relative_to(ROOT)), plain(path.read_text("utf-8"))


def bench(folder: Path, most: int) -> Iterator[tuple[str, Inputs]]:
    """News by the article; sentences in articles of twenty."""
    for row in rows(folder / "wmt21_deen_refs_odd.jsonl"):
        yield f"{row['id']} reference", plain(row["reference"].replace("\n", "\n\n"))
        yield f"{row['id']} article", plain(row["article"].replace("\n", "\n\n"))
    for path in sorted((*folder.glob("demetr_*.jsonl"), folder / "jfleg_dev.jsonl")):
        texts = [row["article"] for row in rows(path)]
        for at in range(0, min(len(texts), most * JOINED), JOINED):
            yield f"{path.stem} {at}", plain("\n\n".join(texts[at : at + JOINED]))
    for row in list(rows(folder / "train_mt_news.jsonl"))[:most]:
        names = sorted({name for segment in row["segments"] for name in segment["systems"]})
        for name in names[:1]:
            segments = [segment["systems"].get(name, "") for segment in row["segments"]]
            yield f"{row['set']} {row['doc']} {name}", plain("\n\n".join(segments))


def rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def plain(text: str) -> Inputs:
    return Inputs(split_blocks(Document("a", "a", text, Side.ARTICLE)))


def said(result: Result) -> str:
    return json.dumps(report(result), ensure_ascii=False, sort_keys=True, default=str).replace(f"{ROOT}/", "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--most", type=int, default=SHORT, help="articles of each other set")
    parser.add_argument("--no-evidence", action="store_true", help="leave out what needs vectors and models")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--against", type=Path)
    arguments = parser.parse_args()
    checker = Checker(Settings(embedder="none" if arguments.no_evidence else ""))
    texts = [*alone(ROOT / "corpora"), *bench(arguments.bench, arguments.most)]
    if not arguments.no_evidence:
        texts += with_evidence(ROOT / "corpora")
    found: dict[str, str] = {}
    for at in range(0, len(texts), TOGETHER):
        names, inputs = zip(*texts[at : at + TOGETHER], strict=True)
        found.update(zip(names, map(said, checker.check_together(inputs)), strict=True))
    if arguments.save:
        arguments.save.write_text(json.dumps(found, ensure_ascii=False), "utf-8")
    if arguments.against:
        sys.exit(compared(json.loads(arguments.against.read_text("utf-8")), found))


def compared(before: dict[str, str], after: dict[str, str]) -> int:
    shared = before.keys() & after.keys()
    other = sorted(name for name in shared if before[name] != after[name])
    for name in other[:20]:
        old, new = json.loads(before[name]), json.loads(after[name])
        for key in old:
            if old[key] != new.get(key):
                print(f"{name}: {key}\n  - {str(old[key])[:600]}\n  + {str(new.get(key))[:600]}")
    print(f"{len(shared):,} texts compared, {len(before) - len(shared)} only before, {len(other)} differ")
    return int(bool(other) or not shared)


if __name__ == "__main__":
    main()
