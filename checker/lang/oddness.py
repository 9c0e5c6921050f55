"""How odd a sentence is to a language model, which has told how surprising each of its words is.

Names surprise every model, so only words in small letters count; the first word stands without context and does not.
"""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Surprisal

FEWEST = 6  # words in small letters from which a mean tells something
_WIDEST = 4  # words that are marked


def oddness(text: str, surprisals: Sequence[Surprisal]) -> float:
    """Mean surprisal of the words in small letters, in nats; 0.0 where they are too few."""
    small = [nats for start, _, nats in surprisals[1:] if text[start : start + 1].islower()]
    return fmean(small) if len(small) >= FEWEST else 0.0


def oddest(text: str, surprisals: Sequence[Surprisal]) -> tuple[int, int]:
    """From where to where the most surprising words stand: the worst one and its neighbours above the mean."""
    words = [(start, end, nats if text[start : start + 1].islower() else 0.0) for start, end, nats in surprisals]
    worst = max(range(1, len(words)), key=lambda n: words[n][2])
    mean = fmean(nats for *_, nats in words)
    low = high = worst
    while high - low + 1 < _WIDEST:
        before = words[low - 1][2] if low > 1 else 0.0
        after = words[high + 1][2] if high + 1 < len(words) else 0.0
        if max(before, after) <= mean:
            break
        low, high = (low - 1, high) if before >= after else (low, high + 1)
    return words[low][0], words[high][1]
