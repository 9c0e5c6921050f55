"""Two sentences that exchange the parties of a deed: who does it stands where whom it befalls should.

Of two sentences that tell the same, the words of each party are looked up through what stands for what; where they
stand at the other party's place, and none at their own, the parties were exchanged.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING

from checker.lang.deeds import LONGEST, NOBODY, Deed, deeds
from checker.lang.english import all_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.lang.claims import Claims
    from checker.lang.retelling import Retelling

ALIKE = 0.35  # likeness from which two sentences are asked
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
    """'Ruiz took the cup from her', 'Ruiz took the cup from Blanc': one of the two is only meant."""
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
        _linked(telling, party) & theirs.parties.get(role, NOBODY)
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
