from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checks.article import article, found, hits, rules

TITLE = "Court stops building of new airport near Lisbon"
LEAD = "A court in Lisbon has stopped the building of a new airport on the southern bank of the Tagus."
BODY = "The judges doubt that the government has weighed the noise. Work may not be resumed before May."
AGAIN = "On the southern bank of the Tagus, a Lisbon court stopped building of a new airport."
END = "The government will appeal."


def text(*blocks: str) -> str:
    return "\n\n".join(blocks)


FOUND = [
    (text(TITLE, TITLE, LEAD, BODY, END), [("structure/duplicate-title", TITLE)]),
    (text(TITLE + "  | Home", TITLE, LEAD, BODY), [("structure/duplicate-title", TITLE + "  | Home")]),
    (text(TITLE, LEAD, TITLE + ".", BODY), [("structure/duplicate-title", TITLE + ".")]),
    (text(TITLE + " | RTP", LEAD, BODY), [("structure/boilerplate/outlet-tag", "| RTP")]),
    (text(TITLE + " - observador.pt", LEAD, BODY), [("structure/boilerplate/outlet-tag", "- observador.pt")]),
    (text(TITLE + " | example.com", LEAD, BODY), [("structure/boilerplate/outlet-tag", "| example.com")]),
    (text(TITLE, "Home > News > Portugal", LEAD, BODY), [("structure/boilerplate", "Home > News > Portugal")]),
    (
        text(TITLE, LEAD, "À lire aussi : Le Portugal en crise", BODY),
        [("structure/boilerplate", "À lire aussi : Le Portugal en crise")],
    ),
    (text(TITLE, LEAD, BODY, "jmr/ab (lusa, afp)"), [("structure/boilerplate/agency-codes", "jmr/ab (lusa, afp)")]),
    (text(TITLE, LEAD, BODY + " (Lusa/dpa)"), [("structure/boilerplate/agency-codes", "(Lusa/dpa)")]),
    (
        text(TITLE, LEAD, "The prime minister (L) on the building site", BODY),
        [("structure/caption-residue", "The prime minister (L) on the building site")],
    ),
    (text(TITLE, LEAD, BODY, "The minister of transport said that it"), [("structure/truncated", "said that it")]),
    (text(TITLE, LEAD, BODY, END + " Ferries and"), [("structure/truncated", "appeal. Ferries and")]),
    (
        text(TITLE, LEAD, BODY, "Residents of three villages gathered on Sunday evening in front of the old town"),
        [("structure/truncated", "the old town")],
    ),
    (text(TITLE, LEAD, BODY, "The minister said that the new airport [...]"), [("structure/truncated", "[...]")]),
    (
        text(TITLE, LEAD + " The minister, however,", BODY, END, END + " Soon."),
        [("structure/truncated/paragraph", "The minister, however,")],
    ),
    (text(TITLE, LEAD, BODY, LEAD), [("structure/duplicate-passage", LEAD)]),
    (text(TITLE, LEAD, BODY, END + " " + BODY), [("structure/duplicate-passage", BODY)]),
    (
        text(TITLE, LEAD, BODY, AGAIN),
        [("structure/duplicate-passage/reworded", AGAIN)],
    ),
    (text(TITLE + " | Economy current", LEAD, BODY), [("language/mistranslated-label", "Economy current")]),
]

RIGHT = [
    text(TITLE, LEAD, BODY, END),
    text("Portugal | " + TITLE, LEAD, BODY),
    text(TITLE, LEAD, "“We need the airport”", "The minister said: “We need the airport.”", BODY),
    text(TITLE, LEAD, BODY, "“We need the airport”"),
    text(TITLE, LEAD, BODY, "By Ana Sousa"),
    text(TITLE, LEAD, "What the judges say", BODY, END),
    text(TITLE, LEAD, BODY, "The airline TAP (see below) is waiting. It has 90 aircraft (as of May)."),
    text("Boeing | Airbus: who builds more", LEAD, BODY),
    text(
        TITLE,
        LEAD,
        BODY,
        "In the first round 62 per cent voted for it.",
        "In the second round 58 per cent voted for it.",
    ),
]


@pytest.mark.parametrize(("written", "expected"), FOUND)
def test_structure_defects_are_marked_where_an_editor_would(written: str, expected: list[tuple[str, str]]) -> None:
    assert found("structure", written) == expected


@pytest.mark.parametrize("written", RIGHT)
def test_what_is_right_is_left_alone(written: str) -> None:
    assert found("structure", written) == []


@given(st.text(alphabet="aAb .,|>()[]“”\n-:?é7", max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_survived_and_marks_lie_inside(written: str) -> None:
    document = article(written)
    for rule in rules("structure").values():
        for hit in hits(rule, document):
            assert 0 <= hit.span.start < hit.span.end <= len(written)


def test_a_long_article_of_the_same_words_is_read_in_linear_time() -> None:
    document = article(text(*[f"The court of Lisbon stopped airport number {n} near the Tagus." for n in range(400)]))
    assert [hit for rule in rules("structure").values() for hit in hits(rule, document)] == []
