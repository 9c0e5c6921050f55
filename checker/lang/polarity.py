"""Where one sentence says not and its counterpart does not: pure comparison of two readings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.lang.opposites import Found, Reading
    from checker.lang.scan import Scan

DOUBTFUL = 0.4  # confidence of what is not shown unless it is asked for
_JOBLESS = (
    "unemploy", "jobless", "arbeitslos", "werkloos", "disoccup", "desemple", "desempre", "bezroboc", "безработ",
    "безроб", "işsiz", "deficit", "défici", "defizit", "пассив",
)  # fmt: skip
_LENGTHS = {"zh": (2.0, 6.0), "ja": (1.2, 4.0), "ar": (0.85, 2.0)}  # English letters to letters of the source
AROUND = 12  # pieces within which what may mean the other pole excuses a word that stands alone
_BEFORE = 2  # pieces before a word within which 'less' or 'without' belongs to it
_FAR = 0.2  # share of the sentence by which the places of two words may differ
_VERB_BEFORE = 8  # pieces before a word among which its verb is looked for
REACH = 5  # pieces either side within which a negator governs a word
_STOPS = frozenset({",", ";", ":", "(", ")", "–", "—", ".", "!", "?", "“", "”", '"', "،", "؛", "»", "«"})
_AUX = frozenset(
    "is are was were be been being has have had will would can could may might must should shall do does did to".split()
)
_LINKS = frozenset(
    "and or but because although while whereas that which who whom whose when where if as than so".split()
)
_OPENERS = frozenset("the a an his her its their our this that these those of in on at by for with to from".split())


@dataclass(frozen=True, slots=True)
class Turn:
    """A claim that stands the other way round. ``start`` and ``end`` in the article's sentence."""

    start: int
    end: int
    confidence: float
    why: str  # lost, added, flipped
    at: tuple[int, int]  # the words of the other side


def clause_gap(pieces: Scan, first: int, last: int) -> bool:
    """Whether a sign that ends a clause stands between two pieces."""
    low, high = sorted((first, last))
    return any(pieces.lowers[n] in _STOPS for n in range(low + 1, high))


def negated(reading: Reading, found: Found, reach: int = REACH) -> bool:
    """Whether a negator stands near enough, in the same clause, to govern the word."""
    for negator in reading.negators:
        near = found.first - reach <= negator.last <= found.last + reach
        if near and not clause_gap(reading.pieces, negator.last, found.first):
            return True
    return False


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
    turn = lost(source, article) or added(source, article)
    if turn and not any(theirs.key == "q.none" for theirs, _ in counted):  # 'one of them' for 'none of them'
        yield "negation", turn
    for _, theirs, ours in opposed(source, article)[:2] if not turn else ():
        if weakened(source, theirs) == weakened(article, ours):
            yield "antonym", Turn(ours.start, ours.end, 0.75, "opposite", (theirs.start, theirs.end))
    for theirs, ours in counted:
        low, high = quantified(article.pieces, ours)
        yield "quantifier", Turn(low, high, 0.75, "quantifier", (theirs.start, theirs.end))


def lost(source: Reading, article: Reading) -> Turn | None:
    """The source says not; the article says nothing that could render it."""
    if not source.negators:
        return None
    turn = _same_concept(source, article)
    if turn or article.negators or article.hints or "?" in article.pieces.lowers:  # 'Haven't you ...?' asks the same
        return turn
    negator = source.negators[0]
    where = project(source.pieces, article.pieces, negator.start)
    low, high = predicate(article.pieces, where)
    sure = 0.7 if alike(source, article) else DOUBTFUL
    return Turn(low, high, sure, "lost", (negator.start, negator.end))


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
    if not article.negators or source.negators:
        return None
    turn = _denied_concept(source, article)
    if turn or source.hints:
        return turn
    negator = article.negators[0]
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


