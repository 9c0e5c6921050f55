"""A claim turned round or spoilt by a word: denied, its contrary, more or less than was said, or no longer a sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.consistency.flags import Word, words
from checker.lang.english import base_form, bases, common_words
from checker.lang.tokens import stem
from training.claims import (
    AUXILIARIES,
    DATA,
    PASSIVE,
    Claim,
    Surroundings,
    capital,
    edit,
    pick,
    uncapitalised,
)
from training.sources import CONTRADICTS, OTHER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random


def denial(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """'not' put in, or taken away."""
    rows = words(claim.text)
    lost = [w for w in rows if w.kind == "denial" and w.key in ("not", "never", "no")]
    if lost and rng.random() < 0.8:
        return _affirmed(claim, rng.choice(lost), rng)
    options: list[Claim | None] = []
    for index, word in enumerate(rows):
        after = rows[index + 1] if index + 1 < len(rows) else None
        if word.key in AUXILIARIES and after and after.kind != "denial" and after.kind != "sign":
            options.append(_denied(claim, word, rng))
        elif index and word.kind == "word" and is_past(word.key, rows[index - 1]):
            base = _infinitive(word.key)
            if base:
                options.append(
                    edit(
                        claim,
                        word.start,
                        word.end,
                        rng.choice(["did not", "didn't", "never"]) + f" {base}",
                        CONTRADICTS,
                        "denial",
                    )
                )
    return pick(rng, options)


def _affirmed(claim: Claim, word: Word, rng: Random) -> Claim | None:
    if word.key == "no":
        return edit(claim, word.start, word.end, rng.choice(["a", "some", "the"]), CONTRADICTS, "denial")
    start = word.start - (claim.text[word.start - 1 : word.start] == " ")
    if claim.text[max(0, word.start - 2) : word.start].lower() == "ca":
        return edit(claim, word.start - 2, word.end, "can", CONTRADICTS, "denial")
    if claim.text[max(0, word.start - 2) : word.start].lower() == "wo":
        return edit(claim, word.start - 2, word.end, "will", CONTRADICTS, "denial")
    return edit(claim, start, word.end, "", CONTRADICTS, "denial")


def _denied(claim: Claim, word: Word, rng: Random) -> Claim:
    short = word.key in (
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "would",
        "could",
        "should",
        "does",
        "do",
        "did",
    )
    new = rng.choice([" not", " not", "n't", " never"] if short else [" not", " never"])
    if word.key in ("will", "can") and new == " not" and rng.random() < 0.5:
        both = {"will": "won't", "can": "cannot"}[word.key]
        return edit(claim, word.start, word.end, capital(claim.text[word.start], both), CONTRADICTS, "denial")
    return edit(claim, word.end, word.end, new, CONTRADICTS, "denial")


def is_past(word: str, before: Word) -> bool:
    """Whether it reads as a verb of the past: 'the army attacked', 'he went', and not 'the wounded', 'was attacked'."""
    verbal = (word.endswith("ed") and len(word) > 4) or (base_form(word) != word and not word.endswith(("n", "s")))
    return (
        verbal
        and before.key not in {*AUXILIARIES, "been", "be", "being", "the", "a", "an", "by", "of", "and", ","}
        and before.kind in ("word", "name", "small")
    )


def _infinitive(word: str) -> str:
    irregular = base_form(word)
    if irregular != word:
        return irregular
    return next((b for b in bases(word) if b in common_words() and b != word), "")


@cache
def _contraries() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for line in (DATA / "contraries.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            one, other = line.split(" / ")
            table.setdefault(one, []).append(other)
            table.setdefault(other, []).append(one)
    return table


@cache
def _listed_contraries() -> dict[str, list[str]]:
    """Common words to contraries of the same ending, from the dictionary that the checks use."""
    surface: dict[str, list[str]] = {}
    for word in sorted(common_words()):
        surface.setdefault(stem(word), []).append(word)
    table: dict[str, list[str]] = {}
    lines = (Path(__file__).parent.parent / "checker/lang/data/contraries_en.txt").read_text("utf-8").splitlines()
    for line in lines:
        sides = line.split(" / ")
        if line.startswith("#") or len(sides) != 2 or any(len(side.split()) > 9 for side in sides):
            continue
        a, b = ([w for s in side.split() for w in surface.get(s, ())] for side in sides)
        for one in a:
            for other in b:
                if _ending(one) == _ending(other):
                    table.setdefault(one, []).append(other)
                    table.setdefault(other, []).append(one)
    return table


def _ending(word: str) -> str:
    return next((e for e in ("ingly", "ed", "ing", "ly", "ness", "s", "tion") if word.endswith(e)), "")


def antonym(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    options: list[Claim | None] = []
    for word in words(claim.text):
        written = claim.text[word.start : word.end]
        if word.kind in ("word", "small") and len(word.key) > 2:
            by_hand, listed = _contraries().get(word.key, []), _listed_contraries().get(word.key, [])
            pool = by_hand * 3 + (listed if word.kind == "word" else [])
            pool += _unmade(word.key)
            if pool:
                options.append(
                    edit(claim, word.start, word.end, capital(written, rng.choice(pool)), CONTRADICTS, "antonym")
                )
    return pick(rng, options)


def _unmade(word: str) -> list[str]:
    """'unable' of 'able', and back."""
    found = [p + word for p in ("un", "in", "dis", "im", "ir") if p + word in common_words()]
    found += [
        word[len(p) :]
        for p in ("un", "dis")
        if word.startswith(p) and len(word) > 6 and word[len(p) :] in common_words()
    ]
    return found if word.endswith(("ed", "able", "ible", "al", "ful", "ent", "ant", "ly", "ar", "ic", "ous")) else []


_QUANTIFIERS = {
    "all": ["some", "few", "none", "half"], "every": ["no", "hardly any"], "most": ["few", "all", "some"],
    "many": ["few", "all", "no"], "some": ["all", "no", "most"], "few": ["many", "most"], "several": ["no", "all", "hundreds of"],
    "none": ["all", "some"], "both": ["neither", "one"], "always": ["never", "sometimes"], "never": ["always", "often"],
    "often": ["never", "always", "rarely"], "only": ["not only", "also"], "usually": ["rarely", "never"], "each": ["no"],
    "at least": ["at most", "less than"], "more than": ["less than", "fewer than"], "less than": ["more than"],
    "fewer than": ["more than"], "up to": ["at least", "more than"], "over": ["under"], "nearly": ["more than"], "almost": ["more than"],
}  # fmt: skip


def quantifier(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    return _exchanged(claim, _QUANTIFIERS, rng, CONTRADICTS, "quantifier")


_MODALS = {
    "will": ["may", "might", "could", "should", "would have"], "is": ["may be", "is said to be", "was", "will be"], "are": ["may be", "could be", "were", "will be"],
    "can": ["must", "cannot yet", "will"], "may": ["must", "will", "did"], "might": ["must", "will"], "could": ["will", "must", "did"],
    "must": ["may", "need not"], "should": ["must", "may"], "has": ["will have", "may have"], "was": ["may have been", "will be"],
    "were": ["may have been", "will be"], "had": ["may have had", "will have"], "would": ["will", "did"], "planned": ["refused"], "plans": ["refuses"],
    "allegedly": ["certainly"], "probably": ["certainly"], "likely": ["certain", "bound"], "reportedly": ["definitely"],
}  # fmt: skip


def modality(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    return _exchanged(claim, _MODALS, rng, OTHER, "modality")


PRONOUNS = {
    "he": ["she", "they", "it"], "she": ["he", "they"], "his": ["her", "their"], "her": ["his", "their"], "him": ["her", "them"],
    "they": ["he", "she", "we"], "their": ["his", "her", "our"], "them": ["him", "her"], "we": ["they"], "our": ["their"], "i": ["he", "she"], "my": ["his"],
}  # fmt: skip


def pronoun(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    return _exchanged(claim, PRONOUNS, rng, CONTRADICTS, "pronoun")


def _exchanged(claim: Claim, table: dict[str, list[str]], rng: Random, label: int, kind: str) -> Claim | None:
    options = [
        edit(claim, m.start(), m.end(), capital(m[0], rng.choice(others)), label, kind)
        for old, others in table.items()
        for m in re.finditer(rf"\b{old}\b(?!n't| not)", claim.text, re.IGNORECASE)
    ]
    return pick(rng, options)


def word(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """Another word of the same ending from another text: who reads the evidence sees that nobody said so."""
    found = [w for w in words(claim.text) if w.kind == "word" and len(w.key) > 3]
    if not found:
        return None
    old = rng.choice(found)
    pool = [
        w.key for s in rng.sample(list(around.elsewhere), min(4, len(around.elsewhere))) for w in words(s)
        if w.kind == "word" and len(w.key) > 3 and _ending(w.key) == _ending(old.key) and w.key not in claim.text.lower()
    ]  # fmt: skip
    if not pool:
        return None
    return edit(claim, old.start, old.end, capital(claim.text[old.start], rng.choice(pool)), OTHER, "word")


_PHRASE = re.compile(
    r"(?:,|;)? (?:in|on|at|with|for|from|after|before|during|because|despite|near|since|until|without|against|under|by|who|which|where|as|including|according) [^,;.()\"]{8,70}(?=[,.;])"
)


def addition(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """A phrase or word that stands elsewhere, or nowhere, is added."""
    if rng.random() < 0.45:
        return _added_word(claim, around, rng)
    source = rng.choice(list(around.passage if rng.random() < 0.4 and around.passage else around.elsewhere))
    phrases = [m[0] for m in _PHRASE.finditer(source) if m[0].strip(" ,;") not in claim.text]
    places = [m.start() for m in re.finditer(r"(?<=\w)[,.;](?=\s|$)", claim.text)] or [len(claim.text)]
    if not phrases:
        return None
    at = rng.choice(places)
    return edit(claim, at, at, rng.choice(phrases), OTHER, "addition")


_QUALITIES = """
fiscal former largest foreign young old military federal secret new famous political local British American German first
second leading private public national international unknown wealthy armed retired senior early late recent alleged
controversial unexpected entire annual daily weekly central northern southern eastern western historic small huge
financial legal medical religious popular successful failed final tragic dangerous illegal female male main official
""".split()
_MANNERS = "quickly secretly reluctantly repeatedly publicly officially suddenly illegally successfully briefly rarely finally allegedly deliberately immediately partly only twice unanimously temporarily".split()


def _added_word(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    rows = words(claim.text)
    options: list[Claim | None] = []
    for index, row in enumerate(rows[:-1]):
        after = rows[index + 1]
        if row.key in (
            "the",
            "a",
            "an",
            "his",
            "her",
            "their",
            "its",
            "this",
            "two",
            "three",
            "of",
            "some",
        ) and after.kind in ("word", "name"):
            options.append(edit(claim, row.end, row.end, " " + rng.choice(_QUALITIES), OTHER, "addition"))
        if row.key in AUXILIARIES and after.kind == "word":
            options.append(edit(claim, row.end, row.end, " " + rng.choice(_MANNERS), OTHER, "addition"))
    return pick(rng, options)


def removal(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """A noun, verb or subject is gone, and what is left says nothing or something else."""
    rows = words(claim.text)
    options: list[tuple[Word, Word]] = []
    for index, row in enumerate(rows[1:-1], start=1):
        before, after = rows[index - 1], rows[index + 1]
        closes = (
            after.kind == "sign"
            or after.key in AUXILIARIES
            or after.key
            in ("of", "in", "on", "to", "that", "for", "and", "with", "by", "at", "from", "who", "which", "'s")
        )
        opened = before.kind == "word" or before.key in (
            "the",
            "a",
            "an",
            "of",
            "in",
            "to",
            "his",
            "her",
            "their",
            "its",
            "for",
            "with",
            "by",
            "from",
            "on",
            "two",
            "and",
        )
        if row.kind == "word" and closes and opened and not row.key.endswith("ly"):
            options.append((row, row))  # the head of a noun phrase
        if row.kind == "word" and (
            is_past(row.key, before) or before.key in ("to", "will", "would", "can", "could", "may", "must", "should")
        ):
            options.append((row, row))
        if row.key in AUXILIARIES:
            options.append((row, after if after.kind == "word" and rng.random() < 0.4 else row))
        if row.key in PRONOUNS and (after.key in AUXILIARIES or after.kind == "word"):
            options.append((row, row))
    options += _subjects(rows)
    if not options:
        return None
    first, last = rng.choice(options)
    start = first.start - (first.start > 0 and claim.text[first.start - 1] == " ")
    end = last.end + (start == 0 and claim.text[last.end : last.end + 1] == " ")
    made = edit(claim, start, end, "", OTHER, "removal")
    return replace(made, text=made.text[0].upper() + made.text[1:]) if start == 0 and made.text else made


def _subjects(rows: Sequence[Word]) -> list[tuple[Word, Word]]:
    """What stands before the first verb, if that is short."""
    for index, row in enumerate(rows[:9]):
        if index and (row.key in AUXILIARIES or (row.kind == "word" and is_past(row.key, rows[index - 1]))):
            return [(rows[0], rows[index - 1])] * 2 if all(r.kind != "sign" for r in rows[:index]) else []
    return []


def jumble(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """Two words of the sentence have changed places, or its words stand in no order."""
    parts = claim.text.split(" ")
    if len(parts) < 6:
        return None
    if rng.random() < 0.4:
        middle = parts[1:-1]
        rng.shuffle(middle)
        made = " ".join([parts[0], *middle, parts[-1]])
        return Claim(made, OTHER, "jumble", ((0, len(made)),))
    i = rng.randrange(1, len(parts) - 2)
    j = min(len(parts) - 2, i + rng.randint(1, 3))
    if parts[i] == parts[j]:
        return None
    parts[i], parts[j] = parts[j], parts[i]
    start = len(" ".join(parts[:i])) + 1
    return Claim(" ".join(parts), OTHER, "jumble", ((start, start + len(" ".join(parts[i : j + 1]))),))


def turned_roles(claim: Claim, around: Surroundings, rng: Random) -> Claim | None:
    """'Bailey was bought by the house': the roles of a passive exchanged."""
    m = PASSIVE.match(claim.text)
    if m is None or "," in m[1]:
        return None
    doer, done = m[4][0].upper() + m[4][1:], uncapitalised(m[1])
    made = (
        f"{doer} {m[2]} {m[3]} by {done}{m[5]}" if rng.random() < 0.5 else f"{m[1]} {m[3]} {uncapitalised(m[4])}{m[5]}"
    )
    return Claim(made, CONTRADICTS, "roles", ((0, len(made) - len(m[5])),))
