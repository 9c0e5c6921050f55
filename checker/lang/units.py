"""Units of measure and currencies: what they measure, how they convert, how each language names them.

Factors to the base unit of a dimension: BIPM, SI Brochure (9th ed.); NIST Special Publication 811, appendix B.8.
A month and a year are the Gregorian means (365.2425 days a year). Unit ids are CLDR's; terawatt-hour and
a few more follow CLDR's way of naming.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from checker.lang.lexicon import Phrases, cldr, forms, raw

_TABLE = """
length meter 1 · kilometer 1000 · centimeter 0.01 · millimeter 0.001 · mile 1609.344 · nautical-mile 1852 ·
  yard 0.9144 · foot 0.3048 · inch 0.0254 · light-year 9460730472580800
area square-meter 1 · square-kilometer 1000000 · square-centimeter 0.0001 · hectare 10000 · dunam 1000 ·
  acre 4046.8564224 · square-mile 2589988.110336 · square-foot 0.09290304 · dunam 1000
volume liter 1 · milliliter 0.001 · centiliter 0.01 · hectoliter 100 · cubic-meter 1000 ·
  cubic-kilometer 1000000000000 · cubic-centimeter 0.001 · cubic-foot 28.316846592 · gallon 3.785411784 ·
  pint 0.473176473 · barrel 158.987294928 · bushel 35.23907016688
mass kilogram 1 · gram 0.001 · milligram 0.000001 · tonne 1000 · ton 907.18474 · pound 0.45359237 ·
  ounce 0.028349523125 · carat 0.0002 · quintal 100
time second 1 · millisecond 0.001 · minute 60 · hour 3600 · day 86400 · week 604800 · fortnight 1209600 ·
  month 2629746 · year 31556952 · decade 315569520 · century 3155695200
speed meter-per-second 1 · kilometer-per-hour 0.2777777777777777777777777778 · mile-per-hour 0.44704 ·
  knot 0.5144444444444444444444444444
energy joule 1 · kilojoule 1000 · calorie 4.184 · kilocalorie 4184 · kilowatt-hour 3600000 ·
  megawatt-hour 3600000000 · gigawatt-hour 3600000000000 · terawatt-hour 3600000000000000
power watt 1 · kilowatt 1000 · megawatt 1000000 · gigawatt 1000000000 · terawatt 1000000000000 ·
  horsepower 745.69987158227022
