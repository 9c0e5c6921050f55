"""How well pairs of names are told apart, beside a Levenshtein floor. Run by hand; needs ../shared/bench.

python benchmarks/names.py [--errors]
"""

from __future__ import annotations

import json
import sys
import time
from bisect import bisect_left, bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from checker.lang.names import same_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

BENCH = Path(__file__).parents[2] / "shared" / "bench"
Pair = tuple[str, str, int]


def ours(a: str, b: str) -> float:
    return same_name(a, b).probability


def floor(a: str, b: str) -> float:
    return Levenshtein.normalized_similarity(a.casefold(), b.casefold())


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    low = sorted(negative)
    return sum(bisect_left(low, x) + bisect_right(low, x) for x in positive) / 2 / len(positive) / len(low)


def measure(pairs: Sequence[Pair], score: Callable[[str, str], float]) -> str:
    """AUC, and precision, recall and F1 at 0.5."""
    rated = [(score(a, b), label) for a, b, label in pairs]
    positive, negative = [s for s, label in rated if label], [s for s, label in rated if not label]
    hits, alarms = sum(s >= 0.5 for s in positive), sum(s >= 0.5 for s in negative)
    precision, recall = hits / max(1, hits + alarms), hits / len(positive)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"AUC {auc(positive, negative):.3f}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"


def sets() -> Iterator[tuple[str, list[Pair]]]:
    for name in ("netransliteration_pairs", "name_bench"):
        rows = _rows(name)
        yield name, [(r["reference"], r["article"], r["label"]) for r in rows]
        one_off = [r for r in rows if r["meta"].get("distance") == 1 or r["meta"].get("schema") == "Person"]
        yield (
            f"{name}, {'distance 1' if 'net' in name else 'persons'}",
            [(r["reference"], r["article"], r["label"]) for r in one_off],
        )
    rows = _rows("names_natural_dev_annotations")
    yield "names_natural_dev", [(r["a"], r["b"], int(r["label"] == "same")) for r in rows]


def _rows(name: str) -> list[dict[str, object]]:
    with (BENCH / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main() -> None:
    if not BENCH.exists():
        sys.exit(f"{BENCH}: not here, nothing measured")
    print("The weights were fitted on NETransliteration and the natural pairs; benchmarks/train_names.py prints")
    print("the figures on names that were held out. No weight was fitted on name_bench, but its errors were read")
    print("while same_name was written (initials, legal forms), so it is no untouched test either.")
    for name, pairs in sets():
        began = time.perf_counter()
        line = measure(pairs, ours)
        took = 1000 * (time.perf_counter() - began) / len(pairs)
        print(f"{name:36} n {len(pairs):5}  {line}  {took:.2f} ms a pair")
        print(f"{'':36} Levenshtein {measure(pairs, floor)}")
        if "--errors" in sys.argv:
            for a, b, label in pairs:
                match = same_name(a, b)
                if (match.probability >= 0.5) != bool(label):
                    print(f"    {label} {match.probability:.2f} {a} | {b} | {match.why}")


if __name__ == "__main__":
    main()
