"""Spellings of one sound in several romanisations, and how far apart two spellings of a name are.

A word is folded to plain letters, two words are aligned piece by piece ('ou' with 'u', 'kh' with 'h'), and each
piece that differs is an `Edit` of a class with a weight. The weights are log odds, fitted on name pairs of
Wikidata (NETransliteration, CC0) and kept in data/name_weights.json; benchmarks/train_names.py makes them anew.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VOWELS = frozenset("aeiouy")

# Letters that do not fall apart into a base letter and a mark.
_LETTERS = str.maketrans(
    dict(zip("łıøßæœđðþħəŋ", "l i o ss ae oe d d th h a ng".split(), strict=True)) | dict.fromkeys("ʼʻʿʾ’‘'`ʹʺ", "")
)

# Scripts that can be spelled out sign by sign. Russian and Ukrainian in the British (BGN/PCGN) manner.
_CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюяўјљњћђџѓќѕ",
        (
            "a b v g g d e yo ye zh z i i yi y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya"
            " w j lj nj c dj dz gj kj dz"
        ).split(" "),
        strict=True,
    )
)
_GREEK = dict(
    zip("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(), strict=True)
)
_ARABIC = dict(
    zip(
        "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىپچژگکی",
        " a a w i y a b a t th j h kh d dh r z s sh s d t z  gh f q k l m n h w y a p ch zh g k y".split(" "),
        strict=True,
    )
)
_HEBREW = dict(
    zip("אבגדהוזחטיכךלמםנןסעפףצץקרשת", " b g d h v z h t y k k l m m n n s  p f ts ts k r sh t".split(" "), strict=True)
)
_SIGNS = _CYRILLIC | _GREEK | _ARABIC | _HEBREW

# Pieces of one line may stand for one sound (or for one letter of the original). The lines are habits of English,
# French, German, Polish, Italian and scholarly spelling of Arabic, Russian, Ukrainian, Greek, Hebrew and Chinese.
_GROUPS = """
k c q ck kk
k q g
k kh ch h
c s
ch kh h x j
ch tch tsch cz tsh tj ci q
sh sch ch s sz sj x
shch sch sh chtch stsch sc sj
zh j g z sch rz zj dj
zh ch j
dj j g dzh dsch gi gj dz
dz z ts
ts tz z c s tc cz zz
v w f ff b u
w ff f
w u ou wu oua
wa oi oua ua
wo wu u o
ph f v
b p
t d
g k
g gu gh
g h
x ks kss cs z
x hs s sh si
x gz
t th
d dh
dh z d th zh
z s ss
gh g r q
qu k kw q c
j y i dj
i y j iy ij yi ii yj iyy iyi yy jj ie ee ei ea
u oo ou ow o w uu
o ow oh au aw oa
o eau eaux ot
u ue yu iu ju
u y
oe o e eu
ae a e ai
ai ay ei ey aj ej ae i y e ea
au aw av ou ow
ou ow au
a e
a o
a u
a aa ah
e i
e ee eh ea
o u
i u
e ye je ie
ya ia ja iya ea a ie
yo io jo e o iyo
yu iu ju ew
ii i iy
ni ny nj gn
ll l y
li ly lj ll
n ng
n m
an en on
er re r or ar ur
el le l al
ian yan jan
ev iev yev yov ov
ye e a
sk ski sky skyi skiy skij ski
iya ia a
vich vic witsch vitch wicz
""".strip().splitlines()

DATA = files("checker.lang") / "data"


@dataclass(frozen=True, slots=True)
class Edit:
    """One piece that differs: written ``a`` here and ``b`` there."""

    a: str
    b: str
    kind: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """Score in log odds that two words spell the same original; above 0 is likelier than not."""

    score: float
    edits: tuple[Edit, ...]


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Plain lower-case Latin letters and digits: no accents, no apostrophes, other scripts spelled out.

    >>> fold("Łukasz"), fold("Yıldırım"), fold("Гаевский")
    ('lukasz', 'yildirim', 'gaevskiy')
    """
    lower = word.casefold()
    if lower.isascii():
        return "".join(c for c in lower if c.isalnum())
    if any(c in _SIGNS for c in lower):
        lower = "".join(_spelled(c) for c in lower)
    bare = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
    return "".join(c for c in bare if c.isalnum())


def _spelled(sign: str) -> str:
    """A sign of another script in Latin letters, with or without its accent ('ί'); others as they are."""
    return _SIGNS.get(sign) or _SIGNS.get(unicodedata.normalize("NFKD", sign)[:1], sign)


@cache
def _pieces() -> dict[tuple[str, str], str]:
    """Unordered pairs of pieces that may stand for one sound."""
    table = {}
    for line in _GROUPS:
        group = line.split()
        for n, a in enumerate(group):
            for b in group[n + 1 :]:
                table[(a, b) if a < b else (b, a)] = "sound"
    return table


@cache
def _partners() -> dict[str, tuple[str, ...]]:
    """Piece -> pieces that may stand for the same sound."""
    out: dict[str, list[str]] = {}
    for a, b in _pieces():
        out.setdefault(a, []).append(b)
        out.setdefault(b, []).append(a)
    return {piece: tuple(others) for piece, others in out.items()}


