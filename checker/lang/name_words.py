"""Word lists about names: everyday words, what is known to be two names, what is one place in two languages."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from checker.lang.given_names import all_given
from checker.lang.romanisation import align, fold

_INFLECTION = ("ies", "es", "s", "ied", "ed", "ing", "ly", "ers", "er", "'s")
_ALIKE = 0.75  # log odds
_VOWELS = "aeiouy"


def _lines(name: str) -> list[str]:
    text = (files("checker.lang") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def cues() -> dict[str, frozenset[str]]:
    """Word lists of data/name_cues_en.txt by key."""
    parts = (line.partition(":") for line in _lines("name_cues_en.txt"))
    return {key: frozenset(words.split()) for key, _, words in parts}


@cache
def common_words() -> frozenset[str]:
    return frozenset(word for line in _lines("common_en.txt") for word in line.split())


@lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """Whether an English text would write this (folded) word in lower case, inflected or not."""
    known = common_words()
    if word in known or word in cues()["org_heads"] or word in cues()["place_heads"]:
        return True
    for ending in _INFLECTION:
        bare = word.removesuffix(ending)
        if (
            bare != word
            and len(bare) > 2
            and (bare in known or bare + "e" in known or bare + "y" in known or _single(bare) in known)
        ):
            return True
    parts = re.split("[-\u2010\u2011]", word)
    return len(parts) > 1 and all(part in known or part.isdigit() for part in parts)


def _single(word: str) -> str:
    """'runn' -> 'run'."""
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def countries() -> frozenset[str]:
    return cues()["countries"]


@cache
def _cities() -> frozenset[str]:
    return frozenset(word for line in _lines("cities.txt") for word in line.split())


@cache
def _official() -> frozenset[str]:
    known = cues()
    return (
        known["countries"]
        | known["places"]
        | _cities()
        | known["given"]
        | known["demonyms"]
        | known["nations"]
        | known["calendar"]
    )


def is_place(word: str) -> bool:
    """Whether a (folded) word is a country or a city, and not a usual given name."""
    return (word in cues()["countries"] or word in _cities()) and not given(word) and not is_common(word)


def known_apart(a: str, b: str) -> bool:
    """Whether two (folded) words are both well known and different: countries, cities, demonyms, given names.

    Given names that sound alike ('Sergei', 'Sergey') are spellings of one.
    """
    if a == b or not (_known(a) and _known(b)):
        return False
    # another last letter is another person: 'Stephan', 'Stephanie'; 'Daniel', 'Daniela'
    end = a[-1] == b[-1] or {a[-1], b[-1]} <= {"i", "y"}
    return not (end and given(a) and given(b) and align(a, b).score >= _ALIKE)


def _known(word: str) -> bool:
    return word in _official() or word in _given()


@cache
def _given() -> frozenset[str]:
    return cues()["given"] | {fold(name) for name in all_given()}


def given(word: str) -> bool:
    """Whether a (folded) word is a usual given name somewhere."""
    return word in _given()


_SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|iao|ian|ing|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|in|un|ia|ie"
    "|iu|ua|ui|uo|ue|er|a|e|i|o|u)"
)
_PINYIN = re.compile(f"(?:{_SYLLABLE}){{1,4}}")


def is_pinyin(word: str) -> bool:
    """Whether a (folded) word can be read as syllables of Mandarin."""
    return len(word) <= 20 and _PINYIN.fullmatch(word) is not None


def well_known(word: str) -> bool:
    """Whether a (folded) word is a country, a big city, a people or a usual given name: seldom misspelled."""
    return word in _official()


@cache
def exonyms() -> dict[str, str]:
    """(Folded) spelling of a place after another language -> the usual English one: 'kiev' -> 'kyiv'."""
    out = {}
    for line in _lines("exonyms.txt"):
        house, *others = line.split()
        out.update(dict.fromkeys([house, *others], house))
    return out


@cache
def renamings() -> dict[str, str]:
    """(Folded) name of a place, words joined -> the name that it goes by now: 'ivorycoast' -> 'cotedivoire'."""
    out = {}
    for line in _lines("renamings.txt"):
        house, *others = map(fold, line.split(","))
        out.update(dict.fromkeys([house, *others], house))
    return out


@cache
def _translated() -> dict[str, frozenset[str]]:
    return {name: frozenset(line.split()) for line in _lines("given_names.txt") for name in line.split()}


def translated(a: str, b: str) -> bool:
    """Whether two (folded) given names are one in two languages: 'Jacob', 'Jacopo'."""
    return a != b and b in _translated().get(a, ())


_ENDINGS = tuple(
    "s es n an ian ean i ite ish ese ist ism er ers ans ians ness space land stan ville burg ship ic ia ya o a".split()
)
# endings of Slavic family names, a man's and a woman's
_GENDER = (
    ("ov", "ova"), ("ev", "eva"), ("in", "ina"), ("yn", "yna"), ("sky", "skaya"), ("sky", "ska"), ("skyi", "ska"),
    ("ski", "ska"), ("skiy", "skaya"), ("skii", "skaia"),
)  # fmt: skip
_LONGEST_ENDING = 4  # of the shorter of two
# plurals, and peoples and parties with their adjectives: 'Englishmen', 'Tories', 'Democratic', 'Edwardian'
_ENGLISH = (
    ("man", "men"), ("y", "ies"), ("ic", "s"), ("ical", "s"), ("s", "ian"), ("e", "ian"), ("a", "ian"), ("y", "ian"),
)  # fmt: skip
_ADDED = 3  # letters behind a name from which the longer word is a name of its own: 'Wolfgang', 'Wolfgangsee'
# places and their adjectives
_ADJECTIVES = (
    ("sk", "sky"), ("sk", "skaya"), ("sk", "skiy"), ("sk", "ski"), ("ka", "sky"), ("ka", "sk"), ("ka", "skiy"),
    ("", "sky"), ("", "skaya"), ("", "skiy"), ("", "sk"), ("a", "sky"), ("a", "sk"),
)  # fmt: skip


def gendered(a: str, b: str) -> bool:
    """Whether two (folded) words are a Slavic family name of a man and of a woman."""
    return _swap(a, b, _GENDER) or _swap(b, a, _GENDER)


def adjective(a: str, b: str) -> bool:
    """Whether two (folded) words are a place and its Slavic adjective: 'Kamchatsk', 'Kamchatsky'."""
    return _swap(a, b, _ADJECTIVES) or _swap(b, a, _ADJECTIVES)


def kindred(a: str, b: str) -> bool:
    """Whether an ending makes two (folded) words two names: of a man and a woman, or of a place and what is there."""
    short, long = sorted((a, b), key=len)
    feminine = long == short + "e" and given(a) and given(b)  # 'Michel', 'Michele'
    return feminine or gendered(a, b) or adjective(a, b)


def _swap(a: str, b: str, endings: tuple[tuple[str, str], ...]) -> bool:
    stem = max(2, min(len(a), len(b)) - _LONGEST_ENDING)
    return a[:stem] == b[:stem] and any(
        a.endswith(x) and b.endswith(y) and a[: len(a) - len(x)] == b[: len(b) - len(y)] for x, y in endings
    )


def derived(a: str, b: str) -> bool:
    """Whether one (folded) word is made from the other by an ending: plural, adjective, dweller, compound."""
    short, long = sorted((a, b), key=len)
    if _swap(a, b, _ENGLISH) or _swap(b, a, _ENGLISH):
        return True
    if len(short) > _LONGEST_ENDING and long.startswith(short) and len(long) - len(short) >= _ADDED:
        return True
    for ending in _ENDINGS:
        if long.endswith(ending) and len(long) - len(ending) >= 3:
            stem = long.removesuffix(ending)
            if ending == "i" and stem[-1] in "iy":
                continue  # 'Zelensky', 'Zelenskyi': two romanisations
            if stem == short or (len(stem) >= 3 and short[:-1] == stem and short[-1] in _VOWELS and len(ending) > 1):
                return True
    return short[:-1] == long[:-2] and long.endswith("an") and short[-1] in _VOWELS
