"""What the model of consistency and the checks say of one sentence, put together.

The checks compare values and say what is wrong; the model only says that something is. Where both speak of a
sentence the finding is surer. Where a check has said why, the model's own finding is left out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.model import Case, Finding, Judged, SentenceSupport

Parts = tuple[float | None, float | None, float]
UNEXPLAINED = "/unexplained"  # what the ids of the model's own rules end in
_EXPLAIN = ("numbers/", "facts/", "names/name-mismatch", "internal/contradiction", "bilingual/")
_SURER = 0.5  # share of a finding's doubt that a certain contradiction takes away


def findings(found: Sequence[Finding], case: Case) -> list[Finding]:
    """Those of the checks with the confidence that the model lends them, and the model's own that none explains."""
    if not case.judged:
        return list(found)
    judged = {j.sentence: j for j in case.judged}
    explained = {n for f in found if _explains(f) for n in _sentences(f, case)}
    return [_surer(f, judged, case) for f in found if not _by_model(f) or explained.isdisjoint(_sentences(f, case))]


def supports(given: Iterable[SentenceSupport], found: Sequence[Finding], case: Case) -> tuple[SentenceSupport, ...]:
    """The probability that a sentence is borne out, from what the model, its values and the findings leave."""
    rows = list(given)
    return tuple(
        replace(row, support=together(*left)) for row, left in zip(rows, parts(rows, found, case), strict=True)
    )


def parts(given: Iterable[SentenceSupport], found: Sequence[Finding], case: Case) -> list[Parts]:
    """How well its values fit, how far the model holds it borne out, and its surest finding, a sentence each."""
    agrees = {j.sentence: j.agrees for j in case.judged if j.against}
    wrong: dict[int, float] = defaultdict(float)
    for finding in found:
        if _explains(finding):
            for n in _sentences(finding, case):
                wrong[n] = max(wrong[n], finding.confidence)
    return [(row.support, agrees.get(n), wrong[n]) for n, row in enumerate(given)]


def together(fit: float | None, agrees: float | None, wrong: float) -> float | None:
    """The least of them: they speak of the same slips, and multiplied, a shared doubt would count two and three times.

    None where neither the values of a sentence nor the model were asked.
    """
    known = [part for part in (fit, agrees) if part is not None]
    return round(min(*known, 1 - wrong), 3) if known else None


def _surer(finding: Finding, judged: Mapping[int, Judged], case: Case) -> Finding:
    if not _explains(finding):
        return finding
    contradicted = max((judged[n].contradicts for n in _sentences(finding, case) if n in judged), default=0.0)
    return replace(finding, confidence=round(1 - (1 - finding.confidence) * (1 - _SURER * contradicted), 3))


def _by_model(finding: Finding) -> bool:
    return finding.rule.endswith(UNEXPLAINED)


def _explains(finding: Finding) -> bool:
    return finding.rule.startswith(_EXPLAIN) and not _by_model(finding)


def _sentences(finding: Finding, case: Case) -> tuple[int, ...]:
    index = case.article.sentence_at(finding.span.start)
    return () if index is None else (index,)
