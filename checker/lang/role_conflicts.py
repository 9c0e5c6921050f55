"""Which offices and professions nobody has at once, and which are two words for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.lang.names import same_name
from checker.lang.places import countries

if TYPE_CHECKING:
    from checker.lang.roles import Role

MAYBE = 0.12  # probability below which two towns are two for certain
# Held by one and the same person, or one word for the other in good translations.
_COMPATIBLE = tuple(
    frozenset(group.split(", "))
    for group in (
        "president, chairman, head, party leader",
        "president-elect, winner",
        "chief executive, director, head, chairman, founder, owner",
        "director, director general, head, chief executive",
        "union leader, chairman, president",
        "secretary-general, head",
        "commissioner, head",
        "supervisory chairman, chairman, head, president",
        "police chief, head",
        "fire chief, head, commander",
        "prime minister, head, party leader",
        "chancellor, head, party leader",
        "minister, party leader",
        "mayor, head, party leader",
        "governor, head",
        "archbishop, cardinal, bishop",
        "king, prince, emir, head",
        "writer, poet",
        "general, head",
        "coach, director",
        "commander, head",
        "commander, general",
        "commander, colonel",
        "commander, captain",
        "owner, founder, head, chairman",
        "finance chief, director, head",
        "operations chief, director, head",
        "prefect, head",
        "executive member, head",
    )
)
# Roles that exclude one another; a farmer may well be an uncle and a winner, but a mayor is no minister.
_OFFICES = frozenset(
    """
    president president-elect vice-president minister chancellor governor mayor senator ambassador king queen
    pope archbishop bishop secretary-general chairman judge prosecutor lawyer commander general colonel admiral captain
    mufti imam rabbi rector consul brigadier major lieutenant sergeant
    spokesperson coach referee head director goalkeeper striker prefect adviser
    architect carpenter engineer wife husband mother father
    son daughter brother sister
    """.split()
) | {
    "prime minister", "vice-president", "chief executive", "union leader", "party leader", "director general",
    "police chief", "fire chief", "state secretary", "supervisory chairman", "finance chief", "operations chief",
    "executive member",
}  # fmt: skip
# Offices that end, and after which nobody goes on being called so.
_TERMS = frozenset(
    "president minister chancellor governor mayor senator ambassador secretary-general chairman director".split()
) | {"prime minister", "chief executive", "vice-president", "director general", "state secretary"}
_SEATED = frozenset("mayor archbishop bishop rabbi mufti king queen".split())  # of one place at a time
# Held beside an office: a colonel may head the fire service.
_RANKS = frozenset("general colonel admiral captain brigadier major lieutenant sergeant".split())
KIN = frozenset(
    """
    wife husband mother father son daughter brother sister cousin uncle aunt widow
    """.split()
)


def compatible(a: str, b: str) -> bool:
    """Whether one word stands for the other in good translations."""
    return any({a, b} <= group for group in _COMPATIBLE)


def conflict(a: Role, b: Role) -> bool:
    """Whether nobody holds both roles at once."""
    if a.head == b.head:
        return _other_office(a, b)
    if compatible(a.head, b.head):
        return bool(a.bodies and b.bodies) and _elsewhere(a, b) and not (a.loose or b.loose)
    if a.loose or b.loose:
        return False
    if {a.head, b.head} & _RANKS and not {a.head, b.head} <= _RANKS:
        return False
    if {a.head, b.head} & KIN and not {a.head, b.head} <= KIN:
        return False
    return a.head in _OFFICES and b.head in _OFFICES and a.former == b.former


def _other_office(a: Role, b: Role) -> bool:
    """Whether two offices of one name are two: another ministry, another town, the deputy's, a former one."""
    if a.portfolios and b.portfolios and not a.portfolios & b.portfolios:
        return not (a.loose or b.loose)
    timely = a.head in _TERMS and a.former != b.former and not (a.loose or b.loose or a.dated or b.dated)
    if a.head in _OFFICES and (a.deputy != b.deputy or timely):
        return True
    return not (a.loose or b.loose) and (_elsewhere(a, b) or _other_seat(a, b))


def _elsewhere(a: Role, b: Role) -> bool:
    """'head of the farmers' union', 'head of the bank'."""
    return a.former == b.former and bool(a.bodies and b.bodies) and not a.bodies & b.bodies


def _other_seat(a: Role, b: Role) -> bool:
    seated = a.head in _SEATED and bool(a.seat and b.seat)
    if not seated or a.seat == b.seat or countries(a.seat.capitalize()) or countries(b.seat.capitalize()):
        return False
    return same_name(a.seat.capitalize(), b.seat.capitalize()).probability < MAYBE
