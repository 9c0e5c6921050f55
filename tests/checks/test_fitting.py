"""Figures and times that stand in other surroundings than in the evidence make a sentence's support less."""

from __future__ import annotations

import pytest

from checker.checks.fitting import fits
from tests.checks.evidence import CHECKER, inputs

REPORT = (
    "The county in the west saw heavy rain on Monday. Two bridges were closed to lorries, and 40 volunteers filled "
    "sandbags in Ardley. The mayor of Ardley will ask for help on Thursday. A court will hear the case of the dam "
    "in April. She said that 350 houses stood under water. The dam was built in 1962 and repaired for years."
)
# A sound sentence of other words, and the same with a value of the report that belongs elsewhere.
SWAPS = [
    ("In Ardley 40 volunteers filled sandbags.", "In Ardley 350 volunteers filled sandbags."),
    ("Some 350 houses are under water, she said.", "Some 40 houses are under water, she said."),
    ("The mayor wants to ask for help on Thursday.", "The mayor wants to ask for help on Monday."),
    ("The case of the dam goes to court in April.", "The case of the dam goes to court in 1962."),
    ("The dam, built in 1962, is old.", "The dam, built in April, is old."),
]


def least(text: str) -> float:
    case = CHECKER.case(inputs(text, reference=REPORT))
    return min(fits(case).values(), default=1.0)


@pytest.mark.parametrize(("sound", "swapped"), SWAPS)
def test_a_swapped_value_fits_less(sound: str, swapped: str) -> None:
    assert least(sound) > least(swapped) + 0.2


@pytest.mark.parametrize(("sound", "swapped"), SWAPS)
def test_support_is_less_too(sound: str, swapped: str) -> None:
    supports = [CHECKER.check(inputs(text, reference=REPORT)).sentences[0].support for text in (sound, swapped)]
    assert all(support is not None for support in supports)
    assert (supports[0] or 0.0) > (supports[1] or 0.0)


# What is no value put in another's place: a word for no certain time, a multiple worked out, 'a year' for one year,
# a date that stands alone above what it is of.
SOUND = [
    ("It took years to fill the sandbags in Ardley.", REPORT, 0.5),
    ("Ardley has ten times the volunteers of the county in the west.", REPORT + " Ten people spoke of it.", 1.0),
    ("The bridge is one year away from its repair.", "The bridge is just a year away from its repair.", 1.0),
    (
        "Fans of the film meet on 14 May.",
        "Fans of the film meet.\n\n14 May\n\nThe sketch is dated, and ships pass.",
        0.5,
    ),
]


@pytest.mark.parametrize(("text", "report", "fit"), SOUND)
def test_other_words_fit(text: str, report: str, fit: float) -> None:
    case = CHECKER.case(inputs(text, reference=report))
    assert min(fits(case).values(), default=1.0) >= fit


def test_without_a_reference_nothing_is_said() -> None:
    assert fits(CHECKER.case(inputs("In Ardley 40 volunteers filled sandbags."))) == {}


def test_small_letters_tell_weekdays_where_there_are_no_others() -> None:
    assert least("the mayor wants to ask for help in ardley on thursday .") > 0.5
