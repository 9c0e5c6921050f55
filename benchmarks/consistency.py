"""Whether the support of a sentence tells sound claims from spoilt ones, beside floors that know nothing.

    python benchmarks/consistency.py demetr bump_task1 summedits_other fib_cnn_dm chatprotect fever_symmetric
    python benchmarks/consistency.py references     two human translations of an article: each finding is an alarm
    python benchmarks/consistency.py speed          loading, and pairs a second
    ... --model none        the checks without a model; or the folder of any model
    ... --sample 300        so many rows of each set, whole pairs, by a seed
    ... --freeze            writes the result into benchmarks/results/consistency.json

*support*: a row's score is one minus the lowest support of its sentences. *text*: one minus the geometric mean of their
lowest and their mean: several doubts are more than one, and a doubted sentence that two texts share ties them no more.
It was chosen among five such on news documents, of which one sentence is spoilt, and on none of these sets.
*any*: what *support* says, or the surest finding of any rule, spelling and spaces too, whichever is larger: what an
editor would have to look at. *internal*, for sets without
evidence: how surely two sentences of the article contradict each other, whether that makes a finding or not. Sets are
read from ../shared/bench (--bench FOLDER); what is not there is said and left out. None of them was trained on.
Floors: *words* is the share of the claim's words that the evidence has not, *cosine* one minus the likeness of sentence
vectors, and *length* that of the article, where there is no evidence.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from bisect import bisect_left, bisect_right
from collections import defaultdict
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.model import Document, Severity, Side
from checker.pipeline import Checker, Inputs, Settings
from checker.read.blocks import split_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.model import Result

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results" / "consistency.json"
DEMETR = ("cs", "es", "fr", "hi", "it", "ja")
ERRORS = {
    "numbers": ("numbers_replaced",), "names": ("ne_replaced",), "negation": ("negation",), "antonyms": ("antonym",),
    "removed": ("subj_removed", "noun_removed", "verb_removed"), "additions": ("addition",), "swapped": ("word_swap",),
}  # fmt: skip
BINS = 10
Row = dict[str, Any]
Scored = tuple[Row, float, float, list[float]]  # a row, any, internal, the supports of its sentences


def lines(bench: Path, name: str, sample: int) -> list[Row]:
    """The rows of a set, whole pairs of twins; demetr is all its languages and the errors that are asked for."""
    names = [f"demetr_{lang}" for lang in DEMETR] if name == "demetr" else [name]
    rows: list[Row] = []
    for part in names:
        path = bench / f"{part}.jsonl"
        if not path.exists():
            print(f"{part}: not there")
            continue
        rows += map(json.loads, path.read_text("utf-8").splitlines())
    if name == "demetr":
        wanted = {error for several in ERRORS.values() for error in several}
        rows = [row for row in rows if row["label"] == 0 or row["meta"]["error"] in wanted]
    return _sampled(rows, sample)


def _sampled(rows: list[Row], sample: int) -> list[Row]:
    if not sample or sample >= len(rows):
        return rows
    chosen = random.Random(1).sample(rows, sample)  # noqa: S311 - a sample, no secret
    twins = {row["pair"] for row in chosen}
    kept = {row["id"] for row in chosen} | twins
    return [row for row in rows if row["id"] in kept]


def score(checker: Checker, row: Row) -> Scored:
    case = checker.case(_inputs(row))
    result = checker.result(case)
    counted = [f for f in result.findings if f.severity >= Severity.MINOR]
    found = max((f.confidence for f in counted), default=0.0)
    within = [f.confidence for f in counted if f.rule.startswith("internal/")]
    within += [j.contradicts for j in case.judged if j.other is not None]
    supports = [s.support for s in result.sentences if s.support is not None]
    return row, max(found, 1 - min(supports, default=1.0)), max(within, default=0.0), supports


def check(checker: Checker, row: Row) -> Result:
    return checker.check(_inputs(row))


def _inputs(row: Row) -> Inputs:
    references = (_text("reference", row["reference"], Side.REFERENCE),) if row.get("reference") else ()
    return Inputs(_text("article", row["article"], Side.ARTICLE), None, references)


def _text(name: str, content: str, side: Side) -> Document:
    return split_blocks(Document(id=name, path=name, text=content, side=side, lang="en"))


# -- figures --------------------------------------------------------------------------------------------------------


def auc(bad: Sequence[float], good: Sequence[float]) -> float:
    ordered = sorted(good)
    below = sum(bisect_left(ordered, x) + bisect_right(ordered, x) for x in bad) / 2
    return below / len(bad) / len(good) if bad and good else 0.0


def twins(scored: Iterable[tuple[Row, float]]) -> float:
    """Share of spoilt texts that score above their sound twin, ties as half."""
    by_id = {row["id"]: value for row, value in scored}
    pairs = [(value, by_id[row["pair"]]) for row, value in scored if row["label"] and row.get("pair") in by_id]
    return sum((a > b) + 0.5 * (a == b) for a, b in pairs) / len(pairs) if pairs else 0.0


def balanced(scored: Sequence[tuple[Row, float]], least: float) -> float:
    bad = [value >= least for row, value in scored if row["label"]]
    good = [value < least for row, value in scored if not row["label"]]
    return (sum(bad) / len(bad) + sum(good) / len(good)) / 2 if bad and good else 0.0


def crossed(scored: Sequence[tuple[Row, float]]) -> float:
    """Balanced accuracy at the threshold that is best on the other half of the rows."""
    halves = scored[::2], scored[1::2]
    found = []
    for here, there in (halves, halves[::-1]):
        best = max({value for _, value in there}, key=lambda t: balanced(there, t), default=0.5)
        found.append(balanced(here, best))
    return sum(found) / 2


def calibration(scored: Sequence[tuple[Row, float]]) -> float:
    """Expected calibration error of 'the row is sound', in ten bins of the score."""
    bins: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for row, value in scored:
        bins[min(BINS - 1, int(value * BINS))].append((value, row["label"]))
    gaps = [abs(sum(v for v, _ in b) - sum(label for _, label in b)) for b in bins.values()]
    return sum(gaps) / len(scored) if scored else 0.0


def figures(name: str, scored: Sequence[tuple[Row, float]]) -> dict[str, float]:
    good = [value for row, value in scored if not row["label"]]
    if name == "demetr":
        found = {}
        for kind, errors in ERRORS.items():
            bad = [value for row, value in scored if row["label"] and row["meta"]["error"] in errors]
            found[kind] = auc(bad, good)
        return found
    bad = [value for row, value in scored if row["label"]]
    return {
        "auc": auc(bad, good), "twins": twins(scored), "ece": calibration(scored),
        "balanced at 0.5": balanced(scored, 0.5), "balanced": crossed(scored),
        "accuracy": sum((v >= 0.5) == bool(r["label"]) for r, v in scored) / max(1, len(scored)),
        "spoilt": len(bad) / max(1, len(scored)),
    }  # fmt: skip


def of_text(supports: Sequence[float]) -> float:
    return sqrt(min(supports) * sum(supports) / len(supports)) if supports else 1.0


# -- floors -----------------------------------------------------------------------------------------------------------


def by_words(row: Row) -> float:
    claim, evidence = (set(re.findall(r"\w+", (row[side] or "").casefold())) for side in ("article", "reference"))
    return len(claim - evidence) / len(claim) if claim else 0.0


def by_length(row: Row) -> float:
    return min(1.0, len(row["article"]) / 10_000)


def by_cosine(checker: Checker, rows: Sequence[Row]) -> list[tuple[Row, float]]:
    assert checker.embedder is not None  # noqa: S101 - the default has one
    ours = checker.embedder.encode([row["article"] for row in rows])
    theirs = checker.embedder.encode([row["reference"] or "" for row in rows])
    return [
        (row, 1 - sum(a * b for a, b in zip(x, y, strict=True))) for row, x, y in zip(rows, ours, theirs, strict=True)
    ]


# -- what is measured -------------------------------------------------------------------------------------------------


def measure(checker: Checker, name: str, rows: Sequence[Row]) -> dict[str, Any]:
    began = time.process_time()
    scored = [score(checker, row) for row in rows]
    took = time.process_time() - began
    ours = {"any": figures(name, [(row, value) for row, value, _, _ in scored])}
    floors = {}
    if any(row["reference"] for row in rows):
        supported = [(row, 1 - min(supports, default=1.0)) for row, _, _, supports in scored]
        texts = [(row, 1 - of_text(supports)) for row, _, _, supports in scored]
        ours = {"support": figures(name, supported), "text": figures(name, texts), **ours}
        floors["words"] = figures(name, [(row, by_words(row)) for row in rows])
        floors["cosine"] = figures(name, by_cosine(checker, rows))
    else:
        ours = {"internal": figures(name, [(row, value) for row, _, value, _ in scored]), **ours}
        floors["length"] = figures(name, [(row, by_length(row)) for row in rows])
    found = {"rows": len(rows), **ours, **floors, "seconds": round(took, 1)}
    print(name, len(rows), "rows,", f"{took:.0f} s")
    for who in (*ours, *floors):
        print("  ", who.ljust(7), "  ".join(f"{key} {value:.3f}" for key, value in found[who].items()))
    return found


def references(bench: Path, checker: Checker, sample: int) -> dict[str, Any]:
    """Each of two human translations against the other: sentences with a finding of the model, and all sentences."""
    asked = alarms = 0
    supports: list[float] = []
    for row in lines(bench, "wmt21_deen_refs_odd", sample):
        for ours, theirs in ((row["article"], row["reference"]), (row["reference"], row["article"])):
            result = check(checker, {"article": ours, "reference": theirs})
            found = [f for f in result.findings if f.rule.endswith("/unexplained")]
            for finding in found:
                print(
                    "   ", finding.rule, f"{finding.confidence:.2f}", finding.text, "|", finding.evidence[0].text[:150]
                )
            known = [s.support for s in result.sentences if s.support is not None]
            asked, alarms, supports = asked + len(known), alarms + len(found), supports + known
    low = sum(s < 0.5 for s in supports) / max(1, len(supports))
    print(f"references: {alarms} alarms of the model in {asked} sentences; support below a half in {low:.3f}")
    return {"sentences": asked, "alarms": alarms, "support below a half": round(low, 3)}


def speed(bench: Path, model: str) -> dict[str, float]:
    from checker.consistency import get_consistency

    rows = lines(bench, "demetr", 400)
    pairs = [(row["reference"], row["article"]) for row in rows]
    began = time.process_time()
    judge = get_consistency("" if model == "none" else model)
    judge.judge(pairs[:1])
    loaded, clock = time.process_time(), time.perf_counter()
    judge.judge(pairs)
    each, passed = (
        len(pairs) / (now - then) for now, then in ((time.process_time(), loaded), (time.perf_counter(), clock))
    )
    print(f"loaded in {loaded - began:.2f} s, {each:.0f} pairs a second of processor time, {passed:.0f} by the clock")
    return {
        "load": round(loaded - began, 2),
        "pairs a second of processor time": round(each),
        "pairs a second by the clock": round(passed),
    }


def run(names: Sequence[str], args: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    checker = Checker(Settings(min_confidence=0.0 if args.all_findings else 0.5, fail_on=None, consistency=args.model))
    for name in names:
        if name == "references":
            yield name, references(args.bench, checker, args.sample)
        elif name == "speed":
            yield name, speed(args.bench, args.model)
        elif rows := lines(args.bench, name, args.sample):
            yield name, measure(checker, name, rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+")
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--model", default="own")
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--all-findings", action="store_true", help="count findings of any confidence")
    parser.add_argument("--freeze", action="store_true")
    args = parser.parse_args()
    found = dict(run(args.sets, args))
    if args.freeze:
        old = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
        RESULTS.write_text(
            json.dumps({**old, args.model: {**old.get(args.model, {}), **found}}, indent=1) + "\n", "utf-8"
        )


if __name__ == "__main__":
    main()
