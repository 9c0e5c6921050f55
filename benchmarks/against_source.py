"""What is found with the source and the translation alone: critical errors (WMT22), damaged translations (DEMETR).

    python benchmarks/against_source.py [--bench FOLDER] [--limit N]

Matthews' coefficient of the sentences that have a finding of severity minor or worse at a confidence of 0.5, beside the
floor that marks sentences whose digits are not those of the source; for DEMETR the share of the sentences with such
a finding, by what was done to them, and `clean` for the untouched ones. DEMETR drops words and phrases, but no whole
clauses: for these one clause of each clean translation that has several is cut by a seeded draw, and the floor marks
what is shorter than three quarters of what its language lets expect.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from math import sqrt
from pathlib import Path
from statistics import mean
from typing import Any

from train_balance import RATIOS, without_clause

from checker.model import Document, Severity, Side
from checker.pipeline import Checker, Inputs
from checker.read.blocks import split_blocks

SHORT = 0.75
BENCH = Path(__file__).parents[2] / "shared" / "bench"
SHOWN = ("codemix", "repeat2", "repeat4", "pp_removed", "ne_removed", "ne_replaced", "numbers_replaced", "negation")


def rows(path: Path, limit: int) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return found[:limit] if limit else found


def is_found(checker: Checker, row: dict[str, Any]) -> bool:
    return bool(rules_of(checker, row))


def rules_of(checker: Checker, row: dict[str, Any]) -> list[str]:
    """The rules of the findings that count."""
    article = split_blocks(Document("a", "article", row["article"], Side.ARTICLE, "en"))
    source = split_blocks(Document("s", "source", row["source"], Side.SOURCE, row["source_lang"]))
    found = checker.check(Inputs(article, source)).findings
    return [f.rule for f in found if f.severity >= Severity.MINOR and f.confidence >= 0.5]


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


def clauses_cut(checker: Checker, sets: dict[str, list[dict[str, Any]]]) -> None:
    """Whole clauses left out of clean translations: how many are found, and what the floor finds."""
    heads = ("language", "clauses cut", "found", "as an omission", "too short (floor)", "clean, too short")
    print(f"\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    rng = random.Random(4)  # noqa: S311 - the same draw each time
    for lang, found in sets.items():
        clean = [row for row in found if not row["meta"].get("error")]
        cut = [row | {"article": text} for row in clean if (text := without_clause(row["article"], rng))]
        hits = [rules_of(checker, row) for row in cut]
        told = [any(rule.startswith("bilingual/omission") for rule in rules) for rules in hits]
        cells = (mean(map(bool, hits)), mean(told), mean(map(is_short, cut)), mean(map(is_short, clean)))
        print(f"| {lang} | {len(cut)} | {' | '.join(f'{cell:.3f}' for cell in cells)} |")


def is_short(row: dict[str, Any]) -> bool:
    usual = RATIOS.get(row["source_lang"], 1.0)
    return len(row["article"]) < SHORT * usual * len(row["source"])


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
    clauses_cut(checker, sets)


if __name__ == "__main__":
    main()
