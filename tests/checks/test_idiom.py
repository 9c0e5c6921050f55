"""Idioms told by the words of their image, and rules that hold only where a paragraph is about something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checks.idiom import CHECK, Idiom, Options
from checker.checks.substitution import CHECK as SUBSTITUTION
from checker.checks.substitution import Options as Swaps
from checker.checks.substitution import Swap
from checker.lang.domains import context_forms, domains
from checker.model import Case, Rule, Severity
from tests.checks.article import article

GOAT = Idiom(("goat", "cabbage"), ("have it both ways",), "ménager la chèvre et le chou")
BELLS = Idiom(("bell", "flight|flying", "~throw|~cast|~launch"), ("celebrate too soon",), without=("church",))


def marked(text: str, *idioms: Idiom) -> list[str]:
    rule = Rule("x", "fluency/calque", "idiom", Severity.MINOR, message="", options=Options(idioms=idioms))
    case = Case(article(text))
    return [case.article.quote(hit.span) for hit in CHECK.find(case, rule)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He wants to save the cabbage and the goat.", ["cabbage and the goat"]),
        ("The goats, and also the cabbage, were spared.", ["goats, and also the cabbage"]),
        ("It is too soon to throw the bells to the flight.", ["throw the bells to the flight"]),
        ("The bells were thrown flying last night.", ["bells were thrown flying"]),
        ("They threw the church bells, and a flight was missed.", []),
        ("There are goats. There is cabbage.", []),
        ("The goat stood behind a very long and quite old wooden fence that hid the cabbage.", []),
        ("A goat\n\nCabbage", []),
        ("Bells rang. The flight was launched.", []),
    ],
)
def test_words_of_an_image(text: str, found: list[str]) -> None:
    assert marked(text, GOAT, BELLS) == found


@given(st.permutations(["goat", "cabbage", "the", "and", "saved", "he"]))
def test_order_does_not_matter(words: list[str]) -> None:
    assert len(marked(" ".join(words) + ".", GOAT)) == 1


@pytest.mark.parametrize("words", [("goat",), ("a",) * 6])
def test_an_image_has_two_to_five_words(words: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="two to 5"):
        Idiom(words)


def swapped(text: str) -> int:
    options = Swaps(swaps=(Swap(("extension",), ("extra time",)),), context=("@sport",))
    rule = Rule("x", "fluency/false-friend", "substitution", Severity.MINOR, message="", options=options)
    return len([*SUBSTITUTION.find(Case(article(text)), rule)])


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("The match went into the extension.", 1),
        ("The team lost.\n\nIt fell in the extension.", 1),
        ("The permit got an extension.", 0),
        ("The match was on Monday.\n\nThe mayor spoke.\n\nThe permit got an extension.", 0),
    ],
)
def test_what_the_paragraph_is_about(text: str, hits: int) -> None:
    assert swapped(text) == hits


def test_subjects() -> None:
    assert {"judge", "judges", "tried"} <= context_forms(("@court",))
    assert all(len(words) > 10 for words in domains().values())
    with pytest.raises(ValueError, match="no subject is named 'cooking'"):
        context_forms(("@cooking",))
