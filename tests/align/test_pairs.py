from __future__ import annotations

import random
import re
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.align.pairs import align
from checker.annotate import annotate
from checker.model import Document, Pair, Side, Zone
from checker.read.blocks import split_blocks
from tests.align.texts import document
from tests.embed.fakes import Counting
from tests.limits import ENDLESS

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
GERMAN = [
    "Präsident Joe Biden kündigte am 26. Juli das Ende des Einsatzes im Irak an.",
    "Derzeit sind dort 2500 Soldaten stationiert.",
    "Mustafa al-Kadhimi dankte ihm in Washington.",
    "Die Wahlen finden im Oktober statt.",
    "In Bagdad starben zuletzt 35 Menschen bei einem Anschlag.",
]
ENGLISH = [
    "President Joe Biden announced the end of the mission in Iraq on 26 July.",
    "There are currently 2,500 soldiers stationed there.",
    "Mustafa al-Kadhimi thanked him in Washington.",
    "The elections take place in October.",
    "In Baghdad 35 people recently died in an attack.",
]


class Letters:
    """Vectors of letters: enough to tell that a text is a changed copy of another."""

    name = "letters"

    def encode(self, texts):  # type: ignore[no-untyped-def]  # the type stands in Embedder
        return Counting()._encode(texts)  # noqa: SLF001 - the fake's own


def links(pairs: tuple[Pair, ...]) -> set[tuple[int, int]]:
    return {(i, j) for pair in pairs for i in pair.source for j in pair.article}


def check_complete(source: Document, article: Document, pairs: tuple[Pair, ...]) -> None:
    """Each sentence of either side stands in exactly one pair, in the article's order, with a sensible score."""
    assert sorted(i for pair in pairs for i in pair.source) == list(range(len(source.sentences)))
    assert sorted(j for pair in pairs for j in pair.article) == list(range(len(article.sentences)))
    paired = [pair for pair in pairs if pair.source and pair.article]
    assert [pair.article for pair in paired] == sorted(pair.article for pair in paired)
    assert all(0 <= pair.score <= 1 for pair in pairs)
    assert all(pair.score == 0 for pair in pairs if not (pair.source and pair.article))


def test_one_to_one_without_an_embedder() -> None:
    source, article = document(GERMAN, "de", Side.SOURCE), document(ENGLISH)
    pairs = align(source, article, None)
    check_complete(source, article, pairs)
    assert links(pairs) == {(i, i) for i in range(5)}


@pytest.mark.parametrize("lost", range(5))
def test_a_sentence_that_the_article_lacks(lost: int) -> None:
    article = [text for i, text in enumerate(ENGLISH) if i != lost]
    pairs = align(document(ENGLISH, "en", Side.SOURCE), document(article), Letters())
    assert Pair((lost,), (), 0.0) in pairs


@pytest.mark.parametrize("at", range(6))
def test_a_sentence_that_the_source_lacks(at: int) -> None:
    article = [*ENGLISH[:at], "Nobody had expected anything of the kind from Ohio’s 11 farmers.", *ENGLISH[at:]]
    pairs = align(document(GERMAN, "de", Side.SOURCE), document(article), None)
    check_complete(document(GERMAN, "de"), document(article), pairs)
    assert Pair((), (at,), 0.0) in pairs


def test_two_sentences_made_one() -> None:
    article = [*ENGLISH[:1], f"{ENGLISH[1][:-1]}, and {ENGLISH[2]}", *ENGLISH[3:]]
    pairs = align(document(ENGLISH, "en", Side.SOURCE), document(article), Letters())
    assert {(1, 1), (2, 1)} <= links(pairs)


def test_furniture_is_never_paired() -> None:
    zones = [Zone.TITLE, Zone.REPEATED_TITLE, Zone.BODY, Zone.CAPTION, Zone.BYLINE]
    article = document([ENGLISH[0], ENGLISH[0], ENGLISH[1], ENGLISH[2], "afp, dpa"], zones=zones, blocks=True)
    source = document(GERMAN[:2], "de", Side.SOURCE, blocks=True)
    pairs = align(source, article, None)
    check_complete(source, article, pairs)
    assert links(pairs) == {(0, 0), (1, 2)}


def test_captions_pair_with_captions() -> None:
    zones = [Zone.BODY, Zone.CAPTION]
    article = document(ENGLISH[:2], zones=zones, blocks=True)
    source = document(GERMAN[:2], "de", Side.SOURCE, zones=zones, blocks=True)
    source = replace(source, blocks=tuple(replace(b, zone=z) for b, z in zip(source.blocks, zones, strict=True)))
    assert links(align(source, article, None)) == {(0, 0), (1, 1)}


@pytest.mark.parametrize("sides", [([], []), (GERMAN, []), ([], ENGLISH)])
def test_an_empty_side(sides: tuple[list[str], list[str]]) -> None:
    source, article = document(sides[0], "de", Side.SOURCE), document(sides[1])
    check_complete(source, article, align(source, article, None))


