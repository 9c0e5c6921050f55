"""What a number counts: the noun phrase after it, as stems with the head last."""

from __future__ import annotations

from functools import cache

from checker.lang.lexicon import raw
from checker.lang.scan import HYPHENS, Scan, normal
from checker.lang.tokens import stem

_PLURALS = frozenset(
    """people men women children police fish sheep cattle feet teeth mice criteria phenomena media data
    aircraft spacecraft personnel staff crew species series offspring troops dead injured wounded
    missing victims others infantry clergy poor rich elderly unemployed kids folk grandchildren
    policemen policewomen firemen firefighters servicemen businessmen fishermen gunmen spokesmen wives
    lives knives wolves halves shelves thieves deaths percent bishops""".split()
)
_NOT_PLURAL = ("ss", "us", "is", "ous")
_HEAD_FIRST = frozenset({"fr", "es", "it", "pt", "ar"})


@cache
def function_words(lang: str) -> frozenset[str]:
    return frozenset(normal(word, lang) for word in raw(lang).get("stop", "").split())


def plural(low: str) -> bool:
    """Whether an English word looks like a plural noun."""
    return low in _PLURALS or (len(low) > 3 and low.endswith("s") and not low.endswith(_NOT_PLURAL))


def counted_noun(pieces: Scan, index: int, many: bool = True) -> tuple[str, ...]:
    """Stems of the noun phrase that begins at a piece; () where no noun stands there."""
    if index >= len(pieces) or "\n" in pieces.gap(index):
        return ()
    if pieces.words[index] in HYPHENS and pieces.glued(index) and pieces.glued(index + 1):
        index += 1
    if pieces.lang == "en":
        words = _english(pieces, index, many)
    else:
        words = _run(pieces, index, 5, frozenset())
        if pieces.lang in _HEAD_FIRST:
            words = words[:1]
        elif pieces.lang == "de":
            words = _german(pieces, index, len(words))
        else:
            words = words[:2]
    return tuple(stem(word, pieces.lang) for word in words[-3:])


def _run(pieces: Scan, index: int, limit: int, through: frozenset[str]) -> list[str]:
    """Content words from a piece on, hyphens and the words ``through`` passed over."""
    stop = function_words(pieces.lang)
    found: list[str] = []
    while index < len(pieces) and len(found) < limit and "\n" not in pieces.gap(index):
        low = pieces.lowers[index]
        if pieces.kinds[index] == "w" and (low not in stop or low in through or pieces.words[index] == "US"):
            if low not in through:
                found.append(low)
            elif not found and low in ("and", "or"):
                break  # 'he is 41 and plays'
        elif not (pieces.words[index] in HYPHENS and pieces.glued(index) and found) and not _enumerates(pieces, index):
            break
        index += 1
    return found


def _enumerates(pieces: Scan, index: int) -> bool:
    """The comma of '6,000 gold, silver and bronze coins'."""
    return (
        pieces.lang == "en"
        and pieces.words[index] == ","
        and pieces.low(index + 2) == "and"
        and not plural(pieces.low(index - 1))
    )


def _english(pieces: Scan, index: int, many: bool) -> list[str]:
    words = _run(pieces, index, 6, frozenset({"and", "or", "other", "more"}))
    if not many:
        return words[:2]
    for position, low in enumerate(words):
        if plural(low):
            return words[: position + 1]
    return words[:1]


def _german(pieces: Scan, index: int, length: int) -> list[str]:
    """German nouns are capitalised: the first one is the head, of 'US-Soldaten' the last part."""
    for position in range(index, min(index + length, len(pieces))):
        if pieces.capital(position):
            head = position
            while (
                pieces.low(head + 1) in HYPHENS
                and pieces.glued(head + 1)
                and (pieces.capital(head + 2) or pieces.capital(head + 3))
            ):
                head += 2 if pieces.capital(head + 2) else 3
            return [pieces.lowers[head]]
    return []
