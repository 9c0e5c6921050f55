"""How well names are told apart, and how fast, beside plain string distances. Run by hand; needs ../shared/bench.

python benchmarks/names.py [--errors] [--freeze]
"""

from __future__ import annotations

import json
import random
import sys
import time
from bisect import bisect_left, bisect_right
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import JaroWinkler, Levenshtein

from checker.annotate import annotate
from checker.lang.name_clusters import Clusterer
from checker.lang.name_table import cluster_names
from checker.lang.names import same_name
from checker.lang.romanisation import align, fold
from checker.model import Document, Mention, NameValue, Span
from checker.read.blocks import split_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

BENCH = Path(__file__).parents[2] / "shared" / "bench"
OUT = Path(__file__).parent / "results" / "names.json"
Pair = tuple[str, str, int]
Figures = dict[str, float]


def ours(a: str, b: str) -> float:
    return same_name(a, b).probability


def levenshtein(a: str, b: str) -> float:
    return Levenshtein.normalized_similarity(a.casefold(), b.casefold())


def jaro_winkler(a: str, b: str) -> float:
    return JaroWinkler.similarity(a.casefold(), b.casefold())


WAYS = {"ours": ours, "Levenshtein": levenshtein, "Jaro-Winkler": jaro_winkler}


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    low = sorted(negative)
    return sum(bisect_left(low, x) + bisect_right(low, x) for x in positive) / 2 / len(positive) / len(low)


def measure(pairs: Sequence[Pair], score: Callable[[str, str], float]) -> Figures:
    """AUC, and precision, recall and F1 at 0.5."""
    rated = [(score(a, b), label) for a, b, label in pairs]
    positive, negative = [s for s, label in rated if label], [s for s, label in rated if not label]
    hits, alarms = sum(s >= 0.5 for s in positive), sum(s >= 0.5 for s in negative)
    precision, recall = hits / max(1, hits + alarms), hits / len(positive)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    figures = {"auc": auc(positive, negative), "precision": precision, "recall": recall, "f1": f1}
    return {key: round(value, 3) for key, value in figures.items()}


def sets() -> Iterator[tuple[str, list[Pair]]]:
    for name in ("netransliteration_pairs", "name_bench"):
        rows = _rows(name)
        yield name, [(r["reference"], r["article"], r["label"]) for r in rows]
        some = [r for r in rows if r["meta"].get("distance") == 1 or r["meta"].get("schema") == "Person"]
        part = "distance 1" if name.startswith("net") else "persons"
        yield f"{name}, {part}", [(r["reference"], r["article"], r["label"]) for r in some]
    rows = _rows("names_natural_dev_annotations")
    yield "names_natural_dev, pairs", [(r["a"], r["b"], int(r["label"] == "same")) for r in rows]


def _rows(name: str) -> list[dict[str, Any]]:
    with (BENCH / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def in_text() -> Figures:
    """Mixed spellings in machine translations, no evidence given.

    The annotation marks one place of each spelling, so a pair of spellings that is found counts as right where both
    are spellings that the annotation knows to be mixed in that article, and a mixed pair as found where one of its
    spellings is in a pair that was found.
    """
    found = right = pairs = hits = 0
    for row in _rows("names_natural_dev"):
        same = [(fold(p["a"]), fold(p["b"])) for p in row["meta"]["pairs"] if p["label"] == "same"]
        ours = [(fold(p.a), fold(p.b)) for p in clusterer(row["article"]).pairs]
        forms = {form for pair in same for form in pair}
        found += len(ours)
        right += sum(all(any(w in f or f in w for f in forms) for w in pair) for pair in ours)
        pairs += len(same)
        hits += sum(bool({a, b} & {w for pair in ours for w in pair}) for a, b in same)
    return {"found": found, "precision": round(right / found, 3), "pairs": pairs, "recall": round(hits / pairs, 3)}


def clusterer(text: str) -> Clusterer:
    document = annotate(split_blocks(Document(id="a", path="a.txt", text=text, lang="en")))
    return Clusterer([m for m in document.mentions if m.kind == "name"], text)


def speed() -> Figures:
    """Comparisons a second of processor time, nothing cached, and milliseconds to cluster 200 mentions."""
    rows = _rows("netransliteration_pairs")
    words = sorted({r["reference"] for r in rows} | {r["article"] for r in rows})
    rng = random.Random(1)  # noqa: S311 - a sample, not a secret
    full = [f"{rng.choice(words)} {rng.choice(words)}" for _ in range(150)]
    return {
        "like words a second": _pace([(r["reference"], r["article"]) for r in rows]),
        "unlike words a second": _pace([(rng.choice(words), rng.choice(words)) for _ in range(10_000)]),
        "full names a second": _pace([(a, b) for n, a in enumerate(full) for b in full[:n]]),
        "200 mentions clustered, ms": _clustering(full[:60], rng),
    }


def _pace(pairs: list[tuple[str, str]]) -> int:
    """The best of five runs: another process on the machine slows any one of them."""
    return 100 * round(max(_once(pairs) for _ in range(5)) / 100)


def _once(pairs: list[tuple[str, str]]) -> float:
    for cached in (same_name, align, fold):
        cached.cache_clear()
    began = time.process_time()
    for a, b in pairs:
        same_name(a, b)
    return len(pairs) / (time.process_time() - began)


def _clustering(names: list[str], rng: random.Random) -> int:
    text, mentions = "", []
    for _ in range(200):
        name = rng.choice(names) if rng.random() < 0.7 else rng.choice(names).split()[-1]
        text += "Then "
        mentions.append(Mention(Span(len(text), len(text) + len(name)), "name", NameValue(tuple(name.split()), "", "")))
        text += f"{name} said something else. "
    cluster_names(mentions[:3], text)  # word lists are read once a process
    align.cache_clear()
    began = time.process_time()
    cluster_names(mentions, text)
    return round(1000 * (time.process_time() - began))


def main() -> None:
    if not BENCH.exists():
        sys.exit(f"{BENCH}: not here, nothing measured")
    results: dict[str, Any] = {}
    print("| set | pairs | way | AUC | precision | recall | F1 |\n|---|---:|---|---:|---:|---:|---:|")
    for name, pairs in sets():
        results[name] = {"pairs": len(pairs), **{way: measure(pairs, score) for way, score in WAYS.items()}}
        for way in WAYS:
            cells = " | ".join(f"{value:.3f}" for value in results[name][way].values())
            print(f"| {name} | {len(pairs):,} | {way} | {cells} |")
        if "--errors" in sys.argv:
            _errors(pairs)
    results["names_natural_dev, in text"], results["speed"] = in_text(), speed()
    for name in ("names_natural_dev, in text", "speed"):
        print(name, ", ".join(f"{key} {value}" for key, value in results[name].items()), sep=": ")
    if "--freeze" in sys.argv:
        OUT.parent.mkdir(exist_ok=True)
        OUT.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def _errors(pairs: Sequence[Pair]) -> None:
    for a, b, label in pairs:
        match = same_name(a, b)
        if (match.probability >= 0.5) != bool(label):
            print(f"    {label} {match.probability:.2f} {a} | {b} | {match.why}")


if __name__ == "__main__":
    main()
