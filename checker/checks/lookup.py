"""Where the phrases of all rules may stand: found in one walk over the words of an article, whatever their number.

A phrase is known by its rarest word and that word's neighbour. A word of the article is looked up once, and where both
stand, the other words that every match has are asked for around them; only what has all of them is matched. Phrases
are put together when their word is first met, so a pack costs little where none of its words comes up.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING

from checker.checks.context import positions
from checker.checks.matcher import LONGEST_MATCH, Matcher, forms_of, phrase, piece_matchers, search
from checker.lang.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

    from checker.checks.matcher import Found
    from checker.model import Case, Rule

    _Phrase = tuple[int, int]  # number of the lookup in its index, number of the phrase in it
    _Around = Sequence[tuple[int, int, frozenset[str]]]  # of which words one stands in which distances, half open
    _Entry = tuple[_Phrase, int, int, _Around]
    Places = Mapping[int, Sequence[int] | None]  # number of a phrase: where it may begin, None for anywhere

_PLACES = "places of phrases"
# The commonest words of English news first: the more often a word stands, the less it tells.
_COMMON = """
the to of and in a that is for on it was with said as he be at by has his from have are an not this will they who but
had which their been its were i or one we more about also you new would after there her people all up when out no
year two she over first last than if can into what government other so some could time most against state
only years president now them him police any these because many before country three made my just our
""".split()
_OFTEN = 0.06  # share of the commonest word in a text; that of the n-th is an n-th of it
_SELDOM = 2e-5  # of a word of eight letters that is not listed; shorter ones are more common
_LOOK = 0.02  # what looking at a neighbour costs beside matching a phrase


@dataclass(slots=True)  # not frozen, which would make each of forty thousand dearer
class Listed:
    """A phrase of a rule, or a sequence as it stands. lemma: its last word stands for its plural too.

    number: of the entry that it is from.
    """

    text: str = ""
    lemma: bool = False
    number: int = 0
    sequence: tuple[Matcher, ...] = ()


class Lookup:
    """The phrases of one rule. Equal to none but itself, so that an index can name it.

    They are listed when the first is wanted: most rules are loaded for articles in which none of their words stands.
    """

    def __init__(self, phrases: Callable[[], Iterable[Listed]], *, case: bool = False) -> None:
        self._list = phrases
        self.case = case

    @cached_property
    def phrases(self) -> tuple[Listed, ...]:
        return tuple(self._list())

    @cached_property
    def words(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the phrases of which every match has one of the forms of a word; under '' those of no word."""
        table: dict[str, list[int]] = {}
        for number, listed in enumerate(self.phrases):
            for word in sorted(_telling_words(listed, case=self.case)) or ("",):
                table.setdefault(word, []).append(number)
        return table

    def sequence(self, number: int) -> tuple[Matcher, ...]:
        listed = self.phrases[number]
        return listed.sequence or phrase(listed.text, lemma=listed.lemma, case=self.case)

    def search(self, case: Case, rule: Rule) -> Iterator[tuple[Listed, Found]]:
        """Every place of every phrase, with the phrase as it is listed, in the order of the list."""
        for number, starts in self._places(case).items():
            for found in search(case, rule, self.sequence(number), starts):
                yield self.phrases[number], found

    def _places(self, case: Case) -> Places:
        shared: Shared | None = case.memo.get(_PLACES)
        if shared is not None and self in shared.lookups:
            return shared.places.get(self, {})
        return self._own.places(case).get(self, {})

    @cached_property
    def _own(self) -> Index:
        return Index([self])


NOTHING = Lookup(tuple)


def listed(texts: Iterable[str], lemma: bool) -> Iterator[Listed]:
    """Phrases that all have one way with plurals."""
    return (Listed(text, lemma) for text in texts)


@dataclass(frozen=True, slots=True)
class Shared:
    """What an index found in an article; a lookup of the index that has no place here may stand nowhere."""

    lookups: Set[Lookup]
    places: Mapping[Lookup, Places]


@dataclass(slots=True)
class _Anchor:
    """What one word is the rarest of: phrases by the word behind it, by the word before it, and the rest.

    Each with the fewest and the most tokens that it may have before that word, and the words around it.
    """

    after: dict[str, list[_Entry]] = field(default_factory=dict)
    before: dict[str, list[_Entry]] = field(default_factory=dict)
    alone: list[_Entry] = field(default_factory=list)


