"""Values against values: what agrees, what disagrees and as what."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.checks.disagreement import agree, disagreement, slip
from checker.model import DateValue, Mention, Quantity, Span
from tests.checks.evidence import CHECKER, found, inputs


def number(low: str, high: str = "", unit: str = "", dimension: str = "count", *, about: bool = False) -> Mention:
    value = Quantity(Decimal(low), Decimal(high or low), unit, dimension, approximate=about)
    return Mention(Span(0, 1), "quantity", value)


def length(amount: str, unit: str) -> Mention:
    return number(amount, unit=unit, dimension="length")


def share(percent: str) -> Mention:
    return number(percent, unit="percent", dimension="percent")


def money(amount: str, unit: str = "EUR") -> Mention:
    return number(amount, unit=unit, dimension="currency")


def day(**fields: int) -> Mention:
    return Mention(Span(0, 1), "date", DateValue(**fields))  # type: ignore[arg-type]  # only numbers are given


@pytest.mark.parametrize(
    ("ours", "theirs", "kind"),
    [
        (number("35300"), number("33500"), "numbers/number-mismatch"),
        (money("4e6"), money("4.1e9"), "numbers/magnitude"),
        (money("120e6"), money("120e9"), "numbers/magnitude"),
        (money("80"), money("80", "USD"), "numbers/currency-mismatch"),
        (money("80"), money("95", "USD"), ""),  # may well be converted
        (length("70", "mile"), length("70", "kilometer"), "numbers/unit-mismatch"),
        (length("25", "mile"), length("40", "kilometer"), ""),
        (share("14"), share("41"), "numbers/percent-mismatch"),
        (number("3000", "3750", about=True), number("2700", "3000", about=True), "facts/quantifier"),
        (number("3000", "3750", about=True), number("2946"), "facts/quantifier"),
        (number("5"), money("5"), ""),
        (day(year=2009), day(year=2019), "numbers/date-mismatch"),
        (day(month=4, year=2023), day(month=8, year=2023), "numbers/date-mismatch"),
        (day(month=4), day(weekday=1), ""),
        (day(month=4), number("4"), ""),
    ],
)
def test_kind_of_disagreement(ours: Mention, theirs: Mention, kind: str) -> None:
    assert disagreement(ours, theirs) == kind


def test_values_agree_only_on_what_both_say() -> None:
    assert agree(day(year=2019, month=4), day(year=2019))
    assert not agree(day(year=2019), day(weekday=0))
    assert agree(number("95"), number("100"), Decimal("0.05"))
    assert not agree(number("90"), number("100"), Decimal("0.05"))


@pytest.mark.parametrize(
    ("ours", "theirs", "likely"),
    [
        (number("35300"), number("33500"), True),  # turned digits
        (number("600"), number("6000"), True),  # a zero lost
        (money("4e6"), money("4e9"), True),
        (number("13"), number("30"), True),  # thirteen, thirty
        (number("19"), number("9"), True),  # neunzehn, neun
        (number("17"), number("250"), False),
        (day(year=2009), day(year=2019), True),
        (day(year=1999), day(year=2019), False),
    ],
)
def test_well_known_slips(ours: Mention, theirs: Mention, likely: bool) -> None:
    assert (slip(ours, theirs) > 0) is likely


WRONG = [("numbers/number-mismatch", "310,000")]
DAM = "The dam at Sarova holds back 240 million cubic metres of water and supplies 310,000 households."


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("The dam at Sarova supplies 310,000 households with water.", []),
        ("The dam at Sarova supplies about 310,000 households with water.", []),
        ("The dam at Sarova supplies 130,000 households with water.", WRONG),
        ("The bridge at Sarova cost 12 million euros.", []),
        ("In Sarova 14 households were evicted.", []),
    ],
)
def test_against_facts(fact: str, expected: list[tuple[str, str]]) -> None:
    assert found(DAM, "numbers", facts=[fact]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The choir sang 45 songs in 28 churches last spring.", ["45", "28"]),
        ("The choir sang 28 songs in 45 churches last spring.", []),
        ("The choir visited 45 churches with its 28 songs last spring.", []),
    ],
)
def test_two_figures_exchanged_within_a_sentence(text: str, expected: list[str]) -> None:
    fact = "The choir sang 28 songs in 45 churches last spring."
    assert [marked for _, marked in found(text, "numbers", facts=[fact])] == expected


def test_tolerance_widens_a_fact() -> None:
    fact = {"text": "The dam at Sarova supplies 300,000 households.", "tolerance": "5%"}
    assert found(DAM, "numbers", facts=[fact]) == []
    assert found(DAM, "numbers", facts=[{**fact, "tolerance": "1%"}]) == WRONG


def test_a_value_more_on_one_side_of_source_and_article_is_nobody_s_mistake() -> None:
    source = "Der Damm versorgt 310.000 Haushalte."
    assert found(DAM, "numbers", source=source) == []


@pytest.mark.parametrize(
    ("article", "source", "lang", "expected"),
    [
        ("At least 32 people were hurt in the port.", "Pelo menos 30 pessoas ficaram feridas no porto.", "pt", 1),
        ("At least 30 people were hurt in the port.", "Pelo menos 30 pessoas ficaram feridas no porto.", "pt", 0),
        ("More than 70 flats were damaged.", "Более 60 квартир были повреждены.", "ru", 1),
        ("Some 70 flats were damaged.", "Mehr als 60 Wohnungen wurden beschädigt.", "de", 0),
        (
            "At least 24 boats sank, 23 of them in port.",
            "Er zonken minstens 24 boten, waarvan 23 in de haven.",
            "nl",
            0,
        ),
    ],
)
def test_bounds_against_the_source(article: str, source: str, lang: str, expected: int) -> None:
    kinds = found(article, "numbers", source=source, source_lang=lang)
    assert len(kinds) == expected


@pytest.mark.parametrize(
    ("article", "source", "lang"),
    [
        (
            "At most 20 percent of the members must agree.",
            "Mindestens 20 Prozent der Mitglieder müssen zustimmen.",
            "de",
        ),
        ("More than three quarters of the streets are lit.", "Près des trois quarts des rues sont éclairées.", "fr"),
        ("At most 24 boats sank, 23 of them in port.", "Er zonken minstens 24 boten, waarvan 23 in de haven.", "nl"),
        ("At least 40 houses may be built.", "Se podrán construir como máximo 40 casas.", "es"),
    ],
)
def test_a_bound_from_the_other_side_is_a_quantifier(article: str, source: str, lang: str) -> None:
    assert [kind for kind, _ in found(article, "facts", "numbers", source=source, source_lang=lang)] == [
        "facts/quantifier"
    ]


def test_an_approximate_bound_turned_round() -> None:
    assert found("More than 3,000 people died.", "facts/quantifier", source="Knapp 3000 Menschen starben.")


@pytest.mark.parametrize(
    ("fact", "verdict"),
    [
        ("The dam at Sarova supplies 310,000 households.", "match"),
        ("The dam at Sarova supplies 130,000 households.", "mismatch"),
        ("The opera house in Lima was closed.", "missing"),
    ],
)
def test_fact_verdicts(fact: str, verdict: str) -> None:
    result = CHECKER.check(inputs(DAM, facts=[fact]))
    assert [f.verdict for f in result.facts] == [verdict]


def test_support_is_null_where_nothing_could_be_compared() -> None:
    result = CHECKER.check(inputs(DAM + " Birds nest there.", facts=["The dam at Sarova supplies 130,000 households."]))
    first, second = result.sentences
    assert first.support is not None
    assert first.support < 0.5
    assert second.support is None
