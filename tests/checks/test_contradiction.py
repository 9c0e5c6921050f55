from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.article import article, found, hits, rules

DAY = date(2023, 11, 16)

FOUND = [
    (
        "The 90 ships were checked. In all 40 of them had no papers; the other 60 were let go.",
        [("internal/contradiction/sum", "90")],
    ),
    ("The boat carried 60 people, 35 men and 20 women, the navy said.", [("internal/contradiction/sum", "60")]),
    (
        "The two firms must pay a total of 90,000 euros, 40,000 euros each.",
        [("internal/contradiction/sum", "90,000 euros")],
    ),
    (
        "The two firms must pay a total of 90,000 francs, 45,000 euros each.",
        [("numbers/currency-mismatch/in-article", "90,000 francs")],
    ),
    ("By evening 14 of the 12 divers had been found.", [("internal/contradiction/part", "14")]),
    ("It calls at three ports: Bergen and Tromsø.", [("internal/contradiction/list", "three")]),
    (
        "Exports fell from 3.2 to 3.9 million tonnes.",
        [("internal/contradiction/trend", "fell from 3.2 to 3.9 million tonnes")],
    ),
    ("The number of wolves doubled from 40 to 140.", [("internal/contradiction/trend", "doubled from 40 to 140")]),
    ("He governed the province from 1997 to 1991.", [("internal/contradiction/years", "1997 to 1991")]),
    ("Ivo Kranjc, 44, builds boats. Kranjc was born in 1969 in Piran.", [("internal/contradiction/age", "1969")]),
    (
        "The club has bought Ivo Kranjc. The club is proud. The 44-year-old sails every day in the bay of the town. "
        "Kranjc was born in 1969.",
        [("internal/contradiction/age", "1969")],
    ),
    (
        "In the heat 14 people died.\n\nNine of them died in Multan. Five people died near Sukkur and two in Larkana.",
        [("internal/contradiction/toll", "14")],
    ),
    ("It calls at four ports (Bergen, Ålesund and Tromsø).", [("internal/contradiction/list", "four")]),
    ("She was mayor for ten years, from 1999 to 2003.", [("internal/contradiction/duration", "ten years")]),
    ("Nine divers came, 12 of them from Malta.", [("internal/contradiction/of-them", "12")]),
    ("The sea gave up 24 statues. It took a year to clean the 42 statues.", [("internal/contradiction/recount", "42")]),
    ("The ferry sank on Tuesday, 16 November 2023.", [("internal/contradiction/weekday", "Tuesday, 16 November 2023")]),
    ("In the region 9 billion people have been made homeless.", [("numbers/magnitude/impossible", "9 billion")]),
    (
        "The line runs ferries. On 5 of the 16 ferries the radio failed; the other twelve were safe.",
        [("internal/contradiction/regroup", "twelve")],
    ),
    (
        "The farm has 13 barns. Eight of the barns burned down, the other six were saved.",
        [("internal/contradiction/sum", "13")],
    ),
    (
        "Bus crash in Peru: at least 12 dead\n\nAt least 12 people died near Puno on Monday. The bus was full.\n\n"
        "The minister visited the families of the 21 dead.",
        [("internal/contradiction/regroup", "21")],
    ),
    (
        "Storm in Malta: 31 injured\n\nIn the storm 31 people were injured on Monday.\n\n"
        "By evening 25 of the injured had gone home; 14 were still in hospital.",
        [("internal/contradiction/regroup", "14")],
    ),
    (
        "Floods reach three valleys\n\nThe floods have reached five valleys in the south.\n\nIn the three valleys "
        "schools are closed.",
        [("internal/contradiction/regroup", "five")],
    ),
    (
        "A diver found almost 900 rings.\n\nHe was lucky.\n\nThe rings, 412 in all, lay in a jar.",
        [("internal/contradiction/regroup", "412")],
    ),
    (
        "Bank raises fee by half a percentage point\n\nThe bank is sorry.\n\nThe fee will thus rise from 2.1 to 3.1 "
        "per cent.",
        [("internal/contradiction/regroup", "3.1 per cent")],
    ),
    ("Each of the six heirs gets 40,000 euros, 300,000 in all.", [("internal/contradiction/difference", "300,000")]),
    (
        "The train set out from Split with 120 adults and 14 children on board, 154 people in all.",
        [("internal/contradiction/sum", "154")],
    ),
    (
        "Two divers were saved. A third member of the group drowned. All four divers had licences.",
        [("internal/contradiction/recount", "four")],
    ),
    (
        "Marta Holm, a singer born in 1980, who died on 3 May at the age of 61, lived here.",
        [("internal/contradiction/age", "1980")],
    ),
    (
        "Six icons stolen in Split\n\nSix icons were stolen on Monday.\n\nThe five stolen works are insured.",
        [("internal/contradiction/regroup", "five")],
    ),
    ("In Shanghai a litre of petrol recently cost 8 yen.", [("numbers/currency-mismatch/in-article", "8 yen")]),
]

