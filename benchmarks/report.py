"""What a report on many articles costs: time, memory, size of its pages, and how soon its index opens.

    python benchmarks/report.py [--articles 1000] [--keep FOLDER]

The articles are those of corpora/ with their sources, references and facts, again and again; each time round the
people in them have other names. Memory is the peak of the whole process as the system counts it; the index opens in
Chromium, if one is installed: from asking for the file until it is loaded and laid out, best and worst of five.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from checker.annotate import annotate
from checker.annotate.spellings import spellings
from checker.model import Facts, Side
from checker.read.articles import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
FRAME = """<!DOCTYPE html><html><body><pre></pre><iframe style="width:1280px;height:900px"></iframe><script>
const frame = document.querySelector("iframe"), began = performance.now();
frame.addEventListener("load", () => {
  const tall = frame.contentDocument.documentElement.offsetHeight;
  document.querySelector("pre").textContent = `opened:${performance.now() - began}:${tall}`;
});
frame.src = "index.html";
</script></body></html>"""


def cases() -> list[tuple[dict[str, Any], set[str]]]:
    """Each annotated article as a row, and the last names of the people in it."""
    found = []
    for folder in sorted(gold.parent for gold in CORPORA.glob("**/gold.json")):
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        row = {"id": folder.name, "date": gold["date"], "lang": gold["lang"], "source_lang": gold["source_lang"]}
        files = {"text": "article.txt", "source": "source.txt", "reference": "reference.txt"}
        texts = {key: folder / name for key, name in files.items() if (folder / name).exists()}
        row |= {key: path.read_text(encoding="utf-8") for key, path in texts.items()}
        if (folder / "facts.yaml").exists():
            row["facts"] = yaml.safe_load((folder / "facts.yaml").read_text(encoding="utf-8"))
        article = annotate(read_document(folder / "article.txt", Side.ARTICLE))
        people = {name.house.split()[-1] for name in spellings(article, Facts()) if name.kind == "person"}
        found.append((row, {name for name in people if len(name) > 3 and name.isalpha()}))
    return found


def renamed(row: dict[str, Any], people: set[str], turn: int) -> str:
    """The row with other last names in all of its texts: vowels go round, and a syllable is added."""
    text = json.dumps(row, ensure_ascii=False, default=str)
    if people and turn:
        pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, people)))})\b")
        text = pattern.sub(lambda hit: _other(hit.group(), turn), text)
    return json.dumps({**json.loads(text), "id": f"{row['id']}/{turn}"}, ensure_ascii=False)


def _other(name: str, turn: int) -> str:
    vowels = "aeiou"
    moved = str.maketrans(vowels, vowels[turn % 5 :] + vowels[: turn % 5])
    return name.translate(moved) + ("", "ler", "ov", "ini", "son")[turn // 5 % 5]


def rows(articles: int) -> Iterator[str]:
    found = cases()
    return islice((renamed(row, people, turn) for turn in count() for row, people in found), articles)


def report(batch: Path, folder: Path) -> tuple[float, float]:
    """Seconds, and the peak of memory in MB."""
    command = [sys.executable, "-m", "checker", "report", str(batch), "-o", str(folder)]
    began = time.perf_counter()
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    if done.returncode > 1:
        sys.exit(f"checker report ended with {done.returncode}")
    return time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def opened(folder: Path) -> list[float]:
    """Milliseconds until the index is loaded and laid out, each time in a new browser."""
    frame = folder / "opened.html"
    frame.write_text(FRAME, encoding="utf-8")
    taken = []
    for _ in range(5):
        with tempfile.TemporaryDirectory() as profile:
            options = ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--dump-dom"]
            command = [CHROMIUM, *options, f"--user-data-dir={profile}", frame.as_uri()]
            done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        found = re.search(r"opened:([\d.]+):(\d+)", done.stdout)
        if found and int(found[2]) > 0:
            taken.append(float(found[1]))
    frame.unlink()
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="write the pages there and leave them")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = (options.keep.resolve() if options.keep else None) or Path(name) / "reports"
        batch = Path(name) / "batch.jsonl"
        batch.write_text("".join(f"{row}\n" for row in rows(options.articles)), encoding="utf-8")
        seconds, memory = report(batch, folder)
        sizes = {path.name: path.stat().st_size for path in folder.glob("*.html")}
        index = sizes.pop("index.html")
        print(f"articles          {len(sizes):,}")
        print(f"time              {seconds:.0f} s, {1000 * seconds / len(sizes):.0f} ms an article")
        print(f"memory, peak      {memory:.0f} MB")
        whole = sum(sizes.values())
        print(f"pages             {max(sizes.values()) / 1e3:.0f} kB the largest, {whole / 1e6:.0f} MB together")
        print(f"index             {index / 1e3:.0f} kB")
        times = opened(folder) if CHROMIUM else []
        shown = f"{min(times):.0f} to {max(times):.0f} ms" if times else "not measured: no Chromium"
        print(f"index, to open    {shown}")


if __name__ == "__main__":
    main()
