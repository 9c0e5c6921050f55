"""Where the phrases of all rules may stand: found in one walk over the words of an article, whatever their number.

A phrase is known by its rarest word and that word's neighbour. A word of the article is looked up once, and where both
stand, the other words that every match has are asked for around them; only what has all of them is matched, and only
such phrases are put together. A word is asked for when it is first met, so that rules may wait in a store.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import filterfalse, pairwise
from typing import TYPE_CHECKING, Any

from checker.checks.matcher import LONGEST_MATCH, Matcher, phrase, piece_matchers, search
from checker.checks.readable import positions
from checker.lang.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set

    from checker.checks.matcher import Found
    from checker.model import Case, Rule

    _Phrase = tuple[int, int, int]  # number of the rule in its index, of the lookup in the rule, of the phrase in it
    _Around = Sequence[tuple[int, int, frozenset[str]]]  # of which words one stands in which distances, half open
    Met = Callable[[Collection[str]], Iterable[tuple[str, Sequence[Any]]]]
    # The phrase; how far behind the first word of a pair its own stands; how many tokens it may have before that; and
    # words of which one stands anywhere in an article that has it, where such are known.
    _Entry = tuple[_Phrase, int, int, int, _Around, frozenset[str]]
    Places = Mapping[int, Sequence[int] | None]  # number of a phrase: where it may begin, None for anywhere

PLACES = "places of phrases"
# The commonest words of English news first: the more often a word stands, the less it tells.
_COMMON = """
the to of and in a that is for on it was with said as he be at by has his from have are an not this will they who but
had which their been its were i or one we more about also you new would after there her people all up when out no
year two she over first last than if can into what government other so some could time most against state
only years president now them him police any these because many before country three made my just our
""".split()
_OFTEN = 0.06  # share of the commonest word in a text; that of the n-th is an n-th of it
_SELDOM = 2e-5  # of a word of eight letters that is not listed; shorter ones are more common
MOST_WORDS = 100_000  # that are remembered as asked for
_LOOK = 0.02  # what looking at a neighbour costs beside matching a phrase


@dataclass(slots=True)  # not frozen, which would make each of forty thousand dearer
class Listed:
    """A phrase of a rule, or a sequence as it stands. lemma: its last word stands for its plural too.

    number: of the entry that it is from. beside: nouns of which each must stand less than ``within`` tokens away.
    """

    text: str = ""
    lemma: bool = False
    number: int = 0
    sequence: tuple[Matcher, ...] = ()
    beside: tuple[str, ...] = ()
    within: int = 0


class Lookup:
    """Some phrases of one rule; ``number`` tells several of one rule apart.

    They are listed when the first is wanted: most rules are loaded for articles in which none of their words stands.
    """

    def __init__(self, phrases: Callable[[], Iterable[Listed]], *, case: bool = False, number: int = 0) -> None:
        self._list = phrases
        self.case = case
        self.number = number

    @cached_property
    def phrases(self) -> tuple[Listed, ...]:
        return tuple(self._list())

    def rows(self) -> Iterator[tuple[str, list[Any]]]:
        """Each phrase under every word by which it is known, '' where there is none: plain data that a store can keep.

        A row has the numbers of lookup and phrase, the side of the neighbour and what it may be, the fewest and the
        most tokens before the word, and which words stand around it.
        """
        for number, listed in enumerate(self.phrases):
            sequence = self.sequence(number)
            place, side = _telling_place(sequence)
            if not _bound(sequence[place]):
                yield "", [self.number, number]
                continue
            neighbours = _joined(_folded(sequence[place + side])) if side else ""
            before = sequence[:place]
            reach = [sum(matcher.least for matcher in before), sum(matcher.max for matcher in before)]
            around = _around(sequence, place, side)
            around += [(1 - listed.within, listed.within, _joined(noun_forms_of(noun))) for noun in listed.beside]
            for word in sorted(_folded(sequence[place])):
                yield word, [self.number, number, side, neighbours, *reach, around]

    def sequence(self, number: int) -> tuple[Matcher, ...]:
        listed = self.phrases[number]
        return listed.sequence or phrase(listed.text, lemma=listed.lemma, case=self.case)

    def search(self, case: Case, rule: Rule) -> Iterator[tuple[Listed, Found]]:
        """Every place of every phrase, with the phrase as it is listed, in the order of the list."""
        for number, starts in self._places(case, rule).items():
            for found in search(case, rule, self.sequence(number), starts):
                yield self.phrases[number], found

    def _places(self, case: Case, rule: Rule) -> Places:
        shared: Shared | None = case.memo.get(PLACES)
        if shared is not None and rule.id in shared.rules:
            return shared.places.get((rule.id, self.number), {})
        return self._own.places(case).get((0, self.number), {})

    @cached_property
    def _own(self) -> Index:
        table = by_word([(0, [self])])
        return Index(lambda words: ((word, row) for word in words for row in table.get(word, ())))


NOTHING = Lookup(tuple)


def by_word(rules: Iterable[tuple[int, Iterable[Lookup]]]) -> Mapping[str, Sequence[Sequence[Any]]]:
    """The phrases of rules by their words, each with the number of its rule before it."""
    table: dict[str, list[Sequence[Any]]] = {}
    for at, lookups in rules:
        for lookup in lookups:
            for word, row in lookup.rows():
                table.setdefault(word, []).append([at, *row])
    return table


def listed(texts: Iterable[str], lemma: bool) -> Iterator[Listed]:
    """Phrases that all have one way with plurals."""
    return (Listed(text, lemma) for text in texts)


@dataclass(frozen=True, slots=True)
class Shared:
    """What an index found in an article, by rule and lookup; what of its rules has no place here may stand nowhere."""

    rules: Set[str]
    places: Mapping[tuple[str, int], Places]


class Index:
    """The phrases of many rules by their words; ``met`` gives those of some words, as ``by_word`` has them.

    A phrase is known by two words that stand side by side, or by one where none is sure to stand beside it.
    """

    def __init__(self, met: Met) -> None:
        self._met = met
        self._asked: set[str] = set()
        self._pairs: dict[tuple[str, str], list[_Entry]] = {}
        self._alone: dict[str, list[_Entry]] = {}
        self._anywhere: list[_Phrase] = [(at, lookup, number) for _, (at, lookup, number) in met([""])]

    def places(self, case: Case) -> dict[tuple[int, int], Places]:
        """For each lookup that may stand in the article its phrases, and the tokens where each may begin."""
        starts = self._starts(case)
        found: dict[tuple[int, int], dict[int, Sequence[int] | None]] = {}
        for at in sorted({*starts, *self._anywhere}):
            found.setdefault(at[:2], {})[at[2]] = sorted(starts[at]) if at in starts else None
        return {**found}

    def _starts(self, case: Case) -> dict[_Phrase, set[int]]:
        self._ask(positions(case))
        edge = [""] * LONGEST_MATCH  # so that every word has neighbours
        lowers = [*edge, *case.article.lowers, *edge]
        starts: dict[_Phrase, set[int]] = {}
        for at, entries in self._met_in(case):
            for phrase_at, word, fewest, most, around, _ in entries:
                place = at + word
                for low, high, wanted in around:
                    if wanted.isdisjoint(lowers[place + low + LONGEST_MATCH : place + high + LONGEST_MATCH]):
                        break
                else:
                    starts.setdefault(phrase_at, set()).update(range(max(0, place - most), place - fewest + 1))
        return starts

    def _met_in(self, case: Case) -> Iterator[tuple[int, list[_Entry]]]:
        """Tokens with the phrases of which their words tell; of one word, if the last around it stands anywhere."""
        words, pairs, lowers = positions(case), self._pairs, case.article.lowers
        missing = words.keys().isdisjoint
        for word in filter(self._alone.__contains__, words):
            if entries := [entry for entry in self._alone[word] if not (entry[-1] and missing(entry[-1]))]:
                yield from ((at, entries) for at in words[word])
        yield from [(at, pairs[two]) for at, two in enumerate(pairwise(lowers)) if two in pairs]

    def _ask(self, words: Mapping[str, object]) -> None:
        """Makes the phrases known that are known by these words; a word is asked for once."""
        if len(self._asked) > MOST_WORDS:
            for known in (self._asked, self._pairs, self._alone):
                known.clear()
        new = [*filterfalse(self._asked.__contains__, words)]
        self._asked.update(new)
        for word, row in self._met(new) if new else ():
            self._add(word, *row)

    def _add(
        self,
        word: str,
        at: int,
        lookup: int,
        number: int,
        side: int,
        neighbours: str,
        fewest: int,
        most: int,
        around: Sequence[Any],
    ) -> None:
        """A phrase, as ``Lookup.rows`` has it, with the number of its rule before it."""
        others = [(low, high, _apart(words)) for low, high, words in around]
        beside = others[-1][-1] if others else frozenset()
        entry = ((at, lookup, number), int(side < 0), fewest, most, others, beside)
        if not side:
            self._alone.setdefault(word, []).append(entry)
        for other in _apart(neighbours):
            self._pairs.setdefault((word, other) if side > 0 else (other, word), []).append(entry)


def _joined(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


@lru_cache(maxsize=20_000)
def _apart(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _telling_place(sequence: Sequence[Matcher]) -> tuple[int, int]:
    """The place of the word by which a sequence is known, and on which side its neighbour is: 1, -1, 0 for none."""
    best, where = 2.0, (0, 0)
    for place, matcher in enumerate(sequence):
        if not _bound(matcher):
            continue
        share = _share(_folded(matcher))
        for side, other in _neighbours(sequence, place):
            cost = share * (_LOOK + (_share(_folded(other)) if other else 1))
            if cost < best:
                best, where = cost, (place, side)
    return where


def _neighbours(sequence: Sequence[Matcher], place: int) -> Iterator[tuple[int, Matcher | None]]:
    """The sides on which a word is known to stand right beside the one of this place; 0 for neither."""
    yield 0, None
    once = sequence[place].max == 1
    if once and place + 1 < len(sequence) and _bound(sequence[place + 1]):
        yield 1, sequence[place + 1]
    if place and _bound(sequence[place - 1]):
        yield -1, sequence[place - 1]


def _around(sequence: Sequence[Matcher], place: int, known: int) -> list[tuple[int, int, str]]:
    """What else every match has around the word of this place: words, and how far from it at least and most.

    ``known``: the side of the neighbour that is asked for anyway.
    """
    found = []
    for side, others in ((-1, sequence[:place][::-1]), (1, sequence[place + 1 :])):
        least, most = 1, sequence[place].max
        for number, matcher in enumerate(others):
            if _bound(matcher) and (number or side != known):
                low, high = sorted((side * least, side * most))
                found.append((low, high + 1, _joined(_folded(matcher))))
            least, most = least + matcher.least, min(LONGEST_MATCH, most + matcher.max)
    return found


def _folded(matcher: Matcher) -> frozenset[str]:
    return frozenset(map(fold, matcher.words)) if matcher.case else matcher.words


def _bound(matcher: Matcher) -> bool:
    """Whether there is a token here in every match, and it is one of certain words."""
    return bool(matcher.least and matcher.words and not matcher.stem)


@cache
def noun_forms_of(piece: str) -> frozenset[str]:
    """All forms of a word of a phrase that stands for its plural and possessive too."""
    return frozenset(form for matcher in piece_matchers(piece, noun=True, case=False) for form in matcher.words)


@cache
def _share(words: frozenset[str]) -> float:
    return min(1.0, sum(map(_frequency, words)))


@cache
def _ranks() -> dict[str, int]:
    return {word: rank for rank, word in enumerate(_COMMON, 1)}


@cache
def _frequency(word: str) -> float:
    rank = _ranks().get(word)
    return _OFTEN / rank if rank else _SELDOM * max(1, 9 - len(word)) ** 2
