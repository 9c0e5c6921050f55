"""Phrases that should not stand in an article, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, hit
from checker.checks.lookup import NOTHING, Lookup, listed
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
    _lookup: Lookup = field(init=False, repr=False, compare=False, default=NOTHING)

    def __post_init__(self) -> None:
        if not self.phrases:
            raise ValueError("'phrases' is empty")
        object.__setattr__(self, "_lookup", Lookup(partial(listed, self.phrases, self.lemma), case=self.case))

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        return (self._lookup,)


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a place where a phrase stands."""
    if not applies(case, rule):
        return
    options: Options = rule.options
    for _, found in options._lookup.search(case, rule):  # noqa: SLF001 - of this module
        yield from hit(case, rule, found.span(case.article.tokens), found.values())


CHECK = Check("phrase", Options, find)
