"""``checker check``: articles and their evidence in, a report out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.options import Articles, Options, shared
from checker.cli.verdict import FailOn, Form, Format, MaxPenalty, MinCoverage, MinQuality, Severe, severity_of
from checker.errors import CheckerError, ExitCode, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.cli.running import Run
    from checker.model import Result
    from checker.pipeline import Checker
    from checker.render.meta import Meta


@shared
def check(
    articles: Articles,
    options: Options,
    fail_on: Severe = FailOn.MAJOR,
    max_penalty: MaxPenalty = None,
    min_quality: MinQuality = None,
    min_coverage: MinCoverage = None,
    form: Form = Format.PRETTY,
    output: Annotated[Path | None, typer.Option(help="Write the report to this file.", show_default=False)] = None,
    also: Annotated[
        list[str] | None,
        typer.Option(metavar="FORMAT:PATH", help="Write a further report; may be repeated.", show_default=False),
    ] = None,
) -> int:
    """Check articles and say what is wrong, where, why, and what to write instead.

    Exit codes: 0 passed; 1 findings at or above --fail-on, or a gate not passed; 2 wrong input or usage; 3 incomplete.

    \b
    Examples:
      checker check article.txt
      checker check article.txt --facts facts.yaml --reference wire.txt --date 2021-07-27
      checker check article.txt --source original.txt --source-lang de --format json
      checker check batch.jsonl --format jsonl --jobs 4 > reports.jsonl
      checker check article.txt --also html:report.html --also sarif:report.sarif
      checker check articles/ --baseline checker.baseline --min-quality 80

    """
    from checker.cli.running import Run
    from checker.gates import Gates
    from checker.render.write import check_writable

    further = _also(also or [], output)
    for path in filter(None, [output, *(path for _, path in further)]):
        check_writable(path)  # a long run must not find out at its end
    gates = Gates(max_penalty, min_quality, min_coverage)
    run = Run(options, options.settings(severity_of(fail_on), gates))
    meta = meta_of(run.checker, output)  # before the first article: the wrong name of a model ends the run here
    results = run.results(articles, bar=form is not Format.JSONL or not sys.stdout.isatty())
    return _report(results, meta, run, form, output, further)


def _also(values: list[str], output: Path | None) -> list[tuple[Format, Path]]:
    """Formats and files of --also; no file is written twice."""
    further: list[tuple[Format, Path]] = []
    for value in values:
        name, colon, path = value.partition(":")
        if not colon or not path:
            raise CheckerError(f"--also {value} names no file", hint="write it as html:report.html")
        if name not in list(Format):
            raise CheckerError(f"--also knows no format {name}", hint=did_you_mean(name, list(Format)))
        if Path(path) in (output, *(other for _, other in further)):
            raise CheckerError("two reports would go into this file", path=path)
        further.append((Format(name), Path(path)))
    return further


def _report(
    results: Iterable[Result],
    meta: Meta,
    run: Run,
    form: Format,
    output: Path | None,
    further: list[tuple[Format, Path]],
) -> ExitCode:
    """Writes all reports. JSON Lines go out as they come, and the results with them where nothing else needs them."""
    from dataclasses import replace

    from checker.render import RENDERERS
    from checker.render.jsonl import render_line
    from checker.render.write import write_aside

    kept: list[Result] = []
    lines: list[str] = []
    code = ExitCode.PASSED
    for result in results:
        code = max(code, code_of(result))
        if further or form is not Format.JSONL:
            kept.append(result)
        if form is Format.JSONL:
            _line(render_line(result, meta), lines if output else None)
    meta = replace(meta, notes=tuple(run.notes()))
    text = "".join(lines) if form is Format.JSONL else RENDERERS[form.value](kept, meta)
    if output:
        write_aside(output, text)
    else:
        _line(text)
    plain = replace(meta, color=False, width=100)
    for other, path in further:
        write_aside(path, RENDERERS[other.value](kept, plain))
    return code


def _line(text: str, lines: list[str] | None = None) -> None:
    """Keeps a text, or writes it to standard output at once."""
    if lines is not None:
        lines.append(text)
        return
    sys.stdout.write(text)
    sys.stdout.flush()


def code_of(result: Result) -> ExitCode:
    """What one result makes of the exit code; the highest of all counts."""
    if result.error:
        return ExitCode.INCOMPLETE
    return ExitCode.FINDINGS if result.verdict == "fail" else ExitCode.PASSED


def meta_of(checker: Checker, output: Path | None) -> Meta:
    import os
    import shutil

    from checker import __version__
    from checker.render.meta import Meta

    checker.find_models()
    terminal = output is None and sys.stdout.isatty()
    color = terminal and not os.environ.get("NO_COLOR")  # no-color.org: set, and not empty
    width = shutil.get_terminal_size((100, 24)).columns if terminal else 100
    return Meta(__version__, lambda: checker.signature, color, width, checker.settings.fail_on)
