"""Figures that are no plain numbers: clock times, scores, fractions, multiples, ordinals, names with a number."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.lang.counted import counted_noun, function_words, plural
from checker.lang.hits import Hit, time_unit
from checker.lang.lexicon import phrases, raw, symbols, words
from checker.lang.measures import degrees_at
from checker.lang.numerals import Numeral, read_numeral, word_value
from checker.lang.scan import DASHES, HYPHENS, Scan
from checker.lang.units import dimension_of, unit_names
from checker.model import Quantity

_SLASHED = {("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4"), ("1", "5")}


def marker(pieces: Scan, index: int) -> Hit | None:
    """Numbers that are names, codes, telephone numbers or list markers: passed over."""
    word = pieces.words[index]
    if pieces.kinds[index] == "w":
        return Hit((), index + 1) if _half_hour(pieces, index) else None
    before, after = pieces.low(index - 1), pieces.low(index + 1)
    if pieces.glued(index) and before and _bound(pieces, index, before):
        return Hit((), _code_end(pieces, index))
    if before in {"#", "№", "§"} or (word[0] == "0" and len(word) > 1 and word.isdigit()):
        return Hit((), _code_end(pieces, index))
    if before == "." and pieces.low(index - 2) in {"no", "nos", "nr"} and pieces.glued(index - 1):
        return Hit((), _code_end(pieces, index))
    if after == "/" and pieces.glued(index + 1) and pieces.kind(index + 2) == "n":
        return _slashed(pieces, index)
    if _listed(pieces, index, before, after):
        return Hit((), index + 1)
    if length := _clock(pieces, index):
        return Hit((), index + length)
    third = index + 4 < len(pieces) and pieces.words[index + 1] in DASHES and pieces.words[index + 3] in DASHES
    if third and all(pieces.glued(index + k) for k in (1, 2, 3, 4)) and pieces.kind(index + 4) == "n":
        return Hit((), _code_end(pieces, index))
    if pieces.glued(index + 1) and pieces.kind(index + 1) == "w" and _strange_suffix(pieces, index + 1):
        return Hit((), index + 2)
    return None


def _half_hour(pieces: Scan, index: int) -> bool:
    """'halb elf', 'half elf', 'half past ten'."""
    before = pieces.low(index - 1)
    if pieces.lang in ("de", "nl"):
        hour = word_value(pieces.low(index), pieces.lang) or pieces.low(index).isdigit()
        return before in ("halb", "half") and bool(hour)
    return before == "past" and pieces.low(index - 2) in ("half", "quarter")


def _clock(pieces: Scan, index: int) -> int:
    """How many pieces a clock time takes: '14.00', '10 h 15', 'halb elf', 'half past ten'; 0 for none."""
    if _half_hour(pieces, index):
        return 1
    if pieces.low(index + 1) in {"h", "heures", "uhr"} and re.fullmatch(r"[0-5]\d", pieces.low(index + 2)):
        return 3
    point = re.fullmatch(r"[01]?\d\.[0-5]\d|2[0-4]\.[0-5]\d", pieces.words[index])
    return int(point is not None and _clock_with_point(pieces, index))


_AFTER_CLOCK = frozenset((",", ".", ";", ")", "–", "—", "on", "in", "when", "and", "the", "as", "local", "that"))


def _clock_with_point(pieces: Scan, index: int) -> bool:
    """'14.00' in a language that writes decimals with a comma, unless something is measured; 'at about 10.15,'."""
    if pieces.lang == "en":
        after = pieces.low(index + 1)
        bare = index + 1 >= len(pieces) or after in _AFTER_CLOCK
        return bare and bool({"at", "until", "since", "till"} & {pieces.low(index - 1), pieces.low(index - 2)})
    if symbols(pieces.lang)[0] != "," or pieces.low(index + 1) == "%":
        return False
    return not time_unit(pieces, index + 1) and not phrases(pieces.lang, "scales").at(pieces, index + 1)


def _bound(pieces: Scan, index: int, before: str) -> bool:
    if before in HYPHENS:
        return (
            pieces.glued(index - 1)
            and pieces.kind(index - 2) == "w"
            and not word_value(pieces.low(index - 2), pieces.lang)
        )
    if before == ".":
        return pieces.glued(index - 1)
    if before == "+" and len(pieces.words[index]) < 3 and degrees_at(pieces, index + 1):
        return False
    return before in {"#", "@", "_", "/", "+", "\\", "=", "&", "*"} or pieces.kind(index - 1) == "w"


def _code_end(pieces: Scan, index: int) -> int:
    """Past everything that is glued to a code."""
    end = index + 1
    while end < len(pieces) and pieces.glued(end) and (pieces.kinds[end] != "s" or pieces.words[end] in "-–/.:_&=?%#"):
        if pieces.words[end] == "." and not pieces.glued(end + 1):
            break
        end += 1
    if pieces.low(index - 1) == "+":  # a telephone number goes on after spaces
        while pieces.kind(end) == "n" and pieces.gap(end) == " ":
            end += 1
    return end


def _slashed(pieces: Scan, index: int) -> Hit:
    """'2/3 of the members' is a fraction; '9/11' and '24/7' are names."""
    pair = (pieces.words[index], pieces.words[index + 2])
    if pair not in _SLASHED or (pieces.glued(index + 3) and pieces.low(index + 3) == "/"):
        return Hit((), _code_end(pieces, index))
    value = Decimal(pair[0]) / Decimal(pair[1])
    return Hit(((index, index + 3, Quantity(value, value, "", "fraction")),), index + 3)


def _listed(pieces: Scan, index: int, before: str, after: str) -> bool:
    """'1. First', '2) Second', '[3]' at the head of a line."""
    head = index == 0 or "\n" in pieces.gap(index)
    if (
        head
        and after in {".", ")"}
        and pieces.glued(index + 1)
        and pieces.words[index].isdigit()
        and len(pieces.words[index]) < 4
    ):
        return index + 2 < len(pieces) and pieces.gap(index + 2) != "" and pieces.lang != "de"
    return before == "[" and after == "]"


def _strange_suffix(pieces: Scan, index: int) -> bool:
    """Letters glued to a number that no language writes so: '5G', '3D', '4x4', '12A'."""
    low, lang = pieces.lowers[index], pieces.lang
    if any(sign.isdigit() for sign in low[:-1]):
        return True
    if len(low) == 1 and pieces.capital(index) and low not in words(lang, "glued_scales"):
        return not degrees_at(pieces, index)  # '5G', '3D'
    if low in words(lang, "glued_scales") or low in words(lang, "ordinal_suffix") or len(low) >= 3:
        return False
    return not unit_names(lang).at(pieces, index) and not phrases(lang, "clock_after").at(pieces, index)


def vague(pieces: Scan, index: int) -> Hit | None:
    """'hundreds of thousands', 'dozens': an interval that is all the word says."""
    found = phrases(pieces.lang, "vague").at(pieces, index)
    if not found:
        return None
    interval, _, unit = found[0].partition(" ")
    low, high = (Decimal(part) for part in interval.split("-"))
    end = found[1]
    if unit:  # 'полгода'
        return Hit(((index, end, Quantity(low, high, unit, dimension_of(unit))),), end)
    at = end + (pieces.low(end) in words(pieces.lang, "of"))
    return Hit(((index, end, Quantity(low, high, "", "count", counted_noun(pieces, at), approximate=True)),), end)


def compound(pieces: Scan, index: int) -> Hit | None:
    """One word of a number and a unit: 'vierjährig', 'dreimal', 'четырехлетний'."""
    low, lang = pieces.lowers[index], pieces.lang
    table = raw(lang).get("compounds")
    if not table or len(low) < 5:
        return None
    for unit, text in table.items():
        for stem in text.split("|"):
            at = low.find(stem, 2)
            value = word_value(low[:at], lang) if at > 0 else None
            if value and value > 1:
                return Hit(((index, index + 1, _compounded(value, unit)),), index + 1)
    return None


def _compounded(value: Decimal, unit: str) -> Quantity:
    if unit in {"count", "multiple"}:
        return Quantity(value, value, "", unit)
    return Quantity(value, value, unit, "age" if unit == "year" else dimension_of(unit))


def multiple(pieces: Scan, index: int) -> Hit | None:
    """'doubled', 'fivefold', 'three times as many'."""
    found = phrases(pieces.lang, "multiples").at(pieces, index)
    if found:
        value = Decimal(found[0])
        return Hit(((index, found[1], Quantity(value, value, "", "multiple")),), found[1])
    if pieces.lang != "en" or word_value(pieces.lowers[index], "en") is None:
        return None
    numeral = read_numeral(pieces, index)
    times = phrases("en", "times").at(pieces, numeral.end) if numeral else None
    if not numeral or not times:
        return None
    return Hit(((index, times[1], Quantity(numeral.value, numeral.value, "", "multiple")),), times[1])


def fraction(pieces: Scan, index: int) -> Hit | None:
    """'a third of', 'two-thirds empty'; not 'a third man', 'half a million' or 'the first half'."""
    found = phrases(pieces.lang, "fractions").at(pieces, index)
    if not found:
        return None
    whole, part = found[0].split("/")
    end = found[1]
    if phrases(pieces.lang, "halves").at(pieces, index) and read_numeral(pieces, index):
        numeral = read_numeral(pieces, index)
        if numeral and (numeral.scale > 1 or time_unit(pieces, numeral.end)):
            return None
    if pieces.lang == "en" and not _is_fraction(pieces, index, end):
        return None
    value = Decimal(whole) / Decimal(part)
    return Hit(((index, end, Quantity(value, value, "", "fraction")),), end)


def _is_fraction(pieces: Scan, index: int, end: int) -> bool:
    low, before = pieces.low(end), pieces.low(index - 1)
    if low in words("en", "fraction_block") or before in {
        "first",
        "second",
        "latter",
        "other",
        "former",
        "better",
        "and",
    }:
        return False
    if low in HYPHENS and pieces.glued(end):
        return False
    if pieces.lowers[end - 1].endswith("s"):
        return True
    of = low in {
        "of",
        "the",
        "its",
        "their",
        "his",
        "her",
        "that",
        "those",
        "all",
        "as",
        "less",
        "more",
        "full",
        "empty",
        "our",
        "what",
    }
    if pieces.lowers[index] == "half" and end == index + 1:
        return of or before in {
            "almost",
            "nearly",
            "about",
            "than",
            "by",
            "over",
            "around",
            "roughly",
            "only",
            "exactly",
            "under",
        }
    return of or pieces.kind(end) != "w" or low in function_words("en")


def is_name(pieces: Scan, numeral: Numeral) -> bool:
    """'Ariane 6', 'Falcon 9': a whole number after a capitalised word that counts nothing."""
    index = numeral.start
    if not numeral.digits.isdigit() or numeral.scale != 1 or numeral.value >= 10000:
        return False
    before = pieces.words[index - 1] if index else ""
    if not before[:1].isupper() or not pieces.capital(index - 1) or "\n" in pieces.gap(index) or pieces.glued(index):
        return False
    low, lang = pieces.lowers[index - 1], pieces.lang
    if (
        low in function_words(lang)
        or word_value(low, lang) is not None
        or phrases(lang, "approx").ends_at(pieces, index)
    ):
        return False
    if pieces.text.count(f"{before} {numeral.digits}") > 1:
        return True
    if pieces.lang == "en":
        noun = counted_noun(pieces, numeral.end)
        follows = bool(noun) and any(plural(low) for low in pieces.lowers[numeral.end : numeral.end + 4])
        return not (follows and (pieces.low(index - 2) in function_words("en") or pieces.low(index - 2) == ","))
    return not counted_noun(pieces, numeral.end)
