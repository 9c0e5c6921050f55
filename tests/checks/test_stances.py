"""Evidence in other words: for or against, yes or no, working or not; over or under, before or after, all or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lang import marks, stances
from tests.checks.evidence import findings

# The article's sentence, the evidence's, and the words that a finding marks ('' for none).
SAID = [
    (
        "Rangers said nitrate in the lake was above the limit again.",
        "Nitrate in the lake stayed under the legal limit.",
        "above the limit",
    ),
    (
        "Rangers said nitrate in the lake was above the limit again.",
        "Nitrate in the lake exceeded the legal limit.",
        "",
    ),
    ("The Kiruna observatory (KIR) refuted the sighting on Monday.", "KIR has confirmed the sighting.", "refuted"),
    (
        "The curator of the Ostrava museum, Jana Malá, did not resign on Friday.",
        "Jana Malá stepped down on Friday.",
        "resign",
    ),
    ("The curator of the Ostrava museum, Jana Malá, resigned on Friday.", "Jana Malá stepped down on Friday.", ""),
    (
        "The board expects wages at the yard to rise in March.",
        "Wages at the yard would start to come down in March, the board said.",
        "rise",
    ),
    (
        "The board expects wages at the yard to fall in March.",
        "Wages at the yard would start to come down in March, the board said.",
        "",
    ),
    ("Trams in Gera stood still for a second day.", "Drivers in Gera continued a walkout for a second day.", ""),
    (
        "The mayor, Ana Brodie, welcomed the plan for the harbour.",
        "The harbour plan is a mistake, Ana Brodie, the mayor, said; she criticised it sharply.",
        "welcomed",
    ),
    (
        "The mayor, Ana Brodie, criticised the plan for the harbour.",
        "The harbour plan is a mistake, Ana Brodie, the mayor, said; she opposes it.",
        "",
    ),
    (
        "The court granted the fishermen's request for a new survey.",
        "The fishermen asked for a new survey, but the court turned the request down.",
        "granted",
    ),
    (
        "The court dismissed the fishermen's request for a new survey.",
        "The fishermen asked for a new survey, but the court turned the request down.",
        "",
    ),
    (
        "The engineer Tom Reyes admitted that he had seen the crack.",
        "Tom Reyes, an engineer, denied having seen the crack.",
        "admitted",
    ),
    (
        "The engineer Tom Reyes disputes that he saw the crack.",
        "Tom Reyes, an engineer, denied having seen the crack.",
        "",
    ),
    (
        "The pumps of the Weser lock failed on Monday.",
        "The pumps at the Weser lock worked as they should on Monday.",
        "failed",
    ),
    (
        "The head of the port, Nils Aas, stepped down on Friday.",
        "Nils Aas will remain in office as head of the port, he said on Friday.",
        "stepped down",
    ),
    (
        "The head of the port, Nils Aas, did not resign on Friday.",
        "Nils Aas will remain in office as head of the port, he said on Friday.",
        "",
    ),
    (
        "The steelworks in Bilston laid off 300 workers in May.",
        "The Bilston steelworks is keeping all of its 300 workers, it said in May.",
        "laid off",
    ),
    (
        "Ferries between Rab and Krk were suspended on Sunday.",
        "On Sunday the ferries between Rab and Krk kept running.",
        "suspended",
    ),
    (
        "The sailor Ivo Pahor was acquitted by the court in Koper.",
        "The court in Koper found the sailor Ivo Pahor guilty.",
        "acquitted",
    ),
    ("The vaccine is only given to people over 65.", "The vaccine is reserved for those younger than 65.", "over 65"),
    ("The vaccine is only given to people over 65.", "The vaccine is reserved for those older than 65.", ""),
    (
        "The council decides on the tram before the elections in June.",
        "The council will not decide on the tram until the June elections are over.",
        "before",
    ),
    (
        "The council decides on the tram after the elections in June.",
        "The council will not decide on the tram until the June elections are over.",
        "",
    ),
    ("The crater is smaller than Lake Balaton.", "The crater is larger than Lake Balaton, the team said.", "smaller"),
    (
        "All of the villages in the valley were evacuated.",
        "Not one of the villages in the valley was evacuated.",
        "All",
    ),
    ("Most of the drivers on the pass turned back.", "Only a handful of the drivers on the pass turned back.", "Most"),
    ("None of the drivers on the pass turned back.", "No driver on the pass turned back.", ""),
    (
        "In the crash near Brno 38 people were killed.",
        "Thirty-eight people were hurt in the crash near Brno.",
        "38 people were killed",
    ),
    ("In the crash near Brno 38 people were injured.", "Thirty-eight people were hurt in the crash near Brno.", ""),
]


@pytest.mark.parametrize(("text", "evidence", "marked"), SAID, ids=[f"{n}" for n in range(len(SAID))])
def test_said_in_other_words(text: str, evidence: str, marked: str) -> None:
    found = [f.text for f in findings(text, reference=evidence) if f.rule.startswith("facts/")]
    assert (marked in " | ".join(found)) if marked else not found


TURNED = [
    ("did not welcome the deal", "favour", 1),
    ("welcomed the deal", "favour", 0),
    ("no one supported it", "favour", 1),
    (
        "asked whether it supports the deal",
        "",
        0,
    ),
    (
        "wants to stop the works",
        "",
        0,
    ),
    (
        "is to rise in May",
        "trend",
        0,
    ),
    ("traffic backed up for miles", "", 0),
    ("lost the support of the board", "", 0),
]


@pytest.mark.parametrize(("text", "axis", "pole"), TURNED)
def test_what_a_sentence_takes(text: str, axis: str, pole: int) -> None:
    taken = [(s.axis, s.pole) for s in stances.stances(f"The board {text}.")]
    assert taken == ([(axis, pole)] if axis else [])


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_read(one: str, other: str) -> None:
    for text in (one, other):
        spans = [(s.start, s.end) for s in stances.stances(text)] + [(m.start, m.end) for m in marks.marks(text)]
        assert all(0 <= start < end <= len(text) for start, end in spans)
    assert not list(stances.contrary(one, one)) + list(marks.contrary(other, other))


@given(st.sampled_from([row[0] for row in SAID] + [row[1] for row in SAID]))
def test_nothing_contradicts_itself(text: str) -> None:
    assert not list(stances.contrary(text, text))
    assert not list(marks.contrary(text, text))
