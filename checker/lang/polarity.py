"""Where one sentence says not and its counterpart does not: pure comparison of two readings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.lang.clauses import (
    FAR,
    LINKS,
    REACH,
    STOPS,
    clause_gap,
    clause_start,
    negated,
    negated_phrase,
    predicate,
    project,
    quantified,
    with_auxiliary,
)
from checker.lang.poles import directed, opposed
from checker.lang.quantifiers import misquantified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.lang.opposites import Found, Reading
    from checker.lang.scan import Scan

DOUBTFUL = 0.4  # confidence of what is not shown unless it is asked for
_JOBLESS = (
    "unemploy", "jobless", "arbeitslos", "werkloos", "disoccup", "desemple", "desempre", "bezroboc", "безработ",
    "безроб", "işsiz", "deficit", "défici", "defizit", "пассив",
)  # fmt: skip
_LENGTHS = {"zh": (2.0, 6.0), "ja": (1.2, 4.0), "ar": (0.85, 2.0)}  # English letters to letters of the source
_BEFORE = 2  # pieces before a word within which 'less' or 'without' belongs to it
_PREFIX = 5  # code points of the shortest word that begins with 'un-' or ends with '-less'
_PREFIXES = {"ar": 3}  # where it is a word of its own
_PREFIXED = "~un"  # 'un-', '-less': many words begin or end so and deny nothing
_NOR = frozenset("ни ні ani né nem ni noch nor".split())  # joins a second thing to what is denied


@dataclass(frozen=True, slots=True)
class Turn:
    """A claim that stands the other way round. ``start`` and ``end`` in the article's sentence."""

    start: int
    end: int
    confidence: float
    why: str  # lost, added, flipped
    at: tuple[int, int]  # the words of the other side


def weakened(reading: Reading, found: Found) -> bool:
    """Whether a negator governs the word, or 'less', 'without' or 'far from' stands right before it."""
    hints = (f for f in reading.hints if not _jobless(reading, f))
    before = [*hints, *(f for f in reading.poles if (f.key, f.pole) == ("more", 1))]
    return negated(reading, found) or any(0 < found.first - f.last <= _BEFORE for f in before)


def _jobless(reading: Reading, hint: Found) -> bool:
    """'unemployment rose': a lack of work that is no less than any other thing that rises."""
    return any(reading.pieces.lowers[n].startswith(_JOBLESS) for n in range(hint.first, hint.last + 1))


def turns(source: Reading, article: Reading) -> Iterator[tuple[str, Turn]]:
    """What is turned between a source sentence and its rendering; a lost 'not' explains an opposite word too."""
    if article.foreign:
        return
    counted = misquantified(source, article)
    turn = lost(source, article) or added(source, article) or _accompanied(source, article)
    if turn and not any(theirs.key == "q.none" for theirs, _ in counted):  # 'one of them' for 'none of them'
        yield "negation", turn
    for axis, theirs, ours in (*directed(source, article), *opposed(source, article))[:2]:
        explained = turn and axis not in _UNDENIED
        if not explained and weakened(source, theirs) == weakened(article, ours):
            kind = "quantifier" if axis == "multiple" else "antonym"
            yield kind, Turn(ours.start, ours.end, 0.75, "opposite", (theirs.start, theirs.end))
    for theirs, ours in counted:
        low, high = quantified(article.pieces, ours)
        yield "quantifier", Turn(low, high, 0.75, "quantifier", (theirs.start, theirs.end))


def lost(source: Reading, article: Reading) -> Turn | None:
    """The source says not; the article says nothing that could render it."""
    without = (f for f in source.lacking if f.key == "without")
    theirs = _denials(source.pieces, (*source.negators, *without))
    if not theirs:
        return None
    turn = _same_concept(source, article)
    if turn or "?" in article.pieces.lowers:  # 'Haven't you ...?' asks the same
        return turn
    ours = _places((*article.negators, *_own(article, source)))
    if len(ours) >= len(theirs):
        return None
    negator = _unanswered(source, theirs, article, ours)
    if negator is None:
        return None
    where = project(source.pieces, article.pieces, negator.start)
    low, high = predicate(article.pieces, where)
    if _ANY.search(source.pieces.text, max(0, negator.start - 1), negator.end + _ANY_REACH):
        low = clause_start(article.pieces, low)
    if any(not _apart(article.pieces, f, low, high) for f in article.negators):
        return None
    sure = 0.7 if alike(source, article) else DOUBTFUL
    return Turn(low, high, sure, "lost", (negator.start, negator.end))


