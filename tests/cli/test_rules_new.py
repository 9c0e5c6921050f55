"""`checker rules new` and `lint`: a pack to start from, whose examples hold, and what is weak in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.cli.rules import lint, new, try_examples
from checker.errors import CheckerError, ExitCode

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_pack_passes_its_own_test(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    assert new(path) == ExitCode.PASSED
    assert try_examples([path]) == ExitCode.PASSED


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(CheckerError, match="is there already"):
        new(path)
    assert path.read_text(encoding="utf-8") == "mine"


PACK = """\
pack: own
version: 1
defaults: {severity: minor, category: Style, message: "“{match}” is wrong."}
rules:
"""
RULE = """\
  - id: fluency/calque/%s
    check: phrase
    options: {phrases: ["%s"]}
    examples: {bad: ["%s", "%s"], good: [One., Two.]}
"""


def linted(tmp_path: Path, capsys: pytest.CaptureFixture[str], *rules: tuple[str, str, str]) -> list[str]:
    path = tmp_path / "own.yaml"
    path.write_text(PACK + "".join(RULE % (name, phrase, bad, bad) for name, phrase, bad in rules), encoding="utf-8")
    lint([path])
    return capsys.readouterr().out.splitlines()


def test_lint_names_what_never_fires(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (told,) = linted(tmp_path, capsys, ("silent", "depends off", "It depends of it."))
    assert told.endswith("fluency/calque/silent: never fires, not even on its bad examples")


def test_lint_names_what_another_rule_finds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = (("one", "depends of", "It depends of it."), ("two", "Depends of", "It depends of it."))
    (told,) = linted(tmp_path, capsys, one, two)
    assert told.endswith("fluency/calque/two: “depends of” stands in fluency/calque/one too")


@pytest.mark.parametrize("phrase", ["red | blue", "red |blue", "red| car", "~go|"])
def test_alternatives_are_words(phrase: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CheckerError, match="empty alternative"):
        linted(tmp_path, capsys, ("spaced", phrase, "It is red."))
