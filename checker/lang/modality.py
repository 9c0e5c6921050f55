"""How sure a sentence is of what it tells: done or sure to come, planned, only possible, or only claimed by somebody.

'May close' and 'will close', 'is to open' and 'has opened', 'allegedly stole' and 'stole' are not the same. Of two
sentences that tell the same, each word of one that stands for a word of the other is asked how sure it is put there.
Much is sure in one wording and hedged in another ('could reach' for 'reached'), so only what cannot be meant alike
clashes, and a sentence that hedges anything else in its own words is left alone.
"""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.lang.english import UNCHANGED, base_form, irregular_forms
from checker.lang.finite import verbs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.lang.claims import Claims
    from checker.lang.retelling import Retelling, Run
    from checker.lang.scan import Scan


class Mode(Enum):
    """How a verb is put."""

    DONE = "done"
    COMING = "coming"  # 'will close'
    PLANNED = "planned"  # 'plans to close', 'is to close'
    POSSIBLE = "possible"  # 'may close'
    ABLE = "able"  # 'could close': possible, or was able to
    CLAIMED = "claimed"  # 'allegedly closed', 'is said to have closed'


LEAST = 0.5  # likeness from which two sentences tell the same event for certain
BEFORE = 4  # pieces before a verb among which its auxiliaries stand
CLAUSE = 9  # pieces before a verb in which 'perhaps' and 'it is possible that' belong to it
SLOT = 1.0  # from here two verbs of different stems are held to tell one event
BESIDE = 6  # pieces around a verb in which other words must be said of the same
_CLASHES = {
    frozenset((Mode.POSSIBLE, Mode.COMING)),
    frozenset((Mode.POSSIBLE, Mode.DONE)),
    frozenset((Mode.ABLE, Mode.COMING)),
    frozenset((Mode.PLANNED, Mode.DONE)),
    frozenset((Mode.CLAIMED, Mode.DONE)),
}
_WILL = frozenset(("will", "shall", "wo", "'ll"))
_POSSIBLE = frozenset(("may", "might"))
_PERHAPS = frozenset("perhaps maybe possibly conceivably potentially".split())
_CLAIMED = frozenset("allegedly reportedly supposedly purportedly".split())
_BEING = frozenset("is are was were be been being am".split())
_HAVING = frozenset("has have had having".split())
_FINISHED = frozenset("has have had was were been".split())
_FUTURE = frozenset("expected due set scheduled planned intended likely meant poised slated".split())
_PLANS = frozenset(
    "plan plans planned planning intend intends intended wants want wanted hopes hope hoped aims".split()
)
_SAID = frozenset("said believed thought alleged reported suspected rumoured rumored claimed understood".split())
_OF = frozenset("accused suspected".split())
_AUXILIARIES = _BEING | _HAVING | _WILL | _POSSIBLE | {"could", "would", "to", "can"}
_SURELY_VERB = _WILL | _POSSIBLE | _HAVING | {"could", "to"}  # before a verb, not before a participle
_SIGNS = frozenset((",", ";", ":", ".", "(", ")", "–", "—", "“", "”", '"'))
_ADVERBS = frozenset("not n't also now soon then still already again probably even only just finally later".split())
# Whoever says any of these may hedge in other words, or speaks of what is not said to be so at all.
HEDGES = frozenset(
    """
    may might could would should can possible possibly possibility perhaps maybe potential potentially likely unlikely
    likelihood probable probably probability presumably supposedly allegedly alleged reportedly apparently seems seem
    seemed appears appear appeared expected expects expect expectation expectations believed believes believe thought
    thinks suspected suspects suspect suspicion feared fears fear risk risks threat threatens threatened danger chance
    chances hope hopes hoped assume assumes assumed estimate estimates estimated if whether unless suggests suggest
    suggested indicate indicates indicated signs rumours rumoured accused accuses accuse accusation accusations alleges
    charged charges claims claim claimed able unable ready try tries tried trying attempt attempts attempted considers
    consider considering considered would-be forecast forecasts predicted predicts predict plan plans planned planning
    want wants wanted intend intends intended aim aims due scheduled set proposed proposes proposal proposals ought
    must need needs needed allow allows allowed let lets permitted free candidate option options ever designed supposed
    promised promises vowed pledged threatening conditional prepared preparing preparations seek seeks sought agreed
    """.split()
)
REPORTING = frozenset(
    "said says say told according statement added explained announced stressed wrote reported".split()
)
_NO_VERB_BEFORE = frozenset(
    "the a an this that these those its his her their our my your of to by with from for in on at and or no".split()
)  # fmt: skip


