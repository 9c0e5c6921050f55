from __future__ import annotations

import pytest

from checker.align.evidence import retrieve
from checker.model import Document, Side, Statement, Zone
from tests.align.test_pairs import Letters
from tests.align.texts import document

ARTICLE = [
    "Complete News World",
    "The gauge at Kaub fell to 32 centimetres on Monday.",
    "Most barges can take on only a third of their usual load.",
    "BASF put its extra costs at 250 million euros in 2018.",
    "Rain is forecast for the Alps.",
]
ZONES = [Zone.BOILERPLATE, Zone.BODY, Zone.BODY, Zone.BODY, Zone.BODY]
STATEMENTS = [
    ("The gauge at Kaub stood at 32 centimetres.", 1),
    ("Barges carry a third of their load.", 2),
    ("The low water cost BASF 250 million euros.", 3),
    ("It will rain in the Alps.", 4),
]


def article() -> Document:
    return document(ARTICLE, zones=ZONES)


def statement(text: str) -> Statement:
    fact = document([text], side=Side.FACTS)
    return Statement(fact, fact.sentences[0].span, "facts.yaml:1", Side.FACTS)


@pytest.mark.parametrize("embedder", [None, Letters()], ids=["words", "vectors"])
def test_the_best_sentence_comes_first(embedder: Letters | None) -> None:
    matches = retrieve(article(), [statement(text) for text, _ in STATEMENTS], embedder)
    for index, (_, wanted) in enumerate(STATEMENTS):
        found = [match for match in matches if match.statement == index]
        assert found[0].sentence == wanted
        assert found[0].score == max(match.score for match in found)


def test_scores_lie_between_nought_and_one_and_furniture_is_left_out() -> None:
    matches = retrieve(article(), [statement(text) for text in ARTICLE], None)
    assert all(0 < match.score <= 1 for match in matches)
    assert 0 not in {match.sentence for match in matches}


def test_each_side_has_its_best() -> None:
    statements = [statement(text) for text, _ in STATEMENTS] * 3
    matches = retrieve(article(), statements, Letters(), k=1)
    assert {match.statement for match in matches} == set(range(len(statements)))
    assert {match.sentence for match in matches} == {1, 2, 3, 4}


def test_nothing_in_common_is_no_match() -> None:
    assert retrieve(article(), [statement("Gukesh resigned.")], None) == ()


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_compare(count: int) -> None:
    assert retrieve(document([]), [statement("Rain.")] * count, None) == ()
    assert retrieve(article(), [], Letters()) == ()


def test_the_same_matches_each_time() -> None:
    statements = [statement(text) for text, _ in STATEMENTS]
    assert retrieve(article(), statements, Letters()) == retrieve(article(), statements, Letters())
