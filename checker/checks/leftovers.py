"""What a page has around its article and a copy takes along: furniture, agency codes, photo captions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.readable import regex
from checker.model import Case, Check, Hit, Span, Suggestion, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Block, Rule

_TEXT = frozenset({Zone.LEAD, Zone.BODY, Zone.QUOTE, Zone.HEADING})
_LINE = 8  # words up to which a block may be a line of codes
_OUT = (Suggestion(""),)  # leave it out
_ENDED = re.compile(r"[.!?]['\"”’»)]*$")


# What a caption without any mark shows: somebody doing something, or a place or day at the end.
_SCENE = re.compile(
    r"^(?:\S+ ){1,8}(?:\w+ing|gather|walk|stand|hold|speak|look|wait|queue|carry|pose|attend|arrive|wave|wear|sit|march"
    r"|rest|work|pass|shake|celebrate|clear|protest|inspect)s?\b"
    r"|\b(?:in|at|near|outside|on|from|of) (?:the )?(?:[A-Z][\w’-]+ ?){1,3}"
    r"(?:,? (?:on|in) (?:[A-Z]\w+ ?){1,2}(?:\d+,? ?){0,2})?$"
)
# A headline of a further article or a subheading may stand alone as well.
_HEADLINE = re.compile(
    r"[:“”\"?!|]| [-–—] |^(?:After|During|When|While|Why|How|What|Who|If)\b|, which\b"
    r"|^(?:[A-Z][\w’-]* ){1,3}[a-z]{3,}s (?:to|for|over|against|up|out|off|back|into)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|has|have|will|took|spoke|said|told|went|came|gave|got|flew|fell|rose|won|lost|met|made|began|ran"
    r"|saw|left|found|became|brought|broke|stood|sent)\b"
)


@dataclass(frozen=True, slots=True)
class ZoneOptions:
    """zones: the kinds of block that do not belong into an article."""

    zones: tuple[str, ...] = (Zone.BOILERPLATE, Zone.LABEL)


def find_blocks(case: Case, rule: Rule) -> Iterator[Hit]:
    """Blocks that the annotator held to be furniture."""
    for block in case.article.blocks:
        if block.zone in rule.options.zones:
            yield Hit(block.span, suggestions=_OUT)


@dataclass(frozen=True, slots=True)
class AgencyOptions:
    """agencies: codes of news agencies, in small letters."""

    agencies: tuple[str, ...] = ()


def find_agencies(case: Case, rule: Rule) -> Iterator[Hit]:
    """Agency codes: a line of their own, or in brackets behind the last sentence of a paragraph."""
    known = frozenset(rule.options.agencies)
    for block in case.article.blocks:
        text = case.article.quote(block.span)
        short = block.zone is not Zone.TITLE and len(text.split(maxsplit=_LINE)) <= _LINE
        if (short or block.zone is Zone.BYLINE) and _is_agency_line(text, known):
            yield Hit(block.span, suggestions=_OUT)
        elif block.zone in _TEXT | {Zone.BYLINE} and (tail := _tail(text, known)):
            yield Hit(tail.shift(block.span.start), suggestions=_OUT, confidence=rule.confidence * 0.9)


def _is_agency_line(text: str, known: frozenset[str]) -> bool:
    """'se / ack (afp, ap, dpa)', '(Reuters)', 'AFP/ho': agencies and initials, nothing that could be a sentence."""
    names = re.findall(r"\w+", text)
    codes = [name for name in names if name.casefold() in known]
    others = [name for name in names if name.casefold() not in known]
    short = all(len(name) <= 4 and (name.islower() or name.isupper() or name[1:].isupper()) for name in others)
    bracketed = bool(re.fullmatch(r"[\w\s/,.-]{0,30}\([^()]{2,60}\)[.\s]*", text))
    if not codes:
        initials = re.fullmatch(r"[a-z]{2,4}(?:\s*/\s*[a-z]{2,4})*\s*\([a-z]{2,5}(?:,\s*[a-z]{2,5})*\)", text)
        return bool(initials)
    listed = bracketed or "/" in text or (len(others) < 2 and "," in text)
    return short and not text.endswith(("?", "!")) and (listed or len(names) == len(codes))


def _tail(text: str, known: frozenset[str]) -> Span | None:
    """Codes in brackets after the last full stop: '... in Iraq. (dpa/afp)'."""
    if not text.rstrip(".").endswith(")"):
        return None
    opening = text.rfind("(")
    before = text[:opening].rstrip() if opening > 0 else ""
    initials = re.search(r"\s[a-z]{2,3}(?:\s*/\s*[a-z]{2,4})*$", before)
    stem = before[: initials.start()] if initials and _ENDED.search(before[: initials.start()]) else before
    inside = re.findall(r"\w+", text[opening:]) if before else []
    if not inside or not _ENDED.search(stem):
        return None
    if all(name.casefold() in known or (len(name) <= 3 and name.islower()) for name in inside) and any(
        name.casefold() in known for name in inside
    ):
        return Span(len(stem) + 1, len(text))
    return None


@dataclass(frozen=True, slots=True)
class CaptionOptions:
    """marks: patterns (RE2, case ignored) that only a caption has: '(R)', '(archive picture)', 'Photo:'."""

    marks: tuple[str, ...] = ()

    def validate(self) -> None:
        for pattern in self.marks:
            regex(pattern)


def find_captions(case: Case, rule: Rule) -> Iterator[Hit]:
    """Captions that stand as paragraphs. Where the format itself says 'caption', nothing is wrong."""
    if case.article.format != "text":
        return
    blocks = case.article.blocks
    for index, block in enumerate(blocks):
        if block.zone is not Zone.CAPTION:
            continue
        text = case.article.quote(block.span)
        marked = any(regex(pattern).search(text) for pattern in rule.options.marks)
        if marked:
            yield Hit(block.span, suggestions=_OUT)
        elif not _ENDED.search(text) and _is_scene(text) and _stands_alone(blocks, index) and not _is_deck(text, index):
            yield Hit(block.span, suggestions=_OUT, confidence=rule.confidence * 0.75)


def _is_scene(text: str) -> bool:
    return not _HEADLINE.search(text) and _SCENE.search(text) is not None


def _is_deck(text: str, index: int) -> bool:
    """What stands right below the headline and tells in the past tense, as no caption does, is its second line."""
    return index == 1 and _PAST.search(text) is not None


def _stands_alone(blocks: tuple[Block, ...], index: int) -> bool:
    """A last block without a full stop may as well be cut off, and lists have several lines of the kind."""
    neighbours = [b for b in blocks[max(0, index - 1) : index + 2] if b.zone is Zone.CAPTION]
    return index < len(blocks) - 1 and len(neighbours) == 1


CHECKS = (
    Check("furniture", ZoneOptions, find_blocks),
    Check("agency-codes", AgencyOptions, find_agencies),
    Check("caption", CaptionOptions, find_captions),
)
