"""Which of a text's names are one name in two spellings.

The unit is the word of a name ('Kadhimi'), for a second spelling seldom touches more than one. For two words that
could be one, the spelling gives log odds, and the names around them speak for or against: 'Birgit Jansen' and
'Nils Jannsen' are two people, 'Łukasz Wójcik' and a lone 'Wojcik' are not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from checker.lang.name_align import skeleton
from checker.lang.name_words import countries, cues, derived, exonyms, gendered, is_common, known_apart, well_known
from checker.lang.names import PARTICLES, SUFFIXES
from checker.lang.romanisation import align, fold
from checker.model import Mention, NameValue, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from checker.lang.name_align import Edit

_PIECE = re.compile(r"[^\s\-‐‑–.,()]+")
# between two names that stand side by side: a comma or a conjunction, and other capitalised words
_BESIDE = re.compile(
    r"[ ,;/]{0,3}(?:and|or|with|against|from|to|&|than|for|met|beat)?(?: [A-Z][\w.’'-]{0,15}){0,3}[ ,;/]{0,2}"
)
_PREFIX = re.compile(r"^(?:al|el|ul)['’ʼ](?=\w)", re.IGNORECASE)
_KIN = re.compile(
    r"\b(?:wife|husband|widow|sister|brother|daughter|son|mother|father|couple|spouse|famil(?:y|ies)|siblings|parents)\b"
)
_PLACED = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Ff]rom|[Oo]f|[Tt]o|[Oo]utside)\s$")
_CASE_ENDINGS = frozenset("a y u i".split())  # of Slavic names
THRESHOLD = -0.2  # log odds from which two spellings count as one name
PRIOR = 0.6  # two like spellings in one text are likelier one name than two in a list are


@dataclass(frozen=True, slots=True)
class Use:
    """One word of one mention. ``span`` takes in the particle before it ('al-Kadhimi')."""

    word: str
    folded: str
    span: Span
    mention: int
    place: int  # index among the words of the name
    of: int  # how many words the name has

    @property
    def alone(self) -> bool:
        return self.of == 1


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two spellings that are one name, with log odds and the reason."""

    a: str
    b: str
    score: float
    why: str


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


def uses_of(mentions: Sequence[Mention], text: str) -> list[Use]:
    """The words of all names, in order."""
    out: list[Use] = []
    for index, mention in enumerate(mentions):
        pieces = _pieces(text, mention.span)
        out += [Use(w, fold(w), span, index, n, len(pieces)) for n, (w, span) in enumerate(pieces)]
    return out


