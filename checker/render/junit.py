"""JUnit XML: an article is a suite, a finding a test case. It fails where --fail-on says that the run does.

Attributes are those of the schema of Jenkins' xUnit plugin, which has a file for a suite and none for a test case.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from checker.render.places import advice, compared, encodable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Finding, Result
    from checker.render.meta import Meta


def render(results: Sequence[Result], meta: Meta) -> str:
    suites = [_suite(result, meta) for result in results]
    counts = [sum(figures) for figures in zip(*(figures for figures, _ in suites), strict=True)] or [0] * 4
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="checker"{_counts(counts[:3])}>',
        *(line for _, text in suites for line in text),
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _suite(result: Result, meta: Meta) -> tuple[list[int], list[str]]:
    """Its numbers of tests, failures, errors and skipped, and its lines."""
    failing = [finding for finding in result.findings if _fails(finding, meta)]
    skipped = sorted({(skip.rule, skip.reason) for skip in result.skipped})
    tests = max(1, len(result.findings)) + len(result.failures) + len(skipped)
    figures = [tests, len(failing) + len(result.failures), int(bool(result.error)), len(skipped)]
    name = _attribute(result.document.path)
    lines = [f'  <testsuite name="{name}" file="{name}"{_counts(figures)}>']
    lines += _cases(result, name, meta)
    for rule, reason in skipped:
        lines += _case(name, rule, f'<skipped message="{_attribute(reason)}"/>')
    return figures, [*lines, "  </testsuite>"]


def _cases(result: Result, name: str, meta: Meta) -> Iterator[str]:
    if result.error:
        yield from _case(name, "read", f'<error message="{_attribute(result.error)}"/>')
    elif not result.findings:
        yield from _case(name, "no findings", "")
    for finding in result.findings:
        title = f"{finding.rule} at {finding.line}:{finding.column}"
        yield from _case(name, title, _outcome(finding, meta))
    for failure in result.failures:
        yield from _case(name, failure.gate, f'<failure type="gate" message="{_attribute(failure.text)}"/>')


def _case(suite: str, name: str, content: str) -> Iterator[str]:
    begin = f'    <testcase classname="{suite}" name="{_attribute(name)}"'
    if not content:
        yield f"{begin}/>"
        return
    yield f"{begin}>"
    yield f"      {content}"
    yield "    </testcase>"


def _outcome(finding: Finding, meta: Meta) -> str:
    details = [f"{finding.severity.label}, {finding.confidence:.0%} sure", *compared(finding), finding.why]
    text = _text("\n".join([advice(finding), *filter(None, details)]))
    if not _fails(finding, meta):
        return f"<system-out>{text}</system-out>"
    return f'<failure type="{finding.severity.label}" message="{_attribute(advice(finding))}">{text}</failure>'


def _fails(finding: Finding, meta: Meta) -> bool:
    return meta.fail_on is not None and finding.severity >= meta.fail_on


def _counts(figures: Sequence[int]) -> str:
    names = ("tests", "failures", "errors", "skipped")
    return "".join(f' {name}="{figure}"' for name, figure in zip(names, figures, strict=False))


def _text(text: str) -> str:
    return escape(encodable(text), quote=False)


def _attribute(text: str) -> str:
    """A parser would turn plain line ends in attributes into spaces."""
    return escape(encodable(text)).replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")
