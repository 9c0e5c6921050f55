"""What stands beside a finding: the passages that it was compared with, each once, and the values in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Finding, Related, Result, Span

_QUOTED = re.compile(r"“([^“”]{1,200})”")
# Kinds that are judged by what the original says, even where the rule saw the article alone.
_OF_SOURCE = ("bilingual/", "language/", "fluency/calque", "fluency/false-friend")


@dataclass(frozen=True, slots=True)
class Passage:
    """``origin`` is path:line, line:column in the article itself; ``values`` are to be marked in the text.

    ``side`` is source where it is of the original, article where it is of the article itself, else ''.
    """

    origin: str
    text: str
    note: str = ""
    values: tuple[str, ...] = ()
    side: str = ""


def beside(finding: Finding, result: Result) -> list[Passage]:
    """Evidence first, then other places. A value is marked in the sentence that it stands in, not shown twice."""
    original = result.source.path if result.source else ""
    found = [
        Passage(e.origin, e.text, side="source" if original and e.origin.rpartition(":")[0] == original else "")
        for e in finding.evidence
    ]
    for related in finding.related:
        _add(found, _of_related(related, result))
    if finding.rule.startswith(_OF_SOURCE) and not any(passage.side == "source" for passage in found):
        found += _counterpart(finding, result)
    return found


def _add(found: list[Passage], new: Passage) -> None:
    """Appends the passage, or makes it one with another of the same place."""
    for index, old in enumerate(found):
        if old.origin == new.origin and (old.text in new.text or new.text in old.text):
            longer = max(old.text, new.text, key=len)
            inner = min(old.text, new.text, key=len)
            values = (*old.values, *new.values, *((inner,) if inner != longer else ()))
            found[index] = Passage(old.origin, longer, old.note, values, old.side or new.side)
            return
    found.append(new)


def _of_related(related: Related, result: Result) -> Passage:
    if related.side is Side.ARTICLE and related.path == result.document.path:
        return Passage(f"{related.line}:{related.column}", related.text, related.message, side="article")
    origin, side = f"{related.path}:{related.line}", "source" if related.side is Side.SOURCE else ""
    if side and result.source and (sentence := _sentence(result.source, related)):
        return Passage(origin, sentence, related.message, (related.text,), side)
    return Passage(origin, related.text, related.message, side=side)


def _sentence(source: Document, related: Related) -> str:
    """The sentence that the words stand in, '' where they are of another text."""
    index = source.sentence_at(related.span.start)
    if index is None or related.path != source.path or source.quote(related.span) != related.text:
        return ""
    whole = source.quote(source.sentences[index].span)
    return whole if related.text in whole else ""


def _counterpart(finding: Finding, result: Result) -> Iterator[Passage]:
    """The sentences of the original that answer to the finding's own."""
    index = result.document.sentence_at(finding.span.start)
    if result.source is None or index is None:
        return
    for pair in result.pairs:
        if index in pair.article and pair.source:
            spans: Sequence[Span] = [result.source.sentences[i].span for i in pair.source]
            line, _ = result.source.position(spans[0].start)
            text = " ".join(result.source.quote(span) for span in spans)
            yield Passage(f"{result.source.path}:{line}", text, side="source")


def marked(passage: Passage, finding: Finding, limit: int) -> list[tuple[str, bool]]:
    """The passage in pieces, True for the values that were compared; a long one is cut round the first of them.

    Values are what the finding's message quotes or its suggestions say, and those that the passage brings itself.
    """
    text = " ".join(passage.text.split())
    quoted = {finding.text, *_QUOTED.findall(finding.message), *(s.text for s in finding.suggestions)}
    values = {" ".join(value.split()) for value in (*quoted, *passage.values)}
    wanted = sorted((v for v in values if v and len(v) < len(text)), key=lambda v: (-len(v), v))
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(v)}(?!\w)" for v in wanted) or "(?!)", re.IGNORECASE)
    hits = [hit.span() for hit in pattern.finditer(text)]
    low, high = _window(len(text), hits[0] if hits else (0, 0), limit)
    pieces, last = [("…" if low else "", False)], low
    for start, end in hits:
        if low <= start and end <= high:
            pieces += [(text[last:start], False), (text[start:end], True)]
            last = end
    pieces += [(text[last:high], False), ("…" if high < len(text) else "", False)]
    return [piece for piece in pieces if piece[0]]


def _window(length: int, hit: tuple[int, int], limit: int) -> tuple[int, int]:
    """Bounds of what is shown: the beginning where that holds the first value, else as much round it."""
    if length <= limit or hit[1] <= limit:
        return 0, min(length, limit)
    low = max(0, min(hit[0] - limit // 3, length - limit))
    return low, min(length, low + limit)
