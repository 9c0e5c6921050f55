"""What the model and the checks say of one sentence, put together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker import weigh
from checker.annotate import annotate
from checker.model import Case, Finding, Judged, SentenceSupport, Severity, Side, Span
from tests.checks.evidence import text

ARTICLE = annotate(text("The union refused the offer. The cranes stood idle.", Side.ARTICLE))
FINDING = Finding("facts/antonym/evidence", "", Severity.MAJOR, 0.6, "", Span(10, 17), "refused", 1, 11)
BY_MODEL = replace(FINDING, rule="facts/antonym/unexplained")
SPELLING = replace(FINDING, rule="typography/spacing")


def case(contradicts: float, agrees: float = 0.1) -> Case:
    return Case(ARTICLE, judged=(Judged(0, agrees, contradicts, (0,)),))


def test_without_a_model_nothing_changes() -> None:
    assert weigh.findings([FINDING, SPELLING], Case(ARTICLE)) == [FINDING, SPELLING]


def test_a_finding_that_the_model_bears_out_is_surer() -> None:
    [finding] = weigh.findings([FINDING], case(1.0))
    assert finding.confidence == pytest.approx(0.8)
    assert weigh.findings([FINDING], case(0.0)) == [FINDING]
    assert weigh.findings([SPELLING], case(1.0)) == [SPELLING]


def test_what_a_check_explains_is_not_said_twice() -> None:
    assert [f.rule for f in weigh.findings([FINDING, BY_MODEL], case(0.9))] == [FINDING.rule]
    assert [f.rule for f in weigh.findings([SPELLING, BY_MODEL], case(0.9))] == [SPELLING.rule, BY_MODEL.rule]
    elsewhere = replace(FINDING, span=Span(33, 39))
    assert len(weigh.findings([elsewhere, BY_MODEL], case(0.9))) == 2


@pytest.mark.parametrize(
    ("fit", "found", "wanted"),
    [
        (None, [], 0.9),
        (None, [SPELLING], 0.9),
        (None, [BY_MODEL], 0.9),
        (None, [FINDING], 0.4),
        (0.5, [], 0.5),
        (0.5, [FINDING], 0.4),
        (1.0, [], 0.9),
    ],
)
def test_support_is_the_least_of_what_each_leaves(fit: float | None, found: list[Finding], wanted: float) -> None:
    given = [SentenceSupport(s.span, fit if n == 0 else None) for n, s in enumerate(ARTICLE.sentences)]
    first, second = weigh.supports(given, found, case(0.05, 0.9))
    assert first.support == pytest.approx(wanted)
    assert second.support is None