def clashes(telling: Retelling) -> Iterator[tuple[Run, Run]]:
    """What is put surely on one side and not on the other: pieces of ours and of theirs with their auxiliaries."""
    if telling.likeness < LEAST or _asks(telling.ours) or _asks(telling.theirs):
        return
    for i, j in (*sorted(telling.links.items()), *_in_one_slot(telling)):
        one, other = mode(telling.ours.reading.pieces, i), mode(telling.theirs.reading.pieces, j)
        if one is None or other is None or frozenset((one[0], other[0])) not in _CLASHES:
            continue
        if not _said_of_the_same(telling, i, j) or _denied(telling, i, j):
            continue
        sure, at = (telling.ours, i) if one[0] in (Mode.DONE, Mode.COMING) else (telling.theirs, j)
        attributed = Mode.CLAIMED in (one[0], other[0]) and REPORTING & set(sure.reading.pieces.lowers)
        if not _hedges(sure, at) and not attributed:
            yield (one[1], i), (other[1], j)
            return


def agrees(evidence: Claims, article: Claims, ours: Sequence[int]) -> bool:
    """Whether evidence puts a word no other way than the article's pieces do."""
    modes = {article.stems[n]: mode(article.reading.pieces, n) for n in ours if article.stems[n]}
    for index, stem in enumerate(evidence.stems):
        mine, other = modes.get(stem), mode(evidence.reading.pieces, index)
        if mine and other and frozenset((mine[0], other[0])) not in _CLASHES:
            return True
    return False


def _asks(claims: Claims) -> bool:
    return "?" in claims.reading.pieces.lowers


def _hedges(claims: Claims, verb: int) -> bool:
    """Whether a sentence that puts a verb surely hedges in any other word."""
    pieces = claims.reading.pieces
    words = {
        low for n, low in enumerate(pieces.lowers) if n != verb and not (low == "may" and pieces.words[n] == "May")
    }
    return bool(HEDGES & words)


def _in_one_slot(telling: Retelling) -> Iterator[tuple[int, int]]:
    """Verbs of two stems right behind their auxiliaries, of which the same is the subject: 'may shut', 'will close'."""
    for i in telling.left:
        for j in telling.right:
            if telling.slot((i, i), (j, j)) >= SLOT and _verbs(telling, i, j):
                yield i, j


def _verbs(telling: Retelling, i: int, j: int) -> bool:
    a, b = telling.ours.reading.pieces, telling.theirs.reading.pieces
    return all(_SURELY_VERB.intersection(_auxiliaries(pieces, n)) for pieces, n in ((a, i), (b, j)))


def _denied(telling: Retelling, i: int, j: int) -> bool:
    """'May not' is 'must not' as well; and a verb that one side denies is compared elsewhere."""
    return i in telling.ours.denied or j in telling.theirs.denied


def _said_of_the_same(telling: Retelling, i: int, j: int) -> bool:
    """Two other words near the verb that stand for each other, one of them before it: who does it."""
    near = [(a, b) for a, b in telling.links.items() if a != i and abs(a - i) <= BESIDE and abs(b - j) <= BESIDE]
    return len(near) > 1 and any(a < i for a, _ in near)