def _pieces(text: str, span: Span) -> list[tuple[str, Span]]:
    found: list[tuple[str, Span]] = []
    start: int | None = None
    for match in _PIECE.finditer(text, span.start, span.end):
        word, lower = match.group(), match.group().casefold()
        if lower in PARTICLES or (lower in cues()["titles"] and not found):
            start = match.start() if start is None and lower in PARTICLES else start
            continue
        bare = _PREFIX.sub("", word)
        # a particle belongs to the word after it where a hyphen joins them
        joined = start is not None and text[match.start() - 1] in "-‐‑"
        found.append((bare, Span(start if joined and start is not None else match.start(), match.end())))
        start = None
    return [(w, s) for w, s in found if w.casefold() not in SUFFIXES]


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
        self.uses = uses_of(mentions, text)
        self.by_word: dict[str, list[Use]] = defaultdict(list)
        for use in self.uses:
            self.by_word[use.word].append(use)

    @cached_property
    def pairs(self) -> list[Likeness]:
        """All pairs of spellings that are likelier one name than two, best first."""
        words = [w for w in self.by_word if self._comparable(w)]
        compared = (self._compare(a, b) for n, a in enumerate(words) for b in words[n + 1 :])
        return sorted([*filter(None, compared), *self._spaced()], key=lambda x: -x.score)

    def _comparable(self, word: str) -> bool:
        return len(word) >= 3 and word[0].isalpha() and not (word.isupper() and len(word) <= 5)

    def _compare(self, a: str, b: str) -> Likeness | None:
        x, y = self.by_word[a][0].folded, self.by_word[b][0].folded
        if x == y:
            return self._accent(a, b)
        if exonyms().get(x, x) == exonyms().get(y, y):
            return self._exonym(a, b)
        if not near(x, y) or known_apart(x, y) or self.apart(a, b):
            return None
        together = self.together(a, b)
        slip = self._ending_lost(a, b)
        if gendered(x, y) and not slip:
            return None
        found = align(x, y)
        if self._case_forms(a, b):
            return Likeness(a, b, 0.7, _why(found.edits))
        ending = derived(x, y) and not slip
        if ending and (together <= 0 or {x[-1], y[-1]} & {"s", "n"}):
            return None  # 'Bucha' and 'Buchi' may be case endings of one name, if the source has one name only
        if found.score < -3.5 or _plural(x, y):
            return None
        context = self._context(a, b, found.score)
        if context is None or (is_common(x) and is_common(y) and not self._surnames(a, b, min(context, found.score))):
            return None
        score = found.score + context + PRIOR + together + _doubt(x, y, found.edits) + 1.5 * ending
        score -= 1.0 * (well_known(x) or well_known(y)) + 1.0 * (is_common(x) or is_common(y))
        # one sound written in two ways and nothing else, or a word too long to be like another by chance
        clear = (len(found.edits) == 1 and found.score > 0.5) or (max(len(x), len(y)) >= 10 and found.score > 0)
        return Likeness(a, b, score, _why(found.edits)) if score >= (THRESHOLD if clear else 0.4) else None

    def _ending_lost(self, a: str, b: str) -> bool:
        """'Saldan' for 'Saldana', a case ending taken off or left on, and no wife, brother or people of that name.

        Either both stand beside one given name, or one of them stands alone only, and the text speaks of no kin.
        """
        short, long = sorted((a, b), key=len)
        if long[: len(short)] != short or long[len(short) :] not in _CASE_ENDINGS:
            return False
        one, two = self.by_word[a], self.by_word[b]
        others = self._others(one), self._others(two)
        if all(others):
            return bool({w for o in others[0] for w in o} & {w for o in others[1] for w in o})
        last = any(u.place == u.of - 1 for u in (*one, *two) if not u.alone)
        return any(others) and last and not self._kin and not self._titled(one, two)

    def _case_forms(self, a: str, b: str) -> bool:
        """'in Bucha', 'in Buchi': places alike but for a last vowel, each after a preposition of place."""
        x, y = fold(a), fold(b)
        stems = {w[:-1] if w[-1] in "aeiouy" else w for w in (x, y)}
        if len(stems) > 1 or len(min(stems)) < 4 or {x[-1], y[-1]} & {"s", "n"}:
            return False
        if any(well_known(w) or is_common(w) for w in (x, y)):
            return False
        uses = self.by_word[a], self.by_word[b]
        return all(any(self._placed(u) for u in one) for one in uses) and self._beside(*uses) == 0

    def _placed(self, use: Use) -> bool:
        return use.alone and _PLACED.search(self.text, max(0, use.span.start - 9), use.span.start) is not None

    @cached_property
    def _kin(self) -> bool:
        return _KIN.search(self.text) is not None

    def _titled(self, *uses: Sequence[Use]) -> bool:
        return any(_value(self.mentions[u.mention]).title for one in uses for u in one if u.alone)

    def _accent(self, a: str, b: str) -> Likeness | None:
        """Equal but for accents, signs or case. Capitals throughout are a way of printing, not a spelling."""
        if a.casefold() == b.casefold() or a.replace("’", "'").casefold() == b.replace("’", "'").casefold():
            return None
        context = self._context(a, b, 4.0)
        folded = fold(a)
        if context is None or (folded in countries() and not self._person(a if a.isascii() else b)):
            return None
        return Likeness(a, b, 3.0 + min(context, 0.0), "accents")

    def _exonym(self, a: str, b: str) -> Likeness | None:
        """One place under its names in two languages; within longer names ('Bayern Munich') they are another's."""
        alone = all(u.alone for u in self.by_word[a] + self.by_word[b])
        full = all(self._others(self.by_word[w]) for w in (a, b)) and (self._context(a, b, 1.0) or 0.0) > 0
        if (alone or full) and not self.apart(a, b):
            return Likeness(a, b, 1.6, "names of one place in two languages")
        return None

    def _surnames(self, a: str, b: str, agreement: float) -> bool:
        """Whether everyday words ('Downs', 'Downes') are sure to be names here."""
        return agreement > 0.5 and self._person(a) and self._person(b)

    def _person(self, word: str) -> bool:
        """Whether some use of the word does what people do."""
        return any(_value(self.mentions[u.mention]).kind == "person" for u in self.by_word[word])

    def _context(self, a: str, b: str, spelling: float) -> float | None:
        """Log odds that the uses speak of one bearer; None where they speak of two."""
        one, two = self.by_word[a], self.by_word[b]
        if {u.mention for u in one} & {u.mention for u in two}:
            return None  # 'Luca Lucas'
        others = self._others(one), self._others(two)
        if all(others):
            best = max((_agreement(p, q) for p in others[0] for q in others[1]), default=-9.0)
            alone = any(u.alone for u in one) or any(u.alone for u in two)
            if best > 0.5:
                return 0.8 if self._given(one) and self._given(two) else 1.5
            return None if best < -1.0 or not alone else -0.5
        score = self._beside(one, two) + self._kinds(one, two) + self._cut_short(a, b)
        if any(others):  # a lone word beside a full name: the family name, or a given name used alone
            full = one if others[0] else two
            last = any(u.place == u.of - 1 for u in full if not u.alone)
            return score + (0.7 if last or spelling > 0.75 else -0.7)
        return score - (0.8 if min(len(a), len(b)) < 6 else 0.4)

    def _given(self, uses: Sequence[Use]) -> bool:
        """Whether the word is the given name of full names: what they share is the family's, and families have many."""
        full = [u for u in uses if not u.alone]
        first = [self.of_mention[u.mention][0].folded in cues()["family_first"] for u in full]
        return all((u.place > 0) == eastern for u, eastern in zip(full, first, strict=True))

    def _cut_short(self, a: str, b: str) -> float:
        """'Din' once, where 'Ding' stands often and in a full name: a slip, not another name."""
        short, long = sorted((a, b), key=len)
        uses, slips = self.by_word[long], self.by_word[short]
        cut = long[:-1] == short and len(slips) == 1 and slips[0].alone
        if not cut or all(u.alone for u in uses):
            return 0.0
        known = well_known(slips[0].folded) or is_common(slips[0].folded)
        return 3.0 if len(uses) >= 3 else 1.0 if len(short) >= 5 and not known else 0.0

    def _others(self, uses: Sequence[Use]) -> list[tuple[str, ...]]:
        """The other words of the full names that the word stands in."""
        out = []
        for index in {u.mention for u in uses if not u.alone}:
            own = {u.place for u in uses if u.mention == index}
            out.append(tuple(u.folded for u in self.of_mention[index] if u.place not in own))
        return out

    @cached_property
    def of_mention(self) -> dict[int, list[Use]]:
        out: dict[int, list[Use]] = defaultdict(list)
        for use in self.uses:
            out[use.mention].append(use)
        return out

    def _beside(self, one: Sequence[Use], two: Sequence[Use]) -> float:
        """Two names that stand side by side, 'Luc and Marc', are two."""
        for u in one:
            for v in two:
                first, second = sorted([u.span, v.span])
                gap = self.text[first.end : second.start]
                if len(gap) < 40 and _BESIDE.fullmatch(gap):
                    return -2.5
        return 0.0

    def _kinds(self, one: Sequence[Use], two: Sequence[Use]) -> float:
        kinds = [{_value(self.mentions[u.mention]).kind for u in uses} - {""} for uses in (one, two)]
        return -1.0 if all(kinds) and not kinds[0] & kinds[1] else 0.0

    @cached_property
    def spaced(self) -> dict[str, list[Span]]:
        """Where each spelling stands that another differs from in spaces or hyphens only."""
        out: dict[str, list[Span]] = defaultdict(list)
        for mention in self.mentions:
            out[_value(mention).full].append(mention.span)
        for first, second in pairwise(self.uses):
            gap = self.text[first.span.end : second.span.start]
            if first.mention == second.mention and first.of > 2 and gap in {" ", "-"}:
                out[f"{first.word}{gap}{second.word}"].append(Span(first.span.start, second.span.end))
        for use in self.uses:
            if use.of > 1 and len(use.word) >= 6:
                out[use.word].append(use.span)
        return out

    def _spaced(self) -> list[Likeness]:
        """Names that are equal once spaces and hyphens are left out: 'Qiu Li-tao', 'Qiu Litao'."""
        forms: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        for text in self.spaced:
            shape = tuple(fold(p) for p in re.split(r"[\s\-‐‑]+", text))
            forms["".join(shape)].setdefault(shape, text)
        out = []
        for joined, shapes in forms.items():
            if len(shapes) > 1 and len(joined) >= 5:
                texts = list(shapes.values())
                out += [Likeness(texts[0], other, 3.0, "spaces") for other in texts[1:]]
        return out


