"""Conditions on the source look at the aligned sentence, at whole words and at ends of compounds."""

from __future__ import annotations

import pytest

from checker.checks.aligned import source_has
from checker.lang.tokens import tokenize
from checker.model import Block, Case, Document, Pair, Sentence, Side, Span, Zone


def document(sentences: list[str], lang: str, side: Side) -> Document:
    text, found = " ".join(sentences), []
    at = 0
    for sentence in sentences:
        found.append(Sentence(Span(at, at + len(sentence)), 0, Zone.BODY, lang))
        at += len(sentence) + 1
    block = Block(Span(0, len(text)), Zone.BODY, lang)
    return Document(
        "x", "x", text, side, lang, blocks=(block,), sentences=tuple(found), tokens=tuple(tokenize(text, 0, lang))
    )


def case(source: list[str], lang: str, pairs: tuple[Pair, ...] = ()) -> Case:
    article = document(["One comes.", "Two comes.", "Three comes."], "en", Side.ARTICLE)
    return Case(article, document(source, lang, Side.SOURCE), pairs=pairs)


SENTENCES = ["Die Straße ist zu.", "Die SPD-Fraktion berät.", "Der Fraktionschef schweigt."]
PAIRS = tuple(Pair((index,), (index,), 0.9) for index in range(3))


@pytest.mark.parametrize(
    ("word", "sentence", "there"),
    [
        ("Fraktion", 0, False),
        ("Fraktion", 1, True),
        ("Fraktion", 2, True),
        ("raktio", 1, False),  # inside a word
        ("Straße", 0, True),
        ("Straße", 1, False),
        ("*chef", 2, True),
        ("chef", 2, False),  # too short for a part of a compound
        ("ist zu", 0, True),
        ("ist zu", 2, False),
        ("st zu", 0, False),
        ("Die Str", 0, False),  # the last word goes on
        ("Die Str*", 0, True),
        ("D* Stra* ist", 0, True),
        ("D* Strau* ist", 0, False),
    ],
)
def test_aligned_sentence(word: str, sentence: int, *, there: bool) -> None:
    made = case(SENTENCES, "de", PAIRS)
    assert source_has(made, [word], made.article.sentences[sentence].span) is there
    assert source_has(made, ["Fraktion"])


def test_without_pairs_all_of_the_source_counts() -> None:
    made = case(SENTENCES, "de")
    assert source_has(made, ["Straße"], made.article.sentences[2].span)


def test_sentence_without_partner_asks_between_its_neighbours() -> None:
    made = case(SENTENCES, "de", (PAIRS[0], PAIRS[2]))
    assert source_has(made, ["SPD"], made.article.sentences[1].span)


@pytest.mark.parametrize(("text", "word"), [("تحدث المحافظ اليوم", "محافظ"), ("部长今天说话", "部长")])
def test_scripts(text: str, word: str) -> None:
    assert source_has(case([text], "ar" if "م" in text else "zh"), [word])


@pytest.mark.parametrize("word", ["istinaf*", "istinaf mahkeme"])
def test_turkish_dotted_capital(word: str) -> None:
    assert source_has(case(["İstinaf mahkemesi kararı bozdu."], "tr"), [word])
