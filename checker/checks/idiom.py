"""Idioms rendered word by word, told by the words of their image in any order.

A machine renders 'sauver la chèvre et le chou' as 'save the cabbage and the goat', 'rescue both goat and cabbage' or
'the goat and the cabbage were spared'. Verbs, articles and order differ; that goat and cabbage stand together does not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.checks.aligned import source_has
from checker.checks.context import Common, applies, excused, like
from checker.checks.lookup import NOTHING, Listed, Lookup, noun_forms_of
from checker.checks.readable import allowed_tokens
from checker.model import Case, Check, Hit, Rule, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Token

FARTHEST = 20  # tokens
MOST = 5  # words of an image


@dataclass(frozen=True, slots=True)
class Idiom:
    """words: two to five of the image, the rarest first, each with its other renderings: 'goat', '~save|~rescue'.

    All of them must stand within so many tokens of one sentence, in any order, and none of ``without`` among them or
    next to them. A word stands for its plural and possessive too, with '~' for every inflection.

    use: what to write, the likeliest first. origin: the foreign idiom, for the message.
    source: only where the aligned sentence of the source has one of these words.
    """

    words: tuple[str, ...]
    use: tuple[str, ...] = ()
    origin: str = ""
    within: int = 8
    without: tuple[str, ...] = ()
    source: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 1 < len(self.words) <= MOST:
            raise ValueError(f"'words' must be two to {MOST}")
        if spaced := next((word for word in self.words if " " in word), ""):
            raise ValueError(f"'words' are single words, with '|' between alternatives: “{spaced}”")
        if not len(self.words) <= self.within <= FARTHEST:
            raise ValueError(f"'within' must be {len(self.words)} to {FARTHEST}")


@dataclass(frozen=True, slots=True)
class Options(Common):
    idioms: tuple[Idiom, ...] = ()
    _lookup: Lookup = field(init=False, repr=False, compare=False, default=NOTHING)

    def __post_init__(self) -> None:
        if not self.idioms:
            raise ValueError("'idioms' is empty")
        object.__setattr__(self, "_lookup", Lookup(self._listed))

    def _listed(self) -> Iterator[Listed]:
        for at, idiom in enumerate(self.idioms):
            yield Listed(idiom.words[0], lemma=True, number=at, beside=idiom.words[1:], within=idiom.within)

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        return (self._lookup,)

    @property
    def asks_source(self) -> bool:
        return bool(self.source) or all(idiom.source for idiom in self.idioms)


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit where the words of an image stand together."""
    if not applies(case, rule):
        return
    options: Options = rule.options
    done: dict[int, int] = {}
    for listed, found in options._lookup.search(case, rule):  # noqa: SLF001 - of this module
        idiom = options.idioms[listed.number]
        place = _together(case, rule, idiom, found.start)
        if place is not None and place.start >= done.get(listed.number, 0):
            done[listed.number] = place.end
            yield from _hit(case, rule, idiom, place)


def _together(case: Case, rule: Rule, idiom: Idiom, anchor: int) -> Span | None:
    """The code points from the first to the last word of the image round one of them, None where one is missing."""
    tokens = case.article.tokens
    window = _window(case, rule, anchor, idiom.within - 1)
    taken = {anchor}
    for word in idiom.words[1:]:
        forms = noun_forms_of(word)
        near = [at for at in window if at not in taken and tokens[at].lower in forms]
        if not near:
            return None
        taken.add(min(near, key=lambda at: abs(at - anchor)))
    low, high = min(taken), max(taken)
    if high - low >= idiom.within:
        return None
    around = tokens[max(low - 1, window.start) : min(high + 2, window.stop)]
    if any(token.lower in noun_forms_of(word) for token in around for word in idiom.without):
        return None
    return Span(tokens[low].span.start, tokens[high].span.end)


def _window(case: Case, rule: Rule, anchor: int, reach: int) -> range:
    """Indices of the tokens of the same sentence that are within reach, in a paragraph that the rule may look at."""
    article, allowed = case.article, allowed_tokens(case, rule)
    low, high = max(0, anchor - reach), min(len(article.tokens), anchor + reach + 1)
    at = article.sentence_at(article.tokens[anchor].span.start)
    limit = article.sentences[at].span if at is not None else article.tokens[anchor].span

    def inside(index: int) -> bool:
        token: Token = article.tokens[index]
        return limit.start <= token.span.start < limit.end and allowed[index] == allowed[anchor]

    while low < anchor and not inside(low):
        low += 1
    while high > anchor + 1 and not inside(high - 1):
        high -= 1
    return range(low, high)


def _hit(case: Case, rule: Rule, idiom: Idiom, span: Span) -> Iterator[Hit]:
    if (idiom.source and not source_has(case, idiom.source, span)) or excused(case, rule, span):
        return
    match = case.article.quote(span)
    uses: Sequence[Suggestion] = [Suggestion(like(match, use), safe=False) for use in idiom.use]
    values = {"match": match, "use": uses[0].text if uses else "", "origin": idiom.origin}
    yield Hit(span, values, suggestions=tuple(uses), message=_message(match, idiom))


def _message(match: str, idiom: Idiom) -> str:
    """'' where the rule's own message says as much."""
    if not idiom.origin:
        return ""
    rendered = f"“{match}” renders “{idiom.origin}” word for word"
    return f"{rendered}; in English it is “{idiom.use[0]}”." if idiom.use else f"{rendered}."


CHECK = Check("idiom", Options, find)
