"""Figures that are written as another language writes them: '2.500 soldiers', '1,5 million'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.context import Common, excused
from checker.checks.readable import zones_of
from checker.model import Case, Check, Hit, Quantity, Rule, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

_AGES = re.compile(r"\(\d{1,2},\d{1,2}\)")
_PHONE = re.compile(r"\d[ -]$")


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a quantity that the annotator read as malformed."""
    zones = zones_of(rule)
    for mention in case.article.mentions:
        value = mention.value
        if not isinstance(value, Quantity) or not value.malformed or excused(case, rule, mention.span):
            continue
        if _several(case.article.text, mention.span):
            continue
        block = case.article.block_of(mention.span)
        if block is None or block.zone in zones:
            values = {"right": value.malformed}
            yield Hit(_digits(case, mention.span), values, suggestions=(Suggestion(value.malformed, safe=True),))


def _several(text: str, span: Span) -> bool:
    """Whether these are two figures, 'her two children (3,5)', or a part of a telephone number, '1300 477 722'."""
    ages = _AGES.fullmatch(text, max(0, span.start - 1), span.end + 1) is not None
    return ages or _PHONE.search(text, max(0, span.start - 6), span.start) is not None


def _digits(case: Case, span: Span) -> Span:
    """From the first digit to the last: what stands before and behind it stays."""
    text = case.article.quote(span)
    places = [index for index, sign in enumerate(text) if sign.isdigit()]
    return Span(span.start + places[0], span.start + places[-1] + 1) if places else span


CHECK = Check("number-format", Common, find)
