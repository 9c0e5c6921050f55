"""Who does what to whom: verbs with their parties, read from the order of words.

'The union sued the hospital' and 'the hospital was sued by the union' have one agent and one object. Parties may be
names or common nouns.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.lang.english import UNCHANGED, all_forms, base_form, irregular_forms
from checker.lang.finite import verbs
from checker.lang.numerals import word_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.lang.claims import Claims
    from checker.lang.scan import Scan

LONGEST = 9  # pieces of one party
SHORT = 3  # letters of a word that is no plural: 'has', 'its'
_BEING = frozenset("is are was were be been being am get got gets".split())
_AUXILIARIES = _BEING | frozenset(
    "has have had having will would can could may might shall should must do does did to not n't also then later "
    "already never still even again now soon recently reportedly allegedly".split()
)
_PREPOSITIONS = frozenset(
    "from to by with against over in on at of for into about after before during since under near between out up "
    "off through towards via as than because when while where if that which who whom whose and or but".split()
)
PLACED = frozenset("from to by against over with of at for".split())  # before another party
# Verbs that have whoever gets it right behind them: 'lent the city 40 million euros'.
_DATIVE = frozenset(
    form
    for word in "lend give send owe pay hand offer sell award grant show pass serve deal".split()
    for form in all_forms(word)
)
_PARTICLES = {"over": frozenset(all_forms("take")), "down": frozenset((*all_forms("turn"), *all_forms("vote")))}
_SIGNS = frozenset((",", ";", ":", ".", "(", ")", "–", "—", "“", "”", '"', "?", "!"))
_RELATIVE = frozenset(("who", "which", "that"))
_CLAUSES = frozenset("and but while because when after before".split())
NOBODY: frozenset[int] = frozenset()
_INSIDE = frozenset("of and for in from at".split())  # inside a party: 'the diplomat in Amman'
_SUBJECTS = frozenset("he she they it we".split())
_OBJECTS = frozenset("him them us".split())
_DETERMINERS = frozenset("the a an his her its their our my your this that these those".split())
# Who does these with another has them done by the other as well.
MUTUAL = frozenset(
    form
    for word in "meet talk speak agree discuss negotiate fight play draw marry compete cooperate trade share join "
    "resemble equal border clash argue be have say tell include mean follow accompany contain differ compare link "
    "connect".split()
    for form in all_forms(word)
)


@dataclass(frozen=True)
class Deed:
    """A verb with the pieces of each of its parties: 'agent', 'object', or the preposition before it."""

    verb: int
    parties: Mapping[str, frozenset[int]]
    pronouns: frozenset[str]  # roles that a personal pronoun has

    @property
    def pieces(self) -> list[int]:
        return sorted({self.verb, *(n for party in self.parties.values() for n in party)})


def deeds(claims: Claims) -> Iterator[Deed]:
    """Every verb of a sentence with two parties or more."""
    pieces = claims.reading.pieces
    for index in range(1, len(pieces)):
        if claims.stems[index] and pieces.lowers[index] not in MUTUAL and _verb(pieces, index):
            parties, pronouns = _parties(claims, index)
            if len(parties) + len(pronouns) > 1:
                yield Deed(index, parties, pronouns)


@lru_cache(maxsize=20_000)
def _verbal(low: str) -> str:
    """'past', 'present' or 'base' of a word that may be a verb, '' of others."""
    base = base_form(low)
    if low in UNCHANGED:
        return "past"
    if base != low and low in irregular_forms(base):
        return "past" if base in verbs() or base + "e" in verbs() else ""
    if low.endswith("ed") and any(form in verbs() for form in (low[:-2], low[:-1], low[:-3], low[:-3] + "y")):
        return "past"
    if low in verbs():
        return "base"
    if low.endswith("ing") and any(form in verbs() for form in (low[:-3], low[:-4], low[:-3] + "e")):
        return "ing"
    if low.endswith("s") and any(form in verbs() for form in (low[:-1], low[:-2], low[:-3] + "y")):
        return "present"
    return ""


def _verb(pieces: Scan, index: int) -> bool:
    """Whether the word is a verb where it stands: a past form behind a noun, or any form behind an auxiliary."""
    low, before = pieces.lowers[index], pieces.lowers[index - 1]
    form = _verbal(low) if pieces.kinds[index] == "w" else ""
    if not form or before in _DETERMINERS:
        return False
    if before in _AUXILIARIES:
        return True
    if form == "past":
        return before not in _PREPOSITIONS or before in _RELATIVE or before == "and"
    behind = pieces.low(index + 1)
    opens = behind in _DETERMINERS or (pieces.capital(index + 1) and not pieces.capital(index))
    opens = opens or (pieces.capital(index - 1) and _plain(pieces, index + 1))
    if form == "base":  # 'workers owe the employer'
        plural = before.endswith("s") and len(before) > SHORT and _verbal(before) != "past"
        return plural and behind in _DETERMINERS
    return form == "present" and opens and before not in _PREPOSITIONS - _RELATIVE


def _plain(pieces: Scan, index: int) -> bool:
    """Whether an object may begin here: 'Estonia exports power', not 'exports rose' and not 'exports to'."""
    low = pieces.low(index)
    form = _verbal(low)
    return pieces.kind(index) == "w" and not (
        low in _PREPOSITIONS or low in _AUXILIARIES or form in ("past", "present")
    )


def _parties(claims: Claims, verb: int) -> tuple[dict[str, frozenset[int]], frozenset[str]]:
    """Each role's pieces, and the roles that a pronoun has."""
    pieces = claims.reading.pieces
    first = verb
    while first > 0 and pieces.lowers[first - 1] in _AUXILIARIES:
        first -= 1
    aux = pieces.lowers[first:verb]
    passive = bool(_BEING.intersection(aux)) and not pieces.low(verb).endswith("ing")
    if "to" in aux and first and not passive:
        first = _matrix(pieces, first)
    before = _joined_to(pieces, first)
    shared, subjects = _parties(claims, before) if before else ({}, frozenset[str]())
    subject = shared.get("agent", NOBODY) if before else _before(claims, first)
    found = {"object" if passive else "agent": subject}
    if "from" in shared:  # 'took it from one and gave it to another'
        found["from"] = shared["from"]
    for role, party in _behind(claims, verb):
        name = "agent" if passive and role == "by" else role
        if role == "by" and not passive:
            continue
        found.setdefault(name, party)
    found = {name: part for role, party in found.items() for name, part in _owned(pieces, role, party)}
    subject_is = "agent" in subjects or pieces.low(first - 1) in _SUBJECTS
    pronouns = {"object" if passive else "agent"} if subject_is else set()
    pronouns |= {name for name, place in _pronouns(pieces, verb).items() if place and name not in found}
    return {role: party for role, party in found.items() if party}, frozenset(pronouns)


