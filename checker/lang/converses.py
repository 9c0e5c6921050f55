"""Verbs that tell one event from its two ends: to beat and to lose to, to sell to and to buy from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.lang.english import base_form
from checker.lang.tokens import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEING = frozenset("is are was were be been being".split())


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words.split())


# What is done, by verbs whose subject does it and verbs whose subject has it done to it, each with the words of which
# one must stand before the other party; '' where the verb takes it as its object.
_EVENTS = {
    "win": (
        (_stems("beat defeat thrash overcome eliminate crush outplay topple"), ("",)),
        (_stems("win victory triumph prevail"), ("over", "against")),
        (_stems("lose defeat loss"), ("to", "against")),
    ),
    "give": (
        (frozenset(), ()),
        (
            _stems("hand give extradite sell transfer send lend donate deliver supply return pay ship export cede"),
            ("to",),
        ),
        (
            _stems("receive buy acquire get obtain purchase take borrow import win seize rent"),
            ("from", "of"),
        ),
    ),
}  # fmt: skip


def doer(words: Sequence[str]) -> tuple[str, bool] | None:
    """The event that the words between two parties tell, and whether the first is who wins or gives.

    ``words`` are in small letters, signs included; None where they tell no such event for certain.
    """
    stems = [stem(base_form(word)) for word in words]
    last = words[-1] if words else ""
    if words and words[-1] in ("the", "a", "an", "its", "host", "hosts"):
        last = words[-2] if len(words) > 1 else ""
    passive = bool(_BEING & set(words))
    for event, (direct, forward, backward) in _EVENTS.items():
        if direct and direct[0] & set(stems):
            if last == "by":
                return event, False
            return None if passive or last in ("to", "against", "over", "in", "at", "for", "from") else (event, True)
        if forward[0] & set(stems) and last in forward[1] and not passive:
            return event, True
        if backward[0] & set(stems) and last in backward[1] and not passive:
            return event, False
    return None