class Index:
    """The phrases of many rules by their words."""

    def __init__(self, lookups: Iterable[Lookup]) -> None:
        self._lookups = tuple(lookups)
        self._known = frozenset(self._lookups)
        self._anchors: dict[str, _Anchor] = {}
        self._read: set[_Phrase] = set()
        self._unread: dict[str, list[tuple[int, Sequence[int]]]] = defaultdict(list)  # phrases whose word was not met
        for at, lookup in enumerate(self._lookups):
            for word, numbers in lookup.words.items():
                self._unread[word].append((at, numbers))
        self._anywhere = [(at, number) for at, numbers in self._unread.pop("", ()) for number in numbers]

    def share(self, case: Case) -> Mapping[Lookup, Places]:
        """Where the phrases may stand, kept with the case for all lookups of the index."""
        found = self.places(case)
        case.memo[_PLACES] = Shared(self._known, found)
        return found

    def places(self, case: Case) -> dict[Lookup, Places]:
        """For each lookup that may stand in the article its phrases, and the tokens where each may begin."""
        starts = self._starts(case)
        found: dict[Lookup, dict[int, Sequence[int] | None]] = {}
        for at in sorted({*starts, *self._anywhere}):
            found.setdefault(self._lookups[at[0]], {})[at[1]] = sorted(starts[at]) if at in starts else None
        return {**found}

    def _starts(self, case: Case) -> dict[_Phrase, set[int]]:
        words = positions(case)
        for word in self._unread.keys() & words.keys():
            for lookup, numbers in self._unread.pop(word):
                for number in numbers:
                    self._read_phrase((lookup, number))
        edge = [""] * LONGEST_MATCH  # so that every word has neighbours
        lowers = [*edge, *case.article.lowers, *edge]
        starts: dict[_Phrase, set[int]] = {}
        for word in self._anchors.keys() & words.keys():
            anchor = self._anchors[word]
            for place in words[word]:
                at = place + LONGEST_MATCH
                before, after = anchor.before.get(lowers[at - 1], ()), anchor.after.get(lowers[at + 1], ())
                for phrase_at, fewest, most, around in (*anchor.alone, *before, *after):
                    for low, high, wanted in around:
                        if wanted.isdisjoint(lowers[at + low : at + high]):
                            break
                    else:
                        starts.setdefault(phrase_at, set()).update(range(max(0, place - most), place - fewest + 1))
        return starts

    def _read_phrase(self, at: _Phrase) -> None:
        if at in self._read:
            return
        self._read.add(at)
        sequence = self._lookups[at[0]].sequence(at[1])
        place, neighbour = _telling_place(sequence)
        before = sequence[:place]
        around = _around(sequence, place)
        entry = (at, sum(matcher.least for matcher in before), sum(matcher.max for matcher in before), around)
        for word in _folded(sequence[place]):
            anchor = self._anchors.setdefault(word, _Anchor())
            if not neighbour:
                anchor.alone.append(entry)
                continue
            table = anchor.after if neighbour > 0 else anchor.before
            for other in _folded(sequence[place + neighbour]):
                table.setdefault(other, []).append(entry)


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


def _around(sequence: Sequence[Matcher], place: int) -> _Around:
    """What else every match has around the word of this place: words, and how far from it at least and most."""
    found = []
    for side, others in ((-1, sequence[:place][::-1]), (1, sequence[place + 1 :])):
        least, most = 1, sequence[place].max
        for matcher in others:
            if _bound(matcher):
                low, high = sorted((side * least, side * most))
                found.append((low, high + 1, _folded(matcher)))
            least, most = least + matcher.least, min(LONGEST_MATCH, most + matcher.max)
    return tuple(found)


def _folded(matcher: Matcher) -> frozenset[str]:
    return frozenset(map(fold, matcher.words)) if matcher.case else matcher.words


def _bound(matcher: Matcher) -> bool:
    """Whether there is a token here in every match, and it is one of certain words."""
    return bool(matcher.least and matcher.words and not matcher.stem)


def _telling_words(listed: Listed, *, case: bool) -> frozenset[str]:
    """Words of which every match has one: all forms of the rarest word of the phrase; none where it may be any."""
    if listed.sequence:
        place, _ = _telling_place(listed.sequence)
        return frozenset(map(fold, listed.sequence[place].words)) if _bound(listed.sequence[place]) else frozenset()
    pieces = listed.text.split()
    costs = [_cost(piece) for piece in pieces]
    at = min(range(len(pieces)), key=costs.__getitem__)
    if costs[at] > 1:
        return frozenset()
    return _words_of(pieces[at], listed.lemma and at == len(pieces) - 1, case)


@cache
def _cost(piece: str) -> float:
    """The share of a text that a word of a phrase has, roughly; above 1 where it may be missing or be any."""
    if piece == "_" or (len(piece) > 1 and piece.endswith("?")):
        return 2
    return sum(_frequency(fold(choice.lstrip("~"))) for choice in piece.split("|"))


@cache
def _words_of(piece: str, noun: bool, case: bool) -> frozenset[str]:
    """All forms of a word of a phrase; of one that is several tokens, those of the longest."""
    choices = piece.split("|")
    if len(choices) == 1 and not piece.isalpha() and not piece.startswith("~"):
        sets = [matcher.words for matcher in piece_matchers(piece, noun, case)]
        return frozenset(map(fold, max(sets, key=lambda words: len(max(words, key=len)))))
    return frozenset(fold(form) for choice in choices for form in forms_of(choice, noun))


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
