"""How sure a sentence of a language of sources is of what it says, beside an English one that renders it.

'Könnte', 'pourrait' and 'может' that became 'will' or a plain statement, 'angeblich' and 'aurait volé' that became
fact, and a 'may' of which the source has nothing. English hedges in many words, so any of them excuses.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from checker.lang.finite import may_be_finite
from checker.lang.modality import HEDGES, REPORTING
from checker.lang.scan import Scan, scan

_DATA = Path(__file__).parent / "data" / "hedges.txt"
# Any of these in English leaves room for doubt.
_DOUBT = HEDGES | frozenset(
    "can cannot would ought maybe presumed so-called purported purportedly self-styled supposed suspected uncertain "
    "doubt perhaps conceivable conceivably feasible option or wonder question questions otherwise potential prospect "
    "presumably arguably unclear conditional capable permitted eligible capacity threat hopes opportunity power "
    "claiming alleging asserting asserted assertion assertions accusing accusation pretext pretence supposition "
    "probability impossible until couldn wouldn shouldn mustn".split()
)
# Hearsay in Romance languages is a conditional of the past.
_HEARSAY = {
    "fr": re.compile(r"\b(?:aur|ser)ai(?:t|ent)\s(?:\w{2,12}\s){0,2}\w{2,20}(?:é|ée|és|ées|i|it|is|u|us|ert)\b"),
    "es": re.compile(r"\bhabr[íi]an?\s(?:sido\s)?\w{2,20}(?:ado|ido|to|cho)\b"),
    "it": re.compile(
        r"\b(?:avrebbe(?:ro)?|sarebbe(?:ro)?)\s(?:\w{2,12}\s)?\w{2,20}(?:[aiu]t[oaie]|s[oaie]|tt[oaie])\b"
    ),
    "pt": re.compile(r"\bteri(?:a|am)\s(?:sido\s)?\w{2,20}(?:ado|ido|to)\b"),
    "de": re.compile(r"\b(?:soll|sollen)\s[^.,;]{3,120}\bge\w{2,20}\s(?:haben|sein|worden)\b"),
    "nl": re.compile(r"\b(?:zou|zouden)\s[^.,;]{3,120}\b(?:ge\w{2,20}\s(?:hebben|zijn)|(?:hebben|zijn)\sge\w{2,20})\b"),
}
_CONDITION = {"fr": "si", "es": "si", "it": "se", "pt": "se", "de": "wenn", "nl": "als"}


@cache
def _words(lang: str, entry: str) -> re.Pattern[str] | None:
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        head, _, words = line.partition(" = ")
        if head == f"{lang}: {entry}":
            parts = [re.escape(w.rstrip("*")) + (r"\w*" if w.endswith("*") else "") for w in words.split(", ")]
            return re.compile(rf"\b(?:{'|'.join(sorted(parts, key=len, reverse=True))})\b", re.IGNORECASE)
    return None


@cache
def known() -> frozenset[str]:
    """Languages of which hedges are known."""
    lines = _DATA.read_text(encoding="utf-8").splitlines()
    return frozenset(line.partition(":")[0] for line in lines if line[:1] != "#")


def lost(source: str, lang: str, english: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """What is put surely in English, and the word that leaves it open in the source; None where that is so in both."""
    pieces = scan(english)
    if _DOUBT & set(pieces.lowers) or "?" in pieces.lowers or "?" in source:
        return None
    said = REPORTING & set(pieces.lowers)
    possible = _words(lang, "possible")
    found = possible.search(source) if possible else None
    if found and source[: found.start()].rstrip().lower().endswith((" не", " nie", " nu")):
        return None  # 'cannot'
    if not found and not said:
        claimed, condition = _words(lang, "claimed"), _CONDITION.get(lang, "")
        found = claimed.search(source) if claimed else None
        hearsay = _HEARSAY.get(lang)
        if not found and hearsay and not re.search(rf"\b{condition}\b", source, re.IGNORECASE):
            found = hearsay.search(source)
    verb = _verb(pieces) if found else None
    return (verb, found.span()) if verb and found else None


def added(source: str, lang: str, english: str) -> tuple[int, int] | None:
    """'may close' where nothing in the source leaves it open."""
    hedges = [_words(lang, entry) for entry in ("possible", "claimed", "hedged")]
    if hedges[2] is None or any(words and words.search(source) for words in hedges) or "?" in source:
        return None
    pieces = scan(english)
    for n, low in enumerate(pieces.lowers[:-1]):
        if low in ("may", "might") and pieces.words[n].islower() and pieces.kinds[n + 1] == "w":
            return pieces.starts[n], pieces.ends[n + 1]
    return None


def _verb(pieces: Scan) -> tuple[int, int] | None:
    """'will close', else the first word that may be a verb behind another."""
    for n, low in enumerate(pieces.lowers[:-1]):
        if low in ("will", "shall") and pieces.kinds[n + 1] == "w":
            return pieces.starts[n], pieces.ends[n + 1]
    for n in range(1, len(pieces)):
        verbal = pieces.kinds[n] == "w" and may_be_finite(pieces.lowers[n]) and not pieces.capital(n)
        if verbal and pieces.lowers[n - 1] not in ("the", "a", "an", "of", "in", "to", "his", "her", "its", "their"):
            return pieces.starts[n], pieces.ends[n]
    return None
