"""Checks of two phrases, of mixed forms and of whole paragraphs, on small texts."""

from __future__ import annotations

import time

import pytest

from checker.annotate import annotate
from checker.checks import near, structure, variants
from checker.checks.variants import Group
from checker.model import Block, Case, Check, Document, Hit, Rule, Severity, Span, Zone
from tests.checks.article import article
from tests.limits import ENDLESS


def case(text: str) -> Case:
    return Case(annotate(Document("a", "a.txt", text, lang="en", blocks=(Block(Span(0, len(text)), lang="en"),))))


def rule(check: Check, options: object, zones: frozenset[Zone] = frozenset()) -> Rule:
    return Rule("fluency/calque/x", check.id, "Style", Severity.MINOR, "{match}", options=options, zones=zones)


def found(check: Check, options: object, text: str) -> list[str]:
    there = case(text)
    return [there.article.quote(hit.span) for hit in check.find(there, rule(check, options))]


BOTH = near.Options(first=("both",), second=("as well as",), within=4, without=("and",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He spoke both in Rome as well as in Paris.", ["both in Rome as well as"]),
        ("He spoke both in Rome and, as well as he could, in Paris.", []),
        ("He knew both. It went as well as it could.", []),
        ("Both the old mayor of the town and as well as he.", []),
        ("As well as he could, he held both.", []),
        ("Both Rome as well as Paris and both Bonn as well as Ulm.", ["Both Rome as well as", "both Bonn as well as"]),
        ("Both Rome as well as Paris as well as Ulm.", ["Both Rome as well as"]),
    ],
)
def test_pairs_in_order(text: str, expected: list[str]) -> None:
    assert found(near.CHECK, BOTH, text) == expected


@pytest.mark.parametrize("text", ["The ship hit the rock.", "The rock hit the ship."])
def test_pairs_in_either_order(text: str) -> None:
    options = near.Options(first=("ship",), second=("rock",), ordered=False, mark="second")
    assert found(near.CHECK, options, text) == ["rock"]


def test_pairs_say_what_they_are_made_of() -> None:
    there = case("He spoke both in Rome as well as in Paris.")
    (hit,) = near.find(there, rule(near.CHECK, BOTH))
    assert hit.values["first"] == "both"
    assert hit.values["second"] == "as well as"


COLOURS = (Group(("colour", "color")), Group(("centre", "center")))


def mixed(text: str, options: variants.Options) -> list[tuple[str, str, str]]:
    """(marked, suggested, the house form beside it) of each hit."""

    def row(hit: Hit) -> tuple[str, str, str]:
        return there.article.quote(hit.span), hit.suggestions[0].text, hit.related[0].text

    there = case(text)
    return [row(hit) for hit in variants.find(there, rule(variants.CHECK, options))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A colour, a color and a colour.", [("color", "colour", "colour")]),
        ("A color and a Colour.", [("Colour", "Color", "color")]),
        ("Two colors, one colour, one color.", [("colour", "color", "colors")]),
        ("A colour in the center.", []),
        ("No such word.", []),
    ],
)
def test_each_group_has_its_own_house_form(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert mixed(text, variants.Options(groups=COLOURS, lemma=True)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A colour in the centre, two colours, the colors.", [("colors", "colours", "colour")]),
        ("A colour in the centre, a color in the colour.", [("color", "colour", "colour")]),
        ("A colour in the centre, a color.", []),
        ("A colour in the centre of two colours, at Center Park.", []),
    ],
)
def test_groups_together_are_two_systems(text: str, expected: list[tuple[str, str, str]]) -> None:
    options = variants.Options(groups=COLOURS, together=True, clear=3, lower=True, lemma=True)
    assert mixed(text, options) == expected


def test_the_longer_form_counts_where_two_overlap() -> None:
    options = variants.Options(groups=(Group(("Islamic State", "Islamic State group")),))
    assert mixed("The Islamic State group came. The Islamic State group left.", options) == []


@pytest.mark.parametrize("forms", [(), ("colour",)])
def test_a_group_needs_two_forms(forms: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="two forms"):
        Group(forms)


ARTICLE = """Strike closes ports in Greece

A strike of dock workers has closed the ports of Greece since Monday.

The union refused to talk

To be continued
"""


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (structure.Options(first=1, max_words=9), ["Strike closes ports in Greece"]),
        (structure.Options(last=1, max_words=9), ["To be continued"]),
        (structure.Options(min_words=10), ["A strike of dock workers has closed the ports of Greece since Monday."]),
        (structure.Options(pattern="^to be"), ["To be continued"]),
        (structure.Options(pattern="^to be", case=True), []),
        (structure.Options(pattern="union", ends_without_stop=True), ["The union refused to talk"]),
        (structure.Options(pattern="union", ends_without_stop=False), []),
        (structure.Options(pattern="strike", ends_without_stop=False, last=99), [
            "A strike of dock workers has closed the ports of Greece since Monday."
        ]),
    ],
)  # fmt: skip
def test_blocks(options: structure.Options, expected: list[str]) -> None:
    there = Case(article(ARTICLE))
    hits = structure.find(there, rule(structure.CHECK, options, frozenset(Zone)))
    assert [there.article.quote(hit.span) for hit in hits] == expected


def test_blocks_of_other_zones_are_left_alone() -> None:
    there = Case(article(ARTICLE))
    options = structure.Options(first=1)
    assert not list(structure.find(there, rule(structure.CHECK, options, frozenset({Zone.BODY}))))


@pytest.mark.parametrize("text", ["Ends.”", "Ends?", "Ends:", "Ends.)", "Ends …"])
def test_stops(text: str) -> None:
    assert not found(structure.CHECK, structure.Options(max_words=9, ends_without_stop=True), text)


def test_a_block_needs_something_to_be_told_by() -> None:
    with pytest.raises(ValueError, match="needs one of"):
        structure.Options()


@pytest.mark.parametrize("unit", ["both ", "as well as ", "both as well as ", "color colour "])
def test_long_runs_do_not_hang(unit: str) -> None:
    text = unit * 4_000
    began = time.process_time()
    found(near.CHECK, near.Options(first=("both",), second=("as well as",), within=40, ordered=False), text)
    found(variants.CHECK, variants.Options(groups=COLOURS), text)
    assert time.process_time() - began < ENDLESS
