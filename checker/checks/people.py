"""Names in their sentences: whether two may be one, and what part each plays."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import partial_ratio, ratio

from checker.lang.english import is_english
from checker.lang.names import same_name
from checker.lang.places import countries, region, same_country
from checker.lang.romanisation import fold
from checker.model import Document, Mention, NameValue, Span, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_ARABIC = re.compile("[\u0600-\u06ff]")
MAYBE = 0.12  # probability from which two names may be one; below it they are two for certain
SURE = 0.6  # probability from which they are one
MISSPELT = 75  # per cent of letters in common from which one may be a misspelling of the other
UNLIKE = 40  # per cent of letters in common below which the probability need not be worked out

_PLACE_WORDS = frozenset(
    """
    in at near off between outside around across inside throughout
    """.split()
)
_WATERS = frozenset("sea ocean gulf bay strait straits channel alps mountains coast delta basin valley".split())
_REGIONS = frozenset(
    """
    coast province region city town village district island north south east west state capital outskirts port area
    part county suburb municipality gulf bay governorate department canton
    """.split()
)
SPEECH = frozenset(
    """
    said says say told announced warned declared explained added stressed emphasised emphasized called spoke
    speaks stated claimed argued insisted criticised criticized praised demanded asked replied wrote confirmed
    denied admitted commented noted pointed according thinks believes believed promised described reported
    referred calls testified recalled predicted concluded remarked vowed pledged complained
    """.split()
)


def names_of(document: Document) -> list[Mention]:
    return [m for m in document.mentions if m.kind == "name"]


def names_in(document: Document, span: Span) -> list[Mention]:
    return list(document.mentions_in(span, "name"))


def parts_of(mention: Mention) -> tuple[str, ...]:
    return mention.value.parts if isinstance(mention.value, NameValue) else ()


def last_of(mention: Mention) -> str:
    return parts_of(mention)[-1] if parts_of(mention) else ""


def kind_of(mention: Mention) -> str:
    """'person', 'place', 'organisation' ... as the name itself tells, '' where it does not."""
    return mention.value.kind if isinstance(mention.value, NameValue) else ""


def may_be_one(a: Mention, b: Mention, least: float = MAYBE) -> bool:
    """Whether two mentions may name one: what is not clearly two counts as one."""
    one, two = _written(a), _written(b)
    if not one or not two:
        return False
    ours, theirs = ({p.casefold() for p in parts_of(m)} for m in (a, b))
    if (
        ours <= theirs
        or theirs <= ours
        or parts_of(a)[-1].casefold() == parts_of(b)[-1].casefold()
        or same_country(one, two)
        or any(part.isupper() and len(part) > 1 for part in set(parts_of(a)) & set(parts_of(b)))
    ):
        return True
    if countries(one) and countries(two):
        return False
    if ratio(fold(one), fold(two)) >= MISSPELT:
        return True
    near = _ARABIC.search(one + two) is not None  # few vowels are written there
    return (near or partial_ratio(fold(one), fold(two)) >= UNLIKE) and same_name(one, two).probability >= least


def _written(mention: Mention) -> str:
    """The name in full, an acronym without its stops: the 'S.' of 'U.S.' is no 'St.'."""
    parts = parts_of(mention)
    letters = len(parts) > 1 and all(len(part) == len("S.") and part.endswith(".") for part in parts)
    return "".join(part[0] for part in parts) if letters else " ".join(parts)


def spelled(mention: Mention, text: str) -> bool:
    """Whether the name's last part stands in the text, as in a demonym or a compound: 'Iran', 'pro-Iranian'."""
    last = parts_of(mention)[-1:]
    return any(part.casefold()[: max(4, len(part) - 2)] in text.casefold() for part in last if len(part) > 2)


def acronym(mention: Mention) -> bool:
    parts = parts_of(mention)
    return len(parts) == 1 and sum(sign.isupper() for sign in parts[0]) > 1


def sort_of(document: Document, mention: Mention) -> str:
    """'speaker', 'place', 'person' or '' : by the words around the name, else as the name itself tells."""
    tokens = sentence_tokens(document, mention.span)
    before = [t.lower for t in tokens if t.span.end <= mention.span.start][-3:]
    after = [t.lower for t in tokens if t.span.start >= mention.span.end][:3]
    behind = after if "," not in after or "who" not in (t.lower for t in tokens) else after[:1]
    if SPEECH & {*before[-1:], *behind} or before[-2:] == ["according", "to"]:
        return "speaker"
    kind = kind_of(mention)
    if kind == "person":
        return "speaker" if _first_of_speech(document, mention, tokens) else "person"
    if kind == "place" or _PLACE_WORDS & set(before[-2:]) or (before[-1:] == ["and"] and "between" in before):
        return "place"
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in _REGIONS:
        return "place"
    return "" if not _first_of_speech(document, mention, tokens) else "speaker"


def one_sort(article: Document, a: Mention, other: Document, b: Mention) -> bool:
    """Whether a place stands against a place and a state against a state, as far as can be told."""
    one, two = sort_of(article, a), sort_of(other, b)
    if bool(countries(" ".join(parts_of(a)))) != bool(countries(" ".join(parts_of(b)))):
        return False
    if any(acronym(x) and len(parts_of(y)) > 1 for x, y in ((a, b), (b, a))):
        return False
    if region(" ".join(parts_of(a))) != region(" ".join(parts_of(b))) or _wide(a) != _wide(b):
        return False  # 'in Siberia', 'near Tara'
    if "place" in (one, two):
        return one == two
    # A manager speaks for the firm, and the firm for its manager.
    return _person(article, other, a) == _person(article, other, b)


def one_level(article: Document, a: Mention, other: Document, b: Mention) -> bool:
    """No place against what is none, no state against a town: 'on Rügen' and 'the ferry Hertha' are two things."""
    places = sort_of(article, a) == "place", sort_of(other, b) == "place"
    states = bool(countries(" ".join(parts_of(a)))), bool(countries(" ".join(parts_of(b))))
    wide = _wide(a), _wide(b)
    return places[0] == places[1] and states[0] == states[1] and wide[0] == wide[1]


def _wide(mention: Mention) -> bool:
    """'North Sea', 'Persian Gulf': no town stands in its place."""
    return any(part.lower() in _WATERS for part in parts_of(mention)[-1:])


def _person(article: Document, other: Document, mention: Mention) -> bool:
    """Whether the name stands anywhere with a given name before it."""
    last = parts_of(mention)[-1:]
    full = [m for m in (*names_of(article), *names_of(other), mention) if parts_of(m)[-1:] == last]
    return any(len(parts_of(m)) > 1 and not is_body(m) for m in full)


def is_body(mention: Mention) -> bool:
    """'National Electoral Commission': an organisation, as its name or its words tell."""
    return kind_of(mention) == "organisation" or (
        len(parts_of(mention)) > 2 and all(is_english(w.lower()) for w in parts_of(mention))
    )


def _first_of_speech(document: Document, mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether the name opens a sentence in which somebody says something."""
    names = names_in(document, Span(tokens[0].span.start, tokens[-1].span.end)) if tokens else []
    words = ["", *(t.lower for t in tokens)]
    said = any(word in SPEECH and before not in ("he", "she", "they") for before, word in pairwise(words))
    return bool(names) and names[0] is mention and said


def sentence_tokens(document: Document, span: Span) -> Sequence[Token]:
    index = document.sentence_at(span.start)
    return document.tokens_in(document.sentences[index].span) if index is not None else ()
