"""Times of the day: '16:30', '4 p.m.', '2100 GMT', '16 Uhr', with their zone where it is told.

A time is a count of minutes from midnight. Its unit says what is known of it: 'clock', or 'clock12' where it may be
meant before or after noon, and behind '@' the zone. Offsets of zones from the IANA time zone database; a name that
people use all the year round has its summer time beside it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from checker.lang import clock_words
from checker.lang.hits import Hit, time_unit
from checker.lang.lexicon import Phrases, phrases
from checker.model import Quantity

if TYPE_CHECKING:
    from checker.lang.scan import Scan

DAY = 24 * 60
HALF = 12
ABOUT = 20  # minutes that 'around' leaves
# Minutes before universal time, of every time that goes by the name.
ZONES: dict[str, tuple[int, ...]] = {
    "GMT": (0,), "UTC": (0,), "WET": (0,), "WEST": (60,), "CET": (60, 120), "MEZ": (60, 120), "CEST": (120,),
    "MESZ": (120,), "EET": (120, 180), "EEST": (180,), "MSK": (180,), "EST": (-300, -240), "EDT": (-240,),
    "PST": (-480, -420), "PDT": (-420,), "JST": (540,), "KST": (540,), "HKT": (480,), "SGT": (480,), "AEST": (600, 660),
    "AEDT": (660,),
}  # fmt: skip
_NAMES = {
    "Moscow time": "MSK",
    "universal time": "UTC",
    "Greenwich Mean Time": "GMT",
    "hours GMT": "GMT",
    "Central European Time": "CET",
}
_FOUR = re.compile(r"([01]\d|2[0-4])([0-5]\d)")
_POINT = re.compile(r"([01]?\d|2[0-4])\.([0-5]\d)")
_CLOCK_WORDS = {"o'clock", "o", "uhr"}


def is_clock(unit: str) -> bool:
    return unit.startswith("clock")


def clocks_agree(a: Quantity, b: Quantity) -> bool:
    """Whether two times can be one: in one zone, and before or after noon where that is open."""
    turn = DAY // 2 if a.unit.startswith("clock12") or b.unit.startswith("clock12") else DAY
    slack = ABOUT if a.approximate or b.approximate else 0
    ours, theirs = _offsets(a.unit), _offsets(b.unit)
    shifts = [p - q for p in ours for q in theirs] if ours and theirs else [0]
    gaps = [(int(a.low) - int(b.low) - shift) % turn for shift in shifts]
    return any(min(gap, turn - gap) <= slack for gap in gaps)


def _offsets(unit: str) -> tuple[int, ...]:
    return ZONES.get(unit.partition("@")[2], ())


@cache
def _zones() -> Phrases[str]:
    table: Phrases[str] = Phrases("en")
    for name in ZONES:
        table.add(name, name)
    for phrase, name in _NAMES.items():
        table.add(phrase, name)
    return table


def clock(pieces: Scan, index: int) -> Hit | None:
    """The time of day that begins at a number; None where the number is none."""
    if pieces.lang != "en" and (other := _elsewhere(pieces, index)):
        return other
    if pieces.kinds[index] == "w":
        return _worded(pieces, index)
    if pieces.kinds[index] != "n" or (pieces.glued(index) and pieces.low(index - 1) in {":", "-", "/", "."}):
        return None
    found = _colon(pieces, index) or _written(pieces, index)
    if found is None:
        return None
    hour, minute, end, sure = found
    hour, end, told = _half(pieces, hour, end)
    zone, end = _zone(pieces, end)
    if not (sure or told or zone) or hour > 24 or (hour == 24 and minute):
        return None
    open_half = not told and not zone and 0 < hour <= HALF and pieces.words[index][0] != "0"
    unit = ("clock12" if open_half else "clock") + (f"@{zone}" if zone else "")
    minutes = Decimal(hour % 24 * 60 + minute)
    about = phrases(pieces.lang, "approx").ends_at(pieces, index) is not None
    return Hit(((index, end, Quantity(minutes, minutes, unit, "clock", approximate=about)),), end)


def _elsewhere(pieces: Scan, index: int) -> Hit | None:
    """A time as the language of the text writes it and English does not."""
    found = clock_words.worded(pieces, index) if pieces.kinds[index] == "w" else clock_words.digits(pieces, index)
    if found is None:
        return None
    hour, minute, end, full = found
    zone, end = _zone(pieces, end)
    minutes = Decimal(hour % 24 * 60 + minute)
    unit = ("clock" if full or hour > HALF else "clock12") + (f"@{zone}" if zone else "")
    about = phrases(pieces.lang, "approx").ends_at(pieces, index) is not None
    return Hit(((index, end, Quantity(minutes, minutes, unit, "clock", approximate=about)),), end)


_HOURS = {
    word: hour
    for hour, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
_PARTS = {"half": 30, "quarter": 15}


def _worded(pieces: Scan, index: int) -> Hit | None:
    """'ten o'clock', 'half past ten', 'a quarter to three', 'four in the afternoon'."""
    first = index + (pieces.lowers[index] == "a")
    part, link = _PARTS.get(pieces.low(first)), pieces.low(first + 1)
    parted = part is not None and link in {"past", "to"}
    if pieces.lang != "en" or not (parted or pieces.lowers[index] in _HOURS):
        return None
    at = first + 2 if parted else index
    written = pieces.low(at)
    hour = int(written) if written.isdecimal() and len(written) < 3 else _HOURS.get(written, 0)
    if not 0 < hour <= HALF or (parted and "\n" in pieces.gap(at)):
        return None
    clock = pieces.low(at + 1) == "o" and pieces.low(at + 3) == "clock"
    full, end, told = _half(pieces, hour, at + 1 + 3 * clock)
    if not (clock or parted or (told and hour > 1)):  # 'one in the morning and one at night'
        return None
    minutes = Decimal((full * 60 + (part or 0) * (1 if link == "past" else -1) * parted) % DAY)
    return Hit(((index, end, Quantity(minutes, minutes, "clock" if told else "clock12", "clock")),), end)


