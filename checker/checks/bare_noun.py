"""A noun that is counted, and stands in the singular where it cannot: after a number, or without an article.

'12 vehicle were damaged', 'Locomotive left the rails', 'in centre of the town'.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, excused
from checker.checks.readable import blocks, blocks_with, sentences
from checker.lang.count_nouns import count_nouns, plural
from checker.lang.known import Known
from checker.model import Case, Check, Hit, Rule, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|several|numerous"
)
# What can follow a noun and no first part of a compound.
_WORDS_BEHIND = (
    "(?:is|was|has|had|will|would|in|on|at|by|for|with|where|after|when|since|because|that|who"
    r"|which|from|during|as|but|are|were|have|near|between|against|while|died|left|went|arrived)\b"
)
_FOLLOWS = rf"(?:[.,;:!?”\"]|$|\s{_WORDS_BEHIND})"
_COUNTED = re.compile(
    rf"(?P<hit>(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}})*|(?i:{_NUMBERS}))"
    rf" (?:(?P<adjective>[a-z]+) )?(?P<noun>[a-z]{{3,}})){_FOLLOWS}"
)
_NUMBER = Known(lambda word: word[:1].isdigit() or word in _NUMBERS.split("|"))
_BEFORE = re.compile(r"(?:^|\s)(?P<word>[^\s]+) \Z|^[“\"]?\Z")
# 'a 20 yen shop', 'the number two officer', 'a capacity 5,000 crowd', 'under 21 player', 'line 4 train'
_NAMES_A_NUMBER = frozenset(
    "a an number no nos line route highway round level stage category class grade type phase group channel platform"
    " magnitude gate room chapter section article part top under over capacity age aged day world formula lane per"
    " every".split()
)
_LONGEST_BEFORE = 40  # code points
_JOINS = frozenset("the a an of and or per to in this that his her their its our my".split())
_QUALITY = (
    "New|Old|Young|Local|Big|Large|Small|Whole|Entire|Former|Main|Famous|Wounded|Injured|Damaged|Armed|Foreign|Unknown"
)
_FINITE = (
    "was|were|is|are|has|had|will|would|can|could|must|should|may|might|does|did|came|went|took|left|began|said|told|hit"
    "|struck|ran|fell|got|gave|made|found|became|brought|broke|stood|showed|killed|started|stopped|collided|arrived"
    "|reported|died|crashed|happened|occurred|exploded|overturned|derailed|drowned|escaped|fled|lost|won|belongs|wants"
)
_SUBJECT = re.compile(
    rf"(?:(?:{_QUALITY}) (?P<second>[a-z]{{3,}})|(?P<first>[A-Z][a-z]{{2,}}))(?P<end>)"
    rf"(?: (?:{_FINITE})\b|, (?:which|who|whose|where)\b)"
)
# Children write so of their parents, and headlines and stage directions of people; or it is a verbal noun.
_TITLES = frozenset(
    "father mother son daughter brother sister uncle aunt grandfather grandmother hero shooting owner king princess"
    " emperor judge senator governor captain sergeant lieutenant colonel admiral doctor"
    " professor president chef".split()
)
_FEWEST_WORDS = 6
# Places and parts that stand with an article before 'of'; 'in place of' and 'in front of' have none of these.
_PARTS = frozenset(
    """
centre center middle shelter basement courtyard suburb vicinity territory beginning bottom edge corner roof background
framework city town village province region district capital building yard garden square street museum church station
municipality department entrance factory surface outskirts territories shores outset
""".split()
)
_OF = re.compile(
    r"\b(?P<hit>(?:in|on|at|from|near|to|into|inside|outside|through|across|under|behind|towards|around|beside|along)"
    r" (?P<noun>[a-z]+)) of (?:the|an?|his|her|their|its|this|[A-Z][a-z]+)\b"
)

# Adjectives that say which one, so that the noun is no kind of thing: 'by private car' is one.
_WHICH = (
    "abandoned|nearby|neighbouring|neighboring|remote|large|small|huge|tiny|burning|old|wooden|damaged|destroyed|unknown"
    "|long|wide|deep|narrow|famous|serious|beautiful|ancient|giant|stolen|wrong|similar|empty|crowded"
)
_WHICH_ONE = Known(frozenset(_WHICH.split("|")).__contains__)
_DESCRIBED = re.compile(
    rf"\b(?P<before>in|on|at|from|to|into|near|by|with|for|through|inside|behind|under|of) "
    rf"(?P<hit>(?:{_WHICH}) (?P<noun>[a-z]{{3,}})){_FOLLOWS}"
)


def find_counted(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a number of two or more with a noun in the singular that nothing follows which it could belong to."""
    if not applies(case, rule):
        return
    for block in blocks_with(case.article, rule, _before_nouns(case.article.lowers, _NUMBER)):
        text = case.article.quote(block.span)
        for match in _COUNTED.finditer(text):
            span = Span(*match.span("hit")).shift(block.span.start)
            if _is_count(match, text[: match.start()]) and not excused(case, rule, span):
                noun, several = match.group("noun"), plural(match.group("noun"))
                fixed = match.group("hit")[: -len(noun)] + several
                yield Hit(span, {"match": match.group("hit"), "right": several}, suggestions=(Suggestion(fixed),))