def edit_kind(a: str, b: str, start: bool, end: bool, before: str) -> str:
    """The class of an edit; '' where the two pieces may not stand for each other."""
    pair = (a, b) if a < b else (b, a)
    if not pair[0]:
        return _gap_kind(pair[1], start, end, before) if len(pair[1]) == 1 else ""
    if pair in _pieces():
        return "sound-start" if start else "sound"
    if len(a) != 1 or len(b) != 1:
        return ""
    if a in VOWELS and b in VOWELS:
        return "vowel-start" if start else "vowel-end" if end else "vowel"
    if a in VOWELS or b in VOWELS:
        return "mixed"
    return "consonant-start" if start else "consonant-end" if end else "consonant"


def _gap_kind(letter: str, start: bool, end: bool, before: str) -> str:
    if letter == before:
        return "double"
    if letter == "h":
        return "silent-h-start" if start else "silent-h"
    if letter in VOWELS:
        return "lost-vowel-start" if start else f"lost-{letter}-end" if end else "lost-vowel"
    return "lost-consonant-start" if start else "lost-consonant-end" if end else "lost-consonant"


def edit_key(a: str, b: str) -> str:
    return f"{a}~{b}" if a < b else f"{b}~{a}"


@cache
def weights() -> dict[str, float]:
    data: dict[str, float] = json.loads((DATA / "name_weights.json").read_text(encoding="utf-8"))
    return data


# (i, j) -> cost so far, where from, by which edit
Table = dict[tuple[int, int], tuple[float, tuple[int, int] | None, Edit | None]]
_FAR = (1e9, None, None)


class Aligner:
    """Cheapest alignment of two folded words under a table of weights (log odds, mostly negative)."""

    FLOOR = 0.02  # an edit never pays
    HOPELESS = 9.0  # no name that costs more is the same
    BAND = 4  # letters that one word may run ahead of the other

    def __init__(self, table: dict[str, float]) -> None:
        self.table = table
        self._costs: dict[tuple[str, str, bool, bool, str], tuple[float, str] | None] = {}

    def cost(self, a: str, b: str, start: bool, end: bool, before: str) -> tuple[float, str] | None:
        key = (a, b, start, end, before)
        if key not in self._costs:
            kind = edit_kind(*key)
            weight = self.table.get(kind, -2.0) + self.table.get(edit_key(a, b), 0.0)
            self._costs[key] = (max(self.FLOOR, -weight), kind) if kind else None
        return self._costs[key]

    def edits(self, a: str, b: str) -> tuple[float, list[Edit]]:
        rows, columns = len(a), len(b)
        best: Table = {(0, 0): (0.0, None, None)}
        band = self.BAND + abs(rows - columns)
        for i in range(rows + 1):
            for j in range(max(0, i - band), min(columns, i + band) + 1):
                here = best.get((i, j))
                if here is not None and here[0] < self.HOPELESS:
                    self._reach(a, b, i, j, here[0], best)
        if (rows, columns) not in best:
            return self.HOPELESS, [Edit(a, b, "consonant")]
        return best[rows, columns][0], self._trace(best, rows, columns)

    def _reach(self, a: str, b: str, i: int, j: int, so_far: float, best: Table) -> None:
        """Enter every place that one step from (i, j) leads to, where it is the cheapest way there."""
        rows, columns = len(a), len(b)
        if i < rows and j < columns and a[i] == b[j] and so_far < best.get((i + 1, j + 1), _FAR)[0]:
            best[i + 1, j + 1] = (so_far, (i, j), None)
        for one, two in self._steps(a, b, i, j):
            place = i + len(one), j + len(two)
            start, end = i == 0 and j == 0, place == (rows, columns)
            before = "" if one and two else a[max(0, i - 1) : i] if one else b[max(0, j - 1) : j]
            found = self.cost(one, two, start, end, before)
            if found and so_far + found[0] < best.get(place, _FAR)[0]:
                best[place] = (so_far + found[0], (i, j), Edit(one, two, found[1]))

    @staticmethod
    def _steps(a: str, b: str, i: int, j: int) -> Iterator[tuple[str, str]]:
        """Pieces of a and b that may be taken for each other at (i, j)."""
        one, two = a[i : i + 1], b[j : j + 1]
        if one:
            yield one, ""
        if two:
            yield "", two
        if one and two and one != two:
            yield one, two
        for length in range(1, min(5, len(a) - i) + 1):
            piece = a[i : i + length]
            for other in _partners().get(piece, ()):
                if b.startswith(other, j) and (length > 1 or len(other) > 1):
                    yield piece, other

    @staticmethod
    def _trace(best: Table, i: int, j: int) -> list[Edit]:
        out: list[Edit] = []
        place: tuple[int, int] | None = (i, j)
        while place is not None:
            _, previous, edit = best[place]
            if edit is not None:
                out.append(edit)
            place = previous
        return out[::-1]


@cache
def _aligner() -> Aligner:
    return Aligner(weights())


def length_features(a: str, b: str, edits: list[Edit]) -> dict[str, float]:
    """What the score takes in besides the edits: much agreement allows for more of them."""
    changed = sum(max(len(e.a), len(e.b)) for e in edits)
    longest = max(len(a), len(b))
    return {"bias": 1.0, "agree": float(min(longest - changed, 9)), "share": changed / max(longest, 1)}


@lru_cache(maxsize=50_000)
def align(a: str, b: str) -> Alignment:
    """How likely two folded words spell one original, and by which edits they differ."""
    if a == b:
        return Alignment(6.0, ())
    if a > b:
        turned = align(b, a)
        return Alignment(turned.score, tuple(Edit(e.b, e.a, e.kind) for e in turned.edits))
    cost, edits = _aligner().edits(a[:24], b[:24])
    table = weights()
    score = sum(table.get(name, 0.0) * value for name, value in length_features(a, b, edits).items()) - cost
    return Alignment(score, tuple(edits))
