"""What of the article stands in the place of something else of its source or its evidence: for checks of names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.model import Document, Evidence, Hit, Side, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model import Case


@dataclass(frozen=True)
class Replaced:
    """``span`` of the article, and what stands for it: ``against`` of ``document``.

    ``origin`` and ``text`` are the evidence as it is shown; where they are not given, the sentence of ``against``.
    ``quoted``: both quote the same words, so that what is said of the name elsewhere cannot excuse it.
    """

    span: Span
    document: Document
    against: Span
    kind: str
    confidence: float
    origin: str = ""
    text: str = ""
    quoted: bool = False

    @property
    def right(self) -> str:
        return self.document.quote(self.against)

    def hit(self, message: str, *, suggested: bool = True, span: Span | None = None) -> Hit:
        place = related(self.document, self.document.side, self.against, message)
        origin, text = self.origin or f"{self.document.path}:{place.line}", self.text or self._sentence()
        values: Mapping[str, str] = {"expected": self.right, "origin": origin}
        return Hit(
            span or self.span,
            values,
            related=(place,) if self.document.side is not Side.FACTS else (),
            evidence=(Evidence(origin, " ".join(text.split())),),
            suggestions=(Suggestion(self.right),) if suggested else (),
            confidence=round(self.confidence, 3),
        )

    def _sentence(self) -> str:
        index = self.document.sentence_at(self.against.start)
        return self.document.quote(self.document.sentences[index].span) if index is not None else self.right


def evidence_documents(case: Case) -> Iterator[tuple[Document, str]]:
    """References and facts, a document each; of a fact also where it stands in its file."""
    yield from ((reference, "") for reference in case.references)
    yield from ((statement.document, statement.origin) for statement in case.statements if statement.fact)
