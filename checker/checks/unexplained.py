"""Sentences that a model of consistency takes for a contradiction of the evidence, or of another sentence.

The model says that something is wrong and which words it is; it cannot say what is right. So this comes last: where
a check compared values and found why, the pipeline leaves the model's finding out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.checks.readable import sentences
from checker.checks.values import compare
from checker.model import Case, Check, Document, Evidence, Hit, Judged, Rule, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Options:
    """``of``: what the telling words are: figure, name, denial, contrary, word; or sentence, for the article itself.

    least: probability of a contradiction from which there is a finding. near: score of retrieval below which it is
    neutral: of evidence in quite other words the model knows little.
    """

    of: str
    least: float = 0.8
    near: float = 0.0

    def __post_init__(self) -> None:
        if self.of not in {"figure", "name", "denial", "contrary", "word", "sentence"}:
            raise ValueError(f"of is figure, name, denial, contrary, word or sentence, not {self.of}")


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    allowed = {index for index, _ in sentences(case.article, rule)}
    for judged in case.judged:
        kind = "sentence" if judged.other is not None else judged.kind
        if kind != rule.options.of or judged.contradicts < rule.options.least or judged.sentence not in allowed:
            continue
        if kind != "figure" or not _agreed(case, judged):
            yield _hit(case, judged, rule)


def _agreed(case: Case, judged: Judged) -> bool:
    """Whether a comparison has paired the figure with one of the evidence that agrees: values are compared better."""
    paired = [c.mention.span for c in compare(case) if not c.kind]
    return any(span.overlaps(word) for span in paired for word in judged.words)


def _hit(case: Case, judged: Judged, rule: Rule) -> Hit:
    sentence = case.article.sentences[judged.sentence].span
    span = Span(min(w.start for w in judged.words), max(w.end for w in judged.words)) if judged.words else sentence
    against = list(_against(case, judged))
    text = " ".join(" ".join(document.quote(place).split()) for document, place, _ in against)
    return Hit(
        span,
        values={"evidence": text, "sentence": " ".join(case.article.quote(sentence).split())},
        related=tuple(
            related(document, document.side, place, "the model reads a contradiction to this")
            for document, place, _ in against
            if document.side is not Side.FACTS
        ),
        evidence=tuple(
            Evidence(origin, " ".join(document.quote(place).split())) for document, place, origin in against
        ),
        confidence=round(rule.confidence * judged.contradicts, 3),
        severity=Severity.NEUTRAL if _nearness(case, judged) < rule.options.near else None,
    )


def _nearness(case: Case, judged: Judged) -> float:
    """How likely the sentence and what it is judged against state the same, but for what is wrong."""
    scores = [m.score for m in case.matches if m.sentence == judged.sentence and m.statement in judged.against]
    return max(scores, default=0.0)


def _against(case: Case, judged: Judged) -> Iterator[tuple[Document, Span, str]]:
    for index in judged.against:
        statement = case.statements[index]
        yield statement.document, statement.span, statement.origin
    if judged.other is not None:
        span = case.article.sentences[judged.other].span
        yield case.article, span, f"{case.article.path}:{case.article.position(span.start)[0]}"


def _unfit(case: Case, rule: Rule) -> str:
    return "" if case.judged else "no model of consistency, or nothing that it could judge"


CHECKS = (Check("unexplained", Options, find, unfit=_unfit),)
