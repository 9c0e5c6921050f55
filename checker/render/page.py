"""What a page of the HTML report shows, as plain data: the template only sets it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from checker.model import Severity, Zone
from checker.render.beside import beside, marked
from checker.render.marking import parts, passages
from checker.render.tables import Tables, heads, skipped, spots, supports, verdicts
from checker.score import WEIGHTS, score, tally_of, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.model import Document, Finding, Result, Tally
    from checker.render.marking import Segment
    from checker.render.meta import Meta

WORST_FIRST = sorted(Severity, reverse=True)
_EVIDENCE = 6  # places that are shown beside one finding
_LONG = 400  # code points of one piece of evidence
_FIRST = 5  # findings that are named at the head of the page


def overview(results: Sequence[Result]) -> dict[str, Any]:
    """What all documents have in common: sums, and what can be filtered by."""
    found = [finding for result in results for finding in result.findings]
    read = [result for result in results if not result.error]
    bad = sum(result.verdict == "fail" for result in results)
    return {
        "verdict": "fail" if bad else "pass",
        "say": not_ready(bad, len(results)),
        "sums": figures(total(read)),
        "severities": [(s.label, sum(f.severity is s for f in found)) for s in WORST_FIRST],
        "families": sorted(Counter(family(f) for f in found).items()),
        "unread": sum(bool(result.error) for result in results),
    }


def not_ready(bad: int, count: int) -> str:
    """The answer on several articles: '3 of 12 articles not ready'."""
    articles = counted(count, "article")
    return f"{bad:,} of {articles} not ready" if bad else f"{articles}, nothing that fails one"


def document(result: Result, number: int, meta: Meta) -> dict[str, Any]:
    """One document. ``key`` begins every id in its part of the page."""
    article, key = result.document, f"d{number}"
    text = _text(result, key)
    shown = {part["at"] for passage in text for s in passage["segments"] for part in s["parts"]}
    tables = Tables(result, key, shown)
    pairs = tables.pairs(lambda segment: _segment(segment, result, key))
    return {
        "key": key,
        "path": article.path,
        "title": title(article),
        "lang": article.lang,
        "date": article.date.isoformat() if article.date else "",
        "verdict": result.verdict,
        "error": result.error,
        "figures": figures(tally_of(result)),
        "first": _first(result, key, meta),
        "passages": text,
        "chart": chart(Counter((family(f), f.severity) for f in result.findings)),
        "names": tables.names(),
        "facts": tables.facts(),
        "verdicts": verdicts(result),
        "pairs": pairs,
        "support": tables.support(),
        "alone": sum(sentence.support is None for sentence in result.sentences),
        "lone": (sum(not row["article"] for row in pairs), sum(not row["source"] for row in pairs)),
        "source": result.source,
        "hidden": tables.hidden(),
        "skipped": skipped(result.skipped),
    }


def family(finding: Finding) -> str:
    return finding.rule.split("/")[0]


def figures(sums: Tally) -> dict[str, Any]:
    """The score and each step of its arithmetic."""
    shown = score(sums)
    rows = [(s.label, sums.counts[s], WEIGHTS[s], WEIGHTS[s] * sums.counts[s]) for s in WORST_FIRST]
    counts = [(label, count) for label, count, _, _ in rows if count]
    return {"words": sums.words, "score": shown, "rows": rows, "counts": counts, "findings": sum(sums.counts)}


def title(article: Document) -> str:
    titles = [block for block in article.blocks if block.zone is Zone.TITLE] or article.blocks
    first = article.quote(titles[0].span) if titles else ""
    return article.title or cut(first, 200) or article.id


def _first(result: Result, key: str, meta: Meta) -> dict[str, Any]:
    """What decides, in a sentence, and the findings that it rests on: each message once, with its places."""
    least = meta.fail_on or Severity.MAJOR
    groups: dict[tuple[str, str], list[int]] = {}
    worst = [(i, f) for i, f in enumerate(result.findings) if f.severity >= least]
    for index, finding in sorted(worst, key=lambda pair: (-pair[1].severity, pair[0])):
        groups.setdefault((finding.severity.label, message(finding)), []).append(index)
    rows = [
        {
            "severity": severity,
            "message": cut(message, 160),
            "places": [(f"{key}-f{i + 1}", f"{result.findings[i].line}:{result.findings[i].column}") for i in where],
        }
        for (severity, message), where in groups.items()
    ]
    return {
        "say": _say(result, len(worst), meta),
        "failures": [failure.text for failure in result.failures],
        "rows": rows[:_FIRST],
        "more": max(0, len(rows) - _FIRST),
    }


def _say(result: Result, worst: int, meta: Meta) -> str:
    """The verdict in words."""
    least = meta.fail_on or Severity.MAJOR
    bad = least.label if least is Severity.CRITICAL else f"{least.label} or worse"
    count = f"{worst} {'finding is' if worst == 1 else 'findings are'} {bad}." if worst else f"Nothing {bad} was found."
    if result.verdict == "fail":
        return f"Not ready: {count}" if worst else "Not ready: a limit of this run is passed."
    if meta.fail_on is None:
        return f"This run fails no article. {count}"
    return f"Ready: {count[0].lower()}{count[1:]}" if result.findings else "Ready: nothing was found."


def _text(result: Result, key: str) -> list[dict[str, Any]]:
    """The article's passages in pieces, each with the cards of the findings that begin in it."""
    cards = [_card(f, i, result, key) for i, f in enumerate(result.findings)]
    names, begins, agreed = spots(result), heads(result), supports(result)
    found = []
    for passage in passages(result.document, result.findings):
        segments = []
        for segment in passage.segments:
            pieces = [
                {"text": p.text, "spot": p.spot, "at": p.at, "percent": agreed.get(p.at)}
                for p in parts(segment, names, begins)
            ]
            segments.append({**_segment(segment, result, key), "parts": pieces})
        own = [cards[i] for i in passage.findings]
        lang = passage.lang or result.document.lang
        found.append({"zone": passage.zone, "lang": lang, "segments": segments, "cards": own})
    return found


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


