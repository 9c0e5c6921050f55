"""Evidence in other words: what the article says beside what a reference says of the same.

Each line of ``beside/*.txt`` is a sentence of the article, one of the evidence, and the words that a finding of the
file's rules marks, nothing where none may be.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.evidence import findings

TABLES = sorted((Path(__file__).parent / "beside").glob("*.txt"))
ROWS = [
    pytest.param(table, *(cell.strip() for cell in line.split("|")), id=f"{table.stem}-{number}")
    for table in TABLES
    for number, line in enumerate(table.read_text("utf-8").splitlines(), 1)
    if not line.startswith("#")
]


@pytest.mark.parametrize(("table", "article", "evidence", "marked"), ROWS)
def test_beside_evidence(table: Path, article: str, evidence: str, marked: str) -> None:
    rules = tuple(table.read_text("utf-8").splitlines()[0].removeprefix("# rules: ").split())
    found = [finding.text for finding in findings(article, *rules, reference=evidence)]
    assert found == ([marked] if marked else [])
