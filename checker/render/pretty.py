"""The report for an editor's eyes: what is wrong first, then where, then why, then what to write."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from checker.model import Severity
from checker.render.beside import beside, marked
from checker.render.layout import Piece, at_words, clean, clip, columns, from_words, to_ansi, to_text, wrap
from checker.render.tables import to_settle
from checker.score import coverage, score, tally_of, total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Finding, Name, Result, Skip, Span, Spelling, Tally
    from checker.render.layout import Line
    from checker.render.meta import Meta

STYLES = {
    "critical": "bold white on red",
    "major": "bold red",
    "minor": "yellow",
    "neutral": "cyan",
    "title": "bold",
    "mark": "bold underline",
    "write": "green",
    "good": "green",
    "bad": "bold red",
    "dim": "dim",
}
_SPACES = re.compile(" {2,}")
_GUTTER = 10
_INDENT = Piece(" " * _GUTTER)
_FACT = 14  # the longest verdict, and two spaces
_VERDICTS = {"mismatch": "bad", "missing": "bad", "ambiguous": "minor", "undetermined": "dim", "match": "good"}
_HEADS = ["verdict", "critical", "major", "minor", "neutral", "words", "penalty", "quality"]
_EVIDENCE = 4  # places that are shown beside one finding
_NAMES = 4  # names that are listed in the summary of names
_LOWEST = 3  # sentences that are listed with their support
_AGREED = ((0.8, "good"), (0.5, "minor"), (0.0, "bad"))
_NAMED = 3  # skipped rules that are named for one reason


def render(results: Sequence[Result], meta: Meta) -> str:
    lines = _report(results, max(40, min(meta.width, 120)), carets=not meta.color)
    return to_ansi(lines, STYLES) if meta.color else to_text(lines)


def _report(results: Sequence[Result], width: int, carets: bool) -> Iterator[Line]:
    for number, result in enumerate(results):
        if number and results[number - 1].skipped:
            yield ()
        yield from _document(result, width, carets)
        if len(results) == 1 and not result.error:
            yield from _summary(result)
        yield from _skipped(result.skipped, width)
    if len(results) > 1:
        if results[-1].skipped:
            yield ()
        yield from _overview(results, width)


def _document(result: Result, width: int, carets: bool) -> Iterator[Line]:
    name = clip(clean(result.document.path), max(20, width - 40))
    if result.error:
        yield (Piece(name, "title"), Piece("  not read", "bad"))
        yield from _row("error", "bad", result.error, width)
        yield ()
        return
    yield (
        Piece(name, "title"),
        Piece("  "),
        Piece(result.verdict, _verdict(result)),
        Piece(f"  {_found(result)}", "dim"),
    )
    for failure in result.failures:
        yield from _row("limit", "bad", failure.text, width)
    if result.hidden:
        yield from _row("accepted", "dim", f"{_plural(len(result.hidden), 'known finding')}, not counted", width)
    yield ()
    last: Span | None = None
    for finding in result.findings:
        yield from _finding(finding, result, width, carets, shown=finding.span == last)
        yield ()
        last = finding.span
    if result.facts:
        yield from _facts(result, width)
        yield ()
    if any(sentence.support is not None for sentence in result.sentences):
        yield from _support(result, width)
        yield ()
    if rows := to_settle(result):
        yield from _names(rows, len(result.names), width)
        yield ()


def _verdict(result: Result) -> str:
    return "good" if result.verdict == "pass" else "bad"


def _found(result: Result) -> str:
    found = _plural(len(result.findings), "finding") if result.findings else "nothing found"
    return f"{found} in {_plural(result.document.words, 'word')}"


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _row(label: str, style: str, text: str, width: int, text_style: str = "", place: str = "") -> Iterator[Line]:
    """A label in the gutter and wrapped text beside it; ``place`` stands before the text, two spaces off."""
    lead = f"{place}  " if place else ""
    first, *more = wrap(text, width - _GUTTER, columns(lead))
    yield (Piece(label, style), Piece(" " * (_GUTTER - len(label))), Piece(lead, "dim"), Piece(first, text_style))
    for line in more:
        yield (_INDENT, Piece(line, text_style))


def _finding(finding: Finding, result: Result, width: int, carets: bool, shown: bool) -> Iterator[Line]:
    """``shown``: the passage stands right above, with another finding on the same words."""
    # Place and message share a line: an editor looks for the one and reads the other beside it.
    severity = finding.severity.label
    yield from _row(severity, severity, finding.message, width, "title", f"{finding.line}:{finding.column}")
    if not shown:
        yield from _passage(finding, result.document, width - _GUTTER, carets)
    yield from _beside(finding, result, width)
    for suggestion in finding.suggestions:
        # The question mark: this may change the meaning, so an editor decides.
        label = "write" if suggestion.safe else "write?"
        yield from _row(label, "write", clean(suggestion.text).strip() or "(leave it out)", width, "write")
    yield from _row("", "", _rule(finding), width, "dim")


def _rule(finding: Finding) -> str:
    also = f", also {', '.join(finding.also)}" if finding.also else ""
    return f"{finding.rule}{also}, {finding.confidence:.0%} sure"


def _passage(finding: Finding, document: Document, width: int, carets: bool) -> Iterator[Line]:
    """One line of the text around the marked words, and carets under them where there are no colours."""
    before, marked, after = _excerpt(finding, document)
    marked = _shortened(marked, width - 2)
    rest = max(0, width - columns(marked))
    # Room that one side does not need goes to the other.
    left = min(columns(before), max(rest // 2, rest - columns(after)))
    before = from_words(before, left) if left > 1 else ""
    after = at_words(after, rest - columns(before)) if rest - columns(before) > 1 else ""
    yield (_INDENT, Piece(before), Piece(marked, "mark"), Piece(after))
    if carets and columns(before) + columns(marked) <= width:
        yield (_INDENT, Piece(" " * columns(before)), Piece("^" * max(1, columns(marked)), "dim"))


def _excerpt(finding: Finding, document: Document) -> tuple[str, str, str]:
    """The words before, the marked ones, and those after, of the block that the finding stands in."""
    span, reach = finding.span, 300
    block = document.block_of(span)
    low, high = (block.span.start, block.span.end) if block else (0, len(document.text))
    before = document.text[max(low, span.start - reach) : span.start]
    after = document.text[span.end : min(high, span.end + reach)]
    if not block:  # never over the end of a line
        before, after = before.rpartition("\n")[2], after.partition("\n")[0]
    return clean(before).lstrip(), _visible(finding.text), clean(after).rstrip()


def _visible(marked: str) -> str:
    """The marked words; where spaces are what is wrong, they are made to show."""
    return "·" * len(marked) if marked.isspace() else clean(_SPACES.sub(lambda run: "·" * len(run.group()), marked))


def _shortened(text: str, width: int) -> str:
    """A long passage by its beginning and end."""
    if columns(text) <= width:
        return text
    half = (width - 2) // 2
    return f"{at_words(text, half)} {from_words(text, half)}".replace("… …", " … ")


def _beside(finding: Finding, result: Result, width: int) -> Iterator[Line]:
    """What the words were compared with: evidence, the original, and other places."""
    shown = beside(finding, result)
    for passage in shown[:_EVIDENCE]:
        text = "".join(piece for piece, _ in marked(passage, finding, 2 * width))
        note = f"  ({clean(passage.note).strip()})" if passage.note else ""
        label = "source" if passage.side == "source" else "compare"
        yield from _row(
            label, "dim", at_words(clean(text).strip(), 2 * width) + note, width, place=clean(passage.origin)
        )
    if len(shown) > _EVIDENCE:
        yield (_INDENT, Piece(f"and {len(shown) - _EVIDENCE} more", "dim"))


def _names(rows: Sequence[tuple[Name, str, Sequence[Spelling]]], count: int, width: int) -> Iterator[Line]:
    """The names that are spelled in two ways, and how many there are in all."""
    yield (Piece("Names", "title"), Piece(f"  {len(rows)} of {count} to settle", "dim"))
    for name, keep, forms in rows[:_NAMES]:
        wrong = ", ".join(f"{clean(form.text)} ({len(form.spans)})" for form in forms or name.forms)
        yield from _row("keep", "write", f"{clean(keep)}, not {wrong}" if forms else wrong, width)
    if len(rows) > _NAMES:
        yield (_INDENT, Piece(f"and {len(rows) - _NAMES} more", "dim"))


def _facts(result: Result, width: int) -> Iterator[Line]:
    """The verdict on each fact, those to be looked at first."""
    order = list(_VERDICTS)
    facts = sorted(result.facts, key=lambda fact: order.index(fact.verdict) if fact.verdict in order else len(order))
    yield (
        Piece("Facts", "title"),
        Piece(f"  {coverage(result) or 0:.0%} covered: {_counted(Counter(fact.verdict for fact in facts))}", "dim"),
    )
    for fact in facts:
        place = "{}:{}".format(*result.document.position(fact.span.start)) if fact.span else ""
        yield _told(fact.verdict, _VERDICTS.get(fact.verdict, "dim"), fact.text, place, width)


def _told(verdict: str, style: str, text: str, place: str, width: int) -> Line:
    """A line of a table: what is said, of which words, and where they stand."""
    text = at_words(clean(text).strip(), width - _FACT - columns(place) - 3)
    return (Piece(verdict, style), Piece(" " * (_FACT - len(verdict)) + text), Piece(f"  {place}", "dim"))


def _support(result: Result, width: int) -> Iterator[Line]:
    """How many sentences the evidence speaks of, and those that it agrees with least."""
    compared = sorted((s.support, s.span) for s in result.sentences if s.support is not None)
    count = f"{len(compared)} of {_plural(len(result.sentences), 'sentence')} compared with the evidence"
    yield (Piece("Support", "title"), Piece(f"  {count}{', the lowest:' if len(compared) > _LOWEST else ''}", "dim"))
    for support, span in compared[:_LOWEST]:
        style = next(style for limit, style in _AGREED if support >= limit)
        place = "{}:{}".format(*result.document.position(span.start))
        yield _told(f"{support:.0%}", style, result.document.quote(span), place, width)


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{counts[verdict]} {verdict}" for verdict in _VERDICTS if counts[verdict])


def _summary(result: Result) -> Iterator[Line]:
    sums = tally_of(result)
    yield (Piece("Summary", "title"),)
    yield from _table([_HEADS, [result.verdict, *_figures(sums)]])


def _figures(sums: Tally) -> list[str]:
    counts = [str(sums.counts[severity]) for severity in sorted(Severity, reverse=True)]
    figures = score(sums)
    return [*counts, f"{sums.words:,}", f"{figures.penalty:.0f}", f"{figures.quality:.1f}"]


def _table(rows: Sequence[Sequence[str]]) -> Iterator[Line]:
    """Columns as wide as they need; the first to the left, figures to the right, the heads dim."""
    widths = [max(columns(cell) for cell in column) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        style = "dim" if number == 0 else ""
        first = Piece(row[0] + " " * (widths[0] - columns(row[0])), _cell_style(row[0], style))
        rest = [Piece("  " + cell.rjust(width), style) for cell, width in zip(row[1:], widths[1:], strict=True)]
        yield (first, *rest)


def _cell_style(text: str, otherwise: str) -> str:
    return {"pass": "good", "fail": "bad", "not read": "bad"}.get(text, otherwise)


def _overview(results: Sequence[Result], width: int) -> Iterator[Line]:
    """All documents in one table, and their sum."""
    yield (Piece(f"All {len(results)} documents", "title"),)
    rows = [[*_HEADS, "document"]]
    for result in results:
        verdict = "not read" if result.error else result.verdict
        figures = ["-"] * (len(_HEADS) - 1) if result.error else _figures(tally_of(result))
        rows.append([verdict, *figures, clean(result.document.path)])
    sums = total(result for result in results if not result.error)
    rows.append(["", *_figures(sums), "in all"])
    for row, line in zip(rows, _table([row[:-1] for row in rows]), strict=True):
        room = max(20, width - 2 - sum(columns(piece.text) for piece in line))
        yield (*line, Piece("  " + from_words(row[-1], room), "dim" if row is rows[0] else ""))


def _skipped(skipped: Sequence[Skip], width: int) -> Iterator[Line]:
    """What did not run, by reason, in one dim paragraph."""
    reasons: dict[str, list[str]] = {}
    for rule, reason in sorted({(skip.rule, skip.reason) for skip in skipped}):
        reasons.setdefault(reason, []).append(rule)
    if reasons:
        parts = "; ".join(f"{_named(rules)} ({reason})" for reason, rules in sorted(reasons.items()))
        for line in wrap(f"Not run: {parts}", width):
            yield (Piece(line, "dim"),)


def _named(rules: Sequence[str]) -> str:
    if len(rules) <= _NAMED + 1:
        return ", ".join(rules)
    return f"{', '.join(rules[:_NAMED])} and {len(rules) - _NAMED} more"
