"""``checker facts``: a first draft of a facts file from a trusted report, and how a facts file is understood."""

from __future__ import annotations

import json
import re
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.errors import ExitCode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from checker.model import DateValue, Document, Fact, Facts, Mention, Quantity, Sentence, Span

app = typer.Typer(help="Draft a facts file from a report, and see how one is understood.", no_args_is_help=True)

_KINDS = frozenset({"person", "place", "organisation", "event", "work"})
_VAGUE = frozenset("he she it they this that these those his her its their there".split())  # of whom?
_MEANT = frozenset("he she they them him".split())
_MOST = 200  # names and sentences of a draft; whoever needs more writes them


class Format(StrEnum):
    PRETTY = "pretty"
    JSON = "json"


@app.command("init")
def init(
    reference: Annotated[str, typer.Argument(metavar="REFERENCE", help="A trusted report, or - for standard input.")],
    lang: Annotated[str, typer.Option(help="Language of the report (default: detected).", show_default=False)] = "",
    day: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="The report's date.", show_default=False),
    ] = None,
    output: Annotated[Path | None, typer.Option(help="Write here instead of standard output.")] = None,
) -> int:
    """Draft a facts file: the report's names and its sentences with figures, dates or quotations, for you to prune.

    Example:
      checker facts init agency-report.txt --output facts.yaml

    """
    from checker.annotate import annotate
    from checker.model import Side
    from checker.read.articles import read_document

    when = day.date() if day else None
    report = annotate(read_document(reference, Side.REFERENCE, lang=lang, date=when))
    draft = "".join(_draft(report))
    if output:
        output.write_text(draft, encoding="utf-8")
    else:
        sys.stdout.write(draft)
    return ExitCode.PASSED


def _draft(report: Document) -> Iterator[str]:
    yield "# A draft: keep what an article must get right, put names as they are to be spelled, delete the rest.\n"
    yield f"version: 1\nlang: {report.lang or 'en'}\n"
    entities, facts = list(_entities(report))[:_MOST], list(_sentences(report))[:_MOST]
    yield "entities:\n" if entities else ""
    yield from entities
    yield "facts:\n" if facts else ""
    yield from facts


