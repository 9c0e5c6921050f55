"""'she said' after words of somebody whom a name, a title or the evidence tells to be a man, and the reverse."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, excused, like, related
from checker.checks.people import kind_of, parts_of
from checker.checks.readable import blocks
from checker.checks.sexes import OTHER, SEX, people, sexes
from checker.lang.english import is_english
from checker.lang.given_names import sex_of
from checker.model import Case, Check, Hit, Rule, Side, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

SAYS = re.compile(
    r"\b(he|she|He|She) (?:said|says|added|adds|explained|explains|warned|told|stressed|announced|continued|noted"
    r"|recalled|emphasi[sz]ed|insisted|argued|complained|admitted|pointed out|wrote|concluded|went on|promised"
    r"|replied)\b"
)
_OPENS = re.compile(r"(?:^|(?<=[.!?] )|(?<=[.!?][”\"’] ))(He|She|His|Her) (?!who\b|own\b)[a-z]+\b")
QUICK = r"\b(?:[Hh]e|[Ss]he) [a-z]{3,}|\b(?:He|She|His|Her) [a-z]"  # before a closer look at a paragraph
# A lookahead, so that 'Minister Claudia' does not swallow the beginning of 'Claudia Weber'.
_BIG = "A-ZÀ-ÝŁÖÜİŞŽŠČ"
_SMALL = "a-zà-ÿłşğıęńśźżćčšžøåæ"
_FULL = re.compile(
    rf"\b(?=([{_BIG}][{_SMALL}-]+(?:-[{_BIG}][{_SMALL}]+)?) (?:(?:von|van|de|di|al|der|da|dos|du) )*([{_BIG}][\w’'-]+))"
)
# Any of these may be whom the pronoun means.
OTHERS = {
    "he": re.compile(
        r"(?i)\b(?:(?!\w*wom[ae]n\b|(?:ger|ro|hu|otto|o|nor|tur|abdo|speci|regi)m[ae]ns?\b|yemen)\w*m[ae]n|boys?|fathers?|sons?|brothers?|husband|widower|mr|sir|king|prince|he|his|him|boyfriend|uncle|nephew"
        r"|grand(?:father|son)|monk|pope|priest|bishop|imam|sheikh|rabbi|couple|couples|parents|twins|siblings)\b"
    ),
    "she": re.compile(
        r"(?i)\b(?:\w*woman|\w*women|girls?|mothers?|daughters?|sisters?|wife|wives|widow|mrs|ms|miss|lady|queen|princess|she|her"
        r"|girlfriend|aunt|niece|grand(?:mother|daughter)|nun|actress|actresses|bride|mum|mom|couple|couples|parents|twins|siblings)\b"
    ),
}
# People whose sex the text does not tell.
ROLES = re.compile(
    r"(?i)\b(?:driver|colleague|coach|trainer|doctor|nurse|judge|lawyer|victim|suspect|patient|student|teacher|author|officer"
    r"|minister|president|mayor|neighbou?r|child|baby|teenager|pensioner|tourist|passenger|player|singer|actor|artist|writer"
    r"|reporter|journalist|researcher|scientist|professor|expert|worker|employee|owner|boss|leader|chief|head|director|manager"
    r"|prosecutor|defendant|witness|killer|attacker|partner|friend|rival|opponent|predecessor|successor|winner|champion"
    r"|candidate|deputy|senator|governor|chancellor|ambassador|captain|pilot|soldier|guest|client|customer|pupil|year-old)\b"
)
HUMAN = re.compile(
    r"\b(?:the|an?|his|her|their|another) (?:[a-z-]+ )?(?!other|number|order|matter|paper|letter|answer|water|"
    r"member|factor|sector|error|river|power|offer|summer|winter|quarter|centre|center|paper|weather|corner|counter|"
    r"chapter|disaster|motor|tower|border|chamber)[a-z]{3,}(?:er|or|ist|man|woman|ian|ant)\b"
)
_OWN = re.compile(r"\b(her|his) [a-z]+\b")
# The pronoun of the other sex; "her" before a noun, as the checks ask for it.
RIGHT = {
    "he": "she",
    "she": "he",
    "him": "her",
    "his": "her",
    "her": "his",
    "hers": "his",
    "himself": "herself",
    "herself": "himself",
}
_THINGS = frozenset({"place", "organisation"})
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December".split()
)
_CAPITAL = re.compile(r"[A-ZÀ-ÝŁÖ][\w’'-]*")
PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|at|near|from|of|on|to|the|since|until|by|for|between|and|around|outside|across)|,) $"
)


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a pronoun that fits no person of its paragraph."""
    if not applies(case, rule):
        return
    for block in blocks(case.article, rule, QUICK):
        text = case.article.quote(block.span)
        seen: set[int] = set()
        for match, strict in (*((m, False) for m in SAYS.finditer(text)), *((m, True) for m in _OPENS.finditer(text))):
            pronoun, before = SEX[match.group(1).lower()], text[: match.start()]
            person = _only_person(case, block.span.start, before, pronoun, strict=strict)
            span = Span(match.start(), match.end()).shift(block.span.start)
            if person is None or match.start() in seen or inside_quote(case, span) or excused(case, rule, span):
                continue
            if inside_quote(case, person.shift(block.span.start)):
                continue  # somebody spoken of, not the speaker
            seen.add(match.start())
            yield meant(case, span, match.group(1), person.shift(block.span.start))


