"""Offices beside names."""

from __future__ import annotations

import pytest

from checker.lang.role_conflicts import conflict
from checker.lang.roles import Role, find_role
from tests.checks.evidence import CHECKER, found, inputs


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("ukraine infrastructure minister", Role("minister", frozenset({"infrastructure"}))),
        ("minister of foreign affairs", Role("minister", frozenset({"foreign"}))),
        ("mayor of the port of sète", Role("mayor")),
        ("director general of the european space agency", Role("director general")),
        ("us president-elect", Role("president-elect")),
        ("former president of chile", Role("president", frozenset(), former=True)),
        ("green hills of the north", None),
    ],
)
def test_find_role(words: str, role: Role | None) -> None:
    assert find_role(words.split()) == role


@pytest.mark.parametrize(
    ("a", "b", "excluded"),
    [
        ("foreign minister", "defence minister", True),
        ("foreign minister", "minister", False),
        ("mayor", "energy minister", True),
        ("president", "president-elect", True),
        ("chief executive", "director", False),
        ("economist", "professor", False),
        ("president", "chairman", False),
        ("president", "father", False),
        ("colonel", "head", False),
        ("colonel", "general", True),
        ("mayor", "mufti", True),
    ],
)
def test_conflict(a: str, b: str, excluded: bool) -> None:
    one, two = find_role(a.split()), find_role(b.split())
    if one is None or two is None:
        assert not excluded
    else:
        assert conflict(one, two) is excluded
        assert conflict(two, one) is excluded


PERU = [{"name": "Rosa Quispe", "kind": "person", "role": "Foreign Minister of Peru"}]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("The Peruvian finance minister, Rosa Quispe, opened the session.", ["Peruvian finance minister"]),
        ("Rosa Quispe, the mayor of Lima, opened the session.", ["mayor of Lima"]),
        ("The foreign minister, Rosa Quispe, opened the session.", []),
        ("The minister Rosa Quispe opened the session.", []),
        ("The lawyer met Rosa Quispe, and a judge was there.", []),
        ("The finance minister, Pablo Quispe, opened the session.", []),
    ],
)
def test_role_against_facts(article: str, expected: list[str]) -> None:
    assert [text for _, text in found(article, "facts/role", entities=PERU)] == expected


@pytest.mark.parametrize(
    ("article", "fact", "expected"),
    [
        ("The foreign minister, Rosa Quispe, left.", "Rosa Quispe heads the finance ministry.", ["foreign minister"]),
        ("Governor Rosa Quispe left.", "Rosa Quispe was elected mayor of Cusco.", ["Governor"]),
        ("The foreign minister, Rosa Quispe, left.", "Rosa Quispe heads the foreign ministry.", []),
    ],
)
def test_role_against_sentences_of_facts(article: str, fact: str, expected: list[str]) -> None:
    assert [text for _, text in found(article, "facts/role", facts=[fact])] == expected
    verdicts = [verdict.verdict for verdict in CHECKER.check(inputs(article, facts=[fact])).facts]
    assert ("mismatch" in verdicts) is bool(expected)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("Mayor Rosa Quispe spoke. Later Governor Rosa Quispe left.", ["Governor"]),
        ("Mayor Rosa Quispe spoke. Later Quispe, the governor, left.", ["governor"]),
        ("Mayor Rosa Quispe spoke. Later Pablo Quispe, the governor, left.", []),
        ("Mayor Rosa Quispe spoke. Quispe was governor until 2012.", []),
        ("Mayor Rosa Quispe spoke. Quispe, the former governor, was tired.", []),
    ],
)
def test_role_in_the_article_itself(article: str, expected: list[str]) -> None:
    assert [text for _, text in found(article, "internal/contradiction/role")] == expected