RIGHT = [
    "He scored in two rounds, and in the third he fell. The seven rounds were over by noon.",
    "Six icons stolen in Split\n\nSix icons were stolen on Monday.\n\nThe six stolen works are insured.",
    "Six icons stolen in Split\n\nSix icons were stolen on Monday.\n\nOf the two stolen in May one is back.",
    "The line runs ferries. On 5 of the 16 ferries the radio failed; the other eleven were safe.",
    "Bus crash in Peru: at least 12 dead\n\nAt least 12 people died on Monday. The toll rose to 21 dead.\n\n"
    "The minister visited the families of the 21 dead.",
    "Storm in Malta: 31 injured\n\nIn the storm 31 people were injured on Monday.\n\n"
    "By evening 25 of the injured had gone home; 6 were still in hospital.",
    "Floods reach three valleys\n\nThe floods have reached five other valleys.\n\nIn the three valleys schools close.",
    "A diver found almost 900 rings.\n\nHe was lucky.\n\nThe rings, 893 in all, lay in a jar.",
    "Two divers were saved. A third member of the group drowned. All three divers had licences.",
    "Marta Holm, a singer born in 1962, who died on 3 May at the age of 61, lived here.",
    "The club helped 90 people from 23 countries. 22 of them stayed here, the other five moved on.",
    "Two sailors were saved. A third drowned. The three sailors came from Split.",
    "The 100 ships were checked. In all 40 of them had no papers; the other 60 were let go.",
    "The boat carried 60 people, 35 men and 20 women among them.",
    "The boat carried 60 people, 35 men, 20 women and 5 children.",
    "By evening 12 of the 14 divers had been found.",
    "Two cities have joined: Bosnia and Herzegovina’s capital and Bergen.",
    "Exports rose from 3.2 to 3.9 million tonnes.",
    "Exports did not fall from 3.2 to 3.9 million tonnes.",
    "The temperature rose from -12 to 3 degrees.",
    "He ran from 9 to 5 every day, and the tariff was cut from 30 to 20 per cent.",
    "Ivo Kranjc, 44, builds boats. Kranjc was born in 1979 in Piran.",
    "Ivo Kranjc, 44, builds boats. His father Anton, born in 1949, did so too.",
    "Ivo Kranjc, 44, builds boats. His father Anton Kranjc, born in 1949, did so too.",
    "Ivo Kranjc died at 44, killed by a falling mast. Kranjc was born in 1949.",
    "Ivo Kranjc met Ana Novak. The 44-year-old sails every day in the bay of the town. Kranjc was born in 1969.",
    "In the heat 14 people died.\n\nNine of them died in Multan. Three people died near Sukkur and two in Larkana.",
    "In heat 14 people died.\n\nIn 2011 nine people died in Multan. Five people died in Sukkur and two in Larkana.",
    "The ferry sank on Thursday, 16 November 2023.",
    "In Tokyo a litre of petrol recently cost 8 yen more than in Shanghai.",
    "A hectare costs 30,000 euros (about 32,000 dollars).",
    "He won in 2:05:10 hours, almost five minutes ahead of the next man, who needed 2:10:02.",
    "The region has 3 million people. The country has 3 billion trees.",
]


@pytest.mark.parametrize(("written", "expected"), FOUND)
def test_contradictions_are_marked(written: str, expected: list[tuple[str, str]]) -> None:
    assert found("internal", written, DAY) == expected


@pytest.mark.parametrize("written", RIGHT)
def test_figures_that_agree_are_left_alone(written: str) -> None:
    assert found("internal", written, DAY) == []


WORDS = "the other 124 of them from to rose 3 million euros dollars each a total , . born in 1975 58 2:01:09 Anna"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_words_are_survived_and_marks_lie_inside(words: list[str]) -> None:
    written = " ".join(words)
    document = article(written, DAY)
    for rule in rules("internal").values():
        for hit in hits(rule, document):
            assert 0 <= hit.span.start < hit.span.end <= len(written)
