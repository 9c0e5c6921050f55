"""`checker rules new`: a pack to start from, whose examples hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.cli.rules import new, try_examples
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
