"""Small changes of an English sentence that would mend what translations get wrong.

Each kind is a set of words that are mistaken for one another; a language model tells where another of them is likelier.
What would change the meaning and leave a sound sentence ('he' for 'she', 'had' for 'has') is in no set.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log
from typing import TYPE_CHECKING

from checker.model import Rewording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import LanguageModel, Likelier

_PLAIN = "about as at by for from in into of on than to with"
_TELLING = (  # these say more: what is likelier may say something else
    "above across after against along alongside amid among around away before behind below beside between beyond"
    " despite down during inside near off out outside over per since through throughout towards under until up upon via"
    " within without"
)
_PRONOUNS = (
    "he him his|she her hers|it its|they them their|we us our|you your|I me my"
    "|himself herself itself themselves|who whom whose which"
)
_NUMBER = "is are|was were|has have|does do|isn't aren't|wasn't weren't|hasn't haven't|this these|that those|much many"


def _others(groups: str) -> dict[str, list[str]]:
    sets = [group.split() for group in groups.split("|")]
    return {word: [other for other in words if other != word] for words in sets for word in words}


_ALL = _others(f"{_PLAIN} {_TELLING}")
SETS = {
    "prepositions": {word: _ALL[word] for word in _PLAIN.split()},
    "particles": {word: _ALL[word] for word in _TELLING.split()},
    "pronouns": _others(_PRONOUNS),
    "number": _others(_NUMBER),
}
_LONGEST = 1000  # code points of a sentence on which all is tried
_EVIDENT = 3.0  # nats, a factor of twenty, beyond what the best of so many gains by chance
_JUDGED = 4  # rewordings of a sentence that are judged
_JOINERS = ("-", "'", "’")
_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?(?![\w-])")


def likelier(text: str, model: LanguageModel) -> tuple[Likelier, ...]:
    """The rewordings that the model finds likelier than what stands there; where some overlap, the likeliest."""
    tried = list(rewordings(text)) if len(text) <= _LONGEST else []
    floors = {start: _EVIDENT + log(count) for start, count in Counter(one.start for one in tried).items()}
    gains = model.gains(text, [reword.apply(text) for reword in tried], _JUDGED)
    kept: list[Likelier] = []
    for reword, gain in sorted(zip(tried, gains, strict=True), key=lambda one: -one[1]):
        if gain >= floors[reword.start] and all(
            reword.end <= other.start or other.end <= reword.start for other, _ in kept
        ):
            kept.append((reword, gain))
    return tuple(sorted(kept, key=lambda one: one[0].start))


def rewordings(text: str) -> Iterator[Rewording]:
    """All that may be tried on a sentence, in the order of its words."""
    words = [match for match in _WORD.finditer(text) if text[match.start() - 1 : match.start()] not in _JOINERS]
    for at, word in enumerate(words):
        plain = _plain(word.group(), first=not at)
        for kind, table in SETS.items():
            for other in table.get(plain, ()):
                yield Rewording(kind, word.start(), word.end(), _like(word.group(), other))


def _plain(word: str, *, first: bool) -> str:
    """As the sets have it: a capital inside a sentence is a name's."""
    return word[0].lower() + word[1:].replace("’", "'") if first and word != "I" else word.replace("’", "'")


def _like(word: str, other: str) -> str:
    other = other.replace("'", "’") if "’" in word else other
    return other[0].upper() + other[1:] if word[0].isupper() and word != "I" else other
