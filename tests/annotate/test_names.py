"""Names in running text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.annotate import annotate
from checker.model import Document, Mention, NameValue
from checker.read.blocks import split_blocks


def names_of(text: str) -> list[Mention]:
    document = annotate(split_blocks(Document(id="a", path="a.txt", text=text, lang="en")))
    return [m for m in document.mentions if m.kind == "name"]


def texts(text: str) -> list[str]:
    return [text[m.span.start : m.span.end] for m in names_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday Prime Minister Mustafa al-Kadhimi met the press.", ["Mustafa al-Kadhimi"]),
        ("Police in Lyon arrested Ludwig van Beethoven.", ["Lyon", "Ludwig van Beethoven"]),
        ("Everyone knows that Biden’s plan failed.", ["Biden"]),
        ("Nobody voted for George W. Bush again.", ["George W. Bush"]),
        ("The Iraqi and Ukrainian ministers spoke French in April.", []),
        ("It asked the International Monetary Fund (IMF) for help.", ["International Monetary Fund", "IMF"]),
        ("She works at the Ministry of Culture in Paris.", ["Ministry of Culture", "Paris"]),
        ("However, investigators found nothing. Banks stayed closed.", []),
        ("The US-led coalition left.", []),
        ("He left. Lo Bianco stayed, and El Baradei came.", ["Lo Bianco", "El Baradei"]),
        ("He left. Ten Athenians stayed.", ["Athenians"]),
        ("He lives near San Casciano dei Bagni.", ["San Casciano dei Bagni"]),
        ("The meeting with Jean-Louis Georgelin and Philippe Jost ended.", ["Jean-Louis Georgelin", "Philippe Jost"]),
        ("Minister Announces New Plan For Schools In Every City\n\nThe plan is new.", []),
    ],
)
def test_found(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_parts_kind_and_title() -> None:
    (value,) = (m.value for m in names_of("Yesterday President Emmanuel Macron travelled."))
    assert value == NameValue(("Emmanuel", "Macron"), "person", "President")


def test_headline_takes_names_that_the_text_knows() -> None:
    text = "Kipchoge Breaks Record Again In Front Of Fans\n\nThe runner Eliud Kipchoge won. They cheered Kipchoge."
    assert texts(text)[0] == "Kipchoge"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="AaBb al-’'.,W(“”\n éÉл Л", max_size=80))
def test_spans_lie_in_the_text(text: str) -> None:
    for mention in names_of(text):
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert not text[mention.span.start : mention.span.end].isspace()
