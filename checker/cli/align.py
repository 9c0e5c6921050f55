"""``checker align``: which sentences of the source stand behind which of the article."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checker.errors import ExitCode


class Format(StrEnum):
    PRETTY = "pretty"
    TSV = "tsv"
    JSON = "json"
    TMX = "tmx"


def align(
    source: Annotated[Path, typer.Argument(help="The original in its own language.", show_default=False)],
    article: Annotated[Path, typer.Argument(help="Its translation.", show_default=False)],
    source_lang: Annotated[
        str, typer.Option(help="Language of the original (default: detected).", show_default=False)
    ] = "",
    lang: Annotated[str, typer.Option(help="Language of the article (default: detected).", show_default=False)] = "",
    form: Annotated[Format, typer.Option("--format", help="How to write the pairs.")] = Format.PRETTY,
    output: Annotated[Path | None, typer.Option(help="Write to this file.", show_default=False)] = None,
    embedder: Annotated[
        str,
        typer.Option(help="use, minilm, none, or a sentence-transformers model by path or name.", show_default=False),
    ] = "",
    cache: Annotated[Path | None, typer.Option(help="Folder for the embedding cache.", show_default=False)] = None,
) -> int:
    """Pair the sentences of the source with those of the article, each with a score.

    Every sentence of both stands in exactly one pair; the other side of one that has no partner is empty.

    Examples:
      checker align original.txt article.txt --source-lang de

      checker align original.txt article.txt --format tmx --output memory.tmx

    """
    from checker.align import pairs
    from checker.annotate import annotate
    from checker.embed import get_embedder
    from checker.model import Side
    from checker.read.articles import read_document
    from checker.render.pairs import FORMATS
    from checker.render.write import write_aside

    model = None if embedder == "none" else get_embedder(embedder, cache_dir=cache)
    original = annotate(read_document(source, Side.SOURCE, lang=source_lang))
    translation = annotate(read_document(article, Side.ARTICLE, lang=lang))
    found = pairs.align(original, translation, model)
    text = FORMATS[form.value](original, translation, found, 100 if output else _width())
    if output:
        write_aside(output, text)
    else:
        sys.stdout.write(text)
    return ExitCode.PASSED


def _width() -> int:
    import shutil

    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
