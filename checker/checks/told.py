"""Which sentences of the article and of a reference tell one thing: each other's best match, with their halves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.model import Case, Document, Match, Side, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SURE = 0.75  # retrieval score from which two sentences that are each other's best tell the same
TOLD = 0.9  # what the score of two sentences is held to be that stand between others that tell the same
SPOKEN = 0.1  # the least score of these, and of the other half of a sentence that is told in two
WHOLE = 0.97  # from here a sentence is told in full, and only what is surely of it is the other half
HALF = 0.5  # the least score of that


@dataclass(frozen=True)
class Group:
    """Sentences and statements, each in a row, that tell one thing: mostly one of each."""

    statement: int
    article: Document
    other: Document
    ours: Span
    theirs: Span
    near: float  # how surely they tell the same
    sentences: range
    statements: range


Best = dict[int, Match]


def told(case: Case) -> Iterator[Group]:
    """Of references only: a fact is a short statement, beside which a sentence may say much more."""
    best_of, best_for = _best(case)
    for match in case.matches:
        statement = case.statements[match.statement]
        readable = statement.side is Side.REFERENCE and statement.document.lang in ("", "en")
        if readable and _mutual(match, best_of, best_for):
            near = _near(case, match, best_of, best_for)
            if near >= SURE:
                yield _group(case, replace(match, score=near), best_of, best_for)


def _best(case: Case) -> tuple[Best, Best]:
    """The best match of each sentence of the article and of each statement."""
    ours: Best = {}
    theirs: Best = {}
    for match in case.matches:
        if match.sentence not in ours or match.score > ours[match.sentence].score:
            ours[match.sentence] = match
        if match.statement not in theirs or match.score > theirs[match.statement].score:
            theirs[match.statement] = match
    return ours, theirs


def _mutual(match: Match | None, best_of: Best, best_for: Best) -> bool:
    return match is not None and best_of[match.sentence] is match is best_for[match.statement]


def _near(case: Case, match: Match, best_of: Best, best_for: Best) -> float:
    """The score; more where what stands before and behind is told in the same order, or nothing else is there."""
    if match.score >= TOLD or match.score < SPOKEN:
        return match.score
    steps = [step for step in (-1, 1) if 0 <= match.sentence + step < len(case.article.sentences)]
    near = [(match.sentence + step, match.statement + step) for step in steps]
    if len(near) == 1 or any(
        t not in best_for or _document(case, t) is not _document(case, match.statement) for _, t in near
    ):
        return match.score
    alone = not near and len([s for s in case.statements if s.side is Side.REFERENCE]) == 1
    ordered = near and all(s in best_of and best_of[s].statement == t and best_for[t].sentence == s for s, t in near)
    return TOLD if alone or ordered else match.score


def _document(case: Case, statement: int) -> Document:
    return case.statements[statement].document


def _group(case: Case, match: Match, best_of: Best, best_for: Best) -> Group:
    document = _document(case, match.statement)
    least = HALF if match.score >= WHOLE else SPOKEN

    def half_of(sentence: int) -> bool:
        best = best_of.get(sentence)
        return best is not None and best.statement == match.statement and best.score >= least

    def half_for(statement: int) -> bool:
        best = best_for.get(statement)
        beside = best is not None and _document(case, statement) is document
        return beside and best is not None and best.sentence == match.sentence and best.score >= least

    sentences, statements = _row(match.sentence, half_of), _row(match.statement, half_for)
    ours = [case.article.sentences[s].span for s in sentences]
    theirs = [case.statements[t].span for t in statements]
    return Group(
        match.statement,
        case.article,
        document,
        Span(ours[0].start, ours[-1].end),
        Span(theirs[0].start, theirs[-1].end),
        match.score,
        sentences,
        statements,
    )


def _row(index: int, belongs: Callable[[int], bool]) -> range:
    """The index with the neighbour on either side that belongs to it."""
    return range(index - belongs(index - 1), index + 1 + belongs(index + 1))
