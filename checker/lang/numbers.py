"""Numbers in running text and what they count or measure, as intervals (see vagueness)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from checker.lang.ages import age_after, decade_of_life, is_age
from checker.lang.agreement import quantities_agree
from checker.lang.clocks import clock
from checker.lang.counted import counted_noun, function_words, plural
from checker.lang.dates import date_spans, read_dates
from checker.lang.hits import Hit
from checker.lang.lexicon import Phrases, followers, phrases, raw, words
from checker.lang.measures import sign_before, unit_at
from checker.lang.numerals import Numeral, after_article, numeral_heads, read_numeral
from checker.lang.ordinals import ROMANS, numbered, ordinal
from checker.lang.points import doubted
from checker.lang.scan import DASHES, HYPHENS, Scan, scan
from checker.lang.scores import clock_or_score
from checker.lang.special import compound, fraction, is_name, marker, multiple, vague
from checker.lang.units import SIGNS, dimension_of, is_currency
from checker.lang.vagueness import vaguely
from checker.model import Mention, Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.lang.relative import Found

__all__ = ["find_quantities", "quantities_agree", "read_quantities"]

_MEASURED = frozenset("long wide high tall deep thick".split())  # 'a 200-metre-wide fence'
_TWO = re.compile(r"\d{1,2},\d{1,2}")
_METRE = frozenset(
    "tall high long wide deep sprint hurdles freestyle butterfly backstroke final race relay above below away".split()
)


_AND_THE = "\u0648\u0627\u0644"


def find_quantities(text: str, lang: str = "en") -> list[Mention]:
    """Every quantity of a text, in order and without overlap; pieces of dates, times and names are left out."""
    pieces = scan(text, lang)
    return read_quantities(pieces, read_dates(pieces, None))


def read_quantities(pieces: Scan, dates: Iterable[Found]) -> list[Mention]:
    """The quantities among the pieces, whose dates are known."""
    taken = bytearray(len(pieces))
    for start, end in date_spans(dates):
        taken[start:end] = b"\1" * (end - start)
    found: list[Mention] = []
    index, begins, small = 0, quantity_heads(pieces.lang), _small_words(pieces.lang)
    kinds, lowers, length = pieces.kinds, pieces.lowers, len(pieces)
    while index < length:
        kind, low = kinds[index], lowers[index]
        quiet = kind == "s" or (kind == "w" and begins and low not in begins and low.isascii())
        quiet = quiet or (low in small and not pieces.before(index, small[low]))
        hit = None if quiet or taken[index] else _hit(pieces, index, taken, found)
        if hit is None:
            index += 1
            continue
        if pieces.lang == "ar" and low.startswith(_AND_THE):
            index += 1  # 'والثلاثين' ends 'the thirty-third'
            continue
        for start, end, quantity in hit.parts:
            found.append(Mention(Span(pieces.starts[start], pieces.ends[end - 1]), "quantity", quantity))
        index = max(hit.end, index + 1)
    return found


@cache
def quantity_heads(lang: str) -> frozenset[str]:
    """The words that a quantity may begin with, in English; elsewhere, where words are inflected or joined, any may.

    A Roman numeral may have letters that no English word has.
    """
    if lang != "en" or raw(lang).get("compounds"):
        return frozenset()
    return numeral_heads(lang).union(ROMANS, *(table.heads for table in _tables(lang)))


def _tables(lang: str) -> list[Phrases[str]]:
    return [phrases(lang, key) for key in ("vague", "multiples", "fractions", "ordinals", "decade_words", "halves")]


@cache
def _small_words(lang: str) -> Mapping[str, frozenset[str]]:
    """The commonest words that a quantity may begin with, and what follows them then: most sentences have some."""
    if lang != "en":
        return {}
    articles = {word: after_article(lang) for word in words(lang, "article")}
    found = {word: followers(_tables(lang), word, others) for word, others in {"to": (), **articles}.items()}
    return {word: behind for word, behind in found.items() if behind is not None}


def _hit(pieces: Scan, index: int, taken: bytearray, found: list[Mention]) -> Hit | None:
    if _two_ages(pieces, index):
        return Hit((), index + 1)
    special = _life(pieces, index) or numbered(pieces, index) or clock(pieces, index)
    special = special or marker(pieces, index) or clock_or_score(pieces, index)
    if special is None and pieces.kinds[index] == "w":
        special = (
            vague(pieces, index)
            or compound(pieces, index)
            or multiple(pieces, index)
            or _fraction(pieces, index)
            or ordinal(pieces, index)
        )
    elif special is None:
        special = ordinal(pieces, index)
    if special is not None:
        return special
    numeral = read_numeral(pieces, index)
    if numeral is None or any(taken[numeral.start : numeral.end]):
        return None
    return _measured(pieces, numeral, found)


def _two_ages(pieces: Scan, index: int) -> bool:
    """'two children (3,5)': two ages, or any two figures, as likely as three and a half."""
    return (
        pieces.low(index - 1) == "("
        and pieces.low(index + 1) == ")"
        and _TWO.fullmatch(pieces.words[index]) is not None
    )


def _life(pieces: Scan, index: int) -> Hit | None:
    """'in his fifties': an age of fifty to fifty-nine."""
    found = decade_of_life(pieces, index)
    if found is None:
        return None
    age = Quantity(Decimal(found[0]), Decimal(found[0] + 9), "year", "age")
    return Hit(((index, found[1], age),), found[1])


def _fraction(pieces: Scan, index: int) -> Hit | None:
    hit = fraction(pieces, index)
    if hit is None:
        return None
    start, end, quantity = hit.parts[0]
    return Hit(((start, end, vaguely(pieces, start, end, quantity, Decimal("0.05"))),), hit.end)


def _measured(pieces: Scan, numeral: Numeral, found: list[Mention]) -> Hit | None:
    """A number with its currency, unit, range, vagueness and noun."""
    start, sign = sign_before(pieces, numeral.start)
    if found and pieces.starts[start] < found[-1].span.end:  # '1$1': the sign belongs to the number before
        start, sign = numeral.start, ""
    numeral = _metres(pieces, numeral, sign)
    if numeral.bare and numeral.scale == 1 and unit_at(pieces, numeral.end)[0] == "" and not sign:
        return None
    upper = _range(pieces, numeral)
    last = upper or numeral
    unit, end = unit_at(pieces, last.end, last.value * last.scale)
    if upper is None and unit == "":
        numeral, unit = _changed(pieces, numeral)
        end = numeral.end
    if sign:
        unit, end = sign, (end if unit and is_currency(unit) else last.end)
    if upper is None and unit and (twice := _range_of(pieces, numeral, unit, end)):
        upper, end = twice
        last = upper
    if end < 0:
        end = last.end
    numeral, end = _half_after(pieces, numeral, unit, end)
    if not sign and upper is None and _no_quantity(pieces, numeral, unit):
        return Hit((), max(numeral.end, end if unit else 0))
    quantity = _quantity(pieces, start, numeral, upper, unit, end, found)
    if quantity.dimension == "age" and (age := age_after(pieces, last.end)):
        end = max(end, age)
    return Hit(((start, end, quantity),), end)


def _metres(pieces: Scan, numeral: Numeral, sign: str) -> Numeral:
    """'100m' is a hundred metres, '$1.2m' and '5m people' are millions."""
    if pieces.lang != "en" or numeral.scale != 1_000_000 or pieces.lowers[numeral.end - 1] != "m" or sign:
        return numeral
    people = (
        pieces.kind(numeral.end) == "w"
        and pieces.low(numeral.end) not in _METRE
        and "\n" not in pieces.gap(numeral.end)
    )
    content = people and pieces.low(numeral.end) not in function_words("en")
    if content and plural(pieces.low(numeral.end)):
        return numeral
    return replace(numeral, value=numeral.mantissa, scale=Decimal(1), end=numeral.end - 1)


def _range(pieces: Scan, numeral: Numeral) -> Numeral | None:
    """The upper end in '10-20', '10 to 20', 'between 5 and 7'."""
    index = numeral.end
    if index + 1 >= len(pieces) or "\n" in pieces.gap(index):
        return None
    low = pieces.low(index)
    between = phrases(pieces.lang, "between").ends_at(pieces, numeral.start)
    begins = between and low in words(pieces.lang, "between_and")
    if not begins and low == "or" and pieces.lang == "en":
        return _or_next(pieces, numeral)
    if not begins:
        dash = pieces.words[index] in DASHES and pieces.glued(index) == pieces.glued(index + 1)
        begins = dash or (low in words(pieces.lang, "range") and not _from(pieces, numeral))
    if not begins:
        return None
    upper = index + 1 + (pieces.words[index + 1] in SIGNS)
    other = read_numeral(pieces, upper)
    if other is None or other.bare:
        return None
    rising = other.value > numeral.value or (numeral.scale > 1 and other.scale == 1 and other.value > numeral.mantissa)
    return other if rising else None


def _or_next(pieces: Scan, numeral: Numeral) -> Numeral | None:
    """The five of 'four or five people'."""
    other = read_numeral(pieces, numeral.end + 1)
    return other if other and not other.bare and numeral.scale == 1 and other.value == numeral.value + 1 else None


_RANGED = frozenset(("length", "area", "mass", "volume", "speed", "temperature"))


def _range_of(pieces: Scan, numeral: Numeral, unit: str, end: int) -> tuple[Numeral, int] | None:
    """The upper end of '100 m to 300 m' and the piece after its unit."""
    low = pieces.low(end)
    between = low in words(pieces.lang, "between_and") and phrases(pieces.lang, "between").ends_at(
        pieces, numeral.start
    )
    measured = dimension_of(unit) in _RANGED and low in words(pieces.lang, "range") and not _from(pieces, numeral)
    at = end + 1 + (pieces.low(end + 1) == "+")
    other = read_numeral(pieces, at) if (between or measured) and at < len(pieces) else None
    if other is None or other.bare or other.value <= numeral.value:
        return None
    found = unit_at(pieces, other.end, other.value)
    return (other, found[1]) if found[0] == unit else None


def _from(pieces: Scan, numeral: Numeral) -> bool:
    """Whether 'rose from A to B' tells of a change, not of a range: then both numbers stand for themselves."""
    before = numeral.start - 1 - (pieces.low(numeral.start - 1) in SIGNS)
    if pieces.low(before) not in words(pieces.lang, "from"):
        return False
    verbs = tuple(raw(pieces.lang).get("change", "").split())
    return any(low.startswith(verbs) for low in pieces.lowers[max(0, before - 6) : before]) if verbs else False


def _changed(pieces: Scan, numeral: Numeral) -> tuple[Numeral, str]:
    """'rose from 12 to 15 million euros': the first number has the second's scale and unit."""
    if pieces.low(numeral.end) not in words(pieces.lang, "range") or not _from(pieces, numeral):
        return numeral, ""
    other = read_numeral(pieces, numeral.end + 1)
    if other is None:
        return numeral, ""
    if numeral.scale == 1 and other.scale > 1 and numeral.value < other.value / 1000:
        numeral = replace(numeral, value=numeral.value * other.scale, scale=other.scale)
    return numeral, unit_at(pieces, other.end, other.value)[0]


