"""Whether one of two English sentences that may speak of the same thing is the other turned round.

A word counts as bound when both sentences share enough of what stands around it: names, figures and stems of
content words. Only then can the opposite word, or a 'not' on one side alone, be a contradiction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.lang import clauses, denials, marks, modality, negations, polarity, poles, shares, stances, turned
from checker.lang.claims import BREAKS, GOVERNS, Claims
from checker.lang.polarity import Turn
from checker.lang.retelling import Retelling, retell, tell
from checker.lang.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.lang.opposites import Found
    from checker.lang.stances import Stance


NEAR = 10  # pieces either side of a word that say what it is said of
SAME = 0.6  # share of content from which two sentences are held to say one thing
SURE = 0.5  # retrieval score from which the two speak of one thing
SPOKEN = 0.4  # the same from which a mark that both set on the very same words is compared
TOLD = 0.75  # the same from which they tell one thing, whatever the words
SHORT = 6  # words that a statement may have besides its stance
TOPIC = 0.34  # share of the shorter sentence's content that both must have
_COUNTED = frozenset(("limit", "toll"))  # marks that are said of a figure, which tells more than a word
_BINDING = {"trend": 2}  # shared words near a stance that bind it; many things rise and fall in one report
# Directions are said of a thing once. Before and after, man and wife, buyer and seller, winner and loser can both be
# true of one event, seen from its two ends, so every other axis needs nearly the same sentence.
_DIRECTIONS = frozenset(
    """
    change high size length begin ew ns side open support accept strength price success better safety majority speed
    heat wet policy surplus profit legal permit public confirm sign limit above join agree build trade term
    """.split()
)
_ENDS = frozenset(("pay",))  # one deed told from its two ends
_DAYS = frozenset(
    stem(word)
    for word in "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december".split()
)
_ATTRIBUTES = frozenset(("newness", "age"))  # said of many things in one sentence: the noun must be the same
# 'No woman had led the bank before her' says of all others what is not denied of her.
_OTHERS = re.compile(
    r"\b(?:no|none|nobody|no one|never|not|n't)\b[^.;:]{0,80}?\b(?:before|until|prior to|apart from|other than|except) "
    r"(?:her|him|them|it|then|that|this)\b(?=\s*(?:[,.;:!?)\u201d\"]|$))"
    r"|\bno (?:\w+ )?(?:before|other than|apart from) (?:her|him|them|it)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:first|unprecedented|for the first time|only)\b", re.IGNORECASE)
_YET = re.compile(
    r"\b(?:no|none|nobody|never|not)\b[^.;:]{0,80}?\b(?:before|previously|until now|so far)\b", re.IGNORECASE
)
_WHOLE = frozenset("nobody none no_one neither nor nothing nowhere".split())


def topic(one: Claims, other: Claims) -> float:
    """Share of the shorter sentence's content words and figures that the other has too."""
    least = min(len(one.content), len(other.content))
    return len(one.content & other.content) / least if least else 0.0


def turns(evidence: Claims, article: Claims, near: float = 0.0) -> Iterator[tuple[str, Turn]]:
    """What is turned; ``near`` is how surely the two speak of one thing, as retrieval has it, in [0, 1]."""
    telling = tell(article.reading.pieces.text, evidence.reading.pieces.text, near)
    same = telling is not None and turned.in_other_words(telling)
    for kind, turn in _turns(evidence, article, near):
        words = article.reading.pieces.text[turn.start : turn.end].casefold().split()
        if same and (kind == "antonym" or (kind == "quantifier" and words[:1] == ["all"])):
            continue  # 'all are closed', 'none is open'
        if kind != "negation" or not (_of_others(evidence, article) or _same_stance(evidence, article, turn)):
            yield kind, turn


def _same_stance(evidence: Claims, article: Claims, turn: Turn) -> bool:
    """Whether 'did not resign' is what the other calls to stay on."""
    return stances.shares(article.reading.pieces.text, evidence.reading.pieces.text, (turn.start, turn.end))


