"""A name in the slot of another in two sentences that tell the same, and what may still be one name in two wordings."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import ratio

from checker.lang.english import common_words, is_english
from checker.lang.name_words import cues, given, is_common, is_place
from checker.lang.places import countries, region, same_country
from checker.lang.retelling import ALIKE, content
from checker.lang.romanisation import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.lang.retelling import Retelling, Run
    from checker.lang.scan import Scan
    from checker.model import Span

SAME_SLOT = 0.9  # from here two runs stand in one slot
LONE_SLOT = 0.5  # the same where either sentence has only the one
FAR_SLOT = 0.7  # the same where the sentences are less alike
SURE_SLOT = 1.5  # the same where moreover one of the two may be no name
LITTLE_APART = 0.5  # likeness from which two names that stand alone are held to be of one thing
NEARLY_ONE = 0.6  # likeness from which two sentences differ in little
ONE = 0.7  # likeness from which two sentences are one but for a few words
ANY_SLOT = 0.2  # from here two runs that stand alone are in one slot there, if one of the two may be no name
BESIDE = 3  # pieces from a run to another part of the same name
CLEAR_SLOT = 1.2  # the same if both may be none
LIKE = 65  # per cent of letters in common from which two names may be two spellings
ROOT = 4  # letters from which a common beginning makes two words one
_PEOPLE = re.compile("(?:sh|ch|ts)(?:wo)?m[ae]n")  # 'Irishman', 'Frenchwomen'
_NO_NAMES = frozenset("i i'm i'll i've i'd im".split())
_JOINTS = frozenset("-.'’")
# What follows a subject: a noun without an article that opens a sentence and stands before one of these is a name.
_VERBS = frozenset("has had is was will would may can could should says said hopes wants called told became".split())
_WHO = frozenset(("who", "which", "whose", "whom"))
# Words that name a body in one language and stand for the name that it has in another: 'the Pokal' is 'the Cup'.
_BODIES = frozenset(
    """
    cup final league highway motorway church secretary president minister ngo ceo weapons corona covid coronavirus
    army navy marines police parliament assembly senate congress
    """.split()
)
# Nouns that a name is told by in other words: 'the Munich team', 'the German company'.
_TITLES = frozenset("mr mrs ms dr prof professor sir dame lord lady judge sergeant captain colonel senator".split())
_COLLECTIVE = frozenset(
    """
    team side club squad group company firm maker carmaker giant government administration president minister leader
    city capital town region state country nation player champion striker coach man woman officials authorities player
    """.split()
)


_CLAUSE = frozenset((",", ";", ":", "(", ")", "–", "—"))
# What stands between the words of one name.
_WITHIN = frozenset({("of",), ("of", "the"), ("for",), ("'", "s"), ("’", "s")})
_LISTED = frozenset({("and",), (",",), ("&",)})


@dataclass(frozen=True, slots=True)
class Renaming:
    """Pieces of ours that stand where pieces of theirs do; ``sure`` in [0, 1].

    ``lone``: whether neither sentence has another name that the other lacks; ``likeness`` is that of the sentences.
    """

    ours: Run
    theirs: Run
    sure: float
    lone: bool
    likeness: float


def renamings(telling: Retelling, ours_taken: Sequence[Span], theirs_taken: Sequence[Span]) -> Iterator[Renaming]:
    """Names of ours in the slot of another name of theirs; ``taken`` are figures and dates, whose capitals are none."""
    ours = names(telling.ours.reading.pieces, telling.left, ours_taken)
    theirs = names(telling.theirs.reading.pieces, telling.right, theirs_taken)
    _with_opening(telling, ours, theirs)
    for a in ours:
        scored = [(telling.slot(a, b), b) for b in theirs]
        if scored:
            slot, b = max(scored)
            told = not _beside_the_matter(telling, a)
            if told and slot >= _least(telling, a, b, len(ours), len(theirs)) and unlike(telling, a, b):
                sure = min(0.85, 0.45 + 0.2 * slot + 0.2 * telling.likeness)
                yield Renaming(a, b, sure, _alone(telling, a, b, ours, theirs), telling.likeness)


def _beside_the_matter(telling: Retelling, a: Run) -> bool:
    """'The dam, which China has been building for years, ...': of all that clause the other sentence says nothing."""
    lowers = telling.ours.reading.pieces.lowers
    first = max((n for n in range(a[0]) if lowers[n] in _CLAUSE), default=-1)
    last = min((n for n in range(a[1] + 1, len(lowers)) if lowers[n] in _CLAUSE), default=len(lowers))
    others = [n for n in content(telling.ours) if first < n < last and not a[0] <= n <= a[1]]
    return first >= 0 and bool(others) and not any(n in telling.links for n in others)


def _with_opening(telling: Retelling, ours: list[Run], theirs: list[Run]) -> None:
    """'Brumbies easily won', 'CBI easily won': the rare word in the place of a name that opens the other sentence."""
    one, other = telling.ours.reading.pieces, telling.theirs.reading.pieces
    for pieces, left, runs, beside, named in (
        (one, telling.left, ours, other, theirs),
        (other, telling.right, theirs, one, ours),
    ):
        opening = next((run for run in named if run[0] == 0 and not doubtful(beside, run)), None)
        lone = left[:1] == [0] and pieces.capital(0) and not _common(pieces.words[0])
        unread = lone and not any(run[0] == 0 for run in runs)
        if opening and unread and pieces.low(1) == beside.low(opening[1] + 1) and telling.likeness >= ONE:
            runs.insert(0, (0, 0))


def _alone(telling: Retelling, a: Run, b: Run, ours: Sequence[Run], theirs: Sequence[Run]) -> bool:
    """Whether neither sentence has a certain name besides that the other lacks."""
    one, other = telling.ours.reading.pieces, telling.theirs.reading.pieces
    return not any(run != a and not doubtful(one, run) for run in ours) and not any(
        run != b and not doubtful(other, run) for run in theirs
    )


def _least(telling: Retelling, a: Run, b: Run, ours: int, theirs: int) -> float:
    """How sure the slot must be; not at all where two sentences that are nearly one have one name each."""
    common = doubtful(telling.ours.reading.pieces, a), doubtful(telling.theirs.reading.pieces, b)
    lone, one = ours == theirs == 1, telling.likeness >= ONE
    if all(common):
        return CLEAR_SLOT if lone and one else math.inf
    if any(common):
        near = telling.likeness >= NEARLY_ONE
        alone = ANY_SLOT if one else LONE_SLOT
        return alone if lone and common[0] and near else SAME_SLOT if near else SURE_SLOT
    if telling.likeness < ALIKE:
        return FAR_SLOT
    if ours > 1:
        return SAME_SLOT
    return 0.0 if lone and telling.likeness >= LITTLE_APART else LONE_SLOT


def names(pieces: Scan, unlinked: Sequence[int], taken: Sequence[Span]) -> list[Run]:
    """Runs of capitalised words that are linked to nothing; what only begins a sentence is none."""
    runs: list[Run] = []
    for index in sorted(unlinked):
        inside = any(pieces.starts[index] < span.end and span.start < pieces.ends[index] for span in taken)
        if not pieces.capital(index) or inside or pieces.low(index) in _NO_NAMES:
            continue
        if runs and all(pieces.words[n] in _JOINTS for n in range(runs[-1][1] + 1, index)):
            runs[-1] = (runs[-1][0], _last(pieces, index))
        elif not pieces.opens(index) or _opens_as_name(pieces, index):
            runs.append((index, _last(pieces, index)))
    return _joined_runs(pieces, runs)


def _joined_runs(pieces: Scan, runs: Sequence[Run]) -> list[Run]:
    """'Ministry of Economy, Trade and Industry', 'Supervision Office (BaFin)': the runs of one name made one."""
    joined: list[Run] = []
    for run in runs:
        if joined and _one_name(pieces, joined[-1], run):
            joined[-1] = (joined[-1][0], run[1])
        else:
            joined.append(run)
    return joined


def _one_name(pieces: Scan, one: Run, other: Run) -> bool:
    between = tuple(pieces.lowers[one[1] + 1 : other[0]])
    if between == ("in",):  # 'Organization for Security and Cooperation in Europe', but not 'the Ministry in Berlin'
        return "for" in pieces.lowers[one[0] : one[1]]
    if between == ("(",):
        return all(word.isupper() or not is_english(word.lower()) for word in parts(pieces, other))
    if between in _LISTED:  # 'Obama and Merkel' are two, 'Trade and Industry' may be one
        return doubtful(pieces, one) and doubtful(pieces, other)
    return between in _WITHIN and (doubtful(pieces, one) or doubtful(pieces, other))


def _last(pieces: Scan, index: int) -> int:
    """The last letter of 'U.S.'."""
    while pieces.dotted(index) and pieces.glued(index + 2) and pieces.capital(index + 2):
        index += 2
    return index


def _opens_as_name(pieces: Scan, index: int) -> bool:
    """Whether the first word of a sentence is a name: no word of English, a place, or a noun that lacks its article."""
    word, low = pieces.words[index], pieces.lowers[index]
    if known(word) or (word.isupper() and len(word) > 1) or not is_english(low):
        return True
    behind = pieces.low(index + 1)
    if behind in ("'", "’") and pieces.low(index + 2) == "s" and not _common(word):
        return True
    if pieces.capital(index + 1) and not known(pieces.words[index + 1]):
        return True
    subject = behind in _VERBS or (behind == "," and pieces.low(index + 2) in _WHO)
    return subject and not low.endswith("s") and low not in cues()["function"]


def known(word: str) -> bool:
    """Whether a word is known as a place, a people or a given name."""
    low = fold(word)
    return bool(countries(word)) or region(word) or is_place(low) or low in cues()["places"] or given(low)


def doubtful(pieces: Scan, run: Run) -> bool:
    """Whether a run may be common words written with capitals: 'the Upper House', 'the Pokal Cup'."""
    words = parts(pieces, run)
    titled = pieces.low(run[0] - 1 - (pieces.low(run[0] - 1) == ".")) in _TITLES  # 'Dr. Mall'
    of_country = any(countries(" ".join(words[:n])) for n in (1, 2, len(words)))  # 'United States Strategic Command'
    return not titled and not of_country and all(map(_common, words))


def _common(word: str) -> bool:
    """Whether news writes the word in small letters too."""
    return _english(word) and (is_common(fold(word)) or word.lower() in common_words())


def _english(word: str) -> bool:
    return not known(word) and not (word.isupper() and len(word) > 1) and is_english(word.lower())


def unlike(telling: Retelling, a: Run, b: Run) -> bool:
    """Whether the two can't be one name in two spellings, long and short, or a country and its people."""
    one, other = telling.ours.reading.pieces, telling.theirs.reading.pieces
    ours, theirs = parts(one, a), parts(other, b)
    if _described(telling, a, b) or not _differ(ours, theirs):
        return False
    common = doubtful(one, a) or doubtful(other, b) or all(map(_english, (*ours, *theirs)))
    if common and _of_one_name(telling, a, b):
        return False
    there = other.text.casefold()
    return not any(part.casefold()[:5] in there for part in ours if len(part) > 3 and not is_english(part.lower()))