def _before_nouns(words: Sequence[str], before: Known[bool]) -> Sequence[int]:
    """Where such a word stands right before a counted noun in the singular, or one word before it."""
    nouns = count_nouns()
    places = [at for at, word in enumerate(words) if before[word]]
    return [at for at in places if not nouns.isdisjoint(words[at + 1 : at + 3])]


def _is_count(match: re.Match[str], text: str) -> bool:
    """Whether it counts something, going by the word before it too, the last of the ``text`` before."""
    number, adjective = match.group("number"), match.group("adjective") or ""
    stands_before = _BEFORE.search(text, max(0, len(text) - _LONGEST_BEFORE))
    if stands_before is None:
        return False
    before = stands_before.group("word") or ""
    if match.group("noun") not in count_nouns() or (number.isdigit() and int(number) < 2):
        return False
    if adjective in _JOINS or adjective.endswith(("s", "illion", "hundred", "thousand", "yen", "euro")):
        return False
    plain = not before or (before.isalpha() and before.islower()) or before in {"The", "These", "Those", "Some"}
    return plain and before.lower() not in _NAMES_A_NUMBER


def find_subject(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a sentence that opens with such a noun and goes on with its verb or a relative clause."""
    if not applies(case, rule):
        return
    for _, sentence in sentences(case.article, rule):
        text = case.article.quote(sentence.span)
        match = _SUBJECT.match(text)
        if match is None or not text.endswith(".") or len(text.split()) < _FEWEST_WORDS:
            continue
        noun = (match.group("second") or match.group("first")).lower()
        span = Span(0, match.start("end")).shift(sentence.span.start)
        if noun in count_nouns() and noun not in _TITLES | _named(case) and not excused(case, rule, span):
            yield Hit(span, {"noun": noun}, suggestions=(_with_the(case.article.quote(span)),))


def _named(case: Case) -> frozenset[str]:
    """What the article writes with a capital behind another word too: 'Arnie Bunker ... Bunker said'."""
    if "nouns named" not in case.memo:
        pairs = pairwise(case.article.tokens)
        case.memo["nouns named"] = frozenset(t.lower for b, t in pairs if b.is_word and t.text[:1].isupper())
    found: frozenset[str] = case.memo["nouns named"]
    return found


def _with_the(words: str) -> Suggestion:
    return Suggestion(f"The {words[0].lower()}{words[1:]}")


def find_part(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a preposition and a noun whose article is missing before 'of'."""
    if not applies(case, rule):
        return
    for block in blocks(case.article, rule, _OF.pattern):
        for match in _OF.finditer(case.article.quote(block.span)):
            span = Span(*match.span("hit")).shift(block.span.start)
            if match.group("noun") in _PARTS and not excused(case, rule, span):
                fixed = match.group("hit").replace(" ", " the ")
                yield Hit(span, {"noun": match.group("noun"), "right": fixed}, suggestions=(Suggestion(fixed),))


def find_described(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit 'on abandoned airfield.': a preposition, an adjective and a counted noun that nothing follows."""
    if not applies(case, rule):
        return
    for block in blocks_with(case.article, rule, _before_nouns(case.article.lowers, _WHICH_ONE)):
        for match in _DESCRIBED.finditer(case.article.quote(block.span)):
            span = Span(*match.span("hit")).shift(block.span.start)
            noun = match.group("noun")
            if noun in count_nouns() and noun not in _TITLES and not excused(case, rule, span):
                yield Hit(span, {"match": match.group("hit"), "noun": noun})


CHECKS = (
    Check("counted-singular", Common, find_counted),
    Check("bare-subject", Common, find_subject),
    Check("bare-part", Common, find_part),
    Check("bare-described", Common, find_described),
)
