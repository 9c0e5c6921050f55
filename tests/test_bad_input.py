"""What goes wrong ends in one clear line and an exit code; nothing is lost or left half written."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

RULE = """
pack: mine
version: 1
rules:
  - id: fluency/calque/mine
    check: {check}
    category: Fluency
    severity: minor
    message: "no"
    options: {options}
    examples: {{bad: [aaa, aa], good: [b, c]}}
"""


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments], input=stdin, capture_output=True, timeout=60, check=False
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("A title\n\nThe town has a new bridge. It cost 3 million euros.\n", encoding="utf-8")
    return path


def refused(done: subprocess.CompletedProcess[bytes], *words: str, codes: tuple[int, ...] = (2, 3)) -> None:
    error = done.stderr.decode("utf-8")
    assert done.returncode in codes, error
    assert "Traceback" not in error
    assert len(error.strip().splitlines()) == 1, error
    for word in words:
        assert word in error, error


def test_missing_file() -> None:
    refused(run("check", "no-such-file.txt"), "no-such-file.txt")


def test_folder_without_articles(tmp_path: Path) -> None:
    refused(run("check", str(tmp_path)), str(tmp_path))


def test_binary_file(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(bytes(range(256)) * 40)
    refused(run("check", str(path)), "article.txt")


def test_huge_file_names_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    with path.open("wb") as out:
        out.truncate(200 * 1024 * 1024)
    refused(run("check", str(path)), "article.txt", "MB")


@pytest.mark.parametrize("content", [b"", b"  \n\t\n", b"\xef\xbb\xbf"])
def test_empty_article(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    refused(run("check", str(path)), "empty")


def test_empty_standard_input() -> None:
    refused(run("check", "-"), "empty")


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ("version: 1\nentitys: []\n", ("facts.yaml:2", "did you mean entities")),
        ("version: 1\nfacts:\n\t- The bridge is new.\n", ("facts.yaml:3", "tab")),
        ("a: &a [x, x, x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *c, *c]\n", ("facts.yaml:",)),
        ("version: 1\nfacts: [", ("facts.yaml:",)),
        ("version: 1\nversion: 1\n", ("facts.yaml:2",)),
        ("version: 7\n", ("facts.yaml:1",)),
    ],
)
def test_wrong_facts(tmp_path: Path, article: Path, facts: str, words: tuple[str, ...]) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(facts, encoding="utf-8")
    refused(run("check", str(article), "--facts", str(path)), *words)


@pytest.mark.parametrize(
    ("check", "options", "words"),
    [
        ("phrasing", "{}", ("rules.yaml:6", "did you mean phrase")),
        ("regex", "{pattern: '(a+)+$'}", ("rules.yaml:", "nest")),
        ("regex", "{pattern: '(?=a)b'}", ("rules.yaml:",)),
        ("regex", "{patern: 'b'}", ("rules.yaml:", "did you mean pattern")),
    ],
)
def test_wrong_rules(tmp_path: Path, article: Path, check: str, options: str, words: tuple[str, ...]) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(RULE.format(check=check, options=options), encoding="utf-8")
    article.write_text("a" * 40 + "!", encoding="utf-8")
    refused(run("check", str(article), "--rules", str(path)), *words)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--select", "names/mixed-nmae"), ("did you mean names/mixed-name",)),
        (("--date", "27.7.2021"), ("2021-07-27",)),
        (("--format", "docx"), ("pretty",)),
        (("--min-confidence", "7"), ("min-confidence",)),
        (("--no-such-option",), ("no-such-option",)),
        (("--embedder", "no/such-model", "--facts", "FACTS"), ("no/such-model",)),
    ],
)
def test_wrong_options(tmp_path: Path, article: Path, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text("version: 1\nfacts: [The bridge cost 3 million euros.]\n", encoding="utf-8")
    refused(run("check", str(article), *(str(facts) if a == "FACTS" else a for a in arguments)), *words)


def test_output_that_cannot_be_written(tmp_path: Path, article: Path) -> None:
    target = tmp_path / "no-such-folder" / "report.json"
    refused(run("check", str(article), "--format", "json", "--output", str(target)), "no-such-folder")
    refused(run("check", str(article), "--format", "json", "--output", str(tmp_path)), str(tmp_path))


def test_an_old_report_survives_a_failed_run(tmp_path: Path, article: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text("old", encoding="utf-8")
    refused(run("check", "missing.txt", "--format", "json", "--output", str(report)))
    assert report.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["article.txt", "report.json"]


def test_one_bad_article_of_several_does_not_stop_the_others(tmp_path: Path, article: Path) -> None:
    (tmp_path / "other.txt").write_bytes(b"")
    done = run("check", str(tmp_path), "--format", "json", "--fail-on", "never")
    report = json.loads(done.stdout)
    assert done.returncode == 3
    assert [bool(d.get("error")) for d in report["documents"]] == [False, True]


def test_bad_line_of_a_batch(tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    batch.write_text(
        '{"id": "a", "text": "One fine day."}\n{"id": \n{"id": "c", "text": "Another day."}\n', encoding="utf-8"
    )
    done = run("check", str(batch), "--format", "jsonl", "--fail-on", "never")
    documents = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 3
    assert [d["id"] for d in documents if "error" not in d] == ["a", "c"]
    assert "batch.jsonl:2" in documents[1]["error"]


@pytest.mark.skipif(os.name == "nt", reason="shells differ there")
@pytest.mark.parametrize(
    ("redirected", "arguments", "code", "error"),
    [
        (">/dev/full", "check article.txt --embedder none", 2, "checker: standard output: No space left on device\n"),
        (">&-", "check article.txt --embedder none", 0, ""),
        ("2>&-", "check nothing.txt", 2, ""),
        ("<&-", "check -", 2, "checker: -: the article is empty\n"),
        ("| head -n 1 >/dev/null", "check article.txt --embedder none", 0, ""),
    ],
)
def test_streams_that_are_closed_or_full(
    tmp_path: Path, article: Path, redirected: str, arguments: str, code: int, error: str
) -> None:
    command = f"{sys.executable} -m checker {arguments} {redirected}"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)  # noqa: S602
    assert (done.returncode, done.stderr) == (code, error)


@pytest.mark.skipif(os.name == "nt", reason="signals differ there")
def test_interrupt(tmp_path: Path) -> None:
    article, out = tmp_path / "article.txt", tmp_path / "report.json"
    os.mkfifo(article)
    # Where tests run in the background it is ignored, and children take that over.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", str(article), "--format", "json", "--output", str(out)],
        stderr=subprocess.PIPE,
    )
    with article.open("w", encoding="utf-8"):  # opens once the other side reads
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=60)
    assert process.returncode == 3
    assert error.decode().strip() == "checker: interrupted"
    assert list(tmp_path.iterdir()) == [article]
