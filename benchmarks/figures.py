"""Writes the figures of corpora/figures.json into the README, between its two marks."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_BLOCK = re.compile(r"(<!-- figures: [^>]*-->\n).*?(<!-- end of figures -->)", re.DOTALL)


def main() -> None:
    readme = ROOT / "README.md"
    table = _table(json.loads((ROOT / "corpora" / "figures.json").read_text(encoding="utf-8")))
    text = readme.read_text(encoding="utf-8")
    readme.write_text(_BLOCK.sub(lambda match: f"{match[1]}{table}{match[2]}", text), encoding="utf-8")


def _table(found: dict[str, Any]) -> str:
    total = found["all"]
    lines = [
        f"`checker eval corpora` on {found['cases']} articles and their clean twins of {found['words']:,} words:",
        "",
        "| family | defects | recall | exact kind | findings | precision | F1 | alarms on clean twins |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
        *(_row(name, row) for name, row in found["families"].items()),
        _row("**all**", total),
        "",
        f"That is {total['alarms_per_1000']:.2f} false alarms for each 1,000 clean words.",
        "",
    ]
    return "\n".join(lines)


def _row(name: str, row: dict[str, Any]) -> str:
    cells = (row["defects"], *(f"{row[key]:.2f}" for key in ("recall", "exact_recall")), row["findings"])
    return f"| {name} | {' | '.join(map(str, cells))} | {row['precision']:.2f} | {row['f1']:.2f} | {row['alarms']} |"


if __name__ == "__main__":
    main()
