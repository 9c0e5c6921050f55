"""How the parts of a sentence's support are best put together: sound machine translations of news beside spoilt ones.

    python benchmarks/support.py --documents 110 --freeze    (results in benchmarks/results/support.json)

Three segments of a machine translation are the article, the human translation of the whole document is the
evidence. Its twin has a figure or a date exchanged for another of the document, or a 'not' put behind an auxiliary, by
a seeded draw. Told are the share of pairs whose spoilt twin has the less supported sentence (ties a half) and the
share of sound sentences whose support is below 0.15. The set is no benchmark; `facts.py pairs` measures on summaries.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import defaultdict
from math import prod
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any

from checker import weigh
from checker.checks.verdicts import sentence_supports
from checker.lang.dates import find_dates
from checker.lang.numbers import find_quantities
from checker.model import Document, Side
from checker.pipeline import Checker, Inputs
from checker.read.blocks import split_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks.consistency import of_text  # noqa: E402 - the checkout need not be installed

RESULTS = ROOT / "benchmarks" / "results" / "support.json"
SEGMENTS = 3  # of an article
FAR = 6  # segments from which a document has values of other things
LOW = 0.15  # support at which an editor looks
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|will|has|have|had|can|could|would|should)\b(?! not|n't)")


def _least(left: Sequence[float]) -> float:
    return min(left)


def _half(left: Sequence[float]) -> float:
    return (min(left) + prod(left)) / 2


WAYS: dict[str, Callable[[Sequence[float]], float]] = {"least": _least, "half way": _half, "product": prod}

TEXTS: dict[str, Callable[[Sequence[float]], float]] = {
    "lowest": min, "mean": mean, "lowest and mean": of_text, "product": prod
}  # fmt: skip


def documents(bench: Path, seed: int) -> Iterator[tuple[list[str], str]]:
    """Segments of a machine translation drawn from each document, and the human translation of all of it."""
    draw = random.Random(seed)  # noqa: S311 - a sample, no secret
    rows = [json.loads(line) for line in (bench / "train_mt_news.jsonl").read_text("utf-8").splitlines()]
    draw.shuffle(rows)
    for row in rows:
        segments = row["segments"]
        systems = [_first(segment["systems"]) for segment in segments]
        if len(segments) >= FAR and all(systems):
            drawn = sorted(draw.sample(range(len(segments)), SEGMENTS))
            yield [systems[n] for n in drawn], " ".join(_first(segment["references"]) for segment in segments)


def _first(texts: Any) -> str:
    return next(iter(texts.values() if isinstance(texts, dict) else texts), "")


def twins(sound: list[str], reference: str, draw: random.Random) -> Iterator[tuple[str, list[str]]]:
    for kind, find in (("number", find_quantities), ("date", find_dates)):
        values = [reference[m.span.start : m.span.end] for m in find(reference, "en")]
        places = [(n, m.span) for n, text in enumerate(sound) for m in find(text, "en")]
        draw.shuffle(places)
        for n, span in places:
            others = [value for value in values if value.lower() not in sound[n].lower()]
            if others:
                yield kind, _with(sound, n, span.start, span.end, draw.choice(others))
                break
    places_of_not = [(n, m.end()) for n, text in enumerate(sound) for m in _AUXILIARY.finditer(text)]
    if places_of_not:
        n, end = draw.choice(places_of_not)
        yield "negation", _with(sound, n, end, end, " not")


def _with(texts: list[str], n: int, start: int, end: int, new: str) -> list[str]:
    return [text[:start] + new + text[end:] if at == n else text for at, text in enumerate(texts)]


def left(checker: Checker, article: str, reference: str) -> list[list[float]]:
    """What the parts leave of each sentence that has evidence."""
    case = checker.case(Inputs(_text(article, Side.ARTICLE), None, (_text(reference, Side.REFERENCE),)))
    found = checker.result(case).findings
    rows = weigh.parts(sentence_supports(case), found, case)
    known = [([part for part in row[:2] if part is not None], 1 - row[2]) for row in rows]
    return [[*several, wrong] for several, wrong in known if several]


def _text(content: str, side: Side) -> Document:
    return split_blocks(Document(id=side.value, path=side.value, text=content, side=side, lang="en"))


def measure(checker: Checker, bench: Path, wanted: int) -> dict[str, Any]:
    draw = random.Random(5)  # noqa: S311 - a sample, no secret
    won: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    texts: dict[str, list[float]] = defaultdict(list)
    sentences: list[list[float]] = []
    for _, (sound, reference) in zip(range(wanted), documents(bench, 5), strict=False):
        own = left(checker, " ".join(sound), reference)
        sentences += own
        for kind, spoilt in twins(sound, reference, draw):
            other = left(checker, " ".join(spoilt), reference)
            for name, way in WAYS.items():
                a, b = min(map(way, own), default=1.0), min(map(way, other), default=1.0)
                won[name][kind].append((b < a) + 0.5 * (a == b))
            for name, whole in TEXTS.items():
                a, b = (whole([_least(one) for one in rows] or [1.0]) for rows in (own, other))
                texts[name].append((b < a) + 0.5 * (a == b))
    return {
        "pairs": {kind: len(rows) for kind, rows in won["least"].items()},
        "told": {name: {kind: _mean(rows) for kind, rows in kinds.items()} for name, kinds in won.items()},
        "told as texts": {name: _mean(rows) for name, rows in texts.items()},
        "sound sentences": len(sentences),
        "sound below 0.15": {name: _mean([way(s) < LOW for s in sentences]) for name, way in WAYS.items()},
    }


def _mean(rows: Sequence[float]) -> float:
    return round(sum(rows) / max(1, len(rows)), 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--documents", type=int, default=110)
    parser.add_argument("--freeze", action="store_true")
    arguments = parser.parse_args()
    if not (arguments.bench / "train_mt_news.jsonl").exists():
        print("train_mt_news: not there")
        return
    found = measure(Checker(), arguments.bench, arguments.documents)
    print(json.dumps(found, indent=1))
    if arguments.freeze:
        RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
