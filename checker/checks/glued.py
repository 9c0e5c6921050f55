"""A name and its number written together where the article elsewhere parts them: 'Ariane6', 'Ariane 6'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.context import Common, hit, related
from checker.checks.readable import allowed_tokens, indices_of
from checker.model import Case, Check, Hit, Rule, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_GLUED = re.compile(r"([A-Z][a-z]{2,})(\d{1,4})")


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a glued name whose parts stand apart elsewhere, with this number or another."""
    allowed = allowed_tokens(case, rule)
    glued = {text for text in case.article.written if text[-1].isdigit() and _GLUED.fullmatch(text)}
    for index in indices_of(case.article.texts, glued):
        token = case.article.tokens[index]
        match = _GLUED.fullmatch(token.text) if allowed[index] else None
        if match is None:
            continue
        name, number = match.groups()
        apart = re.search(rf"\b{name}[ \u00a0]\d{{1,4}}\b", case.article.text)
        if apart:
            values = {"right": f"{name} {number}", "name": name, "number": number}
            place = related(case.article, Side.ARTICLE, Span(*apart.span()), "written apart here")
            for found in hit(case, rule, token.span, values):
                yield Hit(found.span, found.values, (place,), suggestions=found.suggestions)


CHECK = Check("glued", Common, find)
