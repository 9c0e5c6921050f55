"""Rules come out of the store as they went in, and out of the packs where the store is absent, old or damaged."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from checker.checks import CHECKS
from checker.checks.plausible import OutlierOptions
from checker.checks.substitution import Options, Swap
from checker.model import Rule, Severity, Suggestion, Zone
from checker.read.plain import built, plain
from checker.read.rule_store import load_stored
from checker.read.rules import default_rules_dir, load_rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

TABLE = {check.id: check for check in CHECKS}
PACKS = [("a.yaml", "one"), ("b.yaml", "two")]


@cache
def shipped() -> list[Rule]:
    return load_rules([default_rules_dir()], TABLE, trusted=[default_rules_dir()])


def stored(rules: Sequence[Rule], packs: Sequence[tuple[str, str]] = PACKS) -> Sequence[Rule]:
    return load_stored(packs, TABLE, lambda: rules)


def forbidden() -> Sequence[Rule]:
    raise AssertionError("the packs were read again")


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "checker" / "rules"


def rule(**more: Any) -> Rule:
    swaps = (Swap(("head of town", "town chief"), ("mayor",), lemma=False),)
    known = {"id": "fluency/calque/x", "check": "substitution", "category": "Style", "severity": Severity.MINOR}
    return Rule(**{**known, "message": "{match}", "options": Options(swaps=swaps), "origin": "b.yaml:7", **more})


def test_all_shipped_rules_come_back() -> None:
    first = load_rules([default_rules_dir()], TABLE, trusted=[default_rules_dir()])
    again = load_rules([default_rules_dir()], TABLE, trusted=[default_rules_dir()])
    assert again == first == shipped()
    for one, other in zip(first, again, strict=True):
        looked_for = [getattr(r.options, "lookups", ()) for r in (one, other)]
        assert [lookup.words for lookup in looked_for[0]] == [lookup.words for lookup in looked_for[1]]
        assert [lookup.phrases for lookup in looked_for[0]] == [lookup.phrases for lookup in looked_for[1]]


def test_stored_rules_are_not_read_again(own_cache: Path) -> None:
    suggest = (Suggestion("a", safe=True),)
    one = rule(zones=frozenset({Zone.TITLE}), source_langs=frozenset({"de"}), confidence=0.7, suggest=suggest)
    assert stored([one]) == [one]
    assert load_stored(PACKS, TABLE, forbidden) == [one]
    assert len(list(own_cache.iterdir())) == 1


def test_a_changed_pack_is_read_again() -> None:
    stored([rule()])
    other = rule(id="fluency/calque/y")
    assert stored([other], [PACKS[0], ("b.yaml", "changed")]) == [other]


def test_old_stores_are_forgotten(own_cache: Path) -> None:
    for number in range(12):
        stored([rule()], [("a.yaml", str(number)), ("b.yaml", "two")])
    assert len(list(own_cache.glob("*.rules.json"))) == 8
    assert load_stored([("a.yaml", "11"), ("b.yaml", "two")], TABLE, forbidden) == [rule()]


def test_changed_code_reads_again(monkeypatch: pytest.MonkeyPatch) -> None:
    stored([rule()])
    monkeypatch.setattr("checker.read.rule_store._code", lambda: iter(["other code"]))
    with pytest.raises(AssertionError, match="read again"):
        load_stored(PACKS, TABLE, forbidden)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: "",
        lambda text: text[:-9],
        lambda _: "[[0]]",
        lambda _: "{}" * 2,
        lambda text: text.replace("substitution", "substituted"),
        lambda text: text.replace('"swaps"', '"swapped"'),
        lambda text: text.replace('"severity"', '"severities"'),
        lambda text: json.dumps([[9, *entry[1:]] for entry in json.loads(text)]),
        lambda text: json.dumps([[*entry[:4], []] for entry in json.loads(text)]),
    ],
)
def test_a_damaged_store_is_done_without(damage: Any, own_cache: Path) -> None:
    stored([rule()])
    (file,) = own_cache.iterdir()
    file.write_text(damage(file.read_text("utf-8")), "utf-8")
    assert stored([rule()]) == [rule()]


def test_no_cache_no_store(monkeypatch: pytest.MonkeyPatch, own_cache: Path) -> None:
    monkeypatch.setenv("CHECKER_NO_CACHE", "1")
    assert stored([rule()]) == [rule()]
    assert not own_cache.exists()


def test_values_are_made_plain_and_built_again() -> None:
    options = OutlierOptions(Decimal("1.50"), Decimal(3), ("budget",))
    assert built(OutlierOptions, json.loads(json.dumps(plain(options)))) == options
    with pytest.raises(TypeError):
        plain(object())
