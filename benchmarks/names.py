"""How well names are told apart, and how fast, beside plain string distances. Run by hand; needs ../shared/bench.

python benchmarks/names.py [--errors] [--freeze]
"""

from __future__ import annotations

import json
import math
import random
import sys
import time
from bisect import bisect_left, bisect_right
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import JaroWinkler, Levenshtein
from train_name_context import Judged, judged

from checker.annotate import annotate
from checker.lang.name_clusters import Clusterer
from checker.lang.name_table import cluster_names
from checker.lang.name_uses import words_in
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


def in_text() -> dict[str, Figures]:
    """Mixed spellings in machine translations, no evidence given: places marked, beside a rule of edit distance.

    The annotation marks one place of each spelling; a finding stands at the first place of one. ``judged`` leaves out
    of what is false the pairs that a reader found to be mixed though the annotation does not say so, or unclear
    (names_judged.tsv).
    """
    rows, read = _rows("names_natural_dev"), judged()
    ways = {"ours": _found, "Levenshtein 0.75": _like}
    return {name: _touched(rows, way, read) for name, way in ways.items()}


Place = tuple[Span, Span]  # a spelling's first place, and that of the one that it is mixed with


def _touched(rows: list[dict[str, Any]], way: Callable[[str], list[Place]], read: Judged) -> Figures:
    found = right = fair = marked = hits = 0
    for row in rows:
        text, gold = row["article"], [Span(s["start"], s["end"]) for s in row["spans"]]
        ours = way(text)
        touched = [any(place.overlaps(other) for other in gold) for place, _ in ours]
        known = [_known(row["meta"]["doc"], text, place, read) for place in ours]
        found, right = found + len(ours), right + sum(touched)
        fair += sum(not t and k for t, k in zip(touched, known, strict=True))
        marked += len(gold)
        hits += sum(any(place.overlaps(other) for place, _ in ours) for other in gold)
    figures = {"precision": right / found, "judged": right / (found - fair), "recall": hits / marked}
    return {"found": found, "marked": marked} | {key: round(value, 3) for key, value in figures.items()}


def _known(doc: str, text: str, place: Place, read: Judged) -> bool:
    return (doc, frozenset(fold(text[span.start : span.end]) for span in place)) in read


def _found(text: str) -> list[Place]:
    """Every spelling of every group at its first place, as the check reports them."""
    names = clusterer(text)
    out = {}
    for group in names.groups():
        for word in group.words:
            link = group.link(word)
            other = link.b if link.a == word else link.a
            out[names.places(word)[0]] = names.places(other)[0]
    return list(out.items())


def _like(text: str) -> list[Place]:
    """The floor: words of names alike by three quarters of their letters."""
    names = clusterer(text)
    out = {}
    for a, b in combinations([w for w in names.by_word if len(w) >= 3], 2):
        if a != b and levenshtein(a, b) >= 0.75:
            one, two = names.places(a)[0], names.places(b)[0]
            out.update({one: two, two: one})
    return list(out.items())


def in_context() -> Figures:
    """The annotated pairs again, scored where they stand: AUC of the log odds with what is around the names."""
    scores: dict[bool, list[float]] = {True: [], False: []}
    for row in _rows("names_natural_dev"):
        names = clusterer(row["article"])
        linked = {frozenset((p.a, p.b)): p.score for p in names.pairs}
        for pair in row["meta"]["pairs"]:
            score = linked.get(frozenset((pair["a"], pair["b"])))
            scores[pair["label"] == "same"].append(_standing(names, pair) if score is None else score)
    return {"pairs": sum(map(len, scores.values())), "auc": round(auc(scores[True], scores[False]), 3)}


def _standing(names: Clusterer, pair: dict[str, Any]) -> float:
    """The least log odds of the words that differ; as a pair of a list where the text leaves none to compare."""
    one, two = words_in(pair["a"]), words_in(pair["b"])
    odds = same_name(pair["a"], pair["b"]).probability
    alone = math.log(max(odds, 1e-6) / max(1 - odds, 1e-6))
    differ = [(a, b) for a in one for b in two if a not in two and b not in one]
    compared = [names.compare(a, b) for a, b in differ if a in names.by_word and b in names.by_word]
    scores = [found.score for found in compared if found]
    if len(one) != len(two):
        return alone
    return min(scores) if scores else 0.3 * alone - 4 if len(one) == 1 else alone


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
    results |= {f"in text, {way}": figures for way, figures in in_text().items()}
    results |= {"pairs in context": in_context(), "speed": speed()}
    for name in list(results)[-4:]:
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
