"""Words that only one of two sentences denies that tell the same."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from checker.lang.claims import BREAKS
from checker.lang.denials import denied, negators, under
from checker.lang.retelling import content
from checker.lang.tokens import stem
from checker.lang.turned import in_other_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.lang.claims import Claims
    from checker.lang.opposites import Found
    from checker.lang.retelling import Retelling
    from checker.lang.scan import Scan

UNSURE = 6  # pieces around where a word would stand in which what may say 'not' excuses
SCOPE = 12  # pieces behind a negator that it may deny too
GOVERNED = 5  # pieces behind a negator in which the word that it denies stands
LINKED = 0.5  # likeness from which a 'not' at one of two linked words turns a sentence
UNLINKED = 0.6  # the same where the word has no counterpart
CLAUSES = frozenset((";", ":", "but", "while", "whereas", "although", "though"))
_ORDERS = frozenset(("first", "only", "last"))
_TIMES = frozenset("time one case instance occasion".split())
_NOW = frozenset("present presently currently yet now far".split())
_ENDS = frozenset((".", ";", ":", "!", "?", "but"))
_JOINING = frozenset((",", "and", "but", "–", "—", "-"))
# What is hoped, planned or only possible is not denied by what is not so yet.
_HOPED = frozenset("hope hopes hoped wish wishes want wants plan plans planned aim aims seek seeks".split())
_POSSIBLE = frozenset("if may might could should would".split())


def negations(telling: Retelling) -> Iterator[tuple[int, int, bool]]:
    """Words that one side alone denies: ours, theirs (-1 where the word has no counterpart), whether we deny it."""
    free = _unmatched(telling)
    if in_other_words(telling):
        return
    for added in (True, False):
        denying, plain = (telling.ours, telling.theirs) if added else (telling.theirs, telling.ours)
        links = telling.links if added else telling.back
        for negator in free[added]:
            word = _governed(denying, negator, links)
            other = links.get(word, -1)
            if other in denied(plain) or _aside(denying, negator) or _not_the_first(denying, plain, negator):
                continue
            if other < 0 and not _among_linked(denying, links, max(word, negator.last), negator):
                continue
            if telling.likeness < (LINKED if other >= 0 else UNLINKED):
                continue
            if other >= 0 and _of_another(denying, plain, negator, links, other):
                continue
            at = other if other >= 0 else _about(links, max(word, negator.last))
            excused = _hoped(denying, plain, at) or _excused(denying, plain, free[not added], at, linked=other >= 0)
            if not excused:
                yield (word, other, True) if added else (other, word, False)
                return


def _unmatched(telling: Retelling) -> dict[bool, list[Found]]:
    """Negators of ours (True) and of theirs (False) that no negator of the other side answers."""
    ours, theirs = negators(telling.ours), negators(telling.theirs)
    for answers in (_same_word, _one_scope):
        for n in list(ours):
            m = next((m for m in theirs if answers(telling, n, m)), None)
            if m:
                ours.remove(n)
                theirs.remove(m)
    return {True: ours, False: theirs}


def _same_word(telling: Retelling, n: Found, m: Found) -> bool:
    word = _governed(telling.ours, n, telling.links)
    other = _governed(telling.theirs, m, telling.back)
    return telling.links.get(word, -1) == other >= 0


def _one_scope(telling: Retelling, n: Found, m: Found) -> bool:
    """'I do not think that they will win', 'I think that they will not win': one denies what the other does."""
    word = _governed(telling.ours, n, telling.links)
    other = _governed(telling.theirs, m, telling.back)
    if telling.links.get(word, -1) in _scope(telling.theirs, m) or telling.back.get(other, -1) in _scope(
        telling.ours, n
    ):
        return True
    one, two = _governed(telling.ours, n, {}), _governed(telling.theirs, m, {})
    return one not in telling.links and two not in telling.back


def _scope(claims: Claims, negator: Found) -> range:
    last = negator.last + 1
    while (
        last < min(len(claims.reading.pieces), negator.last + SCOPE) and claims.reading.pieces.lowers[last] not in _ENDS
    ):
        last += 1
    return range(negator.last + 1, last)


def _aside(claims: Claims, negator: Found) -> bool:
    """'and not to a young one', said beside the claim for contrast. A question asks the same with and without 'not'."""
    pieces = claims.reading.pieces
    beside = pieces.low(negator.first) == "not" and pieces.low(negator.first - 1) in _JOINING
    answer = pieces.low(negator.first) == "no" and pieces.low(negator.last + 1) == ","  # 'No, be a good person'
    return (
        beside
        or answer
        or "?" in pieces.lowers
        or (pieces.low(negator.first) == "never" and "so" in _behind(pieces, negator))
    )


def _not_the_first(denying: Claims, plain: Claims, negator: Found) -> bool:
    """'It would not be the first time that they fought': they fight, unless the other side says 'first' too."""
    behind = _behind(denying.reading.pieces, negator)
    if "since" in denying.reading.pieces.lowers[negator.last :] and "last" in plain.reading.pieces.lowers:
        return True  # 'no meeting since May', 'last met in May'
    order = next((low for low, noun in pairwise(behind) if low in _ORDERS and noun in _TIMES), "")
    return bool(order) and order not in plain.reading.pieces.lowers


def _of_another(denying: Claims, plain: Claims, negator: Found, links: dict[int, int], other: int) -> bool:
    """'The cellar was never flooded; the barn was': the plain side speaks of what another clause of the other says."""
    lowers = denying.reading.pieces.lowers
    breaks = [n for n, low in enumerate(lowers) if low in CLAUSES]
    low = max((n for n in breaks if n < negator.first), default=-1)
    high = min((n for n in breaks if n > negator.last), default=len(lowers))
    near = [i for i, j in links.items() if j != other and abs(j - other) <= GOVERNED and plain.stems[j]]
    return bool(near) and not any(low < i < high for i in near)


def _hoped(denying: Claims, plain: Claims, at: int) -> bool:
    """Whether the plain side only hopes for what the other says is not so."""
    lowers, others = plain.reading.pieces.lowers, denying.reading.pieces.lowers
    near = lowers[max(0, at - GOVERNED) : at]
    hoped = _HOPED.intersection(lowers) or _POSSIBLE.intersection(near)
    later = "will" in near and _NOW.intersection(others)
    return bool(later) or (bool(hoped) and not (_HOPED | _POSSIBLE).intersection(others))


def _behind(pieces: Scan, found: Found) -> Sequence[str]:
    return pieces.lowers[found.last + 1 : found.last + 1 + GOVERNED]


def _among_linked(claims: Claims, links: dict[int, int], word: int, negator: Found) -> bool:
    """Whether many content words around a word have counterparts: the other side speaks of this at all."""
    behind = [n for n in _scope(claims, negator) if claims.stems[n]]
    if len(behind) > 1 and not any(n in links for n in behind):
        return False
    if claims.reading.pieces.low(negator.first) == "nothing" and not any(n in links for n in _clause(claims, negator)):
        return False  # 'We have nothing against it, we want to be asked', of which the other side has the second half
    near = [n for n in content(claims) if n != word and abs(n - word) <= 2 * GOVERNED]
    return 5 * sum(n in links for n in near) > 2 * len(near)


def _clause(claims: Claims, negator: Found) -> Iterator[int]:
    """Content words between the signs on either side of a negator."""
    lowers = claims.reading.pieces.lowers
    signs = [n for n, low in enumerate(lowers) if low in BREAKS or low in _ENDS]
    low = max((n for n in signs if n < negator.first), default=-1)
    high = min((n for n in signs if n > negator.last), default=len(lowers))
    return (n for n in content(claims) if low < n < high)


def _excused(denying: Claims, plain: Claims, negators: Sequence[Found], at: int, *, linked: bool) -> bool:
    """Whether the plain side may say 'not' in another way, and not of what both sides say."""
    if not linked and negators:
        return True
    both = {stem(low) for low in denying.reading.pieces.lowers}
    lowers = plain.reading.pieces.lowers
    hints = [f for f in plain.reading.hints if f.key == "neg" or stem(lowers[f.first]) not in both]
    hints = [f for f in hints if lowers[f.first] != "still"]
    before, after = (GOVERNED, 3) if linked else (UNSURE, UNSURE)
    places = [n for n, one in enumerate(plain.stems) if n == at or (linked and one and one == plain.stems[at])]
    return any(-before <= f.first - place <= after for f in (*negators, *hints) for place in places or [at])


def _about(links: dict[int, int], word: int) -> int:
    """About where on the other side a word would stand that has no counterpart there."""
    near = min(links, key=lambda i: abs(i - word), default=-1)
    return links.get(near, 0) + (word - near if near >= 0 else 0)


def _governed(claims: Claims, negator: Found, links: dict[int, int]) -> int:
    """The content word that the negator governs, the first that has a counterpart; -1 where none follows at once."""
    words = [n for n in under(claims, negator) if claims.stems[n]]
    words = [n for n in words if not claims.reading.pieces.lowers[n].endswith("ly")] or words
    words = [n for n in words if n - negator.last <= GOVERNED][:2]
    return next((n for n in words if n in links), words[0] if words else -1)
