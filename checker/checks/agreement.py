"""Two named people and a verb in the singular: 'The brothers Luc and Marc Ferrand was thrown into the sea'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, excused, related
from checker.checks.readable import sentences
from checker.model import Case, Check, Hit, Rule, Side, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLURALS = (
    "brothers|sisters|twins|friends|colleagues|ministers|presidents|authors|directors|scientists|researchers|lawyers|"
    "players|runners|actors|actresses|singers|officers|soldiers|pilots|cousins|partners|countries|cities|towns|villages|"
    "companies|astronauts|activists|journalists|athletes|children|sons|daughters|parents|men|women|politicians|experts"
)
_JOINS = r"(?:with|of|for|in|on|to|by|from|about|between|against|among|and|or|as|than|that)\b"
_NAME = r"[A-ZÀ-Ý][\w’'.-]*"
_NAMES = rf"{_NAME}(?: (?:al-|de |von |van |der |la |el )?{_NAME}){{0,3}}"
_SUBJECT = re.compile(
    rf"(?:(?:The|Both|Two|His|Her|Their) (?:(?!{_JOINS})[a-z]+ ){{0,2}}(?:{_PLURALS})"
    rf"(?: {_NAMES}(?:, {_NAMES})? and {_NAMES})?)"
    rf"(?P<gap>(?:, [^,.;:]{{1,60}},)? )(?P<verb>was|is|has|does)\b(?P<next> \w+)?"
)
_RIGHT = {"was": "were", "is": "are", "has": "have", "does": "do"}


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a sentence that opens with such a subject and goes on in the singular."""
    if not applies(case, rule):
        return
    for _, sentence in sentences(case.article, rule):
        match = _SUBJECT.match(case.article.quote(sentence.span))
        if match is None:
            continue
        start, end = match.start("verb"), match.end("next") if match.group("next") else match.end("verb")
        span = Span(start, end).shift(sentence.span.start)
        if not excused(case, rule, span):
            subject = Span(0, match.start("gap")).shift(sentence.span.start)
            fixed = _RIGHT[match.group("verb")] + (match.group("next") or "")
            place = related(case.article, Side.ARTICLE, subject, "the subject is plural")
            values = {"subject": case.article.quote(subject), "right": fixed}
            yield Hit(span, values, (place,), suggestions=(Suggestion(fixed, safe=True),))


CHECK = Check("plural-subject", Common, find)
