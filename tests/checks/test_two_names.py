"""One thing under two names: bodies, events and terms that were rendered twice, abbreviations whose letters changed."""

from __future__ import annotations

import pytest

from checker.checks import term_variants, two_names
from checker.model import Document, Side
from checker.pipeline import Checker, Inputs
from checker.read.blocks import split_blocks
from tests.checks.article import article, hits, rules

CHECKER = Checker()


def marked(rule: str, text: str) -> list[str]:
    document = article(text)
    return [document.quote(hit.span) for hit in hits(rules("names")[rule], document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Forest Guard came. The Forest Guard saw it. The Woodland Protection left.", ["Woodland Protection"]),
        (
            "The Bureau of Marine Accident Inquiry (BMI) is in Malta. The Agency for Maritime Casualty"
            " Investigation found no fault.",
            ["Agency for Maritime Casualty Investigation"],
        ),
        ("The Tatra Rally began. The Tatra Rally is long. The Rally of the Tatra Mountains ends soon.", []),
        ("The Alpine Rally began. The Alpine Rally is long. The Rally of the Alpine Mountains ends.",
         ["Rally of the Alpine Mountains"]),
        ("The Ministry of Health came. The Health Ministry left.", []),
        ("The Supreme Court ruled. The High Court did not. The Department of Justice waits for the Ministry.", []),
        ("The Border Guard searched. The Coast Guard searched too.", []),
    ],
)  # fmt: skip
def test_bodies_under_two_names(text: str, expected: list[str]) -> None:
    assert marked("names/mixed-term/body", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port office is shut. The harbour authority fears losses.", ["harbour authority"]),
        ("The port office is shut. The head of the port office resigned.", []),
        ("Rescue teams came at once. The salvage of the wreck will take weeks.", []),
        ("The foundations for the bridge are laid. The fund for the school is empty.", []),
    ],
)
def test_terms_under_two_names(text: str, expected: list[str]) -> None:
    assert marked("names/mixed-term/rendered", text) == expected


def checked(text: str, source: str, lang: str) -> set[str]:
    def read(written: str, side: Side, language: str) -> Document:
        return split_blocks(Document(side.value, side.value, written, side, language))

    result = CHECKER.check(Inputs(read(text, Side.ARTICLE, "en"), read(source, Side.SOURCE, lang)))
    return {f.text for f in result.findings if f.rule == "names/mixed-term/acronym"}


def test_abbreviations_whose_letters_changed() -> None:
    text = "The RZD raised its prices.\n\nThe RZD is sorry.\n\nTrains are late, the RZH said on Monday."
    source = "РЖД повысила цены.\n\nРЖД сожалеет.\n\nПоезда опаздывают, сообщила РЖД в понедельник."
    assert checked(text, source, "ru") == {"RZH"}


def test_two_abbreviations_of_the_source_are_two_bodies() -> None:
    text = "Die CDU won.\n\nThe CDU is glad.\n\nThe CSU lost in Bavaria."
    source = "Die CDU gewann.\n\nDie CDU freut sich.\n\nDie CSU verlor in Bayern."
    assert checked(text, source, "de") == set()


def test_without_evidence_nothing_is_exchanged() -> None:
    assert marked("names/mixed-term/acronym", "The CDU won. The CDU is glad. The CSU lost.") == []


def test_the_checks_are_those_of_the_rules() -> None:
    assert rules("names")["names/mixed-term/body"].check == two_names.CHECK.id
    assert rules("names")["names/mixed-term/acronym"].check == term_variants.CHECK.id
