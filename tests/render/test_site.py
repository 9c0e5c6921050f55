"""The folder of reports: names of its pages, and an index that stays small and sound."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Document
from checker.render.site import PageNames, render_index, row_of
from tests.render.hostile import BREAK, hostile, worldly
from tests.render.samples import BROKEN, CLEAN, GATED, META, RESULT
from tests.render.test_html import Page, words

ROWS = [row_of(RESULT, "iraq.html"), row_of(CLEAN, "ok.html"), row_of(BROKEN, "")]


@given(
    st.lists(st.sampled_from(["a", "A", "a-2", "a 2", "../a", "index", "CON", "", "ß", "\ud800", BREAK]) | st.text())
)
def test_pages_have_distinct_plain_names(ids: list[str]) -> None:
    pages = PageNames()
    names = [pages.name(Document(one, "", "")) for one in ids]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        stem, _, end = name.rpartition(".")
        assert end == "html"
        assert stem.replace("-", "a").isalnum()
        assert stem.isascii()
        assert stem not in {"index", "con"}
        assert len(name) < 80


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (["Rhine 3", "rhine/3", "rhine-3"], ["rhine-3.html", "rhine-3-2.html", "rhine-3-3.html"]),
        (["../../etc/passwd", "index", "مقال"], ["etc-passwd.html", "index-2.html", "article.html"]),
    ],
)
def test_names_are_readable(ids: list[str], names: list[str]) -> None:
    pages = PageNames()
    assert [pages.name(Document(one, "", "")) for one in ids] == names


def test_the_index_says_what_is_ready() -> None:
    page = render_index(ROWS, META)
    text = words(page)
    assert "2 of 3 articles not ready" in text
    assert "fail US to end combat mission in Iraq news/iraq.txt · The article says 25,000 soldiers" in text
    assert "not read bad news/bad.txt · news/bad.txt: not a text file" in text
    assert 'href="iraq.html"' in page
    assert "43.6" in text
    assert "news/iraq.txt · quality 72.5 is 7.5 below --min-quality 80; &#39;force&#39;" in words(
        render_index([row_of(GATED, "x.html")], META)
    )
    assert "2 articles, nothing that fails one" in words(render_index([ROWS[1]] * 2, META))
    assert "0 articles" in words(render_index([], META))


def test_the_index_is_sound_and_deaf_to_hostile_words() -> None:
    page = Page(render_index([*ROWS, row_of(hostile(), "x.html"), row_of(worldly(), "y.html")], META))
    assert page.open == []
    tags = [tag for tag, _ in page.tags]
    assert (tags.count("script"), tags.count("style"), tags.count("img")) == (1, 1, 0)
    assert {target for target in page.every("href") if target[0] != "#"} == {"iraq.html", "ok.html", "x.html", "y.html"}
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on") or name in {"style", "src"}]


def test_a_thousand_articles_make_a_small_index() -> None:
    rows = [replace(row, page=f"{row.page}-{n}") for n in range(334) for row in ROWS]
    assert len(render_index(rows, META).encode()) < 2_000_000
