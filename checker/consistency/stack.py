"""What else tells sound claims from spoilt ones, added to what the model says: a word too many, one too few, a 'not'.

The model reads a pair as a whole and is seldom sure of one small word. Some such words can simply be counted: telling
words put between two that stand side by side in the evidence, words of the evidence whose neighbours stand side by
side in the claim, negators that only one side has, and a place where the sentence seems to lack a word, above all
where it has fewer than a statement that it renders. Their weights are fitted on pairs that no set which is reported
has (training/stacked.py) and stand in the model's card.
"""

from __future__ import annotations

from itertools import pairwise
from math import exp, log
from typing import TYPE_CHECKING, NamedTuple

from checker.consistency.flags import words
from checker.consistency.gaps import doubt
from checker.lang.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# The first helps a claim, the others never do.
FEATURES = ("agrees", "added", "left_out", "denied", "gap", "gap_shorter")
BIAS = "bias"
_SUREST = 0.995  # what a model says beyond that says no more
_INSERTED = 2  # words that may stand between
_OMITTED = 3
_RENDERS = 0.4  # share of telling words in common from which a claim may be a rendering of a statement


def weighed(agrees: float, evidence: str, claim: str, weights: Mapping[str, float]) -> float:
    """``agrees`` with what else is known of the claim beside the nearest evidence."""
    if not weights:
        return agrees
    found = zip(FEATURES, features(agrees, evidence, claim), strict=True)
    return 1 / (1 + exp(-weights[BIAS] - sum(weights[name] * value for name, value in found)))


def features(agrees: float, evidence: str, claim: str) -> tuple[float, ...]:
    theirs, ours = _keys(evidence), _keys(claim)
    gap = max(0.0, doubt(claim))
    return (
        logit(agrees),
        any(not run.isdisjoint(ours.telling) for run in _between(ours.keys, theirs.keys, _INSERTED)),
        len(list(_between(theirs.keys, ours.keys, _OMITTED))),
        abs(_denials(evidence) - _denials(claim)),
        gap,
        gap if _shorter(theirs.telling, ours.telling) else 0.0,
    )


def _shorter(theirs: Sequence[str], ours: Sequence[str]) -> bool:
    """Whether a claim that renders a statement has fewer words that tell something."""
    alike = 2 * len(set(theirs) & set(ours)) > _RENDERS * (len(set(theirs)) + len(set(ours)))
    return alike and len(ours) < len(theirs)


def logit(probability: float) -> float:
    held = min(max(probability, 1 - _SUREST), _SUREST)
    return log(held / (1 - held))


class _Keys(NamedTuple):
    keys: list[str]
    telling: list[str]  # without function words


def _keys(text: str) -> _Keys:
    rows = [(stem(word.key) if word.key.isalpha() else word.key, word.kind) for word in words(text) if word.key]
    return _Keys([key for key, _ in rows], [key for key, kind in rows if kind != "small"])


def _denials(text: str) -> int:
    return sum(word.kind == "denial" for word in words(text))


def _between(here: Sequence[str], there: Sequence[str], most: int) -> Iterator[set[str]]:
    """Runs of at most so many words that only this side has, between two that stand side by side on the other."""
    known, beside = set(there), {*pairwise(there)}
    edged = ["", *here, ""]
    beside |= {("", there[0]), (there[-1], "")} if there else set()
    for length in range(1, most + 1):
        for at in range(1, len(edged) - length):
            run = {*edged[at : at + length]}
            if (edged[at - 1], edged[at + length]) in beside and known.isdisjoint(run):
                yield run
