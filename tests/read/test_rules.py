from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.checks import CHECKS
from checker.errors import CheckerError
from checker.model import Severity, Zone
from checker.read.rules import default_rules_dir, load_rules

if TYPE_CHECKING:
    from pathlib import Path

TABLE = {check.id: check for check in CHECKS}
PACK = """\
pack: house
version: 1
defaults: {category: Style, severity: minor}
rules:
  - id: fluency/calque/house-word
    check: phrase
    message: "“{match}” is not our word."
    options: {phrases: [on, "~set a sign"]}
    zones: [title]
    source_langs: de
    suggest: {text: "in", safe: true}
    examples: {bad: [On it., {text: on, find: on, date: 2021-07-27}], good: [In it., no]}
"""


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def write(folder: Path, text: str, name: str = "house.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_all_that_a_rule_says(tmp_path: Path) -> None:
    (rule,) = load_rules([write(tmp_path, PACK)], TABLE)
    assert rule.severity is Severity.MINOR
    assert rule.options.phrases == ("on", "~set a sign")  # 'on' is a word, not true
    assert rule.zones == frozenset({Zone.TITLE})
    assert rule.source_langs == frozenset({"de"})
    assert rule.bad[1].date is not None
    assert rule.good[1].text == "no"
    assert rule.origin.endswith("house.yaml:5")
    assert rule.kind == "fluency/calque"


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("check: phrase", "check: phrases", 6, "did you mean phrase?"),
        ("fluency/calque/house-word", "fluency/calqe/house-word", 5, "did you mean calque?"),
        ("fluency/calque/house-word", "flow/calque/house-word", 5, "is no family"),
        ("phrases: [on", "phrase: [on", 8, "did you mean phrases?"),
        ("zones: [title]", "zones: [titel]", 9, "did you mean title?"),
        ("severity: minor", "severity: small", 3, "none of"),
        ("    message:", "    mesage:", 7, "did you mean message?"),
        ("version: 1", "version: 2", 2, "version 2 is unknown"),
        ('options: {phrases: [on, "~set a sign"]}', "options: {phrases: []}", 8, "'phrases' is empty"),
    ],
)
def test_complaints_say_where(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    path = write(tmp_path, PACK.replace(old, new))
    with pytest.raises(CheckerError) as caught:
        load_rules([path], TABLE)
    assert f"house.yaml:{line}: " in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize("pattern", ["(a+)+$", "(?:x*y){2,}", "(?=a)", "(", r"(a)\1"])
def test_patterns_that_could_hang_are_refused(tmp_path: Path, pattern: str) -> None:
    text = PACK.replace("check: phrase", "check: regex").replace(
        '{phrases: [on, "~set a sign"]}', f"{{pattern: '{pattern}'}}"
    )
    with pytest.raises(CheckerError) as caught:
        load_rules([write(tmp_path, text)], TABLE)
    assert "pattern" in str(caught.value)


def test_a_later_pack_wins(tmp_path: Path) -> None:
    first = write(tmp_path, PACK, "a.yaml")
    second = write(tmp_path, PACK.replace("not our word", "not ours"), "b.yaml")
    (rule,) = load_rules([first, second], TABLE)
    assert "not ours" in rule.message
    assert len(load_rules([default_rules_dir(), first], TABLE)) == len(load_rules([default_rules_dir()], TABLE)) + 1


def test_trusted_packs_come_without_examples_and_with_patterns_as_they_are_written(tmp_path: Path) -> None:
    text = PACK.replace('{phrases: [on, "~set a sign"]}', "{phrases: [on], unless: ['(']}")
    path = write(tmp_path, text)
    for _ in range(2):  # read, then from the store
        (rule,) = load_rules([path], TABLE, trusted=[path])
        assert (rule.bad, rule.good, rule.origin) == ((), (), "")
        assert rule.whole.options.unless == ("(",)
    with pytest.raises(CheckerError, match=r"house\.yaml:8"):
        load_rules([path], TABLE)


def test_one_id_twice_in_a_file(tmp_path: Path) -> None:
    text = PACK + PACK[PACK.index("  - id") :]
    with pytest.raises(CheckerError, match="a second time"):
        load_rules([write(tmp_path, text)], TABLE)
