"""Gates: what a document must come up to beside being free of severe findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import Failure, Skip
from checker.score import coverage, score, tally_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Result


@dataclass(frozen=True, slots=True)
class Gates:
    """None asks for nothing. Penalty and quality are those of the report; coverage is in [0, 1]."""

    max_penalty: float | None = None
    min_quality: float | None = None
    min_coverage: float | None = None


def failures(result: Result, gates: Gates) -> tuple[tuple[Failure, ...], tuple[Skip, ...]]:
    """The gates that the document does not pass, and those that could not be measured.

    Compared are the figures as the report shows them, so that nobody reads '80.0 is below 80'.
    """
    figures = score(tally_of(result))
    covered = coverage(result)
    failed = [
        *_above("max-penalty", figures.penalty, gates.max_penalty),
        *_below("min-quality", figures.quality, gates.min_quality),
        *(_below("min-coverage", covered, gates.min_coverage) if covered is not None else ()),
    ]
    lost = gates.min_coverage is not None and covered is None
    return tuple(failed), (Skip("min-coverage", "no facts to cover"),) if lost else ()


def _above(gate: str, value: float, limit: float | None) -> Iterator[Failure]:
    if limit is not None and value > limit:
        yield Failure(gate, value, limit)


def _below(gate: str, value: float, limit: float | None) -> Iterator[Failure]:
    if limit is not None and value < limit:
        yield Failure(gate, value, limit)
