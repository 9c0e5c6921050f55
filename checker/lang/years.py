"""Years in running text, and what is counted in them: decades, spans of years, quarters, years before our era."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from checker.lang.ages import decade_at, decade_of_life
from checker.lang.clocks import zone_at
from checker.lang.counted import function_words
from checker.lang.datewords import after_year, counts, measured, whole, year_at, year_tail
from checker.lang.lexicon import LANGUAGES, phrases, words
from checker.lang.numerals import word_value
from checker.lang.ordinals import named_century
from checker.lang.relative import Found
from checker.lang.scan import DASHES, HYPHENS
from checker.model import DateValue

if TYPE_CHECKING:
    from checker.lang.scan import Scan

QUARTER_NAMES = frozenset({"q1", "q2", "q3", "q4"})
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}


def year_or_span(pieces: Scan, index: int) -> list[Found]:
    """A year, a decade or a span of years."""
    year = year_at(pieces, index)
    if year is None or pieces.low(index - 1) in {"$", "€", "£", "¥", "#", "№", "₽"}:
        return _old_year(pieces, index)
    if year <= 2400 and zone_at(pieces, index + 1):
        return []  # '2100 GMT'
    after = index + 1
    if pieces.glued(index) and pieces.low(index - 1) in {*HYPHENS, "/", ".", ":"}:
        return []
    if pieces.glued(after) and pieces.low(after) in words(pieces.lang, "decade_suffix") and year % 10 == 0:
        return [Found(index, after + 1, _span(year, year + 9))]
    if pieces.low(index - 1) in words(pieces.lang, "decade_before") and year % 10 == 0:
        return [Found(index, after, _span(year, year + 9))]
    if pieces.glued(after) and pieces.kind(after) == "w":
        return []
    until = _until_year(pieces, after, year)
    if until:
        return until and [Found(index, until[0].end, until[0].value)]
    if not _is_year(pieces, index, year):
        return []
    return [Found(index, after_year(pieces, after), DateValue(year=year))]


def _short_decade(pieces: Scan, index: int) -> list[Found]:
    """'the 80s', 'années 70', 'anni ’90'."""
    value = whole(pieces, index)
    if value is None or len(pieces.words[index]) != 2 or value % 10 or value < 20:
        return []
    passed = pieces.low(index - 1) in {"'", "’", "‘", *HYPHENS}
    before = pieces.low(index - 1 - passed)
    dash = pieces.low(index + 1) in HYPHENS and pieces.low(index + 2) in words(pieces.lang, "decade_dash")
    if dash and value >= 30:
        return [Found(index, index + 3, _span(1900 + value, 1909 + value))]
    suffixed = pieces.glued(index + 1) and pieces.low(index + 1) in words(pieces.lang, "decade_suffix")
    follows = before in {"and", "or", "to"} and pieces.low(index - 2 - passed) == "s"
    if suffixed and (before in words(pieces.lang, "decade_article") or follows) and not decade_of_life(pieces, index):
        return [Found(index, index + 2, _span(1900 + value, 1909 + value))]
    named = before in words(pieces.lang, "decade_before") and not phrases(pieces.lang, "approx").ends_at(pieces, index)
    return [Found(index, index + 1, _span(1900 + value, 1909 + value))] if named else []


def worded_decade(pieces: Scan, index: int) -> list[Found]:
    """'gli anni Novanta', 'los años noventa', 'die neunziger Jahre'."""
    if pieces.lang == "de" and pieces.lowers[index].endswith("ziger") and pieces.low(index + 1) in {"jahre", "jahren"}:
        tens = word_value(pieces.lowers[index].removesuffix("er"), "de")
        return [Found(index, index + 2, _span(1900 + int(tens), 1909 + int(tens)))] if tens else []
    if pieces.lang == "en" and (decade := decade_at(pieces, index)):
        named = pieces.low(index - 1) in {"the", "nineteen"} or pieces.low(index - 2) in {"the", "nineteen"}
        warm = any(low.startswith(("temperature", "degree")) for low in pieces.lowers[max(0, index - 8) : index])
        plain = named and not warm and not decade_of_life(pieces, index)
        return [Found(index, decade[1], _span(1900 + decade[0], 1909 + decade[0]))] if plain else []
    if pieces.low(index - 1) not in words(pieces.lang, "decade_before") or pieces.lang == "fr":
        return []  # 'années trente' is well, but 'années soixante-dix' is several words
    value = word_value(pieces.lowers[index], pieces.lang)
    if value is None or value % 10 or not 20 <= value <= 90 or pieces.kind(index - 2) == "n":
        return []
    behind = index + (2 if pieces.low(index + 2) != "'" and pieces.low(index + 1) == "del" else 3)  # "dell'Ottocento"
    hundreds = named_century(pieces, behind) if pieces.low(index + 1).startswith("del") else 0
    century, end = (1000 + 100 * hundreds, behind + 1) if hundreds else (1900, index + 1)
    return [Found(index, end, _span(century + int(value), century + 9 + int(value)))]


def quarter(pieces: Scan, index: int) -> list[Found]:
    """'the second quarter of 2020', 'Q3 2019', as English articles have it; companies' own years are not known."""
    if pieces.lang != "en":
        return []
    low = pieces.lowers[index]
    if low in QUARTERS and pieces.low(index + 1) == "quarter":
        number, end = QUARTERS[low], index + 2
    elif low in QUARTER_NAMES:
        number, end = int(low[1]), index + 1
    else:
        return []
    year, stop = year_tail(pieces, end + (pieces.low(end) == "of"))
    if year is None:
        return []
    first = 3 * number - 2
    last = date(year, first + 2, monthrange(year, first + 2)[1])
    return [Found(index, stop, DateValue(start=date(year, first, 1), end=last))]


