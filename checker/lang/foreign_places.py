"""Countries and cities in a sentence, of any language of sources, by their English names.

What a place is called comes from CLDR (countries, and cities after which time zones are called), from lists by hand,
and for cities that are spelled alike from a list of large ones. Two places are one if they share a key: the number of
a country, or the name of a city; a capital has both, as news calls a government by it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checker.lang.name_words import exonyms
from checker.lang.places import cities, countries, named_by_country
from checker.lang.romanisation import fold
from checker.lang.tokens import fold as plain

_DATA = Path(__file__).parent / "data"
_WORD = re.compile(r"(?:[A-Z]\.){2,3}|\w+(?:[-’']\w+)*")
_ELIDED = re.compile(r"[^\W\d_]{1,5}[’'](?=[^\W\d_])")  # "l'Etiopia", "d'Allemagne"
_ELIDING = frozenset(("fr", "it"))
_UNSPACED = frozenset(("zh", "ja"))
_STEM, _SHORTEST = 4, 3  # letters in common by which an adjective may be of a country
_LONGEST = 4  # words of a name
_ENDINGS = {
    "ru": "а я у ю ом ем ой ей ою ею е и ы ии ию ией ия ах ях ам ям ами ями ов",
    "uk": "а я у ю ом ем ою ею єю е и і ії ію ією ія ах ях ам ям ами ями ів ові еві",
    "pl": "a ę ą y i ie e u em iem owi ii ji ję ją ej ę ów ach ami om",
    "de": "s",
}
_CLITICS = ("وال", "بال", "فال", "كال", "و", "ب", "ل", "ف", "ك")


@dataclass(frozen=True, slots=True)
class Place:
    """``keys``: numbers of countries and names of cities. ``whole``: a country itself, not a city in it.

    ``exact``: as the name stands by itself, without an ending of inflection. ``people``: a word for its people.
    """

    start: int
    end: int
    keys: frozenset[int | str]
    whole: bool
    exact: bool = True
    people: bool = False
    english: str = ""

    def same(self, other: Place) -> bool:
        return bool(self.keys & other.keys)


def _keys(english: str) -> frozenset[int | str]:
    numbers: frozenset[int | str] = frozenset(countries(english))
    return numbers if english.casefold() in named_by_country() else numbers | {plain(english.casefold())}


@cache
def _names(lang: str) -> dict[str, str]:
    """What places are called in a language -> their English names."""
    table: dict[str, str] = json.loads((_DATA / "cldr" / "places.json").read_text(encoding="utf-8")).get(lang, {})
    table = {name: _known(english) for name, english in table.items()}
    for line in (_DATA / "places_more.txt").read_text(encoding="utf-8").splitlines():
        code, _, names = line.partition(": ")
        if code == lang:
            table |= dict(pair.split("=") for pair in names.split(", "))
    return table


def _known(english: str) -> str:
    """The form of an English name that the other lists have: 'Kyiv' for 'Kiev'."""
    return {"Kiev": "Kyiv", "Calcutta": "Kolkata", "Saigon": "Ho Chi Minh City"}.get(english, english)


def find_places(text: str, lang: str) -> list[Place]:
    """The places of a sentence, in the order of the text; in English also words for their people."""
    if lang in _UNSPACED:
        return _unspaced(text, lang)
    found: list[Place] = []
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        size, place = next(
            ((n, p) for n in range(_LONGEST, 0, -1) if (p := _place(text, words[at : at + n], n, lang))), (1, None)
        )
        if place:
            found.append(place)
        at += size
    return found


def _place(text: str, words: list[re.Match[str]], size: int, lang: str) -> Place | None:
    if len(words) < size:
        return None
    start, end = words[0].start(), words[-1].end()
    if lang in _ELIDING and (elided := _ELIDED.match(text, start, end)):
        start = elided.end()
    written = text[start:end].replace(".", "")  # "U.S."
    if lang != "ar" and not written[0].isupper():
        return None
    english, exact = (written, True) if lang == "en" else _english(written, lang, single=size == 1)
    if english and (people := _people(english, lang)) is not None:
        return Place(start, end, _keys(english), english.casefold() in named_by_country(), exact, people, english)
    return None


def _people(english: str, lang: str) -> bool | None:
    """Whether an English word is one for people; None where it is of no place at all."""
    bare = english.casefold()
    if bare in named_by_country() or (lang != "en" and english in _names(lang).values()):
        return False
    if countries(english):
        return bare not in _capitals()
    known = bare in exonyms().values() or plain(bare) in cities()
    return False if known else None


@cache
def _capitals() -> frozenset[str]:
    lines = (_DATA / "countries.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(
        city.casefold() for line in lines if line.count("|") == 2 for city in line.split("|")[1].split(",")
    )  # fmt: skip


def _english(written: str, lang: str, *, single: bool) -> tuple[str, bool]:
    """The English name of a place, '' if it is none, and whether it stands without an ending."""
    table = _folded(lang)
    for form, exact in _forms(written, lang):
        if form in table:
            return table[form], exact
    if single and lang in _ENDINGS and (english := _inflected(written.casefold(), lang)):
        return english, False
    if (single and written.isascii()) or (single and lang not in ("ru", "uk", "ar")):
        city = fold(written)
        city = exonyms().get(city, city)
        if city in cities() or city in exonyms().values():
            return city.capitalize(), True
    return "", False


def _forms(written: str, lang: str) -> list[tuple[str, bool]]:
    low = written.casefold().replace("’", "'")
    forms = [(low, True)]
    if lang == "tr" and "'" in low:
        forms.append((low.partition("'")[0], False))
    if lang == "ar":
        forms += [(low.removeprefix(clitic), True) for clitic in _CLITICS if low.startswith(clitic)]
        forms += [("ال" + low.removeprefix(c), True) for c in ("وال", "بال", "لل", "ل", "ب", "") if low.startswith(c)]
    return forms


@cache
def _folded(lang: str) -> dict[str, str]:
    return {name.casefold(): english for name, english in _names(lang).items()}


@cache
def _stems(lang: str) -> dict[str, list[tuple[str, str]]]:
    """First three letters -> stems of names of one word and the English names."""
    table: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, english in _folded(lang).items():
        if " " not in name:
            stem = name if lang == "de" else re.sub(r"(?:ия|ія|[аяоеійиьyaeoię])$", "", name)
            if len(stem) >= _SHORTEST:
                table[stem[:_SHORTEST]].append((stem, english))
    return dict(table)


def _inflected(word: str, lang: str) -> str:
    endings = _ENDINGS[lang].split()
    found = [
        (len(stem), english)
        for stem, english in _stems(lang).get(word[:_SHORTEST], ())
        if word.startswith(stem) and word[len(stem) :] in endings
    ]
    return max(found)[1] if found else ""


def _unspaced(text: str, lang: str) -> list[Place]:
    found: list[Place] = []
    for name, english in sorted(_names(lang).items(), key=lambda pair: -len(pair[0])):
        at = text.find(name) if len(name) > 1 else -1
        while at >= 0:
            end = at + len(name)
            if not any(place.start < end and at < place.end for place in found):
                found.append(Place(at, end, _keys(english), english.casefold() in named_by_country(), english=english))
            at = text.find(name, end)
    return sorted(found, key=lambda place: place.start)


def hinted(text: str, lang: str, place: Place) -> bool:
    """Whether a word that is no place itself may be made of the place's name, as adjectives are: 'russische'."""
    taken = find_places(text, lang)
    words = [m for m in _WORD.finditer(text) if not any(p.start <= m.start() < p.end for p in taken)]
    names = [name for name, english in _folded(lang).items() if _keys(english) & place.keys]
    if lang in _UNSPACED:
        return any(name[:2] in text for name in names)
    return any(_made_of(word[0].casefold(), name, lang) for word in words for name in names)


def _made_of(word: str, name: str, lang: str) -> bool:
    if lang == "ar":
        return name.removeprefix("ال")[:_STEM] in word
    least = min(_STEM, len(name) - 1)
    return len(word) >= least and word[:least] == name[:least]
