"""Writes docs/rules.md: every shipped rule with what it finds, why, examples and how often it was right.

python benchmarks/rule_reference.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.checks import CHECKS  # noqa: E402 - the checkout need not be installed
from checker.read.rules import default_rules_dir, load_rules  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Example, Rule

TARGET = ROOT / "docs" / "rules.md"
PRECISION = ROOT / "checker" / "data" / "precision.json"
ALARMS = ROOT / "benchmarks" / "results" / "false_alarms.json"
HEAD = """# Rules

Made by `python benchmarks/rule_reference.py` from the packs in `rules/`. *Right* is how many findings of a rule were
right of all on the annotated articles, where it had any; confidence is what a finding shows. *Human news* is how often
it fired on sentences that people wrote, by `python benchmarks/false_alarms.py --save`; a rule without it never did.
Examples are the shortest.
"""


def reference() -> str:
    """The whole page."""
    rules = load_rules([default_rules_dir()], {check.id: check for check in CHECKS})
    measured = json.loads(PRECISION.read_text("utf-8")) if PRECISION.exists() else {}
    alarms = json.loads(ALARMS.read_text("utf-8"))
    families: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: rule.id):
        families.setdefault(rule.id.split("/")[0], []).append(rule)
    lines = [HEAD, f"{len(rules)} rules.\n"]
    for family, members in families.items():
        lines.append(f"## {family}\n")
        lines += [line for rule in members for line in _entry(rule, measured.get(rule.id), alarms.get(rule.id))]
    return "\n".join(lines).rstrip("\n") + "\n"


def _entry(rule: Rule, counted: dict[str, int] | None, human: dict[str, int] | None) -> Iterator[str]:
    right = f", right {counted['true']} of {counted['findings']}" if counted else ""
    langs = f", from {' '.join(sorted(rule.source_langs))}" if rule.source_langs else ""
    yield f"### {rule.id}\n"
    fired = f", human news {human['findings']} in {human['sentences']:,} sentences" if human else ""
    yield f"{rule.severity.label}, confidence {rule.confidence:.2f}{right}{fired}{langs}; {rule.category}\n"
    if rule.why:
        yield f"{_plain(rule.why)}\n"
    if rule.on_human_text:
        yield f"On human news: {_plain(rule.on_human_text, 400)}\n"
    if rule.bad:
        yield f"- wrong: {_shortest(rule.bad)}"
    if rule.good:
        yield f"- right: {_shortest(rule.good)}"
    yield f"- {rule.reference}\n" if rule.reference else ""


def _shortest(examples: tuple[Example, ...]) -> str:
    return _plain(min((example.text for example in examples), key=len))


def _plain(text: str, longest: int = 200) -> str:
    """One line that Markdown takes as it is written."""
    flat = " ".join(text.split())
    flat = flat if len(flat) <= longest else flat[: longest - 1] + "…"
    return "".join("\\" + sign if sign in "\\`*_<>[]#|" else sign for sign in flat)


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
