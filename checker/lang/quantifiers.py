"""Quantifiers of a sentence and its counterpart that cannot both be right: 'all' where the other has 'most'."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.lang.clauses import negated
from checker.lang.numbers import find_quantities
from checker.lang.opposites import Found
from checker.lang.shares import told
from checker.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.lang.opposites import Reading
    from checker.lang.scan import Scan

# What the article may not say where the source says the other: 'all' where the source has 'most'.
_CLASHES = {
    "q.all": ("q.most", "q.few", "q.half", "q.some"),
    "q.most": ("q.all", "q.few", "q.half"),
    "q.few": ("q.all", "q.most"),
    "q.half": ("q.all", "q.most"),
    "q.some": ("q.none",),
}


def misquantified(source: Reading, article: Reading) -> list[tuple[Found, Found]]:
    """Quantifiers that cannot both be right, each standing alone in its sentence: the source's, the article's."""
    theirs, ours = _quantities(source), _quantities(article)
    pairs = []
    for key, found in ours.items():
        for other in _CLASHES.get(key, ()):
            silent = other not in ours and key not in theirs
            if other == "q.some" and not _whole(article.pieces, found):
                continue
            if silent and other in theirs and _says(article, found) and theirs[other].strong:
                pairs.append((theirs[other], found))
    return (pairs or _but_for(source, article, theirs, ours) or _of_whole(source, article))[:1]


def _whole(pieces: Scan, found: Found) -> bool:
    """'all the pupils', 'everybody': what 'some' is not, where 'always' and 'both' may be said beside it."""
    word = pieces.lowers[found.first]
    return word in ("everyone", "everybody") or (word in ("all", "every") and told(pieces, found.first))


def _but_for(
    source: Reading, article: Reading, theirs: Mapping[str, Found], ours: Mapping[str, Found]
) -> list[tuple[Found, Found]]:
    """'only three villages' where the source has 'all but three'."""
    there = next((f for f in source.lacking if f.key == "except"), None)
    here = ours.get("q.only")
    if there is None or here is None or "q.only" in theirs or "q.all" not in theirs or "q.all" in ours:
        return []
    return [] if any(f.key == "except" for f in article.lacking) or article.negators else [(there, here)]


_ALL_OF = re.compile(r"\ball (?:of )?(?:the |its |their |these )?(?=\d|\w+)")
_WHOLE_REACH = 45  # code points between a number and the whole that it is of


def _of_whole(source: Reading, article: Reading) -> list[tuple[Found, Found]]:
    """'all 70 towns' where the source has 52 of 70, and the article never says the 52."""
    match = _ALL_OF.search(article.pieces.text)
    if match is None:
        return []
    ours, theirs = _counts(article.pieces), _counts(source.pieces)
    whole = next((value for start, _, value in ours if start == match.end()), None)
    at = [start for start, _, value in theirs if value == whole]
    if whole is None or len(at) != 1 or any(f.key == "q.all" and f.strong for f in source.quantifiers):
        return []
    said = {value for _, _, value in ours}
    parts = [c for c in theirs if 0 < c[2] < whole and c[2] not in said and abs(c[0] - at[0]) <= _WHOLE_REACH]
    first = next((n for n in range(len(article.pieces)) if article.pieces.starts[n] >= match.start()), 0)
    if len(parts) != 1:
        return []
    start, end, _ = parts[0]
    found = Found("q.all", 0, True, first, first, match.start(), match.start() + 3)
    return [(Found("q.some", 0, True, 0, 0, start, end), found)]


_PLAIN = re.compile(r"(?<![\d.,])\d{1,6}(?![\d%年月日点时]|[.,:]\d|\s?(?:%|per ?cent))")


def _counts(pieces: Scan) -> list[tuple[int, int, Decimal]]:
    """Where each plain count stands, and how many it is."""
    found = [(m.start(), m.end(), Decimal(m[0])) for m in _PLAIN.finditer(pieces.text)]
    for mention in find_quantities(pieces.text, pieces.lang):
        value, span = mention.value, mention.span
        if not isinstance(value, Quantity) or value.dimension != "count" or value.low != value.high:
            continue
        if not any(start < span.end and span.start < end for start, end, _ in found):
            found.append((span.start, span.end, value.low))
    return found


_HALVES = frozenset("first second latter other former each either opening closing".split())


def _says(reading: Reading, found: Found) -> bool:
    """Whether the word is a quantifier here: 'most ships', not 'most influential'; 'some' beside a 'not' is none."""
    if found.key == "q.some" and (reading.negators or reading.hints):
        return False
    if found.key == "q.half" and reading.pieces.low(found.first - 1) in _HALVES:
        return False
    if found.key == "q.most" and found.first == found.last:
        behind = reading.pieces.low(found.last + 1)
        return found.strong and behind.endswith("s") and not behind.endswith(("ss", "us", "ous"))
    return found.strong and not negated(reading, found, 2)


def _quantities(reading: Reading) -> dict[str, Found]:
    """The first quantifier of each kind; one inside a longer one ('all' in 'nearly all') is not counted."""
    kept: dict[str, Found] = {}
    for found in reading.quantifiers:
        inside = any(
            o.first <= found.first and found.last <= o.last and (o.last - o.first) > (found.last - found.first)
            for o in reading.quantifiers
        )
        if not inside:
            kept.setdefault(found.key, found)
    return kept
