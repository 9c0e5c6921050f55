"""Who does what to whom: the parties of a verb, told from the order of words, and whether two sentences exchange them.

'The union sued the hospital' and 'the hospital was sued by the union' have one agent and one object. Parties may be
names or common nouns. Of two sentences that tell the same, the words of each party are looked up through what stands
for what; where they stand at the other party's place, and none at their own, the parties were exchanged.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING

from checker.lang.english import UNCHANGED, all_forms, base_form, irregular_forms
from checker.lang.finite import verbs
from checker.lang.numerals import word_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.lang.claims import Claims
    from checker.lang.retelling import Retelling
    from checker.lang.scan import Scan

LONGEST = 9  # pieces of one party
SHORT = 3  # letters of a word that is no plural: 'has', 'its'
ALIKE = 0.35  # likeness from which two sentences are asked
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
_NOBODY: frozenset[int] = frozenset()
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


# What is done, told from either end: verbs with the role that each party has there. 'object' is whom it befalls.
_EVENTS: dict[str, tuple[tuple[str, Mapping[str, str]], ...]] = {
    "win": (
        (
            "beat defeat thrash overcome eliminate crush outplay topple rout oust outscore knock",
            {"agent": "one", "object": "other"},
        ),
        ("win prevail triumph", {"agent": "one", "over": "other", "against": "other"}),
        ("lose", {"agent": "other", "to": "one", "against": "one"}),
    ),
    "give": (
        (
            "hand give extradite sell transfer send lend donate deliver supply return pay ship export cede let lease "
            "award",
            {"agent": "one", "to": "other"},
        ),
        (
            "receive buy acquire get obtain purchase take borrow import accept seize rent",
            {"agent": "other", "from": "one", "of": "one"},
        ),
    ),
    "acquire": (
        ("buy acquire purchase take swallow", {"agent": "one", "object": "other"}),
        ("sell", {"object": "other", "to": "one"}),
    ),
    "summon": (
        ("summon", {"agent": "one", "object": "other"}),
        ("call", {"object": "other", "to": "one"}),
    ),
    "sue": (
        ("sue", {"agent": "one", "object": "other"}),
        ("file lodge bring submit", {"agent": "one", "against": "other"}),
        ("take haul drag", {"agent": "one", "object": "other", "to": "court"}),
    ),
    "follow": (
        ("succeed replace follow", {"agent": "one", "object": "other"}),
        ("precede", {"agent": "other", "object": "one"}),
    ),
    "employ": (
        ("employ hire recruit engage", {"agent": "one", "object": "other"}),
        ("work", {"agent": "other", "for": "one"}),
    ),
    "teach": (
        ("teach train instruct", {"agent": "one", "object": "other"}),
        ("learn", {"agent": "other", "from": "one"}),
    ),
    "accuse": (("accuse blame charge", {"agent": "one", "object": "other"}),),
    "kill": (("kill murder shoot stab", {"agent": "one", "object": "other"}),),
    "attack": (("attack assault strike hit ram", {"agent": "one", "object": "other"}),),
    "arrest": (("arrest detain capture", {"agent": "one", "object": "other"}),),
    "dismiss": (("dismiss sack fire oust remove", {"agent": "one", "object": "other"}),),
    "rescue": (("rescue save free", {"agent": "one", "object": "other"}),),
    "reject": (("reject refuse decline", {"agent": "one", "object": "other", "object's": "owner"}),),
}

# Who heads a body, and the body.
_BODIES = frozenset(
    frozenset(pair.split())
    for pair in (
        "governor government", "minister ministry", "president presidency", "prosecutor prosecution", "senator senate",
        "director directorate", "ambassador embassy", "commander command", "manager management",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Deed:
    """A verb with the pieces of each of its parties: 'agent', 'object', or the preposition before it."""

    verb: int
    parties: Mapping[str, frozenset[int]]
    pronouns: frozenset[str]  # roles that a personal pronoun has

    @property
    def pieces(self) -> list[int]:
        return sorted({self.verb, *(n for party in self.parties.values() for n in party)})


@cache
def _events() -> Mapping[str, list[tuple[str, Mapping[str, str]]]]:
    """Form of a verb to the events that it may tell."""
    table: dict[str, list[tuple[str, Mapping[str, str]]]] = {}
    for event, rows in _EVENTS.items():
        for words, roles in rows:
            for form in {form for word in words.split() for form in all_forms(word)}:
                table.setdefault(form, []).append((event, roles))
    return table


def _told_as(claims: Claims, deed: Deed) -> Iterator[tuple[str, Deed]]:
    """The deed as each event that its verb tells, its roles by that event's names."""
    for event, roles in _events().get(claims.reading.pieces.lowers[deed.verb], ()):
        if "court" in roles.values() and not _at_court(claims, deed):
            continue
        parties = {roles[role]: party for role, party in deed.parties.items() if role in roles}
        yield event, Deed(deed.verb, parties, deed.pronouns)


