"""A figure of the headline that the article nowhere gives, while it gives another for the same thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.checks.figures import Figure, after, before, figures, shown
from checker.lang.agreement import quantities_agree
from checker.model import Case, Check, Hit, Suggestion, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Document, Rule

_FATES = {
    "dead": re.compile(r"\b(?:dead|die[sd]?|dying|deaths?|kill(?:s|ed|ing)?|lives|fatalities|bodies)\b", re.IGNORECASE),
    "hurt": re.compile(r"\b(?:injur\w+|wound\w+|hurt)\b", re.IGNORECASE),
    "missing": re.compile(r"\bmissing\b", re.IGNORECASE),
}
_MEASURED = frozenset({"currency", "length", "area", "volume", "mass", "power", "energy", "percent"})
_ROUNDING = Decimal("0.12")  # headlines round: '100 dead' over a body that says 104


@dataclass(frozen=True, slots=True)
class Options:
    pass


def find(case: Case, _rule: Rule) -> Iterator[Hit]:
    row = figures(case)
    body = [f for f in row if f.zone in {Zone.LEAD, Zone.BODY, Zone.QUOTE}]
    for figure in (f for f in row if f.zone is Zone.TITLE):
        same = [f for f in body if _of_one_thing(case.article, figure, f)]
        if (
            len({f.middle for f in same}) == 1
            and same[0].zone is Zone.LEAD
            and not any(_agree(figure, f) for f in body)
        ):
            places = (shown(case.article, same[0], "the article itself says"),)
            yield Hit(figure.span, {"expected": same[0].text}, places, suggestions=(Suggestion(same[0].text),))


def _of_one_thing(article: Document, title: Figure, other: Figure) -> bool:
    if title.count and other.count:
        fate = _fate(article, title)
        nouns = title.value.noun and other.value.noun and title.value.noun[-1] == other.value.noun[-1]
        return fate == _fate(article, other) and bool(fate or nouns)
    kinds = {(f.value.unit, f.value.dimension) for f in (title, other)}
    return len(kinds) == 1 and title.value.dimension in _MEASURED


def _fate(article: Document, figure: Figure) -> str:
    """dead, hurt or missing, by the nearest word that says so; '' if none does."""
    behind = re.split(r"[,;:]| and ", after(article, figure, 60))[0]
    found = {name: match.start() for name, word in _FATES.items() if (match := word.search(behind))}
    if not found:
        ahead = re.split(r"[,;:]| and ", before(article, figure, 25))[-1]
        found = {name: -match.end() for name, word in _FATES.items() if (match := word.search(ahead))}
    return min(found, key=lambda name: found[name]) if found else ""


def _agree(title: Figure, other: Figure) -> bool:
    if quantities_agree(title.value, other.value) or title.middle == other.middle:
        return True
    larger = max(abs(title.middle), abs(other.middle))
    return title.value.unit == other.value.unit and abs(title.middle - other.middle) <= larger * _ROUNDING


CHECK = Check("title-figure", Options, find)
