"""Sentences and clauses that the translation dropped or made up, by the alignment with the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.checks.duplicate_passage import retold
from checker.lang.stopwords import STOPWORDS
from checker.model import Case, Check, Document, Evidence, Hit, Pair, Part, Rule, Side, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAST = 4  # words of a sentence that is worth missing
CONTENT = 3  # content words of a clause that is
TAIL = 3  # words at the end of the sentence before a gap that mark it
_TEXT = frozenset({Zone.LEAD, Zone.BODY, Zone.QUOTE})


# What an editor would query wherever it stands: a figure, a superlative, a cause, somebody's estimate.
QUERIED = re.compile(
    r"\d|\b(?:ever|worldwide|record|unprecedented|only|most|largest|biggest|highest|best|worst"
    r"|caused|because|due to|expects?|allegedly|reportedly|according|claims?|claimed|blamed?)\b",
    re.IGNORECASE,
)
# A clause that claims something, however short; a whole sentence always does.
_CLAIMS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|which)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Options:
    """The checks have none."""


@dataclass(frozen=True)
class AdditionOptions:
    """``queried``: only claims that an editor would query (with a verb, a superlative, a cause), or only the rest."""

    queried: bool


def find_omissions(case: Case, rule: Rule) -> Iterator[Hit]:
    """Source sentences without a partner; each is marked where it should stand: at the end of what comes before."""
    source = case.source
    if source is None or not _alignable(case):
        return
    last: Span | None = None
    for pair, sure in _pairs(case):
        if pair.article:
            last = case.article.sentences[pair.article[-1]].span
        if pair.article or not sure:
            continue
        for index in pair.source:
            sentence = source.sentences[index]
            if last and sentence.zone in _TEXT and _words(source, sentence.span) >= LEAST:
                text = " ".join(source.quote(sentence.span).split())
                place = related(source, Side.SOURCE, sentence.span, "not in the article")
                origin = f"{source.path}:{place.line}"
                yield Hit(_tail(case.article, last), {"missing": text}, (place,), (Evidence(origin, text),))


def find_additions(case: Case, rule: Rule) -> Iterator[Hit]:
    """Article sentences and clauses that nothing in the source stands behind."""
    if case.source is None or not _alignable(case):
        return
    for span in _added_sentences(case):
        if (QUERIED.search(case.article.quote(span)) is not None) is rule.options.queried:
            yield Hit(span)
    for span, confidence in _added_clauses(case):
        if _queried(case.article.quote(span)) is rule.options.queried:
            yield Hit(span, confidence=confidence)


def _queried(text: str) -> bool:
    """A claim, and no gloss: 'who has worked there for years' tells who somebody is."""
    queried = QUERIED.search(text) or _CLAIMS.search(text)
    return queried is not None and not text.startswith(("who ", "whose "))


def _added_sentences(case: Case) -> Iterator[Span]:
    again = {later.span for later, _ in retold(case)}  # what is only said twice is told as that
    for pair, sure in _pairs(case):
        if pair.source or not sure:
            continue
        for index in pair.article:
            sentence = case.article.sentences[index]
            plain = sentence.zone in _TEXT and sentence.span not in again
            if plain and _words(case.article, sentence.span) >= LEAST:
                yield sentence.span


def _added_clauses(case: Case) -> Iterator[tuple[Span, float | None]]:
    for part in case.parts or ():
        zone = case.article.sentences[part.sentence].zone if part.side is Side.ARTICLE and not part.whole else None
        if zone in _TEXT and _tells(case.article, part.span):
            yield part.span, _sure(part)


def find_longer(case: Case, rule: Rule) -> Iterator[Hit]:
    """Sentences that say more than their partners in the source, where the clause that was added is not known."""
    for part in case.parts or ():
        zone = case.article.sentences[part.sentence].zone if part.whole and part.side is Side.ARTICLE else None
        if case.source is None or zone not in _TEXT or not _alignable(case):
            continue
        sentence = case.source.sentences[part.partner].span
        text = " ".join(case.source.quote(sentence).split())
        place = related(case.source, Side.SOURCE, sentence, "the source says no more than this")
        evidence = (Evidence(f"{case.source.path}:{place.line}", text),)
        yield Hit(part.span, {"source": text}, (place,), evidence, confidence=round(min(0.85, part.gain), 3))


def find_omitted_clauses(case: Case, rule: Rule) -> Iterator[Hit]:
    """Clauses of the source that the article's sentence lacks: its end is marked, or all of it."""
    source = case.source
    for part in case.parts or ():
        if source is None or part.side is not Side.SOURCE or part.whole or not _tells(source, part.span):
            continue
        article, sentence = case.article.sentences[part.partner], source.sentences[part.sentence]
        if article.zone not in _TEXT:
            continue
        text = " ".join(source.quote(part.span).split())
        place = related(source, Side.SOURCE, part.span, "not in the article")
        last = sentence.span.end - part.span.end <= LEAST
        span = _tail(case.article, article.span) if last else article.span
        yield Hit(
            span, {"missing": text}, (place,), (Evidence(f"{source.path}:{place.line}", text),), confidence=_sure(part)
        )


