"""What an English sentence denies: 'not', 'refused to', 'without', and the words that stand under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.lang.claims import BREAKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.lang.claims import Claims
    from checker.lang.opposites import Found
    from checker.lang.scan import Scan

UNDER = 8  # pieces behind a negator that it may govern
_REFUSALS = frozenset("refuse refuses refused refusing fail fails failed failing decline declines declined".split())
_DENIALS = frozenset("deny denies denied denying".split())
_SAYINGS = frozenset("claim report allegation accusation charge suggestion account version story rumour".split())


def negators(claims: Claims) -> list[Found]:
    """What denies: 'not', and 'refused to', 'failed to', 'denied that', 'without' right before what they deny."""
    refusals = [f for f in claims.reading.hints if f.first == f.last and _refuses(claims.reading.pieces, f.first)]
    return sorted((*claims.reading.negators, *refusals), key=lambda f: f.first)


def _refuses(pieces: Scan, index: int) -> bool:
    low, behind = pieces.low(index), pieces.low(index + 1)
    if low == "without":
        return True
    claimed = behind == "that" and pieces.low(index + 2) in _SAYINGS  # 'denied that claim and insisted ...'
    return (low in _REFUSALS and behind == "to") or (low in _DENIALS and behind in ("that", "having") and not claimed)


def denied(claims: Claims) -> frozenset[int]:
    """Pieces that stand under what denies."""
    return claims.denied | {n for f in negators(claims) for n in under(claims, f)}


def under(claims: Claims, negator: Found) -> Iterator[int]:
    lowers = claims.reading.pieces.lowers
    for index in range(negator.last + 1, min(len(lowers), negator.last + 1 + UNDER)):
        if lowers[index] in BREAKS:
            return
        yield index
