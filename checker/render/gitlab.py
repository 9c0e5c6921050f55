"""GitLab's code quality report: a JSON array, an object for each finding.

GitLab reads a part of what Code Climate defines; ``type`` and ``categories`` are for others that read all of it.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from checker.model import Severity
from checker.render.json import dump
from checker.render.places import advice, flat, posix, region

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Finding, Result
    from checker.render.meta import Meta

SEVERITIES = {
    Severity.NEUTRAL: "info",
    Severity.MINOR: "minor",
    Severity.MAJOR: "major",
    Severity.CRITICAL: "critical",
}
# By family of the rule; what is not named here may be wrong in substance.
CATEGORIES = {"fluency": "Clarity", "language": "Clarity", "structure": "Clarity", "typography": "Style"}


def render(results: Sequence[Result], meta: Meta) -> str:  # noqa: ARG001 - every renderer is called alike
    issues = [_unread(result) for result in results if result.error]
    issues += [_issue(result, finding) for result in results for finding in result.findings]
    return dump(issues, indent=1) + "\n"


def _issue(result: Result, finding: Finding) -> dict[str, Any]:
    at = region(result.document, finding.span)
    return {
        "type": "issue",
        "description": advice(finding),
        "check_name": finding.rule,
        "categories": [CATEGORIES.get(finding.rule.split("/")[0], "Bug Risk")],
        "fingerprint": _unique(result, finding.fingerprint or f"{finding.rule} {finding.span.start}"),
        "severity": SEVERITIES[finding.severity],
        "location": {"path": posix(result.document.path), "lines": {"begin": at.line, "end": at.end_line}},
    }


def _unread(result: Result) -> dict[str, Any]:
    return {
        "type": "issue",
        "description": flat(result.error),
        "check_name": "unread",
        "categories": ["Bug Risk"],
        "fingerprint": _unique(result, "unread"),
        "severity": "blocker",
        "location": {"path": posix(result.document.path), "lines": {"begin": 1, "end": 1}},
    }


def _unique(result: Result, name: str) -> str:
    """GitLab takes two issues of one fingerprint for one, so the same sentence in two articles must differ."""
    key = f"{result.document.path}\0{result.document.id}\0{name}"
    return hashlib.sha256(key.encode("utf-8", "backslashreplace")).hexdigest()[:32]
