"""Offices and professions in English: what somebody is, read from the words beside the name."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.lang.known import Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Canonical role by the words that name it; longer ones win. Words of one rank that languages mix freely
# (Präsident: president or chairman; Leiter: head or director) stand in `role_conflicts.py`.
_HEADS = {
    "president": "president",
    "president-elect": "president-elect",
    "vice president": "vice-president",
    "vice-president": "vice-president",
    "prime minister": "prime minister",
    "premier": "prime minister",
    "chancellor": "chancellor",
    "minister": "minister",
    "secretary of state": "minister",
    "state secretary": "state secretary",
    "governor": "governor",
    "mayor": "mayor",
    "lord mayor": "mayor",
    "senator": "senator",
    "ambassador": "ambassador",
    "king": "king",
    "queen": "queen",
    "prince": "prince",
    "princess": "princess",
    "emir": "emir",
    "pope": "pope",
    "archbishop": "archbishop",
    "bishop": "bishop",
    "cardinal": "cardinal",
    "patriarch": "patriarch",
    "mufti": "mufti",
    "imam": "imam",
    "rabbi": "rabbi",
    "rector": "rector",
    "consul": "consul",
    "secretary-general": "secretary-general",
    "secretary general": "secretary-general",
    "chairman": "chairman",
    "chairwoman": "chairman",
    "chairperson": "chairman",
    "chair": "chairman",
    "chief executive": "chief executive",
    "ceo": "chief executive",
    "managing director": "chief executive",
    "chief executive officer": "chief executive",
    "chief financial officer": "finance chief",
    "finance director": "finance chief",
    "cfo": "finance chief",
    "chief operating officer": "operations chief",
    "chief operations officer": "operations chief",
    "coo": "operations chief",
    "prefect": "prefect",
    "executive member": "executive member",
    "director general": "director general",
    "director-general": "director general",
    "medical director": "director",
    "director": "director",
    "manager": "director",
    "head": "head",
    "leader": "head",
    "chief": "head",
    "boss": "head",
    "party leader": "party leader",
    "opposition leader": "party leader",
    "trade union leader": "union leader",
    "union leader": "union leader",
    "trade unionist": "union leader",
    "general": "general",
    "colonel": "colonel",
    "brigadier": "brigadier",
    "major": "major",
    "lieutenant": "lieutenant",
    "sergeant": "sergeant",
    "admiral": "admiral",
    "captain": "captain",
    "commander": "commander",
    "commander-in-chief": "commander",
    "pm": "prime minister",
    "judge": "judge",
    "prosecutor": "prosecutor",
    "attorney general": "prosecutor",
    "lawyer": "lawyer",
    "defence lawyer": "lawyer",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "spokesperson": "spokesperson",
    "adviser": "adviser",
    "advisor": "adviser",
    "commissioner": "commissioner",
    "coach": "coach",
    "trainer": "coach",
    "goalkeeper": "goalkeeper",
    "striker": "striker",
    "referee": "referee",
    "architect": "architect",
    "carpenter": "carpenter",
    "engineer": "engineer",
    "economist": "economist",
    "historian": "historian",
    "statistician": "statistician",
    "geologist": "geologist",
    "biologist": "biologist",
    "physicist": "physicist",
    "chemist": "chemist",
    "archaeologist": "archaeologist",
    "physiotherapist": "physiotherapist",
    "teacher": "teacher",
    "nurse": "nurse",
    "farmer": "farmer",
    "fisherman": "fisherman",
    "shepherd": "shepherd",
    "actor": "actor",
    "actress": "actor",
    "composer": "composer",
    "conductor": "conductor",
    "painter": "painter",
    "sculptor": "sculptor",
    "novelist": "writer",
    "writer": "writer",
    "poet": "poet",
    "photographer": "photographer",
    "pilot": "pilot",
    "astronaut": "astronaut",
    "winner": "winner",
    "founder": "founder",
    "owner": "owner",
    "champion": "champion",
    "world champion": "champion",
    "police chief": "police chief",
    "fire chief": "fire chief",
    "widow": "widow",
    "wife": "wife",
    "husband": "husband",
    "mother": "mother",
    "father": "father",
    "son": "son",
    "daughter": "daughter",
    "brother": "brother",
    "sister": "sister",
    "cousin": "cousin",
    "uncle": "uncle",
    "aunt": "aunt",
}
# Of some body or other.
_HEADING = frozenset(("head", "chairman", "president", "director", "chief executive", "director general"))
PORTFOLIOS = {
    "foreign": "foreign", "external": "foreign", "defence": "defence", "defense": "defence", "war": "defence",
    "interior": "interior", "home": "interior", "finance": "finance", "treasury": "finance", "economy": "economy",
    "economic": "economy", "economics": "economy", "trade": "trade", "justice": "justice", "health": "health",
    "education": "education", "culture": "culture", "cultural": "culture", "energy": "energy",
    "environment": "environment", "agriculture": "agriculture", "transport": "transport",
    "infrastructure": "infrastructure", "labour": "labour", "labor": "labour", "tourism": "tourism", "sports": "sport",
    "sport": "sport", "science": "science", "research": "science", "family": "family", "housing": "housing",
    "development": "development", "digital": "digital", "industry": "industry", "mines": "mining", "mining": "mining",
    "oil": "oil", "water": "water", "migration": "migration", "immigration": "migration", "climate": "climate",
}  # fmt: skip
_LINKS = frozenset(("of", "for", "at", "in", "on", "to", "from", "with", "since", "until", "under"))
_DEPUTY = frozenset(("deputy", "vice", "acting", "assistant", "interim", "caretaker"))
_FORMER = frozenset(("former", "ex"))
# Held, or not yet or no longer held, as one looks at it.
_LOOSE = frozenset(
    "outgoing late then then-president then-mayor then-minister past previous retired designate incoming future "
    "newly-elected elect predecessor successor candidate honorary".split()
)
# Verbs for holding an office, and what they make of whoever does it.
DOING = {
    **dict.fromkeys("heads headed leads led runs ran directs directed".split(), "head"),
    **dict.fromkeys("chairs chaired".split(), "chairman"),
    **dict.fromkeys("coaches coached".split(), "coach"),
    **dict.fromkeys("commands commanded".split(), "commander"),
    **dict.fromkeys("captains captained".split(), "captain"),
    **dict.fromkeys("owns owned".split(), "owner"),
}
# Bodies of which one is not the other, however loosely it is called.
_BODIES = {
    word: body
    for body, words in {
        "ministry": "ministry treasury",
        "police": "police gendarmerie constabulary",
        "fire": "firefighters fire-brigade brigade",
        "bank": "bank banks",
        "union": "union unions association federation confederation league",
        "party": "party",
        "court": "court tribunal",
        "hospital": "hospital clinic infirmary",
        "school": "school university college faculty academy institute",
        "museum": "museum gallery theatre theater opera orchestra library zoo",
        "airline": "airline airport",
        "parliament": "parliament senate assembly",
        "army": "army navy forces battalion regiment",
        "prison": "prison jail",
        "council": "council committee commission panel board inquiry chamber",
        "company": "company firm group plant works factory shipyard",
        "agency": "agency authority office",
        "club": "club",
        "government": "government cabinet",
    }.items()
    for word in words.split()
}
_LONGEST = max(len(words.split()) for words in _HEADS)
_LAST = frozenset(words.split()[-1] for words in _HEADS)
# Whether a word in small letters ends what a role is called, or is a verb for holding one: without one there is none.
TELLING = Known(lambda word: word in DOING or word.removesuffix("'s").removesuffix("’s").removeprefix("ex-") in _LAST)


@dataclass(frozen=True, slots=True)
class Role:
    """``head`` is canonical; ``portfolios`` are a minister's; ``former`` for 'former', 'ex-'; ``deputy`` for 'vice'.

    ``loose``: held at another time, as the words around it tell; ``dated``: told of a time that is over; ``seat``: the
    town of a mayor; ``bodies``: what sort of body it is held in, as far as it is named.
    """

    head: str
    portfolios: frozenset[str] = frozenset()
    former: bool = False
    deputy: bool = False
    loose: bool = field(default=False, compare=False)
    dated: bool = field(default=False, compare=False)
    seat: str = field(default="", compare=False)
    bodies: frozenset[str] = field(default=frozenset(), compare=False)


def find_role(words: list[str]) -> Role | None:
    """The role that the words end on: 'Ukraine’s', 'infrastructure', 'minister' -> minister, infrastructure.

    ``words`` are lower-case. In 'mayor of the port of Sète' the role stands before 'of', since what follows only says
    whose; 'lawyer met' names none.
    """
    words = [part for word in words for part in (("ex", word[3:]) if word.startswith("ex-") else (word,))]
    cuts = [index for index, word in enumerate(words) if word in _LINKS]
    end = next((end for end in (*cuts, len(words)) if _head_at(words[:end])), 0)
    if not end:
        return None
    found, plain = _head_at(words[:end]), words[:end]
    portfolios = frozenset(PORTFOLIOS[w] for w in words if w in PORTFOLIOS) if found == "minister" else frozenset()
    if found in ("chairman", "head") and "supervisory" in words:
        found = "supervisory chairman"
    bodies = frozenset(_BODIES[w] for w in _named_bodies(words)) if found in _HEADING else frozenset()
    if found == "head" and bodies & {"police", "fire"}:
        found = f"{min(bodies & {'police', 'fire'})} chief"
    return Role(
        found,
        portfolios,
        any(w in _FORMER for w in plain),
        any(w in _DEPUTY for w in plain),
        any(w in _LOOSE for w in plain),
        bodies=bodies,
    )


def _named_bodies(words: list[str]) -> Iterator[str]:
    """Words for bodies; 'Soviet Union' is a state."""
    for before, word in pairwise(("", *words)):
        if word in _BODIES and not (word == "union" and before in ("soviet", "european", "african")):
            yield word


def done_by(verb: str, what: list[str]) -> Role | None:
    """'heads', 'foreign ministry' -> foreign minister; 'chairs', 'council' -> chairman; 'led the team' is none."""
    head = DOING[verb]
    bodies = frozenset(_BODIES[w] for w in _named_bodies(what))
    if "team" in what or "side" in what or not what:
        return Role(head) if head in ("coach", "captain") else None
    if head == "head":
        if not bodies:
            return None
        if "ministry" in bodies:
            return Role("minister", frozenset(PORTFOLIOS[w] for w in what if w in PORTFOLIOS))
        head = "prime minister" if "government" in bodies else "party leader" if "party" in bodies else head
    # Whoever chairs one meeting need not be the chairman of anything.
    return Role(head, bodies=bodies, loose=head == "chairman" and not bodies)


def _head_at(words: list[str]) -> str:
    """The longest role that the words end on."""
    starts = range(max(0, len(words) - _LONGEST), len(words))
    return next((role for start in starts if (role := _HEADS.get(" ".join(words[start:])))), "")


def heads() -> Mapping[str, str]:
    """Words for roles to what the role is called here."""
    return _HEADS
