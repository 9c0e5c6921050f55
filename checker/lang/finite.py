"""Whether a word may be the finite verb of its clause, told by its form alone.

The doubt goes to the verb: 'houses' and 'damaged' may be finite, so a sentence of which no word may be is sure to have
no verb. Which words are verbs often enough stands in data/verbs_en.txt.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.lang.english import base_form, bases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ALWAYS = frozenset(
    """
is are was were am has have had do does did will would shall should can could may might must ought need dare
isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't shouldn't can't couldn't mustn't
cannot let lets let's ain't smelt leapt knelt spelt spilt dwelt spoilt
""".split()
)
_CLITICS = ("'re", "'ve", "'ll", "'d", "'m", "n't")
# Their s is also 'is' or 'has', never a possessive.
_SUBJECTS = frozenset(f"{word}'s" for word in "he she it that there here who what where how this everything".split())
# What has an ending of a verb and is none.
_NEVER = frozenset(
    """
hundred hundreds indeed speed seed weed breed during something nothing anything everything morning evening king spring
building ceiling string wing wedding ring united red bed sacred naked wicked rugged kindred alleged so-called
his its this thus us as always perhaps besides towards afterwards minus plus versus
""".split()
)


# Behind one of these stands a noun, an adjective or an infinitive, or an auxiliary where a preposition is stranded.
_NOUN_FOLLOWS = frozenset(
    """
the a an his her their its our my your this these those no every each some any of in on at by for from with to into
against between under without during towards among toward
""".split()
)
# And behind one of these a verb, even where the word is hardly ever one: 'the grant also funds schools'.
_VERB_FOLLOWS = frozenset("also always never often already usually he she it they who which".split())


@cache
def verbs() -> frozenset[str]:
    """Base forms that are a verb in at least one of fifty of their uses."""
    lines = (Path(__file__).parent / "data" / "verbs_en.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=20_000)
def may_be_finite(word: str) -> bool:
    """Whether a word in small letters may be a finite verb."""
    word = word.replace("’", "'")
    if word in _ALWAYS or word in _SUBJECTS or word.endswith(_CLITICS):
        return True
    if word in _NEVER or "'" in word or word.endswith("ing"):
        return False
    last = _american(word.rpartition("-")[2])
    if last in verbs() or base_form(last) in verbs() or (last.endswith("ed") and len(last) > len("sled")):
        return True
    return last.endswith(("s", "d")) and any(base in verbs() for base in (last[:-1], last[:-2], *bases(last)))


def surely_has_finite(words: Iterable[str]) -> bool:
    """Whether one of these words is a finite verb wherever it stands: most sentences need no closer look."""
    return not _ALWAYS.isdisjoint(words)


def has_finite(words: Sequence[str]) -> bool:
    """Whether one of a sentence's words, in small letters and in order, may be a finite verb where it stands."""
    pairs = zip(("", *words), words, strict=False)
    return any(
        (may_be_finite(word) and (word in _ALWAYS or before not in _NOUN_FOLLOWS))
        or (before in _VERB_FOLLOWS and word.endswith("s") and word not in _NEVER)
        for before, word in pairs
    )


def _american(word: str) -> str:
    """'favors' for 'favours': the spelling that the list of verbs has."""
    return word.replace("our", "or") if word.endswith(("our", "ours")) and len(word) > len("fours") else word
