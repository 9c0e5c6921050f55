"""Formats for machines: golden reports, offsets that fit, and words of others that stay words."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Document, Failure, Finding, Hidden, Result, Severity, Span, Suggestion
from checker.render import RENDERERS
from checker.render.csv import HEADS, guarded
from checker.render.sarif import uri
from tests.render.hostile import BREAK, hostile, worldly
from tests.render.samples import BROKEN, CLEAN, META, RESULT

GOLDEN = Path(__file__).parent / "golden"
MACHINES = ["sarif", "junit", "github", "gitlab", "rdjsonl", "csv", "markdown"]
ALL = [*MACHINES, "html", "json", "jsonl", "pretty"]


def everything() -> Result:
    """Emoji and text from right to left, with a safe fix, a known finding and gates that were not passed."""
    result = worldly()
    first, second, *others = result.findings
    fixed = replace(second, suggestions=(Suggestion("café", safe=True), Suggestion("مقهى")))
    hidden = (Hidden(first, "As the author — 😀 — wants it.", "wörld/a b.txt.checker.yaml:3"),)
    failures = (Failure("max-penalty", 31, 25), Failure("min-coverage", 0.333, 0.5))
    return replace(result, findings=(fixed, *others), hidden=hidden, failures=failures, verdict="fail")


NOTED = replace(META, notes=("house.yaml:3: hides nothing any more: names (Idle.)",))
SETS = {"report": ([RESULT, CLEAN, BROKEN], META), "world": ([everything()], NOTED)}


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("form", [*MACHINES, "jsonl"])
def test_golden(form: str, name: str) -> None:
    # To renew: delete the file, run once, and read the difference.
    path = GOLDEN / f"{name}.{form}"
    text = RENDERERS[form](*SETS[name])
    if not path.exists():
        path.write_text(text, encoding="utf-8", newline="")
        pytest.fail("there was no golden report; it has been written")
    assert text.encode() == path.read_bytes()


@pytest.mark.parametrize("form", ALL)
def test_any_result_can_be_rendered(form: str) -> None:
    odd = Result(Document("\udcff\ud800", "a\udcff\ud800\ufffe.txt", "\ud800x\x00", lang="en"), error="\ud800 no")
    for results in ([], [odd], [hostile(), worldly(), BROKEN, odd]):
        text = RENDERERS[form](results, META)
        text.encode("utf-8")
        assert text == RENDERERS[form](results, META)


def sarif(results: list[Result]) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(RENDERERS["sarif"](results, META))
    run: dict[str, Any] = log["runs"][0]
    assert log["version"] == "2.1.0"
    return run


def cut(text: str, line: int, column: int, end_line: int, end_column: int) -> str:
    """The words of a region, as a reader of the format would find them."""
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text) or [""]
    offset = [0]
    for one in lines:
        offset.append(offset[-1] + len(one))
    return text[offset[line - 1] + column - 1 : offset[end_line - 1] + end_column - 1]


def test_sarif_regions_quote_the_text() -> None:
    for result in (RESULT, worldly()):
        run = sarif([result])
        assert run["columnKind"] == "unicodeCodePoints"
        for finding, found in zip(result.findings, run["results"], strict=True):
            where = found["locations"][0]["physicalLocation"]
            keys = ("startLine", "startColumn", "endLine", "endColumn")
            assert cut(result.document.text, *(where["region"][key] for key in keys)) == finding.text
            assert unquote(where["artifactLocation"]["uri"]) == result.document.path
            assert found["partialFingerprints"] == (
                {"checkerFinding/v1": finding.fingerprint} if finding.fingerprint else {}
            )


def test_sarif_is_whole() -> None:
    run = sarif([RESULT, CLEAN, BROKEN])
    rules = run["tool"]["driver"]["rules"]
    for found in run["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
        assert found["level"] in {"none", "note", "warning", "error"}
        assert 0 <= found["rank"] <= 100
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    fixes = [found["fixes"] for found in run["results"] if "fixes" in found]
    assert len(fixes) == 1  # the safe suggestion only
    assert fixes[0][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "Al-Kadhimi"}
    assert run["results"][1]["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 3
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert not run["invocations"][0]["executionSuccessful"]
    assert [note["level"] for note in notes].count("error") == 1


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a b/ü.txt", "a%20b/%C3%BC.txt"),
        ("c:x.txt", "c%3Ax.txt"),
        ("/tmp/a.txt", "file:///tmp/a.txt"),  # noqa: S108 - a path to be named, not written
        ("a\udcff.txt", "a%FF.txt"),
        ("-", "-"),
        ("a#b?c%.txt", "a%23b%3Fc%25.txt"),
    ],
)
def test_uri(path: str, expected: str) -> None:
    assert uri(path) == expected


def test_rdjsonl_columns_are_bytes() -> None:
    result = worldly()
    lines = re.split(r"\r\n|\r|\n", result.document.text)
    found = [json.loads(line) for line in RENDERERS["rdjsonl"]([result], META).split("\n") if line]
    for finding, diagnostic in zip(result.findings, found, strict=True):
        start, end = (diagnostic["location"]["range"][key] for key in ("start", "end"))
        first = lines[start["line"] - 1].encode()
        if start["line"] == end["line"]:
            assert first[start["column"] - 1 : end["column"] - 1].decode() == finding.text
        else:
            last = lines[end["line"] - 1].encode()
            assert finding.text.startswith(first[start["column"] - 1 :].decode())
            assert finding.text.endswith(last[: end["column"] - 1].decode())


def test_junit_fails_from_the_severity_that_the_run_fails_from() -> None:
    for fail_on, failures in ((None, 0), (Severity.CRITICAL, 1), (Severity.MAJOR, 2), (Severity.MINOR, 3)):
        root = ET.fromstring(RENDERERS["junit"]([RESULT, CLEAN, BROKEN], replace(META, fail_on=fail_on)))  # noqa: S314 - our own
        assert len(root.findall(".//failure")) == failures == int(root.attrib["failures"])
        assert len(root.findall(".//testcase")) == int(root.attrib["tests"])
        assert len(root.findall(".//error")) == 1 == int(root.attrib["errors"])
        for suite in root:
            assert len(suite.findall(".//skipped")) == int(suite.attrib["skipped"])


def test_junit_holds_hostile_words() -> None:
    root = ET.fromstring(RENDERERS["junit"]([hostile()], META))  # noqa: S314 - our own
    assert {element.tag for element in root.iter()} == {"testsuites", "testsuite", "testcase", "failure", "skipped"}
    failure = root.find(".//failure")
    assert failure is not None
    assert "</script>" in failure.attrib["message"]


def test_github_commands_cannot_be_forged() -> None:
    lines = RENDERERS["github"]([hostile()], META).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("::error file=")
    assert "\x1b" not in lines[0]
    head = re.match(r"::error ([^:]*)::", lines[0])
    assert head
    assert [part.split("=")[0] for part in head[1].split(",")][:3] == ["file", "line", "endLine"]


def test_github_is_capped_with_a_sum() -> None:
    kinds = [finding for finding in RESULT.findings for _ in range(12)]
    lines = RENDERERS["github"]([replace(RESULT, findings=tuple(kinds)), BROKEN], META).splitlines()
    levels = [line.split(" ")[0].strip(":") for line in lines]
    assert {level: levels.count(level) for level in levels} == {"error": 10, "warning": 10, "notice": 1}
    assert "news/bad.txt" in lines[0]
    assert "(critical)" in lines[1]
    assert lines[-1].endswith("12 critical, 12 major, 12 minor in all; 17 not shown here")


def test_gitlab_tells_equal_sentences_of_two_articles_apart() -> None:
    other = replace(RESULT, document=replace(RESULT.document, path="./news/other.txt"))
    issues = json.loads(RENDERERS["gitlab"]([RESULT, other, BROKEN], META))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 7
    assert {issue["location"]["path"] for issue in issues} == {"news/iraq.txt", "news/other.txt", "news/bad.txt"}
    for issue in issues:
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] <= issue["location"]["lines"]["end"]


def test_csv_comes_back_as_it_went_in() -> None:
    rows = list(csv.DictReader(io.StringIO(RENDERERS["csv"]([RESULT, BROKEN], META), newline="")))
    assert [row["text"] for row in rows] == [*(finding.text for finding in RESULT.findings), ""]
    assert [row["severity"] for row in rows] == ["minor", "major", "critical", "error"]
    assert list(rows[0]) == HEADS
    assert rows[-1]["message"] == BROKEN.error


@given(st.text(alphabet="=+-@\t\r\n ＝＋－＠|%ab'\x00", max_size=12))
def test_no_cell_is_a_formula(text: str) -> None:
    cell = guarded(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%"))
    assert cell in (text, f"'{text}")


def test_markdown_lets_no_sign_through() -> None:
    text = RENDERERS["markdown"]([hostile(), CLEAN], META)
    assert "<script" not in re.sub(r"\\.", "", text)
    assert not re.search(r"(?<!\\)<(?!!-- -->)", text)
    assert not re.search(r"@\w|#\d", text)
    rows = [line for line in text.splitlines() if line.startswith("| critical")]
    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [6]


@settings(deadline=None, max_examples=60)  # the first call imports every renderer
@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 20))
def test_positions_of_any_text(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    span = Span(start, min(len(text), start + length))
    document = Document("x", "x.txt", text)
    line, column = document.position(start)
    found = Finding("a/b", "c", Severity.MINOR, 0.5, text, span, document.quote(span), line, column)
    result = Result(document, (replace(found, suggestions=(Suggestion(text, safe=True),)),))
    for form in ALL:
        RENDERERS[form]([result], META).encode("utf-8")
    where = sarif([result])["results"][0]["locations"][0]["physicalLocation"]["region"]
    keys = ("startLine", "startColumn", "endLine", "endColumn")
    if text[span.end - 1 : span.end + 1] != "\r\n":  # a region cannot end inside a line's end
        assert cut(text, *(where[key] for key in keys)) == found.text
    ET.fromstring(RENDERERS["junit"]([result], META))  # noqa: S314 - our own


def test_hostile_words_are_hostile() -> None:
    assert "<script>" in BREAK
