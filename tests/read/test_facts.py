from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from checker.errors import CheckerError
from checker.model import Entity, Fact, Facts, Severity, Term
from checker.read.facts import merge_facts, parse_facts, read_facts
from checker.read.yaml import load

CORPORA = Path(__file__).parents[2] / "corpora"

FULL = """\
version: 1
lang: en-GB
entities:
  - name: Mustafa al-Kadhimi
    kind: person
    aliases: [al-Kadhimi]
    avoid: [Al-Kazemi]
    role: Prime Minister of Iraq
    not: [Mustafa al-Kazimi (footballer)]
  - Baghdad
terms:
  - term: troop strength
    source: Truppenstärke
    avoid: force of the forces
facts:
  - The US combat mission in Iraq ends by the end of 2021.
  - id: us-troops
    text: There are about 2,500 US soldiers in Iraq.
    required: true
    tolerance: 5%
    as_of: 2021-07-26
    severity: critical
    source: https://example.org/briefing
"""


def write(folder: Path, text: str, name: str = "facts.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key(tmp_path: Path) -> None:
    path = write(tmp_path, FULL)
    at = f"{path}:"
    assert read_facts(path) == Facts(
        path=str(path),
        lang="en",
        entities=(
            Entity(
                "Mustafa al-Kadhimi",
                "person",
                ("al-Kadhimi",),
                ("Al-Kazemi",),
                "Prime Minister of Iraq",
                ("Mustafa al-Kazimi (footballer)",),
                at + "4",
            ),
            Entity("Baghdad", origin=at + "10"),
        ),
        terms=(Term("troop strength", "Truppenstärke", ("force of the forces",), at + "12"),),
        facts=(
            Fact("fact-1", "The US combat mission in Iraq ends by the end of 2021.", origin=at + "16"),
            Fact(
                "us-troops",
                "There are about 2,500 US soldiers in Iraq.",
                required=True,
                tolerance=Decimal("0.05"),
                as_of=date(2021, 7, 26),
                severity=Severity.CRITICAL,
                source="https://example.org/briefing",
                origin=at + "17",
            ),
        ),
    )


WRONG = [
    ("facts:\n  - text: x\n    requird: true", "3: unknown key 'requird'; did you mean required?"),
    ("fact:\n  - x", "1: unknown key 'fact'; did you mean facts?"),
    ("version: 2", "1: version 2 is not known; this checker reads version 1"),
    ("version: one", "1: expected a whole number, found 'one'"),
    ("- a\n- b", "1: a facts file has the keys facts, entities and terms; put the list under 'facts:'"),
    ("facts: The mission ends.", "1: expected a list, found text"),
    ("facts:\n  - id: a", "2: a fact needs 'text'"),
    ("facts:\n  - Biden said: no", "2: this sentence holds ': '; put it in quotes"),
    ("facts:\n  - {id: a, text: x}\n  - {id: a, text: y}", "3: the id 'a' is used twice; the first is in line 2"),
    ("facts:\n  - text: x\n    as_of: 26.7.2021", "3: expected a date such as 2021-07-26, found '26.7.2021'"),
    ("facts:\n  - text: x\n    tolerance: about 5", "3: expected a share such as 5% or 0.05, found 'about 5'"),
    ("facts:\n  - text: x\n    tolerance: 5", "3: a share lies between 0 and 1, found '5'; did you mean 5%?"),
    (
        "facts:\n  - text: x\n    severity: crtical",
        "3: 'crtical' is none of neutral, minor, major, critical; did you mean critical?",
    ),
    ("facts:\n  - text: x\n    required: maybe", "3: expected true or false, found 'maybe'"),
    (
        "entities:\n  - name: X\n    kind: persons",
        "3: 'persons' is none of person, place, organisation, event, work; did you mean person?",
    ),
    ("entities:\n  - kind: person", "2: an entity needs 'name'"),
    ("terms:\n  - source: x", "2: a term needs 'term'"),
    ("lang: English language", "1: 'English language' is no language code; write it as en, de or ar"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_wrong_file_is_answered_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(CheckerError) as raised:
        read_facts(path)
    assert str(raised.value) == f"{path}:{message}"


def test_empty_file(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match="the facts file is empty"):
        read_facts(write(tmp_path, " \n"))


def test_json_is_the_same_model(tmp_path: Path) -> None:
    data = load(FULL, "").plain()
    read = read_facts(write(tmp_path, json.dumps(data, indent=1), "facts.json"))
    assert [fact.text for fact in read.facts] == [fact.text for fact in parse_facts(data, "rows.jsonl", 3).facts]
    assert parse_facts(data, "rows.jsonl", 3).facts[0].origin == "rows.jsonl:3"
    escapes = '{"facts": ["\\ud83d\\ude00 ends.", "a\\/b"]}'
    assert [fact.text for fact in read_facts(write(tmp_path, escapes, "f.json")).facts] == ["😀 ends.", "a/b"]


def test_merging_keeps_ids_apart() -> None:
    one = parse_facts({"facts": ["a", "b"]}, "one.yaml")
    two = parse_facts({"facts": ["c"], "terms": ["t"]}, "two.yaml")
    merged = merge_facts([one, two])
    assert [(fact.id, fact.text) for fact in merged.facts] == [("fact-1", "a"), ("fact-2", "b"), ("fact-1-2", "c")]
    assert (merged.path, len(merged.terms)) == ("one.yaml, two.yaml", 1)
    assert merge_facts([]) == Facts()
    assert merge_facts([one]) is one


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    content = json.loads(files("checker").joinpath("data/facts.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


def test_schema_accepts_what_the_reader_accepts(schema: Draft202012Validator) -> None:
    found = sorted(CORPORA.glob("*/facts.yaml"))
    assert found
    for path in found:
        read_facts(path)
        schema.validate(load(path.read_text(encoding="utf-8"), str(path)).plain())
    schema.validate(load(FULL, "").plain())


# That an id is used twice is beyond a schema.
@pytest.mark.parametrize("text", [text for text, message in WRONG if "used twice" not in message])
def test_schema_refuses_what_the_reader_refuses(schema: Draft202012Validator, text: str) -> None:
    assert not schema.is_valid(load(text, "").plain())
