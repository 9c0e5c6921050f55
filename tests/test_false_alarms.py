"""Rules that fire on what people wrote say why, going by what ``benchmarks/false_alarms.py --save`` counted last."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.checks import CHECKS
from checker.read.rules import default_rules_dir, load_rules

if TYPE_CHECKING:
    from checker.model import Rule

SAVED = Path(__file__).resolve().parent.parent / "benchmarks" / "results" / "false_alarms.json"
OFTEN = 20_000  # sentences in which a rule may fire once without a reason
COUNTED: dict[str, dict[str, int]] = json.loads(SAVED.read_text(encoding="utf-8"))
SHIPPED = {rule.id: rule for rule in load_rules([default_rules_dir()], {check.id: check for check in CHECKS})}


def too_often(row: dict[str, int]) -> bool:
    """More than once in so many sentences; a single finding among fewer sentences tells of no rate."""
    return row["findings"] > max(1, row["sentences"] / OFTEN)


def lacks_reason(rule: Rule, row: dict[str, int]) -> bool:
    return too_often(row) and not rule.on_human_text


@pytest.mark.parametrize("name", sorted(COUNTED.keys() & SHIPPED.keys()))
def test_a_rule_that_fires_on_human_news_says_why(name: str) -> None:
    told = f"{name}: {COUNTED[name]}; narrow it, or write its on_human_text"
    assert not lacks_reason(SHIPPED[name], COUNTED[name]), told


def test_a_rule_without_a_reason_would_be_told_of() -> None:
    plain = next(rule for rule in SHIPPED.values() if not rule.on_human_text)
    assert lacks_reason(plain, {"findings": 2, "sentences": 16_000})
    assert not lacks_reason(plain, {"findings": 1, "sentences": 16_000})
    assert not lacks_reason(plain, {"findings": 2, "sentences": 45_000})


def test_no_reason_is_left_over() -> None:
    idle = [name for name, rule in SHIPPED.items() if rule.on_human_text and not too_often(COUNTED.get(name, _NONE))]
    assert not idle, "these no longer fire on human news: take their on_human_text out"


_NONE = {"findings": 0, "sentences": OFTEN}
