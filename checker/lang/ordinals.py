"""Places in an order: '14th', 'the third', '13. Jahrhundert', 'XIIIe siècle', 'move 55'."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.lang.counted import counted_noun, function_words
from checker.lang.hits import Hit
from checker.lang.lexicon import phrases, words
from checker.lang.numerals import grouped, word_value
from checker.lang.scan import HYPHENS, Scan
from checker.model import Quantity

_ROMAN = re.compile(r"(?=[ivx])x{0,2}(?:ix|iv|v?i{0,3})")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
ROMANS = frozenset(tens + ones for tens in ("", "x", "xx") for ones in _ONES) - {""}  # all that the pattern matches

_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}


def numbered(pieces: Scan, index: int) -> Hit | None:
    """'No. 3', 'No 3', 'number two', 'number “5”': which one of several, as an ordinal tells."""
    before = index - 1
    if pieces.low(before) in _MARKS:
        before -= 1
    name = pieces.low(before)
    if name not in {"no", "number"} or pieces.lang != "en" or (name == "no" and pieces.kinds[index] == "w"):
        return None
    written = pieces.words[index]
    digits = written.isdecimal() and len(written) <= 3
    value = Decimal(written) if digits else word_value(pieces.lowers[index], "en")
    if not value or (pieces.low(index + 1) in _JOINING and pieces.glued(index + 1) and pieces.kind(index + 2) == "n"):
        return None  # none, or a code
    return Hit(((index, index + 1, Quantity(value, value, "", "ordinal")),), index + 1)


_MARKS = frozenset("“\"'‘.")
_JOINING = frozenset((*HYPHENS, "/", "."))


def ordinal(pieces: Scan, index: int) -> Hit | None:
    """'14th game', 'the third', '13. Jahrhundert', 'XIIIe siècle'."""
    kind, lang = pieces.kinds[index], pieces.lang
    if kind == "n":
        return _digit_ordinal(pieces, index)
    named = _roman(pieces, index) or _named_century(pieces, index)
    if named:
        return named
    found = _compound_ordinal(pieces, index) or phrases(lang, "ordinals").at(pieces, index)
    if not found or (pieces.capital(index) and not pieces.opens(index)):
        return None
    if _compound_ordinal(pieces, index):
        return _ordinal_hit(pieces, index, found[1], Decimal(found[0]))
    fits = _english_ordinal(pieces, index, found[1]) if lang == "en" else _foreign_ordinal(pieces, index, found[1])
    return _ordinal_hit(pieces, index, found[1], Decimal(found[0])) if fits else None


def _compound_ordinal(pieces: Scan, index: int) -> tuple[str, int] | None:
    """'twenty-first'."""
    tens = word_value(pieces.lowers[index], "en") if pieces.lang == "en" else None
    if not tens or tens < 20 or tens % 10 or pieces.low(index + 1) not in HYPHENS:
        return None
    ones = "1" if pieces.low(index + 2) == "first" else (phrases("en", "ordinals").at(pieces, index + 2) or ("0", 0))[0]
    return (str(int(tens) + int(ones)), index + 3) if 0 < int(ones) < 10 else None


def _english_ordinal(pieces: Scan, index: int, end: int) -> bool:
    before = pieces.low(index - 1)
    after = end + (pieces.low(end) in HYPHENS and pieces.glued(end))
    if pieces.lowers[index] == "first" and pieces.low(after) not in words("en", "ordinal_nouns"):
        return False
    follows = pieces.kind(after) == "w" and pieces.low(after) not in function_words("en")
    if not follows and before not in {"the", "his", "her"}:
        return False
    if pieces.opens(index) and pieces.low(after) in words("en", "centuries"):
        return True  # 'Twentieth-century research'
    return before in words("en", "determiners") or before in {"in", "on", "for", "and", "of", "-"}


def _foreign_ordinal(pieces: Scan, index: int, end: int) -> bool:
    """An article or preposition before and a noun after, and not 'secondly' ('em terceiro lugar')."""
    lang, after = pieces.lang, pieces.low(end)
    if pieces.kind(end) != "w" or after in function_words(lang) or after in {"lugar", "lieu", "luogo", "plaats"}:
        return lang in {"ru", "uk", "pl"} and pieces.low(index - 1) in function_words(lang)
    before = words(lang, "ordinal_before") or function_words(lang)
    return lang in {"ru", "uk", "pl", "tr"} or pieces.low(index - 1) in before


def _ordinal_hit(pieces: Scan, start: int, end: int, value: Decimal) -> Hit:
    noun = counted_noun(pieces, end, False)
    if pieces.low(end) in HYPHENS or noun[:1] == ("centuri",):
        noun = noun[:1]  # '16th-century palazzo', 'second century BC'
    return Hit(((start, end, Quantity(value, value, "", "ordinal", noun)),), end)


def _digit_ordinal(pieces: Scan, index: int) -> Hit | None:
    word = pieces.words[index]
    if not word.isdigit() or len(word) > 4:
        return None
    after, lang = index + 1, pieces.lang
    if pieces.low(after) in HYPHENS and pieces.glued(after) and lang in {"ru", "uk"}:
        after += 1
    if pieces.glued(after) and pieces.low(after) in words(lang, "ordinal_suffix"):
        return _ordinal_hit(pieces, index, after + 1, Decimal(word))
    dotted = (
        lang in {"de", "pl", "tr"}
        and pieces.low(after) == "."
        and pieces.glued(after)
        and pieces.kind(after + 1) == "w"
    )
    if dotted and (
        pieces.low(index - 1) in words(lang, "ordinal_before") or pieces.low(after + 1) in words(lang, "centuries")
    ):
        return _ordinal_hit(pieces, index, after + 1, Decimal(word))
    if lang == "de" and pieces.low(index - 1) == "(" and pieces.low(after) == "." and pieces.low(after + 1) == ")":
        return _ordinal_hit(pieces, index, after + 1, Decimal(word))  # the minute of a goal
    if lang != "en" and pieces.low(after) in words(lang, "centuries"):
        return _ordinal_hit(pieces, index, after, Decimal(word))
    if (
        pieces.low(index - 1) in words(lang, "labels")
        and not pieces.glued(index)
        and grouped(pieces, index) == index + 1
    ):
        return _label(pieces, index)
    return None


def _label(pieces: Scan, index: int) -> Hit | None:
    """'move 55', 'chapter 3': which one, not how many. 'Article 5' and 'No. 10' are names."""
    name = pieces.words[index - 1]
    if name[0].isupper() or name in {"no", "nos", "number", "type", "version", "article", "articles", "section"}:
        return Hit((), index + 1)
    value = Decimal(int(pieces.words[index]))
    return Hit(((index, index + 1, Quantity(value, value, "", "ordinal", (name,))),), index + 1)


def _roman(pieces: Scan, index: int) -> Hit | None:
    """Roman numerals beside a word for century; kings and popes stay names."""
    low, lang = pieces.lowers[index], pieces.lang
    centuries = words(lang, "centuries")
    if not centuries or not pieces.words[index][0].isupper() or len(low) > 8:
        return None
    bare = next((low.removesuffix(s) for s in ("eme", "ème", "er", "e") if low.endswith(s) and lang == "fr"), low)
    latin = bare.translate(str.maketrans("хі", "xi"))
    if not _ROMAN.fullmatch(latin) or (
        pieces.low(index + 1) not in centuries and pieces.low(index - 1) not in centuries
    ):
        return None
    return _ordinal_hit(pieces, index, index + 1, Decimal(_roman_value(latin)))


def named_century(pieces: Scan, index: int) -> int:
    """6 for 'il Seicento', which is what Italian calls the 1600s; 0 for any other word."""
    low = pieces.low(index)
    if pieces.lang != "it" or not low.endswith("cento") or not pieces.words[index][0].isupper():
        return 0
    hundreds = word_value(low, "it")
    return int(hundreds) // 100 if hundreds and hundreds % 100 == 0 and 1 < hundreds // 100 < 10 else 0


def _named_century(pieces: Scan, index: int) -> Hit | None:
    """'nel Seicento' is in the 17th century; 'gli anni Novanta del Seicento' is a decade and no century."""
    hundreds = named_century(pieces, index)
    if not hundreds or pieces.low(index - 1) not in _BEFORE_CENTURY | _MARKS:
        return None
    century = Decimal(hundreds + 11)
    return Hit(((index, index + 1, Quantity(century, century, "", "ordinal", ("secol",))),), index + 1)


_BEFORE_CENTURY = frozenset("il nel del dal al sul primo secondo tardo pieno".split())


def _roman_value(roman: str) -> int:
    total = 0
    for sign, following in zip(roman, roman[1:] + " ", strict=True):
        value = _ROMAN_DIGITS[sign]
        total += -value if _ROMAN_DIGITS.get(following, 0) > value else value
    return total