def near(x: str, y: str) -> bool:
    """Quick test whether two folded words can be one name at all."""
    if min(len(x), len(y)) < 3 or abs(len(x) - len(y)) > 4:
        return False
    alike = Levenshtein.normalized_similarity(x, y)
    if alike >= 0.7 or alike < 0.3:
        return alike >= 0.7
    return Levenshtein.normalized_similarity(skeleton(x), skeleton(y)) >= 0.6


def _plural(x: str, y: str) -> bool:
    """'Patrick', 'Patricks': the s of a plural or of a possessive that lost its apostrophe."""
    return (
        (x[-1] == "s") != (y[-1] == "s")
        and abs(len(x) - len(y)) <= 1
        and x[:2] == y[:2]
        and x[-1:] + y[-1:] not in {"sz", "zs", "sx", "xs"}
    )


def _doubt(x: str, y: str, edits: tuple[Edit, ...]) -> float:
    """What the length of the words takes away: short ones are alike by chance."""
    longest = max(len(x), len(y))
    hard = sum(e.kind in _HARD for e in edits)
    changed = sum(max(len(e.a), len(e.b)) for e in edits) / longest
    several = sum(e.kind != "double" for e in edits)
    many = max(0, several - (1 if longest < 9 else 3))
    one_slip = 1.3 * (len(edits) == 1 and longest >= 8 and x[:2] == y[:2])  # long words are not alike by chance
    return one_slip - 0.5 * max(0, 6 - longest) - 0.4 * hard - 0.35 * many - 3.0 * max(0.0, changed - 0.45)


