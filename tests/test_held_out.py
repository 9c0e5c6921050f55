"""The articles kept for measuring are well formed; how they are answered gates nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.evaluate import read_gold

FOLDER = Path(__file__).parents[1] / "corpora" / "held-out"


@pytest.mark.parametrize("case", sorted(path.parent for path in FOLDER.glob("*/gold.json")), ids=lambda path: path.name)
def test_gold_can_be_read(case: Path) -> None:
    gold = read_gold(case)
    assert gold.defects
    assert (case / "clean.txt").read_text(encoding="utf-8") != (case / "article.txt").read_text(encoding="utf-8")
