"""What happens at a place: the event that a place hangs on, by the words before its preposition or behind the place.

Two words of one row tell one event in other words. Where somebody lives, or is taken to, is told by words of its own,
so that it is never held against where something happened.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from checker.lang.english import all_forms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WINDOW = 10  # words before the preposition, or behind the place, among which the event stands
PLACING = frozenset("in at near off outside around above over on inside".split())
_CLOSE = frozenset(("close", "next"))
_STOPS = frozenset((";", ":", "–", "—", "“", "”", '"', ",", "."))
_EVENTS = {
    "crash": "crash accident collision collide overturn plunge derail derailment pile-up wreck swerve skid",
    "fire": "fire blaze flame burn inferno wildfire",
    "die": "kill die death dead deadly fatal drown perish",
    "blast": "explosion explode blast bomb bombing detonate detonation",
    "quake": "earthquake quake tremor aftershock epicentre epicenter",
    "flood": "flood flooding landslide mudslide avalanche storm tornado hurricane cyclone",
    "attack": "attack shooting stabbing raid ambush assault shell shelling strike massacre",
    "arrest": "arrest detain detention capture catch apprehend nab",
    "find": "find discover unearth excavate discovery dig excavation seize confiscate seizure intercept impound haul",
    "born": "born birth birthplace",
    "raise": "grew raise childhood youth upbringing",
    "bury": "bury burial funeral laid",
    "marry": "marry wedding",
    "meet": "meet meeting talk summit conference negotiation negotiate convene gather",
    "sign": "sign signing agreement treaty",
    "try": "trial court verdict sentence acquit convict hearing tribunal",
    "aground": "aground stuck stranded sink capsize shipwreck ferry",
    "rescue": "rescue save pick pluck airlift",
    "protest": "protest demonstration demonstrate rally march demonstrator riot",
    "play": "play match game final won win beat race stadium tournament championship defeat draw",
    "hold": "festival exhibition exhibit fair concert premiere show ceremony edition celebrate",
    "plant": "factory plant mill works build building construct construction site mine refinery erect",
    "open": "open opening inaugurate inauguration unveil",
    "close": "close closure shut",
    "launch": "launch liftoff lift-off rocket",
    "outbreak": "outbreak infection infect case disease",
    "vote": "vote election elect poll",
    "speak": "speech speak address",
}
# Said of somebody or something besides: where it is for good, where it goes.
_ELSE = {
    "live": "live reside resident home inhabitant dwell",
    "work": "work teach employ job",
    "study": "study graduate student school",
    "based": "based headquarter headquarters registered",
    "wanted": "wanted",
    "feel": "feel felt",
    "go": "go travel fly drive sail head move flee return send bring take carry deliver evacuate transfer transport",
    "arrive": "arrive land reach arrival dock",
    "leave": "leave depart departure",
    "stay": "stay spend holiday",
    "sell": "sell market shop",
}
LONGEST = 3  # words of these
_DIRECT = frozenset(("leave", "arrive"))
_PHRASES: dict[tuple[str, ...], str] = {
    ("left", "the", "road"): "crash",
    ("left", "the", "track"): "crash",
    ("left", "the", "tracks"): "crash",
    ("lost", "their", "lives"): "die",
    ("lost", "his", "life"): "die",
    ("lost", "her", "life"): "die",
    ("went", "off", "the"): "crash",
    ("came", "into", "the"): "born",
}


@cache
def _classes() -> Mapping[str, str]:
    return {
        form: event
        for table in (_ELSE, _EVENTS)
        for event, words in table.items()
        for word in words.split()
        for form in (word, *all_forms(word))
    }


def event_at(lowers: Sequence[str], first: int, last: int) -> frozenset[str]:
    """The events that a place hangs on, the words ``first`` to ``last``; empty where none is told."""
    if first and _classes().get(lowers[first - 1]) in _DIRECT:
        return frozenset((_classes()[lowers[first - 1]],))  # 'left Kabul'
    at = _preposition(lowers, first)
    if at is None:
        return frozenset()
    stop = next((n for n in range(at - 1, -1, -1) if lowers[n] in _STOPS), -1)
    before = [event for n in range(at - 1, max(stop, at - 1 - WINDOW), -1) for event in _told(lowers, n)]
    if not before:
        end = next((n for n in range(last + 2, len(lowers)) if lowers[n] in _STOPS), len(lowers))
        before = [event for n in range(last + 1, min(end, last + 1 + WINDOW)) for event in _told(lowers, n)]
    if before and before[0] in _ELSE:
        return frozenset(before[:1])
    return frozenset(event for event in before if event in _EVENTS)


def _told(lowers: Sequence[str], n: int) -> Sequence[str]:
    if lowers[n + 1 : n + 2] == ["place"]:
        return ()  # 'took place'
    event = _PHRASES.get(tuple(lowers[n : n + LONGEST])) or _classes().get(lowers[n])
    return (event,) if event else ()


def _preposition(lowers: Sequence[str], first: int) -> int | None:
    """Where 'in' stands of 'in Rome', 'in the port of Rotterdam', 'close to Rome'."""
    for n in range(first - 1, max(-1, first - 7), -1):
        if lowers[n] in PLACING:
            return n
        if lowers[n] == "to":
            return n - 1 if n and lowers[n - 1] in _CLOSE else None
        if lowers[n] in _STOPS or lowers[n] in ("from", "for", "by", "with", "and"):
            return None
    return None
