"""Where the blocks of a text begin and end: paragraphs, and in Markdown headings, quotes, lists and images.

Zones are provisional here; what a block is for in the article is told by annotating.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.model import Block, Document, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_INVISIBLE = frozenset("\u200b\u200e\u200f\u2060\ufeff\u00ad\u061c")  # no white space, yet nothing to read
_ENDS = frozenset(".!?:;…\"'”“’»«)]|。！？؟")


def split_blocks(document: Document) -> Document:
    """The document with its blocks: their spans refer to the whole text, and hold neither outer spaces nor nothing."""
    body = Span(0, len(document.text)) if document.body is None else document.body  # an empty span is falsy
    lines = _lines(document.text, body)
    blocks = _markdown(document.text, lines) if document.format == "markdown" else _plain(document.text, lines)
    return replace(document, blocks=tuple(blocks))


def _lines(text: str, body: Span) -> list[Span]:
    """Spans of the lines without their ends."""
    spans = []
    position = body.start
    while position < body.end and (match := _LINE.match(text, position, body.end)):
        spans.append(Span(position, position + len(match.group().rstrip("\r\n"))))
        position = match.end()
    return spans


def _trim(text: str, span: Span) -> Span:
    """The span without outer white space and invisible signs; empty where nothing is left."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return Span(start, end)


def _plain(text: str, lines: Sequence[Span]) -> Iterator[Block]:
    trimmed = [_trim(text, line) for line in lines]
    runs = list(_runs(trimmed))
    if len(runs) == 1 and not _wrapped(text, runs[0]):
        runs = [[line] for line in runs[0]]
    for run in runs:
        yield Block(Span(run[0].start, run[-1].end))


def _runs(lines: Sequence[Span]) -> Iterator[list[Span]]:
    """Runs of lines between blank ones."""
    run: list[Span] = []
    for line in lines:
        if line:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Whether a file without blank lines is one paragraph, wrapped by an editor.

    Then most lines are about as long as each other and end inside a sentence; where each line is a paragraph,
    they end in a full stop.
    """
    inner = lines[:-1]
    open_ended = [line for line in inner if text[line.end - 1] not in _ENDS]
    return len(inner) >= 3 and len(open_ended) > 0.6 * len(inner) and all(40 <= len(line) <= 100 for line in open_ended)


_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)")
_CLOSING_HASHES = re.compile(r"[ \t]#+[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_QUOTE = re.compile(r" {0,3}> ?")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+(?=\S)")
_IMAGE = re.compile(r"[ \t]*+\[?!\[([^\]]*+)\]\([^()]*+(?:\([^()]*+\)[^()]*+)?\)(?:\]\([^()]*+\))?[ \t]*+$")
_FURNITURE = re.compile(r" {0,3}(?:\||<[!/A-Za-z]|\[[^\]\r\n]{1,200}\]:[ \t])")


@dataclass
class _Open:
    """A block that may go on with the next line."""

    zone: Zone
    kind: str  # paragraph, quote, item, furniture
    start: int
    end: int


class _Markdown:
    """Goes over the lines once; each line closes, opens or continues a block."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.open: _Open | None = None
        self.fence = ""

    def line(self, line: Span) -> None:
        words = self.text[line.start : line.end]
        if self.fence:
            self._in_fence(words, line)
        elif not words.strip():
            self._close()
        elif not self._starts(words, line):
            self._text(words, line)

    def finish(self) -> list[Block]:
        self._close()
        return self.blocks

    def _starts(self, words: str, line: Span) -> bool:
        """Whether the line is a block of its own, or ends one."""
        if match := _FENCE.match(words):
            self._begin(Zone.BOILERPLATE, "fence", line.start, line.end)
            self.fence = match.group(1)
        elif self._is("paragraph") and (match := _SETEXT.match(words)):
            self._close(Zone.HEADING, 1 if match.group(1)[0] == "=" else 2)
        elif _RULE.match(words):
            self._close()
        elif match := _HEADING.match(words):
            self._heading(words, line, match)
        elif match := _IMAGE.match(words):
            self._close()
            self._add(Span(line.start + match.start(1), line.start + match.end(1)), Zone.CAPTION)
        else:
            return False
        return True

    def _text(self, words: str, line: Span) -> None:
        """A line of a quote, a list item, a table or a paragraph."""
        if match := _QUOTE.match(words):
            self._quote(line.start + match.end(), line.end)
        elif self._may_begin_item(words) and (match := _ITEM.match(words)):
            self._begin(Zone.BODY, "item", line.start + match.end(), line.end)
        elif _FURNITURE.match(words):
            self._extend("furniture", Zone.BOILERPLATE, line)
        elif self.open and self.open.kind != "furniture":
            self.open.end = line.end  # also the lazy continuation of a quote or an item
        else:
            self._begin(Zone.BODY, "paragraph", line.start, line.end)

    def _may_begin_item(self, words: str) -> bool:
        # A wrapped line that begins with a year and a full stop is no list item.
        return not self._is("paragraph") or words.lstrip()[:2] in {"- ", "* ", "+ ", "1.", "1)"}

    def _quote(self, start: int, end: int) -> None:
        if not self.text[start:end].strip(" \t>"):
            self._close()
        elif self._is("quote") and self.open:
            self.open.end = end
        else:
            self._begin(Zone.QUOTE, "quote", start, end)

    def _heading(self, words: str, line: Span, match: re.Match[str]) -> None:
        self._close()
        closing = _CLOSING_HASHES.search(words, match.end())
        end = closing.start() if closing else len(words)
        self._add(Span(line.start + match.end(), line.start + end), Zone.HEADING, len(match.group(1)))

    def _in_fence(self, words: str, line: Span) -> None:
        if self.open:
            self.open.end = line.end
        bare = words.strip()
        if len(bare) >= len(self.fence) and set(bare) == {self.fence[0]}:
            self.fence = ""
            self._close()

    def _extend(self, kind: str, zone: Zone, line: Span) -> None:
        if self._is(kind) and self.open:
            self.open.end = line.end
        else:
            self._begin(zone, kind, line.start, line.end)

    def _is(self, kind: str) -> bool:
        return self.open is not None and self.open.kind == kind

    def _begin(self, zone: Zone, kind: str, start: int, end: int) -> None:
        self._close()
        self.open = _Open(zone, kind, start, end)

    def _close(self, zone: Zone | None = None, level: int = 0) -> None:
        if self.open:
            self._add(Span(self.open.start, self.open.end), zone or self.open.zone, level)
        self.open = None

    def _add(self, span: Span, zone: Zone, level: int = 0) -> None:
        trimmed = _trim(self.text, span)
        if trimmed:
            self.blocks.append(Block(trimmed, zone, level=level))


def _markdown(text: str, lines: Sequence[Span]) -> list[Block]:
    reader = _Markdown(text)
    for line in lines:
        reader.line(line)
    return reader.finish()