def _half_after(pieces: Scan, numeral: Numeral, unit: str, end: int) -> tuple[Numeral, int]:
    """'cinq ans et demi', 'a year and a half': the half follows the unit."""
    if (
        unit
        and (plus := phrases(pieces.lang, "plus").at(pieces, end))
        and numeral.value == numeral.value.to_integral_value()
    ):
        return replace(numeral, value=numeral.value + Decimal(plus[0]) * numeral.scale), plus[1]
    return numeral, end


def _no_quantity(pieces: Scan, numeral: Numeral, unit: str) -> bool:
    """Clock times, parts of names, idioms with 'one'."""
    low = pieces.lowers[numeral.start]
    if numeral.scale == 1 and numeral.value <= 2400 and _clock(pieces, numeral, unit):
        return True
    if unit:
        return False
    if not numeral.digits and pieces.capital(numeral.start) and numeral.scale == 1 and not pieces.opens(numeral.start):
        return True
    if numeral.value == 0 and not numeral.digits and pieces.low(numeral.end) in HYPHENS:
        return True  # 'zero-carbon'
    if low in words(pieces.lang, "one") and numeral.end == numeral.start + 1:
        idiom = pieces.low(numeral.end) in words(pieces.lang, "one_after_not")
        return idiom or pieces.low(numeral.start - 1) not in words(pieces.lang, "one_before")
    return is_name(pieces, numeral)


