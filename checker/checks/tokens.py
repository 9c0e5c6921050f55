"""A sequence of token patterns, with repetitions, captures and words that come back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, hit
from checker.checks.lookup import NOTHING, Listed, Lookup
from checker.checks.matcher import Matcher  # noqa: TC001 - options are read by their type hints
from checker.model import Case, Check, Hit, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.checks.matcher import Found


@dataclass(frozen=True, slots=True)
class Options(Common):
    """sequence: token patterns, one after another. mark: the capture that the finding underlines, all by default."""

    sequence: tuple[Matcher, ...] = ()
    mark: str = ""
    _lookup: Lookup = field(init=False, repr=False, compare=False, default=NOTHING)

    def __post_init__(self) -> None:
        if not any(matcher.least for matcher in self.sequence):
            raise ValueError("'sequence' matches nothing at all")
        names = {matcher.capture for matcher in self.sequence if matcher.capture}
        back = [name for matcher in self.sequence for name in (matcher.same_stem_as, matcher.same_word_as)]
        for name in (self.mark, *back):
            if name and name not in names:
                raise ValueError(f"no token is captured as '{name}'")
        object.__setattr__(self, "_lookup", Lookup(lambda: [Listed(sequence=self.sequence)]))

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        return (self._lookup,)


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a match, without overlaps."""
    if not applies(case, rule):
        return
    options: Options = rule.options
    for _, found in options._lookup.search(case, rule):  # noqa: SLF001 - of this module
        yield from hit(case, rule, _mark(case, rule, found), found.values())


def _mark(case: Case, rule: Rule, found: Found) -> Span:
    marked = found.captured.get(rule.options.mark)
    return marked.span if marked else found.span(case.article.tokens)


CHECK = Check("tokens", Options, find)
