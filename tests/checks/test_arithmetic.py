"""Totals, differences, percentages, ages and durations beside the figures that they are made of."""

from __future__ import annotations

from datetime import date

import pytest

from tests.checks.article import found

DAY = date(2023, 11, 16)

WRONG = [
    ("On board were 286 passengers and 18 sailors, 294 in all.", ("internal/contradiction/sum", "294")),
    (
        "The club won 12 gold, nine silver and six bronze medals, 29 medals in all.",
        ("internal/contradiction/sum", "29"),
    ),
    (
        "In the first week 40 houses burned and in the second 35 houses, 65 in total.",
        ("internal/contradiction/sum", "65"),
    ),
    (
        "The relay has 21 stages: nine flat ones, six in the hills and five in the mountains.",
        ("internal/contradiction/sum", "21"),
    ),
    (
        "The trail of 60 kilometres – 25 kilometres in Austria and 30 kilometres in Italy – is open.",
        ("internal/contradiction/sum", "60 kilometres"),
    ),
    ("The hospital has 90 beds: 40 beds for children and 45 for adults.", ("internal/contradiction/sum", "90")),
    (
        "Of the 38 sailors nine drowned, two are missing and the remaining 29 are in hospital.",
        ("internal/contradiction/sum", "38"),
    ),
    (
        "In the north 286 houses burned. In the south 38 houses burned. In all, 294 houses burned.",
        ("internal/contradiction/sum", "294"),
    ),
    ("Four families get 150,000 euros each, 500,000 in total.", ("internal/contradiction/difference", "500,000")),
    (
        "The city pays the five divers a total of 20,000 euros, 5,000 euros each.",
        ("internal/contradiction/difference", "20,000 euros"),
    ),
    ("The line lost three of its 14 ferries; twelve are left.", ("internal/contradiction/difference", "twelve")),
    (
        "The school has 12 classes, three fewer than the 14 classes of last year.",
        ("internal/contradiction/difference", "12"),
    ),
    ("He scored 31 goals, four more than the 25 of the season before.", ("internal/contradiction/difference", "31")),
    ("Turnout fell by 28 percent, from 81 to 53 percent.", ("numbers/percent-mismatch/in-article", "28 percent")),
    ("Prices rose 40 percent, from 200 to 250 euros.", ("numbers/percent-mismatch/in-article", "40 percent")),
    (
        "Sales grew from 40 to 60 million euros, an increase of 20 percent.",
        ("numbers/percent-mismatch/in-article", "20 percent"),
    ),
    ("The share fell by 30 points from 81 to 53 percent.", ("internal/contradiction/difference", "30")),
    ("The number of wolves grew by 35, from 45 to 75.", ("internal/contradiction/difference", "35")),
    ("Born in 1931, she died in 2010 at the age of 89.", ("internal/contradiction/age", "1931")),
    ("Born in Graz in 1931, he died in Rome in 2010, aged 69.", ("internal/contradiction/age", "1931")),
    ("Born in 1971, the 62-year-old runs the mill.", ("internal/contradiction/age", "1971")),
    ("The 62-year-old baker, born in Linz in 1971, runs the mill.", ("internal/contradiction/age", "1971")),
    ("The bridge fell twelve years ago, in 2015.", ("internal/contradiction/duration", "twelve")),
    ("In 2015, twelve years ago, the bridge fell.", ("internal/contradiction/duration", "twelve")),
    ("She led the museum for twelve years between 2011 and 2019.", ("internal/contradiction/duration", "twelve years")),
]

# Right, or not to be told: partial lists, groups that overlap, rounding, things of another kind.
TEMPTING = [
    "The wreck was raised from 90 to 40 metres below the surface.",
    "The rescuers raised the cage from 90 to 40 metres depth.",
    "The ward has 90 beds: 40 doctors and 45 nurses work there.",
    "The island had 458 cases of it (440 patients left the hospital and seven died).",
    "On board were 286 passengers and 18 sailors, 304 in all.",
    "She won two gold medals in Tokyo and one in Paris, seven in all.",
    "He won one gold and two silver medals, seven in all.",
    "The fleet of 60 ships, including 40 tankers and 30 ships built in Korea, is old.",
    "The festival shows 60 films: 12 premieres, nine comedies and five debuts.",
    "Of the 40 pupils 30 speak French and 20 Spanish.",
    "Two people died in Rome and three people in Milan. In all, nine people died.",
    "Of the 38 sailors nine drowned and two of them were officers; the remaining 29 are in hospital.",
    "Three heirs get 33 million euros each, 100 million in total.",
    "The three winners get 100 euros each and the others 50 euros, 450 euros in total.",
    "The line lost three of its 14 ferries and bought one; twelve are left.",
    "The line lost three of its 14 ferries in May and two in June; nine are left.",
    "He scored 31 goals, four more than his rival, who has 25.",
    "Prices rose 25 percent, from 200 to 250 euros.",
    "Turnout fell by 28 percentage points, from 81 to 53 percent.",
    "Turnout fell by about a third, from 81 to 53 percent.",
    "Sales grew from 40 to 60 million euros, an increase of 50 percent.",
    "Sales grew by 3.1 percent from 2019 to 2020.",
    "Shares fell 4 percent from Monday to 20 euros.",
    "In May 1,200 tonnes and in June 1,900 tonnes were caught, about 3,000 tonnes in all.",
    "The tower has 12 floors and four lifts, 30 rooms in all.",
    "In the north 40 percent voted and in the south 30 percent, 35 percent in total.",
    "He played 300 games and scored 120 goals, 250 games in all for Lyon.",
    "The hotel has 40 rooms: 12 suites and 28 doubles.",
    "The price rose by 5 percent, from 101 to 106 euros.",
    "Between 2010 and 2015 40 ships sank, 60 in total.",
    "The 14 villages have 20 schools and 30 shops, 50 in all.",
    "The club has 300 members, 40 more than ten years ago.",
    "The bus fell 20 metres, from 30 to 10 metres above the river.",
    "The rent rose by 50 euros from 400 to 450 euros.",
    "Born in 1931, she died in 2010 at the age of 79.",
    "Born in 1931, she married a man who died in 2010 at the age of 89.",
    "Born in 1961, the 62-year-old runs the mill.",
    "Born in 1962, the 62-year-old's son runs the mill.",
    "The 62-year-old baker, born in Linz in 1961, runs the mill.",
    "The bridge fell eight years ago, in 2015.",
    "The bridge fell fifty years ago, in 1971.",
    "She led the museum for eight years between 2011 and 2019.",
    "Between 2011 and 2019 she wrote ten books in five years.",
]


@pytest.mark.parametrize(("written", "expected"), WRONG)
def test_what_does_not_add_up_is_marked(written: str, expected: tuple[str, str]) -> None:
    assert found("internal", written, DAY) == [expected]


@pytest.mark.parametrize("written", TEMPTING)
def test_what_may_be_right_is_left_alone(written: str) -> None:
    assert found("internal", written, DAY) == []