def _of_others(one: Claims, two: Claims) -> bool:
    """Whether a denial is of all others, or of all times before a first one."""
    texts = (one.reading.pieces.text, two.reading.pieces.text)
    pairs = (texts, texts[::-1])
    return any(_OTHERS.search(denying) or (_YET.search(denying) and _FIRST.search(plain)) for denying, plain in pairs)


def _turns(evidence: Claims, article: Claims, near: float) -> Iterator[tuple[str, Turn]]:
    taken = list(_stances(evidence, article, near))
    yield from taken
    if any(kind == "quantifier" for kind, _ in taken):
        return  # 'all' against 'not one' is no lost 'not'
    telling = tell(article.reading.pieces.text, evidence.reading.pieces.text, near)
    if telling:
        yield from _hedged(telling)
        found = list(_retold(telling))
        yield from found
        kinds = {kind for kind, _ in found}
        if "negation" in kinds:
            return
    shared = evidence.content & article.content
    if len(shared) < 2 and near < SURE:
        return
    share = topic(evidence, article)
    if telling is None or telling.likeness < negations.LINKED:  # else it has been told more surely
        yield from _negations(evidence, article, max(share, SAME) if near >= SURE else share, near >= SURE)
    yield from _opposites(evidence, article, share)


def _stances(evidence: Claims, article: Claims, near: float) -> Iterator[tuple[str, Turn]]:
    """Opposite poles of one axis, whatever the words: 'welcomed the ruling' and 'called it a mistake'."""
    mine, other = article.reading.pieces.text, evidence.reading.pieces.text
    turned = tuple(stances.contrary(mine, other)) if near >= SPOKEN else ()
    turned = tuple(pair for pair in turned if near >= TOLD or _within(evidence, article, pair[1]))
    for ours, theirs in turned:
        if len(_around(article, ours.piece) & _around(evidence, theirs.piece)) < _BINDING.get(ours.axis, 1):
            continue
        sure = 0.3 + 0.5 * max(near, TOLD)
        yield "antonym", Turn(ours.start, ours.end, sure, "opposite", (theirs.start, theirs.end))
    for one, two in marks.contrary(mine, other) if near >= SPOKEN else ():
        told = near >= (SURE if one.axis in _COUNTED else TOLD) or len(one.keys & two.keys) > 1
        if told:
            yield "antonym", Turn(one.start, one.end, 0.3 + 0.5 * max(near, TOLD), "opposite", (two.start, two.end))
    if not turned:  # 'all refused' and 'none agreed' say the same
        yield from _shares(evidence, article, near)


def _within(evidence: Claims, article: Claims, stance: Stance) -> bool:
    """Whether a short statement says nothing besides its stance that the article's sentence does not name too."""
    starts = evidence.reading.pieces.starts
    rest = {
        stem
        for stem, start in zip(evidence.stems, starts, strict=True)
        if stem and not stance.start <= start < stance.end and stem not in _DAYS and not stem[:1].isdigit()
    }
    return 1 < len(rest) <= SHORT and rest <= article.content


def _shares(evidence: Claims, article: Claims, near: float) -> Iterator[tuple[str, Turn]]:
    """'all of the villages' where the other has '21 of 27', and the reverse."""
    figures = {s for s in article.content & evidence.content if s[:1].isdigit()}
    for ours, theirs in shares.contrary(article.reading.pieces.text, evidence.reading.pieces.text):
        bound = len(ours.keys & theirs.keys) + len(figures) > 1
        if near >= TOLD or (bound and (near >= SPOKEN or topic(evidence, article) >= TOPIC)):
            sure = 0.3 + 0.5 * max(near, TOLD)
            yield "quantifier", Turn(ours.start, ours.end, sure, "quantifier", (theirs.start, theirs.end))


