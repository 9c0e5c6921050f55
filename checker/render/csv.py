"""A finding a row, for spreadsheets (RFC 4180: commas, CRLF). No cell is taken for a formula."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from checker.render.places import compared, encodable, region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Finding, Result
    from checker.render.meta import Meta

HEADS = (
    "path id line column end_line end_column severity confidence rule category message text suggestion safe "
    "evidence why fingerprint"
).split()
# What begins a formula in Excel, LibreOffice or Google Sheets, in wide forms too (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")


def render(results: Sequence[Result], meta: Meta) -> str:  # noqa: ARG001 - every renderer is called alike
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADS)
    for result in results:
        if result.error:
            writer.writerow(
                _cells([result.document.path, result.document.id, *[""] * 4, "error", *[""] * 3, result.error])
            )
        for finding in result.findings:
            writer.writerow(_cells(_row(result, finding)))
    return out.getvalue()


def _row(result: Result, finding: Finding) -> list[str]:
    at = region(result.document, finding.span)
    first = finding.suggestions[:1]
    return [
        result.document.path,
        result.document.id,
        *map(str, (at.line, at.column, at.end_line, at.end_column)),
        finding.severity.label,
        f"{finding.confidence:.3g}",
        finding.rule,
        finding.category,
        finding.message,
        finding.text,
        *(s.text for s in first),
        *("yes" if s.safe else "no" for s in first),
        *[""] * (2 - 2 * len(first)),
        "\n".join(compared(finding)),
        finding.why,
        finding.fingerprint,
    ]


def _unread(result: Result) -> list[str]:
    return [result.document.path, result.document.id, *[""] * 4, "error", *[""] * 3, result.error]


def _cells(values: Sequence[str]) -> list[str]:
    padded = [*values, *[""] * (len(HEADS) - len(values))]
    return [guarded(encodable(value)) for value in padded]


def guarded(cell: str) -> str:
    """An apostrophe before what a spreadsheet would compute; spaces before it do not hide it."""
    return f"'{cell}" if cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA) else cell
