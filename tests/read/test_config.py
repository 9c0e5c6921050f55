from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.errors import CheckerError
from checker.read.config import find_config, read_config

if TYPE_CHECKING:
    from pathlib import Path


def test_the_nearest_file_upward_is_found(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    article = deep / "x.txt"
    (tmp_path / "pyproject.toml").write_text("[tool.checker]\nlang = 'en'\n", encoding="utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\nx = 1\n", encoding="utf-8")
    assert find_config([str(article)]) == tmp_path / "pyproject.toml"
    (tmp_path / "a" / "checker.toml").write_text("lang = 'en'\n", encoding="utf-8")
    assert find_config([str(article)]) == tmp_path / "a" / "checker.toml"
    assert find_config([str(article), str(tmp_path)]) == tmp_path / "pyproject.toml"  # of what they share


def test_keys_know_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(
        "[tool.other]\nlang = 1\n\n[tool.checker]\n# c\nlang = 'en'\n'fail-on' = 'minor'\n", encoding="utf-8"
    )
    root = read_config(path)
    assert root.keys == {"lang": 6, "fail-on": 7}
    assert root.mapping()["lang"].text() == "en"


@pytest.mark.parametrize("text", ["lang = \n", "lang = 'en'\nlang = 'de'\n", "a = " + "[" * 5000])
def test_what_is_no_toml(tmp_path: Path, text: str) -> None:
    path = tmp_path / "checker.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CheckerError, match="not valid TOML"):
        read_config(path)
