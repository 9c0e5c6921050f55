"""Words that turn a claim round: opposite poles, negators, quantifiers, and the same concepts in English.

There is one table a language, made by hand. Each line is ``key: forms`` or ``axis: forms of one pole / forms of
the other``. A form is a word, ``word*`` (any ending), ``*word*`` (anywhere in a word), ``two_words``, or
``verb~particle`` (a gap between). A form with ``?`` before it never accuses, it only excuses: it may mean the
pole, and often means something else. Keys that are no axis:

neg     says not                        mask  looks like one of those and is none
maybe   may carry a negation            plain begins like one of those and is none
without says 'without'                  except says 'but for'; both may carry a negation too
q.*     quantifiers                     =*    concepts that a negation may be lost from
~*      what a 'maybe' says: where both sides say it, neither is a 'not' of the other
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.lang.scan import Scan, normal, scan

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

DATA = Path(__file__).parent / "data" / "opposites"
SPELLED = frozenset("'’-‐‑")  # signs that a form may hold
_GAP = 14  # pieces between the parts of a separable verb
_SHORTEST_STEM = 2
_LONGEST_STEM = 24  # so that a word of a million letters costs no more than any other
_CLITICS = ("وال", "فال", "بال", "كال", "ولل", "ول", "وب", "لل", "ال", "و", "ف", "ب", "ل", "ك")
_UNSPACED = frozenset({"zh", "ja", "th"})
# Words for 'never', the superlatives behind which they mean 'ever', and how participles end.
_IBERIAN = frozenset(
    "más mais mayor mayores menor mejor mejores peor primer primera maior maiores melhor pior primeiro primeira".split()
)
_FRENCH = frozenset("plus meilleur meilleure meilleurs pire premier première".split())
_ITALIAN = frozenset("più maggiore maggior migliore miglior peggiore peggior primo prima".split())
_MOST = {"nunca": _IBERIAN, "jamás": _IBERIAN, "jamais": _IBERIAN | _FRENCH, "mai": _ITALIAN}
_DONE = {
    "es": ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "isto", "ista"),
    "pt": ("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "isto", "ista", "ago", "aga"),
    "fr": ("é", "ée", "és", "ées", "u", "ue", "us", "ues", "it", "ite", "is", "ise"),
    "it": ("ato", "ata", "ati", "ate", "ito", "ita", "uto", "uta", "sto", "sta", "tto", "tta"),
}
_THAT = frozenset({"que", "qui", "che", "qu", "qu'"})
_NOT = frozenset({"ne", "n", "n'", "no", "non", "não"})
_STOPS = frozenset({".", ";", ":", "!", "?"})
_HINTING = frozenset({"maybe", "without", "except"})
_NEGATION = frozenset({"neg", "mask", "plain"}) | _HINTING


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form stands for. ``pole`` is 0 or 1 on an axis, 0 elsewhere."""

    key: str
    pole: int
    strong: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A form in a text: pieces ``first`` to ``last`` inclusive, code points ``start`` to ``end``."""

    key: str
    pole: int
    strong: bool
    first: int
    last: int
    start: int
    end: int


@dataclass(slots=True)
class Lexicon:
    """The forms of one language, looked up by the first piece that they begin with."""

    lang: str
    words: dict[str, list[Entry]] = field(default_factory=dict)
    stems: dict[str, list[Entry]] = field(default_factory=dict)
    inside: list[tuple[str, Entry]] = field(default_factory=list)
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)
    gaps: dict[str, list[tuple[str, Entry]]] = field(default_factory=dict)

    def add(self, form: str, entry: Entry) -> None:
        if "~" in form:
            first, second = form.split("~", 1)
            self.gaps.setdefault(_pieces(first, self.lang)[0], []).append((normal(second, self.lang), entry))
        elif form.startswith("*"):
            self.inside.append((normal(form.strip("*"), self.lang) + ("" if form.endswith("*") else " "), entry))
        else:
            pieces = _pieces(form, self.lang)
            if len(pieces) > 1:
                self.phrases.setdefault(pieces[0], []).append((pieces, entry))
            elif form.endswith("*"):
                self.stems.setdefault(pieces[0][:-1], []).append(entry)
            else:
                self.words.setdefault(pieces[0], []).append(entry)

    def find(self, pieces: Scan) -> Iterator[Found]:
        """All forms in the text. Forms may overlap; the same piece may stand for several things."""
        if self.lang in _UNSPACED:
            yield from self._unspaced(pieces)
            return
        for index in range(len(pieces)):
            if pieces.kinds[index] == "w":
                yield from self._at(pieces, index)

    def _at(self, pieces: Scan, index: int) -> Iterator[Found]:
        for word in self._readings(pieces.lowers[index]):
            for entry in self._single(word):
                yield _found(pieces, entry, index, index)
            for form, entry in self.phrases.get(word, ()):
                if last := _follows(pieces, index, form):
                    yield _found(pieces, entry, index, last)
        for word in self._readings(pieces.lowers[index]) if self.gaps else ():
            for second, entry in (pair for first in _prefixes(word) for pair in self.gaps.get(first, ())):
                if last := _later(pieces, index, second):
                    yield _found(pieces, entry, index, last)

    def _readings(self, word: str) -> list[str]:
        if self.lang != "ar":
            return [word]
        rests = [
            word.removeprefix(clitic) for clitic in _CLITICS if word.startswith(clitic) and len(word) - len(clitic) > 1
        ]
        return [word, *rests]

    def _single(self, word: str) -> Iterator[Entry]:
        yield from self.words.get(word, ())
        if self.stems:
            for length in range(_SHORTEST_STEM, min(len(word), _LONGEST_STEM) + 1):
                yield from self.stems.get(word[:length], ())
        for part, entry in self.inside:
            if part in f"{word} " and len(word) > len(part):
                yield entry

    def _unspaced(self, pieces: Scan) -> Iterator[Found]:
        text = pieces.text.lower()
        for form, entries in self.words.items():
            at = text.find(form)
            while at >= 0:
                first = bisect_right(pieces.starts, at) - 1
                last = bisect_right(pieces.starts, at + len(form) - 1) - 1
                for entry in entries:
                    yield Found(entry.key, entry.pole, entry.strong, first, last, at, at + len(form))
                at = text.find(form, at + 1)


def _prefixes(word: str) -> Iterator[str]:
    """The word, and its beginnings as stems are written ('gin*')."""
    yield word
    for length in range(_SHORTEST_STEM, min(len(word), _LONGEST_STEM) + 1):
        yield word[:length] + "*"


def _found(pieces: Scan, entry: Entry, first: int, last: int) -> Found:
    return Found(entry.key, entry.pole, entry.strong, first, last, pieces.starts[first], pieces.ends[last])


def _matches(word: str, form: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form


def _follows(pieces: Scan, index: int, form: tuple[str, ...]) -> int:
    """Index of the last piece of a phrase that begins at ``index``, 0 where it does not stand there."""
    last = index + len(form) - 1
    if last >= len(pieces):
        return 0
    return last if all(_matches(pieces.lowers[index + n], form[n]) for n in range(1, len(form))) else 0


def _later(pieces: Scan, index: int, form: str) -> int:
    """Index of the particle or second part of a verb in the same clause, 0 where there is none."""
    for later in range(index + 1, min(len(pieces), index + _GAP)):
        if pieces.lowers[later] in {",", ";", ".", ":", "(", ")"}:
            return 0
        if _matches(pieces.lowers[later], form):
            return later
    return 0


@cache
def _pieces(form: str, lang: str) -> tuple[str, ...]:
    """The form cut as text is cut; a star stays with the last piece."""
    star = form.endswith("*")
    if form.rstrip("*").isalpha():
        return (normal(form.rstrip("*"), lang) + "*" * star,)
    text = form.rstrip("*").replace("_", " ").replace("’", "'")
    if lang in _UNSPACED:
        return (text.lower(),)
    lowers = [word for word in scan(text, lang).lowers if word]
    if star and lowers:
        lowers[-1] += "*"
    return tuple(lowers) or (text,)


@cache
def lexicon(lang: str) -> Lexicon | None:
    """The table of a language, None where there is none."""
    path = DATA / f"{lang}.txt"
    if not lang.isalpha() or not path.exists():
        return None
    table = Lexicon(lang)
    for form, entry in entries(path):
        table.add(form, entry)
    return table


def entries(path: Path) -> Iterator[tuple[str, Entry]]:
    """Every form of a table with what it stands for."""
    for line in path.read_text("utf-8").splitlines():
        key, _, rest = line.partition(":") if not line.startswith("#") else ("", "", "")
        for pole, forms in enumerate(rest.split(" / ")):
            for form in forms.split():
                yield form.lstrip("?"), Entry(key, pole, not form.startswith("?"))


@dataclass(frozen=True)
class Reading:
    """All that a sentence has of these words, by kind."""

    pieces: Scan
    negators: tuple[Found, ...]
    hints: tuple[Found, ...]  # may carry a negation without saying not
    poles: tuple[Found, ...]
    quantifiers: tuple[Found, ...]
    concepts: tuple[Found, ...]
    lacking: tuple[Found, ...] = ()  # 'without' and 'except': hints that are surer than others
    answers: tuple[Found, ...] = ()  # what such a hint says

    @property
    def foreign(self) -> bool:
        """Whether most letters are of no Latin script: a passage left in another language."""
        letters = [c for c in self.pieces.text if c.isalpha()]
        return sum(c > "\u02af" for c in letters) * 2 > len(letters)

    def poles_on(self, axes: Container[str], pole: int, *, strong: bool = False) -> list[Found]:
        return [f for f in self.poles if f.key in axes and f.pole == pole and (f.strong or not strong)]


@cache
def known(lang: str) -> bool:
    return lexicon(lang) is not None


def read(text: str, lang: str) -> Reading | None:
    """The sentence read; None where the language has no table."""
    table = lexicon(lang)
    if table is None:
        return None
    pieces = _characters(text, lang) if lang in _UNSPACED else scan(text.replace("’", "'"), lang)
    found = list(table.find(pieces))
    masked = {n for f in found if f.key == "mask" for n in range(f.first, f.last + 1)}
    plain = {f.first for f in found if f.key == "plain"}
    said = [f for f in found if f.key == "neg" and f.first not in plain and not _numbering(pieces, f)]
    said = [f for f in said if not _ever(pieces, f) and not any(_inside(f, other) for other in said)]
    open_said = [f for f in said if not masked.intersection(range(f.first, f.last + 1))]
    taken = {n for f in open_said for n in range(f.first, f.last + 1)}
    hints = [f for f in found if f.key in _HINTING and f.first not in plain] + [f for f in said if f.first not in taken]
    lacking = (f for f in hints if f.key in ("without", "except") and f.first not in masked)
    return Reading(
        pieces,
        _ordered(open_said),
        _ordered(f for f in hints if taken.isdisjoint(range(f.first, f.last + 1))),
        _ordered(_outermost(f for f in found if f.key[0] not in "=~" and "." not in f.key and f.key not in _NEGATION)),
        _ordered(f for f in found if f.key.startswith("q.")),
        _ordered(f for f in found if f.key.startswith("=")),
        _ordered(lacking),
        _ordered(f for f in found if f.key[0] in "=~"),
    )


_CHARACTER = re.compile(r"(?P<n>\d+(?:[.,]\d+)*)|(?P<w>[A-Za-z]+|[^\W\d_])|(?P<s>[^\s\w]|_)")


def _characters(text: str, lang: str) -> Scan:
    """A text without spaces between its words, one piece a character: only what stands how far off is asked of it."""
    matches = list(_CHARACTER.finditer(text))
    words = [match[0] for match in matches]
    return Scan(
        text, lang, words, [word.lower() for word in words], [match.lastgroup or "s" for match in matches],
        [match.start() for match in matches], [match.end() for match in matches],
    )  # fmt: skip


def _outermost(found: Iterable[Found]) -> Iterator[Found]:
    """Without the words inside an idiom for dying: to 'lose one's life' speaks neither of living nor of losing."""
    rows = list(found)
    inside = {n for f in rows if _idiom(f) for n in range(f.first, f.last + 1)}
    yield from (f for f in rows if _idiom(f) or inside.isdisjoint(range(f.first, f.last + 1)))


