"""``checker align``: every sentence in one pair, in four formats, and no traceback on bad input."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from checker.cli import run

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = (
    "Die Fähre Aurora sank am Montag mit 112 Menschen an Bord vor Kreta.\n\n=Alle Passagiere wurden gerettet.\n\n"
    "Der Hafen von Chania war zwei Tage lang gesperrt.\n"
)
ARTICLE = (
    "The ferry Aurora sank off Crete on Monday with 112 people on board.\n\n"
    "The port of Chania was closed for two days.\n"
)


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    for name, text in (("source.txt", SOURCE), ("article.txt", ARTICLE)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "source.txt"), str(tmp_path / "article.txt")]


def made(texts: list[str], form: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert run(["align", *texts, "--source-lang", "de", "--embedder", "none", "--format", form]) == 0
    return capsys.readouterr().out


def test_every_sentence_stands_in_one_pair(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    pairs = json.loads(made(texts, "json", capsys))["pairs"]
    assert sorted(i for pair in pairs for i in pair["source"]["sentences"]) == [0, 1, 2]
    assert sorted(i for pair in pairs for i in pair["article"]["sentences"]) == [0, 1]
    span = pairs[0]["article"]["spans"][0]
    assert ARTICLE[span["start"] : span["end"]] == pairs[0]["article"]["text"]


def test_tsv_has_a_line_a_pair_and_no_formula(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    lines = made(texts, "tsv", capsys).splitlines()
    assert lines[0].split("\t") == ["score", "source", "article", "source_text", "article_text"]
    assert all(len(line.split("\t")) == 5 for line in lines)
    assert any("\t'=Alle" in line for line in lines)


def test_tmx_is_xml_with_both_languages(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    root = ET.fromstring(made(texts, "tmx", capsys).encode())  # noqa: S314 - written by us
    languages = [v.get("{http://www.w3.org/XML/1998/namespace}lang") for v in root.iter("tuv")]
    assert root.get("version") == "1.4"
    assert languages == ["de", "en"] * (len(languages) // 2) != []


def test_pretty_puts_them_side_by_side(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    text = made(texts, "pretty", capsys)
    assert "1 sentences of the source and 0 of the article stand alone" in text
    assert all(len(line) <= 100 for line in text.splitlines())


def test_output_goes_to_a_file(texts: list[str], tmp_path: Path) -> None:
    target = tmp_path / "memory.tmx"
    assert run(["align", *texts, "--embedder", "none", "--format", "tmx", "--output", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("<?xml")


def test_a_model_that_is_not_here_is_an_error_of_one_line(texts: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["align", *texts, "--embedder", "no/such-model"]) == 2
    assert "no embedding model" in capsys.readouterr().err
