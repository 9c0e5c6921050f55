"""Whether two words among a text's names are one name: log odds from how they are spelled and where they stand.

Each feature is something that an editor would look at; the weights (data/name_context.json) are fitted by
benchmarks/train_names.py on annotated machine translations, human translations of news serving as texts where no two
spellings are one name.
"""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from checker.lang.name_align import skeleton
from checker.lang.name_words import (
    derived,
    exonyms,
    given,
    is_common,
    is_pinyin,
    kindred,
    known_apart,
    well_known,
)
from checker.lang.romanisation import align, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.lang.name_uses import Use, Uses
    from checker.lang.romanisation import Alignment

_CASE_ENDINGS = frozenset("a y u i".split())  # of Slavic names
_HARD = frozenset(
    "consonant consonant-start consonant-end mixed lost-consonant lost-consonant-start lost-consonant-end "
    "vowel-start lost-vowel-start vowel-end lost-a-end lost-o-end lost-i-end".split()
)
_CONTRACTED = re.compile(r"(?:I|You|We|They|He|She|It|That|There|Who)['’](?:ve|ll|d|m|re|s)$")  # no name
CONTRADICTION = -1.0  # log odds of the other parts of two full names under which they are two people's
Features = dict[str, float]


@cache
def weights() -> dict[str, float]:
    path = files("checker.lang") / "data" / "name_context.json"
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return found


def log_odds(features: Features) -> float:
    table = weights()
    return sum(table.get(name, 0.0) * value for name, value in features.items())


@lru_cache(maxsize=20_000)
def comparable(word: str) -> bool:
    """Whether a word of a name can have a second spelling: no number, no acronym, nothing very short."""
    if len(word) < 3 or not word[0].isalpha() or word[-1].isdigit() or _CONTRACTED.match(word):
        return False
    return not (word.isupper() and len(word) <= 5)


@lru_cache(maxsize=100_000)
def near(x: str, y: str) -> bool:
    """Quick test whether two folded words can be one name at all."""
    if min(len(x), len(y)) < 3 or abs(len(x) - len(y)) > 4:
        return False
    alike = Levenshtein.normalized_similarity(x, y)
    if alike >= 0.7 or alike < 0.3:
        return alike >= 0.7
    return Levenshtein.normalized_similarity(skeleton(x), skeleton(y)) >= 0.6


def features(names: Uses, a: str, b: str, *, one_in_source: bool = False) -> Features | None:
    """What speaks for and against one name in two spellings; None where nothing could make them one.

    That is so of words that are too unlike, that are known as two, that stand in one name ('Luca Lucas'), side by side
    ('Luc and Marc') or beside other names ('Birgit Jansen', 'Nils Jannsen'), of everyday words that are nobody's name,
    and of those that an ending makes two ('Ivanov', 'Ivanova') unless it seems to be one of inflection, or the source
    has one word for both.
    """
    one, two = names.by_word[a], names.by_word[b]
    x, y = one[0].folded, two[0].folded
    if not near(x, y) or known_apart(x, y) or (is_common(x) and is_common(y) and not _persons(names, one, two)):
        return None
    agreed = _agreed(names.others(one), names.others(two))
    if agreed < CONTRADICTION or _together(names, one, two):
        return None
    inflected = {"ending lost": ending_lost(names, a, b), "case ending": case_forms(names, a, b)}
    if (derived(x, y) or kindred(x, y)) and not (one_in_source or any(inflected.values())):
        return None
    out = _written(x, y) | _around(names, one, two) | inflected
    out |= _full_names(names, one, two, align(x, y), agreed)
    return {name: float(value) for name, value in out.items() if value}


def _together(names: Uses, one: list[Use], two: list[Use]) -> bool:
    """Whether both stand in one name, or side by side."""
    return bool({u.mention for u in one} & {u.mention for u in two}) or names.side_by_side(one, two)


def _persons(names: Uses, *several: list[Use]) -> bool:
    return all("person" in names.kinds(uses) for uses in several)


def _agreed(one: Sequence[Sequence[str]], two: Sequence[Sequence[str]]) -> float:
    return max((agreement(p, q) for p in one for q in two), default=0.0)


@lru_cache(maxsize=20_000)
def _written(x: str, y: str) -> Features:
    """What the two words tell, wherever they stand."""
    return {"bias": 1.0, **_spelling(x, y, align(x, y)), **_words(x, y)}