def _clock(pieces: Scan, numeral: Numeral, unit: str) -> bool:
    """'4 p.m.', 'alle 16', 'à 16 heures'."""
    if phrases(pieces.lang, "clock_after").at(pieces, numeral.end):
        return True
    if numeral.value > 24 or not phrases(pieces.lang, "clock_before").ends_at(pieces, numeral.start):
        return False
    return unit == "hour" or (unit == "" and not counted_noun(pieces, numeral.end))


def _quantity(
    pieces: Scan, start: int, numeral: Numeral, upper: Numeral | None, unit: str, end: int, found: list[Mention]
) -> Quantity:
    """The value of a number whose neighbours are known; ``end`` is the piece after its unit."""
    low, high = numeral.value, numeral.value
    if upper:
        shared = (
            upper.scale if upper.scale > numeral.scale and numeral.scale == 1 and low < upper.mantissa else Decimal(1)
        )
        low, high = low * shared, upper.value if upper.value > low else upper.value * numeral.scale
    last = (upper or numeral).end
    dimension = _dimension(pieces, start, numeral, last, unit, found)
    noun = (
        _noun(pieces, age_after(pieces, last) or end, unit, high)
        if dimension != "age" or age_after(pieces, last)
        else ()
    )
    unit = _settled(pieces, unit, dimension, numeral)
    right = numeral.right or doubted(pieces, numeral, unit, noun, end)
    if right and not numeral.right:
        low = high = Decimal(right.replace(",", "")) * numeral.scale
    if pieces.low(start - 1) in {"-", "−"} and pieces.glued(start) and dimension == "temperature":
        low, high = -high, -low
    quantity = Quantity(min(low, high), max(low, high), unit, dimension, noun, malformed=right)
    return vaguely(pieces, start, end, quantity, _grain(low, high, numeral))


