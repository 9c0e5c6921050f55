"""'A woman was injured. He was taken to hospital': pronouns whose only antecedent is of the other sex.

Where nobody of the pronoun's sex was named or hinted at in the article so far, 'lost his job' behind a woman's name,
'he' in the paragraph after hers and 'herself' behind a man's name can mean nobody else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, excused, like, related
from checker.checks.once import once
from checker.checks.people import kind_of, last_of
from checker.checks.pronoun import OTHERS, PLACE_BEFORE, RIGHT, ROLES, inside_quote, strangers
from checker.checks.readable import blocks
from checker.checks.sexes import OTHER, SEX, people, sex_at, sexes
from checker.lang.places import cities, countries
from checker.model import Case, Check, Hit, Mention, NameValue, Rule, Side, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Block

_QUICK = r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]imself|[Hh]erself)\b"
_OPENS = re.compile(r"(?<=[.!?] )(He|She|His|Her) (?!who\b|own\b)[a-z]+\b")
_FIRST = re.compile(r"\A(He|She|His|Her) (?!who\b|own\b)[a-z]+\b")
_BOUND = re.compile(r" h(?:is|er|imself|erself)\b")
# Behind a name: its verb, and what the pronoun is of. An aside between commas is looked past.
_OWN = re.compile(
    r"(?:, (?:who |the |a )[^,.;:“”\"]{2,60},)?(?: (?!and\b|or\b)[a-z]+){1,5}? "
    r"(?P<word>his|her) (?!own\b)[a-z]+"
)
_WITH = re.compile(r",? and (?P<word>his|her) (?:husband|wife|family|children|team|son|daughter|parents|lawyer)\b")
_SELF = re.compile(
    r"(?:, \d{1,3})?(?:, (?:who |the |a )[^,.;:“”\"]{2,60},|,(?= who ))?(?: [a-z]+){1,4} (?P<word>himself|herself)\b"
)
# One person, told to be a man or a woman.
_NOUNS = {
    "she": r"(?:woman|girl|widow|grandmother|mother|actress|bride|nun|policewoman|waitress|wife|daughter)",
    "he": r"(?:man|boy|widower|grandfather|father|monk|policeman|waiter|groom|husband|son)",
}
_NOUN = {
    sex: re.compile(rf"\b(?:[Aa]n?|[Tt]he) (?:[\w-]+ ){{0,3}}?{nouns}\b(?! of\b)(?!['’-])")
    for sex, nouns in _NOUNS.items()
}
_SOMEBODY = re.compile(
    r"(?i)\b(?:(?:by|with|to|from|for) (?:an?|the|another|two) [a-z]+(?:er|or|ist|ian|our)"
    r"|married|marriage|wedding|divorced?|somebody|someone|people|they|them|who|whose)\b"
)


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    if not applies(case, rule):
        return
    seen: set[int] = set()
    for block in blocks(case.article, rule, _QUICK):
        for span, word, meant in (*_behind_names(case, block), *_behind_nouns(case, block), *_alone(case, block)):
            if span.start in seen or inside_quote(case, span) or excused(case, rule, span):
                continue
            seen.add(span.start)
            place = related(case.article, Side.ARTICLE, meant, "the person who is meant")
            right = like(word, RIGHT[word.lower()])
            fixed = case.article.quote(span).replace(word, right, 1)
            yield Hit(span, {"name": place.text, "right": right}, (place,), suggestions=(Suggestion(fixed),))


CHECK = Check("antecedent", Common, find)

Found = tuple[Span, str, Span]  # the pronoun with the next word; the pronoun; whom it must mean


def _behind_names(case: Case, block: Block) -> Iterator[Found]:
    """'Anna Schmidt lost his job', 'Claudia Weber and his husband', 'Robert Fischer injured herself'."""
    text = case.article.text
    last = max((match.start() for match in _BOUND.finditer(text, block.span.start, block.span.end)), default=0)
    for person in _between(case, block.span.start, last):
        for pattern in (_OWN, _WITH, _SELF):
            match = pattern.match(text, person.span.end, block.span.end)
            sex = sexes(case).get(last_of(person), "") or sex_at(case.article, person) if match else ""
            word = match.group("word") if match else ""
            if (
                not match
                or not sex
                or SEX[word] == sex
                or not (" who " in match.group()[:10] or _subject(case, person))
            ):
                continue
            start = match.start("word")
            if ROLES.search(text, person.span.end, start):
                continue
            if pattern is _SELF or nobody(case, start, OTHER[sex]):
                yield Span(start, match.end()), word, person.span


def _subject(case: Case, person: Mention) -> bool:
    """Whether nobody else stands before the name in its sentence."""
    index = case.article.sentence_at(person.span.start)
    if index is None:
        return False
    before = Span(case.article.sentences[index].span.start, person.span.start)
    words = case.article.quote(before)
    others = any(is_person(case, m) for m in case.article.mentions_in(before, "name"))
    return not others and not re.search(_QUICK, words) and words.count(",") <= 1 and "of" not in words.split()[-2:]


def _behind_nouns(case: Case, block: Block) -> Iterator[Found]:
    """'A woman was injured. He was taken to hospital'."""
    text = case.article.quote(block.span)
    for match in _OPENS.finditer(text):
        pronoun = match.group(1)
        before, sex = text[: match.start()], OTHER[SEX[pronoun.lower()]]
        noun = next(iter(_NOUN[sex].finditer(before)), None)
        rest = before[: noun.start()] + before[noun.end() :] if noun else ""
        if noun is None or OTHERS[OTHER[sex]].search(before) or ROLES.search(rest) or _SOMEBODY.search(rest):
            continue
        around = Span(block.span.start, block.span.start + match.start())
        named = any(is_person(case, m) for m in case.article.mentions_in(around, "name"))
        if not named and nobody(case, around.end, OTHER[sex], back=True):
            meant = Span(noun.start(), noun.end()).shift(block.span.start)
            yield Span(match.start(), match.end()).shift(block.span.start), pronoun, meant


def _alone(case: Case, block: Block) -> Iterator[Found]:
    """'He had trained for months' a paragraph after the only person of the article, who is a woman."""
    text, start = case.article.quote(block.span), block.span.start
    for match in (*_FIRST.finditer(text), *_OPENS.finditer(text)):
        pronoun = match.group(1)
        sex = OTHER[SEX[pronoun.lower()]]
        persons = _between(case, 0, start)
        here = any(is_person(case, m) for m in case.article.mentions_in(Span(start, start + match.start()), "name"))
        if here or not persons or any(last_of(m) != last_of(persons[0]) for m in persons):
            continue
        near = case.article.text[persons[-1].span.start : start + match.start()]
        if near.count("\n\n") > 1 or strangers(near.replace("\n", " "), Span(0, len(persons[-1].span))):
            continue
        if sexes(case).get(last_of(persons[-1])) == sex and nobody(case, start + match.start(), OTHER[sex]):
            yield Span(match.start(), match.end()).shift(start), pronoun, persons[-1].span


def nobody(case: Case, offset: int, sex: str, *, back: bool = False) -> bool:
    """Whether nobody of this sex, nor anybody whose sex is not known, was named or hinted at before.

    ``back``: a name may stand in the text before, if it is of the other sex.
    """
    if _hints(case, sex) and _hints(case, sex)[0] < offset:
        return False
    strange, first = _first_strange(case, sex)
    return offset < strange and (back or first < offset)


def _first_strange(case: Case, sex: str) -> tuple[int, int]:
    """Where the first person ends who is not known to be of the other sex, and the first of all."""
    key = f"strange {sex}"
    if key not in case.memo:
        names = [m for m in case.article.mentions if m.kind == "name" and is_person(case, m)]
        strange = (m.span.end for m in names if sexes(case).get(last_of(m)) != OTHER[sex])
        far = len(case.article.text) + 1
        case.memo[key] = next(strange, far), names[0].span.end if names else far
    found: tuple[int, int] = case.memo[key]
    return found


def _between(case: Case, low: int, high: int) -> Sequence[Mention]:
    """The people of a stretch of the article."""
    found = people(case.article)
    start = bisect_left(found, low, key=lambda m: m.span.start)
    return found[start : bisect_left(found, high, key=lambda m: m.span.start)]


def _hints(case: Case, sex: str) -> Sequence[int]:
    """Where the article has a word for somebody of a sex."""
    key = f"hints {sex}"
    return once(case.memo, key, lambda: [match.start() for match in OTHERS[sex].finditer(case.article.text)])


def is_person(case: Case, mention: Mention) -> bool:
    """Whether a name may be somebody's: no place, no organisation, no weekday's."""
    if not isinstance(mention.value, NameValue) or kind_of(mention) in {"place", "organisation", "event", "work"}:
        return False
    if kind_of(mention) == "person":
        return True
    parts = mention.value.parts
    word = " ".join(parts)
    if countries(word) or parts[-1].casefold() in cities() or any(part.isupper() for part in parts):
        return False
    return not PLACE_BEFORE.search(case.article.text[max(0, mention.span.start - 12) : mention.span.start])
