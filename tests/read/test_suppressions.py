from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from checker.errors import CheckerError
from checker.read.suppressions import beside, for_article, read_suppressions

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, entries: str) -> Path:
    path = folder / "house.yaml"
    path.write_text(f"version: 1\nsuppress:\n{entries}", encoding="utf-8")
    return path


def test_all_keys(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '  - rule: names/mixed-name\n    text: Al-Kazemi\n    fingerprint: "0123456789abcdef"\n'
        '    reason: So he signs.\n    expires: 2027-01-31\n    articles: ["news/*.txt"]\n'
        "  - {rule: typography, reason: House style.}\n",
    )
    first, second = read_suppressions(path)
    assert (first.rule, first.text, first.reason) == ("names/mixed-name", "Al-Kazemi", "So he signs.")
    assert first.expires == date(2027, 1, 31)
    assert (first.fingerprint, first.articles) == ("0123456789abcdef", ("news/*.txt",))
    assert first.origin == f"{path}:3"
    assert (second.rule, second.expires, second.articles) == ("typography", None, ())
    assert for_article([first, second], "/home/me/news/a.txt") == (first, second)
    assert for_article([first, second], "sport/a.txt") == (second,)


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ("  - {rule: names}\n", "house.yaml:3: a suppression needs 'reason'"),
        ("  - {reason: no}\n", "house.yaml:3: a suppression needs 'rule'"),
        ("  - {rule: nmaes, reason: no}\n", "did you mean names"),
        ("  - {rule: names/mixed-nmae, reason: no}\n", "did you mean mixed-name"),
        ("  - {rule: names, reason: no, expires: tomorrow}\n", "expected a date"),
        ("  - {rule: names, reason: no, until: 2027-01-01}\n", "unknown key 'until'"),
    ],
)
def test_wrong_entries(tmp_path: Path, entries: str, words: str) -> None:
    with pytest.raises(CheckerError, match=words):
        read_suppressions(write(tmp_path, entries))


def test_the_file_beside_an_article() -> None:
    assert beside("news/a.txt").as_posix() == "news/a.txt.checker.yaml"
