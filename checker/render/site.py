"""Many reports as a folder of pages: what the index holds of each, and what the pages are called."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.model import Severity, Tally
from checker.render.html import page
from checker.render.page import WORST_FIRST, chart, cut, family, figures, message, not_ready, title
from checker.score import score, tally_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Document, Result
    from checker.render.meta import Meta

INDEX = "index.html"
# Names that some system or server keeps for itself, whatever ends them.
_TAKEN = {"index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
_LONGEST = 60


class PageNames:
    """File names for articles: readable, of plain letters, and distinct on any file system."""

    def __init__(self) -> None:
        self._used: Counter[str] = Counter(_TAKEN)

    def name(self, article: Document) -> str:
        """Of the article's id, or of its path where the id has no letters; numbered where that is taken."""
        wanted = stem = _slug(article.id) or _slug(article.path) or "article"
        while self._used[wanted]:
            self._used[stem] += 1
            wanted = f"{stem}-{self._used[stem]}"
        self._used[wanted] += 1
        return f"{wanted}.html"


def _slug(text: str) -> str:
    """'Ártículo Nº 3/α.txt' as 'articulo-no-3-txt'."""
    plain = unicodedata.normalize("NFKD", text[:1000]).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")


@dataclass(frozen=True, slots=True)
class Row:
    """One article in the index: all that is kept of its result. ``page`` is '' where it could not be checked."""

    page: str
    title: str
    path: str
    verdict: str
    error: str
    reason: str  # limits that it passed, and its gravest finding
    sums: Tally
    families: Counter[tuple[str, Severity]]


def row_of(result: Result, name: str) -> Row:
    gravest = max(result.findings, key=lambda finding: finding.severity, default=None)
    reasons = [failure.text for failure in result.failures] + ([message(gravest)] if gravest else [])
    return Row(
        name,
        title(result.document),
        cut(result.document.path, 300),
        result.verdict,
        cut(result.error, 300),
        cut("; ".join(reasons), 200),
        tally_of(result),
        Counter((family(finding), finding.severity) for finding in result.findings),
    )


def render_index(rows: Sequence[Row], meta: Meta) -> str:
    read = [row for row in rows if not row.error]
    bad = sum(row.verdict != "pass" for row in rows)
    families = sum((row.families for row in rows), Counter[tuple[str, Severity]]())
    return page(
        "index.html",
        "index.js",
        meta,
        rows=[_shown(row) for row in rows],
        bad=bad,
        say=not_ready(bad, len(rows)),
        sums=figures(sum((row.sums for row in read), Tally())),
        states=_states(rows),
        chart=chart(families),
        curve=_curve(rows),
    )


def _states(rows: Sequence[Row]) -> list[tuple[str, str, int]]:
    """Verdicts that occur: key, words, count."""
    counts = Counter(_state(row) for row in rows)
    names = {"fail": "fail", "error": "not read", "pass": "pass"}
    return [(key, words, counts[key]) for key, words in names.items() if counts[key]]


def _state(row: Row) -> str:
    return "error" if row.error else row.verdict


def _shown(row: Row) -> dict[str, Any]:
    counts = [(severity.label, row.sums.counts[severity]) for severity in WORST_FIRST]
    return {"row": row, "state": _state(row), "counts": counts, "quality": score(row.sums).quality}


def _curve(rows: Sequence[Row]) -> dict[str, Any]:
    """Quality of each article in the order of the table, on an axis that begins at the ten below the lowest."""
    points = [(n, row, score(row.sums).quality) for n, row in enumerate(rows) if not row.error]
    low = 10 * int(min((quality for _, _, quality in points), default=0.0) // 10)
    low = min(low, 90)
    height = 100 - low
    paths: dict[str, list[str]] = {"pass": [], "fail": []}
    wide = max(0.84, len(rows) / 240)  # of many articles the marks overlap: thinner ones would not be seen
    for n, row, quality in points:
        paths[row.verdict].append(f"M{n + (1 - wide) / 2:g} {100 - quality:g}h{wide:g}")
    lines = [{"y": 100 - at, "label": at} for at in range(low, 101, 10 if height <= 50 else 20)]
    return {
        "paths": [(state, "".join(marks)) for state, marks in paths.items() if marks],
        "count": len(points),
        "width": max(1, len(rows)),
        "height": height,
        "thick": height * 0.04,
        "lines": lines,
    }
