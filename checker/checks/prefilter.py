"""Which of many rules may find anything in an article: asked of all at once, so that most rules are never run.

Phrases share one index, regular expressions a few automata. A rule that is left out would have found nothing; nor are
its options ever read, where they wait in a store.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.checks import regex
from checker.checks.lookup import PLACES, Index, Shared, by_word
from checker.model import Later

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence, Set

    from checker.model import Case, Rule, RuleStore


class Prefilter:
    """Rules are told by their place in the list that it is made of."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._ids = frozenset(rule.id for rule in rules)
        told = [rule.told for rule in rules]
        self._stored = _stored(rules)
        self._own = by_word((at, _lookups(rule)) for at, rule in enumerate(rules) if not _waits(rule))
        self._index = Index(self._met)
        self._wanted = {at: [(at, lookup) for lookup in range(t.phrases)] for at, t in enumerate(told) if t.phrases}
        self._keyed: dict[str, list[int]] = {}
        for at, key in ((at, key) for at, t in enumerate(told) for key in t.patterns):
            self._keyed.setdefault(key, []).append(at)
        self._patterns = regex.Patterns(self._keyed)
        self._sourced = frozenset(at for at, t in enumerate(told) if t.asks_source)
        self._untold = frozenset(at for at, t in enumerate(told) if not t.phrases and not t.patterns)

    def standing(self, case: Case) -> Set[int]:
        """The rules that may find something in the article, and all of which nothing can be told beforehand."""
        return self.standing_together([case])[0]

    def standing_together(self, cases: Sequence[Case]) -> list[Set[int]]:
        """The same of some articles."""
        patterns = self._patterns.standing([case.article for case in cases])
        return list(map(self._standing, cases, patterns))

    def _standing(self, case: Case, patterns: Set[str]) -> Set[int]:
        places = self._index.places(case)
        case.memo[PLACES] = Shared(
            self._ids, {(self._rules[at].id, number): at_ for (at, number), at_ in places.items()}
        )
        met = {at for at, _ in places if at in self._wanted}
        found = {at for at in met if all(map(places.__contains__, self._wanted[at]))} | self._untold
        found.update(*map(self._keyed.__getitem__, patterns))
        return found if case.source else found - self._sourced

    def _met(self, words: Collection[str]) -> Iterator[tuple[str, Sequence[Any]]]:
        """The phrases that have one of the words, of stored rules and others."""
        for store, places in self._stored.items():
            for word, (row, *phrase) in store.phrases(words):
                if row in places:
                    yield word, (places[row], *phrase)
        yield from ((word, row) for word in words for row in self._own.get(word, ()))


def _lookups(rule: Rule) -> Any:
    return getattr(rule.options, "lookups", ())


def _waits(rule: Rule) -> bool:
    return isinstance(rule.options, Later)


def _stored(rules: Sequence[Rule]) -> Mapping[RuleStore, Mapping[int, int]]:
    """The stores that rules wait in, each with the place of every row of its that is among the rules."""
    stores: dict[RuleStore, dict[int, int]] = {}
    for at, rule in enumerate(rules):
        if isinstance(rule.options, Later):
            stores.setdefault(rule.options.store, {})[rule.options.row] = at
    return stores
