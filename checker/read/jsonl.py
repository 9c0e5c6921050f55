"""JSON Lines: one article a line, with its evidence beside it."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from checker.errors import CheckerError
from checker.model import Document, Facts, Side
from checker.read.articles import text_document
from checker.read.facts import facts_of
from checker.read.frontmatter import article_day, language
from checker.read.node import Node, from_plain
from checker.read.text import LIMIT, STANDARD_INPUT, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


@dataclass(frozen=True, slots=True)
class Row:
    """One line. ``error`` is 'path:line: problem' where it could not be read; then there is no article."""

    line: int
    id: str
    article: Document | None = None
    source: Document | None = None
    references: tuple[Document, ...] = ()
    facts: Facts | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class _Defaults:
    """What is true of a row that does not say otherwise."""

    lang: str = ""
    source_lang: str = ""
    date: date | None = None


def read_jsonl(path: Path | str, *, lang: str = "", source_lang: str = "", date: date | None = None) -> Iterator[Row]:
    """Rows as they come, one line in memory at a time. A line that cannot be read gives a Row with an error.

    The keyword arguments stand in where a row does not say. Blank lines are skipped. '-' is standard input.
    """
    name = str(path)
    defaults = _Defaults(lang, source_lang, date)
    with _open(name) as file:
        for number, data in _lines(file):
            if data is not None and not data.strip():
                continue
            yield _row(data, name, number, defaults)


def _open(name: str) -> IO[bytes]:
    if name == STANDARD_INPUT:
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except (OSError, ValueError) as error:
        raise unreadable(error, name) from None


def _lines(file: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one over the limit, which is skipped without being held."""
    number = 0
    while line := file.readline(LIMIT + 1):
        number += 1
        if len(line) <= LIMIT:
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(LIMIT)
        yield number, None


def _row(data: bytes | None, path: str, number: int, defaults: _Defaults) -> Row:
    unnamed = f"{'stdin' if path == STANDARD_INPUT else Path(path).stem}-{number}"
    try:
        return _filled(_parsed(data, path, number), path, number, unnamed, defaults)
    except CheckerError as error:
        return Row(number, unnamed, error=str(error))


def _parsed(data: bytes | None, path: str, number: int) -> Node:
    if data is None:
        raise CheckerError(f"larger than {LIMIT / 1_000_000:g} MB", path=path, line=number)
    try:
        content = json.loads(data.strip().decode("utf-8"))
    except json.JSONDecodeError as error:
        raise CheckerError(f"not valid JSON at column {error.colno}", path=path, line=number) from None
    except UnicodeDecodeError:
        raise CheckerError("not valid UTF-8", path=path, line=number) from None
    except (ValueError, RecursionError):
        raise CheckerError("not valid JSON", path=path, line=number) from None
    root = from_plain(content, path, number)
    if not root.is_mapping:
        raise root.error("each line is a JSON object", 'as {"text": "..."}')
    return root


def _filled(root: Node, path: str, number: int, unnamed: str, defaults: _Defaults) -> Row:
    name = _scalar(root, "id") or unnamed
    place = f"{path}:{number}"
    lang = _lang(root, "lang") or defaults.lang
    source_lang = _lang(root, "source_lang") or defaults.source_lang
    day = article_day(node) if (node := root.get("date")) else defaults.date
    article = text_document(
        name,
        place,
        _whole(root.need("text", "a line")),
        Side.ARTICLE,
        lang=lang,
        source_lang=source_lang,
        date=day,
        title=_scalar(root, "title"),
    )
    source, references, facts = root.get("source"), root.get("reference"), root.get("facts")
    return Row(
        number,
        name,
        article,
        _evidence(source, name, f"{place}#source", Side.SOURCE, source_lang, day) if source else None,
        _references(references, name, place, lang, day) if references else (),
        facts_of(facts) if facts else None,
    )


def _references(node: Node, name: str, place: str, lang: str, day: date | None) -> tuple[Document, ...]:
    nodes = node.sequence() if node.is_sequence else [node]
    paths = [f"{place}#reference"] if len(nodes) == 1 else [f"{place}#reference{n}" for n in range(1, len(nodes) + 1)]
    pairs = zip(nodes, paths, strict=True)
    return tuple(_evidence(item, name, path, Side.REFERENCE, lang, day) for item, path in pairs)


def _evidence(node: Node, name: str, path: str, side: Side, lang: str, day: date | None) -> Document:
    return text_document(f"{name}#{side.value}", path, _whole(node), side, lang=lang, date=day)


def _whole(node: Node) -> str:
    """The text as it stands, outer spaces too: offsets count in it."""
    node.text()
    text = str(node.value)
    if not node.quoted:
        raise node.error("expected text, found a number or true or false")
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise node.error("the text holds half of a surrogate pair")
    return text


def _scalar(root: Node, key: str) -> str:
    node = root.get(key)
    return node.text() if node and node.value != "" else ""


def _lang(root: Node, key: str) -> str:
    code = _scalar(root, key)
    return language(code, root.path, root.line) if code else ""
