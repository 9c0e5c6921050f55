"""Countries, their capitals and their people: words of news for one and the same actor."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "countries.txt"


@cache
def _countries() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    lines = [line for line in _DATA.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    for number, line in enumerate(lines):
        for word in line.replace("|", ",").split(","):
            table.setdefault(word.casefold(), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


def countries(name: str) -> frozenset[int]:
    """The countries that a name may stand for, as numbers: 'Kyiv', 'Ukraine' and 'Ukrainian' share one."""
    return _countries().get(name.casefold().removeprefix("the "), frozenset())


def same_country(a: str, b: str) -> bool:
    """Whether both may stand for one country, as its name, its capital or its people."""
    return bool(countries(a) & countries(b))