def _spelling(x: str, y: str, found: Alignment) -> Features:
    edits, longest = found.edits, max(len(x), len(y))
    several = sum(e.kind != "double" for e in edits)
    share = sum(max(len(e.a), len(e.b)) for e in edits) / longest
    return {
        "spelling": max(-5.0, min(2.0, found.score)),
        "short": max(0, 6 - longest),
        "long": longest >= 10,
        "hard edits": sum(e.kind in _HARD for e in edits),
        "many edits": max(0, several - (1 if longest < 9 else 3)),
        "mostly changed": max(0.0, share - 0.45),
        "one slip in a long word": len(edits) == 1 and longest >= 8 and x[:2] == y[:2],
        "other first letter": x[:1] != y[:1],
    }


def _words(x: str, y: str) -> Features:
    common, known = is_common(x) + is_common(y), well_known(x) + well_known(y)
    return {
        "one is an everyday word": common == 1,
        "both are everyday words": common == 2,
        "one is well known": known == 1,
        "both are well known": known == 2,
        "an ending added": derived(x, y),
        "two given names": given(x) and given(y),
        "two Pinyin names": is_pinyin(x) and is_pinyin(y),
        "plural": plural(x, y),
    }


def _around(names: Uses, one: list[Use], two: list[Use]) -> Features:
    least, most = sorted((len(one), len(two)))
    short, long = sorted((one, two), key=lambda uses: len(uses[0].folded))
    cut = len(short) == 1 and len(long) >= 3 and long[0].folded[:-1] == short[0].folded
    kinds = names.kinds(one), names.kinds(two)
    return {
        "other kind": all(kinds) and not kinds[0] & kinds[1],
        "both persons": _persons(names, one, two),
        "last letter lost, once": cut,
        "once beside often": least == 1 and most >= 3,
        "both often": least >= 2,
        "inside long names only": all(u.of > 2 for u in (*one, *two)),
    }


def _full_names(names: Uses, one: list[Use], two: list[Use], found: Alignment, agreed: float) -> Features:
    """What the other words of the full names say."""
    others = names.others(one), names.others(two)
    if all(others):
        same = agreed > 0.5
        return {
            "same other names": same,
            "same family": same and names.given(one) and names.given(two),
            "like other names": not same,
        }
    if not any(others):
        return {"both alone": True, "both alone and short": min(len(u.folded) for u in (*one, *two)) < 6}
    family = names.family(one) or names.family(two)
    return {
        "family name alone": family,
        "given name alone": not family,
        "given name alone, alike": not family and found.score > 0.75,
    }


def agreement(one: Sequence[str], two: Sequence[str]) -> float:
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


def ending_lost(names: Uses, a: str, b: str) -> bool:
    """'Saldan' for 'Saldana', a case ending taken off or left on, and no wife, brother or people of that name.

    Either both stand beside one given name, or one of them stands alone only, and the text speaks of no kin.
    """
    short, long = sorted((a, b), key=len)
    if long[: len(short)] != short or long[len(short) :] not in _CASE_ENDINGS:
        return False
    one, two = names.by_word[a], names.by_word[b]
    others = names.others(one), names.others(two)
    if all(others):
        return bool({w for o in others[0] for w in o} & {w for o in others[1] for w in o})
    return (
        any(others)
        and (names.family(one) or names.family(two))
        and not names.kin(one, two)
        and not names.titled(one, two)
    )


def case_forms(names: Uses, a: str, b: str) -> bool:
    """'in Bucha', 'in Buchi': places alike but for a last vowel, each after a preposition of place."""
    x, y = fold(a), fold(b)
    stems = {w[:-1] if w[-1] in "aeiouy" else w for w in (x, y)}
    if len(stems) > 1 or len(min(stems)) < 4 or {x[-1], y[-1]} & {"s", "n"}:
        return False
    if any(well_known(w) or is_common(w) for w in (x, y)):
        return False
    uses = names.by_word[a], names.by_word[b]
    return all(any(names.placed(u) for u in one) for one in uses) and not names.side_by_side(*uses)


def plural(x: str, y: str) -> bool:
    """'Patrick', 'Patricks': the s of a plural or of a possessive that lost its apostrophe."""
    short, long = sorted((x, y), key=len)
    return long == short + "s"
