"""Words that a language model finds far less likely where they stand than others that are easily mistaken for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.checks.context import Common, applies, excused
from checker.checks.readable import sentences
from checker.checks.unusual import calibration, measured
from checker.lang.rewordings import SETS
from checker.model import Case, Check, Hit, Rule, Severity, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FAR = 12.0  # nats from which a model that was not measured is believed
_UNMEASURED = 0.5  # and how far


@dataclass(frozen=True, slots=True)
class Options(Common):
    """change: which rewordings are tried, one of ``checker.lang.rewordings.SETS``."""

    change: str = ""

    def validate(self) -> None:
        super(Options, self).validate()
        if self.change not in SETS:
            raise ValueError(f"'change' is none of {', '.join(SETS)}")


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a place, with the likeliest words; neutral unless measuring has shown most such ones to be right."""
    options: Options = rule.options
    if not case.likelier or not applies(case, rule):
        return
    table = calibration(case.surprised)
    for index, sentence in sentences(case.article, rule):
        for reword, gain in case.likelier[index]:
            confidence = _confidence(table, options.change, gain)
            span = Span(reword.start, reword.end).shift(sentence.span.start)
            if reword.kind == options.change and confidence and not excused(case, rule, span):
                sure = bool(table) and confidence >= table["minor"]
                yield Hit(
                    span,
                    {"gain": f"{gain:.1f}", "likelier": reword.text},
                    suggestions=(Suggestion(reword.text),),
                    confidence=confidence,
                    severity=Severity.MINOR if sure else Severity.NEUTRAL,
                )


def _confidence(table: Mapping[str, Any], change: str, gain: float) -> float:
    if table:
        return measured(table.get("changes", {}).get(change, ()), gain)
    return _UNMEASURED if gain >= _FAR else 0.0


CHECK = Check("likelier", Options, find, needs=frozenset({"fluency-model"}))
