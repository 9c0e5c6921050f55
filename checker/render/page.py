"""What a page of the HTML report shows, as plain data: the template only sets it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from checker.model import Severity, Side, Zone
from checker.render.marking import compared, passages, segments
from checker.score import WEIGHTS, score, tally_of, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model import Document, FactVerdict, Finding, Related, Result, Skip, Span, Tally
    from checker.render.marking import Segment

WORST_FIRST = sorted(Severity, reverse=True)
_EVIDENCE = 6  # places that are shown beside one finding
_LONG = 400  # code points of one piece of evidence
_VERDICTS = ["mismatch", "missing", "ambiguous", "undetermined", "match"]


def overview(results: Sequence[Result]) -> dict[str, Any]:
    """What all documents have in common: sums, and what can be filtered by."""
    found = [finding for result in results for finding in result.findings]
    read = [result for result in results if not result.error]
    return {
        "verdict": "fail" if any(result.verdict == "fail" for result in results) else "pass",
        "sums": figures(total(read)),
        "severities": [(s.label, sum(f.severity is s for f in found)) for s in WORST_FIRST],
        "families": sorted(Counter(family(f) for f in found).items()),
        "unread": sum(bool(result.error) for result in results),
    }


def document(result: Result, number: int) -> dict[str, Any]:
    """One document. ``key`` begins every id in its part of the page."""
    article, key = result.document, f"d{number}"
    cards = [_card(f, i, article, key) for i, f in enumerate(result.findings)]
    return {
        "key": key,
        "path": article.path,
        "title": _title(article),
        "lang": article.lang,
        "verdict": result.verdict,
        "error": result.error,
        "figures": figures(tally_of(result)),
        "passages": [
            {
                "zone": passage.zone,
                "lang": passage.lang or article.lang,
                "segments": [_segment(s, result, key) for s in passage.segments],
                "cards": [cards[i] for i in passage.findings],
            }
            for passage in passages(article, result.findings)
        ],
        "chart": _chart(result.findings),
        "facts": [_fact(fact, result, key) for fact in sorted(result.facts, key=_fact_order)],
        "pairs": _pairs(result, key),
        "source": result.source,
        "skipped": _skipped(result.skipped),
    }


def family(finding: Finding) -> str:
    return finding.rule.split("/")[0]


def figures(sums: Tally) -> dict[str, Any]:
    """The score and each step of its arithmetic."""
    shown = score(sums)
    rows = [(s.label, sums.counts[s], WEIGHTS[s], WEIGHTS[s] * sums.counts[s]) for s in WORST_FIRST]
    counts = [(label, count) for label, count, _, _ in rows if count]
    return {"words": sums.words, "score": shown, "rows": rows, "counts": counts, "findings": sum(sums.counts)}


def _title(article: Document) -> str:
    titles = [block for block in article.blocks if block.zone is Zone.TITLE] or article.blocks
    first = article.quote(titles[0].span) if titles else ""
    return article.title or _cut(first, 200) or article.id


def _segment(segment: Segment, result: Result, key: str) -> dict[str, Any]:
    worst = result.findings[segment.covers[0]].severity.label if segment.covers else ""
    return {
        "text": segment.text,
        "severity": worst,
        "card": f"{key}-f{segment.covers[0] + 1}" if segment.covers else "",
        "covers": " ".join(f"{key}-f{i + 1}" for i in segment.covers),
        "starts": [(f"{key}-m{i + 1}", i + 1) for i in segment.starts],
        "blank": bool(segment.covers) and not segment.text.strip(),
    }


def _card(finding: Finding, index: int, article: Document, key: str) -> dict[str, Any]:
    shown = [(e.origin, _file(e.origin), compared(_cut(e.text), finding), "") for e in finding.evidence]
    for related in finding.related:
        place = _place(related, article)
        shown.append((place, _file(place), compared(_cut(related.text), finding), related.message))
    return {
        "id": f"{key}-f{index + 1}",
        "mark": f"{key}-m{index + 1}",
        "number": index + 1,
        "severity": finding.severity.label,
        "family": family(finding),
        "percent": round(100 * finding.confidence),
        "evidence": shown[:_EVIDENCE],
        "more": max(0, len(shown) - _EVIDENCE),
        "suggestions": [(s.text.strip(), s.safe) for s in finding.suggestions],
        "finding": finding,
        "words": _cut(finding.text, 90),
    }


def _cut(text: str, limit: int = _LONG) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def _place(related: Related, article: Document) -> str:
    here = related.side is Side.ARTICLE and related.path == article.path
    return f"line {related.line}" if here else f"{related.path}:{related.line}"


def _file(origin: str) -> str:
    """A place without its folders."""
    return origin.replace("\\", "/").rsplit("/", 1)[-1]


def _chart(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """One bar a family, in hundredths of the longest: (severity, begin, length, count) of each part."""
    counts = Counter((family(finding), finding.severity) for finding in findings)
    families = Counter(family(finding) for finding in findings)
    longest = max(families.values(), default=1)
    rows = []
    for name, count in sorted(families.items(), key=lambda item: (-item[1], item[0])):
        begin, parts = 0.0, []
        for severity in WORST_FIRST:
            length = 100 * counts[name, severity] / longest
            if length:
                parts.append((severity.label, round(begin, 2), round(length, 2), counts[name, severity]))
            begin += length
        rows.append({"family": name, "count": count, "parts": parts})
    return rows


def _fact_order(fact: FactVerdict) -> int:
    return _VERDICTS.index(fact.verdict) if fact.verdict in _VERDICTS else len(_VERDICTS)


def _fact(fact: FactVerdict, result: Result, key: str) -> dict[str, Any]:
    """With the sentence that it was held against, and the findings in it."""
    words = _cut(result.document.quote(fact.span)) if fact.span else ""
    line = result.document.position(fact.span.start)[0] if fact.span else 0
    near = [i + 1 for i, f in enumerate(result.findings) if fact.span and f.span.overlaps(fact.span)]
    return {"fact": fact, "words": words, "line": line, "findings": [(f"{key}-f{n}", n) for n in near]}


def _pairs(result: Result, key: str) -> list[tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    """Rows of source and article sentences, in the source's order; one side is empty where nothing answers to it."""
    if result.source is None:
        return []
    article, source = result.document, result.source
    rows: list[tuple[float, tuple[int, ...], tuple[int, ...]]] = [
        (pair.source[0], pair.source, pair.article) for pair in result.pairs if pair.source and pair.article
    ]
    rows += [(i, (i,), ()) for i in _left(len(source.sentences), (i for row in rows for i in row[1]))]
    homes = sorted((row[2][0], row[0]) for row in rows if row[2])
    for lone in _left(len(article.sentences), (i for row in rows for i in row[2])):
        before = [at for first, at in homes if first < lone]
        rows.append(((before[-1] if before else -1) + 0.5, (), (lone,)))
    rows.sort(key=lambda row: (row[0], row[2]))
    return [(_sentences(source, row[1], None, key), _sentences(article, row[2], result, key)) for row in rows]


def _left(count: int, taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [index for index in range(count) if index not in gone]


def _sentences(text: Document, indices: Sequence[int], result: Result | None, key: str) -> list[dict[str, Any]]:
    """The sentences in pieces; with a result, the words of findings are marked as in the article."""
    pieces: list[dict[str, Any]] = []
    for index in indices:
        span: Span = text.sentences[index].span
        if result is None:
            pieces.append({"text": text.quote(span) + " "})
            continue
        near = [(i, f) for i, f in enumerate(result.findings) if f.span.overlaps(span)]
        pieces += [_segment(segment, result, key) for segment in segments(text, span, near)]
        pieces.append({"text": " "})
    return pieces


def _skipped(skipped: Sequence[Skip]) -> list[tuple[str, list[str]]]:
    """Rules that did not run, by reason."""
    reasons: dict[str, list[str]] = {}
    for rule, reason in sorted({(skip.rule, skip.reason) for skip in skipped}):
        reasons.setdefault(reason, []).append(rule)
    return sorted(reasons.items())
