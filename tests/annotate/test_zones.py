from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.annotate.zones import classify
from checker.model import Block, Document, Side, Span, Zone
from checker.read.blocks import split_blocks

ROOT = Path(__file__).parents[2]
BODY = "The minister said on Monday that the talks would go on. Nobody objected."


def zones(*texts: str, **fields: object) -> list[str]:
    document = split_blocks(Document("x", "x", "\n\n".join(texts)))
    return [block.zone.value for block in classify(replace(document, **fields))]  # type: ignore[arg-type]  # test data


TITLE = "Ministers agree"
# Blocks, and their zones in one line.
TABLE = [
    (["Minister einigen sich", BODY, "Lesen Sie auch: Was die Parteien wollen", BODY], "title lead boilerplate body"),
    (["Minister einigen sich", BODY, "Der Hafen von Odessa (Archivbild)", BODY], "title lead caption body"),
    (["Министры договорились", BODY, "Читайте также: чего хотят партии", BODY], "title lead boilerplate body"),
    (["The port at night (archive picture)", "Ministers agree on new budget", BODY, BODY], "caption title lead body"),
    ([TITLE, "Anna Meier", BODY, BODY], "title byline lead body"),
    ([TITLE, BODY, BODY, "Economy", BODY], "title lead body heading body"),
    ([TITLE, BODY, BODY, "Economy"], "title lead body label"),
    ([TITLE, BODY, "Author: Anna Meier", BODY], "title lead byline body"),
    ([TITLE, BODY, "With information from dpa and AFP", BODY], "title lead byline body"),
    ([TITLE, BODY, "Madrid, March 12 (EFE)", BODY], "title lead byline body"),
    ([TITLE, BODY, "You are here: Home / Politics / Europe", BODY], "title lead boilerplate body"),
    ([TITLE, BODY, "* * *", BODY], "title lead boilerplate body"),
    ([TITLE, BODY, "Related: Five questions about the strike", BODY], "title lead boilerplate body"),
    ([TITLE, BODY, "Related to this is the question of money.", BODY], "title lead body body"),
    ([TITLE, BODY, "This article was translated automatically.", BODY], "title lead boilerplate body"),
    ([TITLE, BODY, "Pope Francis waves to the faithful in St. Peter’s Square", BODY], "title lead caption body"),
    (["Ministers agree on new budget", BODY, BODY], "title lead body"),
    (["Politics", "Ministers agree on new budget", BODY, BODY], "label title lead body"),
    (["Home > World > Iraq", "Ministers agree on budget", BODY, BODY], "label title lead body"),
    (["News | Politics", "Ministers agree on budget", BODY, BODY], "label title lead body"),
    (
        ["Global Herald Online", "Ministers agree on new budget after talks", BODY, BODY],
        "boilerplate title lead body",
    ),
    (["Canary Islands | La Palma eruption declared over at last", BODY, BODY], "title lead body"),
    (
        ["Ministers agree on cuts | Current | DW", "Ministers agree on cuts | Current | DW", BODY, BODY],
        "title repeated-title lead body",
    ),
    (
        ["Ministers agree on new budget", "Ministers agree on new budget | Politics today", BODY, BODY],
        "title repeated-title lead body",
    ),
    (["Will the ministers agree?", BODY, BODY], "title lead body"),
    ([BODY, BODY], "lead body"),
    ([BODY], "body"),
    (["The US combat mission in Iraq ends by the end of 2021"], "body"),
    ([TITLE, BODY, "What the parties want", BODY], "title lead heading body"),
    ([TITLE, BODY, "“A beacon of hope”", BODY], "title lead heading body"),
    ([TITLE, BODY, "What happens next?", BODY], "title lead heading body"),
    ([TITLE, "By Anna Meier and Tom Lee", BODY, BODY], "title byline lead body"),
    ([TITLE, "Berlin, 27 July 2021", BODY, BODY], "title byline lead body"),
    ([TITLE, "Published: 27.07.2021, 10:15", BODY, BODY], "title byline lead body"),
    ([TITLE, BODY, BODY, "se / ack (afp, ap, dpa)"], "title lead body byline"),
    ([TITLE, BODY, BODY, "(Reuters)"], "title lead body byline"),
    ([TITLE, BODY, BODY, "AFP/ho"], "title lead body byline"),
    ([TITLE, BODY, BODY, "dpa"], "title lead body byline"),
    ([TITLE, BODY, "Read also: The budget of last year", BODY], "title lead boilerplate body"),
    ([TITLE, BODY, BODY, "Share this article on Facebook"], "title lead body boilerplate"),
    ([TITLE, BODY, BODY, "© 2021 Global Herald. All rights reserved."], "title lead body boilerplate"),
    ([TITLE, "We use cookies to improve this website.", BODY, BODY], "title boilerplate lead body"),
    ([TITLE, "The new rocket on the pad (archive picture)", BODY, BODY], "title caption lead body"),
    (
        [TITLE, BODY, "Anna Meier (R) with the mayor of the town in the old town hall", BODY],
        "title lead caption body",
    ),
    ([TITLE, BODY, "Photo: Anna Meier", BODY], "title lead caption body"),
    (
        [TITLE, BODY, "Demonstrators in front of the parliament in the capital on Monday evening", BODY],
        "title lead caption body",
    ),
    ([TITLE, BODY, "It has not yet been decided when they"], "title lead body"),
    (
        [TITLE, BODY, "More on this is expected on Tuesday when the ministers meet again in the capital."],
        "title lead body",
    ),
    ([TITLE, BODY, "By Monday the ministers had agreed."], "title lead body"),
]


@pytest.mark.parametrize(("texts", "wanted"), TABLE)
def test_zones(texts: list[str], wanted: str) -> None:
    assert zones(*texts) == wanted.split()


def test_title_given_outside_the_text() -> None:
    assert zones("Ministers agree.", BODY, BODY, title="Ministers agree.") == ["title", "lead", "body"]
    assert zones(BODY, BODY, title="Ministers agree") == ["lead", "body"]


def test_facts_have_no_zones() -> None:
    assert zones("Ministers agree", "The mission ends in 2021", side=Side.FACTS) == ["body", "body"]


def test_markdown_zones_stay() -> None:
    blocks = (
        Block(Span(0, 5), Zone.TITLE, level=1),
        Block(Span(7, 12), Zone.QUOTE),
        Block(Span(14, 19), Zone.HEADING, level=2),
    )
    document = Document("x", "x", "Title\n\nQuote\n\nHead2", blocks=blocks)
    assert [block.zone for block in classify(document)] == [Zone.TITLE, Zone.QUOTE, Zone.HEADING]


def test_the_seed_article() -> None:
    text = (ROOT / "seeds" / "complete-news-world.txt").read_text(encoding="utf-8")
    wanted = "boilerplate title repeated-title lead body caption body heading body body body byline"
    assert zones(*text.split("\n\n")) == wanted.split()


@pytest.mark.parametrize("path", sorted((ROOT / "corpora").glob("*/clean.txt")), ids=lambda path: path.parent.name)
def test_clean_articles_have_a_title_a_lead_and_no_furniture(path: Path) -> None:
    found = zones(*path.read_text(encoding="utf-8").strip().split("\n\n"))
    assert found[:2] == ["title", "lead"]
    assert set(found[2:]) <= {"body", "heading"}


@given(st.lists(st.text(min_size=1, max_size=80).filter(str.strip), max_size=8))
def test_every_block_keeps_its_span(texts: list[str]) -> None:
    document = split_blocks(Document("x", "x", "\n\n".join(texts)))
    assert [block.span for block in classify(document)] == [block.span for block in document.blocks]
