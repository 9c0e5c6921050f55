from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.errors import CheckerError
from checker.model import Document
from checker.read.baseline import Entry, article_name, entries_of, read_baseline, render_baseline
from tests.render.samples import RESULT

names = st.text(min_size=1, max_size=20)
entries = st.builds(Entry, names, names, names, st.integers(0, 2**64 - 1).map("{:016x}".format))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(entries, max_size=8), st.randoms())
def test_it_comes_back_whatever_the_order_of_its_lines(tmp_path: Path, several: list[Entry], random: object) -> None:
    path = tmp_path / "known"
    text = render_baseline(several)
    head, *lines = text.splitlines(keepends=True)
    assert len(lines) == len(set(several))
    random.shuffle(lines)  # type: ignore[attr-defined]
    path.write_text(
        "".join([head, *lines, *lines]), encoding="utf-8", newline=""
    )  # as a merge of two branches leaves it
    assert render_baseline(read_baseline(path).entries) == text


def test_nothing_in_it_moves_with_the_text(tmp_path: Path) -> None:
    text = render_baseline(entries_of(RESULT.document, RESULT.findings, Path()))
    assert '{"article": "news/iraq.txt", "rule": "names/mixed-name", "text": "Al-Kazemi", "fingerprint": ""}' in text
    assert text.splitlines() == [text.splitlines()[0], *sorted(text.splitlines()[1:])]


@pytest.mark.parametrize(
    ("path", "name", "expected"),
    [
        ("news/a.txt", "a", "a.txt"),
        ("./news/a.txt", "a", "a.txt"),
        ("news/sub/a.txt", "a", "sub/a.txt"),
        ("other/a.txt", "a", "../other/a.txt"),
        ("news/b.jsonl:7", "wire-12", "b.jsonl#wire-12"),  # a row goes by its id,
        ("news/b.jsonl:7", "b-7", "b.jsonl"),  # and by its file where that is made of its line
        ("-", "stdin-1", "-"),
    ],
)
def test_articles_are_named_from_the_folder_of_the_baseline(path: str, name: str, expected: str) -> None:
    assert article_name(Document(name, path, "x"), Path("news")) == expected


def test_entries_of_an_article_that_has_moved_hold_anywhere(tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_text("x", encoding="utf-8")
    path = tmp_path / "known"
    both = [Entry("here.txt", "a/b", "x", "1" * 16), Entry("gone.txt", "a/b", "x", "2" * 16)]
    path.write_text(render_baseline(both), encoding="utf-8")
    baseline = read_baseline(path)
    assert baseline.known(Document("n", str(tmp_path / "new.txt"), "x")) == {"2" * 16: f"{path}:2"}
    assert set(baseline.known(Document("h", str(tmp_path / "here.txt"), "x"))) == {"1" * 16, "2" * 16}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"checker-baseline": 2}\n', "known:1: baseline version 2"),
        ('{"checker-baseline": 1}\n<<<<<<< mine\n', "known:2: .*unfinished merge"),
        ('{"article": "a"}\n', "known:1: not an entry"),
        ("[]\n", "known:1: not a line of JSON"),
        ("[" * 100_000, "known:1: not a line of JSON"),
    ],
)
def test_wrong_lines(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "known"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CheckerError, match=words):
        read_baseline(path)
