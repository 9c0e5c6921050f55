"""Fits the weights of checker/lang/data/name_weights.json on pairs of names. Run by hand; needs ../shared/bench.

Positives are spellings of one native name, negatives are names one letter apart that are none (NETransliteration,
CC0) and pairs of the same lists that are a few letters apart. A fifth of the names is held out and measured.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

from checker.lang.name_align import Aligner, edit_key
from checker.lang.romanisation import fold, length_features

BENCH = Path(__file__).parents[2] / "shared" / "bench"
OUT = Path(__file__).parents[1] / "checker" / "lang" / "data" / "name_weights.json"
START = {
    "sound": -0.6,
    "sound-start": -0.9,
    "vowel": -1.2,
    "vowel-start": -2.0,
    "vowel-end": -1.5,
    "lost-vowel": -1.5,
    "consonant": -3.5,
    "consonant-start": -4.0,
    "consonant-end": -3.5,
    "mixed": -4.0,
    "lost-consonant": -3.0,
    "double": -0.2,
    "silent-h": -0.5,
    "bias": 0.5,
    "agree": 0.4,
}
ROUNDS = 2  # more of them bring nothing on names held out
Row = tuple[str, str, int, float]


def rows() -> list[Row]:
    lines = [json.loads(x) for x in (BENCH / "netransliteration_pairs.jsonl").open(encoding="utf-8")]
    out, pools, same = [], {}, set()
    for x in lines:
        a, b = fold(x["reference"]), fold(x["article"])
        if a and b and a != b:
            out.append((min(a, b), max(a, b), x["label"], 1.0))
            pools.setdefault(x["source_lang"], []).extend([a, b])
            same.add((min(a, b), max(a, b)))
    rng = random.Random(5)  # noqa: S311 - a sample, not a secret
    for pool in pools.values():
        pool = sorted(set(pool))
        for word in rng.sample(pool, min(1500, len(pool))):
            near = [w for w in pool if w != word and 2 <= Levenshtein.distance(w, word, score_cutoff=4) <= 4]
            near = [w for w in near if Levenshtein.normalized_similarity(w, word) >= 0.45]
            for other in rng.sample(near, min(2, len(near))):
                pair = min(word, other), max(word, other)
                if pair not in same:
                    out.append((*pair, 0, 0.5))
    return out


def natural() -> list[Row]:
    seen = Counter()
    for x in map(json.loads, (BENCH / "names_natural_dev_annotations.jsonl").open(encoding="utf-8")):
        a, b = fold(x["a"]), fold(x["b"])
        if a != b and " " not in x["a"] + x["b"] and x["kind"] != "exonym":
            seen[(min(a, b), max(a, b), int(x["label"] == "same"))] += 1
    return [(a, b, label, 2.0) for (a, b, label) in seen]


def features(aligner: Aligner, a: str, b: str) -> dict[str, float]:
    _, edits = aligner.edits(a[:24], b[:24])
    out = Counter(length_features(a, b, edits))
    for e in edits:
        out[e.kind] += 1
        out[edit_key(e.a, e.b)] += 1
    return out


def fit(data: list[dict[str, float]], labels: np.ndarray, weight: np.ndarray) -> dict[str, float]:
    count = Counter(k for row in data for k in row)
    names = sorted(k for k, n in count.items() if n >= 4 or "~" not in k)
    index = {k: n for n, k in enumerate(names)}
    x = np.zeros((len(data), len(names)))
    for i, row in enumerate(data):
        for k, v in row.items():
            if k in index:
                x[i, index[k]] = v
    ridge = np.array([4.0 if "~" in k else 0.05 for k in names])
    w = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (weight * (labels - p)) - ridge * w
        hessian = (x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        w += step
        if np.abs(step).max() < 1e-4:
            break
    return {k: round(float(w[n]), 3) for k, n in index.items() if abs(w[n]) >= 0.02}


def auc(scores: np.ndarray, labels: np.ndarray) -> float:
    order = np.argsort(np.argsort(scores, kind="stable"), kind="stable") + 1
    pos = labels == 1
    return float((order[pos].sum() - pos.sum() * (pos.sum() + 1) / 2) / (pos.sum() * (~pos).sum()))


def balance(data: list[Row]) -> np.ndarray:
    """Weights that make both labels count alike."""
    mass = Counter()
    for *_, label, weight in data:
        mass[label] += weight
    total = sum(mass.values())
    return np.array([weight * total / 2 / mass[label] for *_, label, weight in data])


def report(table: dict[str, float], data: list[Row], name: str) -> None:
    aligner = Aligner(table)
    scores = np.array([sum(table.get(k, 0) * v for k, v in features(aligner, a, b).items()) for a, b, *_ in data])
    labels = np.array([r[2] for r in data])
    floor = np.array([Levenshtein.normalized_similarity(a, b) for a, b, *_ in data])
    right = ((scores > 0) == (labels == 1)).mean()
    ours, naive = auc(scores, labels), auc(floor, labels)
    print(f"{name:22} n {len(data):5} AUC {ours:.3f} accuracy {right:.3f}  Levenshtein AUC {naive:.3f}")


def main() -> None:
    if not BENCH.exists():
        sys.exit(f"{BENCH}: not here; the weights stay as they are")
    net, nat = rows(), natural()
    held = [hash_of(r[0]) % 5 == 0 for r in net + nat]
    train = [r for r, out in zip(net + nat, held, strict=True) if not out]
    table = dict(START)
    for _ in range(ROUNDS):
        table = refit(table, train)
        report(table, [r for r in net if hash_of(r[0]) % 5 == 0], "NETransliteration")
        report(table, [r for r in nat if hash_of(r[0]) % 5 == 0], "natural")
    # measured above on what was held out; what is shipped has seen all
    table = refit(table, net + nat)
    OUT.write_text(json.dumps(dict(sorted(table.items())), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def refit(table: dict[str, float], data: list[Row]) -> dict[str, float]:
    """Aligns under the old weights and fits new ones."""
    aligner = Aligner(table)
    return fit([features(aligner, a, b) for a, b, *_ in data], np.array([r[2] for r in data]), balance(data))


def hash_of(word: str) -> int:
    return sum(ord(c) * 31**n for n, c in enumerate(word)) % 1009


if __name__ == "__main__":
    main()
