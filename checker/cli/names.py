"""``checker names``: the names of articles with all their spellings, and pairs of names compared."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from checker.errors import CheckerError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.lang.name_table import Cluster
    from checker.model import Document, Mention


class Format(StrEnum):
    PRETTY = "pretty"
    JSON = "json"


class _ArticlesByDefault(TyperGroup):
    """'checker names a.txt' is short for 'checker names list a.txt'."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in {*self.commands, "--help"}:
            args = ["list", *args]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed


app = typer.Typer(
    cls=_ArticlesByDefault,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Names with all their spellings (checker names ARTICLE...), and pairs compared.",
)


@app.command("list")
def names(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...", help="Files, folders, .jsonl, or - for standard input.", show_default=False
        ),
    ],
    lang: Annotated[str, typer.Option(help="Language of the articles (default: detected).", show_default=False)] = "",
    mixed: Annotated[bool, typer.Option("--mixed", help="Only names with more than one spelling.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to report.")] = Format.PRETTY,
) -> int:
    """List every name of the articles with its spellings, how often and where each stands.

    Examples:
      checker names article.txt

      checker names monday/ --format json

    """
    import json

    from checker.lang.name_table import cluster_names

    documents, broken = _documents(articles, lang)
    text, mentions, bases = _joined(documents)
    clusters = [c for c in cluster_names(mentions, text) if c.mixed or not mixed]
    if form is Format.JSON:
        out = {"schema": 1, "clusters": [_as_json(c, documents, bases) for c in clusters]}
        sys.stdout.write(json.dumps(out, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(_as_line(cluster) for cluster in clusters)
    return ExitCode.INCOMPLETE if broken else ExitCode.PASSED


@app.command("compare")
def compare(
    explain: Annotated[bool, typer.Option("--explain", help="Say why after each probability.")] = False,
) -> int:
    """Read pairs of names, separated by a tab, and print the probability that both render one original name.

    A third column may tell the kind (person, place, organisation).

    Example:
      checker names compare --explain < pairs.tsv

    """
    from checker.lang.names import same_name

    for number, line in enumerate(_lines(), 1):
        parts = [part.strip() for part in line.rstrip("\r\n").split("\t")]
        if len(parts) < 2:
            raise CheckerError("a line needs two names with a tab between them", path="standard input", line=number)
        match = same_name(parts[0][:_LONGEST], parts[1][:_LONGEST])
        sys.stdout.write(f"{match.probability:.4f}" + (f"\t{match.why}" if explain else "") + "\n")
    return ExitCode.PASSED


_LONGEST = 400  # code points of a name


def _lines() -> Iterator[str]:
    from checker.read.text import STANDARD_INPUT, read_text

    # only the line feed ends a line: names may hold rarer separators
    yield from (line for line in read_text(STANDARD_INPUT).split("\n") if line.strip())


def _documents(articles: list[str], lang: str) -> tuple[list[Document], bool]:
    """The annotated articles, and whether any could not be read."""
    from checker.annotate import annotate

    found: list[Document] = []
    broken = False
    for item in _read(articles, lang):
        if isinstance(item, CheckerError):
            sys.stderr.write(f"checker: {item}\n")
            broken = True
        else:
            found.append(annotate(item))
    return found, broken


def _read(articles: list[str], lang: str) -> Iterator[Document | CheckerError]:
    from checker.model import Side
    from checker.read.articles import find_articles, read_document
    from checker.read.jsonl import read_jsonl

    paths = list(find_articles(articles))
    for path in paths:
        try:
            if not path.endswith(".jsonl"):
                yield read_document(path, Side.ARTICLE, lang=lang)
                continue
            for row in read_jsonl(path, lang=lang):
                yield row.article if row.article is not None and not row.error else CheckerError(row.error)
        except CheckerError as error:
            if len(paths) == 1:
                raise
            yield error


def _joined(documents: list[Document]) -> tuple[str, list[Mention], list[int]]:
    """All texts as one, their names shifted, and where each text begins."""
    from checker.model import Mention

    bases, base = [], 0
    mentions: list[Mention] = []
    for document in documents:
        bases.append(base)
        mentions += [Mention(m.span.shift(base), m.kind, m.value) for m in document.mentions if m.kind == "name"]
        base += len(document.text) + 2
    return "\n\n".join(document.text for document in documents), mentions, bases


def _as_json(cluster: Cluster, documents: list[Document], bases: list[int]) -> dict[str, object]:
    from bisect import bisect_right

    forms = []
    for form in cluster.forms:
        spans = []
        for span in form.spans:
            index = bisect_right(bases, span.start) - 1
            start, end = span.start - bases[index], span.end - bases[index]
            spans.append({"path": documents[index].path, "start": start, "end": end})
        forms.append({"text": form.text, "count": len(spans), "spans": spans})
    return {"kind": cluster.kind, "house": cluster.house, "mixed": cluster.mixed, "forms": forms}


def _as_line(cluster: Cluster) -> str:
    forms = ", ".join(f"{form.text} ({len(form.spans)})" for form in cluster.forms)
    return f"{'!' if cluster.mixed else ' '} {cluster.house}{f' [{cluster.kind}]' if cluster.kind else ''}: {forms}\n"
