"""Where one sentence says not and its counterpart does not: pure comparison of two readings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from checker.lang.finite import may_be_finite
from checker.lang.numbers import find_quantities
from checker.lang.opposites import Found
from checker.lang.shares import told
from checker.model import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.lang.opposites import Reading
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
_BEHIND = frozenset(("tr", "ja"))  # languages whose verb, and 'not' with it, stands behind what it denies
_AROUND = frozenset(("de", "nl", "fr"))  # languages in which it may stand on either side
_STOPS = frozenset(
    {",", ";", ":", "(", ")", "–", "—", ".", "!", "?", "“", "”", '"', "،", "؛", "»", "«", "，", "；", "。", "："}
)
_PREFIX = 5  # code points of the shortest word that begins with 'un-' or ends with '-less'
_PREFIXES = {"ar": 3}  # where it is a word of its own
_PREFIXED = "~un"  # 'un-', '-less': many words begin or end so and deny nothing
_NOR = frozenset("ни ні ani né nem ni noch nor".split())  # joins a second thing to what is denied
_AUX = frozenset(
    "is are was were be been being has have had will would can could may might must should shall do does did to".split()
)
_LINKS = frozenset(
    "and or but because although while whereas that which who whom whose when where if as than so".split()
)
_SAYING = frozenset("said says told announced added stated explained wrote reported confirmed noted stressed".split())
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
    lang = reading.pieces.lang
    before, behind = (0 if lang in _BEHIND else reach), (reach if lang in _BEHIND | _AROUND else 0)
    for negator in reading.negators:
        near = found.first - before <= negator.last <= found.last + behind
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
        low = _subject(article.pieces, low)
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
    if far > _FAR * len(article.pieces.text) or not alike(source, article):
        return None
    last = min(here[0] + _WITH, len(article.pieces) - 1)
    while last > here[0] + 1 and (article.pieces.kinds[last] != "w" or article.pieces.lowers[last] in _LINKS):
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
    return farthest if distance(farthest) >= _FAR and len(denials) == len(answers) + 1 else None


# 'no', 'any': what is denied is said of a thing, and that may be the subject in English.
_ANY = re.compile(
    r"\b(?:kein\w*|aucun\w*|ning[uú]n\w*|nessun\w*|alcun\w*|nenhum\w*|qualquer|geen|żad\w+|никак\w+|жодн\w+|hiçbir|أي)\b"
)
_ANY_REACH = 25  # code points behind a 'not' among which that stands
_SUBJECT = 6  # pieces that a subject may have


def _subject(pieces: Scan, low: int) -> int:
    """Where the clause of a verb begins, if that is near."""
    first = next((n for n in range(len(pieces)) if pieces.starts[n] >= low), 0)
    for n in range(first - 1, max(-1, first - 2 - _SUBJECT), -1):
        if n < 0 or pieces.lowers[n] in _STOPS or pieces.lowers[n] in _LINKS:
            return pieces.starts[n + 1]
    return low if first > _SUBJECT else 0


def _apart(pieces: Scan, negator: Found, low: int, high: int) -> bool:
    """Whether a 'not' stands in another clause than the words from ``low`` to ``high``."""
    if low <= negator.start < high:
        return False
    between = range(negator.last + 1, len(pieces)) if negator.start < low else range(negator.first)
    inside = [n for n in between if (pieces.ends[n] <= low if negator.start < low else pieces.starts[n] >= high)]
    return any(pieces.lowers[n] in _STOPS for n in inside)


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


# What no 'not' turns into its contrary: a lost one elsewhere in the sentence explains no slip in these.
_UNDENIED = frozenset(
    """
    ew ns side trade buy limit season dayhalf parent spouse sibling child tide era employ follow sooner multiple
    domestic civil debt crime market figure
    """.split()
)
# Axes that say one thing in many words: who welcomes a plan does not reject it.
_FAMILIES = {"stand": ("accept", "support", "praise", "agree")}


def opposed(source: Reading, article: Reading) -> list[tuple[str, Found, Found]]:
    """Axes on which the two stand at opposite poles: axis, the source's word, the article's word."""
    turned = []
    for axis in dict.fromkeys(f.key for f in article.poles if f.strong):
        pair = _alone((axis,), source, article) or _in_order(axis, source, article)
        if pair:
            turned.append((axis, *pair))
    for family, axes in _FAMILIES.items():
        pair = _alone(axes, source, article) if not any(axis in axes for axis, _, _ in turned) else None
        if pair:
            turned.append((family, *pair))
    return turned


_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_CLAUSE_END = re.compile(r"[,;:]\s|[，；。、：]")
_SHARE = re.compile(r"[\d.,]+\s?(?:%|per ?cent|percentage|points)")
_BY = re.compile(r"\b(?:by|to|from)\s(?:\w{1,10}\s){0,2}\W?\Z")
_BEFORE_FIGURE = 24
_DIRECTED = 45  # code points between a figure and the word that tells whether it went up or down


def directed(source: Reading, article: Reading) -> list[tuple[str, Found, Found]]:
    """Words beside one figure of which one tells a rise and the other a fall: 'fell by 2.4 per cent'."""
    theirs, ours = _figures(source), _figures(article)
    turned = []
    for figure in theirs.keys() & ours.keys():
        if not _by_how_much(article.pieces.text, ours[figure]):
            continue
        there, here = _trend(source, theirs[figure]), _trend(article, ours[figure])
        if there and here and there.pole != here.pole:
            turned.append(("figure", there, here))
    return sorted(turned, key=lambda row: row[2].start)


def _by_how_much(text: str, at: int) -> bool:
    """Whether a figure says by how much or to what something rose or fell: 'by 12', '3 per cent'."""
    return bool(_SHARE.match(text, at) or _BY.search(text[max(0, at - _BEFORE_FIGURE) : at]))


def _figures(reading: Reading) -> dict[str, int]:
    """Where each figure stands that the sentence has once."""
    found = [(m[0].replace(",", "."), m.start()) for m in _FIGURE.finditer(reading.pieces.text)]
    return {key: at for key, at in found if [k for k, _ in found].count(key) == 1}


def _trend(reading: Reading, at: int) -> Found | None:
    """The word of rising or falling in the clause of a figure, if all of them there are of one pole."""
    text, near = reading.pieces.text, []
    for found in reading.poles:
        low, high = sorted((found.start, at))
        if found.key == "change" and high - low <= _DIRECTED and not _CLAUSE_END.search(text, low, high):
            near.append(found)
    strong = [f for f in near if f.strong]
    if not strong or len({f.pole for f in near}) != 1:
        return None
    return min(strong, key=lambda f: abs(f.start - at))


def _alone(axes: Sequence[str], source: Reading, article: Reading) -> tuple[Found, Found] | None:
    """One pole only on either side, and not the same; what may mean the other pole excuses a word near it."""
    for pole in (0, 1):
        ours, theirs = article.poles_on(axes, pole, strong=True), source.poles_on(axes, 1 - pole, strong=True)
        if not ours or not theirs or article.poles_on(axes, 1 - pole, strong=True):
            continue
        if source.poles_on(axes, pole, strong=True) or _excused(article, ours[0], AROUND, axes):
            continue
        if not _excused(source, theirs[0], AROUND, axes):
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


def _excused(reading: Reading, word: Found, reach: int = REACH, axes: Sequence[str] = ()) -> bool:
    """Whether a word of the other pole, if only perhaps, stands near, or the word itself may mean that pole."""
    axes = axes or (word.key,)
    sure = {f.first for f in reading.poles if f.key in axes and f.strong} - {word.first}
    rivals = (f for f in reading.poles if f.key in axes and f.pole != word.pole and f.first not in sure)
    return any(abs(f.first - word.first) <= reach for f in rivals)


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