def _owned(pieces: Scan, role: str, party: frozenset[int]) -> Iterator[tuple[str, frozenset[int]]]:
    """'the employers' offer': all of it, and the employers as whose it is."""
    sign = next((n for n in range(min(party), max(party)) if pieces.lowers[n] in ("’", "'")), -1) if party else -1
    owner = frozenset(n for n in party if n < sign)
    if owner:
        yield f"{role}'s", owner
    yield role, party


def _pronouns(pieces: Scan, verb: int) -> dict[str, bool]:
    """'from him', 'arrested them': the roles that personal pronouns have near behind a verb."""
    window = range(verb + 1, min(len(pieces), verb + LONGEST))
    found = {
        pieces.lowers[n - 1]: True for n in window if pieces.lowers[n] in _OBJECTS and pieces.lowers[n - 1] in PLACED
    }
    return {**found, "object": pieces.low(verb + 1) in _OBJECTS}


def _joined_to(pieces: Scan, first: int) -> int:
    """The verb before 'and', of which a second one has the subject; 0 where there is none."""
    if pieces.low(first - 1) != "and":
        return 0
    for index in range(first - 2, max(0, first - 2 - LONGEST), -1):
        if pieces.lowers[index] in _SIGNS:
            return 0
        if _verb(pieces, index):
            return index
    return 0


def _matrix(pieces: Scan, first: int) -> int:
    """'had refused to sign': the verb before the infinitive, whose subject is the subject."""
    index = first - 1
    if index > 0 and _verbal(pieces.lowers[index]):
        while index > 0 and pieces.lowers[index - 1] in _AUXILIARIES:
            index -= 1
        return index
    return first


def _before(claims: Claims, first: int) -> frozenset[int]:
    """The party right before a verb, 'who' and 'which' looked through."""
    pieces = claims.reading.pieces
    index = first - 1
    if index >= 0 and pieces.lowers[index] in _RELATIVE:
        index -= 1
        if pieces.low(index) == ",":
            index -= 1
    elif pieces.low(index) == ",":
        index = _past_aside(pieces, index)
    party: set[int] = set()
    low = max(-1, index - LONGEST)
    while index > low:
        word = pieces.lowers[index]
        stop = word in _SIGNS or (word in _PREPOSITIONS and word not in _INSIDE)
        if stop or (word in _AUXILIARIES) or (_verb(pieces, index) if index else False):
            break
        if claims.stems[index] and pieces.kinds[index] == "w":
            party.add(index)
        if word in _DETERMINERS and pieces.low(index - 1) not in _INSIDE:
            break
        index -= 1
    return frozenset(party)


def _past_aside(pieces: Scan, comma: int) -> int:
    """'Lilit Oganyan, the head of the bank, accused': from the second comma to what stands before the first."""
    for index in range(comma - 1, max(-1, comma - 1 - LONGEST), -1):
        if pieces.lowers[index] == ",":
            return index - 1
    return -1


def _behind(claims: Claims, verb: int) -> Iterator[tuple[str, frozenset[int]]]:
    """The object, and the parties behind prepositions, up to the end of the clause."""
    pieces = claims.reading.pieces
    role, party = "object", set[int]()
    dative = pieces.lowers[verb] in _DATIVE
    first = verb + 1 + (pieces.lowers[verb] in _PARTICLES.get(pieces.low(verb + 1), ()))
    for index in range(first, min(len(pieces), verb + 1 + 2 * LONGEST)):
        word = pieces.lowers[index]
        ends = word in _SIGNS or word in _RELATIVE or word in _CLAUSES
        if ends or (index > verb + 1 and _verb(pieces, index)):
            break
        begins = word in _DETERMINERS or pieces.kinds[index] == "n" or word_value(word, "en") is not None
        if word in _PREPOSITIONS:
            if party:
                yield role, frozenset(party)
            role, party = word, set[int]()
        elif dative and role == "object" and party and begins:
            yield "to", frozenset(party)
            dative, party = False, {index} if claims.stems[index] and pieces.kinds[index] == "w" else set()
        elif pieces.kinds[index] == "w" and claims.stems[index] and _may_hold(pieces, role, index):
            party.add(index)
    if party:
        yield role, frozenset(party)


def _may_hold(pieces: Scan, role: str, index: int) -> bool:
    """Not 'from 51.9 percent to 52.2 percent', and no adverb for an object."""
    if role == "object":
        return not pieces.lowers[index].endswith("ly")
    return role in PLACED and pieces.kind(index - 1) != "n"
