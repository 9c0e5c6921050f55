"""What is left over on both sides of sentences that tell the same."""

from __future__ import annotations

import pytest

from tests.checks.evidence import CHECKER, inputs

# text | reference | what must be marked, - for nothing
CASES = """
The board of the museum was founded in 1945. | In 1937 the museum was given a board. | 1945
After six days of losses at the polls, Ruiz flew home. | Ruiz went home after seven days of defeats. | six days
The new iPhone 6 and 7 Plus have larger screens. | The iPhone 6 and 6 Plus have larger screens. | 7
Four native fishes and two others died out there. | Two native fishes and two others died out there. | Four
It lies about 50 miles (65 km) south of it. | It lies 65 km (40 miles) south of it. | about 50 miles
The train left for Lyon at 11:00 GMT. | The train for Lyon departed at 12:00 GMT. | 11:00 GMT
The wreck was removed around 2100 GMT. | The wreck was cleared away at about 9 p.m. GMT. | -
Both are clerks in their 40s and 60s. | Both are clerks, in his fifties and in his sixties. | 40s
Rain will go on until Monday, the 24th, in the north. | In the north rain is to go on until the 27th (Mon). | 24th
Prague sent T-79 tanks to the front. | Prague has sent T-72 tanks to the front. | 79
The lake is about 440 metres deep near Gmunden. | Near Gmunden the lake is some 400 metres deep. | 440 metres
Add 10 grams (0.35 unts) of starch and mix the two. | Add 10 grams (0.35 ounces) of starch and mix the two together. | -
Iron rails came in 1777, when the wheels were iron too. | The wheels were of iron too. Iron rails came in 1767. | 1777
The defender Luca Neri is 41 and plays for Genoa. | Luca Neri, aged 21, plays for Genoa as a defender. | 41
The two men fled. The two were caught in Linz. | The two men fled and were caught in Linz. | -
"""


ROWS = [tuple(line.split(" | ")) for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("text", "reference", "wrong"), ROWS)
def test_left_over(text: str, reference: str, wrong: str) -> None:
    result = CHECKER.check(inputs(text, reference=reference))
    marked = [f.text for f in result.findings if f.rule.startswith(("numbers/number", "numbers/date"))]
    assert bool(marked) == (wrong != "-")
    assert all(text in wrong for text in marked)
