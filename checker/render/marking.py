"""Where findings stand in a text: its passages cut into pieces, each with the findings that cover it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.model import Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Finding


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that the same findings cover, by their indices; the worst first."""

    text: str
    covers: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()  # findings that begin here
    at: int = 0  # offset of the text in the document


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the article and the findings that begin in it."""

    span: Span
    zone: str
    lang: str
    segments: tuple[Segment, ...]
    findings: tuple[int, ...]


def passages(document: Document, findings: Sequence[Finding]) -> list[Passage]:
    """The text in reading order; what stands between blocks is shown only where a finding begins in it."""
    units = _units(document, findings)
    spans = [(index, f, span) for index, f in enumerate(findings) for span in places(f, document)]
    homes: defaultdict[int, list[int]] = defaultdict(list)
    for index, finding in enumerate(findings):
        homes[_home(finding.span, units)].append(index)
    found = []
    for number, (span, zone, lang) in enumerate(units):
        near = [(i, f, at) for i, f, at in spans if at.overlaps(span) or (at == f.span and i in homes[number])]
        found.append(Passage(span, zone, lang, tuple(segments(document, span, near)), tuple(homes[number])))
    return found


def places(finding: Finding, document: Document) -> list[Span]:
    """Where the finding stands: its own span, and where the same words are said to be wrong for the same reason."""
    again = [
        related.span
        for related in finding.related
        if related.side is Side.ARTICLE
        and related.text == finding.text
        and related.path == document.path
        and related.span != finding.span
    ]
    return [finding.span, *again]


def _units(document: Document, findings: Sequence[Finding]) -> list[tuple[Span, str, str]]:
    """Blocks and the gaps between them that are needed."""
    units, last = [], 0
    for block in document.blocks:
        units += _gap(document, Span(last, block.span.start), findings)
        units.append((block.span, block.zone.value, block.lang))
        last = max(last, block.span.end)
    units += _gap(document, Span(last, len(document.text)), findings)
    return units or [(Span(0, len(document.text)), "body", document.lang)]


def _gap(document: Document, gap: Span, findings: Sequence[Finding]) -> list[tuple[Span, str, str]]:
    text = document.quote(gap)
    if not text.strip() or not any(gap.start <= f.span.start < gap.end for f in findings):
        return []
    start = gap.start + len(text) - len(text.lstrip())
    return [(Span(start, gap.start + len(text.rstrip())), "", "")]


def _home(span: Span, units: Sequence[tuple[Span, str, str]]) -> int:
    """The passage that the finding begins in, the next one for a finding between two, the last one at the end."""
    return next((i for i, (unit, _, _) in enumerate(units) if span.start < unit.end), len(units) - 1)


def segments(document: Document, whole: Span, findings: Sequence[tuple[int, Finding, Span]]) -> Iterator[Segment]:
    """The text of ``whole``, cut wherever a place of a finding begins or ends: index, finding and place of each."""
    cuts = {whole.start, whole.end}
    begins: defaultdict[int, list[int]] = defaultdict(list)
    ranked = sorted(findings, key=lambda row: (-row[1].severity, len(row[2]), row[0]))
    for index, finding, span in ranked:
        low, high = (min(max(at, whole.start), whole.end) for at in (span.start, span.end))
        cuts |= {low, high}
        if span == finding.span:
            begins[low].append(index)
    points = sorted(cuts)
    for low, high in pairwise(points):
        covers = tuple(i for i, _, span in ranked if span.start < high and low < span.end)
        yield Segment(document.text[low:high], covers, tuple(begins.pop(low, ())), low)
    if begins:  # an empty finding at the very end
        yield Segment("", at=whole.end, starts=tuple(i for low in sorted(begins) for i in begins[low]))


@dataclass(frozen=True, slots=True)
class Part:
    """A run inside a segment. ``spot`` is where the name begins that it is part of, -1 outside names.

    ``at`` is its offset where something can be gone to here, a name or a sentence; else -1.
    """

    text: str
    spot: int = -1
    at: int = -1


def parts(segment: Segment, names: Sequence[Span], heads: Sequence[int]) -> Iterator[Part]:
    """The segment, cut at names and at the beginnings of sentences; both in order, the names disjoint."""
    end = segment.at + len(segment.text)
    near = names[bisect_right(names, segment.at, key=_end) : bisect_left(names, end, key=_start)]
    inside = heads[bisect_left(heads, segment.at) : bisect_left(heads, end)]
    targets = {*inside, *(name.start for name in near if segment.at <= name.start)}
    points = sorted({segment.at, end, *targets, *(name.end for name in near if name.end < end)})
    for low, high in pairwise(points):
        spot = next((name.start for name in near if name.start <= low < name.end), -1)
        yield Part(segment.text[low - segment.at : high - segment.at], spot, low if low in targets else -1)


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end
