"""Names: their parts, whether two of them spell one original, and the clusters that a text's names fall into."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from checker.lang.name_words import cues, exonyms, kindred, known_apart
from checker.lang.romanisation import Alignment, align, fold

PARTICLES = frozenset(
    "al el ul as ash ad ar an at az bin ibn ben bint abu abou abd ould van von vom zu zum zur der den de da di du del "
    "della dello delle dei degli des dos das do la le las los lo ten ter te y e af av".split()
)
SUFFIXES = frozenset("jr sr ii iii iv jnr snr phd md esq".split())
_SERVANTS = frozenset("abd abdu abdul abdel abdal abdol abdoul".split())  # 'servant of', with or without its article
_SAINTS = frozenset("san santo santa sant são sao saint sainte st ste sankt sveti agios".split())
_ARTICLE = re.compile(r"^(?:al|el|ul)[-\u2010\u2011 ’'](?=\w)", re.IGNORECASE)
_SPLIT = re.compile(r"[\s,.()\"“”„«»/]+|(?<=\w)[-\u2010\u2011](?=\w)")
_VOWELLESS = re.compile("[\u0590-\u05ff\u0600-\u06ff\u0900-\u097f]")
_VOWELS = re.compile("[aeiouwy]")
_ARABIC = re.compile("[\u0600-\u06ff]")
# How Arabic is written with Latin letters in the Maghreb and Lebanon, and elsewhere.
_FRENCH_ARABIC = (
    ("ch", "sh"),
    ("dj", "j"),
    ("ou", "u"),
    ("qu", "k"),
    ("[éèê]", "i"),
    ("ss", "s"),
    ("(?<=[a-z]{3})e$", ""),
)
_PATRONYMIC = re.compile("(?:[oei]vi(?:ch|c)|(?:ov|ev|ich|ev)na)$")  # often left out
AGREED = 0.6  # log odds that several parts speak for, so that 0.5 divides best (seen on the persons of name_bench)
MISSING = 0.4  # log odds that a part costs that only one of the names has
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Probability that two names spell one original, and why in an editor's words."""

    probability: float
    why: str


def words_of(name: str) -> list[str]:
    """Words of a name without titles, particles and possessive endings; all of them where nothing would be left.

    >>> words_of("Prime Minister Mustafa al-Kadhimi’s")
    ['Mustafa', 'Kadhimi']
    """
    words = [w for w in _SPLIT.split(_POSSESSIVE.sub("", name.strip())) if w]
    core = [w for w in words if w.casefold() not in cues()["titles"] and w.casefold() not in SUFFIXES]
    bare = [w for w in core if w.casefold() not in PARTICLES]
    return bare or core or words