_WITHOUT = frozenset("ohne sans sin senza sem zonder bez без دون بدون".split())
_WITH = 3  # pieces behind 'with' that are marked


def _accompanied(source: Reading, article: Reading) -> Turn | None:
    """'with spectators' where the source has them stay away: the article has a 'with' there, and denies nothing."""
    there = [n for n, low in enumerate(source.pieces.lowers) if low in _WITHOUT]
    here = [n for n, low in enumerate(article.pieces.lowers) if low == "with"]
    denied = article.negators or article.lacking or _own(article, source)
    if len(there) != 1 or len(here) != 1 or denied or article.pieces.low(here[0] + 1) == "or":
        return None
    start, at = source.pieces.starts[there[0]], article.pieces.starts[here[0]]
    far = abs(project(source.pieces, article.pieces, start) - at)
    if far > FAR * len(article.pieces.text) or not alike(source, article):
        return None
    last = min(here[0] + _WITH, len(article.pieces) - 1)
    while last > here[0] + 1 and (article.pieces.kinds[last] != "w" or article.pieces.lowers[last] in LINKS):
        last -= 1
    return Turn(at, article.pieces.ends[last], 0.65, "lost", (start, source.pieces.ends[there[0]]))


def _denials(pieces: Scan, found: Iterable[Found]) -> list[Found]:
    """The first of what denies in each clause: two such words in one clause say one 'not', and so do 'ни ..., ни'."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: f.first):
        joined = pieces.low(one.first) in _NOR and kept
        if not joined and (not kept or clause_gap(pieces, kept[-1].last, one.first)):
            kept.append(one)
    return kept


def _places(found: Iterable[Found]) -> list[Found]:
    """One for every piece."""
    return list({f.first: f for f in sorted(found, key=lambda f: f.first)}.values())


def _own(reading: Reading, other: Reading) -> list[Found]:
    """What only might deny, without what the other side has in the same word: 'refused', 'verweigerte'."""
    both = _answered(reading) & _answered(other)
    if other.negators:
        both.discard("~without")  # 'without any' is 'sem nenhuma'
    shared = {n for c in reading.answers if c.key in both for n in range(c.first, c.last + 1)}
    return [f for f in reading.hints if shared.isdisjoint(range(f.first, f.last + 1))]


def _answered(reading: Reading) -> set[str]:
    """What the hints of a side say; words that begin or end like a denial only where they are hints, and long."""
    denials = {f.first for f in (*reading.negators, *(f for f in reading.lacking if f.key == "without"))}
    hinting = {f.first for f in reading.hints} - denials
    least = _PREFIXES.get(reading.pieces.lang, _PREFIX)
    return {
        c.key
        for c in reading.answers
        if c.first not in denials and (c.key != _PREFIXED or (c.first in hinting and c.end - c.start >= least))
    }


def _unanswered(denying: Reading, denials: list[Found], plain: Reading, answers: list[Found]) -> Found | None:
    """The denial that stands farthest from where any of the other side's would be, if that is far at all."""
    if not answers:
        return denials[0]
    length, other = max(1, len(denying.pieces.text)), max(1, len(plain.pieces.text))

    def distance(one: Found) -> float:
        return min(abs(one.start / length - answer.start / other) for answer in answers)

    farthest = max(denials, key=distance)
    return farthest if distance(farthest) >= FAR and len(denials) == len(answers) + 1 else None


