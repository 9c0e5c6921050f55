"""nomenklatura's logic_v2 on the pairs of name_bench. Run by hand where nomenklatura is installed (it needs ICU).

It has dependencies of its own, so give it an environment of its own: pip install nomenklatura
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

BENCH = Path(__file__).parents[2] / "shared" / "bench" / "name_bench.jsonl"
THRESHOLD = 0.7  # nomenklatura's own


def main() -> None:
    if not BENCH.exists():
        sys.exit(f"{BENCH}: not here, nothing measured")
    try:
        from followthemoney.proxy import EntityProxy
        from nomenklatura.matching import get_algorithm
    except ModuleNotFoundError:
        sys.exit("nomenklatura is not installed, nothing measured")
    logic = get_algorithm("logic-v2")
    config = logic.default_config()
    scored = []
    with BENCH.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            schema = row["meta"].get("schema", "LegalEntity")
            one, two = (
                EntityProxy.from_dict({"id": key, "schema": schema, "properties": {"name": [row[key]]}})
                for key in ("reference", "article")
            )
            scored.append((logic.compare(one, two, config).score >= THRESHOLD, bool(row["label"]), schema))
    print("| rows | precision | recall | F1 |\n|---|---|---|---|")
    for name, rows in (("all", scored), ("persons", [r for r in scored if r[2] == "Person"])):
        hits = sum(same and label for same, label, _ in rows)
        precision, recall = hits / sum(same for same, *_ in rows), hits / sum(label for _, label, _ in rows)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"| {name} ({len(rows)}) | {precision:.3f} | {recall:.3f} | {f1:.3f} |")


if __name__ == "__main__":
    main()
