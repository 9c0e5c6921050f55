"""What no evidence has counts only where the user wants that; the phenomena stand in beside/unsupported.txt."""

from __future__ import annotations

import pytest

from checker.model import Severity
from checker.pipeline import Checker, Settings
from tests.checks.evidence import inputs

ARTICLE = "The wind uprooted trees in Brest. The damage comes to 48 million euros."
REPORT = "The wind uprooted trees in Brest on Sunday."


@pytest.mark.parametrize(("strict", "severity"), [(False, Severity.NEUTRAL), (True, Severity.MAJOR)])
def test_severity(strict: bool, severity: Severity) -> None:
    settings = Settings(embedder="none", consistency="none", select=("facts/unsupported",), strict_support=strict)
    found = Checker(settings).check(inputs(ARTICLE, reference=REPORT)).findings
    assert [(f.text, f.severity) for f in found] == [("48 million euros", severity)]


def test_facts_alone_are_no_report() -> None:
    settings = Settings(embedder="none", consistency="none", select=("facts/unsupported",))
    assert Checker(settings).check(inputs(ARTICLE, facts=[REPORT])).findings == ()


def test_a_figure_that_contradicts_is_told_once() -> None:
    settings = Settings(embedder="none", consistency="none", select=("facts/unsupported", "numbers"))
    found = (
        Checker(settings)
        .check(
            inputs("The choir has given 40 concerts in Spain.", reference="The choir has given 90 concerts in Spain.")
        )
        .findings
    )
    assert [f.rule.split("/")[0] for f in found] == ["numbers"]
