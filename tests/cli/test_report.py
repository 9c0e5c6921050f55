"""``checker report``: a folder of pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from checker.cli import run
from checker.errors import ExitCode

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "A new bridge\n\nThe town has a new bridge.\n"
BAD = "A new bridge\n\nThe town has has a new bridge.\n"


def test_a_page_for_each_article_and_an_index(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    batch = tmp_path / "batch.jsonl"
    lines = [{"id": "../x", "text": GOOD}, {"id": "../x", "text": BAD}, {"id": 3, "text": 4}]
    batch.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    folder = tmp_path / "new" / "reports"
    assert run(["report", str(batch), "-o", str(folder), "--fail-on", "minor"]) == ExitCode.INCOMPLETE
    shown = capsys.readouterr()
    assert shown.out == f"{folder / 'index.html'}: 2 of 3 not ready\n"
    assert "batch.jsonl:3" in shown.err
    assert sorted(path.name for path in folder.iterdir()) == ["index.html", "x-2.html", "x.html"]
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert 'href="x.html"' in index
    assert 'href="x-2.html"' in index
    assert "fluency/doubled-word" in (folder / "x-2.html").read_text(encoding="utf-8")
    assert 'href="index.html"' in (folder / "x.html").read_text(encoding="utf-8")
    for path in folder.iterdir():
        assert path.stat().st_size < 200_000


@pytest.mark.parametrize(("fail_on", "code"), [("minor", ExitCode.FINDINGS), ("never", ExitCode.PASSED)])
def test_exit_codes_are_those_of_check(tmp_path: Path, fail_on: str, code: ExitCode) -> None:
    article = tmp_path / "article.txt"
    article.write_text(BAD, encoding="utf-8")
    assert run(["report", str(article), "-o", str(tmp_path / "out"), "--fail-on", fail_on]) == code


def test_limits_are_those_of_check(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(BAD, encoding="utf-8")
    arguments = ["report", str(article), "-o", str(tmp_path / "out"), "--fail-on", "never", "--min-quality"]
    assert run([*arguments, "99.5"]) == ExitCode.FINDINGS
    (page,) = {*(tmp_path / "out").iterdir()} - {tmp_path / "out" / "index.html"}
    assert "below --min-quality 99.5" in page.read_text(encoding="utf-8")
    assert run([*arguments, "1"]) == ExitCode.PASSED


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "article.txt"
    article.write_text(GOOD, encoding="utf-8")
    assert run(["report", str(article), "-o", str(article)]) == ExitCode.USAGE
    assert run(["report", str(article), "-o", str(article / "x")]) == ExitCode.USAGE
    assert "is a file, not a folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["article.txt"]
