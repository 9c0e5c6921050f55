"""What each block of an article is for, told from its shape and its place.

The reader hands over what the format says (Markdown headings, quotations, captions); here plain paragraphs are
looked at: first the headline and what stands above it, then everything below.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from checker.annotate import furniture
from checker.model import Block, Side, Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Document

_FIRST = 6  # a headline stands among so many first blocks, and so does its repetition
_STOPPED = re.compile(r"[.!?…:;。！？؟]['\"”’“»«)\]]*$")
_INNER_STOP = re.compile(r"(?:[a-zà-ÿ]{4}|[)\d”\"’])[.!?][”\"’]*\s+[“\"„«(]*[A-ZÀ-Þ]")
_TITLE_WORDS = 30
_HEADING_WORDS = 9
_CAPTION_WORDS = 45
_FINITE = """
is are was were be been has have had will would can could may might must shall should do does did says said say
announced told added explained wants want
"""
# A block that breaks off at one of these was cut short: it is no heading and no caption.
_DANGLING = """
a an the of to in on at by for with from and or but that which who when where while as than because if into about their
its his her they he she it we i was were is are has have had will would
"""


def classify(document: Document) -> list[Block]:
    """The document's blocks with their zones filled in."""
    blocks = list(document.blocks)
    texts = [document.quote(block.span) for block in blocks]
    if document.side is Side.FACTS:
        return blocks
    title = _title(document, blocks, texts)
    zones = [_zone(blocks, texts, index, title) for index in range(len(blocks))]
    return _with_lead([replace(block, zone=zone) for block, zone in zip(blocks, zones, strict=True)])


def _with_lead(blocks: list[Block]) -> list[Block]:
    """The first plain paragraph of an article that has more than one is its lead."""
    body = [index for index, block in enumerate(blocks) if block.zone is Zone.BODY]
    if len(body) > 1 and not any(block.zone is Zone.LEAD for block in blocks):
        blocks[body[0]] = replace(blocks[body[0]], zone=Zone.LEAD)
    return blocks


def _title(document: Document, blocks: Sequence[Block], texts: Sequence[str]) -> int:
    """Index of the headline, -1 where there is none."""
    if document.title:
        wanted = _key(document.title)
        return next((i for i, text in enumerate(texts[:_FIRST]) if _key(text) == wanted), -1)
    marked = [i for i, block in enumerate(blocks) if block.zone is Zone.TITLE or block.level == 1]
    if marked:
        return marked[0]
    for index, text in enumerate(texts[:_FIRST]):
        if _plain(blocks[index]) and not _above_title(texts, index):
            return index if _headline_like(text) and len(texts) > 1 else -1
    return -1


def _plain(block: Block) -> bool:
    return block.zone is Zone.BODY and block.level == 0


def _headline_like(text: str) -> bool:
    """Short, of one sentence, without a full stop; a question or a call is a headline too."""
    words = text.split()
    if not 2 <= len(words) <= _TITLE_WORDS or _INNER_STOP.search(text):
        return False
    return not _STOPPED.search(text) or text.rstrip("'\"”’»)").endswith(("!", "?", "…"))


def _above_title(texts: Sequence[str], index: int) -> bool:
    """Site names, section labels and other furniture that stand before the headline."""
    text = texts[index]
    if furniture.zone(text) is not None:
        return True
    following = texts[index + 1 : index + 2]
    if not following or not _headline_like(following[0]):
        return False
    return len(text.split()) < 2 or furniture.marks_caption(text) or _is_site_name(text, texts[index + 1 : index + 3])


def _is_site_name(text: str, following: Sequence[str]) -> bool:
    """A few capitalised words before a longer headline, which is repeated, or which a media word betrays."""
    words = text.split()
    if len(words) > 5 or _STOPPED.search(text) or len(following[0].split()) <= len(words):
        return False
    capitalised = all(word[:1].isupper() or not word[:1].isalpha() or len(word) <= 3 for word in words)
    repeated = len(following) > 1 and _same_title(following[0], following[1])
    return capitalised and (repeated or "|" in following[0] or furniture.names_a_medium(words))


def _zone(blocks: Sequence[Block], texts: Sequence[str], index: int, title: int) -> Zone:
    block, text = blocks[index], texts[index]
    if index == title:
        return Zone.TITLE
    if 0 <= title < index <= title + _FIRST - 1 and _same_title(texts[title], text):
        return Zone.REPEATED_TITLE
    if not _plain(block):
        return Zone.HEADING if block.zone is Zone.TITLE or block.level else block.zone
    if index < title:
        return _zone_above(text)
    last = index == len(texts) - 1
    found = furniture.zone(text)
    if found is Zone.LABEL and furniture.is_section(text) and index > title + 2 and not last:
        return Zone.HEADING  # 'Economy' over the paragraphs on the economy
    if found is None and title >= 0 and index == title + 1 and _names_somebody(text):
        return Zone.BYLINE
    return found or _shape(text, first=index == 0, last=last)


def _names_somebody(text: str) -> bool:
    """Two or three capitalised words, as an author's name stands below the headline."""
    words = text.split()
    return 2 <= len(words) <= 3 and all(word[0].isupper() and word.replace("-", "").isalpha() for word in words)


def _zone_above(text: str) -> Zone:
    found = furniture.zone(text)
    if found is not None:
        return found
    if furniture.marks_caption(text):
        return Zone.CAPTION
    return Zone.LABEL if len(text.split()) < 2 else Zone.BOILERPLATE


def _shape(text: str, *, first: bool, last: bool) -> Zone:
    """Heading, caption or paragraph, by length, final stop and verbs."""
    words = text.split()
    if furniture.marks_caption(text) and len(words) <= _CAPTION_WORDS:
        return Zone.CAPTION
    if _STOPPED.search(text):
        question = text.endswith("?") and len(words) <= _HEADING_WORDS and not last
        return Zone.HEADING if question and not _INNER_STOP.search(text) else Zone.BODY
    if _INNER_STOP.search(text) or words[-1].casefold() in _set(_DANGLING) or first:
        return Zone.BODY
    if len(words) <= _HEADING_WORDS:
        return Zone.BODY if last and len(words) > 4 else Zone.HEADING
    # Where the verbs are not English the shape alone decides.
    return Zone.CAPTION if len(words) <= _CAPTION_WORDS and not _has_finite_verb(words) else Zone.BODY


def _has_finite_verb(words: Sequence[str]) -> bool:
    return any(word.casefold().strip(",") in _set(_FINITE) for word in words)


def _same_title(title: str, text: str) -> bool:
    """Whether the text says the headline again, perhaps with a section or site name behind a bar."""
    if len(text.split()) > _TITLE_WORDS or not _key(title):
        return False
    return _key(title) == _key(text) or _key(_longest_part(title)) == _key(_longest_part(text))


def _longest_part(text: str) -> str:
    return max(re.split(r"[|•·]|\s[-–—]\s", text), key=len)


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


@cache
def _set(table: str) -> frozenset[str]:
    return frozenset(table.split())
