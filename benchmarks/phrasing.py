"""What is found in an article alone: how often on human news, and which of DEMETR's errors.

    python benchmarks/phrasing.py [--show]

Read are, where they are there, both human references of WMT 2021 out of German and those of WMT news of 2021 to 2023
out of six languages, by the article; then the sentences of DEMETR with words repeated, left untranslated or misspelled,
each an article of its own, and their sound twins. Findings are those of minor or worse; ``--show`` prints them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.false_alarms import BENCH, lines, wmt  # noqa: E402 - the checkout need not be installed
from checker.model import Document, Severity, Side  # noqa: E402
from checker.pipeline import Checker, Inputs, Settings  # noqa: E402
from checker.read.blocks import split_blocks  # noqa: E402

if TYPE_CHECKING:
    from checker.model import Finding

ERRORS = {"repeat2": "repeated", "repeat4": "repeated", "codemix": "untranslated", "misspelled": "misspelled"}
CHECKER = Checker(Settings(embedder="none"))


def findings(text: str) -> list[Finding]:
    result = CHECKER.check(Inputs(split_blocks(Document("a", "a", text, Side.ARTICLE, "en"))))
    return [found for found in result.findings if found.severity >= Severity.MINOR]


def news(show: bool) -> None:
    words: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for name, text in wmt(systems=False):
        group = "wmt21 de" if name.startswith("deen21") else name.split()[0]
        words[group] += len(text.split())
        for found in findings(text):
            counts[group] += 1
            if show:
                near = text[max(0, found.span.start - 50) : found.span.end + 50]
                print(f"{group}\t{found.severity.label}\t{found.rule}\t[{found.text[:60]}]\t{near!r}")
    print("| human references | words | findings | in 1,000 words |\n|---|--:|--:|--:|")
    for group in [*sorted(words), "all but wmt21 de"]:
        rest = [name for name in words if name != "wmt21 de"] if group.startswith("all") else [group]
        total, found = sum(words[name] for name in rest), sum(counts[name] for name in rest)
        print(f"| {group} | {total:,} | {found} | {1000 * found / max(1, total):.2f} |")


def demetr(show: bool) -> None:
    marked: dict[str, list[bool]] = defaultdict(list)
    for path in sorted(BENCH.glob("demetr_*.jsonl")):
        for row in lines(path.name):
            kind = "sound" if row["kind"] == "clean-twin" else ERRORS.get(_error(row), "")
            found = findings(str(row["article"])) if kind else []
            if kind:
                marked[kind].append(bool(found) if kind == "sound" else _touches(found, row["spans"]))
            if show and kind == "sound" and found:
                print(f"{path.stem}\t{found[0].rule}\t[{found[0].text}]\t{str(row['article'])[:120]!r}")
    print("\n| DEMETR | sentences | marked | share |\n|---|--:|--:|--:|")
    for kind, rows in sorted(marked.items()):
        print(f"| {kind} | {len(rows)} | {sum(rows)} | {sum(rows) / len(rows):.3f} |")


def _error(row: dict[str, Any]) -> str:
    return str((row["meta"] or {}).get("error", ""))


def _touches(found: list[Finding], spans: Any) -> bool:
    return any(f.span.start < span["end"] and span["start"] < f.span.end for f in found for span in spans or ())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    news(arguments.show)
    demetr(arguments.show)


if __name__ == "__main__":
    main()
