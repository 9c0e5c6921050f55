"""Sentences of one article that say the same."""

from __future__ import annotations

from checker.align.echoes import echoes
from checker.model import Echo, Zone
from tests.align.test_pairs import Letters
from tests.align.texts import document

SENTENCES = [
    "The gauge at Kaub fell to 32 centimetres on Monday.",
    "Barges can take on only a third of their usual load.",
    "On Monday the gauge at Kaub fell to 32 centimetres.",
    "On Monday it fell.",
    "The gauge at Kaub fell to 32 centimetres on Monday.",
]
ZONES = [Zone.LEAD, Zone.BODY, Zone.BODY, Zone.BODY, Zone.CAPTION]


def test_the_later_one_comes_first_and_what_is_short_or_no_text_is_left_out() -> None:
    found = echoes(document(SENTENCES, zones=ZONES), Letters())
    assert max(found, key=lambda echo: echo.likeness) == Echo(2, 0, 1.0)
    assert {echo.sentence for echo in found} <= {1, 2}


def test_one_sentence_echoes_nothing() -> None:
    assert echoes(document(SENTENCES[:1], zones=ZONES[:1]), Letters()) == ()
