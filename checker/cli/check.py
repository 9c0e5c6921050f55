"""``checker check``: articles and their evidence in, a report out."""

from __future__ import annotations

import io
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.errors import CheckerError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Document, Facts, Result, Severity
    from checker.pipeline import Checker, Inputs
    from checker.render.meta import Meta


class FailOn(StrEnum):
    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    NEVER = "never"


class Format(StrEnum):
    PRETTY = "pretty"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"
    RDJSONL = "rdjsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


def check(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...", help="Files, folders, .jsonl, or - for standard input.", show_default=False
        ),
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
    form: Annotated[Format, typer.Option("--format", help="How to report.")] = Format.PRETTY,
    output: Annotated[Path | None, typer.Option(help="Write the report to this file.", show_default=False)] = None,
    also: Annotated[
        list[str] | None,
        typer.Option(metavar="FORMAT:PATH", help="Write a further report; may be repeated.", show_default=False),
    ] = None,
    embedder: Annotated[
        str,
        typer.Option(help="use, minilm, none, or a sentence-transformers model by path or name.", show_default=False),
    ] = "",
    cache: Annotated[Path | None, typer.Option(help="Folder for the embedding cache.", show_default=False)] = None,
) -> int:
    """Check articles and say what is wrong, where, why, and what to write instead.

    Exit codes: 0 passed; 1 findings at or above --fail-on; 2 wrong input or usage; 3 incomplete.

    \b
    Examples:
      checker check article.txt
      checker check article.txt --facts facts.yaml --reference wire.txt --date 2021-07-27
      checker check article.txt --source original.txt --source-lang de --format json
      checker check batch.jsonl --format jsonl > reports.jsonl
      checker check article.txt --also html:report.html --also sarif:report.sarif

    """
    from checker.pipeline import Checker, Settings
    from checker.render.write import check_writable

    further = _also(also or [], output)
    for path in filter(None, [output, *(path for _, path in further)]):
        check_writable(path)  # a long run must not find out at its end
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
    return _report(checker, _inputs(articles, evidence), form, output, further)


class Evidence:
    """What the options give beside the articles, read once."""

    def __init__(
        self,
        facts: list[Path],
        references: list[Path],
        source: Path | None,
        source_lang: str,
        lang: str,
        day: date | None,
    ) -> None:
        from checker.model import Side
        from checker.read.articles import read_document
        from checker.read.facts import merge_facts, read_facts

        self.facts: Facts = merge_facts([read_facts(path) for path in facts])
        self.references: tuple[Document, ...] = tuple(
            read_document(path, Side.REFERENCE, lang=lang, date=day) for path in references
        )
        self.source_path, self.source_lang, self.lang, self.day = source, source_lang, lang, day
        self.source = read_document(source, Side.SOURCE, lang=source_lang, date=day) if source else None


def _inputs(paths: list[str], evidence: Evidence) -> Iterator[Inputs | str]:
    """One Inputs an article, or the problem where one of several could not be read."""
    from checker.read.articles import find_articles

    found = list(find_articles(paths))
    for path in found:
        if path.endswith(".jsonl") or (path == "-" and _opens_with_brace()):
            yield from _rows(path, evidence)
            continue
        try:
            yield _one(path, evidence)
        except CheckerError as error:
            if len(found) == 1:
                raise
            yield str(error)


def _opens_with_brace() -> bool:
    """Whether standard input holds JSON Lines: no article begins with a brace."""
    stream = sys.stdin.buffer
    return isinstance(stream, io.BufferedReader) and stream.peek(1)[:1] == b"{"


def _one(path: str, evidence: Evidence) -> Inputs:
    from checker.model import Side
    from checker.pipeline import Inputs
    from checker.read.articles import read_document

    article = read_document(path, Side.ARTICLE, lang=evidence.lang, source_lang=evidence.source_lang, date=evidence.day)
    return Inputs(article, evidence.source, evidence.references, evidence.facts)


def _rows(path: str, evidence: Evidence) -> Iterator[Inputs | str]:
    from checker.pipeline import Inputs
    from checker.read.facts import merge_facts
    from checker.read.jsonl import read_jsonl

    for row in read_jsonl(path, lang=evidence.lang, source_lang=evidence.source_lang, date=evidence.day):
        if row.error or row.article is None:
            yield row.error
            continue
        facts = merge_facts([evidence.facts, row.facts]) if row.facts else evidence.facts
        yield Inputs(row.article, row.source or evidence.source, (*row.references, *evidence.references), facts)


def _also(values: list[str], output: Path | None) -> list[tuple[Format, Path]]:
    """Formats and files of --also; no file is written twice."""
    from checker.errors import did_you_mean

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
    checker: Checker,
    inputs: Iterator[Inputs | str],
    form: Format,
    output: Path | None,
    further: list[tuple[Format, Path]],
) -> int:
    from dataclasses import replace

    from checker.render import RENDERERS
    from checker.render.jsonl import render_line
    from checker.render.write import write_aside

    meta = _meta(checker, output)
    results: list[Result] = []
    lines: list[str] = []
    failed = broken = False
    for result in _results(checker, inputs):
        failed, broken = failed or result.verdict == "fail", broken or bool(result.error)
        if further or form is not Format.JSONL:
            results.append(result)
        if form is not Format.JSONL:
            continue
        if output:
            lines.append(render_line(result, meta))
        else:
            sys.stdout.write(render_line(result, meta))
            sys.stdout.flush()
    text = "".join(lines) if form is Format.JSONL else RENDERERS[form.value](results, meta)
    if output:
        write_aside(output, text)
    elif form is not Format.JSONL:
        sys.stdout.write(text)
        sys.stdout.flush()
    plain = replace(meta, color=False, width=100)
    for other, path in further:
        write_aside(path, RENDERERS[other.value](results, plain))
    return ExitCode.INCOMPLETE if broken else ExitCode.FINDINGS if failed else ExitCode.PASSED


def _results(checker: Checker, inputs: Iterator[Inputs | str]) -> Iterator[Result]:
    """The results in input order; a count on standard error keeps whoever waits for many informed."""
    watched = sys.stderr.isatty() and not sys.stdout.isatty()
    for done, item in enumerate(inputs, 1):
        if isinstance(item, str):
            sys.stderr.write(f"checker: {item}\n")
            yield _unread(item)
        else:
            yield checker.check(item)
        if watched and done > 1:
            sys.stderr.write(f"\r{done} articles checked")
            sys.stderr.flush()
    if watched:
        sys.stderr.write("\r\x1b[K")


def _unread(problem: str) -> Result:
    from checker.model import Document, Result

    path = problem.split(": ", 1)[0]
    return Result(Document(id=path, path=path, text=""), verdict="fail", error=problem)


def _meta(checker: Checker, output: Path | None) -> Meta:
    import os
    import shutil

    from checker import __version__
    from checker.render.meta import Meta

    terminal = output is None and sys.stdout.isatty()
    color = terminal and "NO_COLOR" not in os.environ
    width = shutil.get_terminal_size((100, 24)).columns if terminal else 100
    return Meta(__version__, checker.signature, color, width, checker.settings.fail_on)


def _listed(values: list[str] | None) -> tuple[str, ...]:
    return tuple(part.strip() for value in values or () for part in value.split(",") if part.strip())


def _severity(fail_on: FailOn) -> Severity | None:
    from checker.model import Severity

    return None if fail_on is FailOn.NEVER else Severity[fail_on.name]


def _date(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CheckerError(f"--date {text} is no day", hint="write it as 2021-07-27") from None
