from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from checker.model import Document, Finding, Result, Severity, Span
from checker.render import RENDERERS
from checker.render.jsonl import render_line
from tests.render.samples import ARTICLE, BROKEN, CLEAN, META, RESULT


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        files("checker").joinpath("data/report.schema.json").read_text(encoding="utf-8")
    )
    Draft202012Validator.check_schema(content)
    return content


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(RENDERERS["json"]([RESULT, CLEAN, BROKEN], META))
    return data


def test_it_is_as_the_schema_says(schema: dict[str, Any], report: dict[str, Any]) -> None:
    Draft202012Validator(schema).validate(report)


def test_lines_are_documents_of_the_report(schema: dict[str, Any], report: dict[str, Any]) -> None:
    line_schema = {"$defs": schema["$defs"], "$ref": "#/$defs/document"}
    lines = [json.loads(render_line(result, META)) for result in (RESULT, CLEAN, BROKEN)]
    for line in lines:
        Draft202012Validator(line_schema).validate(line)
    assert lines == report["documents"]
    assert RENDERERS["jsonl"]([RESULT, CLEAN], META).count("\n") == 2


def test_spans_quote_the_text(report: dict[str, Any]) -> None:
    document = report["documents"][0]
    spans = [finding["span"] for finding in document["findings"]]
    spans += [related["span"] for finding in document["findings"] for related in finding["related"]]
    spans += [fact["span"] for fact in document["facts"] if fact["span"]]
    spans += [sentence["span"] for sentence in document["sentences"]]
    spans += [span for name in document["names"] for form in name["forms"] for span in form["spans"]]
    assert len(spans) == 11
    for span in spans:
        assert ARTICLE.text[span["start"] : span["end"]] == span["text"]
        assert ARTICLE.text.split("\n")[span["line"] - 1][span["column"] - 1 :].startswith(span["text"][:10])


def test_values(report: dict[str, Any]) -> None:
    first, clean, broken = report["documents"]
    assert first["score"] == {"quality": 43.6, "penalty": 31.0, "per_thousand": 563.6}
    assert (clean["verdict"], clean["score"]["quality"], clean["findings"]) == ("pass", 100.0, [])
    assert "sentences" not in clean
    assert "error" not in clean
    assert broken["error"] == "news/bad.txt: not a text file"
    assert first["sentences"][0]["support"] is None
    assert first["findings"][1]["suggestions"] == [{"text": "Al-Kadhimi", "safety": "safe"}]
    assert first["skipped"][0] == {"rule": "bilingual/addition", "reason": "no --source"}
    assert report["summary"] == {
        "documents": 3,
        "words": 58,
        "findings": {"critical": 1, "major": 1, "minor": 1, "neutral": 0},
        "score": {"quality": 46.6, "penalty": 31.0, "per_thousand": 534.5},
        "failed": 2,
        "unread": 1,
    }


def test_any_stream_can_take_it() -> None:
    odd = Document("\udcff", "a\udcff.txt", "x\u2028y\x85z", lang="en")
    found = Finding("a/b", "c", Severity.MINOR, 0.5, "m\u2029", Span(0, 4), "x\u2028y\x85", 1, 1)
    result = Result(odd, (found,))
    for form in ("json", "jsonl"):
        text = RENDERERS[form]([result], META)
        text.encode("utf-8")
        assert len(text.splitlines()) == text.count("\n")
    assert json.loads(render_line(result, META))["findings"][0]["span"]["text"] == "x\u2028y\x85"


def test_it_is_deterministic() -> None:
    shuffled = replace(RESULT, skipped=RESULT.skipped[::-1])
    assert RENDERERS["json"]([shuffled], META) == RENDERERS["json"]([RESULT], META)
