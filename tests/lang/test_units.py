"""Units: conversion, dimensions, names in every language."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.lang.lexicon import LANGUAGES
from checker.lang.units import UNITS, convert, currency_names, dimension_of, same_currency, scale_words, unit_names


@pytest.mark.parametrize(
    ("value", "unit", "to", "result"),
    [
        ("1", "mile", "meter", "1609.344"),
        ("1", "hectare", "square-meter", "10000"),
        ("12", "inch", "foot", "1"),
        ("1", "tonne", "kilogram", "1000"),
        ("2", "week", "day", "14"),
        ("100", "celsius", "fahrenheit", "212"),
        ("32", "fahrenheit", "celsius", "0"),
    ],
)
def test_convert(value: str, unit: str, to: str, result: str) -> None:
    assert round(convert(Decimal(value), unit, to), 6) == Decimal(result)


@pytest.mark.parametrize(("unit", "to"), [("mile", "hectare"), ("USD", "EUR"), ("", "meter")])
def test_no_conversion(unit: str, to: str) -> None:
    with pytest.raises(ValueError, match="cannot convert"):
        convert(Decimal(1), unit, to)


def test_dimensions() -> None:
    assert dimension_of("EUR") == "currency"
    assert dimension_of("celsius") == "temperature"
    assert dimension_of("") == "count"
    assert dimension_of("smoot") == ""
    assert all(factor > 0 for _, factor in UNITS.values())


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_every_language_names_the_common_units(lang: str) -> None:
    assert {"USD", "EUR"} <= currency_names(lang).keys()
    assert {Decimal(10**6), Decimal(10**9)} <= set(scale_words(lang).values())
    assert unit_names(lang).get("km") == "kilometer"
    assert unit_names(lang).get("%") == "percent"


def test_names_that_currencies_share() -> None:
    assert same_currency("MAD", "AED")
    assert not same_currency("MAD", "IQD")
    assert not same_currency("USD", "EUR")
