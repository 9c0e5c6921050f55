"""Sentences that a language model finds odder than news written by people."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from statistics import median
from typing import TYPE_CHECKING, Any

from checker.checks.context import Common, applies, excused
from checker.checks.readable import sentences
from checker.lang.oddness import oddest, oddness
from checker.model import Case, Check, Hit, Rule, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_FEWEST = 8  # sentences that an article must have before one can stand out among them
_FAR = 3.5  # how far it must stand out, in the usual deviation of the others
_UNMEASURED = 0.5  # confidence where a model was not calibrated
_NARROWEST = 0.25  # nats: a deviation that every article has
_USUAL = 1.4826  # the median deviation of a normal distribution is this much smaller than its standard deviation


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit an odd sentence, on its oddest words; neutral unless measuring has shown such ones to be wrong."""
    if case.surprisals is None or not applies(case, rule):
        return
    scores = [oddness(case.article.quote(s.span), case.surprisals[n]) for n, s in enumerate(case.article.sentences)]
    table = calibration(case.surprised)
    for index, sentence in sentences(case.article, rule):
        confidence = measured(table["steps"], scores[index]) if table else _standing_out(scores, scores[index])
        if not confidence or any(quote.contains(sentence.span) for quote in case.article.quotes):
            continue
        text = case.article.quote(sentence.span)
        span = Span(*oddest(text, case.surprisals[index])).shift(sentence.span.start)
        sure = bool(table) and confidence >= table["minor"]
        if not excused(case, rule, span):
            severity = Severity.MINOR if sure else Severity.NEUTRAL
            yield Hit(span, {"oddness": f"{scores[index]:.1f}"}, confidence=confidence, severity=severity)


@cache
def calibration(model: str) -> Mapping[str, Any]:
    """What benchmarks/fluency_model.py measured of a model, by the name before its version; empty where nothing."""
    path = files("checker") / "data" / "fluency.json"
    measured: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    found: Mapping[str, Any] = measured.get(model.partition("@")[0], {})
    return found


def measured(steps: Sequence[tuple[float, float]], score: float) -> float:
    """The share of what is broken among all that scores so much or more; 0.0 below what people write."""
    return max((share for least, share in steps if score >= least), default=0.0)


def _standing_out(scores: Sequence[float], score: float) -> float:
    told = [value for value in scores if value]
    if len(told) < _FEWEST:
        return 0.0
    middle = median(told)
    spread = max(_NARROWEST, _USUAL * median(abs(value - middle) for value in told))
    return _UNMEASURED if score - middle > _FAR * spread else 0.0


CHECK = Check("unusual", Common, find, needs=frozenset({"fluency-model"}))
