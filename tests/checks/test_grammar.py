"""Number and articles of nouns, and verbs far from their subject."""

from __future__ import annotations

import pytest

from checker.annotate import annotate
from checker.checks import bare_noun, far_subject
from checker.checks.context import Common
from checker.lang.count_nouns import count_nouns, plural
from checker.model import Block, Case, Check, Document, Rule, Severity, Span

COUNTED, SUBJECT, PART, DESCRIBED = bare_noun.CHECKS


def found(check: Check, text: str) -> list[str]:
    document = annotate(Document("x", "x", text, lang="en", blocks=(Block(Span(0, len(text))),)))
    rule = Rule("fluency/x", check.id, "Fluency", Severity.MINOR, "", options=Common())
    return [document.quote(hit.span) for hit in check.find(Case(document), rule)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The storm sank 14 boat.", ["14 boat"]),
        ("Four child were found, and 1,200 soldier, he said.", ["Four child", "1,200 soldier"]),
        ("Several large company in the north closed.", ["Several large company"]),
        ("The storm sank 14 boats, and one boat was saved.", []),
        ("A 14 boat convoy left, on Route 12 driver Lee slept, and the No. 3 bank officer in charge left.", []),
        ("On May 24 police found a 40 euro ticket, 12 aircraft, 5 percent and 3,000 sheep.", []),
        ("The team won its 21st match; a top 10 player was hurt in lane 4 by a 17-year-old driver.", []),
    ],
)
def test_a_number_wants_a_plural(text: str, expected: list[str]) -> None:
    assert found(COUNTED, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Helicopter was seen over the forest at night.", ["Helicopter"]),
        ("Young journalist, who worked in Riga, was not hurt.", ["Young journalist"]),
        ("Helicopters were seen over the forest at night.", []),
        ("Helicopter crashed in forest", []),
        ("Doctor was seen.", []),
        ("King said that he was pleased with the result of the vote.", []),
        ("Helicopter pilots were asked to help at the dam.", []),
    ],
)
def test_a_subject_wants_an_article(text: str, expected: list[str]) -> None:
    assert found(SUBJECT, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He lives in suburb of Madrid, near edge of the lake.", ["in suburb", "near edge"]),
        ("He lives in a suburb of Madrid, in view of the lake.", []),
        ("In case of fire, and in front of the station, they act on behalf of the king.", []),
    ],
)
def test_a_part_wants_an_article(text: str, expected: list[str]) -> None:
    assert found(PART, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said that the soldiers of the unit has left.", ["has"]),
        ("The trial of the brothers were postponed.", ["were"]),
        ("The player and his trainer was fined.", ["was"]),
        ("Nobody were hurt. Everybody have a house.", ["were", "have"]),
        ("The rest of the workers was paid.", ["was"]),
        ("The soldiers of the unit have left, and nobody was hurt.", []),
        ("The years in exile was what made him; the author and teacher was honoured.", []),
        ("The man who met the players is ill. The people in the camp are cold.", []),
        ("The problem with both plans is the price. It would help if somebody were to pay.", []),
        ("Those in charge of the ships have gone, and the series of attacks has ended.", []),
    ],
)
def test_a_verb_agrees_with_a_subject_farther_off(text: str, expected: list[str]) -> None:
    assert found(far_subject.CHECK, text) == expected


@pytest.mark.parametrize(
    ("one", "many"),
    [("city", "cities"), ("child", "children"), ("fireman", "firemen"), ("thief", "thieves"), ("photo", "photos")],
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


def test_the_nouns_are_singulars() -> None:
    assert len(count_nouns()) > 700
    assert not {plural(noun) for noun in count_nouns()} & count_nouns()
