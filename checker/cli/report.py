"""``checker report``: a folder with a page for each article and an index, for a browser and from disk."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.check import code_of, meta_of
from checker.cli.options import Articles, Options, shared
from checker.cli.verdict import FailOn, MaxPenalty, MinCoverage, MinQuality, Severe, severity_of
from checker.errors import CheckerError, ExitCode

if TYPE_CHECKING:
    from checker.cli.running import Run


@shared
def report(
    articles: Articles,
    folder: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the pages go.", show_default=False)
    ],
    options: Options,
    fail_on: Severe = FailOn.MAJOR,
    max_penalty: MaxPenalty = None,
    min_quality: MinQuality = None,
    min_coverage: MinCoverage = None,
) -> int:
    """Check articles and write a page for each, with an index of all: FOLDER/index.html.

    Exit codes are those of check.

    \b
    Examples:
      checker report articles/ -o reports
      checker report batch.jsonl -o reports --fail-on critical

    """
    from checker.cli.running import Run
    from checker.gates import Gates

    prepare(folder)
    gates = Gates(max_penalty, min_quality, min_coverage)
    return write_site(Run(options, options.settings(severity_of(fail_on), gates)), articles, folder)


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


def write_site(run: Run, articles: list[str], folder: Path) -> ExitCode:
    """Writes each page as soon as its article is checked, and keeps no more of it than its row in the index."""
    from checker.render.html import render
    from checker.render.site import INDEX, PageNames, render_index, row_of
    from checker.render.write import write_aside

    meta = replace(meta_of(run.checker, folder), color=False)
    rows, names, code = [], PageNames(), ExitCode.PASSED
    for result in run.results(articles):
        name = "" if result.error else names.name(result.document)
        if name:
            write_aside(folder / name, render([result], meta, home=INDEX))
        rows.append(row_of(result, name))
        code = max(code, code_of(result))
    write_aside(folder / INDEX, render_index(rows, replace(meta, notes=tuple(run.notes()))))
    bad = sum(row.verdict != "pass" for row in rows)
    sys.stdout.write(f"{folder / INDEX}: {bad:,} of {len(rows):,} not ready\n")
    return code
