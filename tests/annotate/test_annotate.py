from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.annotate import annotate
from checker.model import Document, Quantity, Side, Zone
from checker.read.blocks import split_blocks

ROOT = Path(__file__).parents[2]
ARTICLES = sorted((ROOT / "corpora").glob("*/article.txt"))


def annotated(text: str, **fields: object) -> Document:
    return annotate(split_blocks(Document("x", "x", text, **fields)))  # type: ignore[arg-type]  # test data


def check_offsets(document: Document) -> None:
    """Everything lies in order, inside its block, and means what it says."""
    for sentence in document.sentences:
        assert document.blocks[sentence.block].span.contains(sentence.span)
    for token in document.tokens:
        assert document.quote(token.span) == token.text
    starts = [sentence.span.start for sentence in document.sentences]
    assert starts == sorted(set(starts))
    assert [token.span.start for token in document.tokens] == sorted(token.span.start for token in document.tokens)
    assert [mention.span for mention in document.mentions] == sorted(mention.span for mention in document.mentions)
    held = {at for sentence in document.sentences for at in range(sentence.span.start, sentence.span.end)}
    for block in document.blocks:
        inside = range(block.span.start, block.span.end)
        assert all(at in held for at in inside if not document.text[at].isspace())


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.parent.name)
def test_corpora(path: Path) -> None:
    document = annotated(path.read_text(encoding="utf-8"))
    check_offsets(document)
    assert document.lang == "en"
    assert {block.lang for block in document.blocks} == {"en"}
    assert document.blocks[0].zone in {Zone.TITLE, Zone.BOILERPLATE}


@pytest.mark.parametrize("path", sorted((ROOT / "corpora").glob("*/source.txt")), ids=lambda path: path.parent.name)
def test_sources(path: Path) -> None:
    document = annotated(path.read_text(encoding="utf-8"), side=Side.SOURCE)
    check_offsets(document)
    clean = annotated((path.parent / "clean.txt").read_text(encoding="utf-8"))
    assert document.lang != "en"
    assert abs(len(document.sentences) - len(clean.sentences)) <= 1


def test_a_fact_is_a_tiny_document() -> None:
    fact = annotated("There are about 2,500 US soldiers in Iraq.", side=Side.FACTS, lang="en")
    assert [sentence.zone for sentence in fact.sentences] == [Zone.BODY]
    values = [mention.value for mention in fact.mentions if isinstance(mention.value, Quantity)]
    assert any(value.low <= 2500 <= value.high for value in values)


def test_a_foreign_paragraph_is_told() -> None:
    text = "Talks end\n\nThe talks ended on Monday. Nobody spoke.\n\nDie Gespräche endeten am Montag ohne ein Ergebnis."
    document = annotated(text)
    assert [block.lang for block in document.blocks] == ["en", "en", "de"]


def test_a_foreign_sentence_is_told() -> None:
    text = "Talks end\n\nThe talks ended on Monday. Die Gespräche endeten ohne ein Ergebnis für alle. Nobody spoke."
    assert [sentence.lang for sentence in annotated(text).sentences] == ["en", "en", "de", "en"]


def test_a_language_that_is_given_stays() -> None:
    assert annotated("The talks ended on Monday.", lang="de").lang == "de"


@pytest.mark.parametrize("text", ["", " \n\n ", "…", "\u200b", "a", "۔", "“", "\n\n".join("ab" * 5)])
def test_next_to_nothing(text: str) -> None:
    check_offsets(annotated(text))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aZé5., \n“”\"'–|>€%8D", max_size=150))
def test_any_text(text: str) -> None:
    check_offsets(annotated(text))


def test_annotating_is_repeatable() -> None:
    text = ARTICLES[0].read_text(encoding="utf-8")
    assert annotated(text) == annotated(text)
