"""Figures that no such thing can have: more people than there are, a marathon of 42 metres."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal  # noqa: TC003 - options are read by their type hints at run time
from functools import cache
from typing import TYPE_CHECKING

from checker.checks.figures import Figure, after, figures, shown
from checker.lang.units import is_currency
from checker.model import Case, Check, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Rule

_FEWEST = 2  # sums
_LARGE_UNITS = frozenset({"EUR", "USD", "GBP", "CHF"})  # a hundred billion crowns or yen is little


@dataclass(frozen=True, slots=True)
class Limit:
    """What a figure of a kind cannot exceed.

    words: patterns (whole words) of which one stands in the four words behind the figure; none: any figure.
    unit: CLDR id or '' for a count. most: the greatest figure. exactly: a figure that has this unit only ('42.195'
    is a number of kilometres). source: where the limit is from.
    """

    source: str
    words: tuple[str, ...] = ()
    unit: str = ""
    most: Decimal | None = None
    exactly: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Options:
    limits: tuple[Limit, ...]


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    for figure in figures(case):
        for limit in rule.options.limits:
            if _exceeds(figure, limit) and _speaks_of(after(case.article, figure, 60), limit.words):
                yield Hit(figure.span, {"limit": limit.source})
                break


def _exceeds(figure: Figure, limit: Limit) -> bool:
    if limit.exactly is not None:
        return figure.exact and figure.value.low == limit.exactly and figure.value.unit not in {"", limit.unit}
    return (
        limit.most is not None and figure.value.unit == limit.unit and not figure.year and figure.value.low > limit.most
    )


def _speaks_of(text: str, words: tuple[str, ...]) -> bool:
    return not words or bool(_pattern(words).search(" ".join(re.split(r"[.,;:()]", text)[0].split()[:4])))


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OutlierOptions:
    """least: sums below are never odd. times: how many times the next largest sum of the article it is.

    unless: words (stems) beside sums of that size: budgets, debts, whole economies.
    """

    least: Decimal
    times: Decimal
    unless: tuple[str, ...] = ()


def find_outliers(case: Case, rule: Rule) -> Iterator[Hit]:
    """'340 billion euros a year' for a rocket whose development cost 4 billion: the largest sum dwarfs all others."""
    sums = sorted((f for f in figures(case) if is_currency(f.value.unit)), key=lambda f: -f.middle)
    if len(sums) < _FEWEST or sums[0].middle < rule.options.least or sums[0].value.unit not in _LARGE_UNITS:
        return
    largest, second = sums[0], sums[1]
    sentence = case.article.quote(case.article.sentences[largest.sentence].span)
    if largest.middle >= second.middle * rule.options.times and not _starts(sentence, rule.options.unless):
        yield Hit(largest.span, {"second": second.text}, (shown(case.article, second, "the next largest sum"),))


@cache
def _starts_pattern(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, stems)) + ")", re.IGNORECASE)


def _starts(text: str, stems: tuple[str, ...]) -> bool:
    return bool(stems) and bool(_starts_pattern(stems).search(text))


CHECKS = (
    Check("plausible", Options, find),
    Check("outlier", OutlierOptions, find_outliers),
)
