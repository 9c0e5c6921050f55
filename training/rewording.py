"""What says the same in other words, or less of it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from checker.consistency.flags import words
from checker.lang.english import base_form, bases, irregular_forms
from checker.lang.numbers import find_quantities
from checker.lang.stopwords import STOPWORDS
from checker.model import Quantity
from training.claims import (
    DATA,
    PASSIVE,
    Claim,
    Surroundings,
    capital,
    edit,
    pick,
    uncapitalised,
)
from training.sources import AGREES

if TYPE_CHECKING:
    from random import Random


@cache
def _synonyms() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for line in (DATA / "synonyms.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            group = [w.replace("_", " ") for w in line.split()]
            table.setdefault(group[0], []).extend(group[1:])
            if len(group) == 2 and " " not in group[1] and not group[1].endswith("-"):
                table.setdefault(group[1], []).append(group[0])
    return table


def synonym(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    options = [
        edit(claim, w.start, w.end, capital(claim.text[w.start], rng.choice(others)), AGREES, "synonym")
        for w in words(claim.text)
        if (others := _synonyms().get(w.key)) and not any(o.endswith("-") for o in others)
    ]
    return pick(rng, options)


@cache
def _listed_synonyms() -> dict[str, tuple[str, list[str]]]:
    """Common words in their base form to their part of speech and synonyms."""
    table: dict[str, tuple[str, list[str]]] = {}
    for line in (DATA / "wordnet_synonyms.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            mark, lemma, *others = line.split()
            if lemma not in table and lemma not in STOPWORDS:
                table[lemma] = (mark, others)
    return table


def thesaurus(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """Several words at once replaced by what a dictionary gives for them, in the form in which they stood."""
    found = [(w, others) for w in words(claim.text) if w.kind == "word" and (others := _replacements(w.key))]
    if not found or claim.label != AGREES:
        return None
    share = rng.uniform(0.3, 0.9)
    for old, others in reversed(found):
        if rng.random() < share:
            claim = edit(
                claim, old.start, old.end, capital(claim.text[old.start], rng.choice(others)), AGREES, "thesaurus"
            )
    return claim


def _replacements(written: str) -> list[str]:
    table = _listed_synonyms()
    if written in table:
        return table[written][1]
    for base in dict.fromkeys((base_form(written), *bases(written))):
        if base in table and base != written:
            mark, others = table[base]
            return [form for other in others if (form := _inflected(other, written, mark))]
    return []


def _inflected(word: str, like: str, mark: str) -> str:
    """The word with the ending of another: 'purchased' as 'acquired' stood; '' where that cannot be told."""
    if base_form(word) != word or irregular_forms(word):
        return ""
    ends = "ed" if like.endswith("ed") else "ing" if like.endswith("ing") else "s" if like.endswith("s") else ""
    if not ends or (mark in "ar") or (mark == "n" and ends != "s"):
        return ""
    if ends == "s":
        return (
            word + ("es" if word.endswith(("s", "x", "ch", "sh", "z")) else "s")
            if not word.endswith("y")
            else word[:-1] + "ies"
        )
    if word.endswith("e"):
        return word[:-1] + ends if ends == "ing" else word + "d"
    if word.endswith("y") and ends == "ed":
        return word[:-1] + "ied"
    doubled = len(word) <= 4 and word[-1] in "bdgmnpt" and word[-2] in "aeiou" and word[-3] not in "aeiou"
    return word + (word[-1] if doubled else "") + ends


_SHORT = (
    (r"\b(is|are|was|were|has|have|had|do|does|did|would|could|should) not\b", r"\1n't"), (r"\b(is|are|was|were|has|have|had|do|does|did|would|could|should)n't\b", r"\1 not"),
    (r"\bcannot\b", "can't"), (r"\bwill not\b", "won't"), (r"\bwon't\b", "will not"), (r" %", " percent"), (r"%", " percent"), (r"\bper ?cent\b", "%"),
    (r"\b(it|he|she|that) is\b", r"\1's"), (r"\b(they|we|you) are\b", r"\1're"), (r"\bU\.S\.", "US"), (r"\bUnited States\b", "US"), (r"\bUnited Kingdom\b", "UK"),
    (r"\bUS\b", "United States"), (r"[“”]", '"'), (r"’", "'"), (r"\bDr\.", "Dr"), (r" - ", " – "), (r"\bof ([A-Z]\w+)'s\b", r"of \1"),
    (r"\b(\d+) (January|February|March|April|June|July|August|September|October|November|December)\b", r"\2 \1"),
    (r"\b(January|February|March|April|June|July|August|September|October|November|December) (\d{1,2})\b(?!,? \d{4}\d)", r"\2 \1"),
    (r"\bthe ([A-Z]\w+) of ([A-Z]\w+)\b", r"\2's \1"), (r"\b([A-Z]\w+)'s (population|government|president|economy|capital|mayor|army)\b", r"the \2 of \1"),
)  # fmt: skip


def respelling(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    options: list[Claim | None] = []
    for pattern, new in _SHORT:
        if (made := re.sub(pattern, new, claim.text, count=1)) != claim.text:
            options.append(Claim(made, claim.label, "respelling", () if claim.label == AGREES else claim.spans))
    return pick(rng, options) if claim.label == AGREES else None


def rounding(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """The same figure in another dress: rounded, spelled, in figures, with its scale as a word."""
    found = [m for m in find_quantities(claim.text) if isinstance(m.value, Quantity) and m.value.low == m.value.high]
    if not found:
        return None
    mention = rng.choice(found)
    part = claim.text[mention.span.start : mention.span.end]
    digits = re.search(r"\d[\d,]*\d|\d", part)
    if digits is None:
        spelled = {
            w: str(n)
            for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
        }
        low = part.lower()
        return (
            edit(claim, mention.span.start, mention.span.end, spelled[low], AGREES, "rounding")
            if low in spelled
            else None
        )
    whole = digits[0].replace(",", "")
    start = mention.span.start + digits.start()
    if not whole.isdigit() or part[digits.end() : digits.end() + 2].startswith((".", ",")):
        return None
    new = _dressed(int(whole), rng)
    return edit(claim, start, start + len(digits[0]), new, AGREES, "rounding") if new else None


def _dressed(number: int, rng: Random) -> str:
    if 2 <= number <= 12 and rng.random() < 0.8:
        return "zero one two three four five six seven eight nine ten eleven twelve".split()[number]
    if number >= 1_000_000 and number % 100_000 == 0:
        return f"{number / 1_000_000:g} million"
    if number >= 100 and number % (step := 10 ** (len(str(number)) - 2)):
        near = round(number / step) * step
        word = rng.choice(["about", "around", "nearly" if near > number else "more than", "some"])
        return f"{word} {near:,}"
    return f"{number:,}" if number >= 10_000 else rng.choice(["some ", "about ", ""]) + str(number)


_PARTS = (
    r" \([^()]{3,80}\)", r", (?:which|who|where|whose) [^,;]{5,80},", r", (?:which|who|where|whose) [^,;]{5,90}(?=\.)",
    r"^(?:However|Moreover|Meanwhile|Also|And|But|In addition|Furthermore|In fact|Of course|Indeed|Still|Then|So|Thus|Therefore|Finally|Nevertheless), ",
    r", [a-z]+ing [^,;]{5,90}(?=\.)", r" (?:very|really|also|quite|just|already|still|then|now|even|recently|largely|mostly|highly)\b",
    r"(?<=[a-z]), (?:but|and|while|although|because|as) [^;\"]{10,120}(?=\.)", r"; [^;\"]{10,150}(?=\.)", r" – [^–]{5,80} –",
    r"(?<=[a-z]) (?:in|on|at|during|since|after|before) [^,;.\"()]{3,60}(?=[.,])",
)  # fmt: skip


def partial(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """Something that the evidence says is left unsaid."""
    if claim.label != AGREES:
        return None
    options: list[Claim | None] = []
    for pattern in _PARTS:
        for match in re.finditer(pattern, claim.text):
            rest = (claim.text[: match.start()] + claim.text[match.end() :]).strip()
            if len(rest.split()) >= 5:
                options.append(Claim(rest[0].upper() + rest[1:], AGREES, "partial"))
    return pick(rng, options)


_FRONT = re.compile(
    r"^((?:In|On|At|During|After|Before|Since|Last|This|Until|By|From|For|With|Under|According to) [^,]{2,60}), (.*?)([.!?])$"
)
_BACK = re.compile(
    r"^(.{20,}?) ((?:in|on|during|since|last|until) (?:\d{4}|January|February|March|April|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|[a-z]+ (?:week|month|year|night))(?:[ ,]+\d+)*)([.!?])$"
)


def fronting(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """'On Monday, he left' and 'He left on Monday'."""
    if claim.label != AGREES:
        return None
    if m := _FRONT.match(claim.text):
        head, rest = m[1], m[2]
        return Claim(rest[0].upper() + rest[1:] + " " + head[0].lower() + head[1:] + m[3], AGREES, "fronting")
    if m := _BACK.match(claim.text):
        return Claim(m[2][0].upper() + m[2][1:] + ", " + uncapitalised(m[1]) + m[3], AGREES, "fronting")
    return None


_SAID = re.compile(
    r"^((?:[A-Z]\w+ ){1,3}|He |She |They )(said|says|added|told reporters|announced|warned|argued) (?:that )?([^\"“]{20,})\.$"
)


def reporting(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    m = _SAID.match(claim.text) if claim.label == AGREES else None
    if m is None:
        return None
    who = m[1].strip()
    who = who.lower() if who in ("He", "She", "They") else who
    return Claim(m[3][0].upper() + m[3][1:] + f", {who} {m[2]}.", AGREES, "reporting")


def active(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """'The house was bought by Bailey' and 'Bailey bought the house'."""
    m = PASSIVE.match(claim.text) if claim.label == AGREES else None
    if m is None or "," in m[1]:
        return None
    return Claim(m[4][0].upper() + m[4][1:] + f" {m[3]} {uncapitalised(m[1])}{m[5]}", AGREES, "active")


def lowered(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """As summarising programs write: small letters, signs apart."""
    if claim.label != AGREES:
        return None
    return Claim(re.sub(r"([.,;:!?()\"])", r" \1 ", claim.text.lower()).replace("  ", " ").strip(), AGREES, "lowered")
