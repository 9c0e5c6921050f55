"""Which of many rules may find anything in an article: asked of all at once, so that most rules are never run.

Phrases share one index, regular expressions one automaton. A rule that is left out would have found nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks import regex
from checker.checks.context import Common
from checker.checks.lookup import Index

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from checker.checks.lookup import Lookup
    from checker.model import Case, Rule


class Prefilter:
    """Rules are told by their place in the list that it is made of."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        options = [(at, rule.options) for at, rule in enumerate(rules) if isinstance(rule.options, Common)]
        self._index = Index(lookup for _, option in options for lookup in option.lookups)
        self._wanted: list[tuple[int, tuple[Lookup, ...]]] = [(at, o.wanted) for at, o in options if o.wanted]
        self._by_lookup = {lookup: (at, wanted) for at, wanted in self._wanted for lookup in wanted}
        self._keys = [(at, key) for at, option in options for key in option.patterns]
        self._patterns = regex.Patterns(key for _, key in self._keys)
        self._sourced = frozenset(at for at, option in options if option.asks_source)
        told = {at for at, _ in self._wanted} | {at for at, _ in self._keys}
        self._untold = frozenset(range(len(rules))) - told

    def standing(self, case: Case) -> Set[int]:
        """The rules that may find something in the article, and all of which nothing can be told beforehand."""
        places = self._index.share(case)
        met = {self._by_lookup[lookup] for lookup in places if lookup in self._by_lookup}
        found = {at for at, wanted in met if all(map(places.__contains__, wanted))} | self._untold
        standing = self._patterns.share(case)
        found.update(at for at, key in self._keys if standing.get(key, True))
        return found if case.source else found - self._sourced
