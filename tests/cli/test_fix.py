"""``checker fix`` on files: what is written, what is shown, and what is left alone; and a whole pipeline."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from checker.cli import run
from checker.errors import ExitCode

TEXT = "A new bridge\r\n\r\nThe town has has a new bridge.\x0c It cost 1,5 million euros."
FIXED = TEXT.replace("has has", "has").replace("1,5", "1.5")


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode())
    return Path("article.txt")


def fix(*arguments: str) -> int:
    return run(["fix", *arguments, "--embedder", "none"])


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_only_what_is_wrong_changes(article: Path, mark: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    article.write_bytes(mark + TEXT.encode())
    article.chmod(0o640)
    assert fix("article.txt") == ExitCode.PASSED
    assert article.read_bytes() == mark + FIXED.encode()
    assert article.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in Path().iterdir()] == ["article.txt"]
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "checker: article.txt: 2 fixed, 0 left\n")
    assert fix("article.txt", "-q") == ExitCode.PASSED
    assert capsys.readouterr().err == ""


def test_a_diff_writes_nothing(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fix("article.txt", "--diff") == ExitCode.FINDINGS
    assert article.read_bytes() == TEXT.encode()
    lines = capsys.readouterr().out.split("\n")
    assert lines[0] == "--- a/article.txt"
    assert lines[5].startswith("-The town has has a new bridge.\x0c It cost 1,5")
    assert lines[6] == "\\ No newline at end of file"
    assert lines[7].startswith("+The town has a new bridge.\x0c It cost 1.5")
    article.write_bytes(FIXED.encode())
    capsys.readouterr()
    assert fix("article.txt", "--diff") == ExitCode.PASSED
    assert capsys.readouterr().out == ""


def test_standard_input_comes_fixed_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert fix("-") == ExitCode.PASSED
    assert capsys.readouterr().out == FIXED


def test_old_encodings_and_batches_are_left_alone(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = TEXT.replace("town", "café").encode("cp1252")
    article.write_bytes(data)
    assert fix("article.txt") == ExitCode.USAGE
    assert article.read_bytes() == data
    assert "save it as UTF-8" in capsys.readouterr().err
    Path("b.jsonl").write_text('{"text": "has has"}\n', encoding="utf-8")
    assert fix("b.jsonl") == ExitCode.USAGE
    Path("c.txt").write_text("It has has.\n", encoding="utf-8")
    assert fix("article.txt", "c.txt") == ExitCode.INCOMPLETE  # the others go on
    assert Path("c.txt").read_text(encoding="utf-8") == "It has.\n"


def test_a_pipeline(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Known findings pass, a new one fails with one annotation, and fixing it passes again."""
    Path("checker.toml").write_text(
        'baseline = "checker.baseline"\nfail-on = "minor"\nembedder = "none"\n', encoding="utf-8"
    )
    Path("checker.baseline").write_text('{"checker-baseline": 1}\n', encoding="utf-8")
    text = "A new bridge\n\nMuch depends of the weather, said the mayor.\n\nIt has three arches.\n"
    article.write_text(text, encoding="utf-8")
    assert run(["check", "article.txt", "--format", "github"]) == ExitCode.FINDINGS
    assert run(["baseline", "create", "."]) == ExitCode.PASSED
    known = Path("checker.baseline").read_text(encoding="utf-8")
    assert len(known.splitlines()) == 2

    article.write_text(
        text.replace("A new bridge\n", "The bridge\n\nA lead of two lines\nstands here.\n"), encoding="utf-8"
    )
    capsys.readouterr()
    assert run(["check", ".", "--format", "github"]) == ExitCode.PASSED
    assert capsys.readouterr().out == ""

    with article.open("a", encoding="utf-8") as file:
        file.write("\nIt cost 1,5 million euros.\n")
    assert run(["check", ".", "--format", "github"]) == ExitCode.FINDINGS
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("::warning file=article.txt,line=10,endLine=10,col=9,endColumn=12,")

    assert run(["fix", "article.txt"]) == ExitCode.PASSED
    assert "It cost 1.5 million euros." in article.read_text(encoding="utf-8")
    assert "depends of the weather" in article.read_text(encoding="utf-8")  # known, and so left alone
    capsys.readouterr()
    assert run(["check", ".", "--format", "json"]) == ExitCode.PASSED
    document = json.loads(capsys.readouterr().out)["documents"][0]
    assert (document["findings"], len(document["hidden"])) == ([], 1)
    assert Path("checker.baseline").read_text(encoding="utf-8") == known