# 'no', 'any': what is denied is said of a thing, and that may be the subject in English.
_ANY = re.compile(
    r"\b(?:kein\w*|aucun\w*|ning[uú]n\w*|nessun\w*|alcun\w*|nenhum\w*|qualquer|geen|żad\w+|никак\w+|жодн\w+|hiçbir|أي)\b"
)
_ANY_REACH = 25  # code points behind a 'not' among which that stands


def _apart(pieces: Scan, negator: Found, low: int, high: int) -> bool:
    """Whether a 'not' stands in another clause than the words from ``low`` to ``high``."""
    if low <= negator.start < high:
        return False
    between = range(negator.last + 1, len(pieces)) if negator.start < low else range(negator.first)
    inside = [n for n in between if (pieces.ends[n] <= low if negator.start < low else pieces.starts[n] >= high)]
    return any(pieces.lowers[n] in STOPS for n in inside)


def alike(source: Reading, article: Reading) -> bool:
    """Whether the two are about as long; where they are not, the clause with the 'not' may be missing altogether."""
    theirs, ours = len(source.pieces.text), len(article.pieces.text)
    low, high = _LENGTHS.get(source.pieces.lang, (0.7, 1.6))
    return low * theirs <= ours <= high * theirs


def _same_concept(source: Reading, article: Reading) -> Turn | None:
    """A word that the source negates and whose English counterpart stands in the article without a negator."""
    if article.negators:
        return None
    for concept in source.concepts:
        if not negated(source, concept, 4):
            continue
        twins = [c for c in article.concepts if c.key == concept.key]
        others = [c for c in source.concepts if c.key == concept.key]
        unique = len(twins) == 1 and len(others) == 1
        if unique and (concept.key == "=single" or _free(article, twins[0])):
            last = twins[0].last + (concept.key == "=single")  # 'a single contract': the noun belongs to it
            low, high = with_auxiliary(article.pieces, twins[0].first, min(last, len(article.pieces) - 1))
            return Turn(low, high, 0.75, "lost", (concept.start, concept.end))
    return None


def _free(article: Reading, word: Found) -> bool:
    """Whether no hint of a negation stands near the word, itself left out."""
    return not any(
        abs(h.first - word.first) <= REACH and not (h.first <= word.last and word.first <= h.last)
        for h in article.hints
    )


def added(source: Reading, article: Reading) -> Turn | None:
    """The article says not; the source says nothing that it could render."""
    if not article.negators:
        return None
    said = any(f.key == "~without" for f in source.answers)
    without = (f for f in article.lacking if f.key == "without" and not said)
    ours = _denials(article.pieces, (*article.negators, *without))
    turn = _denied_concept(source, article) if not source.negators else None
    theirs = _places((*source.negators, *_own(source, article)))
    if turn or len(theirs) >= len(ours):
        return turn
    negator = _unanswered(article, ours, source, theirs)
    if negator not in article.negators:
        return None
    low, high = negated_phrase(article.pieces, negator)
    sure = 0.65 if alike(source, article) else DOUBTFUL
    return Turn(low, high, sure, "added", (0, len(source.pieces.text)))


def _denied_concept(source: Reading, article: Reading) -> Turn | None:
    """A word that the article denies and whose counterpart the source says plainly: 'did not cancel'."""
    for concept in article.concepts:
        before = [n for n in article.negators if 0 < concept.first - n.last <= _BEFORE]
        theirs = [c for c in source.concepts if c.key == concept.key]
        ours = [c for c in article.concepts if c.key == concept.key]
        if before and len(theirs) == 1 and len(ours) == 1 and _free(source, theirs[0]):
            low, _ = negated_phrase(article.pieces, before[-1])
            return Turn(low, concept.end, 0.7, "added", (theirs[0].start, theirs[0].end))
    return None


# What no 'not' turns into its contrary: a lost one elsewhere in the sentence explains no slip in these.
_UNDENIED = frozenset(
    """
    ew ns side trade buy limit season dayhalf parent spouse sibling child tide era employ follow sooner multiple
    domestic civil debt crime market figure
    """.split()
)
