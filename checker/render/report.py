"""The report as plain data: what the JSON formats hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.model import Severity
from checker.score import coverage, score, tally_of, total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import (
        Document,
        Evidence,
        FactVerdict,
        Finding,
        Name,
        Related,
        Result,
        SentenceSupport,
        Span,
        Tally,
    )
    from checker.render.meta import Meta

SCHEMA = 1


def report(results: Sequence[Result], meta: Meta) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "tool": {"name": "checker", "version": meta.version, "signature": meta.signature},
        "documents": [document(result) for result in results],
        "summary": _summary(results),
        "notes": list(meta.notes),
    }


def document(result: Result) -> dict[str, Any]:
    """One document. 'sentences' and 'error' stand there only where there is something to say."""
    article = result.document
    sums = tally_of(result)
    data: dict[str, Any] = {
        "path": article.path,
        "id": article.id,
        "language": article.lang,
        "words": sums.words,
        "verdict": result.verdict,
        "score": _score(sums),
        "findings": [_finding(finding) for finding in result.findings],
        "facts": [_fact(article, fact) for fact in result.facts],
    }
    if (covered := coverage(result)) is not None:
        data["coverage"] = covered
    data["names"] = [_name(article, name) for name in result.names]
    if result.sentences:
        data["sentences"] = [_sentence(article, sentence) for sentence in result.sentences]
    skipped = sorted({(skip.rule, skip.reason) for skip in result.skipped})
    data["skipped"] = [{"rule": rule, "reason": reason} for rule, reason in skipped]
    data["failures"] = [{"gate": f.gate, "value": f.value, "limit": f.limit} for f in result.failures]
    data["hidden"] = [{**_finding(h.finding), "reason": h.reason, "origin": h.origin} for h in result.hidden]
    if result.error:
        data["error"] = result.error
    return data


def _summary(results: Sequence[Result]) -> dict[str, Any]:
    sums = total(results)
    return {
        "documents": len(results),
        "words": sums.words,
        "findings": {severity.label: sums.counts[severity] for severity in sorted(Severity, reverse=True)},
        "score": _score(sums),
        "failed": sum(result.verdict == "fail" for result in results),
        "unread": sum(bool(result.error) for result in results),
    }


def _score(sums: Tally) -> dict[str, float]:
    figures = score(sums)
    return {"quality": figures.quality, "penalty": figures.penalty, "per_thousand": figures.per_thousand}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.label,
        "confidence": round(finding.confidence, 3),
        "message": finding.message,
        "why": finding.why,
        "span": _span(finding.span, finding.line, finding.column, finding.text),
        "related": [_related(related) for related in finding.related],
        "evidence": _evidence(finding.evidence),
        "suggestions": [
            {"text": suggestion.text, "safety": "safe" if suggestion.safe else "unsafe"}
            for suggestion in finding.suggestions
        ],
        "also": list(finding.also),
        "fingerprint": finding.fingerprint,
    }


def _related(related: Related) -> dict[str, Any]:
    return {
        "side": related.side.value,
        "path": related.path,
        "span": _span(related.span, related.line, related.column, related.text),
        "message": related.message,
        **({"suggestion": related.suggestion} if related.suggestion is not None else {}),
    }


def _fact(article: Document, fact: FactVerdict) -> dict[str, Any]:
    span = _placed(article, fact.span) if fact.span else None
    return {"id": fact.id, "text": fact.text, "verdict": fact.verdict, "span": span, "origin": fact.origin}


def _name(article: Document, name: Name) -> dict[str, Any]:
    forms = [
        {"text": form.text, "count": len(form.spans), "spans": [_placed(article, span) for span in form.spans]}
        for form in name.forms
    ]
    return {"kind": name.kind, "house": name.house, "origin": name.origin, "mixed": name.mixed, "forms": forms}


def _sentence(article: Document, sentence: SentenceSupport) -> dict[str, Any]:
    support = None if sentence.support is None else round(sentence.support, 3)
    return {"span": _placed(article, sentence.span), "support": support, "evidence": _evidence(sentence.evidence)}


def _evidence(several: Sequence[Evidence]) -> list[dict[str, str]]:
    return [{"origin": evidence.origin, "text": evidence.text} for evidence in several]


def _placed(article: Document, span: Span) -> dict[str, Any]:
    return _span(span, *article.position(span.start), article.quote(span))


def _span(span: Span, line: int, column: int, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "line": line, "column": column, "text": text}