def _old_year(pieces: Scan, index: int) -> list[Found]:
    """'480 BC': a year before our era is negative."""
    if decade := _short_decade(pieces, index):
        return decade
    value = whole(pieces, index)
    if value and phrases(pieces.lang, "bc").at(pieces, index + 1):
        return [
            Found(
                index, (phrases(pieces.lang, "bc").at(pieces, index + 1) or ("", index + 2))[1], DateValue(year=-value)
            )
        ]
    return []


def _span(first: int, last: int) -> DateValue:
    return DateValue(start=date(first, 1, 1), end=date(last, 12, 31))


def _until_year(pieces: Scan, index: int, year: int) -> list[Found]:
    """The rest of '2018–2020', '1939–45', '2018/19'."""
    if not pieces.words[index : index + 1] or (pieces.words[index] not in DASHES and pieces.words[index] != "/"):
        return []
    other = whole(pieces, index + 1)
    if other is None or not pieces.glued(index) or not pieces.glued(index + 1):
        return []
    if len(pieces.words[index + 1]) == 2 and other > year % 100:
        other += year - year % 100
    return [Found(index, index + 2, _span(year, other))] if year < other <= 2100 else []


def _is_year(pieces: Scan, index: int, year: int) -> bool:
    lang, before, after = pieces.lang, pieces.low(index - 1), index + 1
    if pieces.low(after) in words(lang, "year_after"):
        return True
    if phrases(lang, "approx").ends_at(pieces, index) and before not in words(lang, "year_before"):
        return False
    counted = counts(pieces, after)
    if before in words(lang, "between") and year_at(pieces, index + 2) is None:
        return False
    if before in words(lang, "year_before") or before in words(lang, "year_word"):
        return not counted or (1900 <= year <= 2060 and lang == "en" and not measured(pieces, after))
    if lang not in LANGUAGES:
        return 1900 <= year <= 2060
    if not 1700 <= year <= 2035 or measured(pieces, after):
        return False
    if lang == "en":
        return not counted or before in {"the", "s", "its", "their", "his", "her", "our"}
    noun = pieces.kind(after) == "w" and pieces.low(after) not in function_words(lang) and "\n" not in pieces.gap(after)
    if lang == "de":
        return not (noun and pieces.capital(after))
    return not noun
