"""Quantities in running text: values, units, what must not be one, and properties that hold of any text."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.lang.lexicon import LANGUAGES, symbols
from checker.lang.numbers import find_quantities, quantities_agree
from checker.model import Quantity


def quantities(text: str, lang: str = "en") -> list[Quantity]:
    return [mention.value for mention in find_quantities(text, lang) if isinstance(mention.value, Quantity)]


def only(text: str, lang: str = "en") -> Quantity:
    (found,) = quantities(text, lang)
    return found


@pytest.mark.parametrize(
    ("lang", "text", "low", "unit"),
    [
        ("en", "There are 2,500 soldiers.", "2500", ""),
        ("en", "two and a half thousand soldiers", "2500", ""),
        ("en", "twenty-five ships", "25", ""),
        ("en", "one hundred and five ships", "105", ""),
        ("en", "$2.5bn", "2500000000", "USD"),
        ("en", "€1.2m in aid", "1200000", "EUR"),
        ("en", "half a million euros", "500000", "EUR"),
        ("en", "a quarter of a million people", "250000", ""),
        ("en", "a dozen eggs", "12", ""),
        ("en", "5 lakh rupees", "500000", "INR"),
        ("en", "12 nautical miles off the coast", "12", "nautical-mile"),
        ("en", "the 140-metre freighter", "140", "meter"),
        ("en", "62 per cent of the group", "62", "percent"),
        ("en", "by 0.5 percentage points", "0.5", "percentage-point"),
        ("en", "four hours", "4", "hour"),
        ("en", "five and a half years", "5.5", "year"),
        ("en", "42 degrees Celsius", "42", "celsius"),
        ("de", "2500 US-Soldaten", "2500", ""),
        ("de", "1.219 Hektar", "1219", "hectare"),
        ("de", "1,5 Meter", "1.5", "meter"),
        ("de", "zweitausendfünfhundert Soldaten", "2500", ""),
        ("de", "fünfundzwanzig Schiffe", "25", ""),
        ("de", "anderthalb Milliarden Euro", "1500000000", "EUR"),
        ("de", "5 Mrd. Euro", "5000000000", "EUR"),
        ("de", "eine Million Euro", "1000000", "EUR"),
        ("fr", "340 000 personnes", "340000", ""),
        ("fr", "quatre-vingt-dix kilomètres", "90", "kilometer"),
        ("fr", "soixante et onze navires", "71", ""),
        ("fr", "700 millions d’euros", "700000000", "EUR"),
        ("fr", "cinq ans et demi", "5.5", "year"),
        ("es", "1.219 hectáreas", "1219", "hectare"),
        ("es", "2,5 mil millones de dólares", "2500000000", "USD"),
        ("es", "treinta y cinco barcos", "35", ""),
        ("it", "2.000 anni", "2000", "year"),
        ("it", "duemilacinquecento soldati", "2500", ""),
        ("pt", "trinta e cinco navios", "35", ""),
        ("pt", "2,5 milhões de euros", "2500000", "EUR"),
        ("nl", "vijfentwintig schepen", "25", ""),
        ("nl", "2,5 miljard euro", "2500000000", "EUR"),
        ("pl", "2,5 mln zł", "2500000", "PLN"),
        ("pl", "dwadzieścia pięć okrętów", "25", ""),
        ("ru", "2,5 миллиона долларов", "2500000", "USD"),
        ("ru", "двадцать пять кораблей", "25", ""),
        ("ru", "полтора миллиарда рублей", "1500000000", "RUB"),
        ("ru", "120 тыс. человек", "120000", ""),
        ("uk", "п’ятдесят кораблів", "50", ""),
        ("uk", "2000 грн", "2000", "UAH"),
        ("tr", "yüzde 50", "50", "percent"),
        ("tr", "2.500 asker", "2500", ""),
        ("tr", "yirmi beş gemi", "25", ""),
        ("ar", "٢٥٠٠ جندي", "2500", ""),
        ("ar", "50 ألف منزل", "50000", ""),
        ("ar", "120 مليار درهم", "120000000000", "MAD"),
        ("ar", "خمسة وعشرون سفينة", "25", ""),
        ("ar", "5 في المئة", "5", "percent"),
    ],
)
def test_value_and_unit(lang: str, text: str, low: str, unit: str) -> None:
    found = only(text, lang)
    assert (found.low, found.high, found.unit) == (Decimal(low), Decimal(low), unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "dimension"),
    [
        ("an 18-year-old champion", 18, 18, "age"),
        ("Evangelos Chatzis, 58, was found guilty", 58, 58, "age"),
        ("he was aged 41", 41, 41, "age"),
        ("Vogel (34) is back", 34, 34, "age"),
        ("the 14th game", 14, 14, "ordinal"),
        ("in the 13th century", 13, 13, "ordinal"),
        ("on the second floor", 2, 2, "ordinal"),
        ("twenty-first-century art", 21, 21, "ordinal"),
        ("on move 55", 55, 55, "ordinal"),
        ("won the match 7.5–6.5", Decimal("6.5"), Decimal("7.5"), "score"),
        ("they won 3-2", 2, 3, "score"),
        ("in 2:01:09 hours", 7269, 7269, "time-result"),
        ("after 59:51 minutes", 3591, 3591, "time-result"),
        ("half of them", Decimal("0.5"), Decimal("0.5"), "fraction"),
        ("three quarters of the members", Decimal("0.75"), Decimal("0.75"), "fraction"),
        ("rates rose fivefold", 5, 5, "multiple"),
        ("three times as many", 3, 3, "multiple"),
        ("between 5 and 7 ships", 5, 7, "count"),
        ("10-20 ships", 10, 20, "count"),
        ("10 to 20 million ships", 10_000_000, 20_000_000, "count"),
        ("hundreds of thousands of people", 200_000, 1_000_000, "count"),
    ],
)
def test_dimension(text: str, low: Decimal, high: Decimal, dimension: str) -> None:
    found = only(text)
    assert (found.low, found.high, found.dimension) == (low, high, dimension)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("about 2,500 ships", 2375, 2625),
        ("nearly 3,000 ships", 2700, 3000),
        ("more than 3,000 ships", 3000, 4000),
        ("up to 340 ships", 255, 340),
        ("fewer than 20 ships", 15, 20),
    ],
)
def test_vague_words_make_intervals(text: str, low: int, high: int) -> None:
    found = only(text)
    assert found.approximate
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("2,500 US soldiers in Iraq", ("us", "soldier")),
        ("50 rocket and drone attacks on bases", ("rocket", "drone", "attack")),
        ("370 hectares of crops were lost", ("crop",)),
        ("Nine patients dropped out", ("patient",)),
        ("124 of them trained", ()),
    ],
)
def test_counted_noun(text: str, noun: tuple[str, ...]) -> None:
    assert only(text).noun == noun


@pytest.mark.parametrize(
    "text",
    [
        "in 2018",
        "July 26, 2021",
        "26 July 2021",
        "2021-07-26",
        "the 1990s",
        "2018–2020",
        "Covid-19",
        "Ariane 6 has flown",
        "an A380",
        "the G20",
        "F-16",
        "Article 5 says",
        "the Boeing 747",
        "call 555-123-4567",
        "call +49 30 1234567",
        "agent 007",
        "on 9/11",
        "Room #12",
        "one of them",
        "no one came",
        "one another",
        "at one point",
        "a man came",
        "the Group of Seven",
        "a zero-carbon economy",
        "5G networks",
        "who won the race",
    ],
)
def test_no_quantity(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "right", "low"),
    [
        ("about 1,5 metres deep", "1.5", None),
        ("340 000 people gave", "340,000", 340_000),
        ("he won 7,5:6,5", "7.5–6.5", None),
        ("1.219 hectares of land", "1,219", 1219),
        ("45.527 people had entered", "45,527", 45_527),
        ("2.500 US soldiers", "2,500", 2500),
        ("2'500 francs", "2,500", 2500),
        ("1,5 million euros", "1.5", 1_500_000),
        ("2.500.000 euros", "2,500,000", 2_500_000),
    ],
)
def test_malformed(text: str, right: str, low: int | None) -> None:
    found = only(text)
    assert found.malformed == right
    assert low is None or found.low == low


@pytest.mark.parametrize(
    "text",
    [
        "1.219 million",
        "42.195 kilometres",
        "the figure 3.141",
        "1.609 km",
        "rose to 1.085 dollars",
        "2,500 people",
        "1.5%",
    ],
)
def test_well_formed(text: str) -> None:
    assert only(text).malformed == ""


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("about 2,500 soldiers", "2,487 soldiers", True),
        ("2,500 soldiers", "2,487 soldiers", False),
        ("nearly 3,000 people", "more than 3,000 people", False),
        ("at least 2 million tonnes", "at most 2 million tonnes", False),
        ("more than 5,600 people", "5,674 people", True),
        ("70 kilometres", "70 miles", False),
        ("1 mile", "1.6 km", True),
        ("5 million euros", "5 billion euros", False),
        ("140,000 dinars", "140,000 dirhams", False),
        ("5 dollars", "5 euros", False),
        ("half of them", "50 per cent", True),
        ("12 weeks", "84 days", True),
        ("5 percent", "5 percentage points", False),
        ("five per cent", "rose fivefold", False),
        ("30 per cent", "13 per cent", False),
    ],
)
def test_agreement(one: str, other: str, agree: bool) -> None:
    assert quantities_agree(only(one), only(other)) is agree
    assert quantities_agree(only(other), only(one)) is agree


def test_source_and_article_agree() -> None:
    assert quantities_agree(only("fast 5 Milliarden Euro", "de"), only("almost 5 billion euros"))
    assert quantities_agree(only("2,5 миллиона долларов", "ru"), only("2.5 million dollars"))
    assert not quantities_agree(only("mehr als 20 Millionen Tonnen", "de"), only("more than 20 billion tonnes"))


CORRECTED = sorted((Path(__file__).parents[2] / "corpora").glob("*/clean.txt"))


@pytest.mark.parametrize("path", CORRECTED, ids=lambda path: path.parent.name)
def test_corrected_articles_have_no_malformed_numbers(path: Path) -> None:
    assert [q.malformed for q in quantities(path.read_text(encoding="utf-8")) if q.malformed] == []


PIECES = st.sampled_from(
    "1 2.500 1,5 ٣ 20 000 million Mrd. $ € % - – : / . , ( ) \n the more than one half a third to and between von "
    "aged 58 year-old Juli 2018 16:30 un et demi тыс. أكثر من yüzde XIII siècle 14th ½ '".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from(sorted(LANGUAGES | {"xx", "ja"})), st.sampled_from(["", " "]))
def test_any_text_gives_ordered_disjoint_mentions(parts: list[str], lang: str, glue: str) -> None:
    text = glue.join(parts)
    last = 0
    for mention in find_quantities(text, lang):
        assert last <= mention.span.start < mention.span.end <= len(text)
        assert text[mention.span.start : mention.span.end].strip() == text[mention.span.start : mention.span.end]
        assert isinstance(mention.value, Quantity)
        assert mention.value.low <= mention.value.high
        last = mention.span.end


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.sampled_from(sorted(LANGUAGES)))
def test_never_fails(text: str, lang: str) -> None:
    find_quantities(text, lang)


@settings(max_examples=150, deadline=None)
@given(st.integers(min_value=2101, max_value=10**12), st.sampled_from(sorted(LANGUAGES)))
def test_grouped_digits_come_back(number: int, lang: str) -> None:
    group = symbols(lang)[1]
    written = f"{number:,}".replace(",", group)
    assert [q.low for q in quantities(f"({written} x)", lang)] == [number]


@settings(max_examples=100, deadline=None)
@given(st.decimals(min_value=1, max_value=99, places=1), st.sampled_from(sorted(LANGUAGES)))
def test_decimals_come_back(number: Decimal, lang: str) -> None:
    written = str(number).replace(".", symbols(lang)[0])
    assert [q.low for q in quantities(f"= {written} %", lang)] == [number]