def unlike_words(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """The same, told by the words of the two names alone; common words written with capitals may be of one body."""
    return not (all(map(_common, theirs)) and all(map(_common, ours))) and _differ(ours, theirs)


def _differ(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    if not ours or not theirs or _bodies(ours, theirs):
        return False
    if any(_people(part.lower()) for part in (ours[-1], theirs[-1])):
        return False  # 'the man from the Netherlands' is 'the Dutchman'
    if any(ratio(fold(x), fold(y)) >= LIKE for x in ours for y in theirs):
        return False
    if same_country(" ".join(ours), " ".join(theirs)) or any(same_country(x, y) for x in ours for y in theirs):
        return False
    return not _initials(ours, theirs) and not _initials(theirs, ours)


def _people(word: str) -> bool:
    """'Dutchman', 'Londoners': people by where they are from."""
    base = word.removesuffix("s").removesuffix("er")
    return bool(_PEOPLE.search(word)) or (word.endswith(("er", "ers")) and is_place(base))


def _bodies(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """'the Upper House' and 'the Chamber', 'the Cup' and 'the Pokal': common words for one body."""
    generic = any(len(words) == 1 and _body(words[0].lower()) for words in (ours, theirs))
    root = any(x[:ROOT].lower() == y[:ROOT].lower() for x in ours for y in theirs)  # 'Aerospace', 'Aeronautics'
    return generic or root


def _body(word: str) -> bool:
    return word in _BODIES or word in cues()["org_heads"] or word in cues()["place_heads"]


def _described(telling: Retelling, a: Run, b: Run) -> bool:
    """'Bayern' and 'the Munich team': a name against its description."""
    ours, theirs = telling.ours.reading.pieces, telling.theirs.reading.pieces
    here, there = ours.low(a[1] + 1) in _COLLECTIVE, theirs.low(b[1] + 1) in _COLLECTIVE
    return here != there


def _of_one_name(telling: Retelling, a: Run, b: Run) -> bool:
    """'DFB Pokal' and 'DFB Cup': both stand beside one and the same part of a name; a title is no such part."""
    ours, theirs = telling.ours.reading.pieces, telling.theirs.reading.pieces
    for i in (*range(a[0] - 1, a[0] - 1 - BESIDE, -1), *range(a[1] + 1, a[1] + 1 + BESIDE)):
        linked = telling.links.get(i)
        beside = linked is not None and min(abs(linked - b[0]), abs(linked - b[1])) <= BESIDE + 1
        shared = (
            beside and ours.capital(i) and not countries(ours.words[i])
        )  # 'Japanese Takakeisho', 'Japan’s Ministry'
        if shared and linked is not None and _joined(ours, a, i):
            return not (i < a[0] and is_english(ours.lowers[i]) and theirs.capital(linked))
    return False


def _joined(pieces: Scan, run: Run, index: int) -> bool:
    """Whether only a hyphen or 'of' stands between a run and a piece beside it."""
    low, high = (index + 1, run[0]) if index < run[0] else (run[1] + 1, index)
    between = pieces.lowers[low:high]
    return tuple(between) in _WITHIN or all(sign in "-/" for sign in between)


def parts(pieces: Scan, run: Run) -> list[str]:
    """The words of a run; the small ones between them are none of the name's own."""
    words = [pieces.words[n] for n in range(run[0], run[1] + 1) if pieces.capital(n)]
    return ["".join(words)] if len(words) > 1 and all(len(word) == 1 for word in words) else words


def _initials(short: Sequence[str], long: Sequence[str]) -> bool:
    """'EU' for 'European Union', 'VCD' for 'Verkehrsclub Deutschland'."""
    if len(short) != 1 or not short[0].isupper() or len(short[0]) < 2 or short[0][0] != long[0][0].upper():
        return False
    letters = iter("".join(long).upper())
    return all(sign in letters for sign in short[0])
