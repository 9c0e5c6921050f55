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
    """The probability that a sentence is borne out: the model sees no slip, its values fit, no check found one."""
    judged = {j.sentence: j for j in case.judged if j.against}
    wrong: dict[int, float] = defaultdict(float)
    for finding in found:
        if _explains(finding):
            for n in _sentences(finding, case):
                wrong[n] = max(wrong[n], finding.confidence)
    return tuple(
        replace(row, support=round(judged[n].agrees * (1 - wrong[n]) * _fit(row), 3)) if n in judged else row
        for n, row in enumerate(given)
    )


def _fit(row: SentenceSupport) -> float:
    """What the comparison of values alone gives the sentence, 1 where there was none to compare."""
    return 1.0 if row.support is None else row.support


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
