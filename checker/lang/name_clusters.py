"""Which of a text's names are one name in several spellings.

The unit is the word of a name ('Kadhimi'), for a second spelling seldom touches more than one. For two words that
could be one, the spelling gives log odds, and the names around them speak for or against: 'Birgit Jansen' and
'Nils Jannsen' are two people, 'Łukasz Wójcik' and a lone 'Wojcik' are not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from checker.lang.known import Known
from checker.lang.name_align import skeleton
from checker.lang.name_context import comparable, features, log_odds, near
from checker.lang.name_uses import Uses, name_value
from checker.lang.name_words import countries, exonyms, renamings
from checker.lang.romanisation import align, fold
from checker.model import Mention, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


THRESHOLD = -0.2  # log odds from which two spellings count as one name
_INTRODUCED = re.compile(r"^\s?[(\[/]|\b(?:formerly|once|then|previously|also|known|called|renamed|now)\b")
_MANY = 1500  # words of names, more than any article has
_ROW = 1000  # words of names whose likeness to so many others is remembered
ACCENTS, SPACES, EXONYMS = "accents", "spaces", "names of one place in two languages"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two spellings that are one name, with log odds and the reason."""

    a: str
    b: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """All spellings of one word of a name, in the order of the text, and what links them."""

    words: tuple[str, ...]
    links: tuple[Likeness, ...]

    def link(self, word: str) -> Likeness:
        """The likeness that ties this spelling to the others best."""
        return max((p for p in self.links if word in (p.a, p.b)), key=lambda p: p.score)


