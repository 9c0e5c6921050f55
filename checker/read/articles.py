"""Articles and their evidence as documents, and where articles are found."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import CheckerError
from checker.model import Document
from checker.read.blocks import split_blocks
from checker.read.frontmatter import language, read_front_matter
from checker.read.text import STANDARD_INPUT, read_text, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from checker.model import Side

SUFFIXES = frozenset({".txt", ".md", ".markdown", ".jsonl"})
_MARKDOWN = frozenset({".md", ".markdown"})
_CASE = "article.txt"
_EVIDENCE = frozenset({"source", "reference", "clean"})


def read_document(
    path: Path | str, side: Side, *, lang: str = "", source_lang: str = "", date: date | None = None
) -> Document:
    """A text and its blocks. What the caller gives outweighs the file's front matter; '-' is standard input."""
    name = str(path)
    return document_of(read_text(name), name, side, lang=lang, source_lang=source_lang, date=date)


def document_of(
    text: str, name: str, side: Side, *, lang: str = "", source_lang: str = "", date: date | None = None
) -> Document:
    """The same of a text that is the content of the file ``name``."""
    front = read_front_matter(text, name)
    if not text[front.body.start :].strip():
        raise CheckerError(f"the {side.value} is empty", path=name)
    document = Document(
        id=_identifier(name, text),
        path=name,
        text=text,
        side=side,
        lang=language(lang) if lang else front.lang,
        date=date or front.date,
        title=front.title,
        source_lang=language(source_lang) if source_lang else front.source_lang,
        format="markdown" if Path(name).suffix.lower() in _MARKDOWN else "text",
        body=front.body if front.body.start else None,
    )
    return _readable(split_blocks(document))


def text_document(id: str, path: str, text: str, side: Side, **given: object) -> Document:  # noqa: A002
    """A document of a text that came inside another file, such as a line of JSON Lines."""
    if not text.strip():
        raise CheckerError(f"the {side.value} is empty", path=path)
    document = Document(id=id, path=path, text=text, side=side)
    return _readable(split_blocks(replace(document, **given)))  # type: ignore[arg-type]  # keyword arguments as given


def find_articles(paths: Sequence[str]) -> Iterator[str]:
    """Files as they are, and the articles in folders, in sorted order.

    In the folder of one annotated case (gold.json) only article.txt; beside any article.txt not its evidence.
    """
    for path in paths:
        if path == STANDARD_INPUT or not Path(path).is_dir():
            yield path
            continue
        count = 0
        for count, found in enumerate(_walk(path), 1):  # noqa: B007 - the count is read after the loop
            yield found
        if not count:
            raise CheckerError(f"no articles in this folder ({', '.join(sorted(SUFFIXES))})", path=path)


def _walk(folder: str) -> Iterator[str]:
    try:
        entries = sorted((entry for entry in os.scandir(folder) if entry.name[0] != "."), key=lambda entry: entry.name)
    except OSError as error:
        raise unreadable(error, folder) from None
    names = {entry.name for entry in entries}
    annotated, cased = "gold.json" in names, _CASE in names
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path)
        elif entry.is_file() and _is_article(entry.name, annotated=annotated, cased=cased):
            yield entry.path


def _is_article(name: str, *, annotated: bool, cased: bool) -> bool:
    if annotated:
        return name == _CASE
    return Path(name).suffix.lower() in SUFFIXES and not (cased and Path(name).stem in _EVIDENCE)


def _identifier(name: str, text: str) -> str:
    """The file's name without its ending; the folder's for a case; a content hash for standard input."""
    if name == STANDARD_INPUT:
        return "stdin-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    path = Path(name)
    return path.parent.name if path.name == _CASE and path.parent.name else path.stem


def _readable(document: Document) -> Document:
    if not document.blocks:
        raise CheckerError(f"the {document.side.value} is empty", path=document.path)
    return document
