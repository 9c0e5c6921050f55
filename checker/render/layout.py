"""Text for a terminal: cleaned, measured in columns, wrapped, cut. No colour here, only names of styles."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Escape sequences, and signs that turn the direction of a line: text of a file must not steer the terminal.
_ESCAPE = re.compile(
    r"\x1b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]?|\][^\x07\x1b]{0,2000}(?:\x07|\x1b\\)?|.)?|\x9b[0-?]{0,64}[@-~]?"
)
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{_DIRECTION}\ufeff\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one style; '' is the plain one."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]


def clean(text: str) -> str:
    """Text of a file on one line, without anything that a terminal would obey; outer spaces stay."""
    return _SPACE.sub(" ", _CONTROL.sub("", _ESCAPE.sub("", text)))


def columns(text: str) -> int:
    """How many columns a terminal takes for it."""
    return len(text) if text.isascii() else sum(_columns(c) for c in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, width: int, taken: int = 0) -> list[str]:
    """Lines of whole words, the first one ``taken`` columns shorter; a word that is too long has its own line."""
    lines: list[list[str]] = [[]]
    room = width - taken
    for word in clean(text).split():
        needed = columns(word) + bool(lines[-1])
        if lines[-1] and needed > room:
            lines.append([])
            room, needed = width, needed - 1
        lines[-1].append(word)
        room -= needed
    return [" ".join(line) for line in lines]


def clip(text: str, width: int) -> str:
    """The text, or its beginning and '…' where it is wider."""
    if columns(text) <= width:
        return text
    return head(text, width - 1).rstrip() + "…"


def head(text: str, width: int) -> str:
    """As much of the beginning as fits."""
    used = 0
    for index, char in enumerate(text):
        used += _columns(char)
        if used > width:
            return text[:index]
    return text


def tail(text: str, width: int) -> str:
    """As much of the end as fits."""
    return head(text[::-1], width)[::-1]


def at_words(text: str, width: int) -> str:
    """The beginning, cut between words where there are any, with '…'; the whole where it fits."""
    if columns(text) <= width:
        return text
    cut = head(text, width - 1)
    space = cut.rfind(" ")
    return (cut[:space] if space > len(cut) // 2 else cut).rstrip() + "…"


def from_words(text: str, width: int) -> str:
    """The end, cut between words where there are any, after '…'; the whole where it fits."""
    if columns(text) <= width:
        return text
    cut = tail(text, width - 1)
    space = cut.find(" ")
    return "…" + (cut[space + 1 :] if 0 <= space < len(cut) // 2 else cut).lstrip()


def to_text(lines: Iterator[Line]) -> str:
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines)


def to_ansi(lines: Iterator[Line], styles: dict[str, str]) -> str:
    """The same with colours, by rich."""
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    console = Console(
        file=StringIO(), force_terminal=True, color_system="standard", no_color=False, legacy_windows=False, _environ={}
    )
    with console.capture() as capture:
        for line in lines:
            text = Text.assemble(*((piece.text, styles.get(piece.style, "")) for piece in line))
            text.rstrip()
            console.print(text, soft_wrap=True, highlight=False)
    return capture.get()