def _colon(pieces: Scan, index: int) -> tuple[int, int, int, bool] | None:
    """'16:30'; not '2:01:09' nor '2:30 hours'."""
    first, second = pieces.words[index], pieces.words[index + 2 : index + 3]
    if (
        pieces.words[index + 1 : index + 2] != [":"]
        or not second
        or not (pieces.glued(index + 1) and pieces.glued(index + 2))
    ):
        return None
    end = index + 3
    plain = first.isdigit() and second[0].isdigit() and len(first) <= 2 == len(second[0]) and int(second[0]) < 60
    if not plain or int(first) > 24 or (pieces.low(end) == ":" and pieces.glued(end)):
        return None
    return None if time_unit(pieces, end) in {"hour", "minute"} else (int(first), int(second[0]), end, True)


def _written(pieces: Scan, index: int) -> tuple[int, int, int, bool] | None:
    """'2100' before a zone, '14.30' and '4' before 'p.m.', a zone or 'Uhr'."""
    word, end = pieces.words[index], index + 1
    four = _FOUR.fullmatch(word)
    if four and pieces.low(index - 1) not in {"$", "€", "£"}:
        return int(four[1]), int(four[2]), end, False
    point = _POINT.fullmatch(word)
    if point:
        sure = pieces.low(end) == "uhr"
        return int(point[1]), int(point[2]), end + sure, sure
    if not word.isdigit() or len(word) > 2 or int(word) > 24:
        return None
    if pieces.low(end) == "uhr":
        return int(word), 0, end + 1, True
    if pieces.low(end) == "o" and pieces.low(end + 2) == "clock":
        return int(word), 0, end + 3, True
    return int(word), 0, end, False


def _half(pieces: Scan, hour: int, end: int) -> tuple[int, int, bool]:
    """The hour of 24 with what says before or after noon, and whether anything does."""
    found = phrases("en", "meridiem").at(pieces, end) if pieces.lang == "en" and end < len(pieces) else None
    if not found or "\n" in pieces.gap(end) or not 0 < hour <= HALF:
        return hour, end, False
    night = found[0] == "night"
    after = found[0] == "pm" or (night and 6 <= hour < HALF)
    return hour % HALF + HALF * after, found[1], True


def _zone(pieces: Scan, end: int) -> tuple[str, int]:
    """The zone behind a time, also in brackets and behind the point of 'a.m.'."""
    at = end + (pieces.low(end) == "." and pieces.glued(end) and pieces.low(end - 1) == "m")
    if at >= len(pieces) or "\n" in pieces.gap(at) or not pieces.gap(at):
        return "", end
    opening = pieces.words[at] == "("
    found = zone_at(pieces, at + opening)
    return (found[0], found[1] + (opening and pieces.low(found[1]) == ")")) if found else ("", end)


def zone_at(pieces: Scan, index: int) -> tuple[str, int] | None:
    """The zone that begins at a piece, and the piece after it; 'est' and 'wet' are words."""
    found = _zones().at(pieces, index) if index < len(pieces) else None
    if not found or (pieces.words[found[1] - 1].islower() and found[0] not in {"GMT", "UTC"}):
        return None
    return found
