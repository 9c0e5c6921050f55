"""Draws the pictures in the README, of a real article with its evidence: docs/report.svg and docs/report.png.

The first is the beginning of the text report. The second is the HTML report with one finding chosen, as Chromium
shows it, and is drawn where that is installed.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from checker import __version__
from checker.model import Side
from checker.pipeline import Checker, Inputs, Settings
from checker.read.articles import read_document
from checker.read.facts import read_facts
from checker.render import RENDERERS
from checker.render.meta import Meta

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "corpora" / "00-iraq-combat-mission"
DAY = date(2021, 7, 27)
WIDTH = 100
LINES = 64
SIZE = "1280,960"  # in pixels
CHOSEN = "names/mixed-name"


def main() -> None:
    checker = Checker(Settings())
    article = read_document(ROOT / "seeds" / "complete-news-world.txt", Side.ARTICLE, date=DAY)
    reference = read_document(CASE / "reference.txt", Side.REFERENCE, date=DAY)
    source = read_document(CASE / "source.txt", Side.SOURCE, lang="de", date=DAY)
    facts = read_facts(CASE / "facts.yaml")
    meta = Meta(__version__, lambda: checker.signature, color=True, width=WIDTH)
    result = checker.check(Inputs(article, None, (reference,), facts))
    (ROOT / "docs" / "report.svg").write_text(_svg(_short(RENDERERS["pretty"]([result], meta))), encoding="utf-8")
    result = checker.check(Inputs(article, source, (reference,), facts))
    chosen = next(n for n, finding in enumerate(result.findings, 1) if finding.rule == CHOSEN)
    _png(_short(RENDERERS["html"]([result], meta)), f"d1-f{chosen}")


def _short(text: str) -> str:
    """Without the folders of this checkout."""
    return text.replace(f"{ROOT}/", "").replace(str(CASE.relative_to(ROOT)) + "/", "")


def _png(page: str, card: str) -> None:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
    if not chromium:
        print("no Chromium is installed: docs/report.png stays as it is")
        return
    # A script chooses the finding, so the page has to do without the policy that would stop it.
    page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    page = page.replace("</body>", f"<script>document.getElementById('{card}').click()</script></body>")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        file.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=2000"]
        options += [f"--user-data-dir={folder}/p", f"--window-size={SIZE}", f"--screenshot={ROOT / 'docs/report.png'}"]
        subprocess.run([chromium, *options, file.as_uri()], check=True, capture_output=True, timeout=120)


def _svg(text: str) -> str:
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    lines = text.split("\n")
    end = (
        next((n for n in range(LINES, 0, -1) if not lines[n - 1].strip()), LINES) if len(lines) > LINES else len(lines)
    )
    console.print(Text.from_ansi("\n".join(lines[:end])), highlight=False)
    svg = console.export_svg(title="checker check article.txt --facts facts.yaml", unique_id="report")
    # Without the fonts that a viewer would fetch from elsewhere.
    return re.sub(r"@font-face \{.*?\}|<!--.*?-->", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    main()