def _at_court(claims: Claims, deed: Deed) -> bool:
    """'took the landlord to court'."""
    behind = claims.reading.pieces.lowers[deed.verb : deed.verb + LONGEST]
    return ("to", "court") in pairwise(behind)


def exchanged(telling: Retelling) -> Iterator[tuple[Deed, Deed]]:
    """Verbs that both sentences have and whose parties changed places: ours, theirs."""
    if telling.likeness < ALIKE or "?" in telling.ours.reading.pieces.lowers:
        return
    theirs = {deed.verb: deed for deed in deeds(telling.theirs)}
    for ours in deeds(telling.ours):
        other = theirs.get(telling.links.get(ours.verb, -1))
        if other and _turned(telling, ours, other):
            yield ours, other
        elif not other and (found := _from_the_other_end(telling, ours, theirs)):
            yield ours, found


def _from_the_other_end(telling: Retelling, ours: Deed, theirs: Mapping[int, Deed]) -> Deed | None:
    """A deed of theirs that tells the event with another verb: 'lost to', 'beat'."""
    mine = dict(_told_as(telling.ours, ours))
    for deed in theirs.values():
        for event, told in _told_as(telling.theirs, deed) if mine else ():
            if event in mine and _crossed(telling, mine[event], told) and not _by_turns(telling, ours, deed):
                return deed
    return None


def _turned(telling: Retelling, ours: Deed, theirs: Deed) -> bool:
    crossed = _crossed(telling, ours, theirs) or _with_pronoun(telling, ours, theirs)
    return crossed and not _by_turns(telling, ours, theirs)


def _linked(telling: Retelling, party: frozenset[int]) -> set[int]:
    """What stands for a party's words there; a governor is not the government, though the words are of one root."""
    ours, theirs = telling.ours.reading.pieces.lowers, telling.theirs.reading.pieces.lowers
    linked = ((n, telling.links[n]) for n in party if n in telling.links)
    return {there for here, there in linked if frozenset((ours[here], theirs[there])) not in _BODIES}


def _crossed(telling: Retelling, ours: Deed, theirs: Deed) -> bool:
    """Whether each of two parties stands at the other's place, and neither at its own."""
    roles = sorted(ours.parties.keys() & theirs.parties.keys())
    for one, two in combinations(roles, 2):
        a, b = _linked(telling, ours.parties[one]), _linked(telling, ours.parties[two])
        x, y = theirs.parties[one], theirs.parties[two]
        if a & y and b & x and not _stays(telling, a & x, b & x) and not _stays(telling, b & y, a & y):
            return True
    return False


def _stays(telling: Retelling, same: set[int], turned: set[int]) -> bool:
    """Whether a party is at its own place too; the 'rival' of 'its rival Brema' tells less than the name."""
    pieces = telling.theirs.reading.pieces
    return bool(same) and not (all(map(pieces.capital, turned)) and not any(map(pieces.capital, same)))


def _with_pronoun(telling: Retelling, ours: Deed, theirs: Deed) -> bool:
    """'Karpov took the title from him', 'Kasparov took the title from Karpov': one of the two is only meant."""
    for one, two in permutations(sorted({*ours.parties, *theirs.parties, *ours.pronouns}), 2):
        if "agent" not in (one, two) or two not in ours.pronouns or one in theirs.pronouns or two in ours.parties:
            continue
        a = _linked(telling, ours.parties.get(one, frozenset()))
        x, y = theirs.parties.get(one, frozenset()), theirs.parties.get(two, frozenset())
        strange = (x or two == "agent") and not any(telling.back.get(n) in ours.pieces for n in x)
        if (
            a
            and a <= y
            and strange
            and (x or one in theirs.pronouns or two == "agent")
            and _third(telling, ours, theirs, one, two)
        ):
            return True
    return False


def _third(telling: Retelling, ours: Deed, theirs: Deed, one: str, two: str) -> bool:
    """Whether a third party of the deed agrees, so that no other deed can be meant."""
    return any(
        _linked(telling, party) & theirs.parties.get(role, _NOBODY)
        for role, party in ours.parties.items()
        if role not in (one, two)
    )


def _by_turns(telling: Retelling, ours: Deed, theirs: Deed) -> bool:
    """Whether either side says 'each other', or tells the same verb twice, of two events."""
    for claims, deed in ((telling.ours, ours), (telling.theirs, theirs)):
        lowers = claims.reading.pieces.lowers
        if "other" in lowers and "each" in lowers:
            return True
        if sum(one == claims.stems[deed.verb] for one in claims.stems) > 1:
            return True
    return False


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
    subject = shared.get("agent", _NOBODY) if before else _before(claims, first)
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
        ends = (
            word in _SIGNS or word in _RELATIVE or word in ("and", "but", "while", "because", "when", "after", "before")
        )
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
