"""How two folded words differ, piece by piece, at the least cost.

Two words are aligned so that each piece of one ('ou') meets a piece of the other ('u'). A piece that differs is an
`Edit` of a class with a weight; the cheapest way through is found by dynamic programming in a band.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein

VOWELS = frozenset("aeiouy")

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
nb mb
np mp
j ts tz tsz dz z
q ts tz tsz c
zh chzh czh dzh
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


@dataclass(frozen=True, slots=True)
class Edit:
    """One piece that differs: written ``a`` here and ``b`` there."""

    a: str
    b: str
    kind: str


@cache
def _pieces() -> frozenset[tuple[str, str]]:
    """Unordered pairs of pieces that may stand for one sound."""
    groups = [line.split() for line in _GROUPS]
    return frozenset(
        (a, b) if a < b else (b, a) for group in groups for n, a in enumerate(group) for b in group[n + 1 :]
    )


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


_SOUNDS = str.maketrans(
    {**dict.fromkeys("aeiouyhjvw"), **dict.fromkeys("cgqxk", "k"), "z": "s", "d": "t", "b": "p", "m": "n"}
)


@lru_cache(maxsize=20_000)
def skeleton(folded: str) -> str:
    """Consonants, those alike in sound made one: a quick test before the exact one."""
    out = ""
    for sign in folded.translate(_SOUNDS):
        if not out.endswith(sign):
            out += sign
    return out


def distant(a: str, b: str) -> bool:
    """Whether two folded words have so little in common that no alignment could make them one name."""
    return (
        min(len(a), len(b)) >= 4
        and Levenshtein.normalized_similarity(a, b, score_cutoff=0.35) == 0
        and Levenshtein.normalized_similarity(skeleton(a), skeleton(b)) < 0.45
    )


Pair = tuple[str, str]
# a piece of each word, their lengths, and the cost away from both ends of the words
Step = tuple[str, str, int, int, float]
_UNREACHED = 1e9


class Aligner:
    """Cheapest alignment of two folded words under a table of weights (log odds, mostly negative)."""

    FLOOR = 0.02  # an edit never pays
    HOPELESS = 6.0  # no name that costs more is the same
    CHEAP = 2.0  # what most spellings of one name cost less than: looked for first, for it takes half the time
    BAND = 3  # letters that one word may run ahead of the other

    def __init__(self, table: dict[str, float]) -> None:
        self.table = table
        self._costs: dict[tuple[str, str, bool, bool, str], tuple[float, str] | None] = {}
        self._steps: dict[str, tuple[Step, ...]] = {}
        self._partners: dict[str, list[tuple[str, str]]] = {}
        for pair in _pieces():
            for a, b in (pair, pair[::-1]):
                if len(a) > 1 or len(b) > 1:
                    self._partners.setdefault(a[0] + b[0], []).append((a, b))

    def cost(self, a: str, b: str, start: bool, end: bool, before: str) -> tuple[float, str] | None:
        key = (a, b, start, end, before)
        if key not in self._costs:
            kind = edit_kind(*key)
            weight = self.table.get(kind, -2.0) + self.table.get(edit_key(a, b), 0.0)
            self._costs[key] = (max(self.FLOOR, -weight), kind) if kind else None
        return self._costs[key]

    def edits(self, a: str, b: str) -> tuple[float, list[Edit]]:
        """What the cheapest way from a to b costs, and its edits."""
        gaps = self._gaps(a), self._gaps(b)
        for limit in (self.CHEAP, self.HOPELESS):
            best, came = self._search(a, b, gaps, limit)
            if best <= limit:
                return best, self._trace(a, b, came)
        return self.HOPELESS, [Edit(a, b, "consonant")]

    def _search(self, a: str, b: str, gaps: tuple[list[float], list[float]], limit: float) -> tuple[float, list[Pair]]:
        """The least cost where it is no more than ``limit``, and the pieces that lead to each place."""
        rows, columns = len(a), len(b)
        size = (rows + 1) * (columns + 1)
        best = [0.0, *[_UNREACHED] * (size - 1)]
        came = [("", "")] * size
        band = self.BAND + abs(rows - columns)
        for i in range(rows + 1):
            for j in range(max(0, i - band), min(columns, i + band) + 1):
                if best[i * (columns + 1) + j] > limit:
                    continue
                if i + j == 0 or (i + 1 >= rows and j + 1 >= columns):
                    self._edge(a, b, i, j, best, came)
                else:
                    self._inside(a, b, i, j, best, came, gaps)
        return best[-1], came

    def _inside(
        self, a: str, b: str, i: int, j: int, best: list[float], came: list[Pair], gaps: tuple[list[float], list[float]]
    ) -> None:
        """The steps from (i, j) where neither end of the words counts. It runs some fifty times a pair."""
        width = len(b) + 1
        place = i * width + j
        here = best[place]
        if i < len(a) and here + gaps[0][i] < best[place + width]:
            best[place + width], came[place + width] = here + gaps[0][i], (a[i], "")
        if j == len(b):
            return
        if here + gaps[1][j] < best[place + 1]:
            best[place + 1], came[place + 1] = here + gaps[1][j], ("", b[j])
        if i == len(a):
            return
        if a[i] == b[j] and here < best[place + width + 1]:
            best[place + width + 1], came[place + width + 1] = here, (a[i], b[j])
        for one, two, down, right, cost in self._steps_at(a[i] + b[j]):
            if (down == 1 or a.startswith(one, i)) and (right == 1 or b.startswith(two, j)):
                there = place + down * width + right
                if here + cost < best[there]:
                    best[there], came[there] = here + cost, (one, two)

    def _gaps(self, word: str) -> list[float]:
        """What it costs to leave out each letter, away from both ends."""
        found = [self.cost(c, "", False, False, word[max(0, n - 1) : n]) for n, c in enumerate(word)]
        return [f[0] if f else _UNREACHED for f in found]

    def _steps_at(self, letters: str) -> tuple[Step, ...]:
        """Pieces that begin with these two letters and may stand for each other."""
        if letters not in self._steps:
            single = [(letters[0], letters[1])] if letters[0] != letters[1] else []
            pairs = [*single, *self._partners.get(letters, [])]
            costs = [(a, b, self.cost(a, b, False, False, "")) for a, b in pairs]
            self._steps[letters] = tuple((a, b, len(a), len(b), c[0]) for a, b, c in costs if c)
        return self._steps[letters]

    def _edge(self, a: str, b: str, i: int, j: int, best: list[float], came: list[Pair]) -> None:
        """The steps from (i, j) where the beginning or the end of both words may count."""
        rows, columns = len(a), len(b)
        steps: list[tuple[str, str]] = []
        if i < rows:
            steps.append((a[i], ""))
        if j < columns:
            steps.append(("", b[j]))
        if i < rows and j < columns:
            found = self._steps_at(a[i] + b[j])
            steps += [(one, two) for one, two, *_ in found if a.startswith(one, i) and b.startswith(two, j)]
            steps += [(a[i], b[j])] if a[i] == b[j] else []
        here = best[i * (columns + 1) + j]
        for one, two in steps:
            cost = self._cost_at(a, b, i, j, one, two)
            there = (i + len(one)) * (columns + 1) + j + len(two)
            if cost is not None and here + cost[0] < best[there]:
                best[there], came[there] = here + cost[0], (one, two)

    def _cost_at(self, a: str, b: str, i: int, j: int, one: str, two: str) -> tuple[float, str] | None:
        if one == two:
            return 0.0, ""
        end = i + len(one) == len(a) and j + len(two) == len(b)
        before = "" if one and two else a[max(0, i - 1) : i] if one else b[max(0, j - 1) : j]
        return self.cost(one, two, i == 0 and j == 0, end, before)

    def _trace(self, a: str, b: str, came: list[Pair]) -> list[Edit]:
        out: list[Edit] = []
        i, j = len(a), len(b)
        while i or j:
            one, two = came[i * (len(b) + 1) + j]
            i, j = i - len(one), j - len(two)
            found = self._cost_at(a, b, i, j, one, two)
            if one != two and found:
                out.append(Edit(one, two, found[1]))
        return out[::-1]
