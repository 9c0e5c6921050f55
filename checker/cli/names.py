"""``checker names``: the names of articles with all their spellings, and pairs of names compared."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from checker.errors import CheckerError, ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Document, Mention, Name


class Format(StrEnum):
    PRETTY = "pretty"
    JSON = "json"
    CSV = "csv"
    FACTS = "facts"


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
    form: Annotated[
        Format, typer.Option("--format", help="How to report; facts is a facts file to start from.")
    ] = Format.PRETTY,
    output: Annotated[Path | None, typer.Option(help="Write to this file.", show_default=False)] = None,
) -> int:
    """List every name of the articles with its spellings, how often and where each stands.

    Examples:
      checker names article.txt

      checker names monday/ --mixed --format csv --output names.csv

      checker names monday/ --format facts > facts.yaml

    """
    from checker.lang.name_table import cluster_names
    from checker.render.write import write_aside

    documents, broken = _documents(articles, lang)
    text, mentions, bases = _joined(documents)
    clusters = [c for c in cluster_names(mentions, text) if c.mixed or not mixed]
    told = _WRITTEN[form]([_as_dict(cluster, documents, bases) for cluster in clusters])
    if output:
        write_aside(output, told)
    else:
        sys.stdout.write(told)
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


def _as_dict(cluster: Name, documents: list[Document], bases: list[int]) -> dict[str, Any]:
    """The cluster as the JSON has it, with its short forms and its other spellings for the rest."""
    from bisect import bisect_right

    from checker.lang.name_table import other_forms, short_forms

    forms = []
    for form in cluster.forms:
        spans = []
        for span in form.spans:
            index = bisect_right(bases, span.start) - 1
            start, end = span.start - bases[index], span.end - bases[index]
            spans.append({"path": documents[index].path, "start": start, "end": end})
        forms.append({"text": form.text, "count": len(spans), "spans": spans})
    names = {"kind": cluster.kind, "house": cluster.house, "mixed": cluster.mixed}
    return names | {"short": list(short_forms(cluster)), "other": list(other_forms(cluster)), "forms": forms}


def _json(clusters: list[dict[str, Any]]) -> str:
    return json.dumps({"schema": 1, "clusters": clusters}, ensure_ascii=False, indent=2) + "\n"


def _pretty(clusters: list[dict[str, Any]]) -> str:
    return "".join(map(_as_line, clusters))


def _as_line(cluster: dict[str, Any]) -> str:
    forms = ", ".join(f"{form['text']} ({form['count']})" for form in cluster["forms"])
    kind = f" [{cluster['kind']}]" if cluster["kind"] else ""
    return f"{'!' if cluster['mixed'] else ' '} {cluster['house']}{kind}: {forms}\n"


def _csv(clusters: list[dict[str, Any]]) -> str:
    """A row a spelling; what a spreadsheet would take for a formula gets a quotation mark before it."""
    import csv
    import io

    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["house", "kind", "mixed", "form", "count", "articles"])
    for cluster in clusters:
        for form in cluster["forms"]:
            paths = sorted({span["path"] for span in form["spans"]})
            row = (cluster["house"], cluster["kind"], cluster["mixed"], form["text"], form["count"], "; ".join(paths))
            rows.writerow(["'" + str(v) if str(v)[:1] in "=+-@" and str(v)[:1] else v for v in row])
    return out.getvalue()


def _facts(clusters: list[dict[str, Any]]) -> str:
    """Entities to prune. Another spelling stands under 'avoid', and which is the right one is the editor's to say."""

    def quoted(texts: list[str]) -> str:
        return f"[{', '.join(json.dumps(text, ensure_ascii=False) for text in texts)}]"

    out = [
        "# A draft: put names as they are to be spelled, delete the rest. Mixed spellings come first.\n",
        "version: 1\n",
    ]
    out += ["entities:\n"] if clusters else []
    for cluster in sorted(clusters, key=lambda c: not c["mixed"]):
        out.append(f"  - name: {json.dumps(cluster['house'], ensure_ascii=False)}\n")
        out += [f"    kind: {cluster['kind']}\n"] if cluster["kind"] else []
        out += [f"    aliases: {quoted(cluster['short'])}\n"] if cluster["short"] else []
        if cluster["other"]:
            note = "  # or is one of these the right one?" if cluster["mixed"] else ""
            out.append(f"    {'avoid' if cluster['mixed'] else 'aliases'}: {quoted(cluster['other'])}{note}\n")
    return "".join(out)


_WRITTEN = {Format.PRETTY: _pretty, Format.JSON: _json, Format.CSV: _csv, Format.FACTS: _facts}