def _card(finding: Finding, index: int, result: Result, key: str) -> dict[str, Any]:
    places = beside(finding, result)
    shown = [
        {
            "place": p.origin,
            "file": file_name(p.origin),
            "side": p.side,
            "note": p.note,
            "parts": marked(p, finding, _LONG),
        }
        for p in places[:_EVIDENCE]
    ]
    return {
        "id": f"{key}-f{index + 1}",
        "mark": f"{key}-m{index + 1}",
        "number": index + 1,
        "severity": finding.severity.label,
        "family": family(finding),
        "percent": round(100 * finding.confidence),
        "evidence": shown,
        "more": max(0, len(places) - _EVIDENCE),
        "suggestions": [(s.text.strip(), s.safe) for s in finding.suggestions],
        "message": message(finding),
        "finding": finding,
    }


def message(finding: Finding) -> str:
    """Without the folders of the evidence that it names."""
    message = finding.message
    for evidence in finding.evidence:
        message = message.replace(evidence.origin, file_name(evidence.origin))
    return message


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def cut(text: str, limit: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


def file_name(origin: str) -> str:
    """A place without its folders."""
    return origin.replace("\\", "/").rsplit("/", 1)[-1]


def chart(counts: Counter[tuple[str, Severity]]) -> list[dict[str, Any]]:
    """One bar a family, in hundredths of the longest: (severity, begin, length, count) of each part."""
    families = _sums(counts.items())
    longest = max(families.values(), default=1)
    rows = []
    for name, count in sorted(families.items(), key=lambda item: (-item[1], item[0])):
        begin, bars = 0.0, []
        for severity in WORST_FIRST:
            length = 100 * counts[name, severity] / longest
            if length:
                bars.append((severity.label, round(begin, 2), round(length, 2), counts[name, severity]))
            begin += length
        rows.append({"family": name, "count": count, "parts": bars})
    return rows


def _sums(counts: Iterable[tuple[tuple[str, Severity], int]]) -> Counter[str]:
    families: Counter[str] = Counter()
    for (name, _), count in counts:
        families[name] += count
    return families
