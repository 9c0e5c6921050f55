"""What is found with the source and the translation alone: critical errors (WMT22), damaged translations (DEMETR).

    python benchmarks/against_source.py [--bench FOLDER] [--limit N]

Matthews' coefficient of the sentences that have a finding of severity minor or worse at a confidence of 0.5, beside the
floor that marks sentences whose digits are not those of the source; for DEMETR the share of the sentences with such
a finding, by what was done to them, and `clean` for the untouched ones.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from math import sqrt
from pathlib import Path
from typing import Any

from checker.model import Document, Severity, Side
from checker.pipeline import Checker, Inputs
from checker.read.blocks import split_blocks

BENCH = Path(__file__).parents[2] / "shared" / "bench"
SHOWN = ("codemix", "repeat2", "repeat4", "pp_removed", "ne_removed", "ne_replaced", "numbers_replaced", "negation")


def rows(path: Path, limit: int) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return found[:limit] if limit else found


def is_found(checker: Checker, row: dict[str, Any]) -> bool:
    article = split_blocks(Document("a", "article", row["article"], Side.ARTICLE, "en"))
    source = split_blocks(Document("s", "source", row["source"], Side.SOURCE, row["source_lang"]))
    found = checker.check(Inputs(article, source)).findings
    return any(f.severity >= Severity.MINOR and f.confidence >= 0.5 for f in found)


def digits_differ(row: dict[str, Any]) -> bool:
    return sorted(re.findall(r"\d+", row["source"])) != sorted(re.findall(r"\d+", row["article"]))


def matthews(truth: list[bool], said: list[bool]) -> float:
    both = list(zip(truth, said, strict=True))
    right, missed = sum(t and s for t, s in both), sum(t and not s for t, s in both)
    wrong, quiet = sum(s and not t for t, s in both), sum(not s and not t for t, s in both)
    spread = sqrt((right + wrong) * (right + missed) * (quiet + wrong) * (quiet + missed))
    return (right * quiet - wrong * missed) / spread if spread else 0.0


def critical(checker: Checker, found: list[dict[str, Any]]) -> None:
    said, floor = [is_found(checker, row) for row in found], [digits_differ(row) for row in found]
    truth = [row["label"] == 1 for row in found]
    half = len(found) // 2
    print("| rows | checker | digits differ |\n|---|---|---|")
    for name, part in (("all", slice(None)), ("first half", slice(half)), ("second half", slice(half, None))):
        cells = [f"{matthews(truth[part], guess[part]):.3f}" for guess in (said, floor)]
        print(f"| {name} | {' | '.join(cells)} |")


def damaged(checker: Checker, sets: dict[str, list[dict[str, Any]]]) -> None:
    print(f"\n| language | {' | '.join(('clean', *SHOWN))} |\n|---|{'---|' * (len(SHOWN) + 1)}")
    for lang, found in sets.items():
        counts: dict[str, list[bool]] = defaultdict(list)
        for row in found:
            kind = row["meta"].get("error") or "clean"
            if kind in SHOWN or kind == "clean":
                counts[kind].append(is_found(checker, row))
        shares = (f"{sum(counts[k]) / len(counts[k]):.3f}" if counts[k] else "-" for k in ("clean", *SHOWN))
        print(f"| {lang} | {' | '.join(shares)} |")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--bench", type=Path, default=BENCH)
    parser.add_argument("--limit", type=int, default=0)
    given = parser.parse_args()
    checker = Checker()
    errors = given.bench / "ced_pt_en_dev.jsonl"
    if not errors.exists():
        raise SystemExit(f"{errors} is not here")
    critical(checker, rows(errors, given.limit))
    sets = {path.stem.split("_")[1]: rows(path, given.limit) for path in sorted(given.bench.glob("demetr_*.jsonl"))}
    damaged(checker, sets)


if __name__ == "__main__":
    main()
