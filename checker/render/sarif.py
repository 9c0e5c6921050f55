"""SARIF 2.1.0, the exchange format of static analysis (OASIS standard; errata 01).

Columns are in code points, and ``columnKind`` says so. Offsets are left out: the standard does not say in what unit
they count where columns are code points.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from checker.model import Severity, Side
from checker.render.json import dump
from checker.render.places import advice, compared, encodable, region

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Finding, Related, Result, Span
    from checker.render.meta import Meta

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {
    Severity.NEUTRAL: "note",
    Severity.MINOR: "warning",
    Severity.MAJOR: "error",
    Severity.CRITICAL: "error",
}
FINGERPRINT = "checkerFinding/v1"


def render(results: Sequence[Result], meta: Meta) -> str:
    rules = _rules(results)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    paths = list(dict.fromkeys(result.document.path for result in results))
    driver = {"name": "checker", "version": meta.version, "semanticVersion": meta.version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "artifacts": [{"location": {"uri": uri(path)}} for path in paths],
        "invocations": [_invocation(results, meta)],
        "results": [found for result in results for found in _found(result, index)],
        "properties": {"signature": meta.signature},
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def uri(path: str) -> str:
    """A relative reference, or a file URI for an absolute path; bytes that are no UTF-8 are kept as they are."""
    pure = PurePath(path)
    raw = pure.as_posix().encode("utf-8", "surrogatepass" if _lone(path) else "surrogateescape")
    return ("file://" if pure.is_absolute() else "") + quote(raw, safe="/~")


def _lone(path: str) -> bool:
    """Whether it holds half a surrogate pair that no byte of a file name stands for."""
    return any("\ud800" <= char <= "\udfff" and not "\udc80" <= char <= "\udcff" for char in path)


def _rules(results: Sequence[Result]) -> list[dict[str, Any]]:
    """The rules that found something, with what they say of themselves."""
    first: dict[str, Finding] = {}
    for result in results:
        for finding in (*result.findings, *(hidden.finding for hidden in result.hidden)):
            first.setdefault(finding.rule, finding)
    return [_rule(first[rule]) for rule in sorted(first)]


def _rule(finding: Finding) -> dict[str, Any]:
    why = encodable(finding.why) or finding.category
    return {
        "id": finding.rule,
        "name": "".join(part.capitalize() for part in finding.rule.replace("-", "/").split("/")),
        "shortDescription": {"text": finding.rule.replace("/", ": ").replace("-", " ")},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n\nchecker explain {finding.rule}"},
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
        "properties": {"category": finding.category, "tags": [finding.rule.split("/")[0]]},
    }


def _found(result: Result, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    """Its findings; those that are known and accepted say so, and readers of SARIF leave them out."""
    yield from (_result(finding, result.document, index) for finding in result.findings)
    for hidden in result.hidden:
        justification = encodable(f"{hidden.reason} ({hidden.origin})")
        silenced = {"kind": "external", "status": "accepted", "justification": justification}
        yield {**_result(hidden.finding, result.document, index), "suppressions": [silenced]}


def _result(finding: Finding, document: Document, index: dict[str, int]) -> dict[str, Any]:
    data: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": LEVELS[finding.severity],
        "rank": round(100 * finding.confidence, 1),
        "message": {"text": advice(finding)},
        "locations": [{"physicalLocation": _physical(document, finding.span)}],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint} if finding.fingerprint else {},
        "properties": {
            "severity": finding.severity.label,
            "category": finding.category,
            "confidence": round(finding.confidence, 3),
            "evidence": compared(finding),
            "also": list(finding.also),
        },
    }
    if finding.related:
        data["relatedLocations"] = [_related(related, number) for number, related in enumerate(finding.related, 1)]
    if fixes := [_fix(document, finding, s.text) for s in finding.suggestions if s.safe]:
        data["fixes"] = fixes
    return data


def _physical(document: Document, span: Span) -> dict[str, Any]:
    snippet = {"text": encodable(document.quote(span))}
    return {"artifactLocation": {"uri": uri(document.path)}, "region": {**_region(document, span), "snippet": snippet}}


def _region(document: Document, span: Span) -> dict[str, int]:
    at = region(document, span)
    return {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}


def _related(related: Related, number: int) -> dict[str, Any]:
    where: dict[str, Any] = {"startLine": related.line, "startColumn": related.column}
    where["snippet"] = {"text": encodable(related.text)}
    return {
        "id": number,
        "physicalLocation": {"artifactLocation": {"uri": uri(related.path)}, "region": where},
        "message": {"text": encodable(related.message) or related.side.value},
    }


def _fix(document: Document, finding: Finding, text: str) -> dict[str, Any]:
    elsewhere = [(r.span, r.suggestion) for r in finding.related if r.side is Side.ARTICLE and r.suggestion is not None]
    replacements = [
        {"deletedRegion": _region(document, span), "insertedContent": {"text": encodable(new)}}
        for span, new in ((finding.span, text), *elsewhere)
    ]
    change = {"artifactLocation": {"uri": uri(document.path)}, "replacements": replacements}
    return {"description": {"text": f"Write “{encodable(text)}”"}, "artifactChanges": [change]}


def _invocation(results: Sequence[Result], meta: Meta) -> dict[str, Any]:
    """What could not be read or run, which gates were not passed, and what the user should mend."""
    notes = [
        {"level": "error", "message": {"text": encodable(result.error)}, **_locations(result.document)}
        for result in results
        if result.error
    ]
    notes += [
        {"level": "note", "message": {"text": f"{rule} did not run: {reason}"}, **_locations(result.document)}
        for result in results
        for rule, reason in sorted({(skip.rule, skip.reason) for skip in result.skipped})
    ]
    notes += [
        {"level": "warning", "message": {"text": failure.text}, **_locations(result.document)}
        for result in results
        for failure in result.failures
    ]
    notes += [{"level": "warning", "message": {"text": encodable(note)}} for note in meta.notes]
    return {
        "executionSuccessful": not any(result.error for result in results),
        "toolExecutionNotifications": notes,
    }


def _locations(document: Document) -> dict[str, Any]:
    return {"locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(document.path)}}}]}
