"""The table of a text's names: every name once, with all its spellings."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from checker.lang.name_clusters import Clusterer
from checker.lang.name_uses import name_value, words_in
from checker.lang.romanisation import fold
from checker.model import Name, Spelling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.lang.name_clusters import Likeness
    from checker.model import Mention, Span


def cluster_names(mentions: Sequence[Mention], text: str, pairs: Sequence[Likeness] | None = None) -> list[Name]:
    """Every name of a text with its spellings, in order of first appearance; forms most frequent first.

    ``pairs``: the spellings that are one name, where they are known already.
    """
    return _Table(mentions, Clusterer(mentions, text).pairs if pairs is None else pairs).clusters()


class _Table:
    """Joins a text's names: those of the same words, spelled alike or not, and short forms to the name they fit."""

    def __init__(self, mentions: Sequence[Mention], pairs: Sequence[Likeness]) -> None:
        self.spans: dict[str, list[Span]] = defaultdict(list)
        self.kinds: dict[str, list[str]] = defaultdict(list)
        for mention in mentions:
            value = name_value(mention)
            self.spans[value.full].append(mention.span)
            self.kinds[value.full].append(value.kind)
        self.same = {(p.a, p.b) for p in pairs}
        self.written = {name: words_in(name) for name in self.spans}
        self.words = {name: tuple(map(fold, words)) for name, words in self.written.items()}
        self.spelled: dict[str, set[str]] = defaultdict(set)  # folded word -> its other spellings
        for a, b in self.same:
            self.spelled[fold(a)].add(fold(b))
            self.spelled[fold(b)].add(fold(a))
        self.parent: dict[str, str] = {}

    def clusters(self) -> list[Name]:
        for a, b in self.same:
            if a in self.spans and b in self.spans:
                self.parent[self._root(a)] = self._root(b)
        self._join_by_words()
        members: dict[str, list[str]] = defaultdict(list)
        for name in self.spans:
            members[self._root(name)].append(name)
        return [self._cluster(names) for names in members.values()]

    def _root(self, name: str) -> str:
        while self.parent.get(name, name) != name:
            name = self.parent[name]
        return name

    def _join_by_words(self) -> None:
        """Longest names first; a short one that fits two people's names stays by itself."""
        longer: dict[str, list[str]] = defaultdict(list)  # folded word -> names that have it
        for name in sorted(self.spans, key=lambda n: -len(self.words[n])):
            words = self.words[name]
            fits = {self._root(other) for word in words[:1] for other in self._having(word, longer, words)}
            if len(fits - {self._root(name)}) == 1:
                self.parent[self._root(name)] = (fits - {self._root(name)}).pop()
            for word in words:
                longer[word].append(name)

    def _having(self, word: str, longer: dict[str, list[str]], words: tuple[str, ...]) -> Iterator[str]:
        """Longer names in which all these words occur, as they are or in another spelling."""
        for form in (word, *self.spelled[word]):
            for other in longer.get(form, ()):
                if all(self.spelled[w] & {*self.words[other]} or w in self.words[other] for w in words):
                    yield other

    def _cluster(self, members: list[str]) -> Name:
        order = sorted(members, key=lambda m: -len(self.spans[m]))
        longest = max(len(self.words[m]) for m in members)
        house = next(m for m in order if len(self.words[m]) == longest)
        kinds = [kind for m in members for kind in self.kinds[m] if kind]
        kind = max(dict.fromkeys(kinds), key=kinds.count, default="")
        words = {w for m in members for w in self.written[m]}.union(members) if self.same else set()
        mixed = any(a in words and b in words for a, b in self.same)
        return Name(kind, house, mixed, tuple(Spelling(m, tuple(self.spans[m])) for m in order))


def short_forms(name: Name) -> tuple[str, ...]:
    """Forms that are made of words of the house form: 'Biden' of 'Joe Biden'."""
    words = {w.casefold() for w in words_in(name.house)}
    rest = (form.text for form in name.forms if form.text != name.house)
    return tuple(text for text in rest if {w.casefold() for w in words_in(text)} <= words)


def other_forms(name: Name) -> tuple[str, ...]:
    """Forms that spell it in another way."""
    short = short_forms(name)
    return tuple(form.text for form in name.forms if form.text != name.house and form.text not in short)
