"""What belongs to a word of a sentence: its clause, what denies it, its auxiliaries; and where another has its like."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from checker.lang.finite import may_be_finite

if TYPE_CHECKING:
    from checker.lang.opposites import Found, Reading
    from checker.lang.scan import Scan

REACH = 5  # pieces either side within which a negator governs a word
_BEHIND = frozenset(("tr", "ja"))  # languages whose verb, and 'not' with it, stands behind what it denies
_AROUND = frozenset(("de", "nl", "fr"))  # languages in which it may stand on either side
FAR = 0.2  # share of the sentence by which the places of two words may differ
_SUBJECT = 6  # pieces that a subject may have
_VERB_BEFORE = 8  # pieces before a word among which its verb is looked for
STOPS = frozenset(
    {",", ";", ":", "(", ")", "–", "—", ".", "!", "?", "“", "”", '"', "،", "؛", "»", "«", "，", "；", "。", "："}
)
_AUX = frozenset(
    "is are was were be been being has have had will would can could may might must should shall do does did to".split()
)
LINKS = frozenset(
    "and or but because although while whereas that which who whom whose when where if as than so".split()
)
_SAYING = frozenset("said says told announced added stated explained wrote reported confirmed noted stressed".split())
_OPENERS = frozenset("the a an his her its their our this that these those of in on at by for with to from".split())


def clause_gap(pieces: Scan, first: int, last: int) -> bool:
    """Whether a sign that ends a clause stands between two pieces."""
    low, high = sorted((first, last))
    return any(pieces.lowers[n] in STOPS for n in range(low + 1, high))


def clause_start(pieces: Scan, low: int) -> int:
    """Where the clause of a verb begins, if that is near."""
    first = next((n for n in range(len(pieces)) if pieces.starts[n] >= low), 0)
    for n in range(first - 1, max(-1, first - 2 - _SUBJECT), -1):
        if n < 0 or pieces.lowers[n] in STOPS or pieces.lowers[n] in LINKS:
            return pieces.starts[n + 1]
    return low if first > _SUBJECT else 0


def negated(reading: Reading, found: Found, reach: int = REACH) -> bool:
    """Whether a negator stands near enough, in the same clause, to govern the word."""
    lang = reading.pieces.lang
    before, behind = (0 if lang in _BEHIND else reach), (reach if lang in _BEHIND | _AROUND else 0)
    for negator in reading.negators:
        near = found.first - before <= negator.last <= found.last + behind
        if near and not clause_gap(reading.pieces, negator.last, found.first):
            return True
    return False


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
        if pieces.lowers[n] in STOPS:
            break
        if _verbal(pieces, n) and pieces.lowers[n] != "to":
            first = n
            break
    if first == index and not _verbal(pieces, index):
        while first > 0 and pieces.kinds[first - 1] == "w" and pieces.lowers[first - 1] not in _OPENERS | LINKS:
            first -= 1
    while first > 0 and pieces.lowers[first - 1] in _AUX:
        first -= 1
    return pieces.starts[first], pieces.ends[index]


def quantified(pieces: Scan, word: Found) -> tuple[int, int]:
    """A quantifier and what it counts: 'all barges', 'all of them homes'."""
    last = word.last
    if pieces.low(last + 1) == "of":
        last += 2
    elif pieces.kind(last + 1) == "w" and pieces.low(last + 1) not in _AUX | LINKS:
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
    heads = [n for n in heads if pieces.lowers[n] not in _SAYING] or heads
    if not heads:
        return 0, len(pieces.text)
    first = min(heads, key=lambda n: (abs(pieces.starts[n] - offset), n))
    while first > 0 and pieces.lowers[first - 1] in _AUX:
        first -= 1
    last = first
    while last + 1 < len(pieces) and pieces.lowers[last] in _AUX and pieces.kinds[last + 1] == "w":
        last += 1
    for _ in range(3):
        if last + 1 >= len(pieces) or pieces.kinds[last + 1] != "w" or pieces.lowers[last + 1] in LINKS:
            break
        last += 1
    while last > first and pieces.lowers[last] in _OPENERS:
        last -= 1
    return pieces.starts[first], pieces.ends[last]


def _verbal(pieces: Scan, index: int) -> bool:
    word = pieces.lowers[index]
    if pieces.kinds[index] != "w" or (word == "to" and not index):
        return False
    if word.endswith("s") and pieces.low(index + 1) in _OBJECT and may_be_finite(word):
        return pieces.capital(index - 1) or pieces.low(index - 1) == ","  # 'Moreau, contests the fine'
    return (word in _AUX and word != "to") or word in _irregular() or (word.endswith("ed") and len(word) > 4)


_OBJECT = frozenset("the a an his her its their this that these those any all".split())


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
