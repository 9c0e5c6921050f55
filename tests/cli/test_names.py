"""``checker names`` and ``checker names compare``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from checker.cli.names import app

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Premier Mustafa al-Kazemi came.\n\nThey met Kadhimi and, in Rome, Mustafa al-Kazemi."


def run(*arguments: str, given: str = "") -> str:
    result = CliRunner().invoke(app, list(arguments), input=given, catch_exceptions=False)
    return result.stdout


def test_clusters_as_json(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    out = json.loads(run(str(article), "--lang", "en", "--format", "json"))
    assert out["schema"] == 1
    first = out["clusters"][0]
    assert (first["kind"], first["house"], first["mixed"]) == ("person", "Mustafa al-Kazemi", True)
    for form in first["forms"]:
        assert form["count"] == len(form["spans"])
        for span in form["spans"]:
            assert TEXT[span["start"] : span["end"]] == form["text"]
            assert span["path"] == str(article)


def test_clusters_over_two_articles(tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    paths[0].write_text("They met Mustafa al-Kazemi in Rome.", encoding="utf-8")
    paths[1].write_text("The premier, Mustafa al-Kadhimi, left.", encoding="utf-8")
    out = json.loads(run(*map(str, paths), "--lang", "en", "--format", "json"))
    mixed = [c for c in out["clusters"] if c["mixed"]]
    assert [{s["path"] for f in c["forms"] for s in f["spans"]} for c in mixed] == [set(map(str, paths))]


def test_only_mixed_names_in_lines(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    assert (
        run(str(article), "--lang", "en", "--mixed")
        == "! Mustafa al-Kazemi [person]: Mustafa al-Kazemi (2), Kadhimi (1)\n"
    )


def test_compare_prints_a_line_a_pair() -> None:
    out = run("compare", given="Al-Kazemi\tal-Kadhimi\nIran\tIraq\tplace\n\tX\n").splitlines()
    assert [float(line) >= 0.5 for line in out] == [True, False, False]


def test_compare_explains() -> None:
    assert "ss ~ s" in run("compare", "--explain", given="Gerassimow\tGerasimov\n")


def test_a_facts_file_to_start_from_can_be_read(tmp_path: Path) -> None:
    from checker.read.facts import read_facts

    article, facts = tmp_path / "a.txt", tmp_path / "facts.yaml"
    article.write_text(TEXT, encoding="utf-8")
    run(str(article), "--lang", "en", "--format", "facts", "--output", str(facts))
    first = read_facts(facts).entities[0]
    assert (first.name, first.kind, first.avoid) == ("Mustafa al-Kazemi", "person", ("Kadhimi",))


def test_no_form_becomes_a_formula_in_a_spreadsheet(tmp_path: Path) -> None:
    article = tmp_path / "=cmd.txt"
    article.write_text(TEXT, encoding="utf-8")
    rows = run(str(article), "--lang", "en", "--format", "csv").splitlines()
    assert rows[0] == "house,kind,mixed,form,count,articles"
    assert rows[2].startswith("Mustafa al-Kazemi,person,True,Kadhimi,1,")