def _inside(found: Found, other: Found) -> bool:
    """'没' in '没有': a shorter form of what stands there."""
    wider = other.end - other.start > found.end - found.start
    return wider and other.start <= found.start and found.end <= other.end


def _idiom(found: Found) -> bool:
    return (found.key, found.pole) == ("life", 1) and found.last > found.first


def _numbering(pieces: Scan, found: Found) -> bool:
    """'No. 30', 'No 7': the sign for number."""
    follows = found.last + 1
    if pieces.low(follows) == ".":
        follows += 1
    return pieces.low(found.first) in {"no", "n"} and pieces.kind(follows) == "n"


def _ever(pieces: Scan, found: Found) -> bool:
    """'la mayor cantidad que ha pagado nunca', 'le plus grand feu jamais vu': behind the most of all it is 'ever'."""
    most = _MOST.get(pieces.low(found.first), frozenset())
    between: set[str] = set()
    for at in range(found.first - 1, max(-1, found.first - _GAP), -1) if most else ():
        low = pieces.low(at)
        if low in _STOPS or low in _NOT:
            return False
        if low in most:
            return bool(between & _THAT) or pieces.low(found.first + 1).endswith(_DONE.get(pieces.lang, ()))
        between.add(low)
    return False


def _ordered(found: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(sorted(set(found), key=lambda f: (f.start, -f.end, f.key, f.pole, not f.strong)))
