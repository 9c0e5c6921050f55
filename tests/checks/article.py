"""Articles made of a few lines, and what the shipped rules of some packs find in them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from checker.annotate import annotate
from checker.checks import CHECKS
from checker.model import Case, Document
from checker.read.blocks import split_blocks
from checker.read.rules import default_rules_dir, read_pack

if TYPE_CHECKING:
    from datetime import date

    from checker.model import Hit, Rule

TABLE = {check.id: check for check in CHECKS}


@cache
def rules(pack: str) -> dict[str, Rule]:
    return {rule.id: rule for rule in read_pack(default_rules_dir() / f"{pack}.yaml", TABLE)}


def article(text: str, day: date | None = None) -> Document:
    return annotate(split_blocks(Document(id="a", path="a.txt", text=text, lang="en", date=day)))


def hits(rule: Rule, document: Document) -> list[Hit]:
    return list(TABLE[rule.check].find(Case(document), rule))


def found(pack: str, text: str, day: date | None = None) -> list[tuple[str, str]]:
    """(rule, marked words) of everything that the rules of a pack find, in the order of the text."""
    document = article(text, day)
    marks = [(hit.span, rule.id) for rule in rules(pack).values() for hit in hits(rule, document)]
    return [(name, document.quote(span)) for span, name in sorted(marks)]
