"""One term or acronym in two spellings: 'chikungunya', 'chicungunha'; a company's (KTZ) and 'KTJ'.

Words that English does not know are compared like names, and acronyms with those that the article introduces.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, permutations
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.checks.name_evidence import UNREAD
from checker.lang.english import is_english
from checker.lang.known import Known
from checker.lang.name_context import near
from checker.lang.romanisation import align, fold
from checker.model import Case, Check, Hit, Rule, Side, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Span, Token

_BOTH = 2  # abbreviations
_MOST = 60  # abbreviations that are compared
_SHORTEST = 7  # letters; shorter words are alike by chance
_LIKE = 0.4  # log odds from which two words are one
_LONG_NAME = re.compile(r"((?:[A-Z][\w’'-]{1,30} (?:(?:of|for|and|the|de|des|du|la) ){0,2}){1,7})\(([A-Z]{2,6})\)")


@dataclass(frozen=True, slots=True)
class Options:
    """``acronyms``: compare acronyms; else words."""

    acronyms: bool


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    acronyms = rule.options.acronyms
    if acronyms and sum(map(_is_acronym, case.article.written)) < _BOTH:
        return
    places = _acronyms(case) if acronyms else _words(case)
    pairs = chain(_one_body(case, places), _exchanged(case, places)) if acronyms else _one_word(places)
    for house, other in pairs:
        first = places[other][0]
        yield Hit(
            first,
            values={"house": case.article.quote(places[house][0])},
            related=(
                *(related(case.article, Side.ARTICLE, span, "written so here too") for span in places[other][1:]),
                *(related(case.article, Side.ARTICLE, span, "the other term") for span in places[house][:3]),
            ),
            suggestions=(Suggestion(case.article.quote(places[house][0])),),
        )


def _read(case: Case) -> Iterator[Token]:
    for block in case.article.blocks:
        if block.zone not in UNREAD:
            yield from (token for token in case.article.tokens_in(block.span) if token.is_word)


def _words(case: Case) -> dict[str, list[Span]]:
    """Where each longer word stands; names are left to the checks of names."""
    out: dict[str, list[Span]] = defaultdict(list)
    if not any(map(_ODD.__getitem__, case.article.written)):
        return out  # none that another could be a spelling of
    quoted = [mention.span for mention in case.article.mentions if mention.kind == "name"]
    starts = [span.start for span in quoted]
    for token in _read(case):
        word, before = _TERMS[token.text], bisect_right(starts, token.span.start)
        if word and not (before and quoted[before - 1].contains(token.span)):
            out[word].append(token.span)
    return out


def _term(text: str) -> str:
    """A longer word in small letters as it is compared, '' for any other."""
    if (text.isascii() and len(text) < _SHORTEST) or not (text.islower() and text.isalpha() and text[0] < "ɐ"):
        return ""
    word = fold(text)
    return word if len(word) >= _SHORTEST else ""


_TERMS = Known(_term)
_ODD = Known(lambda text: _TERMS[text] != "" and not is_english(_TERMS[text]))


def _one_word(places: dict[str, list[Span]]) -> Iterator[tuple[str, str]]:
    """(English or the more frequent or the earlier word, another that English has not)."""
    foreign = {word for word in places if not is_english(word)}
    for word in foreign:
        for other in places:
            if word == other or not near(word, other) or _formed(word, other) or align(word, other).score < _LIKE:
                continue
            house = min(word, other, key=lambda w: (w in foreign, -len(places[w]), places[w][0]))
            if house == other:
                yield other, word


def _formed(a: str, b: str) -> bool:
    """Whether one word is the other with an ending: a form of it, and not another spelling."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short) or (a[:-2] == b[:-2] and {a[-1], b[-1]} & {"s", "d", "g"} != set())


def _is_acronym(text: str) -> bool:
    return 3 <= len(text) <= 6 and text.isupper() and text.isalpha()


def _acronyms(case: Case) -> dict[str, list[Span]]:
    out: dict[str, list[Span]] = defaultdict(list)
    for token in _read(case):
        if _is_acronym(token.text):
            out[token.text].append(token.span)
    return out


def _one_body(case: Case, places: dict[str, list[Span]]) -> Iterator[tuple[str, str]]:
    """An introduced acronym, and one that is not: initials of the same long name, or the same but for one letter."""
    introduced = {abbr: long for long, abbr in _LONG_NAME.findall(case.article.text)}
    bare = {text for text in places if f"({text})" not in case.article.text}
    for house, long in introduced.items():
        initials = "".join(word[0] for word in long.removeprefix("The ").split() if word[0].isupper())
        for other in sorted(bare & places.keys() - {house}):
            if house in places and (other == initials or (_a_letter_apart(house, other) and len(places[other]) == 1)):
                yield house, other


def _exchanged(case: Case, places: dict[str, list[Span]]) -> Iterator[tuple[str, str]]:
    """'ESO', then 'OSE'; 'KTZ', then 'KTJ': nearly the same letters, where the evidence has but one of the two.

    Of a source in another alphabet it is enough that it has one abbreviation of so many letters.
    """
    if len(places) < _BOTH:
        return
    documents = (*case.references, *(s.document for s in case.statements), *([case.source] if case.source else []))
    told = {t.text for document in documents for t in document.tokens if t.text.isupper()}
    introduced = {abbr for _, abbr in _LONG_NAME.findall(case.article.text)}
    for one, other in permutations(list(places)[:_MOST], _BOTH):
        moved = sorted(one) == sorted(other) and one[0] != other[0]
        alike = moved or _a_letter_apart(one, other) or (len(one) == len(other) > _BOTH and one[1:] == other[1:])
        if not alike or other in told or len(places[other]) > 1 or {one, other} <= introduced:
            continue
        foreign = case.source is not None and not any(word.isascii() for word in told if len(word) == len(one))
        single = foreign and len({word for word in told if len(word) == len(one)}) == 1
        if one in told or single or (moved and one in introduced):
            yield one, other


def _a_letter_apart(a: str, b: str) -> bool:
    return len(a) == len(b) >= 3 and a[0] == b[0] and sum(x != y for x, y in zip(a, b, strict=True)) == 1


CHECK = Check("term-variant", Options, find)
