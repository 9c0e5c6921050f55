"""What a paragraph is about, by its words: 'extension' is another word in a match report than in a building permit."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.lang.english import all_forms, noun_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DATA = Path(__file__).parent / "data" / "domains_en.txt"


@cache
def domains() -> Mapping[str, tuple[str, ...]]:
    """Names of subjects, each with its words as they are written in the file."""
    lines = (line for line in DATA.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return {name.strip(): tuple(words.split()) for name, words in (line.split(":") for line in lines)}


@cache
def context_forms(words: tuple[str, ...]) -> frozenset[str]:
    """Every form of the words, in small letters; '@court' stands for the words of a subject.

    Raises ValueError for a subject that is not there.
    """
    return frozenset(form for word in words for form in _forms(word))


def _forms(word: str) -> Iterable[str]:
    if word.startswith("@"):
        if word[1:] not in domains():
            raise ValueError(f"context: no subject is named '{word[1:]}'; there are {', '.join(domains())}")
        return (form for other in domains()[word[1:]] for form in _forms(other))
    return all_forms(word[1:]) if word.startswith("~") else noun_forms(word)
