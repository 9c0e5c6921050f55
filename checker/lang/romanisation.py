"""Spellings of one sound in several romanisations, and how far apart two spellings of a name are.

A word is folded to plain letters, two words are aligned piece by piece ('ou' with 'u', 'kh' with 'h'; see
`name_align`), and each piece that differs is an edit of a class with a weight. The weights are log odds, fitted on
name pairs of Wikidata (NETransliteration, CC0) and kept in data/name_weights.json; benchmarks/train_names.py makes
them anew.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from checker.lang.name_align import Aligner, Edit, distant

# Letters that do not fall apart into a base letter and a mark.
_LETTERS = str.maketrans(
    dict(zip("łıøßæœđðþħəŋ", "l i o ss ae oe d d th h a ng".split(), strict=True)) | dict.fromkeys("ʼʻʿʾ’‘'`ʹʺ", "")
)

_LATIN = "\u02af"  # the last Latin letter

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
_GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(),
        strict=True,
    )
)
_ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
        "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev".split(),
        strict=True,
    )
)
_SIGNS = _CYRILLIC | _GREEK | _ARABIC | _HEBREW | _GEORGIAN | _ARMENIAN

DATA = files("checker.lang") / "data"
_NONE: frozenset[int] = frozenset()
_ONE_SURNAME = 1.2  # log odds: more than chance, for many bear each of them


@dataclass(frozen=True, slots=True)
class Alignment:
    """Score in log odds that two words spell the same original; above 0 is likelier than not."""

    score: float
    edits: tuple[Edit, ...]

    @property
    def why(self) -> str:
        """'ou ~ u, doubled s': how the two differ, '' where only accents, case or signs do."""
        return ", ".join(
            f"doubled {e.a or e.b}" if e.kind == "double" else f"{e.a or '–'} ~ {e.b or '–'}" for e in self.edits
        )


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Plain lower-case Latin letters and digits: no accents, no apostrophes, other scripts spelled out.

    >>> fold("Łukasz"), fold("Yıldırım"), fold("Гаевский"), fold("习近平")
    ('lukasz', 'yildirim', 'gaevskiy', 'xijinping')
    """
    lower = word.casefold()
    if lower.isascii():
        return "".join(c for c in lower if c.isalnum())
    if any(c in _SIGNS for c in lower):
        lower = "".join(_spelled(c) for c in lower)
    if any(c > _LATIN and c.isalpha() for c in lower):
        lower = _other_script(lower)
    bare = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
    return "".join(c for c in bare if c.isalnum())


def _other_script(word: str) -> str:
    """Han in Pinyin, Hangul and kana by sound, Devanagari and its like by sign."""
    from anyascii import anyascii

    word = word.replace("\u0902", "\u0928")  # Devanagari's nasal sign, which is an n before most consonants
    return "".join(anyascii(sign) if sign > _LATIN else sign for sign in word).casefold()


def _spelled(sign: str) -> str:
    """A sign of another script in Latin letters, with or without its accent ('ί'); others as they are."""
    return _SIGNS.get(sign) or _SIGNS.get(unicodedata.normalize("NFKD", sign)[:1], sign)


@cache
def weights() -> dict[str, float]:
    data: dict[str, float] = json.loads((DATA / "name_weights.json").read_text(encoding="utf-8"))
    return data


@cache
def _aligner() -> Aligner:
    return Aligner(weights())


@cache
def _surnames() -> dict[str, frozenset[int]]:
    """Family name -> the lines of surname_romanisations.txt that have it."""
    out: dict[str, set[int]] = {}
    lines = (DATA / "surname_romanisations.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        for name in line.split() if not line.startswith("#") else ():
            out.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in out.items()}


def length_features(a: str, b: str, edits: list[Edit]) -> dict[str, float]:
    """What the score takes in besides the edits: much agreement allows for more of them."""
    changed = sum(max(len(e.a), len(e.b)) for e in edits)
    longest = max(len(a), len(b))
    return {"bias": 1.0, "agree": float(min(longest - changed, 9)), "share": changed / max(longest, 1)}


def _unlike(a: str, b: str) -> list[Edit]:
    return [Edit(a, b, "consonant")]


@lru_cache(maxsize=100_000)
def align(a: str, b: str) -> Alignment:
    """How likely two folded words spell one original, and by which edits they differ."""
    if a == b:
        return Alignment(6.0, ())
    if _surnames().get(a, _NONE) & _surnames().get(b, _NONE):
        return Alignment(_ONE_SURNAME, (Edit(a, b, "sound"),))
    if a > b:
        turned = align(b, a)
        return Alignment(turned.score, tuple(Edit(e.b, e.a, e.kind) for e in turned.edits))
    cost, edits = (Aligner.HOPELESS, _unlike(a, b)) if distant(a, b) else _aligner().edits(a[:24], b[:24])
    table = weights()
    score = sum(table.get(name, 0.0) * value for name, value in length_features(a, b, edits).items()) - cost
    return Alignment(score, tuple(edits))
