"""A summary in Markdown, for a pull request or a job summary: what fails first, long lists cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.render.places import counted, encodable, worst_first
from checker.score import score, tally_of, total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Finding, Result
    from checker.render.meta import Meta

MOST = 50  # findings that are listed
_ARTICLES = 200  # rows of the table of articles
_SIGNS = re.compile(r"[\\`*_\[\]<>|~&:$!]")
_CALLS = re.compile(r"(?<=[@#])(?=\w)")  # '@name' calls a person, '#12' an issue
_LONG = 160


def render(results: Sequence[Result], meta: Meta) -> str:
    return "".join(f"{line}\n" for line in _lines(results, meta))


def _lines(results: Sequence[Result], meta: Meta) -> Iterator[str]:
    failed = sum(result.verdict == "fail" for result in results)
    found = [finding for result in results for finding in result.findings]
    quality = score(total(result for result in results if not result.error)).quality
    yield f"## checker: {'fail' if failed else 'pass'}"
    yield ""
    yield f"{counted(found).capitalize()} in {_articles(len(results))}; quality {quality} of 100."
    yield ""
    yield from _failures(results)
    if len(results) > 1:
        yield from _index(results)
    yield from _findings(results)
    yield from _facts(results)
    skipped = sorted({skip.rule for result in results for skip in result.skipped})
    hidden = sum(len(result.hidden) for result in results)
    if hidden:
        yield f"Known findings that are not counted: {hidden}."
        yield ""
    if skipped:
        yield f"Rules that did not run, for want of evidence or of their language: {len(skipped)}."
        yield ""
    yield f"`{encodable(meta.signature).replace('`', '')}`"


def _failures(results: Sequence[Result]) -> Iterator[str]:
    """The gates that were not passed."""
    failed = [(result.document.path, failure) for result in results for failure in result.failures]
    for path, failure in failed[:MOST]:
        yield f"- {quoted(path)}: {quoted(failure.text)}"
    if failed:
        yield ""


def _articles(count: int) -> str:
    return f"{count:,} article{'' if count == 1 else 's'}"


def _index(results: Sequence[Result]) -> Iterator[str]:
    yield "| verdict | article | findings | words | quality |"
    yield "|---|---|---|---:|---:|"
    order = sorted(results, key=lambda result: (not result.error, result.verdict != "fail"))
    for result in order[:_ARTICLES]:
        name = quoted(result.document.path)
        if result.error:
            yield f"| not read | {name} | {quoted(result.error)} | | |"
            continue
        sums = tally_of(result)
        yield f"| {result.verdict} | {name} | {counted(result.findings)} | {sums.words} | {score(sums).quality} |"
    yield ""
    if len(order) > _ARTICLES:
        yield f"And {_articles(len(order) - _ARTICLES)} more."
        yield ""


def _findings(results: Sequence[Result]) -> Iterator[str]:
    found = worst_first(results)
    if not found:
        return
    many = len(results) > 1
    yield "| severity | place | what | write | rule |"
    yield "|---|---|---|---|---|"
    for result, finding in found[:MOST]:
        place = f"{quoted(result.document.path)} " if many else ""
        yield (
            f"| {finding.severity.label} | {place}{finding.line}:{finding.column} | {quoted(finding.message)} "
            f"| {_write(finding)} | {quoted(finding.rule)} |"
        )
    yield ""
    if len(found) > MOST:
        yield f"And {len(found) - MOST} more findings."
        yield ""


def _write(finding: Finding) -> str:
    return " or ".join(quoted(s.text) if s.text.strip() else "*leave it out*" for s in finding.suggestions[:3])


def _facts(results: Sequence[Result]) -> Iterator[str]:
    """Facts that the article contradicts or leaves out; the others need nobody's eyes here."""
    wrong = [fact for result in results for fact in result.facts if fact.verdict in {"mismatch", "missing"}]
    if wrong:
        yield "| fact | |"
        yield "|---|---|"
        for fact in wrong[:MOST]:
            yield f"| {fact.verdict} | {quoted(fact.text)} |"
        yield ""


def quoted(text: str, most: int = _LONG) -> str:
    """Text of others on one line, in which no sign means anything to Markdown, HTML or GitHub."""
    flat = " ".join(encodable(text).split())
    cut = flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
    plain = _CALLS.sub("<!-- -->", _SIGNS.sub(lambda sign: "\\" + sign.group(), cut))
    return re.sub(r"(?i)\bwww\.", lambda word: word.group()[:-1] + "\\.", plain)