@pytest.mark.parametrize("path", sorted((ROOT / "corpora").glob("*/source.txt")), ids=lambda path: path.parent.name)
def test_corpora_run_in_parallel(path: Path) -> None:
    """Without an embedder nine pairs of ten join sentences of the same paragraph."""
    source, article = read(path, Side.SOURCE), read(path.parent / "clean.txt", Side.ARTICLE)
    pairs = align(source, article, None)
    check_complete(source, article, pairs)
    same = sum(source.sentences[i].block == article.sentences[j].block for i, j in links(pairs))
    assert same >= 0.9 * max(len(source.sentences), len(article.sentences))


def read(path: Path, side: Side) -> Document:
    return annotate(split_blocks(Document("x", "x", path.read_text(encoding="utf-8"), side)))


def made_up(rng: random.Random, count: int) -> list[str]:
    words = ["".join(rng.choices("abdegiklmnorstu", k=rng.randint(3, 9))) for _ in range(1500)]
    return [" ".join(rng.choices(words, k=rng.randint(6, 20))).capitalize() + "." for _ in range(count)]


def test_dropped_sentences_are_found_again() -> None:
    rng = random.Random(3)  # noqa: S311 - the same text each time
    text = made_up(rng, 60)
    kept = sorted(rng.sample(range(60), 52))
    pairs = align(document(text, "en", Side.SOURCE), document([text[i] for i in kept]), None)
    wanted = {(i, j) for j, i in enumerate(kept)}
    assert len(links(pairs) & wanted) >= 51


def test_long_texts_take_a_band() -> None:
    rng = random.Random(5)  # noqa: S311 - the same text each time
    text = made_up(rng, 600)
    kept = sorted(rng.sample(range(600), 500))
    source, article = document(text, "en", Side.SOURCE), document([text[i] for i in kept])
    began = time.process_time()
    pairs = align(source, article, None)
    assert time.process_time() - began < ENDLESS
    check_complete(source, article, pairs)
    wanted = {(i, j) for j, i in enumerate(kept)}
    assert len(links(pairs) & wanted) > 0.95 * len(wanted)


WORDS = st.sampled_from(["Biden", "2,500", "soldiers", "the", "a", "Irak", "Iraq", "米軍", "الكاظمي", ".", "1"])
SENTENCES = st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), max_size=7)


@settings(max_examples=60, deadline=None)
@given(SENTENCES, SENTENCES, st.booleans())
def test_every_sentence_stands_in_one_pair(ours: list[str], theirs: list[str], vectors: bool) -> None:
    source, article = document(ours, "de", Side.SOURCE, blocks=True), document(theirs, blocks=True)
    check_complete(source, article, align(source, article, Letters() if vectors else None))


def test_a_sentence_that_was_moved_finds_its_partner() -> None:
    order = [2, 0, 1, 3, 4]
    source, article = document(GERMAN, "de", Side.SOURCE), document([ENGLISH[i] for i in order], "en")
    pairs = align(source, article, None)
    check_complete(source, article, pairs)
    assert links(pairs) == {(there, here) for here, there in enumerate(order)}


class Words:
    """Vectors of words: two texts are alike in the share of the words that they have in common."""

    name = "words"

    def encode(self, texts: Sequence[str]) -> list[list[float]]:
        return [self._vector(text.casefold()) for text in texts]

    def _vector(self, text: str) -> list[float]:
        counts = [0.0] * 512
        for word in re.findall(r"\w+", text):
            counts[crc32(word.encode()) % 512] += 1
        length = sum(count * count for count in counts) ** 0.5 or 1.0
        return [count / length for count in counts]


PLAIN = [
    "The minister said on Monday evening that all the schools of the northern province would close for two weeks.",
    "Nobody knows why.",
    "Parents had asked for better heating in old buildings since autumn, when the first frost came.",
    "A court in the capital must now decide whether teachers keep their full pay meanwhile.",
    "Buses run as usual.",
    "Last winter some forty villages lost electric power after heavy snow had fallen on cables.",
    "Engineers from the neighbouring country offered to help with repairs of the damaged lines.",
]


@pytest.mark.parametrize(
    ("article", "wanted"),
    [
        ([(0,), (2, 1), (3,), (4,), (5,), (6,)], {(2, 1), (1, 1)}),
        ([(0,), (2,), (3, 1), (4,), (5,), (6,)], {(3, 2), (1, 2)}),
        ([(0,), (1,), (2,), (3,), (5, 4), (6,)], {(5, 4), (4, 4)}),
        ([(0,), (1,), (2,), (3,), (5,), (6, 4)], {(6, 5), (4, 5)}),
    ],
)
def test_a_short_sentence_that_was_moved_and_joined(
    article: list[tuple[int, ...]], wanted: set[tuple[int, int]]
) -> None:
    source, other = document(PLAIN, "en", Side.SOURCE), document([" ".join(PLAIN[i] for i in at) for at in article])
    pairs = align(source, other, Words())
    check_complete(source, other, pairs)
    assert wanted <= links(pairs)


def test_a_pair_in_one_piece() -> None:
    assert Pair((1, 2), (3,), 1.0).in_one_piece
    assert Pair((), (3,), 0.0).in_one_piece
    assert not Pair((1, 3), (3,), 1.0).in_one_piece