def negated_phrase(pieces: Scan, negator: Found) -> tuple[int, int]:
    """'did not finish': the auxiliary before the negator and the word behind it."""
    first, last = negator.first, negator.last
    if first > 0 and pieces.lowers[first - 1] in _AUX:
        first -= 1
    behind = last + 1
    while behind < len(pieces) and pieces.lowers[behind] in _AUX and pieces.kinds[behind] == "w":
        behind += 1
    if behind < len(pieces) and pieces.kinds[behind] == "w":
        last = behind
    return pieces.starts[first], pieces.ends[last]


def with_auxiliary(pieces: Scan, first: int, last: int) -> tuple[int, int]:
    """The words from ``first`` to ``last`` with the auxiliaries before them: 'will escort'."""
    while first > 0 and pieces.lowers[first - 1] in _AUX and pieces.lowers[first - 1] != "to":
        first -= 1
    return pieces.starts[first], pieces.ends[last]


def said_plainly(pieces: Scan, index: int) -> tuple[int, int]:
    """A word that should be denied, from the verb before it on: 'is a paid adviser', else from its noun phrase on."""
    first = index
    for n in range(index, max(-1, index - _VERB_BEFORE), -1):
        if pieces.lowers[n] in _STOPS:
            break
        if _verbal(pieces, n) and pieces.lowers[n] != "to":
            first = n
            break
    if first == index and not _verbal(pieces, index):
        while first > 0 and pieces.kinds[first - 1] == "w" and pieces.lowers[first - 1] not in _OPENERS | _LINKS:
            first -= 1
    while first > 0 and pieces.lowers[first - 1] in _AUX:
        first -= 1
    return pieces.starts[first], pieces.ends[index]


def quantified(pieces: Scan, word: Found) -> tuple[int, int]:
    """A quantifier and what it counts: 'all barges', 'all of them homes'."""
    last = word.last
    if pieces.low(last + 1) == "of":
        last += 2
    elif pieces.kind(last + 1) == "w" and pieces.low(last + 1) not in _AUX | _LINKS:
        last += 1
    last = min(last, len(pieces) - 1)
    return pieces.starts[word.first], pieces.ends[last]


def project(source: Scan, article: Scan, offset: int) -> int:
    """About where in the article stands what stands at ``offset`` of the source, told by what both share."""
    anchors = [(0, 0), *_anchors(source, article), (len(source.text), len(article.text))]
    before = max((a for a in anchors if a[0] <= offset), default=(0, 0))
    after = min((a for a in anchors if a[0] > offset), default=anchors[-1])
    share = (offset - before[0]) / max(1, after[0] - before[0])
    return round(before[1] + share * (after[1] - before[1]))


def _anchors(source: Scan, article: Scan) -> list[tuple[int, int]]:
    """Figures and beginnings of names that stand once on either side, in the same order on both."""
    theirs, ours = _marks(source), _marks(article)
    both = sorted(
        (theirs[key], ours[key]) for key in theirs.keys() & ours.keys() if theirs[key] >= 0 and ours[key] >= 0
    )
    kept: list[tuple[int, int]] = []
    for pair in both:
        if not kept or (pair[0] > kept[-1][0] and pair[1] > kept[-1][1]):
            kept.append(pair)
    return kept


def _marks(pieces: Scan) -> dict[str, int]:
    """Offset of each figure and of the first letters of each longer word, -1 where it stands twice."""
    marks: dict[str, int] = {}
    for index, lower in enumerate(pieces.lowers):
        key = lower if pieces.kinds[index] == "n" else lower[:5] if len(lower) > 4 else ""
        if key:
            marks[key] = -1 if key in marks else pieces.starts[index]
    return marks


def predicate(pieces: Scan, offset: int) -> tuple[int, int]:
    """The verb group nearest to an offset, and a little of what follows."""
    heads = [n for n in range(len(pieces)) if _verbal(pieces, n)] or list(range(len(pieces)))
    if not heads:
        return 0, len(pieces.text)
    first = min(heads, key=lambda n: (abs(pieces.starts[n] - offset), n))
    while first > 0 and pieces.lowers[first - 1] in _AUX:
        first -= 1
    last = first
    while last + 1 < len(pieces) and pieces.lowers[last] in _AUX and pieces.kinds[last + 1] == "w":
        last += 1
    for _ in range(3):
        if last + 1 >= len(pieces) or pieces.kinds[last + 1] != "w" or pieces.lowers[last + 1] in _LINKS:
            break
        last += 1
    while last > first and pieces.lowers[last] in _OPENERS:
        last -= 1
    return pieces.starts[first], pieces.ends[last]