def _quoted(text: str) -> str:
    """A string that YAML reads as it stands, whatever it holds."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _entities(report: Document) -> Iterator[str]:
    from checker.checks.offices import roles_in
    from checker.lang.name_table import cluster_names
    from checker.lang.places import named_by_country

    roles = {held.name.split()[-1]: _role(held.words) for held in roles_in(report)}
    names = [m for m in report.mentions if m.kind == "name" and not _in_dateline(report, m)]
    clusters, states = cluster_names(names, report.text), named_by_country()
    state = {cluster.house: states.get(cluster.house.casefold().removeprefix("the "), -1) for cluster in clusters}
    for number, cluster in enumerate(clusters):
        known = state[cluster.house]
        same = [c for c in clusters if c is cluster or state[c.house] == known >= 0]  # 'US' and 'United States'
        if any(c is not cluster for c in clusters[:number] if c in same):
            continue
        forms = [form.text for c in same for form in c.forms if form.text != cluster.house]
        kind = "place" if known >= 0 else cluster.kind
        yield f"  - name: {_quoted(cluster.house)}\n"
        if kind in _KINDS and (known >= 0 or kind == "person"):  # other kinds are guesses
            yield f"    kind: {kind}\n"
        if forms:
            yield f"    aliases: [{', '.join(map(_quoted, dict.fromkeys(forms)))}]\n"
        role = roles.get(cluster.house.split()[-1])
        if role and cluster.kind in {"", "person"}:
            yield f"    role: {_quoted(role)}\n"


def _role(words: str) -> str:
    """'President' of 'orders of President', the whole of 'minister of finance', not 'since when'."""
    from checker.lang.roles import find_role

    words = re.split(r" (?:since|until|who) ", words)[0]

    before, _, behind = words.rpartition(" of ")
    inside = behind and find_role(behind.lower().split()) and not find_role(before.lower().split())
    return behind if inside else words


_DATELINE = re.compile(r"[A-Z][^.!?\n]{0,50} [–—-] ")


def _in_dateline(report: Document, mention: Mention) -> bool:
    """'WASHINGTON, 26 July 2021 – ': where it was written is no part of what it tells."""
    index = report.sentence_at(mention.span.start)
    if index is None:
        return False
    span = report.sentences[index].span
    found = _DATELINE.match(report.quote(span))
    return bool(found) and mention.span.end <= span.start + (found.end() if found else 0) and _capitals(report, span)


def _capitals(report: Document, span: Span) -> bool:
    return report.quote(span).split()[0].strip(",").isupper()


def _sentences(report: Document) -> Iterator[str]:
    """Sentences that an article can get wrong: with a figure, a date or a quotation; the lead in any case."""
    from checker.model import Zone

    for sentence in report.sentences:
        if sentence.zone not in {Zone.LEAD, Zone.BODY}:
            continue
        told = any(m.kind in ("quantity", "date") for m in report.mentions_in(sentence.span))
        if told or sentence.zone is Zone.LEAD or any(quote.overlaps(sentence.span) for quote in report.quotes):
            text = report.quote(sentence.span)
            dateline = _DATELINE.match(text) if _capitals(report, sentence.span) else None
            yield f"  - {_quoted(text[dateline.end() if dateline else 0 :])}{_remark(report, sentence)}\n"


def _remark(report: Document, sentence: Sentence) -> str:
    """A hint for the editor where the sentence does not say of whom it speaks."""
    words = [t.lower for t in report.tokens_in(sentence.span) if t.is_word]
    named = any(m.kind == "name" for m in report.mentions_in(sentence.span))
    vague = next((w for w in words[:1] if w in _VAGUE), "") or next((w for w in words if w in _MEANT and not named), "")
    return f"  # who or what is {_quoted(vague)}?" if vague else ""


@app.command("check")
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A facts file, YAML or JSON.", show_default=False)],
    day: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="The articles' date.", show_default=False),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to report.")] = Format.PRETTY,
) -> int:
    """Validate a facts file, and show how each of its sentences is understood.

    Example:
      checker facts check facts.yaml --date 2021-07-27

    """
    from checker.read.facts import read_facts

    facts = read_facts(file)
    rows = [_understood(facts, fact, day.date() if day else None) for fact in facts.facts]
    if form is Format.JSON:
        counts = {"entities": len(facts.entities), "terms": len(facts.terms)}
        sys.stdout.write(json.dumps({"schema": 1, **counts, "facts": rows}, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.writelines(_shown(facts, rows))
    return ExitCode.PASSED


def _understood(facts: Facts, fact: Fact, day: date | None) -> dict[str, Any]:
    from checker.annotate import annotate
    from checker.model import Block, Document, Side, Span

    whole = Span(0, len(fact.text))
    page = annotate(
        Document(fact.id, facts.path, fact.text, Side.FACTS, facts.lang, date=fact.as_of or day, blocks=(Block(whole),))
    )
    values = [_value(page, mention) for mention in page.mentions]
    return {
        "id": fact.id,
        "origin": fact.origin,
        "text": " ".join(fact.text.split()),
        "required": fact.required,
        "values": values,
        "denied": _denied(page),
        "told": list(_told(page)) if page.lang == "en" else [],
        "remarks": list(_remarks(page, values)),
    }


def _value(page: Document, mention: Mention) -> dict[str, str]:
    from checker.model import DateValue, NameValue, Quantity

    value = mention.value
    text = page.quote(mention.span)
    if isinstance(value, Quantity):
        return {"kind": value.dimension, "text": text, "read": _amount(page, value)}
    if isinstance(value, DateValue):
        return {"kind": "date", "text": text, "read": _days(value)}
    assert isinstance(value, NameValue)  # noqa: S101 - the third of three; this tells mypy
    return {"kind": value.kind or "name", "text": text, "read": value.full}


def _amount(page: Document, value: Quantity) -> str:
    low, high = (f"{n.normalize():,f}" for n in (value.low, value.high))
    amount = low if low == high else f"{low} to {high}"
    noun = next((t.lower for t in page.tokens if value.noun and t.stem == value.noun[-1]), "")  # not 'build'
    return " ".join(part for part in (amount, value.unit or noun) if part)


def _days(value: DateValue) -> str:
    if value.start and value.end:
        return str(value.start) if value.start == value.end else f"{value.start} to {value.end}"
    if value.weekday is not None:
        return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[value.weekday]
    parts = (value.year and f"year {value.year}", value.month and f"month {value.month}", value.day, value.season)
    return ", ".join(str(part) for part in parts if part)


def _denied(page: Document) -> str:
    """The words that say not, '' where nothing does."""
    from checker.lang.opposites import read

    reading = read(page.text, page.lang)
    return ", ".join(page.text[f.start : f.end] for f in reading.negators) if reading else ""


def _told(page: Document) -> Iterator[dict[str, str]]:
    """How much of a whole, how surely, and who does what to whom, as the comparison with an article reads it."""
    from checker.lang import deeds, modality, shares
    from checker.lang.claims import read_claim

    for share in shares.shares(page.text):
        told = f"{share.low:.0%} to {share.high:.0%}" if share.low < share.high else f"{share.low:.0%}"
        yield {"kind": "share", "text": page.text[share.start : share.end], "read": told}
    claims = read_claim(page.text)
    pieces = claims.reading.pieces
    for deed in deeds.deeds(claims):
        rows = [f"{role}: {' '.join(pieces.words[n] for n in sorted(party))}" for role, party in deed.parties.items()]
        yield {"kind": "who, whom", "text": pieces.words[deed.verb], "read": "; ".join(rows)}
    for index in range(len(pieces)):
        mode = modality.mode(pieces, index) if claims.stems[index] else None
        if mode and mode[0] is not modality.Mode.DONE:
            text = page.text[pieces.starts[mode[1]] : pieces.ends[index]]
            yield {"kind": "how sure", "text": text, "read": mode[0].value}


def _remarks(page: Document, values: list[dict[str, str]]) -> Iterator[str]:
    if not values:
        yield "no figure, date or name: only words can be compared"
    if any(row["kind"] == "date" and not row["read"] for row in values):
        yield "a date that counts from today: give as_of"
    first = next((t.lower for t in page.tokens if t.is_word), "")
    if first in _VAGUE:
        yield f"begins with “{first}”: say who or what"
    if len(page.sentences) > 1:
        yield "more than one sentence: each fact is best a sentence of its own"


def _shown(facts: Facts, rows: list[dict[str, Any]]) -> Iterator[str]:
    entities, terms = len(facts.entities), len(facts.terms)
    names = f"{entities} entit{'y' if entities == 1 else 'ies'}, {terms} term{'' if terms == 1 else 's'}"
    yield f"{facts.path}: {len(rows)} fact{'' if len(rows) == 1 else 's'}, {names}\n"
    for row in rows:
        yield f"\n{row['origin']}  {row['id']}{'  (required)' if row['required'] else ''}\n  {row['text']}\n"
        for value in (*row["values"], *row["told"]):
            yield f"    {value['kind']:<12} {value['text']}  →  {value['read'] or '?'}\n"
        if row["denied"]:
            yield f"    {'says not':<12} {row['denied']}\n"
        for remark in row["remarks"]:
            yield f"    ! {remark}\n"
