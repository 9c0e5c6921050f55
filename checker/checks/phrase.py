"""Phrases that should not stand in an article, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, hit
from checker.checks.matcher import search_all
from checker.model import Case, Check, Hit, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Options(Common):
    """phrases: in the little language of phrases ('let it|him tear off', '~depend of').

    lemma: the last word stands for its plural and possessive too. case: letters count as they are written.
    """

    phrases: tuple[str, ...] = ()
    lemma: bool = False
    case: bool = False

    def __post_init__(self) -> None:
        if not self.phrases:
            raise ValueError("'phrases' is empty")


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a place where a phrase stands."""
    if not applies(case, rule):
        return
    options: Options = rule.options
    for _, found in search_all(case, rule, options.phrases, lemma=options.lemma, case_matters=options.case):
        yield from hit(case, rule, found.span(case.article.tokens), found.values())


CHECK = Check("phrase", Options, find)
