"""The table of a text's names: every name once, with all its spellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.lang.name_clusters import Clusterer
from checker.lang.name_uses import name_value, words_in
from checker.lang.romanisation import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model import Mention, Span


@dataclass(frozen=True, slots=True)
class Form:
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """One name in all its spellings; ``house`` is the one to keep."""

    kind: str
    house: str
    mixed: bool
    forms: tuple[Form, ...]


def cluster_names(mentions: Sequence[Mention], text: str) -> list[Cluster]:
    """Every name of a text with its spellings, in order of first appearance; forms most frequent first."""
    clusterer = Clusterer(mentions, text)
    group: dict[str, str] = {}

    def root(form: str) -> str:
        while group.get(form, form) != form:
            form = group[form]
        return form

    forms: dict[str, list[Span]] = defaultdict(list)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        value = name_value(mention)
        full = value.full
        forms[full].append(mention.span)
        kinds[full][value.kind] += 1
    same = {(p.a, p.b) for p in clusterer.pairs}
    names, linked = list(forms), _linked(same)
    words = {name: tuple(fold(w) for w in words_in(name)) for name in names}
    for n, a in enumerate(names):
        for b in names[:n]:
            if (a, b) in same or (b, a) in same or _joins(words[a], words[b], linked):
                group[root(a)] = root(b)
    clusters: dict[str, list[str]] = defaultdict(list)
    for name in names:
        clusters[root(name)].append(name)
    return [_cluster(members, forms, kinds, same) for members in clusters.values()]


def _linked(same: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Folded spellings of one name, either way round."""
    folded = [(fold(a), fold(b)) for a, b in same]
    return {*folded, *((b, a) for a, b in folded)}


def _joins(one: tuple[str, ...], two: tuple[str, ...], linked: set[tuple[str, str]]) -> bool:
    """Whether the shorter name's words all occur in the longer, as they are or in another spelling."""
    if len(one) > len(two):
        one, two = two, one
    return bool(one) and all(x in two or any((x, y) in linked for y in two) for x in one)


def _cluster(
    members: list[str], forms: dict[str, list[Span]], kinds: dict[str, Counter[str]], same: set[tuple[str, str]]
) -> Cluster:
    order = sorted(members, key=lambda m: -len(forms[m]))
    longest = max(len(words_in(m)) for m in members)
    house = next(m for m in order if len(words_in(m)) == longest)
    told = sum((kinds[m] for m in members), Counter[str]())
    del told[""]
    words = {w for m in members for w in words_in(m)}
    mixed = any((a in words and b in words) or (a in members and b in members) for a, b in same)
    return Cluster(
        told.most_common(1)[0][0] if told else "", house, mixed, tuple(Form(m, tuple(forms[m])) for m in order)
    )
