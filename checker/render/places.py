"""What the formats for machines share: where a finding stands, how bad it is, and how a path is named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath
from typing import TYPE_CHECKING

from checker.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model import Document, Finding, Result, Span

# What neither XML nor UTF-8 has a place for: control signs and halves of surrogate pairs.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Region:
    """1-based lines and columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(document: Document, span: Span) -> Region:
    return Region(*document.position(span.start), *document.position(span.end))


def byte_column(document: Document, offset: int) -> int:
    """1-based column in bytes of UTF-8."""
    _, column = document.position(offset)
    return len(document.text[offset - column + 1 : offset].encode("utf-8", "replace")) + 1


def worst_first(results: Sequence[Result]) -> list[tuple[Result, Finding]]:
    """All findings, the severest and then the surest first, otherwise in the order of the texts."""
    found = [(result, finding) for result in results for finding in result.findings]
    return sorted(found, key=lambda pair: (-pair[1].severity, -pair[1].confidence))


def posix(path: str) -> str:
    """A path with slashes, as repositories name it, without a leading './'."""
    pure = PureWindowsPath(path) if re.match(r"[A-Za-z]:\\", path) else PurePath(path)
    return encodable(pure.as_posix())


def encodable(text: str) -> str:
    """The text without what XML or UTF-8 cannot hold."""
    return _UNFIT.sub("\ufffd", text)


def flat(text: str) -> str:
    return " ".join(encodable(text).split())


def advice(finding: Finding) -> str:
    """The message as one line, and what to write where it does not say so itself."""
    message = flat(finding.message)
    wanted = [flat(suggestion.text) for suggestion in finding.suggestions]
    if not wanted or any(text and f"“{text}”" in message for text in wanted):
        return message
    write = [f"“{text}”" for text in wanted if text]
    return f"{message} Write {' or '.join(write)}." if write else f"{message} Leave it out."


def compared(finding: Finding) -> list[str]:
    """What it was compared with, a line each."""
    lines = [f"{flat(evidence.origin)}: {flat(evidence.text)}" for evidence in finding.evidence]
    for related in finding.related:
        note = f" ({flat(related.message)})" if related.message else ""
        lines.append(f"{flat(related.path)}:{related.line}: {flat(related.text)}{note}")
    return lines


def counted(findings: Iterable[Finding]) -> str:
    """'1 critical, 3 major', 'no findings'."""
    counts = dict.fromkeys(sorted(Severity, reverse=True), 0)
    for finding in findings:
        counts[finding.severity] += 1
    return ", ".join(f"{count} {severity.label}" for severity, count in counts.items() if count) or "no findings"
