"""Document in, the same document out with all in it that the checks need, found exactly once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.annotate import language, quotes, sentences, zones
from checker.model import Mention, Sentence, Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.model import Block, Document, Span, Token

__all__ = ["annotate", "annotate_all"]

_PASSAGE_WORDS = 5  # shorter passages are names and loan words as often as another language
_DOCUMENT_WORDS = 20  # shorter documents are facts and headlines, and taken for English unless they clearly are not

_FURNITURE = frozenset({Zone.BYLINE, Zone.LABEL, Zone.BOILERPLATE})


def annotate(document: Document) -> Document:
    """Fill in language, zones, sentences, tokens, quotations and mentions.

    ``document.blocks`` are the reader's: without outer spaces, in order, zones as far as the format tells them.
    A language that is given stays; else it is told from the text.
    """
    return annotate_all([document])[0]


def annotate_all(documents: Iterable[Document]) -> list[Document]:
    """The same of some documents, a step after the other."""
    found = list(documents)
    for step in (_with_blocks, _with_sentences, _with_tokens, _with_values, _with_names):
        found = [step(document) for document in found]
    return found


def _with_blocks(document: Document) -> Document:
    document = replace(document, lang=document.lang or _language_of(document))
    return replace(document, blocks=tuple(_with_lang(document, block) for block in zones.classify(document)))


def _with_sentences(document: Document) -> Document:
    return replace(document, sentences=tuple(_sentences(document)), quotes=tuple(_quotes(document)))


def _with_tokens(document: Document) -> Document:
    return replace(document, tokens=tuple(_tokens(document)))


def _with_values(document: Document) -> Document:
    """Dates and quantities come first, for names may look at both."""
    return replace(document, mentions=_in_order(_values(document)))


def _with_names(document: Document) -> Document:
    return replace(document, mentions=_in_order([*document.mentions, *_names(document)]))


def _language_of(document: Document) -> str:
    text = document.quote(document.body) if document.body else document.text
    if len(text.split()) < _DOCUMENT_WORDS and not _unspaced(text):
        return language.foreign(text, "en") or "en"
    return language.detect(text)[0] or "en"


def _with_lang(document: Document, block: Block) -> Block:
    if block.lang:
        return block
    # Initials and agency codes look like any language.
    lang = document.lang if block.zone in _FURNITURE else _passage_lang(document, block.span)
    return replace(block, lang=lang)


def _passage_lang(document: Document, span: Span) -> str:
    """The document's language unless the passage is long enough and clearly in another."""
    text = document.quote(span)
    if len(text.split()) < _PASSAGE_WORDS and not _unspaced(text):
        return document.lang
    return language.foreign(text, document.lang) or document.lang


def _unspaced(text: str) -> bool:
    """Whether words cannot be counted by spaces: Chinese, Japanese, Thai."""
    return len(text) >= 12 and any("\u0e00" <= sign <= "\u0e7f" or "\u3040" <= sign <= "\u9fff" for sign in text)


def _sentences(document: Document) -> Iterator[Sentence]:
    for index, block in enumerate(document.blocks):
        spans = sentences.split(document.quote(block.span), block.lang)
        for span in (span.shift(block.span.start) for span in spans):
            lang = _passage_lang(document, span) if len(spans) > 1 else block.lang
            yield Sentence(span, index, block.zone, lang)


def _tokens(document: Document) -> Iterator[Token]:
    from checker.lang.tokens import tokenize

    for block in document.blocks:
        yield from tokenize(document.quote(block.span), block.span.start, block.lang)


def _quotes(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        yield from quotes.find(document.quote(block.span), block.span.start)


def _values(document: Document) -> Iterator[Mention]:
    """Quantities and dates, a sentence at a time. A date takes its digits from any quantity."""
    from checker.lang.dates import date_mentions, read_dates
    from checker.lang.numbers import read_quantities
    from checker.lang.scan import scan

    for sentence in document.sentences:
        text, start = document.quote(sentence.span), sentence.span.start
        if sentence.lang in sentences.UNSPACED:
            from checker.lang.han import find_han

            yield from _shifted(find_han(text, document.date), start)
            continue
        if sentence.lang == "ar":
            text = text.replace("\u0640", " ")  # the stroke that ties a preposition to a figure
        pieces = scan(text, sentence.lang)
        found = read_dates(pieces, document.date)
        dates = list(_shifted(date_mentions(pieces, found), start))
        yield from dates
        for mention in _shifted(read_quantities(pieces, found), start):
            if not any(mention.span.overlaps(day.span) for day in dates):
                yield mention


def _shifted(mentions: Iterable[Mention], by: int) -> Iterator[Mention]:
    return (Mention(mention.span.shift(by), mention.kind, mention.value) for mention in mentions)


def _names(document: Document) -> Sequence[Mention]:
    from checker.annotate.names import find_names

    found: Sequence[Mention] = find_names(document)
    return found


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end, mention.kind)))
