"""Options of what an article must keep, and in which form that is told."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model import Severity


class FailOn(StrEnum):
    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    NEVER = "never"


class Format(StrEnum):
    PRETTY = "pretty"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"
    RDJSONL = "rdjsonl"
    CSV = "csv"
    MARKDOWN = "markdown"


Severe = Annotated[FailOn, typer.Option("--fail-on", help="Exit with 1 from this severity on.")]
MaxPenalty = Annotated[
    float | None, typer.Option(min=0.0, help="Exit with 1 where an article's penalty is higher.", show_default=False)
]
MinQuality = Annotated[
    float | None,
    typer.Option(min=0.0, max=100.0, help="Exit with 1 where an article's quality is lower.", show_default=False),
]
MinCoverage = Annotated[
    float | None,
    typer.Option(min=0.0, max=1.0, help="Exit with 1 where an article states less of the facts.", show_default=False),
]
Form = Annotated[Format, typer.Option("--format", help="How to report.")]
# The options of ``checker check`` alone that may stand in a configuration, by their parameters.
CONFIGURED: Mapping[str, Any] = {
    "fail_on": Severe,
    "max_penalty": MaxPenalty,
    "min_quality": MinQuality,
    "min_coverage": MinCoverage,
    "form": Form,
}


def severity_of(fail_on: FailOn) -> Severity | None:
    from checker.model import Severity

    return None if fail_on is FailOn.NEVER else Severity[fail_on.name]
