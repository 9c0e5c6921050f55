"""Baselines, suppressions, gates, configuration and several processes, on the command line."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from checker.cli import run, running
from checker.errors import ExitCode
from checker.model import Document, Result, Side
from checker.pipeline import Inputs, Settings
from checker.read.articles import document_of

TEXT = "A new bridge\n\nThe town has has a new bridge. It cost 1,5 million euros.\n"


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def report(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any], str]:
    code = run(["check", *arguments, "--format", "json", "--fail-on", "minor", "--embedder", "none"])
    said = capsys.readouterr()
    return code, json.loads(said.out or "{}"), said.err


def rules(data: dict[str, Any]) -> list[str]:
    return [finding["rule"] for document in data["documents"] for finding in document["findings"]]


def test_a_gate_says_by_how_much(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(article), "--max-penalty", "1", "--embedder", "none"]) == ExitCode.FINDINGS
    assert capsys.readouterr().err == f"checker: {article}: penalty 2 is 1 above --max-penalty 1\n"
    assert run(["check", str(article), "--max-penalty", "2", "--embedder", "none"]) == ExitCode.PASSED


def test_only_new_findings_fail(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["baseline", "create", "."]) == ExitCode.PASSED
    assert "2 findings of 1 article" in capsys.readouterr().out
    article.write_text("New title\n\nA paragraph of its own.\n\n" + TEXT, encoding="utf-8")
    code, data, _ = report(capsys, ".", "--baseline", "checker.baseline")
    assert (code, rules(data)) == (ExitCode.PASSED, [])
    assert {h["origin"] for h in data["documents"][0]["hidden"]} == {"checker.baseline:2", "checker.baseline:3"}
    article.write_text(TEXT + "\nThe mayor opened the the road.\n", encoding="utf-8")
    code, data, _ = report(capsys, ".", "--baseline", "checker.baseline")
    assert (code, rules(data)) == (ExitCode.FINDINGS, ["fluency/doubled-word"])
    assert run(["baseline", "check", "."]) == ExitCode.FINDINGS
    assert "2 known, 1 new, 0 gone" in capsys.readouterr().out


def test_prune_takes_out_what_is_gone_and_adds_nothing(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = article.with_name("other.txt")
    other.write_text(TEXT, encoding="utf-8")
    run(["baseline", "create", "."])
    article.write_text(TEXT.replace("has has", "has") + "\nThe mayor opened the the road.\n", encoding="utf-8")
    before = Path("checker.baseline").read_text(encoding="utf-8").splitlines()
    assert run(["baseline", "prune", "article.txt"]) == ExitCode.PASSED
    after = Path("checker.baseline").read_text(encoding="utf-8").splitlines()
    assert len(before) == 5
    assert [line for line in before if line not in after] == [before[1]]
    assert [line for line in after if line not in before] == []
    other.rename("renamed.txt")  # its entries go along, and those of a removed article go
    assert run(["baseline", "prune", "."]) == ExitCode.PASSED
    names = [json.loads(line)["article"] for line in Path("checker.baseline").read_text("utf-8").splitlines()[1:]]
    assert names == ["article.txt", "renamed.txt", "renamed.txt"]
    Path("renamed.txt").unlink()
    run(["baseline", "prune", "."])
    assert len(Path("checker.baseline").read_text("utf-8").splitlines()) == 2


def test_a_baseline_is_not_made_of_half_the_articles(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.with_name("empty.txt").write_text("", encoding="utf-8")
    assert run(["baseline", "create", "."]) == ExitCode.INCOMPLETE
    assert not Path("checker.baseline").exists()


def test_suppressions_beside_the_article_and_for_many(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("article.txt.checker.yaml").write_text(
        "version: 1\nsuppress:\n  - {rule: fluency/doubled-word, text: has has, reason: A pun.}\n", encoding="utf-8"
    )
    Path("house.yaml").write_text(
        "version: 1\nsuppress:\n  - {rule: numbers, reason: Ours., articles: ['art*.txt']}\n", encoding="utf-8"
    )
    code, data, error = report(capsys, "article.txt", "--suppressions", "house.yaml")
    assert (code, rules(data), error) == (ExitCode.PASSED, [], "")
    hidden = [(h["rule"], h["reason"], h["origin"]) for h in data["documents"][0]["hidden"]]
    assert hidden == [
        ("fluency/doubled-word", "A pun.", "article.txt.checker.yaml:3"),
        ("numbers/number-format", "Ours.", "house.yaml:3"),
    ]


def test_expired_and_unused_suppressions_are_told(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    today = date.today()  # noqa: DTZ011 - as the user's calendar has it
    Path("house.yaml").write_text(
        f"version: 1\nsuppress:\n  - {{rule: numbers, reason: Old., expires: {today - timedelta(1)}}}\n"
        f"  - {{rule: fluency, reason: Still., expires: {today}}}\n"
        "  - {rule: typography, reason: Idle.}\n  - {rule: bilingual, reason: Could not run.}\n",
        encoding="utf-8",
    )
    code, data, error = report(capsys, "article.txt", "--suppressions", "house.yaml")
    assert (code, rules(data)) == (ExitCode.FINDINGS, ["numbers/number-format"])
    expected = [
        f"house.yaml:3: expired on {today - timedelta(1)}: numbers (Old.)",
        "house.yaml:5: hides nothing any more: typography (Idle.)",
    ]
    assert data["notes"] == expected
    assert error == "".join(f"checker: {line}\n" for line in expected)
    assert report(capsys, "article.txt", "--suppressions", "house.yaml", "--quiet")[2] == ""
    left_out = report(capsys, "article.txt", "--suppressions", "house.yaml", "--ignore", "typography")[1]
    assert left_out["notes"] == expected[:1]  # a rule that did not run cannot tell


def test_the_command_line_outweighs_the_configuration(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("checker.toml").write_text('ignore = ["fluency"]\nfail-on = "never"\nembedder = "none"\n', encoding="utf-8")
    assert run(["check", "article.txt", "--format", "json"]) == ExitCode.PASSED
    assert rules(json.loads(capsys.readouterr().out)) == ["numbers/number-format"]
    assert run(["check", "article.txt", "--fail-on", "minor"]) == ExitCode.FINDINGS
    capsys.readouterr()
    assert rules(report(capsys, "article.txt", "--ignore", "numbers")[1]) == ["fluency/doubled-word"]


def test_paths_in_the_configuration_are_seen_from_its_folder(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("news").mkdir()
    article.rename("news/article.txt")
    run(["baseline", "create", "news", "--baseline", "news/known"])
    Path("news/pyproject.toml").write_text('[tool.checker]\nbaseline = "known"\n', encoding="utf-8")
    capsys.readouterr()
    assert report(capsys, "news/article.txt")[0] == ExitCode.PASSED
    assert report(capsys, "news/article.txt", "--config", "news/pyproject.toml")[0] == ExitCode.PASSED


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('lang = "en"\nmin-qualty = 80\n', "checker.toml:2: unknown key 'min-qualty'; did you mean min-quality?"),
        ('date = "2021-07-27"\n', "checker.toml:1: unknown key 'date'; --date is given on the command line"),
        ('fail-on = "mayor"\n', "did you mean major?"),
        ("min-confidence = 2\n", "checker.toml:1: 2 is not between 0.0 and 1.0"),
        ("jobs = 'two'\n", "checker.toml:1: expected a whole number"),
        ("select = {a = 1}\n", "checker.toml:1: expected a list"),
        ("lang == 1\n", "checker.toml:1: not valid TOML"),
    ],
)
def test_wrong_configuration(article: Path, text: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("checker.toml").write_text(text, encoding="utf-8")
    assert run(["check", "article.txt"]) == ExitCode.USAGE
    assert words in capsys.readouterr().err


def test_several_processes_say_the_same_in_the_same_order(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(5):
        Path(f"{number}.txt").write_text(TEXT.replace("town", f"town of {number} hills"), encoding="utf-8")
    Path("3.txt").write_text("", encoding="utf-8")
    one = report(capsys, ".")
    assert report(capsys, ".", "--jobs", "2") == one
    assert one[0] == ExitCode.INCOMPLETE
    assert [bool(document.get("error")) for document in one[1]["documents"]] == [
        False,
        False,
        False,
        True,
        False,
        False,
    ]


def test_verbose_says_what_is_read(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("checker.toml").write_text("lang = 'en'\n", encoding="utf-8")
    error = report(capsys, "article.txt", "--verbose")[2]
    assert "checker.toml" in error.splitlines()[0]
    assert error.splitlines()[-1] == "checker: article.txt: fail, 2 findings"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("set_to", "colored"), [(None, True), ("", True), ("1", False)])
def test_no_color(article: Path, set_to: str | None, colored: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if set_to is not None:
        monkeypatch.setenv("NO_COLOR", set_to)
    monkeypatch.setattr(sys, "stdout", Terminal())
    run(["check", "article.txt", "--embedder", "none"])
    assert isinstance(sys.stdout, Terminal)
    assert ("\x1b[" in sys.stdout.getvalue()) is colored


@pytest.mark.parametrize("quiet", [True, False])
def test_a_bar_on_a_terminal(article: Path, quiet: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_PATIENCE", 0.0)
    monkeypatch.setattr(sys, "stderr", Terminal())
    run(["check", "article.txt", "article.txt", "--embedder", "none", *(["-q"] if quiet else [])])
    assert isinstance(sys.stderr, Terminal)
    shown = sys.stderr.getvalue()
    assert (shown == "") if quiet else ("] 1 of 2" in shown and shown.endswith("\r\x1b[K"))


class Broken:
    """A checker with a defect."""

    def check(self, given: Inputs) -> Result:
        raise KeyError(given.article.path)


def test_a_defect_ends_one_article_and_not_the_run() -> None:
    document = Document("a", "a.txt", "x")
    results = list(running.check_all(Broken(), [Inputs(document), "b.txt: not read"]))  # type: ignore[arg-type]
    assert [result.document.path for result in results] == ["a.txt", "b.txt"]
    assert "a defect of checker (KeyError at test_known.py" in results[0].error
    assert all(result.verdict == "fail" for result in results)


@pytest.mark.parametrize(
    ("words", "offered"),
    [("checker ba", {"baseline"}), ("checker check --min-c", {"--min-confidence", "--min-coverage"})],
)
def test_shells_are_told_what_may_come_next(words: str, offered: set[str]) -> None:
    code = "import sys; from checker.cli import main; sys.argv = ['checker']; main()"
    asked = {"_CHECKER_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(len(words.split()) - 1)}
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, **asked}, capture_output=True, check=False)
    assert set(done.stdout.decode().split()) == offered


def test_a_process_that_is_ended_takes_no_article_along() -> None:
    workers = running.Workers(Settings(embedder="none"), 1)
    item = Inputs(document_of(TEXT, "a.txt", Side.ARTICLE))
    try:
        workers.pool.submit(os._exit, 1)
        lost = workers.submit(item)
        assert [len(workers.result(item, future).findings) for future in (lost, workers.submit(item))] == [2, 2]
    finally:
        workers.end()
