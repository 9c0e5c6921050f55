"""Which words English has, for telling slips and leftovers of the source language from words."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

# Ending to what stands in its place in the base form; '' cuts it off.
_ENDINGS = (
    ("'s", ("",)), ("s'", ("s", "")), ("ies", ("y", "ie")), ("es", ("", "e")), ("s", ("",)),
    ("ied", ("y",)), ("ed", ("", "e")), ("ying", ("ie", "y")), ("ing", ("", "e")), ("ier", ("y",)), ("iest", ("y",)),
    ("er", ("", "e")), ("est", ("", "e")), ("ily", ("y",)), ("bly", ("ble",)), ("ally", ("", "al")), ("ly", ("", "le")),
    ("iness", ("y",)), ("ness", ("",)), ("less", ("",)), ("like", ("",)), ("ish", ("",)), ("ment", ("",)),
    ("ability", ("able", "")), ("able", ("", "e")), ("isation", ("ize", "ise", "")), ("ization", ("ize", "ise", "")),
    ("ise", ("", "y")), ("ize", ("", "y")), ("ism", ("",)), ("ist", ("", "y")), ("ship", ("",)), ("hood", ("",)),
    ("ward", ("",)), ("wards", ("",)), ("wide", ("",)), ("or", ("e", "")),
)  # fmt: skip
_PREFIXES = """
anti bio co counter cyber de dis down electro euro ex extra fore geo hydro hyper inter mega micro mid mini mis mono
multi narco neo neuro non out over paleo para photo poly post pre pro pseudo psycho re self semi socio sub super
techno tele thermo trans tri turbo ultra un under up vice
""".split()
_SHORTEST = 3
_INFLECTIONS = ("s", "ed", "ing", "ly", "er")


def bases(word: str) -> Iterator[str]:
    """What the word may be a regular inflection or derivation of."""
    for ending, places in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            for place in places:
                if len(stem + place) >= _SHORTEST:
                    yield stem + place
            if len(stem) > _SHORTEST and stem[-1] == stem[-2] and "" in places:
                yield stem[:-1]  # stopped, biggest


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    text = (Path(__file__).parent / "data" / "words_en.txt").read_text(encoding="utf-8")
    notice = text.rfind("\n# ") + 1
    common, _, others = text[text.index("\n", notice) :].partition("\n\n")
    first = frozenset(common.split())
    return first, first | frozenset(others.split())


def common_words() -> frozenset[str]:
    """Words that English prose uses often, in the form in which it uses them."""
    return _lists()[0]


@lru_cache(maxsize=20_000)
def is_english(word: str) -> bool:
    """Whether a word, folded to small letters, is English: listed, inflected, derived, or put together of two."""
    word = word.replace("’", "'").strip("'")
    if "-" in word:
        return all(is_english(part) for part in word.split("-") if part)
    return _derived(word) or _prefixed(word) or _compound(word)


def _derived(word: str) -> bool:
    return derives(word, _lists()[1])


def derives(word: str, known: Container[str]) -> bool:
    """Known, or an inflection of a known word or of one derived from it: 'goverment' is not 'gov' twice over."""
    if word in known or any(base in known for base in bases(word)):
        return True
    if not word.endswith(_INFLECTIONS):
        return False
    return any(base in known for inner in bases(word) if len(inner) > 4 for base in bases(inner) if len(base) > 3)


def _prefixed(word: str) -> bool:
    return any(
        word.startswith(prefix) and _derived(word[len(prefix) :]) for prefix in _PREFIXES if len(word) > len(prefix) + 3
    )


def _compound(word: str) -> bool:
    """'shopworker': two common words written as one."""
    common = _lists()[0]
    cuts = range(_SHORTEST + 1, len(word) - _SHORTEST)
    return any(word[:cut] in common and _derived(word[cut:]) and word[cut:] not in {"chen", "heit"} for cut in cuts)


_IRREGULAR = """
be is are was were been being|arise arose arisen|awake awoke|bear bore borne|beat beaten|become became
begin began begun|bend bent|bet|bid|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken
breed bred|bring brought|build built|burn burnt|burst|buy bought|catch caught|choose chose chosen|cling clung
come came|cost|creep crept|cut|deal dealt|dig dug|do did done does|draw drew drawn|dream dreamt|drink drank drunk
drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung
fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen
get got gotten|give gave given|go went gone goes|grind ground|grow grew grown|hang hung|have has had|hear heard
hide hid hidden|hit|hold held|hurt|keep kept|know knew known|lay laid|lead led|learn learnt|leave left|lend lent|let
lie lay lain lying|light lit|lose lost|make made|mean meant|meet met|overcome overcame|pay paid|put|quit|read
ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|set
shake shook shaken|shed|shine shone|shoot shot|show showed shown|shrink shrank shrunk|shut|sing sang sung
sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|spend spent|split|spread|spring sprang sprung
stand stood|steal stole stolen|stick stuck|strike struck|strive strove|swear swore sworn|sweep swept|swim swam swum
swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown
undergo underwent undergone|understand understood|undertake undertook undertaken|uphold upheld|wake woke woken
wear wore worn|win won|wind wound|withdraw withdrew withdrawn|withstand withstood|write wrote written|man men
woman women|child children|person people|foot feet
"""


# Their past tense is as their present is.
UNCHANGED = frozenset("beat hit cut put shut set let cost quit bet burst hurt split spread shed cast thrust".split())


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    rows = (row.split() for line in _IRREGULAR.strip().splitlines() for row in line.split("|"))
    return {row[0]: tuple(row[1:]) for row in rows}


def irregular_forms(word: str) -> tuple[str, ...]:
    """Forms of a word that do not begin as it does, as far as English has such: 'went' of 'go'."""
    return _irregular().get(word, ())


@cache
def _participles() -> frozenset[str]:
    nouns = {"men", "women", "children", "people", "feet", "lying", "does", "being"}
    unchanged = {base for base, forms in _irregular().items() if not forms} | {"come", "become", "overcome", "run"}
    return (frozenset(forms[-1] for forms in _irregular().values() if forms) - nouns) | unchanged | {"been", "done"}


def may_be_participle(word: str) -> bool:
    """Whether a word in small letters may be a past participle: 'arrested', 'taken'."""
    return word.endswith("ed") or word in _participles()


@cache
def _bases() -> dict[str, str]:
    return {form: base for base, forms in reversed(_irregular().items()) for form in forms}


def base_form(word: str) -> str:
    """'go' for 'went'; the word itself where it is no irregular form, as far as English has such."""
    return _bases().get(word, word)


@lru_cache(maxsize=5_000)
def noun_forms(word: str) -> tuple[str, ...]:
    """Singular, plural and possessive of a noun that is given in the singular, or in any form that has no other."""
    if word.endswith(("s", "x", "ch", "sh")):
        plurals: tuple[str, ...] = (word + "es",)
    elif word.endswith("y") and word[-2:-1] not in set("aeiou"):
        plurals = (word[:-1] + "ies",)
    else:
        plurals = (word + "s",)
    plurals += tuple(form for form in _irregular().get(word, ()) if form in {"men", "women", "children", "feet"})
    if word.endswith("man"):
        plurals += (word[:-2] + "en",)
    return (word, *plurals, word + "'s", *(plural + "'" for plural in plurals if plural.endswith("s")))


@lru_cache(maxsize=5_000)
def all_forms(word: str) -> tuple[str, ...]:
    """Every inflection of a verb or noun that is given in its base form."""
    stem = word.removesuffix("e")
    doubled = (word + word[-1],) if len(word) > 2 and word[-1] in "bdgmnprt" and word[-2] in "aeiou" else ()
    regular = [root + ending for root in (stem, *doubled) for ending in ("ed", "ing")]
    if word.endswith("y"):
        regular.append(word[:-1] + "ied")
    if word.endswith(("ee", "oe", "ye")):
        regular.append(word + "ing")
    elif word.endswith("ie"):
        regular.append(word[:-2] + "ying")
    return tuple(dict.fromkeys((*noun_forms(word), *regular, *_irregular().get(word, ()))))
