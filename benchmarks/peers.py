"""Our rules beside other checkers of English, article alone: what they find and how often they cry wolf.

    python -m venv PEERS && PEERS/bin/pip install harper-py proselint translate-toolkit
    apt-get install python3-link-grammar link-grammar-dictionaries-en
    cd PEERS && npm install retext retext-english retext-stringify retext-repeated-words retext-indefinite-article \\
        retext-quotes retext-redundant-acronyms retext-contractions retext-diacritics retext-sentence-spacing
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
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.model import Document, Severity, Side  # noqa: E402 - the checkout need not be installed
from checker.pipeline import Checker, Inputs, Settings  # noqa: E402
from checker.read.blocks import split_blocks  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Run = Callable[[list[str]], tuple["Spans", float]]

Spans = list[list[tuple[int, int]]]
KINDS = frozenset(
    """
duplicate-title duplicate-passage boilerplate caption-residue truncated same-root doubled-word calque false-friend
wrong-preposition article-error agreement garbled pronoun fragment untranslated mixed-language mistranslated-label
unbalanced-quotes foreign-quotes spacing
""".split()
)
# Each makes f: a text to the ranges that the tool marks.
WORKERS = {
    "harper": "import harper;l=harper.Linter();f=lambda t:[(x.span.start,x.span.end) for x in l.lint(t)]",
    "proselint": "from proselint.tools import LintFile;from proselint.checks import __register__ as r;"
    "from proselint.registry import CheckRegistry as R;from proselint.config import DEFAULT;R().register_many(r);"
    "f=lambda t:[(x.check_result.span[0]-1,x.check_result.span[1]-1) for x in LintFile('t',t).lint(DEFAULT)]",
    "link-grammar": """import re
from linkgrammar import Dictionary, ParseOptions, Sentence
import linkgrammar.clinkgrammar as clg
clg.lg_error_set_handler(None, None)
d, o = Dictionary('en'), ParseOptions(verbosity=0, max_null_count=9, max_parse_time=1)
def f(t):
    # Marked are the words that link to no other.
    found = []
    for m in re.finditer(r'[^.!?\\n][^.!?\\n]*[.!?]?', t):
        if len(m.group().split()) < 4: continue
        try: links = list(Sentence(m.group().strip(), d, o).parse())
        except Exception: continue  # too long for the time it is given
        if not links or not links[0].unused_word_cost(): continue
        at = m.start()
        for w in links[0].words():
            bare = w.strip('[]').split('.')[0] if len(w) > 1 else w
            place = t.lower().find(bare.lower(), at, m.end())
            if place >= 0:
                at = place + len(bare)
                if w.startswith('['): found.append((place, at))
    return found""",
    "pofilter": """import re
from translate.filters.checks import StandardChecker
from translate.storage.po import pounit
def f(t):
    # pofilter judges a translation beside its source; here the source is the article itself, paragraph by paragraph.
    found = []
    for m in re.finditer(r'[^\\n]+', t):
        unit = pounit(m.group()); unit.target = m.group()
        told = set(c.run_filters(unit)) - {'untranslated', 'unchanged'}
        if told: found.append(m.span())
    return found
c = StandardChecker()""",
}
RETEXT = """import {retext} from 'retext'
import retextEnglish from 'retext-english'
import retextStringify from 'retext-stringify'
import repeated from 'retext-repeated-words'
import article from 'retext-indefinite-article'
import quotes from 'retext-quotes'
import acronyms from 'retext-redundant-acronyms'
import contractions from 'retext-contractions'
import diacritics from 'retext-diacritics'
import spacing from 'retext-sentence-spacing'
const run = retext().use(retextEnglish).use(repeated).use(article).use(quotes).use(acronyms).use(contractions)
  .use(diacritics).use(spacing).use(retextStringify)
const f = t => run.processSync(t).messages.filter(m => m.place).map(m => [m.place.start.offset, m.place.end.offset])
f('Start.')
process.stdin.setEncoding('utf8')
let data = ''
for await (const part of process.stdin) data += part
const texts = JSON.parse(data), before = process.cpuUsage()
const found = texts.map(f), used = process.cpuUsage(before)
process.stdout.write(JSON.stringify([found, (used.user + used.system) / 1e6]))
"""
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


def theirs(command: list[str | Path], texts: list[str], folder: Path | None = None) -> tuple[Spans, float]:
    told = json.dumps(texts)
    done = subprocess.run(command, input=told, capture_output=True, text=True, check=True, cwd=folder)
    found, seconds = json.loads(done.stdout)
    return found, float(seconds)


def peers(folder: Path) -> Iterator[tuple[str, Run]]:
    """The other tools: Python packages and node_modules of the folder, link-grammar of the system."""
    for name, code in WORKERS.items():
        python = "/usr/bin/python3" if name == "link-grammar" else (folder / "bin" / "python").absolute()
        yield name, lambda texts, c=code, p=python: theirs([p, "-c", c + RUN], texts)
    script = (folder / "retext-run.mjs").absolute()
    script.write_text(RETEXT, encoding="utf-8")
    yield "retext", lambda texts: theirs(["node", script], texts, folder)


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


def row(name: str, run: Run, bench: Path) -> str:
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


def _alarms(run: Run, texts: list[str]) -> str:
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
    for name, run in peers(arguments.peers) if arguments.peers else ():
        try:
            print(row(name, run, arguments.bench), flush=True)
        except (subprocess.CalledProcessError, OSError) as error:
            told = getattr(error, "stderr", "") or str(error)
            print(f"{name} is missing here: {told.strip().splitlines()[-1][:120]}", flush=True)


if __name__ == "__main__":
    main()