def mode(pieces: Scan, verb: int) -> tuple[Mode, int] | None:
    """How a word is put, if it is a verb, and the first piece of what tells so."""
    before = _auxiliaries(pieces, verb)
    first = verb - len(before)
    clause = _clause(pieces, verb)
    infinitive = "to" in before
    hedged = _PERHAPS.intersection(clause) or _ends(clause, ("possible", "that"))
    modal = next((verb - n for n, low in enumerate(reversed(before), 1) if low in _POSSIBLE), -1)
    if modal >= 0 and pieces.words[modal] != "May":
        return Mode.POSSIBLE, modal
    if "could" in before:
        return Mode.ABLE, first
    if infinitive:
        return _infinitive(pieces, verb, before)
    if _CLAIMED.intersection(clause):
        return Mode.CLAIMED, first
    if pieces.low(first - 1) == "of" and pieces.low(first - 2) in _OF and pieces.low(verb).endswith("ing"):
        return Mode.CLAIMED, first - 2
    if _WILL.intersection(before):
        return (Mode.POSSIBLE if hedged else Mode.COMING), first
    if not _past(pieces, verb, before):
        return None
    return (Mode.POSSIBLE if hedged else Mode.DONE), first


def _infinitive(pieces: Scan, verb: int, before: Sequence[str]) -> tuple[Mode, int] | None:
    """'is expected to close', 'plans to close', 'is to close', 'is said to have closed'."""
    to = verb - len(before) + before.index("to")
    word = pieces.low(to - 1)
    if word in _SAID and "have" in before and pieces.low(to - 2) in _BEING:
        return Mode.CLAIMED, to - 2
    if "have" in before:
        return None
    if word in _BEING and pieces.low(to - 2) not in _NO_VERB_BEFORE:
        return Mode.PLANNED, to - 1
    if (word in _FUTURE and _BEING.intersection((pieces.low(to - 2), pieces.low(to - 3)))) or word in _PLANS:
        return Mode.PLANNED, to - 1
    return None


def _auxiliaries(pieces: Scan, verb: int) -> list[str]:
    """The auxiliaries and adverbs right before a verb, 'to' among them."""
    found: list[str] = []
    for index in range(verb - 1, max(-1, verb - 1 - BEFORE), -1):
        low = pieces.lowers[index]
        aux = (
            low in _BEING
            or low in _HAVING
            or low in _WILL
            or low in _POSSIBLE
            or low in ("could", "would", "to", "can")
        )
        if not (aux or low in _ADVERBS or (low.endswith("ly") and len(low) > len("early"))):
            break
        found.insert(0, low)
        if low == "to":
            break
    return found


def _clause(pieces: Scan, verb: int) -> list[str]:
    """The words before a verb in its clause, and the one behind it."""
    found: list[str] = []
    for index in range(verb - 1, max(-1, verb - 1 - CLAUSE), -1):
        if pieces.lowers[index] in _SIGNS and pieces.lowers[index] not in ("“", "”", '"'):
            break
        found.insert(0, pieces.lowers[index])
    return [*found, pieces.low(verb + 1)]


def _ends(words: Sequence[str], pair: tuple[str, str]) -> bool:
    return pair in pairwise(words)


def _past(pieces: Scan, verb: int, before: Sequence[str]) -> bool:
    """'closed', 'has closed', 'was closed': what is told as done, by a form that is a past tense or participle."""
    low = pieces.low(verb)
    if not _past_form(low) or "would" in before or "can" in before:
        return False
    if _HAVING.intersection(before) or _BEING.intersection(before):
        return bool(_FINISHED.intersection(before)) and "be" not in before and "having" not in before
    behind = pieces.low(verb + 1)
    participle = pieces.low(verb - 1 - len(before)) in _NO_VERB_BEFORE or behind == "by"
    return not participle and verb > 0 and pieces.lowers[verb - 1] not in _SIGNS


def _past_form(low: str) -> bool:
    base = base_form(low)
    if low in UNCHANGED:
        return True
    if base != low:
        return low in irregular_forms(base) and not low.endswith("ing") and low not in ("is", "are", "does")
    return low.endswith("ed") and (low[:-2] in verbs() or low[:-1] in verbs() or low[:-3] in verbs())
