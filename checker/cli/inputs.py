"""From the command line to what the pipeline takes: articles, their evidence, and what of them is known."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import CheckerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.cli.known import Known
    from checker.cli.options import Options
    from checker.model import Document, Facts
    from checker.pipeline import Inputs


class Evidence:
    """What the options give beside the articles, read once."""

    def __init__(self, options: Options) -> None:
        from checker.model import Side
        from checker.read.articles import read_document
        from checker.read.facts import merge_facts, read_facts

        self.source_lang, self.lang, self.day = options.source_lang, options.lang, options.article_day
        self.facts: Facts = merge_facts([read_facts(path) for path in options.facts or ()])
        self.references: tuple[Document, ...] = tuple(
            read_document(path, Side.REFERENCE, lang=self.lang, date=self.day) for path in options.reference or ()
        )
        source, lang = options.source, options.source_lang
        self.source = read_document(source, Side.SOURCE, lang=lang, date=self.day) if source else None


def read_inputs(paths: list[str], evidence: Evidence, known: Known) -> Iterator[Inputs | str]:
    """One Inputs an article, or the problem where one of several could not be read."""
    for path in paths:
        if is_batch(path):
            yield from _rows(path, evidence, known)
            continue
        try:
            yield read_one(path, evidence, known)
        except CheckerError as error:
            if len(paths) == 1:
                raise
            yield str(error)


def find(articles: list[str], options: Options) -> list[str]:
    """The articles that the arguments stand for; in folders, what the options name is no article."""
    from checker.read.articles import find_articles

    others = {path.absolute() for path in options.named}
    return [path for path in find_articles(articles) if path in articles or Path(path).absolute() not in others]


def is_batch(path: str) -> bool:
    """Whether it holds JSON Lines; on standard input no article begins with a brace."""
    if path != "-":
        return path.endswith(".jsonl")
    stream = sys.stdin.buffer
    return isinstance(stream, io.BufferedReader) and stream.peek(1)[:1] == b"{"


def read_one(path: str, evidence: Evidence, known: Known) -> Inputs:
    from checker.model import Side
    from checker.pipeline import Inputs
    from checker.read.articles import read_document

    article = read_document(path, Side.ARTICLE, lang=evidence.lang, source_lang=evidence.source_lang, date=evidence.day)
    return Inputs(article, evidence.source, evidence.references, evidence.facts, *known.of(article))


def _rows(path: str, evidence: Evidence, known: Known) -> Iterator[Inputs | str]:
    from checker.pipeline import Inputs
    from checker.read.facts import merge_facts
    from checker.read.jsonl import read_jsonl

    for row in read_jsonl(path, lang=evidence.lang, source_lang=evidence.source_lang, date=evidence.day):
        if row.error or row.article is None:
            yield row.error
            continue
        facts = merge_facts([evidence.facts, row.facts]) if row.facts else evidence.facts
        references = (*row.references, *evidence.references)
        yield Inputs(row.article, row.source or evidence.source, references, facts, *known.of(row.article))
