"""Countries, their capitals and their people: words of news for one and the same actor."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def _table(name: str) -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    lines = [
        line for line in (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"
    ]
    for number, line in enumerate(lines):
        for word in line.replace("|", ",").split(","):
            if word:
                table.setdefault(word.casefold(), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


def countries(name: str) -> frozenset[int]:
    """The countries that a name may stand for, as numbers: 'Kyiv', 'Ukraine' and 'Ukrainian' share one."""
    return _table("countries").get(_key(name), frozenset())


def _key(name: str) -> str:
    return name.casefold().removeprefix("the ")


def same_country(a: str, b: str) -> bool:
    """Whether both may stand for one country or part of one, as its name, its capital or its people."""
    regions = _table("regions")
    return bool(countries(a) & countries(b) or regions.get(_key(a), frozenset()) & regions.get(_key(b), frozenset()))


_REGIONS = frozenset(
    """
    africa asia europe america oceania scandinavia balkans baltics caucasus sahel maghreb levant siberia crimea donbas
    patagonia anatolia bavaria saxony thuringia hesse brandenburg westphalia catalonia andalusia galicia lombardy
    tuscany umbria piedmont veneto sicily sardinia brittany normandy provence corsica alsace scotland wales england
    ulster flanders wallonia silesia pomerania masuria moravia bohemia transylvania thrace macedonia kurdistan punjab
    kashmir bengal tibet xinjiang manchuria mongolia hokkaido kyushu alps andes carpathians pyrenees midwest california
    texas florida alaska hawaii quebec ontario alberta queensland tasmania chechnya dagestan tatarstan abkhazia
    """.split()
)


def region(name: str) -> bool:
    """Whether a name is of a part of the world or of a country, in which towns of other names lie."""
    # Not the regions of the table: their towns are named there, and their adjectives are no places.
    return name.casefold().split()[-1:] != [] and name.casefold().split()[-1] in _REGIONS


@cache
def cities() -> frozenset[str]:
    """Cities of one word and many people, in plain letters."""
    lines = (_DATA / "cities.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def named_by_country() -> dict[str, int]:
    """What a country itself is called, without its capital and its people -> its number."""
    lines = [line for line in (_DATA / "countries.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {name.casefold(): n for n, line in enumerate(filter(None, lines)) for name in line.split("|")[0].split(",")}
