"""Nouns that are surely counted, so that one of them in the singular needs an article or the like."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from checker.lang.english import irregular_forms, noun_forms

_DATA = Path(__file__).parent / "data" / "count_nouns.txt"
# Plurals that noun_forms does not make.
_PLURALS = {
    "knife": ("knives",),
    "thief": ("thieves",),
    "tornado": ("tornadoes",),
    "volcano": ("volcanoes",),
    "hero": ("heroes",),
    "mouse": ("mice",),
}


@cache
def count_nouns() -> frozenset[str]:
    """Singulars in small letters."""
    lines = _DATA.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def plural(noun: str) -> str:
    """More than one of what such a noun names."""
    irregular = irregular_forms(noun) or _PLURALS.get(noun, ())
    if irregular:
        return irregular[0]
    return noun[:-2] + "en" if noun.endswith("man") else noun_forms(noun)[1]
