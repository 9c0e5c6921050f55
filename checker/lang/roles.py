"""Offices and professions in English: what somebody is, read from the words beside the name."""

from __future__ import annotations

from dataclasses import dataclass

# Canonical role by the words that name it; longer ones win. Words of one rank that languages mix freely
# (Präsident: president or chairman; Leiter: head or director) stand under COMPATIBLE below.
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
        "fire chief, head",
        "prime minister, head, party leader",
        "chancellor, head, party leader",
        "minister, party leader",
        "mayor, head, party leader",
        "governor, head",
        "archbishop, cardinal, bishop",
        "king, prince, emir, head",
        "writer, poet",
        "general, head",
    )
)
# Roles that exclude one another; a farmer may well be an uncle and a winner, but a mayor is no minister.
_OFFICES = frozenset(
    """
    president president-elect vice-president minister chancellor governor mayor senator ambassador king queen
    pope archbishop bishop secretary-general chairman judge prosecutor lawyer general colonel admiral
    mufti imam rabbi rector consul brigadier major lieutenant sergeant
    spokesperson coach referee head director goalkeeper striker architect carpenter wife husband mother father
    son daughter brother sister
    """.split()
) | {
    "prime minister", "vice-president", "chief executive", "union leader", "party leader", "director general",
    "police chief", "fire chief", "state secretary", "supervisory chairman",
}  # fmt: skip
# Held beside an office: a colonel may head the fire service.
_RANKS = frozenset("general colonel admiral captain brigadier major lieutenant sergeant".split())
_KIN = frozenset(
    """
    wife husband mother father son daughter brother sister cousin uncle aunt widow
    """.split()
)

_PORTFOLIOS = {
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
_DEPUTY = frozenset(("deputy", "vice", "acting", "assistant"))
_FORMER = frozenset(
    """
    former ex-president ex-minister ex outgoing late then-president
    """.split()
)
_LONGEST = max(len(words.split()) for words in _HEADS)


@dataclass(frozen=True, slots=True)
class Role:
    """``head`` is canonical; ``portfolios`` are a minister's; ``former`` for 'former', 'ex-'; ``deputy`` for 'vice'."""

    head: str
    portfolios: frozenset[str] = frozenset()
    former: bool = False
    deputy: bool = False


def find_role(words: list[str]) -> Role | None:
    """The role that the words end on: 'Ukraine’s', 'infrastructure', 'minister' -> minister, infrastructure.

    ``words`` are lower-case. In 'mayor of the port of Sète' the role stands before 'of', since what follows only says
    whose; 'lawyer met' names none.
    """
    cuts = [index for index, word in enumerate(words) if word in _LINKS]
    found = next((role for end in (*cuts, len(words)) if (role := _head_at(words[:end]))), "")
    if not found:
        return None
    portfolios = frozenset(_PORTFOLIOS[w] for w in words if w in _PORTFOLIOS) if found == "minister" else frozenset()
    if found in ("chairman", "head") and "supervisory" in words:
        found = "supervisory chairman"
    return Role(found, portfolios, any(w in _FORMER for w in words), any(w in _DEPUTY for w in words))


def _head_at(words: list[str]) -> str:
    """The longest role that the words end on."""
    starts = range(max(0, len(words) - _LONGEST), len(words))
    return next((role for start in starts if (role := _HEADS.get(" ".join(words[start:])))), "")


def conflict(a: Role, b: Role) -> bool:
    """Whether nobody holds both roles at once."""
    if a.head == b.head:
        other_ministry = bool(a.portfolios and b.portfolios and not a.portfolios & b.portfolios)
        return other_ministry or (a.deputy != b.deputy and a.head in _OFFICES)
    if any({a.head, b.head} <= group for group in _COMPATIBLE):
        return False
    if {a.head, b.head} & _RANKS and not {a.head, b.head} <= _RANKS:
        return False
    if {a.head, b.head} & _KIN and not {a.head, b.head} <= _KIN:
        return False
    return a.head in _OFFICES and b.head in _OFFICES and a.former == b.former
