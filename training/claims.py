"""A claim, what it stands among, and how words of it are replaced."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from checker.consistency.flags import words
from checker.lang.english import is_english
from checker.lang.given_names import all_given
from checker.lang.places import countries
from training.sources import AGREES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random


DATA = Path(__file__).parent / "data"
Spans = tuple[tuple[int, int], ...]
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
AUXILIARIES = "is are was were has have had will would can could should must may might does do did".split()
PASSIVE = re.compile(
    r"^(.{3,60}?) (was|were) (\w{3,}ed) by ((?:the |an? )?(?:[A-Z][\w.'-]+(?: (?:of |and )?[A-Z][\w.'-]+){0,3}|[a-z]+ [a-z]+))\b(.*)$"
)


@dataclass(frozen=True)
class Claim:
    text: str
    label: int = AGREES
    kind: str = "same"
    spans: Spans = ()  # the words of ``text`` that are not as the evidence has them


@dataclass(frozen=True)
class Surroundings:
    """What replacements are taken from: the passage of the claim, and others."""

    passage: Sequence[str]
    elsewhere: Sequence[str]
    names: dict[str, list[str]] = field(default_factory=dict)  # by kind


def edit(claim: Claim, start: int, end: int, new: str, label: int, kind: str) -> Claim:
    """The words from ``start`` to ``end`` replaced; spans that were marked before move along."""
    text = claim.text[:start] + new + claim.text[end:]
    text, shift = (text, len(new) - (end - start))
    old = tuple((s + shift, e + shift) if s >= end else (s, e) for s, e in claim.spans if e <= start or s >= end)
    here = (start, start + len(new)) if new.strip() else (max(0, start - 1), min(len(text), start + 1))
    return Claim(text, label if label != AGREES else claim.label, kind, (*old, here) if label != AGREES else old)


def pick(rng: Random, options: Sequence[Claim | None]) -> Claim | None:
    found = [option for option in options if option is not None]
    return rng.choice(found) if found else None


def capital(like: str, new: str) -> str:
    return new[:1].upper() + new[1:] if like[:1].isupper() else new


def runs(text: str) -> list[tuple[int, int]]:
    """Names: runs of words with a capital that do not merely begin the sentence."""
    found: list[tuple[int, int]] = []
    rows = words(text)
    for index, word in enumerate(rows):
        name = word.kind == "name" or (index == 0 and word.kind == "word" and only_name(text[word.start : word.end]))
        if not name or text[word.start : word.end] in {*MONTHS, *WEEKDAYS, "I"}:
            continue
        if found and text[found[-1][1] : word.start] in (" ", "-"):
            found[-1] = (found[-1][0], word.end)
        else:
            found.append((word.start, word.end))
    return found


def only_name(word: str) -> bool:
    return word in all_given() or (word[0].isupper() and not is_english(word.lower()))


def kind_of(name: str) -> str:
    first = name.split()[0]
    if countries(name):
        return "country"
    if first in all_given():
        return "person" if " " in name else "given"
    return "initials" if name.isupper() else "long" if " " in name else "short"


def uncapitalised(text: str) -> str:
    first = text.split()[0]
    return text if only_name(first) or first == "I" else text[0].lower() + text[1:]


def change(
    claim: Claim,
    around: Surroundings,
    rng: Random,
    table: dict[str, Callable[..., Claim | None]],
    weights: dict[str, float],
) -> Claim | None:
    """The first change that is possible, in an order drawn by weight."""
    order = sorted(table, key=lambda n: -(rng.random() ** (1 / weights[n])))
    for chosen in order[:8]:
        made = table[chosen](claim, around, rng)
        if made is not None and made.text != claim.text and made.text.strip():
            return made
    return None
