"""``checker facts``: drafts that can be read back, and what the check shows of a sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker.cli import run
from checker.read.facts import read_facts

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

REPORT = """Ferry runs aground off Crete

A ferry with 214 passengers ran aground off Crete on 3 May 2019.

The captain, Nikos Vlahos, said: "We hit a rock." He is 58. The ship will not sail again before June.
"""


def test_a_draft_is_a_facts_file(tmp_path: Path) -> None:
    report, draft = tmp_path / "report.txt", tmp_path / "facts.yaml"
    report.write_text(REPORT, encoding="utf-8")
    assert run(["facts", "init", str(report), "--output", str(draft)]) == 0
    facts = read_facts(draft)
    assert "Nikos Vlahos" in [entity.name for entity in facts.entities]
    assert any("214 passengers" in fact.text for fact in facts.facts)
    assert 'who or what is "he"' in draft.read_text("utf-8")


def test_whatever_the_report_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "A title of some length\n\n“Yes”: {no} #3 of [4] boats, said \\ Ana Sousa on 5 May.\n", encoding="utf-8"
    )
    assert run(["facts", "init", str(report)]) == 0
    draft = tmp_path / "draft.yaml"
    draft.write_text(capsys.readouterr().out, encoding="utf-8")
    assert any(fact.text.endswith("on 5 May.") for fact in read_facts(draft).facts)


def test_how_sentences_are_understood(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(
        "facts:\n  - About 2,500 soldiers did not leave Iraq in May 2021.\n  - It ends this year.\n", encoding="utf-8"
    )
    assert run(["facts", "check", str(path), "--format", "json"]) == 0
    first, second = json.loads(capsys.readouterr().out)["facts"]
    assert {row["kind"]: row["read"] for row in first["values"]} == {
        "count": "2,375 to 2,625 soldiers",
        "place": "Iraq",
        "date": "2021-05-01 to 2021-05-31",
    }
    assert first["denied"] == "not"
    assert second["remarks"] == ["a date that counts from today: give as_of", "begins with “it”: say who or what"]
    assert run(["facts", "check", str(path), "--date", "2021-07-27"]) == 0
    assert "2021-01-01 to 2021-12-31" in capsys.readouterr().out


def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text("facts:\n  - text: One.\n    requird: true\n", encoding="utf-8")
    assert run(["facts", "check", str(path)]) == 2
    assert f"{path}:3" in capsys.readouterr().err


def test_a_draft_has_no_dateline_and_each_state_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "Troops leave\n\nOSLO, 3 May 2021 \u2013 The United States will keep 300 soldiers in Norway.\n\n"
        "On the orders of President Ann Berg the US sent 40 of them home in April.\n",
        encoding="utf-8",
    )
    assert run(["facts", "init", str(path)]) == 0
    draft = capsys.readouterr().out
    assert "OSLO" not in draft
    assert draft.count("- name:") == 3
    assert 'role: "President"' in draft


def test_who_does_what_is_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text("facts:\n  - Most of the villagers may sue the state.\n", encoding="utf-8")
    assert run(["facts", "check", str(path)]) == 0
    shown = capsys.readouterr().out
    assert "53% to 100%" in shown
    assert "may sue  \u2192  possible" in shown
