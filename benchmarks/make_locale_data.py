"""Writes checker/lang/data/cldr/*.json from the Unicode CLDR, through babel's copy of it.

places.json has what countries and the cities of time zones are called in each language of sources.
Run by hand after an upgrade of babel; the files are committed, and babel is not needed at run time.
Each language file holds the names of months, weekdays, currencies and units, every form that CLDR knows;
symbols.json holds the decimal and grouping signs of every language.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from babel import Locale, localedata
from babel.core import get_global
from babel.numbers import get_territory_currencies

from checker.lang.places import cities, countries

DATA = Path(__file__).parents[1] / "checker" / "lang" / "data" / "cldr"
LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar")
SOURCES = (*LANGUAGES[1:], "zh", "ja")  # languages of sources
SINCE = date(2015, 1, 1)  # money that was in use at least then


def _in_use() -> list[str]:
    """Every currency that is or lately was legal tender somewhere, by CLDR's table of territories."""
    territories = get_global("territory_currencies")
    return sorted({code for name in territories for code in get_territory_currencies(name, SINCE)} | {"HRK", "STN"})


CURRENCIES = _in_use()
UNITS = (
    "area-square-kilometer area-hectare area-square-meter area-square-centimeter area-square-mile area-acre "
    "area-square-foot duration-year duration-month duration-week duration-day duration-hour duration-minute "
    "duration-second duration-decade duration-century duration-millisecond energy-kilowatt-hour "
    "energy-kilocalorie energy-calorie energy-joule energy-kilojoule length-kilometer length-meter "
    "length-centimeter length-millimeter length-mile length-yard length-foot length-inch length-nautical-mile "
    "length-light-year mass-tonne mass-kilogram mass-gram mass-milligram mass-pound mass-ounce mass-carat "
    "mass-ton power-gigawatt power-megawatt power-kilowatt power-watt power-horsepower pressure-hectopascal "
    "pressure-bar pressure-millibar speed-kilometer-per-hour speed-meter-per-second speed-mile-per-hour "
    "speed-knot temperature-celsius temperature-fahrenheit temperature-kelvin volume-cubic-kilometer "
    "volume-cubic-meter volume-cubic-centimeter volume-cubic-foot volume-liter volume-milliliter "
    "volume-centiliter volume-hectoliter volume-gallon volume-barrel volume-bushel volume-pint "
    "digital-terabyte digital-gigabyte digital-megabyte digital-kilobyte digital-byte frequency-gigahertz "
    "frequency-megahertz frequency-kilohertz frequency-hertz electric-volt electric-ampere "
).split()


def _forms(patterns: dict[str, Any], lengths: tuple[str, ...]) -> list[str]:
    """The words that stand around the number in CLDR's patterns ('{0} kilometres')."""
    found = set()
    for length in lengths:
        table = dict(patterns.get(length, {}))
        for text in (table[plural] for plural in ("zero", "one", "two", "few", "many", "other") if plural in table):
            if text.startswith("{0}"):
                found.add(text.replace("{0}", "").strip("\u00a0\u202f \u200f\u200e"))
    return sorted(form for form in found if len(form) > 1)


def _currencies(locale: Locale) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    plural = locale._data["currency_names_plural"]  # noqa: SLF001 - nor of plural names
    for code in CURRENCIES:
        forms = {*dict(plural.get(code, {})).values(), locale.currencies.get(code, "")}
        plain = {re.sub(r"\s*\([^)]*\)", "", form) for form in forms}  # 'Venezuelan bolívars (2008–2018)'
        names[code] = sorted(form for form in plain if form and form != code)
    return {code: forms for code, forms in names.items() if forms}


def _names(tables: Any, widths: tuple[str, ...]) -> list[list[str]]:
    """Per month or weekday, every form in CLDR's order."""
    merged: dict[int, set[str]] = {}
    for context in ("format", "stand-alone"):
        for width in widths:
            for key, name in dict(tables[context].get(width, {})).items():
                merged.setdefault(key, set()).add(name.rstrip("."))
    return [sorted(merged[key]) for key in sorted(merged)]


def language(code: str) -> dict[str, Any]:
    locale = Locale("en", "GB") if code == "en" else Locale(code)
    patterns = locale._data["unit_patterns"]  # noqa: SLF001 - babel has no public list of unit patterns
    return {
        "source": "Unicode CLDR, through babel",
        "months": _names(locale.months, ("wide",)),
        "months_short": _names(locale.months, ("abbreviated",)),
        "weekdays": _names(locale.days, ("wide",)),
        "currencies": _currencies(locale),
        "units": {unit.split("-", 1)[1]: _forms(patterns.get(unit, {}), ("long",)) for unit in UNITS},
    }


def symbols() -> dict[str, list[str]]:
    """Decimal and grouping sign of every language of CLDR, written with Latin digits."""
    table = {}
    for name in localedata.locale_identifiers():
        if "_" in name or name == "root":
            continue
        signs = dict(Locale(name).number_symbols)["latn"]
        table[name] = [signs["decimal"], signs["group"]]
    return table


def places(code: str) -> dict[str, str]:
    """The names of countries, and of cities after which time zones are called -> their English names."""
    locale, english = Locale(code), Locale("en")
    table = {
        name: _plain(english.territories[key])
        for key, name in locale.territories.items()
        if key.isalpha() and countries(_plain(english.territories[key]))
    }
    for zone, names in locale.time_zones.items():
        city = zone.split("/")[-1].replace("_", " ")
        if "city" in names and (city.lower() in cities() or countries(city)):
            table[names["city"]] = city
    return dict(sorted(table.items()))


def _plain(name: str) -> str:
    """'Myanmar' of 'Myanmar (Burma)', 'Hong Kong' of 'Hong Kong SAR China'."""
    return re.sub(r"\s*(?:\(.*|SAR China)$", "", name).replace("&", "and").replace("’", "'")


def write(name: str, content: dict[str, Any]) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    (DATA / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    DATA.mkdir(parents=True, exist_ok=True)
    for code in LANGUAGES:
        write(code, language(code))
    write("symbols", symbols())
    write("places", {code: places(code) for code in SOURCES})
    print(f"wrote {len(LANGUAGES) + 2} files to {DATA}")


if __name__ == "__main__":
    main()
