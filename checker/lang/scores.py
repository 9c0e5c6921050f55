"""Figures joined by a colon or a dash: clock times, results, scores."""

from __future__ import annotations

from checker.lang.counted import function_words, plural
from checker.lang.digits import read_digits
from checker.lang.hits import Hit, time_unit
from checker.lang.lexicon import phrases
from checker.lang.scan import DASHES, HYPHENS, Scan
from checker.model import Quantity

_WON = frozenset(
    """won win wins beat beats beating defeat defeated defeats lost lose score scored scoreline draw drew
    lead leads led victory match final game set goals thrashed thrash gewann siegte schlug sieg unterlag
    gagné battu victoire ganó venció vinto vittoria победил победила счетом выиграл wygrał pokonał
    gewonnen verloren vence venceu yendi rahunkom""".split()
)


def clock_or_score(pieces: Scan, index: int) -> Hit | None:
    """'16:30', '2:01:09 hours', '7.5–6.5', '3-2'."""
    if pieces.kinds[index] != "n" or index + 2 >= len(pieces) or pieces.kinds[index + 2] != "n":
        return None
    sign = pieces.words[index + 1]
    if sign == ":" and pieces.glued(index + 1) and pieces.glued(index + 2):
        return _colon(pieces, index)
    if sign in DASHES and pieces.glued(index + 1) == pieces.glued(index + 2):
        return _dashed(pieces, index)
    return None


def _colon(pieces: Scan, index: int) -> Hit:
    first, second = pieces.words[index], pieces.words[index + 2]
    end = index + 3
    if pieces.low(end) == ":" and pieces.glued(end) and pieces.kind(end + 1) == "n" and pieces.glued(end + 1):
        return _result(pieces, index, [first, second, pieces.words[end + 1]], end + 2)
    if not (first.isdigit() and second.isdigit()) or len(second) == 1 or int(second) > 59:
        return _score(pieces, index, end)
    unit = time_unit(pieces, end)
    if unit == "minute":
        return _result(pieces, index, ["0", first, second], end)
    if unit == "hour" and int(first) < 12 and not phrases(pieces.lang, "clock_after").at(pieces, end):
        return _result(pieces, index, [first, second, "0"], end)
    return Hit((), end)


def _result(pieces: Scan, index: int, parts: list[str], end: int) -> Hit:
    values = [read_digits(part, pieces.lang) for part in parts]
    if any(value is None for value in values):
        return Hit((), end)
    hours, minutes, seconds = (value.value for value in values if value)
    total = hours * 3600 + minutes * 60 + seconds
    if time_unit(pieces, end) in {"hour", "minute"}:
        end += 1
    return Hit(((index, end, Quantity(total, total, "second", "time-result")),), end)


def _score(pieces: Scan, index: int, end: int) -> Hit:
    one, other = read_digits(pieces.words[index], pieces.lang), read_digits(pieces.words[end - 1], pieces.lang)
    if one is None or other is None or max(one.value, other.value) > 999:
        return Hit((), end)
    right = f"{one.right}–{other.right}" if one.right and other.right else ""
    low, high = sorted((one.value, other.value))
    return Hit(((index, end, Quantity(low, high, "", "score", malformed=right)),), end)


def _dashed(pieces: Scan, index: int) -> Hit | None:
    """A dash between two numbers: a score if the first is larger or the words around speak of winning."""
    one, other = read_digits(pieces.words[index], pieces.lang), read_digits(pieces.words[index + 2], pieces.lang)
    if one is None or other is None or max(one.value, other.value) > 200:
        return None
    if pieces.words[index + 3 : index + 4] and pieces.words[index + 3] in {"%", *HYPHENS} and pieces.glued(index + 3):
        return None
    around = {*pieces.lowers[max(0, index - 8) : index], *pieces.lowers[index + 3 : index + 6]}
    follows = (
        pieces.kind(index + 3) == "w"
        and pieces.low(index + 3) not in function_words(pieces.lang)
        and pieces.gap(index + 3) == " "
    )
    noun = follows and plural(pieces.low(index + 3)) if pieces.lang == "en" else follows
    won = bool(around & _WON) and not noun
    if won or (one.value > other.value and pieces.glued(index + 1)):
        return _score(pieces, index, index + 3)
    return None
