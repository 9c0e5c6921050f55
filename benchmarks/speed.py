"""How fast the default rules are on plain English, without evidence and models, beside other checkers in the same run.

    python -m venv PEERS, and the rest of what benchmarks/peers.py says
    python benchmarks/speed.py [--words 20000] [--peers PEERS] [--bench FOLDER] [--save benchmarks/results/speed.json]

All times are processor time of one thread, so that other programs disturb them less. Texts are human news (references
of WMT 2021, --bench) or, without them, the clean articles of corpora/. Each text is gone through several times: first
words and phrases are met that the process does not know yet, later none is, and the best run counts. Articles go
through eight at once, as the command line takes them.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from peers import peers as others

from checker.annotate import annotate_all
from checker.cli import ALLOCATIONS
from checker.cli.running import TOGETHER
from checker.model import Case, Document, Rule, Side
from checker.pipeline import Checker, Inputs, Settings
from checker.read.blocks import split_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
PATTERNS = frozenset({"substitution", "phrase", "tokens", "near", "regex"})
T = TypeVar("T")
RUNS = 5  # of what is short; the best counts


def texts(bench: Path, words: int) -> list[str]:
    """News of about so many words."""
    path = bench / "wmt21_deen_refs_odd.jsonl"
    if path.exists():
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        found = [row[key].replace("\n", "\n\n") for row in rows for key in ("reference", "article")]
    else:
        found = [file.read_text("utf-8") for file in sorted((ROOT / "corpora").glob("**/clean.txt"))]
    kept: list[str] = []
    while sum(map(count, kept)) < words and len(kept) < len(found):
        kept.append(found[len(kept)])
    return kept


def count(text: str) -> int:
    return len(text.split())


def document(text: str) -> Document:
    return split_blocks(Document("a", "a", text, Side.ARTICLE, "en"))


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def by_eight(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """As many at once as the command line takes."""
    return (items[at : at + TOGETHER] for at in range(0, len(items), TOGETHER))


def stages(checker: Checker, articles: Sequence[str]) -> dict[str, float]:
    """Seconds of each stage of the line."""
    documents = [document(text) for text in articles]
    annotated: list[Document] = []
    taken = {"read": seconds(lambda: [document(text) for text in articles])}
    taken["annotate"] = seconds(lambda: [annotated.extend(annotate_all(some)) for some in by_eight(documents)])
    cases = list(map(Case, annotated))
    taken["look up rules"] = seconds(lambda: list(map(checker.prefilter.standing_together, by_eight(cases))))
    whole = seconds(lambda: [checker.results(some) for some in by_eight(cases)])
    again = seconds(lambda: list(map(checker.prefilter.standing_together, by_eight(cases))))  # first it is dearer
    taken["run rules"] = whole - again
    return taken


def by_check(checker: Checker, cases: Iterable[Case]) -> dict[str, float]:
    taken: dict[str, float] = defaultdict(float)
    for some in by_eight(list(cases)):
        standing = checker.prefilter.standing_together(some)
        for at, rule in enumerate(checker.chosen):
            for case, met in zip(some, standing, strict=True):
                if at in met and checker.runs(rule, case):
                    taken[rule.check] += seconds(lambda rule=rule, case=case: checker.findings(case, rule))
    return dict(sorted(taken.items(), key=lambda item: -item[1]))


def with_rules(checker: Checker, articles: Sequence[str], rules: list[Rule]) -> float:
    """Seconds that these rules take, once their words have been met."""
    other = Checker(checker.settings)
    other.rules = rules
    cases = [checker.case(Inputs(document(text))) for text in articles]
    for case in cases:
        other.result(case)
    runs = []
    for _ in range(RUNS):
        for case in cases:
            case.memo.clear()
        runs.append(seconds(lambda: [other.results(some) for some in by_eight(cases)]))
    return min(runs)


def growth(checker: Checker, articles: Sequence[str]) -> dict[str, float]:
    """Seconds by rules: none of the patterns, every second, all, and all of them twice under other names."""
    rest = [rule for rule in checker.rules if rule.check not in PATTERNS]
    patterns = [rule for rule in checker.rules if rule.check in PATTERNS]
    again = [replace(rule, id=f"{rule.id}-again") for rule in patterns]
    sets = {"none": rest, "half": [*rest, *patterns[::2]], "all": checker.rules, "twice": [*checker.rules, *again]}
    return {name: with_rules(checker, articles, rules) for name, rules in sets.items()}


def lengths(checker: Checker, text: str) -> dict[str, float]:
    """Microseconds a word for one article, and for the same said 2, 4 and 8 times over."""
    found = {}
    for times in (1, 2, 4, 8):
        long = "\n\n".join([text] * times)
        checker.check(Inputs(document(long)))
        runs = [seconds(lambda long=long: checker.check(Inputs(document(long)))) for _ in range(3)]
        found[f"{count(long):,} words"] = 1e6 * min(runs) / count(long)
    return found


def started(*arguments: str) -> float:
    """Seconds of processor time of a run of the command line, the best of several."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    runs = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "checker", *arguments]
        subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        runs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(runs)


