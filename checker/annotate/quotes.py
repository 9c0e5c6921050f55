"""Quotations inside a block: what stands between marks that open and close."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# Opening mark to the marks that may close it. German „…“ closes with the sign that opens in English.
_PAIRS = {"“": "”", "„": '“”‟"', "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』"}
_OPENING = re.compile(f'[{"".join(_PAIRS)}"]')
_LONGEST = 3000  # code points; a mark that closes farther off closes something else


def find(text: str, start: int = 0) -> list[Span]:
    """Quotations of one block that begins at ``start``, their marks included; an unclosed mark quotes nothing."""
    return [Span(low + start, high + start) for low, high in _spans(text)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    opening = _OPENING.search(text)
    while opening:
        end = _closing(text, opening.start())
        if end:
            yield opening.start(), end
        opening = _OPENING.search(text, end or opening.end())


def _closing(text: str, at: int) -> int:
    """Where the quotation that opens here ends, 0 if none opens here."""
    sign = text[at]
    if sign == '"':
        return _straight(text, at)
    if sign not in _PAIRS or (sign == "»" and not _opens(text, at)):
        return 0
    reach = text[at + 1 : at + _LONGEST]
    ends = [reach.index(mark) for mark in _PAIRS[sign] if mark in reach]
    if not ends:
        return 0
    again = reach.find(sign)
    # The same mark opens anew before anything closed: the first was never closed.
    return 0 if 0 <= again < min(ends) else at + min(ends) + 2


def _straight(text: str, at: int) -> int:
    """A straight mark opens before a word and closes after one; the inches of a screen do neither."""
    if not _opens(text, at):
        return 0
    end = text.find('"', at + 1, at + _LONGEST)
    while end != -1 and (text[end - 1].isspace() or (text[end + 1 : end + 2].isalnum())):
        end = text.find('"', end + 1, at + _LONGEST)
    return end + 1 if end != -1 else 0


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return bool(after) and not after.isspace() and not before.isalnum() and before not in {".", ",", "!", "?"}
