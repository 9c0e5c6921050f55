from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.errors import CheckerError
from checker.model import Side, Zone
from checker.read.articles import find_articles, read_document
from checker.read.frontmatter import read_front_matter


def test_front_matter_and_what_the_caller_gives(tmp_path: Path) -> None:
    path = tmp_path / "iraq.md"
    head = 'title: "US: out"\ndate: 2021-07-27T10:00:00Z\nlang: en-GB\nsource_lang: de\nown: 1\n'
    text = f"\ufeff---\n{head}---\n# Title\n".replace("\n", "\r\n")
    path.write_bytes(text.encode())
    document = read_document(path, Side.ARTICLE)
    assert (document.id, document.format, document.side) == ("iraq", "markdown", Side.ARTICLE)
    assert (document.title, document.date, document.lang, document.source_lang) == (
        "US: out",
        date(2021, 7, 27),
        "en",
        "de",
    )
    assert document.body
    assert document.quote(document.body) == "# Title\r\n"
    assert document.text == text[1:]
    assert [(b.zone, document.quote(b.span), document.position(b.span.start)) for b in document.blocks] == [
        (Zone.HEADING, "Title", (8, 3))
    ]
    given = read_document(path, Side.ARTICLE, lang="fr", source_lang="ar", date=date(2020, 1, 1))
    assert (given.lang, given.source_lang, given.date) == ("fr", "ar", date(2020, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nProse between rules.\n\n---\n\nMore.",
        "---\ntitle: never closed\n",
        "Title\n---\na: b\n---\n",
        "--- \r\n" * 50,
    ],
)
def test_rules_are_no_front_matter(text: str) -> None:
    assert read_front_matter(text, "a.md").body.start == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: x\ndate: yesterday\n---\ny", "a.md:3: expected a date such as 2021-07-26, found 'yesterday'"),
        ("---\ntitle: a: b\n---\ny", "a.md:2: a second ': ' in one entry; put text that holds ': ' in quotes"),
        ("---\nlang: 1\n---\ny", "a.md:2: '1' is no language code; write it as en, de or ar"),
    ],
)
def test_front_matter_errors_name_their_line(text: str, message: str) -> None:
    with pytest.raises(CheckerError) as raised:
        read_front_matter(text, "a.md")
    assert str(raised.value) == message


@pytest.mark.parametrize("content", ["", " \r\n\t", "\ufeff", "---\ntitle: x\n---\n\n", "\u200b\n"])
def test_an_empty_article(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content.encode())
    with pytest.raises(CheckerError, match=r"a\.txt: the article is empty"):
        read_document(path, Side.ARTICLE)
    with pytest.raises(CheckerError, match="the source is empty"):
        read_document(path, Side.SOURCE)


def test_find_articles(tmp_path: Path) -> None:
    names = ["b.txt", "a.md", ".hidden.txt", "notes.pdf", "sub/c.jsonl", ".git/d.txt"]
    for name in [*names, "case/article.txt", "case/source.txt", "case/more.txt", "old/gold.json", "old/clean.txt"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = [str(Path(path).relative_to(tmp_path)) for path in find_articles([str(tmp_path)])]
    assert found == ["a.md", "b.txt", "case/article.txt", "case/more.txt", "sub/c.jsonl"]
    assert list(find_articles(["-", "missing.txt"])) == ["-", "missing.txt"]
    assert read_document(tmp_path / "case/article.txt", Side.ARTICLE).id == "case"
    with pytest.raises(CheckerError, match="no articles in this folder"):
        list(find_articles([str(tmp_path / "old")]))