def _hedged(telling: Retelling) -> Iterator[tuple[str, Turn]]:
    """'may close' where the other says 'will close', and the reverse."""
    a, b = telling.ours.reading.pieces, telling.theirs.reading.pieces
    for ours, theirs in modality.clashes(telling):
        sure = 0.45 + 0.35 * telling.likeness
        at = (b.starts[theirs[0]], b.ends[theirs[1]])
        yield "modality", Turn(a.starts[ours[0]], a.ends[ours[1]], sure, "hedged", at)


def _retold(telling: Retelling) -> Iterator[tuple[str, Turn]]:
    """What is turned between two sentences that tell the same."""
    sure = 0.45 + 0.35 * telling.likeness
    for ours, theirs, added in negations.negations(telling):
        yield "negation", _denial(telling, ours, theirs, added, sure)
        return
    for ours, theirs in turned.contraries(telling):
        a, b = telling.ours.reading.pieces, telling.theirs.reading.pieces
        at = (b.starts[theirs], b.ends[theirs])
        yield "antonym", Turn(a.starts[ours], a.ends[ours], sure, "opposite", at)


def _denial(telling: Retelling, ours: int, theirs: int, added: bool, sure: float) -> Turn:
    a, b = telling.ours.reading.pieces, telling.theirs.reading.pieces
    at = (b.starts[theirs], b.ends[theirs]) if theirs >= 0 else (0, len(b.text))
    if added:
        negator = max((n for n in denials.negators(telling.ours) if n.first < ours or ours < 0), key=lambda n: n.first)
        low, high = clauses.negated_phrase(a, negator)
        return Turn(low, max(high, a.ends[ours]) if ours >= 0 else high, sure, "added", at)
    if ours < 0:
        low, high = clauses.predicate(a, clauses.project(b, a, b.starts[max(theirs, 0)]))
    else:
        low, high = clauses.said_plainly(a, ours)
    return Turn(low, high, sure, "lost", at)


def _negations(evidence: Claims, article: Claims, share: float, sure: bool) -> Iterator[tuple[str, Turn]]:
    """The very word that one side denies, said plainly of the same thing by the other."""
    one, other = bool(evidence.reading.negators), bool(article.reading.negators)
    if one == other or share < TOPIC:
        return
    plain, denying = (article, evidence) if one else (evidence, article)
    for negator in denying.reading.negators:
        phrase = _refused(denying, negator)
        words = [plain.stems.index(denying.stems[n]) if denying.stems[n] in plain.content else -1 for n in phrase]
        if not phrase or min(words) < 0 or not _plainly(plain, words[-1]):
            continue
        clause = _clause(denying, negator)
        if clause != set(denying.stems) and not clause & plain.content - {denying.stems[n] for n in phrase}:
            continue  # 'The cellar was never flooded; the barn was'
        bound = len(_around(denying, phrase[-1]) & _around(plain, words[-1]))
        if (sure or (bound and share >= SAME)) and not _in_other_words(article, evidence):
            yield "negation", _turn(evidence, article, denying.stems[phrase[-1]], denying is article, share)
            return


def _clause(claims: Claims, negator: Found) -> set[str]:
    """Content of the clause that a negator stands in."""
    lowers = claims.reading.pieces.lowers
    breaks = [n for n, low in enumerate(lowers) if low in negations.CLAUSES]
    low = max((n for n in breaks if n < negator.first), default=-1)
    high = min((n for n in breaks if n > negator.last), default=len(lowers))
    return set(claims.stems[low + 1 : high])


def _in_other_words(article: Claims, evidence: Claims) -> bool:
    return turned.in_other_words(retell(article, evidence))


def _plainly(claims: Claims, index: int) -> bool:
    """Whether nothing near the word may carry a negation."""
    return not any(abs(hint.first - index) <= GOVERNS for hint in claims.reading.hints)


