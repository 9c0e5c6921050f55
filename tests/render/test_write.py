from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from checker.errors import CheckerError
from checker.render.write import check_writable, write_aside

if TYPE_CHECKING:
    from pathlib import Path


def test_new_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_aside(path, "one\r\n")
    assert path.read_bytes() == b"one\r\n"
    path.chmod(0o640)
    write_aside(path, "Größe 😀")
    assert path.read_text(encoding="utf-8") == "Größe 😀"
    assert path.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["report.json"]  # noqa: PTH208 - hidden files too


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "report.json")
    write_aside(tmp_path / "link", "x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "report.json").read_text(encoding="utf-8") == "x"


def test_what_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match=r"x\.json: the folder .*missing does not exist"):
        check_writable(tmp_path / "missing" / "x.json")
    with pytest.raises(CheckerError, match="is a folder, not a file"):
        write_aside(tmp_path, "x")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(CheckerError, match="does not exist"):
        write_aside(tmp_path / "file" / "x", "x")


def test_no_temporary_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "report.json").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CheckerError, match=r"cannot be written \(No space left on device\)"):
        write_aside(tmp_path / "report.json", "new")
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("report.json", "old")]


def test_a_device_is_written_to(tmp_path: Path) -> None:
    write_aside("/dev/null", "x")
    assert not list(tmp_path.iterdir())
