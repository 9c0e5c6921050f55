"""Given names that are of one sex wherever they are borne; others ('Andrea', 'Simone', 'Nikita') are left out."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path


@lru_cache(maxsize=50_000)
def sex_of(given: str) -> str:
    """'he', 'she' or '' for a given name."""
    men, women = _tables()
    return "he" if given in men else "she" if given in women else ""


@cache
def _tables() -> tuple[frozenset[str], frozenset[str]]:
    """Names of men and of women, in the spelling that newspapers use."""
    text = (Path(__file__).parent / "data" / "given_sex.txt").read_text(encoding="utf-8")
    men, _, women = text.partition("\nhe\n")[2].partition("\nshe\n")
    return frozenset(men.split()), frozenset(women.split())


def all_given() -> frozenset[str]:
    """Every given name that is of one sex, as newspapers spell it."""
    men, women = _tables()
    return men | women
