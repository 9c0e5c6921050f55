"""Annotations of GitHub Actions: workflow commands, the worst first.

A step shows ten annotations of each level and drops the others without a word, so what is beyond is counted in a
last line.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.model import Severity
from checker.render.places import advice, counted, encodable, posix, region, worst_first

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Finding, Result
    from checker.render.meta import Meta

LEVELS = {
    Severity.NEUTRAL: "notice",
    Severity.MINOR: "warning",
    Severity.MAJOR: "error",
    Severity.CRITICAL: "error",
}
LIMITS = {"error": 10, "warning": 10, "notice": 9}  # a notice is left for the sum


def render(results: Sequence[Result], meta: Meta) -> str:  # noqa: ARG001 - every renderer is called alike
    lines: list[str] = []
    used: Counter[str] = Counter()
    for result in results:
        if result.error:
            used["error"] += 1
            lines.append(_command("error", result.error, {"file": posix(result.document.path)}))
        for failure in result.failures:
            used["error"] += 1
            lines.append(_command("error", failure.text, {"file": posix(result.document.path), "title": failure.gate}))
    lines = lines[: LIMITS["error"]]
    for result, finding in worst_first(results):
        level = LEVELS[finding.severity]
        used[level] += 1
        if used[level] <= LIMITS[level]:
            lines.append(_annotation(level, result, finding))
    hidden = sum(max(0, count - LIMITS[level]) for level, count in used.items())
    if hidden:
        found = counted(finding for result in results for finding in result.findings)
        lines.append(_command("notice", f"{found} in all; {hidden} not shown here", {"title": "checker"}))
    return "".join(f"{line}\n" for line in lines)


def _annotation(level: str, result: Result, finding: Finding) -> str:
    at = region(result.document, finding.span)
    place = {"file": posix(result.document.path), "line": str(at.line), "endLine": str(at.end_line)}
    if at.line == at.end_line:  # over several lines GitHub takes no columns
        place |= {"col": str(at.column), "endColumn": str(at.end_column)}
    place["title"] = f"{finding.rule} ({finding.severity.label})"
    return _command(level, advice(finding), place)


def _command(level: str, message: str, properties: dict[str, str]) -> str:
    given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {given}::{_data(message)}"


def _data(text: str) -> str:
    return encodable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
