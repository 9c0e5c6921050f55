from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Document
from checker.read.blocks import split_blocks
from checker.read.frontmatter import read_front_matter
from tests.limits import ENDLESS


def blocks(text: str, form: str = "text") -> list[tuple[str, str, int]]:
    document = split_blocks(Document("a", "a", text, format=form))
    return [(block.zone.value, document.quote(block.span), block.level) for block in document.blocks]


def texts(text: str) -> list[str]:
    return [content for _, content, _ in blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Title\n\nOne.\n\n\nTwo.\n", ["Title", "One.", "Two."]),
        ("Title\r\n\r\nOne\r\nmore.\r\n \t\r\nTwo.", ["Title", "One\r\nmore.", "Two."]),
        ("Title\r\rOne.\r\u00a0\u200b\rTwo.", ["Title", "One.", "Two."]),
        ("  \n\n Title \n\n  One. \n", ["Title", "One."]),
        ("Title\nOne.\nTwo.", ["Title", "One.", "Two."]),
        ("Only a title", ["Only a title"]),
        ("", []),
        (" \n\u200b\n", []),
    ],
)
def test_plain_text(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_wrapped_paragraph_is_one_block() -> None:
    wrapped = (
        "The United States will end its combat mission in Iraq by the end of\n"
        "the year, eighteen years after the invasion, President Joe Biden said\n"
        "on Monday during a meeting with the Iraqi prime minister, who has been\n"
        "under pressure at home.\n"
    )
    assert texts(wrapped) == [wrapped.strip()]


MARKDOWN = """\
# Title #

By **A. Author**

![The square at dawn](square.jpg "x")
[![Linked](a.png)](https://example.org)
![](empty.png)

Section
=======

First paragraph
goes on.
> A quotation
> of two lines

- one
- two
  goes on
1. three

* * *
```
code

more
```
<div class="ad">
| a | b |

1989. was a year.
##
## Second
After it.
---
"""


def test_markdown() -> None:
    assert blocks(MARKDOWN, "markdown") == [
        ("heading", "Title", 1),
        ("body", "By **A. Author**", 0),
        ("caption", "The square at dawn", 0),
        ("caption", "Linked", 0),
        ("heading", "Section", 1),
        ("body", "First paragraph\ngoes on.", 0),
        ("quote", "A quotation\n> of two lines", 0),
        ("body", "one", 0),
        ("body", "two\n  goes on", 0),
        ("body", "three", 0),
        ("boilerplate", "```\ncode\n\nmore\n```", 0),
        ("boilerplate", '<div class="ad">\n| a | b |', 0),
        ("body", "was a year.", 0),
        ("heading", "Second", 2),
        ("heading", "After it.", 2),
    ]


def test_a_wrapped_year_is_no_list_item() -> None:
    assert texts("It was the year\n1989. Then\ncame 1990.\n\nEnd.")[0] == "It was the year\n1989. Then\ncame 1990."
    assert len(blocks("It was the year\n1989. Then\ncame 1990.", "markdown")) == 1


pieces = st.sampled_from(
    [
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        " ",
        "\t",
        "# ",
        "> ",
        "- ",
        "1. ",
        "```",
        "---",
        "===",
        "![",
        "](",
        ")",
        "|",
        "<b>",
        "a",
        "Wort.",
        "😀",
        "👩\u200d👩\u200d👧",
        "é",
        "́",
        "سلام",
        "\u202eאב",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\x0b",
        "\xa0",
        "中文。",
    ]
)
front = st.sampled_from(["", "---\ntitle: x\n---\n", "---\r\nlang: en\r\n---\r\n"])


@given(front, st.lists(pieces, max_size=30).map("".join), st.sampled_from(["text", "markdown"]))
def test_blocks_fit_their_text(front: str, text: str, form: str) -> None:
    whole = front + text
    body = read_front_matter(whole, "a").body
    document = split_blocks(Document("a", "a", whole, format=form, body=body))
    last = body.start
    for block in document.blocks:
        assert last <= block.span.start < block.span.end <= len(whole)
        assert document.quote(block.span) == document.quote(block.span).strip() != ""
        last = block.span.end


@given(st.lists(pieces, max_size=30).map("".join))
def test_plain_blocks_lose_nothing(text: str) -> None:
    unseen = set("\u200b\ufeff")
    kept = "".join(texts(text)).split()
    assert [c for c in "".join(kept) if c not in unseen] == [c for c in "".join(text.split()) if c not in unseen]


@pytest.mark.parametrize("piece", ["![a](", "\r\n", "> ", "# ", "a\n", "[", "- ", "* ", "`" * 4, " #", "\u200b"])
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_time_is_linear(piece: str, form: str) -> None:
    text = piece * (300_000 // len(piece))
    started = time.process_time()
    blocks(text + "x", form)
    assert time.process_time() - started < ENDLESS