def find_shorter(case: Case, rule: Rule) -> Iterator[Hit]:
    """Sentences that say less than their partners in the source; the clause that is shown is the likeliest to lack."""
    source = case.source
    if source is None or not _alignable(case):
        return
    split = _beside_lonely(case)
    for part in case.parts or ():
        if part.side is not Side.SOURCE or not part.whole or part.partner in split:
            continue
        if case.article.sentences[part.partner].zone not in _TEXT:
            continue
        text = " ".join(source.quote(part.span).split())
        sentence = " ".join(source.quote(source.sentences[part.sentence].span).split())
        place = related(source, Side.SOURCE, part.span, "perhaps not in the article")
        evidence = (Evidence(f"{source.path}:{place.line}", sentence),)
        span = case.article.sentences[part.partner].span
        yield Hit(span, {"missing": text}, (place,), evidence, confidence=round(0.3 + 0.5 * part.gain, 3))


def _beside_lonely(case: Case) -> frozenset[int]:
    """Article sentences beside one that has no partner, which may be the rest of theirs."""
    lone = {index for pair in case.pairs if not pair.source for index in pair.article}
    return frozenset(at for index in lone for at in (index - 1, index + 1))


CHECKS = (
    Check("omitted-sentence", Options, find_omissions, frozenset({"source"})),
    Check("omitted-clause", Options, find_omitted_clauses, frozenset({"source", "parts"})),
    Check("shorter-sentence", Options, find_shorter, frozenset({"source", "parts"})),
    Check("longer-sentence", Options, find_longer, frozenset({"source", "parts"})),
    Check("added", AdditionOptions, find_additions, frozenset({"source"})),
)


def _pairs(case: Case) -> Iterator[tuple[Pair, bool]]:
    """Each pair, and whether it can be trusted: a sentence alone on either side is one that was not recognised."""
    pairs = case.pairs
    for index, pair in enumerate(pairs):
        beside = pairs[max(0, index - 1) : index + 2]
        yield (
            pair,
            all(p.source or not pair.source for p in beside) and all(p.article or not pair.article for p in beside),
        )


def _alignable(case: Case) -> bool:
    """Whether the two are one text: where half of the sentences find no partner they are not a translation."""
    paired = sum(bool(pair.source and pair.article) for pair in case.pairs)
    alone = sum(not (pair.source and pair.article) for pair in case.pairs if _counts(case, pair.source, pair.article))
    return paired > 2 * alone


def _counts(case: Case, source: tuple[int, ...], article: tuple[int, ...]) -> bool:
    zones = [case.source.sentences[i].zone for i in source] if case.source else []
    return any(zone in _TEXT for zone in (*zones, *(case.article.sentences[i].zone for i in article)))


def _tells(document: Document, span: Span) -> bool:
    """Whether a clause says something: 'at the same time' and 'as for the others' do not."""
    content = [t for t in document.tokens_in(span) if t.is_word and t.lower not in STOPWORDS and len(t.text) > 3]
    return len(content) >= CONTENT


def _sure(part: Part) -> float:
    return round(min(0.8, 0.55 + 2 * part.gain), 3)


def _words(document: Document, span: Span) -> int:
    return sum(token.is_word for token in document.tokens_in(span))


def _tail(document: Document, span: Span) -> Span:
    """The last words of a sentence and its stop."""
    words = [token for token in document.tokens_in(span) if token.is_word]
    return Span(words[-TAIL:][0].span.start, span.end) if words else span
