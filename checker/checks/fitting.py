"""How well each figure and time of the article fits where it stands, by what the evidence says around it.

What is said around a value in the article is looked for in the evidence. Where the same is said, the evidence should
have the same value near; a value that it has only in other surroundings was put there from elsewhere, and one that it
has nowhere is not supported at all. This is no finding of its own: it lowers what a sentence's support is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.binding import values_in
from checker.checks.disagreement import same_figure
from checker.checks.once import once
from checker.lang.numerals import word_value
from checker.lang.stopwords import STOPWORDS
from checker.model import DateValue, Mention, Quantity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.model import Case, Document, Token

NEAR = 14  # content words on either side of a value that tell what it is of
FADE = 0.75  # what a word counts that is one word farther away
SPREAD = 1.3  # how much farther from the value a word may stand in the evidence
LEAST = 0.25  # likeness of surroundings below which the evidence does not speak of the same
BESIDE = 0.15  # what words of the sentences before and behind count
ABSENT = 0.45  # what a value lacks at most that the evidence has nowhere
HEADING = 3  # words of a sentence from which they tell what its value is of
UNITLESS = 0.8  # what a figure counts that the evidence has with another unit or none
UNKNOWN = 2.0  # rarity of a word that the evidence has not
ASTRAY = 0.3  # what a preposition leaves that no such time has
# Times that are no dates and no lengths of time: the evidence has them in the same words or not.
_TIMES = frozenset(
    """months years weeks days hours minutes decades centuries weekend weekends night nights morning evening afternoon
    tonight tomorrow yesterday today midnight noon dozens hundreds thousands millions""".split()
)
_ONE = frozenset("year month week day hour minute decade century".split())  # 'a year' is one year
_TIMES_WHAT = re.compile(r"\s{1,3}times (?:the|as|more|its|that|what)\b")
_SPANNING = frozenset(("in", "during"))


@dataclass(frozen=True)
class _Place:
    """A value, or the word of a time, and the weighed words around it."""

    span: Span
    mention: Mention | None
    words: tuple[str, ...]
    core: str  # the figure alone
    around: dict[str, float]
    alone: bool  # whether its own sentence says hardly more


def fits(case: Case) -> dict[Span, float]:
    """For each value of the article, in [0, 1], how well it fits; only where references are there to tell."""
    return once(case.memo, "fits", lambda: dict(_all(case)))


def _all(case: Case) -> Iterable[tuple[Span, float]]:
    documents = list({id(s.document): s.document for s in case.statements if s.side is Side.REFERENCE}.values())
    if not documents:
        return
    rarity = _rarity(documents)
    theirs = [place for document in documents for place in _places(document, rarity, BESIDE)]
    windows = [{t.stem for t in _content(d, s.span)} for d in documents for s in d.sentences]
    for place in _places(case.article, rarity):
        alike = [(_same(place, other), other) for other in theirs]
        own = max((same * _shared(place, other) for same, other in alike if same), default=0.0)
        best = max((_told(place, window) for window in windows), default=0.0)
        lack = 1 - min(1.0, own / max(best, LEAST))
        unsaid = not any(same for same, _ in alike)
        # What only a heading has, or a word for no certain time, may be of anything.
        bare = any(same and other.alone for same, other in alike)
        if unsaid or bare or _loose(case.article, place):
            lack = min(lack, ABSENT)
        yield place.span, 1 - min(1.0, lack + 1 - _preposed(case.article, place))


def _rarity(documents: Sequence[Document]) -> dict[str, float]:
    count: Counter[str] = Counter()
    for document in documents:
        for sentence in document.sentences:
            count.update({t.stem for t in document.tokens_in(sentence.span)})
    total = sum(len(document.sentences) for document in documents)
    return {stem: math.log((total + 1) / n) for stem, n in count.items()}


def _places(document: Document, rarity: dict[str, float], beside: float = 0.0) -> list[_Place]:
    """``beside``: what words of the sentences before and behind count."""
    contents = [_content(document, sentence.span) for sentence in document.sentences]
    found: list[_Place] = []
    for index, sentence in enumerate(document.sentences):
        near = [t for n in (index - 1, index + 1) if beside and 0 <= n < len(contents) for t in contents[n]]
        far = {t.stem: beside * rarity.get(t.stem, UNKNOWN) for t in near}
        found += _of_sentence(document, sentence.span, contents[index], rarity, far)
    return found


def _of_sentence(
    document: Document, sentence: Span, content: Sequence[Token], rarity: dict[str, float], far: dict[str, float]
) -> Iterator[_Place]:
    taken = []
    for mention in values_in(document, sentence):
        taken.append(mention.span)
        if _multiple(document, mention):
            continue
        words = tuple(t.lower for t in document.tokens_in(mention.span))
        core = next((c for w in words if (c := _core(w))), "")
        yield _placed(mention.span, mention, words, core, far, _around(content, mention.span, rarity))
    before = ""
    for token in document.tokens_in(sentence):
        core, one = _core(token.lower), before in ("a", "an") and token.lower in _ONE
        words = ("one", token.lower) if one else (token.lower,)
        before = token.lower
        if (core or one or token.lower in _TIMES) and not any(token.span.overlaps(span) for span in taken):
            yield _placed(token.span, None, words, core, far, _around(content, token.span, rarity))


def _placed(
    span: Span,
    mention: Mention | None,
    words: tuple[str, ...],
    core: str,
    far: dict[str, float],
    near: dict[str, float],
) -> _Place:
    return _Place(span, mention, words, core, far | near, len(near) < HEADING)


def _core(lower: str) -> str:
    if lower[:1].isdigit():
        return lower.replace(",", "").rstrip(".")
    value = word_value(lower, "en") if lower.isalpha() else None
    return str(value) if value is not None and value != 1 else ""


def _content(document: Document, span: Span) -> list[Token]:
    return [t for t in document.tokens_in(span) if t.is_word and t.lower not in STOPWORDS]


def _around(content: Sequence[Token], span: Span, rarity: dict[str, float]) -> dict[str, float]:
    before = [t for t in content if t.span.end <= span.start][::-1][:NEAR]
    after = [t for t in content if t.span.start >= span.end][:NEAR]
    found: dict[str, float] = {}
    for side in (before, after):
        for far, token in enumerate(side):
            found[token.stem] = max(found.get(token.stem, 0.0), FADE**far * rarity.get(token.stem, UNKNOWN))
    return found


def _shared(place: _Place, other: _Place) -> float:
    total = sum(place.around.values())
    shared = sum(min(w, other.around[stem] * SPREAD) for stem, w in place.around.items() if stem in other.around)
    return shared / total if total else 1.0


def _told(place: _Place, window: set[str]) -> float:
    total = sum(place.around.values())
    return sum(w for stem, w in place.around.items() if stem in window) / total if total else 0.0


def _same(place: _Place, other: _Place) -> float:
    """How surely two places hold one value."""
    if place.words == other.words:
        return 1.0
    a, b = place.mention, other.mention
    if a and b and same_figure(a, b) and not (_vague(a) and _vague(b)):
        return 1.0
    return UNITLESS if place.core and place.core == other.core else 0.0


def _multiple(document: Document, mention: Mention) -> bool:
    """'Ten times the record': worked out from two figures."""
    behind = _TIMES_WHAT.match(document.text, mention.span.end)
    return bool(behind) or (isinstance(mention.value, Quantity) and mention.value.dimension == "multiple")


def _loose(document: Document, place: _Place) -> bool:
    """'It took months', 'dozens of them'; not 'the years'."""
    definite = document.text[max(0, place.span.start - 4) : place.span.start].lower() == "the "
    return place.mention is None and not place.core and place.words[-1].endswith("s") and not definite


def _vague(mention: Mention) -> bool:
    return isinstance(mention.value, DateValue) and mention.value.relative and mention.value.start is None


def _preposed(document: Document, place: _Place) -> float:
    """1, or less where another kind of time should stand: 'in Monday', 'during last week'."""
    value = place.mention.value if place.mention else None
    before = re.search(r"(\w{1,9})\s{1,3}\Z", document.text[max(0, place.span.start - 12) : place.span.start])
    if before is None or before[1].lower() not in _SPANNING or not isinstance(value, DateValue):
        return 1.0
    point = (value.weekday is not None and not value.day) or place.words[0] in ("last", "next")
    possessive = document.text[place.span.end : place.span.end + 3].strip().startswith(("'", "’"))
    return ASTRAY if point and not possessive else 1.0
