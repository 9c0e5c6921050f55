"""``checker report``: a folder with a page for each article and an index, for a browser and from disk."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.check import Evidence, FailOn, _date, _inputs, _listed, _meta, _results, _severity
from checker.errors import CheckerError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Result
    from checker.render.meta import Meta


def report(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...", help="Files, folders, .jsonl, or - for standard input.", show_default=False
        ),
    ],
    folder: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the pages go.", show_default=False)
    ],
    facts: Annotated[
        list[Path] | None, typer.Option(help="A facts file (YAML or JSON); may be repeated.", show_default=False)
    ] = None,
    reference: Annotated[
        list[Path] | None, typer.Option(help="A trusted report of the same event; may be repeated.", show_default=False)
    ] = None,
    source: Annotated[Path | None, typer.Option(help="The original in its own language.", show_default=False)] = None,
    source_lang: Annotated[str, typer.Option(help="Language of the original, as de, fr, ar.", show_default=False)] = "",
    lang: Annotated[str, typer.Option(help="Language of the article (default: detected).", show_default=False)] = "",
    day: Annotated[str, typer.Option("--date", help="The article's own date, YYYY-MM-DD.", show_default=False)] = "",
    rules: Annotated[
        list[Path] | None, typer.Option(help="A rule file or folder of your own; may be repeated.", show_default=False)
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option(help="Rules or families to run, comma-separated.", show_default=False)
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(help="Rules or families to leave out, comma-separated.", show_default=False)
    ] = None,
    min_confidence: Annotated[float, typer.Option(min=0.0, max=1.0, help="Leave out findings below this.")] = 0.5,
    fail_on: Annotated[FailOn, typer.Option(help="Exit with 1 from this severity on.")] = FailOn.MAJOR,
    embedder: Annotated[
        str,
        typer.Option(help="use, minilm, none, or a sentence-transformers model by path or name.", show_default=False),
    ] = "",
    cache: Annotated[Path | None, typer.Option(help="Folder for the embedding cache.", show_default=False)] = None,
) -> int:
    """Check articles and write a page for each, with an index of all: FOLDER/index.html.

    Exit codes are those of check.

    \b
    Examples:
      checker report articles/ -o reports
      checker report batch.jsonl -o reports --fail-on critical

    """
    from checker.pipeline import Checker, Settings

    prepare(folder)
    settings = Settings(
        rules=tuple(rules or ()),
        select=_listed(select),
        ignore=_listed(ignore),
        min_confidence=min_confidence,
        fail_on=_severity(fail_on),
        embedder=embedder,
        cache_dir=cache,
    )
    checker = Checker(settings)
    evidence = Evidence(facts or [], reference or [], source, source_lang, lang, _date(day))
    results = _results(checker, _inputs(articles, evidence))
    return write_site(results, replace(_meta(checker, folder), color=False), folder)


def prepare(folder: Path) -> None:
    """Makes the folder, or says why it cannot be used: a long run must not find out at its end."""
    from checker.render.site import INDEX
    from checker.render.write import check_writable

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise CheckerError("is a file, not a folder", path=str(folder)) from None
    except OSError as error:
        raise CheckerError(f"cannot be made ({error.strerror or error})", path=str(folder)) from None
    check_writable(folder / INDEX)


def write_site(results: Iterable[Result], meta: Meta, folder: Path) -> int:
    """Writes each page as soon as its article is checked, and keeps no more of it than its row in the index."""
    from checker.render.html import render
    from checker.render.site import INDEX, PageNames, render_index, row_of
    from checker.render.write import write_aside

    rows, names, code = [], PageNames(), ExitCode.PASSED
    for result in results:
        name = "" if result.error else names.name(result.document)
        if name:
            write_aside(folder / name, render([result], meta, home=INDEX))
        rows.append(row_of(result, name))
        found = ExitCode.INCOMPLETE if result.error else ExitCode.FINDINGS if result.verdict == "fail" else code
        code = max(code, found)
    write_aside(folder / INDEX, render_index(rows, meta))
    bad = sum(row.verdict != "pass" for row in rows)
    sys.stdout.write(f"{folder / INDEX}: {bad:,} of {len(rows):,} not ready\n")
    return code
