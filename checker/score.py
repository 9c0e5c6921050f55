"""How good a text is, from sums alone: merging documents is adding their tallies.

The weights are MQM's severity multipliers, and the formula its linear, uncalibrated score: the penalty points for
each reference word, taken from 100 (themqm.org, "The MQM Scoring Models"; Lommel et al. 2024, "The Multi-Range
Theory of Translation Quality Measurement: MQM scoring models and Statistical Quality Control"). MQM counts an
annotator's errors; here they are findings, so the score compares texts that were checked with the same rules and
evidence, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.model import Severity, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Finding, Result

WEIGHTS = {Severity.NEUTRAL: 0, Severity.MINOR: 1, Severity.MAJOR: 5, Severity.CRITICAL: 25}


@dataclass(frozen=True, slots=True)
class Score:
    """``quality`` is in [0, 100], higher is better; ``per_thousand`` is penalty points a thousand words."""

    quality: float
    penalty: float
    per_thousand: float


def tally(findings: Iterable[Finding], words: int) -> Tally:
    """The sums of one document."""
    counts = [0, 0, 0, 0]
    for finding in findings:
        counts[finding.severity] += 1
    penalty = sum(WEIGHTS[severity] * counts[severity] for severity in Severity)
    return Tally(words, Decimal(penalty), (counts[0], counts[1], counts[2], counts[3]))


def tally_of(result: Result) -> Tally:
    return tally(result.findings, result.document.words)


def total(results: Iterable[Result]) -> Tally:
    """The sums of many documents."""
    return sum((tally_of(result) for result in results), Tally())


def score(sums: Tally) -> Score:
    """A text without words counts as one word, so that its penalty still shows."""
    per_word = sums.penalty / max(1, sums.words)
    quality = max(Decimal(0), 100 * (1 - per_word))
    return Score(float(round(quality, 1)), float(sums.penalty), float(round(1000 * per_word, 1)))


def coverage(result: Result) -> float | None:
    """Share of the facts that the article states as they are, rounded; None without facts."""
    if not result.facts:
        return None
    return round(sum(fact.verdict == "match" for fact in result.facts) / len(result.facts), 3)
