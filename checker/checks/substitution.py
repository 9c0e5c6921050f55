"""Pairs of what not to write and what to write: calques, false friends, house style."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.checks.aligned import source_has
from checker.checks.context import Common, applies, excused, like
from checker.checks.lookup import NOTHING, Listed, Lookup
from checker.model import Case, Check, Hit, Rule, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.checks.matcher import Found


@dataclass(frozen=True, slots=True)
class Swap:
    """avoid: phrases; the last word stands for its plural too, unless lemma is false.

    use: what to write, the likeliest first.

    origin: the foreign word that was rendered piece by piece, for the message.
    source: only where the aligned sentence of the source has one of these words, as ``Common.source`` has it.
    """

    avoid: tuple[str, ...]
    use: tuple[str, ...] = ()
    origin: str = ""
    source: tuple[str, ...] = ()
    lemma: bool = True

    def __post_init__(self) -> None:
        if not self.avoid:
            raise ValueError("'avoid' is empty")


@dataclass(frozen=True, slots=True)
class Options(Common):
    swaps: tuple[Swap, ...] = ()
    safe: bool = False
    _lookup: Lookup = field(init=False, repr=False, compare=False, default=NOTHING)

    def __post_init__(self) -> None:
        if not self.swaps:
            raise ValueError("'swaps' is empty")
        object.__setattr__(self, "_lookup", Lookup(self._listed))

    def _listed(self) -> Iterator[Listed]:
        return (Listed(text, swap.lemma, at) for at, swap in enumerate(self.swaps) for text in swap.avoid)

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        return (self._lookup,)

    @property
    def asks_source(self) -> bool:
        return bool(self.source) or all(swap.source for swap in self.swaps)


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a place where something to avoid stands."""
    if not applies(case, rule):
        return
    options: Options = rule.options
    for listed, found in options._lookup.search(case, rule):  # noqa: SLF001 - of this module
        swap = options.swaps[listed.number]
        if not swap.source or source_has(case, swap.source, found.span(case.article.tokens)):
            yield from _hit(case, rule, swap, listed.text, found)


def _hit(case: Case, rule: Rule, swap: Swap, avoid: str, found: Found) -> Iterator[Hit]:
    tokens = case.article.tokens
    span = found.span(tokens)
    if excused(case, rule, span):
        return
    plural = _is_plural(tokens[found.end - 1].lower, avoid)
    first, safe = tokens[found.start].text, rule.options.safe
    uses = tuple(Suggestion(like(first, inflected(use, plural)), safe) for use in swap.use)
    match = case.article.quote(span)
    values = {"match": match, "use": uses[0].text if uses else "", "origin": swap.origin}
    yield Hit(span, values, suggestions=uses, message=_message(match, swap, values["use"]))


def _message(match: str, swap: Swap, use: str) -> str:
    """The rule's own message where the swap has nothing to add to it, '' here."""
    if not swap.origin:
        return "" if use else f"“{match}” is not English usage here."
    rendered = f"“{match}” renders “{swap.origin}” literally"
    return f"{rendered}; in English it is “{use}”." if use else f"{rendered}."


def _is_plural(last: str, avoid: str) -> bool:
    """Whether the text has the plural of a phrase that is listed in the singular."""
    listed = avoid.split()[-1].lstrip("~").casefold()
    return last != listed and last.endswith("s") and not listed.endswith("s")


def inflected(use: str, plural: bool) -> str:
    """The plural of a noun phrase by its last word, where one is wanted."""
    if not plural or not use[-1:].isalpha() or use.endswith("s"):
        return use
    if use.endswith("y") and use[-2:-1] not in "aeiou":
        return use[:-1] + "ies"
    return use + ("es" if use.endswith(("x", "ch", "sh")) else "s")


CHECK = Check("substitution", Options, find)
