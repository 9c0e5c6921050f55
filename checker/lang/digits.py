"""Digits to a value, by the writing of each language, and the right writing where an English text has another's."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from checker.lang.lexicon import symbols
from checker.lang.scan import SPACES

_COMMAS = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")  # also 1,50,000 as in India
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_APOSTROPHES = re.compile(r"\d{1,3}(?:['’]\d{3})+(?:[.,]\d+)?")
_VULGAR = {
    "½": "0.5",
    "¼": "0.25",
    "¾": "0.75",
    "⅓": "0.3333333333",
    "⅔": "0.6666666667",
    "⅛": "0.125",
    "⅕": "0.2",
    "⅖": "0.4",
    "⅗": "0.6",
    "⅘": "0.8",
}


@dataclass(frozen=True, slots=True)
class Digits:
    value: Decimal
    right: str = ""  # the English writing, '' where the digits have it
    doubt: str = ""  # the English writing if the point in '1.219' groups thousands: only the context can tell


@lru_cache(maxsize=4096)
def read_digits(text: str, lang: str = "en") -> Digits | None:
    """The value of a run of digits and separators; None where no language writes so.

    >>> read_digits("2.500", "de").value, read_digits("1,5", "en").right
    (Decimal('2500'), '1.5')
    """
    if text in _VULGAR:
        return Digits(Decimal(_VULGAR[text]))
    plain = _ascii(text)
    if len(plain) > 40:
        return None
    if plain.isdigit():
        return Digits(Decimal(plain), _english(Decimal(plain)) if plain != text and lang == "en" else "")
    if any(space in plain for space in SPACES):
        return _spaced(plain, lang)
    if _APOSTROPHES.fullmatch(plain):
        value = Decimal(re.sub("['’]", "", plain).replace(",", "."))
        return Digits(value, _english(value) if lang == "en" else "")
    if not set(plain) <= set("0123456789.,"):
        return None
    return _point_style(plain, lang) if symbols(lang)[0] == "." else _comma_style(plain)


def _ascii(text: str) -> str:
    """Western digits and signs for Arabic, Indic and other ones."""
    if text.isascii():
        return text
    signs = {"٫": ".", "٬": ",", "،": ","}
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else signs.get(c, c) for c in text)


def _english(value: Decimal) -> str:
    return f"{value:,}"


def _spaced(plain: str, lang: str) -> Digits:
    value = Decimal(re.sub(f"[{SPACES}]", "", plain).replace(",", "."))
    return Digits(value, _english(value) if lang == "en" else "")


def _point_style(plain: str, lang: str) -> Digits | None:
    english = lang == "en"
    if _COMMAS.fullmatch(plain):
        return Digits(Decimal(plain.replace(",", "")))
    if plain.count(".") == 1 and "," not in plain:
        value = Decimal(plain)
        grouped = english and _POINTS.fullmatch(plain) and plain[0] != "0"
        return Digits(value, doubt=_english(Decimal(plain.replace(".", ""))) if grouped else "")
    if _POINTS.fullmatch(plain):  # 2.500.000 or 1.219,5
        value = Decimal(plain.replace(".", "").replace(",", "."))
        return Digits(value, _english(value) if english else "")
    head, _, tail = plain.partition(",")
    if head.isdigit() and tail.isdigit() and len(tail) <= 2:
        value = Decimal(f"{head}.{tail}")
        return Digits(value, str(value) if english else "")
    return None


def _comma_style(plain: str) -> Digits | None:
    if _POINTS.fullmatch(plain):
        return Digits(Decimal(plain.replace(".", "").replace(",", ".")))
    if plain.count(",") == 1 and "." not in plain:
        return Digits(Decimal(plain.replace(",", ".")))
    if (_COMMAS.fullmatch(plain) and plain.count(",") > 1) or ("." in plain and _COMMAS.fullmatch(plain)):
        return Digits(Decimal(plain.replace(",", "")))
    return Digits(Decimal(plain)) if plain.count(".") == 1 and "," not in plain else None
