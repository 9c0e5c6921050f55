from __future__ import annotations

import io
import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Side
from checker.read import jsonl
from checker.read.jsonl import read_jsonl

if TYPE_CHECKING:
    from pathlib import Path


def rows(folder: Path, *lines: str | bytes) -> list[jsonl.Row]:
    path = folder / "batch.jsonl"
    path.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in lines))
    return list(read_jsonl(path))


def test_every_key(tmp_path: Path) -> None:
    line = {
        "id": "a1", "text": "Title\n\nBody 😀.", "title": "T", "lang": "en", "date": "2021-07-27", "source": "Titel",
        "source_lang": "de", "reference": ["One.", "Two."], "facts": {"facts": ["It ends."]}, "own": [1],
    }  # fmt: skip
    (row,) = rows(tmp_path, "\ufeff" + json.dumps(line), "", "  ")
    assert row.error == ""
    assert row.article
    assert row.source
    assert row.facts
    article = row.article
    assert (article.id, article.title, article.lang, article.source_lang) == ("a1", "T", "en", "de")
    assert (article.date, article.path) == (date(2021, 7, 27), f"{tmp_path / 'batch.jsonl'}:1")
    assert [article.quote(block.span) for block in article.blocks] == ["Title", "Body 😀."]
    assert (row.source.side, row.source.lang, row.source.text) == (Side.SOURCE, "de", "Titel")
    assert [(reference.side, reference.text) for reference in row.references] == [
        (Side.REFERENCE, "One."),
        (Side.REFERENCE, "Two."),
    ]
    assert [(fact.text, fact.origin) for fact in row.facts.facts] == [("It ends.", f"{tmp_path / 'batch.jsonl'}:1")]


def test_only_text_is_required(tmp_path: Path) -> None:
    path = tmp_path / "batch.jsonl"
    path.write_text('{"text": "x", "title": null, "id": 7}\n{"text": "y", "date": "2020-01-01"}', encoding="utf-8")
    first, second = read_jsonl(path, lang="en", date=date(2021, 1, 1))
    assert first.article
    assert second.article
    assert (first.id, first.article.lang, first.article.date) == ("7", "en", date(2021, 1, 1))
    assert (second.id, second.article.date) == ("batch-2", date(2020, 1, 1))
    assert (first.facts, first.source, first.references) == (None, None, ())


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "not valid JSON at column 2"),
        ("[1]", 'each line is a JSON object; as {"text": "..."}'),
        ("{}", "a line needs 'text'"),
        ('{"text": " "}', "expected text, found nothing"),
        ('{"text": "\\u200b"}', "the article is empty"),
        ('{"text": 5}', "expected text, found a number or true or false"),
        ('{"text": ["a"]}', "expected text, found a list"),
        ('{"text": "\\ud800"}', "the text holds half of a surrogate pair"),
        ('{"text": "a", "date": "soon"}', "expected a date such as 2021-07-26, found 'soon'"),
        ('{"text": "a", "facts": {"fact": []}}', "unknown key 'fact'; did you mean facts?"),
        ('{"text": "a", "reference": [""]}', "expected text, found nothing"),
        (b'{"text": "\xff"}', "not valid UTF-8"),
        ('{"text": ' + "[" * 100_000, "not valid JSON"),
        ('{"text": 1' + "0" * 10_000 + "}", "not valid JSON"),
    ],
)
def test_a_bad_line_is_told_and_the_others_go_on(tmp_path: Path, line: str | bytes, problem: str) -> None:
    first, second, third = rows(tmp_path, '{"text": "a"}', line, '{"text": "b"}')
    path = tmp_path / "batch.jsonl"
    assert (second.error, second.article, second.id) == (f"{path}:2: {problem}", None, "batch-2")
    assert (first.error, third.error, third.line) == ("", "", 3)


def test_a_line_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LIMIT", 100)
    first, second, last = rows(tmp_path, '{"text": "' + "x" * 1000 + '"}', '{"text": "ok"}', "y" * 101)
    assert first.error.endswith("batch.jsonl:1: larger than 0.0001 MB")
    assert second.error == ""
    assert "larger than" in last.error


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": "a"}\n{"text": "b"}\n')))
    assert [row.id for row in read_jsonl("-")] == ["stdin-1", "stdin-2"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=50))
def test_offsets_count_in_the_text_as_given(text: str) -> None:
    row = jsonl._row(json.dumps({"text": text}).encode(), "b.jsonl", 1, jsonl._Defaults())  # noqa: SLF001 - no file
    assert row.error or (row.article and row.article.text == text)
