"""'she said' after words of somebody whose given name is a man's, and the reverse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, blocks, excused, related
from checker.lang.english import is_english
from checker.lang.given_names import sex_of
from checker.model import Case, Check, Hit, Related, Rule, Side, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAYS = re.compile(r"\b(he|she|He|She) (?:said|says|added|adds|explained|warned|told|stressed|announced|continued)\b")
_OPENS = re.compile(r"(?:^|(?<=[.!?] )|(?<=[.!?][”\"’] ))(He|She) (?!who\b)[a-z]+\b")
# A lookahead, so that 'Minister Claudia' does not swallow the beginning of 'Claudia Weber'.
_BIG = "A-ZÀ-ÝŁÖÜİŞŽŠČ"
_SMALL = "a-zà-ÿłşğıęńśźżćčšžøåæ"
_FULL = re.compile(
    rf"\b(?=([{_BIG}][{_SMALL}-]+(?:-[{_BIG}][{_SMALL}]+)?) (?:(?:von|van|de|di|al|der|da|dos|du) )*([{_BIG}][\w’'-]+))"
)
# Any of these may be whom the pronoun means.
_OTHERS = {
    "he": re.compile(
        r"(?i)\b(?:\w*man|\w*men|boys?|fathers?|sons?|brothers?|husband|widower|mr|sir|king|prince|he|his|him|boyfriend|uncle|nephew"
        r"|grand(?:father|son)|monk|pope|priest|bishop|imam|sheikh|rabbi|couple|couples|parents|twins|siblings)\b"
    ),
    "she": re.compile(
        r"(?i)\b(?:\w*woman|\w*women|girls?|mothers?|daughters?|sisters?|wife|wives|widow|mrs|ms|miss|lady|queen|princess|she|her"
        r"|girlfriend|aunt|niece|grand(?:mother|daughter)|nun|actress|actresses|bride|mum|mom|couple|couples|parents|twins|siblings)\b"
    ),
}
# People whose sex the text does not tell.
_ROLES = re.compile(
    r"(?i)\b(?:driver|colleague|coach|trainer|doctor|nurse|judge|lawyer|victim|suspect|patient|student|teacher|author|officer"
    r"|minister|president|mayor|neighbou?r|child|baby|teenager|pensioner|tourist|passenger|player|singer|actor|artist|writer"
    r"|reporter|journalist|researcher|scientist|professor|expert|worker|employee|owner|boss|leader|chief|head|director|manager"
    r"|prosecutor|defendant|witness|killer|attacker|partner|friend|rival|opponent|predecessor|successor|winner|champion"
    r"|candidate|deputy|senator|governor|chancellor|ambassador|captain|pilot|soldier|guest|client|customer|pupil|year-old)\b"
)
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December".split()
)
_CAPITAL = re.compile(r"[A-ZÀ-ÝŁÖ][\w’'-]*")
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|at|near|from|of|on|to|the|since|until|by|for|between|and|around|outside|across)|,) $"
)


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a pronoun that fits no person of its paragraph."""
    if not applies(case, rule):
        return
    for block in blocks(case.article, rule):
        text = case.article.quote(block.span)
        seen: set[int] = set()
        for match, strict in (*((m, False) for m in _SAYS.finditer(text)), *((m, True) for m in _OPENS.finditer(text))):
            person = _only_person(text[: match.start()], match.group(1).lower(), strict=strict)
            span = Span(match.start(), match.end()).shift(block.span.start)
            if person is None or match.start() in seen or _inside_quote(case, span) or excused(case, rule, span):
                continue
            if _inside_quote(case, person.shift(block.span.start)):
                continue  # somebody spoken of, not the speaker
            seen.add(match.start())
            place = related(case.article, Side.ARTICLE, person.shift(block.span.start), "the person who is meant")
            yield _hit(case, span, place.text, match.group(1), place)


def _only_person(before: str, pronoun: str, *, strict: bool) -> Span | None:
    """The person of the other sex, where nobody and nothing before the pronoun could be meant by it."""
    if _OTHERS[pronoun].search(before):  # first, as it ends a long text of 'he said' soonest
        return None
    people = [*_people(before)]
    sexes = {sex_of(before[span.start : span.end].split()[0]) for span in people}
    other = "he" if pronoun == "she" else "she"
    if sexes != {other}:
        return None
    return None if strict and _strangers(before, people[-1]) else people[-1]


def _people(text: str) -> Iterator[Span]:
    """Full names; 'On Friday' and 'Prime Minister' are none."""
    done = 0
    for match in _FULL.finditer(text):
        given = match.group(1)
        common = given in _CALENDAR or is_english(given.lower())
        if match.start(1) >= done and (sex_of(given) or not common):
            done = match.end(2)
            yield Span(match.start(1), done)


def _strangers(before: str, person: Span) -> bool:
    """Whether somebody else may be meant: another name, or a role that does not stand beside the name."""
    name = before[person.start : person.end]
    rest = re.sub(rf"(?:[\w-]+ ){{0,5}}(?:[\w-]+, )?{re.escape(name)}(?:, [^.]{{0,60}},)?", " # ", before)
    if _ROLES.search(rest):
        return True
    parts = set(name.split())
    for match in _CAPITAL.finditer(rest):
        opens = not rest[: match.start()].rstrip('“”"‘’ ') or rest[: match.start()].rstrip('“”"‘’ ')[-1:] in ".!?:"
        if match.group() in parts or (opens and is_english(match.group().lower())):
            continue
        if match.group() not in _CALENDAR and not _PLACE_BEFORE.search(rest[: match.start()]):
            return True
    return False


def _inside_quote(case: Case, span: Span) -> bool:
    return any(quote.contains(span) for quote in case.article.quotes)


def _hit(case: Case, span: Span, name: str, pronoun: str, place: Related) -> Hit:
    right = {"he": "she", "she": "he", "He": "She", "She": "He"}[pronoun]
    fixed = right + case.article.quote(span)[len(pronoun) :]
    return Hit(span, {"name": name, "right": right}, (place,), suggestions=(Suggestion(fixed),))


CHECK = Check("pronoun", Common, find)