class Clusterer:
    """Compares the names of one text.

    ``apart`` says of two words whether evidence knows them as two names; ``together`` gives log odds from
    the source text that they stand for one (0.0 where it tells nothing).
    """

    def __init__(
        self,
        mentions: Sequence[Mention],
        text: str,
        apart: Callable[[str, str], bool] | None = None,
        together: Callable[[str, str], float] | None = None,
    ) -> None:
        self.mentions, self.text = mentions, text
        self.apart = apart or (lambda _a, _b: False)
        self.together = together or (lambda _a, _b: 0.0)
        self.names = Uses(mentions, text)
        self.by_word, self.of_mention = self.names.by_word, self.names.of_mention

    @cached_property
    def pairs(self) -> list[Likeness]:
        """All pairs of spellings that are likelier one name than two, best first."""
        words = {word: uses[0].folded for word, uses in self.by_word.items() if comparable(word)}
        compared = (self.compare(a, b) for a, b in _worth_a_look(words))
        likely = [p for p in compared if p is not None and p.score >= THRESHOLD]
        found = (p for p in (*likely, *self._spaced(), *self._renamed()) if not self._introduced(p.a, p.b))
        return sorted(found, key=lambda x: -x.score)

    def groups(self, threshold: float = THRESHOLD) -> list[Group]:
        """The pairs from a threshold on, joined where they share a spelling; best first."""
        out: list[tuple[set[str], list[Likeness]]] = []
        for pair in self.pairs:
            if pair.score < threshold:
                continue
            words, links, rest = {pair.a, pair.b}, [pair], []
            for group in out:
                if group[0] & words:
                    words, links = words | group[0], [*group[1], *links]
                else:
                    rest.append(group)
            out = [*rest, (words, links)]
        return [Group(tuple(sorted(words, key=self._first)), tuple(links)) for words, links in out]

    def _first(self, word: str) -> Span:
        return self.places(word)[0]

    def places(self, form: str) -> list[Span]:
        """Where a spelling stands, be it one word or several."""
        return [u.span for u in self.by_word[form]] if form in self.by_word else self.spaced[form]

    def compare(self, a: str, b: str) -> Likeness | None:
        """Log odds that two words of the text are one name; None where that is out of the question."""
        x, y = self.by_word[a][0].folded, self.by_word[b][0].folded
        if x == y:
            return self._accent(a, b)
        if self.apart(a, b):
            return None
        if exonyms().get(x, x) == exonyms().get(y, y) and self._places(a, b):
            return Likeness(a, b, 1.6, EXONYMS)
        if not near(x, y):
            return None
        together = self.together(a, b)
        found = features(self.names, a, b, one_in_source=together > 0)
        return Likeness(a, b, log_odds(found) + together, align(x, y).why) if found else None

    def _accent(self, a: str, b: str) -> Likeness | None:
        """Equal but for accents, signs or case. Capitals throughout are a way of printing, not a spelling."""
        if _plain(a) == _plain(b):
            return None
        found = features(self.names, a, b)
        if found is None or (fold(a) in countries() and not self._person(a if a.isascii() else b)):
            return None
        return Likeness(a, b, 2.0 if "other kind" in found else 3.0, ACCENTS)

    def _places(self, a: str, b: str) -> bool:
        """Whether two names of one place stand for it; within longer names ('Bayern Munich') they are another's."""
        alone = all(map(self.names.alone, (*self.by_word[a], *self.by_word[b])))
        return alone or "same other names" in (features(self.names, a, b) or {})

    def _person(self, word: str) -> bool:
        """Whether some use of the word does what people do."""
        return "person" in self.names.kinds(self.by_word[word])

    @cached_property
    def spaced(self) -> dict[str, list[Span]]:
        """Where each spelling stands that another may differ from in spaces or hyphens only."""
        out: dict[str, list[Span]] = defaultdict(list)
        for mention in self.mentions:
            out[name_value(mention).full].append(mention.span)
        for first, second in pairwise(self.names.all):
            gap = self.text[first.span.end : second.span.start]
            if first.mention == second.mention and first.of > 2 and gap in {" ", "-"}:
                out[f"{first.word}{gap}{second.word}"].append(Span(first.span.start, second.span.end))
        for use in self.names.all:
            if use.of > 1 and len(use.word) >= 6:
                out[use.word].append(use.span)
        return out

    def _spaced(self) -> list[Likeness]:
        """Names that are equal once spaces and hyphens are left out: 'Qiu Li-tao', 'Qiu Litao'."""
        forms: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        for text in self.spaced:
            shape = _SHAPES[text]
            forms["".join(shape)].setdefault(shape, text)
        out = []
        for joined, shapes in forms.items():
            if len(shapes) > 1 and len(joined) >= 5:
                texts = list(shapes.values())
                out += [Likeness(texts[0], other, 3.0, SPACES) for other in texts[1:]]
        return out

    def _renamed(self) -> Iterator[Likeness]:
        """'Ivory Coast', 'Côte d'Ivoire'."""
        forms: dict[str, dict[str, str]] = defaultdict(dict)
        for mention in self.mentions:
            full = name_value(mention).full
            if fold(full) in renamings():
                forms[renamings()[fold(full)]].setdefault(fold(full), full)
        for several in forms.values():
            first, *others = several.values()
            yield from (Likeness(first, other, 1.6, EXONYMS) for other in others if not self.apart(first, other))

    def _introduced(self, a: str, b: str) -> bool:
        """'Myanmar (formerly Burma)', 'Kyiv, also known as Kiev': two names on purpose."""
        for one in self.places(a):
            for two in self.places(b):
                first, second = sorted((one, two))
                gap = self.text[first.end : second.start]
                if len(gap) < 40 and _INTRODUCED.search(gap):
                    return True
        return False


def _worth_a_look(words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The pairs of words, given with their folded forms, of which ``compare`` could make one name."""
    if len(words) > _MANY:
        yield from ((a, b) for a, b in _shelved(list(words)) if _worth(words[a], words[b]))
        return
    folded = list(words.items())
    for number, (a, x) in enumerate(folded, 1):
        worth = _WORTH[x]
        yield from [(a, b) for b, y in folded[number:] if worth[y]]


def _worth(x: str, y: str) -> bool:
    return x == y or near(x, y) or (exonyms().get(x, x) == exonyms().get(y, y))


_WORTH = Known(lambda x: Known(partial(_worth, x), _ROW), _ROW)


def _shelved(words: list[str]) -> Iterator[tuple[str, str]]:
    """Of a whole folder's words the pairs that share a beginning or an end in sound."""
    shelves: dict[str, list[int]] = defaultdict(list)
    for n, word in enumerate(words):
        sounds = skeleton(fold(word))
        for key in {f"^{sounds[:2]}", f"{sounds[-2:]}$"}:
            shelves[key].append(n)
    pairs = {pair for shelf in shelves.values() for pair in combinations(shelf, 2)}
    yield from ((words[a], words[b]) for a, b in sorted(pairs))


# The parts of a name between spaces and hyphens, folded.
_SHAPES = Known(lambda text: tuple(map(fold, re.split(r"[\s\-‐‑]+", text))))


def _plain(word: str) -> str:
    return word.replace("’", "'").casefold()
