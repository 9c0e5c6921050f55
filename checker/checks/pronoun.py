"""'she said' after words of somebody whose given name is a man's, and the reverse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, blocks, excused, related
from checker.lang.given_names import sex_of
from checker.model import Case, Check, Hit, Related, Rule, Side, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAYS = re.compile(r"\b(he|she|He|She) (?:said|says|added|adds|explained|warned|told|stressed|announced|continued)\b")
_FULL = re.compile(r"\b([A-ZÀ-ÝŁÖ][a-zà-ÿłşğıę]+) (?:(?:von|van|de|di|al|der|da) )*([A-ZÀ-ÝŁ][\w’'-]+)")
# Any of these may be whom the pronoun means.
_OTHERS = {
    "he": re.compile(r"(?i)\b(?:man|boy|father|son|brother|husband|widower|mr|sir|king|prince|he|his|him)\b"),
    "she": re.compile(
        r"(?i)\b(?:woman|girl|mother|daughter|sister|wife|widow|mrs|ms|miss|lady|queen|princess|she|her)\b"
    ),
}


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a pronoun that fits no person of its paragraph."""
    if not applies(case, rule):
        return
    for block in blocks(case.article, rule):
        text = case.article.quote(block.span)
        for match in _SAYS.finditer(text):
            person = _only_person(text[: match.start()], match.group(1).lower())
            span = Span(match.start(), match.end()).shift(block.span.start)
            if person is None or _inside_quote(case, span) or excused(case, rule, span):
                continue
            place = related(case.article, Side.ARTICLE, person.shift(block.span.start), "the person who speaks")
            yield _hit(case, span, place.text, match.group(1), place)


def _only_person(before: str, pronoun: str) -> Span | None:
    """The person of the other sex, where nobody and nothing before the pronoun could be meant by it."""
    people = list(_FULL.finditer(before))
    sexes = {sex_of(match.group(1)) for match in people}
    other = "he" if pronoun == "she" else "she"
    if sexes != {other} or _OTHERS[pronoun].search(before):
        return None
    return Span(*people[-1].span())


def _inside_quote(case: Case, span: Span) -> bool:
    return any(quote.contains(span) for quote in case.article.quotes)


def _hit(case: Case, span: Span, name: str, pronoun: str, place: Related) -> Hit:
    right = {"he": "she", "she": "he", "He": "She", "She": "He"}[pronoun]
    fixed = right + case.article.quote(span)[len(pronoun) :]
    return Hit(span, {"name": name, "right": right}, (place,), suggestions=(Suggestion(fixed),))


CHECK = Check("pronoun", Common, find)
