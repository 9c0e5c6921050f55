"""Rules come out of the store as they went in, and out of the packs where the store is absent, old or damaged."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from checker.annotate import annotate
from checker.checks import CHECKS
from checker.checks.lookup import by_word
from checker.checks.plausible import OutlierOptions
from checker.checks.prefilter import Prefilter
from checker.checks.substitution import Options, Swap
from checker.model import Case, Document, Later, Rule, Severity, Suggestion, Zone
from checker.read.blocks import split_blocks
from checker.read.plain import built, plain
from checker.read.rule_store import digest_of, load_stored
from checker.read.rules import default_rules_dir, load_rules

if TYPE_CHECKING:
    from pathlib import Path

TABLE = {check.id: check for check in CHECKS}
Build = Callable[..., Sequence[Rule]]


@pytest.fixture
def packs(tmp_path: Path) -> list[Path]:
    files = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for file in files:
        file.write_text(file.name)
    return files


@pytest.fixture
def stored(packs: list[Path]) -> Build:
    """The rules as they come back, each with its options."""
    return lambda rules: whole(load_stored(packs, TABLE, lambda: rules))


def whole(rules: Sequence[Rule]) -> Sequence[Rule]:
    return [rule.whole for rule in rules]


def forbidden() -> Sequence[Rule]:
    raise AssertionError("the packs were read again")


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "checker" / "rules"


def rule(**more: Any) -> Rule:
    swaps = (Swap(("head of town", "town chief"), ("mayor",), lemma=False),)
    known = {"id": "fluency/calque/x", "check": "substitution", "category": "Style", "severity": Severity.MINOR}
    return Rule(**{**known, "message": "{match}", "options": Options(swaps=swaps), **more})


def test_all_shipped_rules_come_back() -> None:
    first = load_rules([default_rules_dir()], TABLE, trusted=[default_rules_dir()])
    again = load_rules([default_rules_dir()], TABLE, trusted=[default_rules_dir()])
    assert all(isinstance(rule.options, Later) for rule in again)
    assert whole(again) == first
    assert [rule.told for rule in again] == [rule.told for rule in first]
    assert [rule.options.digest for rule in again] == [digest_of(rule.options) for rule in first]
    known = by_word((at, getattr(rule.options, "lookups", ())) for at, rule in enumerate(first))
    found = again[0].options.store.phrases(known)
    plain = [(word, row) for word, rows in known.items() for row in rows]
    assert sorted(map(repr, found)) == sorted(repr((word, json.loads(json.dumps(row)))) for word, row in plain)


def test_stored_rules_are_not_read_again(stored: Build, packs: list[Path], own_cache: Path) -> None:
    suggest = (Suggestion("a", safe=True),)
    one = rule(zones=frozenset({Zone.TITLE}), source_langs=frozenset({"de"}), confidence=0.7, suggest=suggest)
    assert stored([one]) == [one]
    assert whole(load_stored(packs, TABLE, forbidden)) == [one]
    assert len(list(own_cache.iterdir())) == 1


def test_a_changed_pack_is_read_again(stored: Build, packs: list[Path]) -> None:
    stored([rule()])
    other = rule(id="fluency/calque/y")
    packs[1].write_text("changed")
    assert stored([other]) == [other]


def test_stores_that_are_not_used_are_forgotten(stored: Build, packs: list[Path], own_cache: Path) -> None:
    other = packs[1:]
    load_stored(other, TABLE, lambda: [rule()])
    for number in range(12):
        packs[0].write_text("x" * number)
        stored([rule()])
        assert whole(load_stored(other, TABLE, forbidden)) == [rule()]
    assert len(list(own_cache.glob("*.rules.sqlite"))) == 8
    assert whole(load_stored(packs, TABLE, forbidden)) == [rule()]


def test_changed_code_reads_again(
    stored: Build, packs: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stored([rule()])
    code = tmp_path / "code.py"
    code.write_text("other code")
    monkeypatch.setattr("checker.read.rule_store._code", lambda: iter([code]))
    with pytest.raises(AssertionError, match="read again"):
        load_stored(packs, TABLE, forbidden)


def in_database(statement: str) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        with sqlite3.connect(file) as database:
            database.execute(statement)
        database.close()

    return damage


@pytest.mark.parametrize(
    "damage",
    [
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:5000]),
        lambda file: file.write_bytes(b"[[0]]"),
        in_database("DELETE FROM rules"),
        in_database("DROP TABLE rules"),
        in_database("DROP TABLE words"),
        in_database("UPDATE rules SET rule = '[]'"),
        in_database("UPDATE rules SET rule = replace(rule, 'substitution', 'substituted')"),
        in_database("UPDATE rules SET options = replace(options, 'swaps', 'swapped')"),
        in_database("UPDATE rules SET told = '{}'"),
        in_database("UPDATE words SET phrases = '[['"),
    ],
)
def test_a_damaged_store_is_done_without(
    damage: Callable[[Path], None], stored: Build, packs: list[Path], own_cache: Path
) -> None:
    stored([rule()])
    (file,) = own_cache.iterdir()
    damage(file)
    again = load_stored(packs, TABLE, lambda: [rule()])
    case = Case(annotate(split_blocks(Document("a", "a", "The head of town came, the town chiefs went.", lang="en"))))
    standing = Prefilter(again).standing(case)
    assert [again[at].whole for at in standing] == [rule()]


def test_no_cache_no_store(monkeypatch: pytest.MonkeyPatch, stored: Build, own_cache: Path) -> None:
    monkeypatch.setenv("CHECKER_NO_CACHE", "1")
    assert stored([rule()]) == [rule()]
    assert not own_cache.exists()


def test_values_are_made_plain_and_built_again() -> None:
    options = OutlierOptions(Decimal("1.50"), Decimal(3), ("budget",))
    assert built(OutlierOptions, json.loads(json.dumps(plain(options)))) == options
    with pytest.raises(TypeError):
        plain(object())
