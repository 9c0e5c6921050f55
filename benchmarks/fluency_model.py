"""How well language models tell broken English from news that people wrote, and what their figures mean.

    python benchmarks/fluency_model.py [MODEL ...] [--pairs 120] [--save]

Read are pairs of DEMETR, one broken error each of word order, missing words, inflection or function words, beside the
sound sentence, and sentences of human translations of WMT 2021. MODEL is what --fluency-model takes. ``--save`` writes
what was measured to checker/data/fluency.json: from which oddness on a sentence is told of, and which share of such
sentences is broken where broken and sound ones are equally many.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.false_alarms import lines  # noqa: E402 - the checkout need not be installed
from checker.embed import get_language_model  # noqa: E402
from checker.lang.oddness import oddness  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

TARGET = ROOT / "checker" / "data" / "fluency.json"
KINDS = frozenset(
    "pos_shift function_word word_swap shuffled verb_removed conj_removed subj_removed noun_removed tense"
    " aspect".split()
)
HUMAN = 0.98  # share of sound sentences that must lie below the least oddness that is told of
MINOR = 0.9  # share of broken ones from which a finding is more than neutral
SEED = 5


def pairs(count: int) -> list[tuple[str, str]]:
    """Broken and sound sentences; no error is in two of them."""
    rows = {str(row["id"]): row for lang in ("cs", "es", "it") for row in lines(f"demetr_{lang}.jsonl")}
    broken = [row for row in rows.values() if row["label"] and row["meta"]["error"] in KINDS]  # type: ignore[index]
    random.Random(SEED).shuffle(broken)  # noqa: S311 - a sample, no secret
    return [(str(row["article"]), str(rows[str(row["pair"])]["article"])) for row in broken[:count]]


def human(count: int) -> list[str]:
    rows = [str(row["reference"]) for row in lines("wmt21_deen_refs_odd.jsonl")]
    texts = [line for row in rows for line in row.split("\n") if len(line.split()) > 8]
    random.Random(SEED).shuffle(texts)  # noqa: S311
    return texts[:count]


def auc(broken: Sequence[float], sound: Sequence[float]) -> float:
    return sum((x > y) + 0.5 * (x == y) for x in broken for y in sound) / (len(broken) * len(sound))


def steps(broken: Sequence[float], sound: Sequence[float]) -> list[list[float]]:
    """Oddness, and the share of broken ones from there on, rising; by the rule of succession."""
    out: list[list[float]] = []
    least = sorted(sound)[int(len(sound) * HUMAN)]
    for value in sorted({round(x, 2) for x in broken if x >= least}):
        right = sum(x >= value for x in broken) / len(broken)
        wrong = sum(x >= value for x in sound) / len(sound)
        both = len(broken) * (right + wrong)
        share = round((len(broken) * right + 1) / (both + 2), 2)
        if share >= 0.5 and (not out or share > out[-1][1]):
            out.append([value, share])
    return out


def measure(name: str, both: list[tuple[str, str]], news: list[str]) -> dict[str, Any]:
    model = get_language_model(name)
    texts = [text for pair in both for text in pair] + news
    model.surprisals(texts[:1])
    began = time.process_time()
    scores = [oddness(text, row) for text, row in zip(texts, model.surprisals(texts), strict=True)]
    seconds = time.process_time() - began
    broken, twins, sound = scores[: 2 * len(both) : 2], scores[1 : 2 * len(both) : 2], scores[2 * len(both) :]
    told = steps(broken, sound + twins)
    least = told[0][0] if told else float("inf")
    odder = sum(b > t for b, t in zip(broken, twins, strict=True)) / len(both)
    print(
        f"| {name} | {odder:.2f} | {auc(broken, twins):.2f} "
        f"| {sum(x >= least for x in broken) / len(broken):.2f} | {sum(x >= least for x in sound) / len(sound):.3f} "
        f"| {len(texts) / seconds:.1f} |",
        flush=True,
    )
    return {"minor": MINOR, "steps": told, "pairs": len(both), "human": len(news)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="*", default=["smollm2"])
    parser.add_argument("--pairs", type=int, default=120)
    parser.add_argument("--save", action="store_true")
    arguments = parser.parse_args()
    both, news = pairs(arguments.pairs), human(arguments.pairs)
    print(f"{len(both)} pairs, {len(news)} human sentences")
    print("| model | broken is the odder one | AUC | broken told of | human told of | sentences a second |")
    print("|---|--:|--:|--:|--:|--:|")
    found = {name.partition("@")[0]: measure(name, both, news) for name in arguments.models}
    if arguments.save:
        save(found)


def save(found: dict[str, dict[str, Any]]) -> None:
    """What was measured takes the place of what was; what another script measured of a model stays."""
    known = json.loads(TARGET.read_text(encoding="utf-8"))
    merged = known | {name: known.get(name, {}) | values for name, values in found.items()}
    TARGET.write_text(json.dumps(merged, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
