"""Our rules beside other checkers of English, article alone: what they find and how often they cry wolf.

    python -m venv PEERS && PEERS/bin/pip install harper-py proselint
    python benchmarks/peers.py --peers PEERS [--bench FOLDER]

Gold are the defects of fluency, structure, typography and language in corpora/ that need no evidence. A finding is
right where it touches any defect of the article. Alarms are all findings on the corrected articles, and on human
references of WMT 2021 where they are there. Speed is processor time over the corpora articles, start-up left out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.model import Document, Severity, Side  # noqa: E402 - the checkout need not be installed
from checker.pipeline import Checker, Inputs, Settings  # noqa: E402
from checker.read.blocks import split_blocks  # noqa: E402

Spans = list[list[tuple[int, int]]]
KINDS = frozenset(
    """
duplicate-title duplicate-passage boilerplate caption-residue truncated same-root doubled-word calque false-friend
wrong-preposition article-error agreement garbled pronoun fragment untranslated mixed-language mistranslated-label
unbalanced-quotes foreign-quotes spacing
""".split()
)
WORKERS = {
    "harper": "import harper;l=harper.Linter();f=lambda t:[(x.span.start,x.span.end) for x in l.lint(t)]",
    "proselint": "from proselint.tools import LintFile;from proselint.checks import __register__ as r;"
    "from proselint.registry import CheckRegistry as R;from proselint.config import DEFAULT;R().register_many(r);"
    "f=lambda t:[(x.check_result.span[0]-1,x.check_result.span[1]-1) for x in LintFile('t',t).lint(DEFAULT)]",
}
RUN = (
    "\nimport json,sys,time\ntexts=json.load(sys.stdin);f('Start.');b=time.process_time();n=[f(t) for t in texts]\n"
    "json.dump([n,time.process_time()-b],sys.stdout)"
)


def ours(texts: list[str]) -> tuple[Spans, float]:
    checker = Checker(Settings(embedder="none"))
    _spans(checker, "Start.")
    began = time.process_time()
    found = [_spans(checker, text) for text in texts]
    return found, time.process_time() - began


def _spans(checker: Checker, text: str) -> list[tuple[int, int]]:
    result = checker.check(Inputs(split_blocks(Document("a", "a", text, Side.ARTICLE, "en"))))
    return [(f.span.start, f.span.end) for f in result.findings if f.severity >= Severity.MINOR]


def theirs(python: Path, code: str, texts: list[str]) -> tuple[Spans, float]:
    done = subprocess.run(
        [python, "-c", code + RUN], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    found, seconds = json.loads(done.stdout)
    return found, float(seconds)


def cases() -> list[tuple[str, str, list[tuple[int, int, bool]]]]:
    """Article, corrected article, and the places of defects with whether they count."""
    found = []
    for folder in sorted((ROOT / "corpora").glob("*/gold.json")):
        article = (folder.parent / "article.txt").read_text("utf-8")
        gold = [_place(article, defect) for defect in json.loads(folder.read_text("utf-8"))["defects"]]
        found.append((article, (folder.parent / "clean.txt").read_text("utf-8"), gold))
    return found


def _place(text: str, defect: dict[str, Any]) -> tuple[int, int, bool]:
    start = -1
    for _ in range(defect["occurrence"]):
        start = text.index(defect["quote"], start + 1)
    return start, start + len(defect["quote"]), defect["kind"] in KINDS and defect["needs"] == "article"


def human(bench: Path) -> list[str]:
    path = bench / "wmt21_deen_refs_odd.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []
    return [row[key].replace("\n", "\n\n") for row in rows for key in ("reference", "article")]


def row(name: str, run: Any, bench: Path) -> str:
    gold = cases()
    articles = [article for article, _, _ in gold]
    found, seconds = run(articles)
    counted = [(n, g) for n, (_, _, places) in enumerate(gold) for g in places if g[2]]
    hits = sum(any(_touch(f, g) for f in found[n]) for n, g in counted)
    right = sum(any(_touch(f, g) for g in gold[n][2]) for n, spans in enumerate(found) for f in spans)
    total = sum(map(len, found))
    clean = _alarms(run, [text for _, text, _ in gold])
    news = _alarms(run, human(bench))
    speed = sum(len(text.split()) for text in articles) / max(seconds, 1e-6)
    precision = f"{right / total:.2f}" if total else "–"
    return f"| {name} | {hits / len(counted):.2f} | {precision} | {clean} | {news} | {speed:,.0f} |"


def _touch(found: Any, gold: tuple[int, int, bool]) -> bool:
    return bool(found[0] < gold[1] and gold[0] < found[1])


def _alarms(run: Any, texts: list[str]) -> str:
    words = sum(len(text.split()) for text in texts)
    return f"{1000 * sum(map(len, run(texts)[0])) / words:.2f}" if words else "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, help="a virtual environment with the other checkers")
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    arguments = parser.parse_args()
    print("| tool | recall | precision | alarms, corrected | alarms, human news | words a second |")
    print("|---|--:|--:|--:|--:|--:|")
    print(row("ours", ours, arguments.bench), flush=True)
    for name, code in WORKERS.items() if arguments.peers else ():
        python = arguments.peers / "bin" / "python"
        try:
            print(row(name, lambda texts, c=code, p=python: theirs(p, c, texts), arguments.bench), flush=True)
        except subprocess.CalledProcessError as error:
            print(f"{name} cannot be run here: {error.stderr.strip().splitlines()[-1:]}")


if __name__ == "__main__":
    main()
