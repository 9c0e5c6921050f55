"""What befell so many people, told place by place, against the toll: '14 dead', then nine, five and two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.figures import Figure, after, before, between, by_sentence, shown
from checker.model import Case, Check, Hit, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Rule

_FATES = {
    "dead": r"dead|died|drowned|perished|killed|deaths|fatalities|victims|lost (?:their|his|her) li(?:fe|ves)",
    "hurt": r"hurt|injured|wounded",
    "missing": r"missing",
    "held": r"arrested|arrests|detained",
}
_TOLL = (
    r"^(?:\s+(?!others?\b|more\b|of\b)[\w’'-]+){{0,3}}?\s+"
    r"(?:(?:have|has|had) (?:been )?|were |was |are )?(?:{fate})\b"
)
_PART = (
    r"^(?: of (?:the(?:m|se)?|those)(?: \w+)?| people| men| women| children| others)?"
    r" (?:were |was |had |have )?(?:found )?(?:{fate})(?: [a-z]+){{0,2}}?"
    r" (?:in|near|at|off|outside) (?:the )?(?P<place>[A-Z]\w+)"
)
_MORE = re.compile(r"^(?: others| people)? (?:in|near|at|off|outside) (?:the )?(?P<place>[A-Z]\w+)")
_LINK = re.compile(r"(?:,|,? and)(?: (?:a|another|further))?\s+$")
_LATER = re.compile(
    r"\b(?:another|further|additional|more|last (?:year|week|month)|[Ii]n (?:1\d|20)\d\d|earlier|previous\w*)\b"
)
_FEWEST = 2  # parts


@dataclass(frozen=True, slots=True)
class Options:
    pass


def find(case: Case, _rule: Rule) -> Iterator[Hit]:
    """Parts that make more than the toll that the title or the lead gives."""
    table = by_sentence(case)
    for fate in _FATES.values():
        toll = _toll(case.article, table, re.compile(_TOLL.format(fate=fate), re.IGNORECASE))
        parts = _parts(case.article, table, re.compile(_PART.format(fate=fate))) if toll else {}
        for block in parts.values():
            places = {place for place, _ in block}
            total = sum(figure.middle for _, figure in block)
            if toll and len(block) >= _FEWEST and len(places) == len(block) and _exceeds(toll, block):
                shown_parts = tuple(shown(case.article, figure, "a part of it") for _, figure in block)
                yield Hit(toll.span, {"sum": f"{total:,f}"}, shown_parts)


def _exceeds(toll: Figure, block: Sequence[tuple[str, Figure]]) -> bool:
    """More than the toll, though no part is: one alone may be an older toll or that of another day."""
    return sum(f.middle for _, f in block) > toll.value.high and all(f.middle < toll.value.high for _, f in block)


def _toll(article: Document, table: dict[int, list[Figure]], told: re.Pattern[str]) -> Figure | None:
    """The first exact figure of so many people to whom this befell, in the title or the lead."""
    for row in table.values():
        for figure in row:
            if (
                figure.zone in {Zone.TITLE, Zone.LEAD}
                and figure.count
                and figure.exact
                and told.search(after(article, figure, 60))
            ):
                return figure
    return None


def _parts(
    article: Document, table: dict[int, list[Figure]], told: re.Pattern[str]
) -> dict[int, list[tuple[str, Figure]]]:
    """By paragraph: the places with a figure each, where none speaks of others or of another time."""
    found: dict[int, list[tuple[str, Figure]]] = {}
    for index, row in table.items():
        sentence = article.sentences[index]
        if sentence.zone is not Zone.BODY or _LATER.search(article.quote(article.blocks[sentence.block].span)):
            continue
        last: Figure | None = None
        for figure in (f for f in row if f.count and f.exact):
            joined = last is not None and _LINK.search(between(article, last, figure))
            behind = after(article, figure, 80)
            match = told.search(behind) or (_MORE.search(behind) if joined else None)
            if match and not before(article, figure).endswith("-"):
                found.setdefault(sentence.block, []).append((match["place"], figure))
            last = figure if match else None
    return found


CHECK = Check("toll", Options, find)