def peers(folder: Path | None, articles: list[str]) -> dict[str, float]:
    """Words a second of each other checker that is there."""
    found = {}
    for name, run in others(folder) if folder else ():
        try:
            _, taken = run(articles)
        except (subprocess.CalledProcessError, OSError) as error:
            print(f"{name} cannot be run here: {error}")
            continue
        found[name] = sum(map(count, articles)) / taken
    return found


def measured(arguments: argparse.Namespace) -> dict[str, Any]:
    gc.set_threshold(ALLOCATIONS, 20, 100)  # as the command line does
    articles = texts(arguments.bench, arguments.words)
    words = sum(map(count, articles))
    checker = Checker(Settings(embedder="none"))
    first, *later = [stages(checker, articles) for _ in range(1 + RUNS)]
    again = {name: min(taken[name] for taken in later) for name in first}
    cases = [checker.case(Inputs(document(text))) for text in articles]
    rules = again["look up rules"] + again["run rules"]
    ours = {"whole line": words / sum(again.values()), "rules alone": words / rules}
    longest = max(articles, key=count)
    return {
        "words": words,
        "rules": len(checker.rules),
        "words a second, first time": rounded({name: words / taken for name, taken in first.items()}),
        "words a second": rounded({name: words / taken for name, taken in again.items()} | ours),
        "microseconds a word by check": {k: round(1e6 * v / words, 2) for k, v in by_check(checker, cases).items()},
        "microseconds a word by patterns": {k: round(1e6 * v / words, 1) for k, v in growth(checker, articles).items()},
        "microseconds a word by length": {k: round(v, 1) for k, v in lengths(checker, longest).items()},
        "seconds of a run": {
            "--help": round(started("--help"), 2),
            "check of one article": round(
                started("check", *map(str, sorted((ROOT / "seeds").glob("*.txt"))), "--fail-on", "never"), 2
            ),
        },
        "peers, words a second": rounded(peers(arguments.peers, articles)),
    }


def rounded(table: dict[str, float]) -> dict[str, int]:
    return {name: round(value) for name, value in table.items()}


def shown(found: dict[str, Any]) -> str:
    lines = [f"{found['words']:,} words, {found['rules']} rules", ""]
    for title, table in found.items():
        if isinstance(table, dict):
            lines += [title, *(f"  {name:24} {value:>12,}" for name, value in list(table.items())[:16]), ""]
    ours = found["words a second"]
    for name, speed in found["peers, words a second"].items():
        ratios = ", ".join(f"{key} {ours[key] / speed:.2f}" for key in ("whole line", "rules alone"))
        lines.append(f"ours to {name}: {ratios}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=20_000)
    parser.add_argument("--peers", type=Path, help="a virtual environment with the other checkers")
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--save", type=Path, help="write the figures there")
    arguments = parser.parse_args()
    found = measured(arguments)
    print(shown(found))
    if arguments.save:
        arguments.save.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