def _grain(low: Decimal, high: Decimal, numeral: Numeral) -> Decimal:
    return numeral.grain if low == high == numeral.value else max(abs(low), Decimal(1)) / 20


def _settled(pieces: Scan, unit: str, dimension: str, numeral: Numeral) -> str:
    if dimension == "age":
        return unit or "year"
    hyphened = pieces.words[numeral.end : numeral.end + 1] == ["-"]
    return (
        "pound"
        if unit == "GBP" and pieces.lang == "en" and hyphened and pieces.low(numeral.end + 1) == "pound"
        else unit
    )


def _dimension(pieces: Scan, start: int, numeral: Numeral, last: int, unit: str, found: list[Mention]) -> str:
    if (
        numeral.scale == 1
        and numeral.value <= 130
        and unit in {"", "year"}
        and is_age(pieces, start, numeral, last, unit, found)
    ):
        return "age"
    if unit in {"day", "week", "month"} and pieces.lang == "en":  # '18-month-old'
        after = last + 1 + 2 * (pieces.low(last) in HYPHENS)
        return "age" if pieces.low(after) == "old" or pieces.low(last + 1) == "old" else "time"
    return dimension_of(unit) or "count"


def _noun(pieces: Scan, end: int, unit: str, high: Decimal) -> tuple[str, ...]:
    """The counted noun; after a unit only what stands behind 'of' ('370 hectares of crops')."""
    if not unit:
        if pieces.low(end) in words(pieces.lang, "of") and pieces.low(end + 1) not in function_words(pieces.lang):
            end += 1
        return counted_noun(pieces, end, high > 1)
    if is_currency(unit) or unit.startswith("percent"):
        return ()
    of = pieces.low(end) in words(pieces.lang, "of")
    if of or (pieces.lang in {"de", "nl", "ru", "uk", "pl", "tr", "ar"} and dimension_of(unit) != "time"):
        return counted_noun(pieces, end + of, False)[:1]
    hyphened = pieces.low(end - 2) in HYPHENS and pieces.glued(end - 1)
    noun = counted_noun(pieces, end, False)[:1] if hyphened else ()
    return () if pieces.low(end + (pieces.low(end) in HYPHENS)) in _MEASURED else noun