_HARD = frozenset(
    "consonant consonant-start consonant-end mixed lost-consonant lost-consonant-start lost-consonant-end "
    "vowel-start lost-vowel-start vowel-end lost-a-end lost-o-end lost-i-end".split()
)


def _why(edits: Iterable[Edit]) -> str:
    return ", ".join(f"doubled {e.a or e.b}" if e.kind == "double" else f"{e.a or '–'} ~ {e.b or '–'}" for e in edits)


def _agreement(one: tuple[str, ...], two: tuple[str, ...]) -> float:
    """Log odds that the other parts of two names agree: the best pair among them; initials agree with their names."""
    best = -9.0
    for a in one:
        for b in two:
            if a == b:
                best = max(best, 5.0)
            elif len(a) == 1 or len(b) == 1:
                best = max(best, 0.6 if a[:1] == b[:1] else -9.0)
            elif exonyms().get(a, a) == exonyms().get(b, b):
                best = max(best, 3.0)
            elif near(a, b) and not known_apart(a, b):
                best = max(best, align(a, b).score)
    return best


def _value(mention: Mention) -> NameValue:
    assert isinstance(mention.value, NameValue)  # noqa: S101 - callers pass mentions of kind name
    return mention.value


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
        value = _value(mention)
        full = value.full
        forms[full].append(mention.span)
        kinds[full][value.kind] += 1
    same = {(p.a, p.b) for p in clusterer.pairs if p.score >= THRESHOLD}
    names, linked = list(forms), _linked(same)
    words = {name: tuple(fold(w) for w in _words(name)) for name in names}
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


def _words(name: str) -> list[str]:
    return [w for w in _PIECE.findall(name) if w.casefold() not in PARTICLES]


def _cluster(
    members: list[str], forms: dict[str, list[Span]], kinds: dict[str, Counter[str]], same: set[tuple[str, str]]
) -> Cluster:
    order = sorted(members, key=lambda m: -len(forms[m]))
    longest = max(len(_words(m)) for m in members)
    house = next(m for m in order if len(_words(m)) == longest)
    told = sum((kinds[m] for m in members), Counter[str]())
    del told[""]
    words = {w for m in members for w in _words(m)}
    mixed = any((a in words and b in words) or (a in members and b in members) for a, b in same)
    return Cluster(
        told.most_common(1)[0][0] if told else "", house, mixed, tuple(Form(m, tuple(forms[m])) for m in order)
    )
