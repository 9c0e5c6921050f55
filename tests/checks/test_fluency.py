"""Signs with spaces before them, roots said twice, subjects and their verbs, pronouns, fragments."""

from __future__ import annotations

import time

import pytest

from checker.annotate import annotate
from checker.checks import fragment, garbled, pronoun, repetition, same_root, spaced_sign, subject_verb
from checker.checks.context import Common
from checker.lang.given_names import sex_of
from checker.model import Block, Case, Check, Document, Rule, Severity, Span
from tests.limits import ENDLESS


def found(check: Check, text: str, options: object = None) -> list[str]:
    document = annotate(Document("x", "x", text, lang="en", blocks=(Block(Span(0, len(text))),)))
    rule = Rule("fluency/x", check.id, "Fluency", Severity.MINOR, "", options=options or Common())
    return [document.quote(hit.span) for hit in check.find(Case(document), rule)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The man ,who left, and Berg ,52, came.", ["man ,", "Berg ,"]),
        ("In 1998 , it burned . Nobody came.", ["1998 ,", "burned ."]),
        ("What now ? Nobody knows !", ["now ?", "knows !"]),
        ("He waited . . . and used the .com address at 3 : 2.", []),
        # Words and signs apart throughout: one finding a paragraph tells it.
        ("The man , who left , came back , and slept . He woke .", ["man ,"]),
    ],
)
def test_spaces_before_signs(text: str, expected: list[str]) -> None:
    assert found(spaced_sign.CHECK, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They voted their votes and celebrated a big celebration.",
            ["voted their votes", "celebrated a big celebration"],
        ),
        ("They live their lives in a rock climbing hall, climbing a rock climbing wall.", []),
        ("The votes were counted, and the counting was long.", []),
    ],
)
def test_roots_said_twice(text: str, expected: list[str]) -> None:
    assert found(same_root.CHECKS[0], text, same_root.Options(allowed=("live",))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The soldiers was tired.", ["was"]),
        ("He says that the new bridges is closed.", ["is"]),
        ("The bridge were closed.", ["were"]),
        ("The news is good. The series was long. The crisis has passed. The press is free.", []),
        ("The man who sells cars is ill. The firm making cars is rich. The sale of cars is over.", []),
        ("The team were tired. Two years is long.", []),
    ],
)
def test_subjects_and_verbs(text: str, expected: list[str]) -> None:
    assert found(subject_verb.CHECKS[0], text) == expected


def test_one_and_many() -> None:
    assert found(subject_verb.CHECKS[1], "It has a problems with a sports club.") == ["a problems"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Friday Minister Claudia Weber came to Rome. He was tired.", ["He was"]),
        ("On Friday Claudia Weber met Schulz. He was tired.", []),
        ("Claudia Weber examined the patient. He was tired.", []),
        ("Claudia Weber and Peter Weber came. He was tired.", []),
        ("Robin Weber came. He was tired.", []),
    ],
)
def test_pronouns(text: str, expected: list[str]) -> None:
    assert found(pronoun.CHECK, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cup was put off because of the corna virus.", ["corna"]),
        ("The goverment sent more troops.", ["goverment"]),
        ("The Taleban came from the hills near Olympia, where Buddhism was banned.", []),
        ("She fell into the bosque, and a deus ex machina spared her the force majeure.", []),
    ],
)
def test_garbled_words(text: str, expected: list[str]) -> None:
    assert found(garbled.CHECKS[0], text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Friends told the the paper that he was ill.", ["the the"]),
        ("He told the The end of it.", ["the The"]),
        ("Friends told the The Daily Telegraph that he was ill.", []),
    ],
)
def test_words_printed_twice(text: str, expected: list[str]) -> None:
    assert found(repetition.CHECK, text, repetition.Options()) == expected


@pytest.mark.parametrize("given", ["Andrea", "Simone", "Jan", "Nikita", "Robin", "Marine", "Christian", "Georgia"])
def test_names_of_both_sexes_or_none_tell_nothing(given: str) -> None:
    assert sex_of(given) == ""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Nobody came. Because the captain was asleep in his cabin.", 1),
        ("Nobody came. Because he was ill he stayed at home.", 0),
        ("Nobody came. When the bridge was closed traffic fell.", 0),
    ],
)
def test_fragments(text: str, count: int) -> None:
    assert len(found(fragment.CHECK, text, fragment.Options())) == count


@pytest.mark.parametrize("unit", ["word , ", "he said. ", "the a ", "The a-", "Claudia Weber came. He was. ", "aaaa-"])
def test_long_paragraphs_do_not_hang(unit: str) -> None:
    text, began = unit * (20_000 // len(unit)), time.process_time()
    for check in (spaced_sign.CHECK, pronoun.CHECK, *subject_verb.CHECKS):
        found(check, text)
    assert time.process_time() - began < ENDLESS
