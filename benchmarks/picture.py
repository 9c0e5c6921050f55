"""Draws docs/report.svg, the picture in the README: the beginning of the report on a real article with its evidence."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from checker import __version__
from checker.model import Side
from checker.pipeline import Checker, Inputs, Settings
from checker.read.articles import read_document
from checker.read.facts import read_facts
from checker.render.meta import Meta
from checker.render.pretty import render

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "corpora" / "00-iraq-combat-mission"
DAY = date(2021, 7, 27)
WIDTH = 100
LINES = 64


def main() -> None:
    checker = Checker(Settings())
    article = read_document(ROOT / "seeds" / "complete-news-world.txt", Side.ARTICLE, date=DAY)
    reference = read_document(CASE / "reference.txt", Side.REFERENCE, date=DAY)
    result = checker.check(Inputs(article, None, (reference,), read_facts(CASE / "facts.yaml")))
    text = render([result], Meta(__version__, checker.signature, color=True, width=WIDTH))
    text = text.replace(f"{ROOT}/", "").replace(str(CASE.relative_to(ROOT)) + "/", "")
    (ROOT / "docs" / "report.svg").write_text(_svg(text), encoding="utf-8")


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