def _only_person(case: Case, start: int, before: str, pronoun: str, *, strict: bool) -> Span | None:
    """The person of the other sex, where nobody and nothing before the pronoun could be meant by it."""
    if OTHERS[pronoun].search(before):  # first, as it ends a long text of 'he said' soonest
        return None
    people = [*_people(case, start, before)]
    if not people or {_sex(case, before, span) for span in people} != {OTHER[pronoun]}:
        return None
    return None if strict and strangers(before, people[-1]) else people[-1]


def _sex(case: Case, before: str, span: Span) -> str:
    """Of a person that is named; what the sentence itself calls somebody who is alone in it counts too."""
    words = before[span.start : span.end].split()
    known = sexes(case).get(words[-1], "") or (sex_of(words[0]) if len(words) > 1 else "")
    return known or _called(before[span.end :])


def _called(rest: str) -> str:
    """'attacked, but came off her bike. ': the sex of the only pronouns between a name and the end of its sentence."""
    found = {match.group(1).lower() for match in _OWN.finditer(rest.partition(". ")[0])}
    return SEX[next(iter(found))] if len(found) == 1 else ""


def _people(case: Case, start: int, text: str) -> Iterator[Span]:
    """Full names and family names that the article has told in full; 'On Friday' and 'Prime Minister' are none."""
    around = Span(start, start + len(text))
    things = [m.span.shift(-start) for m in case.article.mentions_in(around, "name") if kind_of(m) in _THINGS]
    spans = [span for span in full_names(text) if not any(span.overlaps(thing) for thing in things)]
    known = (m for m in people(case.article) if around.contains(m.span))
    alone = (m.span.shift(-start) for m in known if len(parts_of(m)) == 1)
    yield from sorted([*spans, *(one for one in alone if not any(one.overlaps(span) for span in spans))])


def full_names(text: str) -> Iterator[Span]:
    done = 0
    for match in _FULL.finditer(text):
        given = match.group(1)
        common = given in _CALENDAR or is_english(given.lower())
        if match.start(1) >= done and (sex_of(given) or not common):
            done = match.end(2)
            yield Span(match.start(1), done)


def strangers(before: str, person: Span) -> bool:
    """Whether somebody else may be meant: another name, or a role that does not stand beside the name."""
    name = before[person.start : person.end]
    rest = re.sub(rf"(?:[\w-]+ ){{0,5}}(?:[\w-]+, )?{re.escape(name)}(?:, [^.]{{0,60}}(?:,|(?=\.)))?", " # ", before)
    if ROLES.search(rest) or HUMAN.search(rest):
        return True
    parts = set(name.split())
    for match in _CAPITAL.finditer(rest):
        opens = not rest[: match.start()].rstrip('“”"‘’ ') or rest[: match.start()].rstrip('“”"‘’ ')[-1:] in ".!?:"
        if match.group() in parts or match.group() == "I" or (opens and is_english(match.group().lower())):
            continue
        if match.group() not in _CALENDAR and not PLACE_BEFORE.search(rest[: match.start()]):
            return True
    return False


def inside_quote(case: Case, span: Span) -> bool:
    return any(quote.contains(span) for quote in case.article.quotes)


def meant(case: Case, span: Span, pronoun: str, person: Span) -> Hit:
    """A pronoun, with which the span begins, that fits not whom it means."""
    right, fixed = of_the_other(case, span, pronoun)
    place = related(case.article, Side.ARTICLE, person, "the person who is meant")
    return Hit(span, {"name": place.text, "right": right}, (place,), suggestions=(fixed,))


def of_the_other(case: Case, span: Span, pronoun: str) -> tuple[str, Suggestion]:
    """The pronoun of the other sex, and with it the words that this one begins."""
    right = like(pronoun, RIGHT[pronoun.lower()])
    return right, Suggestion(right + case.article.quote(span)[len(pronoun) :])


CHECK = Check("pronoun", Common, find)