def probability(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def word_score(a: str, b: str) -> Alignment:
    """Log odds for two single words; equal words and lost accents score highest."""
    if _ARABIC.search(a) or _ARABIC.search(b):
        return max((_sounds(x, y) for x in maghrebi(a) for y in maghrebi(b)), key=lambda found: found.score)
    return _sounds(a, b)


def maghrebi(word: str) -> tuple[str, ...]:
    """The word, and how it would be written if it was romanised as in Algiers: 'Hamish' of 'Hamiche'."""
    plain = word.casefold()
    for french, other in _FRENCH_ARABIC:
        plain = re.sub(french, other, plain)
    return (word,) if plain == word.casefold() else (word, plain)


def _sounds(a: str, b: str) -> Alignment:
    x, y = fold(a), fold(b)
    if _VOWELLESS.search(a + b):  # Arabic and Hebrew write few vowels, Devanagari not its a
        x, y = x[:1] + _VOWELS.sub("", x[1:]), y[:1] + _VOWELS.sub("", y[1:])
    return align(x, y)


@lru_cache(maxsize=20_000)
def same_name(a: str, b: str) -> NameMatch:
    """Whether two names, in whatever romanisation or script, render the same original name."""
    if a == b:
        return NameMatch(1.0, "same spelling")
    if fold(a) and fold(a) == fold(b):
        return NameMatch(0.98, "differ only in accents, case, spaces or signs")
    if _initials(a, b) or _initials(b, a):
        return NameMatch(0.85, "one is made of the other's initials")
    one, two = words_of(a), words_of(b)
    if one and fold("".join(one)) == fold("".join(two)) != "":
        return NameMatch(0.97, "differ only in titles, particles, accents, case or signs")
    legal = cues()["legal"]
    core = [w for w in one if w.casefold() not in legal], [w for w in two if w.casefold() not in legal]
    return _compare(*core) if all(core) else _compare(one, two)


def _initials(short: str, long: str) -> bool:
    """'PLA' of 'People's Liberation Army'."""
    words = [w for w in _SPLIT.split(long) if w[:1].isupper()]
    return short.isupper() and len(words) >= 3 and short == "".join(w[0] for w in words)


def _compare(one: list[str], two: list[str]) -> NameMatch:
    if len(one) > len(two):
        one, two = two, one
    if len(one) == len(two) == 1:
        found = _judged(one[0], two[0])
        return NameMatch(probability(found.score), found.why or "differ only in accents, case or signs")
    if one == two or (len(one) != len(two) and not _shares(one, two)):
        joined = align(fold("".join(one)), fold("".join(two)))
        if one == two or joined.score > 0:
            return NameMatch(probability(joined.score), "the same when written together")
    return _by_parts(one, two)


def _shares(one: list[str], two: list[str]) -> bool:
    return bool({fold(w) for w in one} & {fold(w) for w in two})


def _part_score(a: str, b: str) -> float:
    x, y = fold(a), fold(b)
    if (x in _SAINTS and y in _SAINTS) or (x in _SERVANTS and y in _SERVANTS):
        return 2.0
    if x and y and (len(x) == 1 or len(y) == 1):
        return 2.0 if x[0] == y[0] else -6.0
    return _judged(a, b).score


def _judged(a: str, b: str) -> Alignment:
    """The alignment of two words, with what is known of them besides their spelling."""
    found = word_score(a, b)
    x, y = fold(a), fold(b)
    if x == y:
        return found
    if exonyms().get(x, x) == exonyms().get(y, y):
        return Alignment(max(found.score, 0.9), found.edits)
    if known_apart(x, y) or kindred(x, y):
        return Alignment(min(found.score, -2.0), found.edits)
    return found


def _rejoined(one: list[str], two: list[str]) -> list[str]:
    """The words of ``two``, neighbours joined that ``one`` writes as one: 'Yun long' beside 'Yunlong'."""
    whole = {fold(w) for w in one}
    out: list[str] = []
    for word in two:
        if out and fold(out[-1] + word) in whole and fold(word) not in whole:
            out[-1] += word
        else:
            out.append(word)
    return out


def _by_parts(one: list[str], two: list[str]) -> NameMatch:
    """Every part of the shorter name must find its own; parts that only the longer name has do not contradict."""
    if not one or not two:
        return NameMatch(0.0, "no words to compare")
    one, two = _rejoined(two, one), _rejoined(one, two)
    if len(one) > len(two):
        one, two = two, one
    left = list(two)
    scores, differ = [], []
    for word in one:
        score, _, best = max((_part_score(word, w), -abs(len(w) - len(word)), w) for w in left)
        left.remove(best)
        scores.append(score)
        if fold(word) != fold(best):
            differ.append(f"{word}/{best}")
    # One part that is somebody else's outweighs all that agree; two doubtful parts are likelier wrong than one.
    score = (
        min(scores)
        + 0.5 * sum(s for s in sorted(scores)[1:] if s < 0)
        + 0.15 * sum(s for s in sorted(scores)[1:] if s > 0)
    )
    if left and any(w.casefold() in cues()["org_heads"] for w in two):
        score = min(score, -0.3)  # 'Deutsche Bank' and 'Deutsche Bank Trust' are two, as companies go
    if all(len(w) == 1 for w in one) or all(len(w) == 1 for w in two):
        score = min(score, -1.5)  # initials alone fit too many
    single = [sorted(fold(w) for w in words if len(w) == 1) for words in (one, two)]
    if all(single) and len(single[0]) != len(single[1]):
        score = min(score, -0.5)  # 'George W. Bush' and 'George H. W. Bush'
    score += AGREED if len(one) > 1 else 0.0
    missing = f", without {' '.join(left)}" if left else ""
    score = min(score, 4.0) - sum(0.1 if _PATRONYMIC.search(fold(w)) else MISSING for w in left)
    return NameMatch(probability(score), (f"parts differ: {', '.join(differ)}" if differ else "parts agree") + missing)