def _refused(claims: Claims, negator: Found) -> list[int]:
    """The verb or adjective behind 'not', the whole noun phrase behind 'no'; nothing behind 'nobody'."""
    pieces = claims.reading.pieces
    word = pieces.lowers[negator.first]
    if word in _WHOLE:
        return []
    phrase: list[int] = []
    for index in range(negator.last + 1, min(len(pieces), negator.last + 1 + GOVERNS)):
        if pieces.lowers[index] in BREAKS or (phrase and not claims.stems[index]):
            break
        if claims.stems[index] and not (word != "no" and pieces.lowers[index].endswith("ly")):
            phrase.append(index)
            if word != "no":
                break
    return phrase


def _turn(evidence: Claims, article: Claims, word: str, added: bool, share: float) -> Turn:
    at, there = article.stems.index(word), evidence.stems.index(word)
    pieces = article.reading.pieces
    if added:
        negator = article.reading.negators[0]
        low, high = min(negator.start, pieces.starts[at]), max(negator.end, pieces.ends[at])
    else:
        low, high = clauses.with_auxiliary(pieces, at, at)
    theirs = evidence.reading.pieces
    return Turn(low, high, 0.4 + 0.4 * min(1.0, share), "turned", (theirs.starts[there], theirs.ends[there]))


def _around(claims: Claims, index: int) -> set[str]:
    window = claims.stems[max(0, index - NEAR) : index + NEAR + 1]
    return {s for s in window if s and s != claims.stems[index]}


def _opposites(evidence: Claims, article: Claims, share: float) -> Iterator[tuple[str, Turn]]:
    for _, theirs, ours in poles.opposed(evidence.reading, article.reading):
        if polarity.weakened(evidence.reading, theirs) or polarity.weakened(article.reading, ours):
            continue
        if theirs.first in evidence.denied or ours.first in article.denied:
            continue
        bound = len(_around(evidence, theirs.first) & _around(article, ours.first))
        if theirs.key in _ENDS:
            continue
        if theirs.key not in _DIRECTIONS and share < SAME:
            continue
        if _name(evidence, theirs) or _name(article, ours):
            continue
        if theirs.key in _ATTRIBUTES and _described(evidence, theirs) != _described(article, ours):
            continue
        if (bound >= 2 and share >= 0.25) or (bound >= 1 and share >= TOPIC):
            yield "antonym", Turn(ours.start, ours.end, 0.4 + 0.4 * share, "opposite", (theirs.start, theirs.end))


def _described(claims: Claims, word: Found) -> str:
    """The stem right behind: what 'new' or 'old' is said of."""
    behind = word.last + 1
    return claims.stems[behind] if behind < len(claims.stems) else ""


def _name(claims: Claims, word: Found) -> bool:
    """'Ashley Young', 'West Bank': part of a name."""
    return word.first > 0 and claims.reading.pieces.words[word.first][0].isupper()


def agrees(evidence: Claims, article: Claims, kind: str, turn: Turn) -> bool:
    """Whether this evidence says what the article says where other evidence seems to say the contrary."""
    ours = [n for n, start in enumerate(article.reading.pieces.starts) if turn.start <= start < turn.end]
    stems = {article.stems[n] for n in ours} - {""}
    if kind != "quantifier" and _same_stance(evidence, article, turn):
        return True
    if kind == "antonym":
        axes = {(f.key, f.pole) for f in article.reading.poles if f.first in ours and f.strong}
        return any((f.key, f.pole) in axes and f.strong for f in evidence.reading.poles)
    if kind == "negation":
        denied = {evidence.stems[n] for n in evidence.denied} if turn.why != "lost" else evidence.content
        same = bool(article.reading.negators) == bool(evidence.reading.negators)
        return same and bool(stems & denied)
    if kind == "modality":
        return modality.agrees(evidence, article, ours)
    return shares.agree(article.reading.pieces.text, evidence.reading.pieces.text, (turn.start, turn.end))
