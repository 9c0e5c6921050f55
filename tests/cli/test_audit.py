"""Going through findings: what is asked, what is kept, and what it makes of a rule's confidence."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from checker.cli import run
from checker.errors import ExitCode
from checker.read.labels import Answer, Label, append_label, read_labels, tried

TEXT = "A new bridge\n\nThe town has has a new bridge. It cost 1,5 million euros.\n"
RULES = {"fluency/doubled-word", "numbers/number-format"}


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(TEXT, encoding="utf-8")
    check = ["check", "article.txt", "--embedder", "none", "--fail-on", "never"]
    assert run([*check, "--format", "json", "--output", "report.json"]) == ExitCode.PASSED
    return "report.json"


def answer(monkeypatch: pytest.MonkeyPatch, letters: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{letter}\n" for letter in letters)))


def test_answers_are_kept_and_not_asked_for_again(
    report: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(monkeypatch, "xf")  # 'x' is no answer, so the question comes again; then the input ends
    assert run(["audit", report]) == ExitCode.PASSED
    said = capsys.readouterr().out
    assert "The town >>has has<< a new bridge." in said
    assert said.count("[q]uit") == 3
    assert "1 answers written, 1 findings without one" in said
    first = read_labels(Path("labels.jsonl"))
    assert [(label.rule, label.label) for label in first] == [("fluency/doubled-word", Answer.FALSE)]
    answer(monkeypatch, "w")
    run(["audit", report])
    assert "(1 of 1)" in capsys.readouterr().out
    assert {label.rule for label in read_labels(Path("labels.jsonl"))} == RULES
    answer(monkeypatch, "")
    run(["audit", report])
    assert "0 answers written, 0 findings" in capsys.readouterr().out


def test_lines_of_json_and_articles_that_have_changed(
    report: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    documents = json.loads(Path(report).read_text(encoding="utf-8"))["documents"]
    Path("report.jsonl").write_text("".join(json.dumps(d) + "\n" for d in [*documents, *documents]), encoding="utf-8")
    Path("article.txt").write_text("Other words.\n", encoding="utf-8")
    answer(monkeypatch, "ssq")
    assert run(["audit", "report.jsonl"]) == ExitCode.PASSED
    said = capsys.readouterr().out
    assert "(1 of 4)" in said
    assert "text      “has has”" in said
    assert ">>" not in said


def test_nothing_in_a_report_steers_the_terminal(
    report: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.loads(Path(report).read_text(encoding="utf-8"))
    data["documents"][0]["findings"][0]["message"] = "\x1b[2J\x07 gone \u202e"
    Path(report).write_text(json.dumps(data), encoding="utf-8")
    answer(monkeypatch, "q")
    run(["audit", report])
    assert not set(capsys.readouterr().out) & set("\x1b\x07\u202e")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"documents": [{}]}', '{"documents": 3}', "x", "[" * 100_000])
def test_what_is_no_report(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.json"
    path.write_text(text, encoding="utf-8")
    code = run(["audit", str(path), "--labels", str(tmp_path / "labels")])
    error = capsys.readouterr().err
    assert "Traceback" not in error
    assert (code, "report.json: not a JSON report" in error) in {(ExitCode.USAGE, True), (ExitCode.PASSED, False)}
    assert (code == ExitCode.PASSED) == (text == "")  # no lines are no findings


def test_a_label_is_a_line_even_after_a_broken_one(tmp_path: Path) -> None:
    path = tmp_path / "labels"
    path.write_bytes(b'{"article": "a"')  # as a crash might leave it
    label = Label("ä\u2028.txt", "0" * 16, "a/b", "x\n", Answer.REAL)
    append_label(path, label)
    path.write_bytes(path.read_bytes().split(b"\n", 1)[1])
    append_label(path, Label(label.article, label.fingerprint, "a/b", "x\n", Answer.FALSE))
    assert [found.label for found in read_labels(path)] == [Answer.FALSE]  # the last word counts
    assert tried(read_labels(path)) == {"a/b": (1, 0)}


def test_answers_count_for_the_confidence(report: str, capsys: pytest.CaptureFixture[str]) -> None:
    answers = [*[Answer.FALSE] * 5, Answer.REAL, Answer.WONT_FIX]
    for number, given in enumerate(answers):
        append_label(Path("labels.jsonl"), Label("a.txt", f"{number:016x}", "typography/spacing/double", "x", given))
    for number in range(4):
        append_label(Path("labels.jsonl"), Label("a.txt", f"{90 + number}", "house/own", "x", Answer.REAL))
    assert run(["audit", "--stats"]) == ExitCode.PASSED
    head, house, spacing = capsys.readouterr().out.splitlines()
    assert head.split() == ["rule", "judged", "right", "precision", "confidence"]
    assert house.split() == ["house/own", "4", "4", "1.00", "too", "few"]
    assert spacing.split() == ["typography/spacing/double", "7", "2", "0.29", "0.33"]  # (2 + 1) / (7 + 2)
    for number in range(40):
        append_label(Path("labels.jsonl"), Label("a.txt", f"{number}", "fluency/doubled-word", "x", Answer.FALSE))
    check = ["check", "article.txt", "--embedder", "none", "--fail-on", "never", "--format", "json"]
    assert run([*check, "--labels", "labels.jsonl"]) == ExitCode.PASSED
    found = json.loads(capsys.readouterr().out)["documents"][0]["findings"]
    assert {finding["rule"] for finding in found} == RULES - {"fluency/doubled-word"}
