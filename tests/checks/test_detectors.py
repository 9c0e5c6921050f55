"""Sentences of news that the general detectors must mark, and others like them that they must leave alone.

In detectors/ a file holds one family of rules: lines with '-' are wrong, lines with '+' are right.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from checker.model import Case, Rule
from checker.read.rules import default_rules_dir, load_rules
from tests.checks.article import TABLE, article

FILES = sorted((Path(__file__).parent / "detectors").glob("*.txt"))
FEWEST = 30  # sentences of either sort


@cache
def rules(prefix: str) -> list[Rule]:
    shipped = load_rules([default_rules_dir()], TABLE)
    return [rule for rule in shipped if rule.kind == prefix and not TABLE[rule.check].needs]


def lines(sign: str) -> list[tuple[str, str]]:
    found = []
    for path in FILES:
        head, *rows = path.read_text(encoding="utf-8").splitlines()
        family = head.removeprefix("# rules: ")
        found += [(family, row[2:].replace("\\n", "\n")) for row in rows if row.startswith(sign)]
    return found


def marked(family: str, text: str) -> list[str]:
    case = Case(article(text))
    return [
        f"{rule.id}: {case.article.quote(hit.span)}"
        for rule in rules(family)
        for hit in TABLE[rule.check].find(case, rule)
    ]


@pytest.mark.parametrize(("family", "text"), lines("- "))
def test_what_is_wrong_is_marked(family: str, text: str) -> None:
    assert marked(family, text)


@pytest.mark.parametrize(("family", "text"), lines("+ "))
def test_what_is_right_is_left_alone(family: str, text: str) -> None:
    assert marked(family, text) == []


@pytest.mark.parametrize("sign", ["- ", "+ "])
def test_there_are_enough_of_either(sign: str) -> None:
    counts = {family: sum(f == family for f, _ in lines(sign)) for family, _ in lines(sign)}
    assert len(counts) == len(FILES)
    assert min(counts.values()) >= FEWEST
