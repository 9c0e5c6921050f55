"""YAML front matter: what an article says of itself between two '---' lines at its top."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.errors import CheckerError
from checker.model import Span
from checker.read.node import LIMIT

if TYPE_CHECKING:
    from datetime import date

    from checker.read.node import Node

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
_KEY = re.compile(r"(?:[ \t]*+(?:#[^\r\n]*+)?[\r\n])*+[A-Za-z_][\w-]*[ \t]*:(?=[\s]|$)")
_LANG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """``body`` is the text after the front matter, in offsets of the whole file."""

    body: Span
    title: str = ""
    date: date | None = None
    lang: str = ""
    source_lang: str = ""
    url: str = ""


def read_front_matter(text: str, path: str) -> FrontMatter:
    """Reads it where there is one. A '---' rule with prose below is no front matter."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if not opening or not closing or closing.start() > LIMIT or not _KEY.match(text, opening.end()):
        return FrontMatter(Span(0, len(text)))
    # The empty first line stands for '---', so that lines are those of the file.
    from checker.read.yaml import load  # the parser is heavy, and most articles need none

    root = load("\n" + text[opening.end() : closing.start()], path)
    day = root.get("date")
    return FrontMatter(
        Span(closing.end(), len(text)),
        title=_text(root, "title"),
        date=article_day(day) if day else None,
        lang=_lang(root, "lang"),
        source_lang=_lang(root, "source_lang"),
        url=_text(root, "url"),
    )


def language(code: str, path: str = "", line: int = 0) -> str:
    """The ISO 639 code of a language tag: 'en' for 'en-GB'."""
    if not _LANG.fullmatch(code):
        raise CheckerError(f"'{code[:20]}' is no language code", path=path, line=line, hint="write it as en, de or ar")
    return re.split("[-_]", code)[0].lower()


def article_day(node: Node) -> date:
    """The day of '2021-07-26' or '2021-07-26T10:00:00Z'."""
    word = node.text()
    if len(word) > 10 and word[10] in "T ":
        node = type(node)(node.path, node.line, word[:10])
    return node.day()


def _text(root: Node, key: str) -> str:
    node = root.get(key)
    return node.text() if node else ""


def _lang(root: Node, key: str) -> str:
    node = root.get(key)
    return language(node.text(), node.path, node.line) if node else ""
