"""Two phrases that stand near one another in one sentence: 'both ... as well as', 'prefer ... than'."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Literal

from checker.checks.context import Common, applies, hit
from checker.checks.lookup import Lookup, listed
from checker.checks.readable import allowed_tokens
from checker.model import Case, Check, Hit, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.checks.matcher import Found

FARTHEST = 40  # tokens


@dataclass(frozen=True, slots=True)
class Options(Common):
    """first, second: in the little language of phrases, any of each. within: at most so many tokens between them.

    ordered: the first comes first; else either may. without: phrases of which none may stand between the two.
    mark: what the finding underlines, both with all between them, or the second.
    lemma, case: as for the check 'phrase'.
    """

    first: tuple[str, ...] = ()
    second: tuple[str, ...] = ()
    within: int = 10
    ordered: bool = True
    without: tuple[str, ...] = ()
    mark: Literal["both", "second"] = "both"
    lemma: bool = False
    case: bool = False
    _lookups: tuple[Lookup, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        if not self.first or not self.second:
            raise ValueError(f"'{'second' if self.first else 'first'}' is empty")
        if not 0 <= self.within <= FARTHEST:
            raise ValueError(f"'within' must be 0 to {FARTHEST}")
        lists = (self.first, self.second, self.without)
        lookups = tuple(
            Lookup(partial(listed, phrases, self.lemma), case=self.case, number=number)
            for number, phrases in enumerate(lists)
        )
        object.__setattr__(self, "_lookups", lookups)

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        return self._lookups

    @property
    def wanted(self) -> tuple[Lookup, ...]:
        return self._lookups[:2]


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a second phrase, with the nearest first one; none is taken twice."""
    if not applies(case, rule):
        return
    options: Options = rule.options
    first_of, second_of, without = options._lookups  # noqa: SLF001 - of this module
    seconds = _places(case, rule, second_of)
    firsts = _places(case, rule, first_of) if seconds else []
    barriers = [place.start for place in _places(case, rule, without)] if firsts else []
    used: set[int] = set()
    for second in seconds:
        for first in _neighbours(firsts, second, ordered=options.ordered):
            if first.start not in used and _near(case, rule, first, second, barriers):
                used.add(first.start)
                yield from _hit(case, rule, first, second)
                break


def _places(case: Case, rule: Rule, lookup: Lookup) -> list[Found]:
    found = lookup.search(case, rule)
    return sorted((place for _, place in found), key=lambda place: (place.start, place.end))


def _neighbours(firsts: Sequence[Found], second: Found, *, ordered: bool) -> list[Found]:
    """The last that begins before the second and, where order is free, the first behind it; the nearer first."""
    at = bisect_left(firsts, second.start, key=lambda place: place.start)
    found = list(firsts[max(0, at - 1) : at])
    if not ordered:
        found += firsts[bisect_left(firsts, second.end, key=lambda place: place.start) :][:1]
    return sorted(found, key=lambda first: _gap(first, second)[1] - _gap(first, second)[0])


def _gap(first: Found, second: Found) -> tuple[int, int]:
    """Token indices between the two, half open."""
    return (first.end, second.start) if first.start < second.start else (second.end, first.start)


def _near(case: Case, rule: Rule, first: Found, second: Found, barriers: Sequence[int]) -> bool:
    """Whether both stand in one sentence, near enough and without a barrier (token indices, in order) between them."""
    low, high = _gap(first, second)
    if not 0 <= high - low <= rule.options.within or bisect_left(barriers, low) < bisect_right(barriers, high - 1):
        return False
    article, allowed = case.article, allowed_tokens(case, rule)
    one, other = first.span(article.tokens), second.span(article.tokens)
    same_block = allowed[first.start] == allowed[second.start]
    return same_block and article.sentence_at(one.start) == article.sentence_at(other.start)


def _hit(case: Case, rule: Rule, first: Found, second: Found) -> Iterator[Hit]:
    one, other = first.span(case.article.tokens), second.span(case.article.tokens)
    span = other if rule.options.mark == "second" else Span(min(one.start, other.start), max(one.end, other.end))
    values = {"first": case.article.quote(one), "second": case.article.quote(other)}
    yield from hit(case, rule, span, {**first.values(), **second.values(), **values})


CHECK = Check("near", Options, find)