def _verbal(pieces: Scan, index: int) -> bool:
    word = pieces.lowers[index]
    if pieces.kinds[index] != "w" or (word == "to" and not index):
        return False
    return (word in _AUX and word != "to") or word in _irregular() or (word.endswith("ed") and len(word) > 4)


@cache
def _irregular() -> frozenset[str]:
    return frozenset(
        """
        said told went came saw knew found gave took made got put set kept left held brought bought sold paid met
        lost won led fell rose grew drew flew wrote spoke broke chose drove ate beat became began built burned caught
        cost cut dealt did fed felt fought forgot froze heard hid hit hurt laid let lit meant ran read rode sang sank
        sat sent shot shut slept spent spread stood stole struck swore taught thought threw understood wore says
        wants sees knows believes expects remains means makes takes gives goes comes needs plans stays stands lies
        runs holds keeps seems appears becomes belongs depends exists lives works
        """.split()
    )


def opposed(source: Reading, article: Reading) -> list[tuple[str, Found, Found]]:
    """Axes on which the two stand at opposite poles: axis, the source's word, the article's word."""
    turned = []
    for axis in dict.fromkeys(f.key for f in article.poles if f.strong):
        pair = _alone(axis, source, article) or _in_order(axis, source, article)
        if pair:
            turned.append((axis, *pair))
    return turned


def _alone(axis: str, source: Reading, article: Reading) -> tuple[Found, Found] | None:
    """One pole only on either side, and not the same; what may mean the other pole excuses a word near it."""
    for pole in (0, 1):
        ours, theirs = article.poles_on(axis, pole, strong=True), source.poles_on(axis, 1 - pole, strong=True)
        if not ours or not theirs or article.poles_on(axis, 1 - pole, strong=True):
            continue
        if source.poles_on(axis, pole, strong=True) or _excused(article, ours[0], AROUND):
            continue
        if not _excused(source, theirs[0], AROUND):
            return theirs[0], ours[0]
    return None


def _in_order(axis: str, source: Reading, article: Reading) -> tuple[Found, Found] | None:
    """As many words of the axis on either side, in order, and exactly one of them at the other pole."""
    theirs, ours = _sequence(source, axis), _sequence(article, axis)
    if len(ours) != len(theirs) or len(ours) < 2:
        return None
    wrong = [(t, o) for t, o in zip(theirs, ours, strict=True) if t.pole != o.pole]
    if len(wrong) != 1 or len(ours) - len(wrong) < 1:
        return None
    there, here = wrong[0]
    far = abs(project(source.pieces, article.pieces, there.start) - here.start) > _FAR * len(article.pieces.text)
    return None if far or _excused(source, there) or _excused(article, here) else wrong[0]


def _sequence(reading: Reading, axis: str) -> list[Found]:
    """The strong words of an axis in the order of the text, one a place."""
    places: dict[int, Found] = {}
    for found in reading.poles:
        if found.key == axis and found.strong:
            places.setdefault(found.first, found)
    return [places[first] for first in sorted(places)]


def _excused(reading: Reading, word: Found, reach: int = REACH) -> bool:
    """Whether a word of the other pole, if only perhaps, stands near, or the word itself may mean that pole."""
    sure = {f.first for f in reading.poles if f.key == word.key and f.strong} - {word.first}
    rivals = (f for f in reading.poles if f.key == word.key and f.pole != word.pole and f.first not in sure)
    return any(abs(f.first - word.first) <= reach for f in rivals)


# What the article may not say where the source says the other: 'all' where the source has 'most'.
_CLASHES = {
    "q.all": ("q.most", "q.few", "q.half"),
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
            if silent and other in theirs and _says(article, found) and theirs[other].strong:
                pairs.append((theirs[other], found))
    return pairs[:1]


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
