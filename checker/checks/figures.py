"""Figures of one article as the checks of its arithmetic see them: with their sentence and the words around."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.checks.once import once
from checker.lang.stopwords import STOPWORDS
from checker.model import Case, Quantity, Side, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from checker.model import Document, Related

READ = frozenset({Zone.TITLE, Zone.LEAD, Zone.BODY, Zone.QUOTE, Zone.HEADING, Zone.CAPTION})
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
_NEGATIVE = re.compile(r"(?:^|[\s(])[-−–]$|\b(?:minus|below zero)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity of the article. ``sentence`` is its index into the article's sentences."""

    span: Span
    value: Quantity
    sentence: int
    zone: Zone
    text: str

    @property
    def exact(self) -> bool:
        return not self.value.approximate and self.value.low == self.value.high

    @property
    def middle(self) -> Decimal:
        return (self.value.low + self.value.high) / 2

    @property
    def year(self) -> bool:
        return bool(_YEAR.fullmatch(self.text)) and not self.value.unit

    @property
    def count(self) -> bool:
        return self.value.dimension == "count" and not self.year


def figures(case: Case) -> Sequence[Figure]:
    """All quantities of the article's own text, in order; worked out once a case."""
    return once(case.memo, "figures", lambda: tuple(_all(case.article)))


def by_sentence(case: Case) -> dict[int, list[Figure]]:
    """Index of a sentence to its figures."""
    if "figures by sentence" not in case.memo:
        table: dict[int, list[Figure]] = {}
        for figure in figures(case):
            table.setdefault(figure.sentence, []).append(figure)
        case.memo["figures by sentence"] = table
    found: dict[int, list[Figure]] = case.memo["figures by sentence"]
    return found


def _all(article: Document) -> Iterator[Figure]:
    for mention in article.mentions:
        if isinstance(mention.value, Quantity) and not _negative(article, mention.span):
            index = article.sentence_at(mention.span.start)
            if index is not None and article.sentences[index].zone in READ:
                text = article.quote(mention.span)
                yield Figure(mention.span, mention.value, index, article.sentences[index].zone, text)


def _negative(article: Document, span: Span) -> bool:
    """A minus sign is not part of the value, so that such a figure compares with nothing."""
    return bool(_NEGATIVE.search(article.text[max(0, span.start - 12) : span.start]))


def before(article: Document, figure: Figure, length: int = 40) -> str:
    """The words before a figure, within its sentence."""
    start = max(article.sentences[figure.sentence].span.start, figure.span.start - length)
    return article.text[start : figure.span.start]


def after(article: Document, figure: Figure, length: int = 40) -> str:
    """The words behind a figure, within its sentence."""
    end = min(article.sentences[figure.sentence].span.end, figure.span.end + length)
    return article.text[figure.span.end : end]


def between(article: Document, one: Figure, two: Figure) -> str:
    return article.text[one.span.end : two.span.start]


def content(article: Document, sentence: int) -> frozenset[str]:
    """Stems of a sentence's content words, figures left out."""
    tokens = article.tokens_in(article.sentences[sentence].span)
    return frozenset(t.stem for t in tokens if t.is_word and t.lower not in STOPWORDS)


def shown(article: Document, figure: Figure, message: str) -> Related:
    return related(article, Side.ARTICLE, figure.span, message)
