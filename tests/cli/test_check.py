"""``checker check``: several reports of one run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from checker.cli import run
from checker.cli.verdict import Format
from checker.errors import ExitCode
from checker.render import RENDERERS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("A new bridge\n\nThe town has has a new bridge.\n", encoding="utf-8")
    return path


def test_every_format_has_a_name_on_the_command_line() -> None:
    assert list(RENDERERS) == [form.value for form in Format]


@pytest.mark.parametrize("first", ["pretty", "jsonl"])
def test_further_reports(article: Path, first: str, capsys: pytest.CaptureFixture[str]) -> None:
    paths = {form: article.with_name(f"report.{form.value}") for form in Format}
    also = [part for form, path in paths.items() for part in ("--also", f"{form.value}:{path}")]
    code = run(["check", str(article), "--format", first, "--fail-on", "minor", *also])
    assert code == ExitCode.FINDINGS
    shown = capsys.readouterr().out
    assert shown == paths[Format(first)].read_text(encoding="utf-8")
    rules = [
        found["rule"]
        for found in json.loads(paths[Format.JSON].read_text(encoding="utf-8"))["documents"][0]["findings"]
    ]
    assert "fluency/doubled-word" in rules
    for form, path in paths.items():
        assert "fluency/doubled-word" in path.read_text(encoding="utf-8"), form


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (["html"], "names no file"),
        (["html:"], "names no file"),
        (["htm:report.html"], "did you mean html"),
        (["html:r", "sarif:r"], "two reports"),
        (["html:no-such-folder/r"], "does not exist"),
    ],
)
def test_wrong_further_reports(
    article: Path, values: list[str], words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    assert run(["check", str(article), *(part for value in values for part in ("--also", value))]) == ExitCode.USAGE
    assert words in capsys.readouterr().err
    assert [path.name for path in article.parent.iterdir()] == ["article.txt"]
