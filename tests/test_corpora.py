"""None of the frozen figures of corpora/ may fall; `checker eval corpora --save corpora/figures.json` renews them."""

from __future__ import annotations

import json
from pathlib import Path

from checker.evaluate import evaluate, falls, figures
from checker.pipeline import Checker, Settings

CORPORA = Path(__file__).resolve().parent.parent / "corpora"


def test_no_frozen_figure_falls() -> None:
    checker = Checker(Settings(fail_on=None))
    frozen = json.loads((CORPORA / "figures.json").read_text(encoding="utf-8"))
    assert falls(frozen, figures(evaluate(CORPORA, checker), checker.signature)) == []