pressure hectopascal 100 · bar 100000 · millibar 100
data byte 1 · kilobyte 1000 · megabyte 1000000 · gigabyte 1000000000 · terabyte 1000000000000
frequency hertz 1 · kilohertz 1000 · megahertz 1000000 · gigahertz 1000000000
voltage volt 1
current ampere 1
percent percent 1
percentage-point percentage-point 1 · basis-point 0.01
"""
_SYMBOLS = {
    "kilometer": "km",
    "centimeter": "cm",
    "millimeter": "mm",
    "kilogram": "kg",
    "hectare": "ha",
    "square-kilometer": "km²|km2",
    "square-meter": "m²|m2|sqm",
    "cubic-meter": "m³|m3",
    "kilometer-per-hour": "km/h|kmh|kph",
    "mile-per-hour": "mph",
    "meter-per-second": "m/s",
    "celsius": "°C|°c",
    "fahrenheit": "°F|°f",
    "megawatt": "MW",
    "gigawatt": "GW",
    "kilowatt": "kW",
    "kilowatt-hour": "kWh",
    "megawatt-hour": "MWh",
    "gigawatt-hour": "GWh",
    "terawatt-hour": "TWh",
    "foot": "ft",
    "mile": "mi",
    "pound": "lb|lbs",
    "ounce": "oz",
    "degree": "°",
    "terabyte": "TB",
    "gigabyte": "GB",
    "megabyte": "MB",
    "percent": "%|٪",
    "milliliter": "ml",
    "hectopascal": "hPa",
    "gigahertz": "GHz",
    "megahertz": "MHz",
}
SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "₹": "INR",
    "₩": "KRW",
    "₪": "ILS",
    "₦": "NGN",
    "₫": "VND",
    "₸": "KZT",
    "฿": "THB",
    "₱": "PHP",
    "₵": "GHS",
    "₡": "CRC",
    "₲": "PYG",
    "₭": "LAK",
    "₮": "MNT",
    "৳": "BDT",
    "₼": "AZN",
    "₾": "GEL",
    "֏": "AMD",
    "៛": "KHR",
    "؋": "AFN",
}
# Letters before a sum, as local papers have them, in just this case: 'Rs 500', 'Nu. 150', 'RM 20 million'.
PREFIXES = {
    "Rs": "INR",
    "Nu": "BTN",
    "RM": "MYR",
    "Rp": "IDR",
    "KSh": "KES",
    "Ksh": "KES",
    "Tsh": "TZS",
    "TSh": "TZS",
    "Ush": "UGX",
    "USh": "UGX",
    "Tk": "BDT",
    "Dh": "AED",
    "Dhs": "AED",
    "Frw": "RWF",
    "Kč": "CZK",
    "Gs": "PYG",
    "Bs": "BOB",
    "Birr": "ETB",
    "Fr": "CHF",
    "Mt": "MZN",
}
# What a dollar sign means after letters: US$, A$, C$, ...
DOLLARS = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "nt": "TWD",
    "r": "BRL",
    "mx": "MXN",
    "ec": "XCD",
    "tt": "TTD",
    "j": "JMD",
    "bz": "BZD",
    "fj": "FJD",
    "n": "NAD",
    "ar": "ARS",
    "cl": "CLP",
    "col": "COP",
}
# Names that several currencies share beyond what CLDR's English names tell ('dollars', 'francs'): a bare name may be
# any of them, so these never conflict among themselves.
FAMILIES = (
    "RSD MKD IQD",
    "SEK NOK DKK ISK CZK",
    "INR IDR",
    "SAR QAR YER OMR IRR BRL",
    "TRY SYP LBP EGP",
    "RON MDL",
    "VES VEF BOB",
    "SLL SLE",
    "STD STN",
    "MRO MRU",
    "ZWL ZWG USD",
    "ANG XCG",
)


def _units() -> dict[str, tuple[str, Decimal]]:
    table = {}
    dimension = ""
    for line in _TABLE.strip().splitlines():
        head, _, rest = line.partition(" ")
        dimension = head or dimension
        for entry in rest.split("·"):
            if entry.strip():
                name, factor = entry.split()
                table[name] = (dimension, Decimal(factor))
    return table


UNITS: dict[str, tuple[str, Decimal]] = _units()
_ZERO = {"celsius": (Decimal(1), Decimal(0)), "kelvin": (Decimal(1), Decimal("-273.15"))}
_SCALES = {
    **_ZERO,
    "fahrenheit": (Decimal(5) / Decimal(9), Decimal(-160) / Decimal(9)),
    "degree": (Decimal(1), Decimal(0)),
}


_NO_NAMES = frozenset(("mark", "marks", "som", "soms", "units", "unit"))  # words of other meaning, or no bare names


def is_currency(unit: str) -> bool:
    return len(unit) == 3 and unit.isupper()


def dimension_of(unit: str) -> str:
    """What a unit measures: 'length', 'currency', 'percent', ...; 'count' for none, '' for an unknown unit."""
    if unit in UNITS:
        return UNITS[unit][0]
    if unit in _SCALES:
        return "temperature"
    return "currency" if is_currency(unit) else "" if unit else "count"


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """The value in another unit of the same dimension; ValueError where there is no fixed rate."""
    if unit == to:
        return value
    if unit in _SCALES and to in _SCALES:
        (factor, zero), (other, shift) = _SCALES[unit], _SCALES[to]
        return (value * factor + zero - shift) / other
    if unit in UNITS and to in UNITS and UNITS[unit][0] == UNITS[to][0]:
        return value * UNITS[unit][1] / UNITS[to][1]
    raise ValueError(f"cannot convert {unit or 'a count'} to {to or 'a count'}")


@cache
def _families() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    shared = [codes for codes in bare_names().values() if len(codes) > 1]
    for members in (*(frozenset(family.split()) for family in FAMILIES), *shared):
        for code in members:
            table[code] = table.get(code, frozenset()) | members
    return table


def same_currency(one: str, other: str) -> bool:
    """Whether two codes can be meant by the same bare name: two kinds of dirhams, of pesos, of crowns."""
    return one == other or other in _families().get(one, frozenset())


@cache
def bare_names() -> dict[str, frozenset[str]]:
    """The last word of each English name of a currency, 'metical' of 'Mozambican metical': its currencies."""
    table: dict[str, set[str]] = {}
    for code, listed in cldr("en").get("currencies", {}).items():
        for name in listed:
            word = name.split()[-1].lower()
            if " " in name and word not in _NO_NAMES:
                table.setdefault(word, set()).add(code)
    return {word: frozenset(codes) for word, codes in table.items()}


@cache
def unit_names(lang: str) -> Phrases[str]:
    """Every name of a unit or currency in a language, and its canonical id."""
    table: Phrases[str] = Phrases(lang)
    own, names = raw(lang), cldr(lang)
    _fill(table, {"percentage-point": own.get("points", ""), "percent": own.get("percent", "")})
    _fill(table, own.get("units", {}))
    _fill(table, own.get("currencies", {}))
    for section in ("units", "currencies"):
        for unit, listed in names.get(section, {}).items():
            _fill(table, {unit: "|".join(listed)})
    if lang == "en":
        for word, codes in sorted(bare_names().items()):
            if table.get(word) is None and table.get(word.removesuffix("s")) is None:
                for form in (word, f"{word.removesuffix('s')}s"):
                    table.add(form, min(codes))
    _fill(table, _SYMBOLS)
    for sign, code in SIGNS.items():
        table.add(sign, code)
    for code in names.get("currencies", {"EUR": (), "USD": ()}):
        table.add(code, code)  # 'EUR 5' and '5 EUR'
    return table


def _fill(table: Phrases[str], section: dict[str, str]) -> None:
    for unit, text in section.items():
        if dimension_of(unit):
            for form in forms(text):
                table.add(form, unit)


@cache
def currency_names(lang: str) -> dict[str, tuple[str, ...]]:
    """The names of each currency in a language, as CLDR and everyday writing have them."""
    table: dict[str, tuple[str, ...]] = {}
    for code, listed in cldr(lang).get("currencies", {}).items():
        table[code] = tuple(listed)
    for code, text in raw(lang).get("currencies", {}).items():
        table[code] = (*table.get(code, ()), *forms(text))
    return table


@cache
def scale_words(lang: str) -> dict[str, Decimal]:
    """The words that multiply a number ('million') and by how much."""
    return {form: Decimal(value) for value, text in raw(lang).get("scales", {}).items() for form in forms(text)}
