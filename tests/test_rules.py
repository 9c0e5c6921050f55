"""Every shipped rule against its own examples, and the rule set as a whole."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import jsonschema
import pytest

from checker.checks import CHECKS
from checker.model import Example, Rule
from checker.pipeline import Checker, Settings, check_example
from checker.read.rule_schema import rule_schema
from checker.read.rules import default_rules_dir, load_rules, pack_files
from checker.read.yaml import load

if TYPE_CHECKING:
    from pathlib import Path

    from checker.read.node import Node

TABLE = {check.id: check for check in CHECKS}
RULES = load_rules([default_rules_dir()], TABLE)
TESTED = [rule for rule in RULES if "fluency-model" not in TABLE[rule.check].needs]  # tests/checks/test_unusual.py
PHRASING = {"fluency", "structure", "language", "typography"}  # whose rules name a dictionary, a style guide or a study
BAD = [(rule, example) for rule in TESTED for example in rule.bad]
GOOD = [(rule, example) for rule in TESTED for example in rule.good]


@cache
def checker() -> Checker:
    return Checker(Settings())


def named(value: object) -> str:
    return value.id if isinstance(value, Rule) else ""


@pytest.mark.parametrize(("rule", "example"), BAD, ids=named)
def test_bad_examples_are_found(rule: Rule, example: Example) -> None:
    found = [finding.text for finding in check_example(checker(), rule, example)]
    assert found
    assert not example.find or any(example.find in text or text in example.find for text in found)


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=named)
def test_good_examples_are_not(rule: Rule, example: Example) -> None:
    assert not check_example(checker(), rule, example)


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_shipped_rules_are_whole(rule: Rule) -> None:
    assert len(rule.bad) >= 2
    assert len(rule.good) >= 2
    assert rule.message.rstrip()[-1] in ".”?})"
    assert rule.why
    assert rule.reference or rule.family not in PHRASING


@pytest.mark.parametrize("pack", pack_files(default_rules_dir()), ids=lambda path: path.stem)
def test_packs_fit_the_schema(pack: Path) -> None:
    schema = rule_schema(CHECKS)
    jsonschema.Draft202012Validator.check_schema(schema)
    data = load(pack.read_text(encoding="utf-8"), str(pack)).plain()
    jsonschema.validate(data, schema)


def test_packs_are_parsed_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    parsed: list[str] = []

    def counted(text: str, path: str) -> Node:
        parsed.append(path)
        return load(text, path)

    monkeypatch.setattr("checker.read.yaml.load", counted)
    for _ in range(2):
        load_rules([default_rules_dir()], TABLE, trusted=[default_rules_dir()])
        assert len(parsed) == len(list(pack_files(default_rules_dir())))
