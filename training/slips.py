"""Another figure, scale, day or name, and two that change places: what comparisons of values look for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.lang.numbers import find_quantities, quantities_agree
from checker.model import Quantity
from training.claims import (
    MONTHS,
    WEEKDAYS,
    Claim,
    Surroundings,
    capital,
    edit,
    kind_of,
    pick,
    runs,
)
from training.sources import CONTRADICTS

if TYPE_CHECKING:
    from random import Random


def figure(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """Another figure: near it, with digits turned, ten times as much, or one from the passage."""
    found = [m for m in find_quantities(claim.text) if isinstance(m.value, Quantity)]
    if not found:
        return None
    mention = rng.choice(found)
    part = claim.text[mention.span.start : mention.span.end]
    digits = re.search(r"\d[\d.,]*\d|\d", part)
    if digits is None:
        return _worded_figure(claim, mention.span.start, part, rng)
    new = rng.choice(
        [_other_figure(digits[0], rng), _other_figure(digits[0], rng), _from_passage(digits[0], around, rng)]
    )
    if not new or new == digits[0]:
        return None
    start = mention.span.start + digits.start()
    made = edit(claim, start, start + len(digits[0]), new, CONTRADICTS, "figure")
    return made if _disagree(mention.value, made.text, mention.span.start) else None


def _disagree(value: Quantity, text: str, start: int) -> bool:
    for mention in find_quantities(text):
        if mention.span.start <= start < mention.span.end and isinstance(mention.value, Quantity):
            return not quantities_agree(value, mention.value)
    return True


def _other_figure(written: str, rng: Random) -> str:
    plain = written.replace(",", "")
    whole, dot, rest = plain.partition(".")
    if not whole.isdigit() or len(whole) > 12:
        return ""
    number, way = int(whole), rng.random()
    if way < 0.35:
        number = max(0, number + rng.choice([-1, 1]) * max(1, round(number * rng.uniform(0.15, 0.8))))
    elif way < 0.6 and len(whole) > 1:
        letters = list(whole)
        i = rng.randrange(len(letters))
        letters[i] = rng.choice([d for d in "123456789" if d != letters[i]])
        number = int("".join(letters))
    elif way < 0.75:
        number = number * 10 if rng.random() < 0.5 or number < 10 else number // 10
    else:
        number = number + rng.choice([1, 2, 3, 5, 7]) * (10 ** max(0, len(whole) - 2))
    new = f"{number:,}" if "," in written else str(number)
    return new + dot + rest


def _from_passage(written: str, around: Surroundings, rng: Random) -> str:
    others = re.findall(r"\d[\d.,]*\d|\d", " ".join([*around.passage, *around.elsewhere[:2]]))
    others = [o for o in others if o.replace(",", "") != written.replace(",", "")]
    return rng.choice(others) if others else ""


_SMALL = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty".split()
_SCALES = ("thousand", "million", "billion", "trillion", "hundred", "dozen")


def _worded_figure(claim: Claim, start: int, part: str, rng: Random) -> Claim | None:
    for match in re.finditer(r"[A-Za-z]+", part):
        low = match[0].lower()
        pool = _SMALL if low in _SMALL else _SCALES[:4] if low in _SCALES[:4] else ()
        if pool:
            new = capital(match[0], rng.choice([w for w in pool if w != low]))
            return edit(claim, start + match.start(), start + match.end(), new, CONTRADICTS, "figure")
    return None


def scale(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """Another scale, unit or currency: 'million' for 'billion', 'euros' for 'dollars'."""
    groups = (
        ("thousand", "million", "billion"), ("dollars", "euros", "pounds", "yen"), ("$", "€", "£"), ("metres", "kilometres", "miles"),
        ("meters", "kilometers", "miles"), ("hours", "days", "weeks", "months", "years"), ("hour", "day", "week", "month", "year"),
        ("km", "miles", "feet"), ("kg", "tonnes", "pounds"), ("seconds", "minutes", "hours"),
    )  # fmt: skip
    options = [
        edit(claim, m.start(), m.end(), rng.choice([g for g in group if g != m[0]]), CONTRADICTS, "scale")
        for group in groups
        for unit in group
        for m in re.finditer(
            rf"(?<=\d\s){unit}\b|(?<=\d){unit}\b" if unit.isalpha() else re.escape(unit) + r"(?=\d)", claim.text
        )
    ]
    return pick(rng, options)


def day(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    options: list[Claim | None] = []
    for group in (MONTHS, WEEKDAYS):
        for name in group:
            options += [
                edit(claim, m.start(), m.end(), rng.choice([n for n in group if n != name]), CONTRADICTS, "day")
                for m in re.finditer(rf"\b{name}\b", claim.text)
                if name != "May" or re.match(r" \d", claim.text[m.end() :])
            ]
    for m in re.finditer(r"\b(1[5-9]\d\d|20[0-4]\d)\b", claim.text):
        year = int(m[0]) + rng.choice([-30, -11, -10, -5, -3, -2, -1, 1, 2, 3, 4, 10, 20])
        options.append(edit(claim, m.start(), m.end(), str(year), CONTRADICTS, "day"))
    return pick(rng, options)


def name(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """Another name of the same kind, from the passage where it has one."""
    found = runs(claim.text)
    if not found:
        return None
    start, end = rng.choice(found)
    old = claim.text[start:end]
    kind = kind_of(old)
    near = [
        n
        for s in around.passage
        for a, b in runs(s)
        if (n := s[a:b]) not in claim.text and old not in n and kind_of(n) == kind
    ]
    pool = near if near and rng.random() < 0.5 else around.names.get(kind, [])
    pool = [n for n in pool if not set(n.lower().split()) & set(old.lower().split())] if pool is near else pool
    new = rng.choice(pool) if pool else ""
    if not new or new in old or old in new:
        return None
    return edit(claim, start, end, new, CONTRADICTS, "name")


def part_of_name(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """One part of a longer name is another: 'Jill Biden' for 'Joe Biden'."""
    found = [(s, e) for s, e in runs(claim.text) if " " in claim.text[s:e]]
    if not found:
        return None
    start, end = rng.choice(found)
    first, _, rest = claim.text[start:end].partition(" ")
    pool = around.names.get("person", []) or around.names.get("long", [])
    if not pool:
        return None
    other = rng.choice(pool)
    if rng.random() < 0.5:
        return edit(claim, start, start + len(first), other.split()[0], CONTRADICTS, "name")
    return edit(claim, start + len(first) + 1, end, other.split()[-1], CONTRADICTS, "name") if rest else None


def swap(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """Two names, figures or days change places: who did it to whom, what belongs to what."""
    spots = runs(claim.text)
    if len(spots) < 2 or rng.random() < 0.2:
        spots = [
            (m.start(), m.end()) for m in re.finditer(r"(?<![\w.,])\d[\d,.]*\d(?!\w)|(?<![\w.,])\d(?!\w)", claim.text)
        ]
    pairs = [(a, b) for i, a in enumerate(spots) for b in spots[i + 1 :] if not _listed(claim.text[a[1] : b[0]])]
    pairs = [(a, b) for a, b in pairs if claim.text[slice(*a)].lower() != claim.text[slice(*b)].lower()]
    if not pairs:
        return None
    (s, e), (t, f) = rng.choice(pairs)
    one, other = claim.text[s:e], claim.text[t:f]
    made = edit(claim, t, f, one, CONTRADICTS, "swap")
    return edit(made, s, e, other, CONTRADICTS, "swap")


def _listed(between: str) -> bool:
    """'Spain and Portugal' may be turned without harm."""
    return bool(re.fullmatch(r"\s*(?:,|,?\s*(?:and|or|to|with|between|-|–|/|[(]))\s*", between)) or not between.strip()
