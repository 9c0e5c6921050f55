"""reviewdog's diagnostic format, one object a line. Its columns count bytes of UTF-8, its ends are exclusive.

Field names are those of reviewdog.proto as they stand there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.model import Severity
from checker.render.json import dump
from checker.render.places import advice, byte_column, encodable, flat, posix

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Document, Finding, Related, Result, Span
    from checker.render.meta import Meta

SEVERITIES = {
    Severity.NEUTRAL: "INFO",
    Severity.MINOR: "WARNING",
    Severity.MAJOR: "ERROR",
    Severity.CRITICAL: "ERROR",
}


def render(results: Sequence[Result], meta: Meta) -> str:  # noqa: ARG001 - every renderer is called alike
    lines = [_unread(result) for result in results if result.error]
    lines += [_diagnostic(result.document, finding) for result in results for finding in result.findings]
    return "".join(dump(line) + "\n" for line in lines)


def _diagnostic(document: Document, finding: Finding) -> dict[str, Any]:
    where = _range(document, finding.span)
    data: dict[str, Any] = {
        "message": advice(finding),
        "location": {"path": posix(document.path), "range": where},
        "severity": SEVERITIES[finding.severity],
        "source": {"name": "checker"},
        "code": {"value": finding.rule},
        "suggestions": [{"range": where, "text": encodable(s.text)} for s in finding.suggestions if s.safe],
        "related_locations": [_related(related) for related in finding.related],
    }
    return {key: value for key, value in data.items() if value}


def _range(document: Document, span: Span) -> dict[str, Any]:
    return {"start": _position(document, span.start), "end": _position(document, span.end)}


def _position(document: Document, offset: int) -> dict[str, int]:
    return {"line": document.position(offset)[0], "column": byte_column(document, offset)}


def _related(related: Related) -> dict[str, Any]:
    """Its line alone: a column in bytes cannot be told without that text."""
    where = {"path": posix(related.path), "range": {"start": {"line": related.line}}}
    return {"message": flat(related.message) or related.side.value, "location": where}


def _unread(result: Result) -> dict[str, Any]:
    return {
        "message": flat(result.error),
        "location": {"path": posix(result.document.path)},
        "severity": "ERROR",
        "source": {"name": "checker"},
    }
