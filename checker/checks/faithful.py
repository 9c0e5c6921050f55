"""Whether the original says what the article says: then evidence in other words is no proof of a slip in translation.

Retrieval may bring a sentence about another match, another house, another day. Where the aligned sentence of the
source has the very name, or denies as the article does, the two differ because they speak of different things.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks.aligned import aligned_sentences
from checker.checks.people import may_be_one, names_in, spelled
from checker.lang.opposites import known, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Case, Mention, Span


def named_in_source(case: Case, ours: Mention, theirs: Mention) -> bool:
    """Whether the source's sentence has the article's name and not the one that the evidence has in its place.

    A sentence that has both may have had them exchanged.
    """
    texts = [*_source_sentences(case, ours.span)]
    return any(_has(case, span, ours) and not _has(case, span, theirs) for span in texts)


def _has(case: Case, span: Span, name: Mention) -> bool:
    source = case.source
    if source is None:
        return False
    return spelled(name, source.quote(span)) or any(may_be_one(name, other) for other in names_in(source, span))


def denied_in_source(case: Case, span: Span) -> bool | None:
    """Whether the source denies something where the article's sentence stands; None where that cannot be told."""
    source = case.source
    sentences = [*_source_sentences(case, span)]
    if source is None or not sentences or not known(source.lang):
        return None
    readings = [read(source.quote(sentence), source.lang) for sentence in sentences]
    return any(reading is not None and (reading.negators or reading.hints) for reading in readings)


def _source_sentences(case: Case, span: Span) -> Iterator[Span]:
    if case.source is not None:
        for index in sorted(aligned_sentences(case, span) or ()):
            yield case.source.sentences[index].span
