"""A verb and an object of the same root: 'voted their votes', 'celebrated a big celebration'."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from checker.checks.context import Common, allowed_tokens, applies, hit, positions
from checker.lang.tokens import stem
from checker.model import Case, Check, Hit, Rule, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BEFORE_NOUN = tuple("the a an his her their its our my this these such some all any".split())
_SHORTEST = 4
_NO_ADJECTIVE = frozenset("and or of in on at to for with by from as than that which who is was".split())


@dataclass(frozen=True, slots=True)
class Options(Common):
    """allowed: verbs of idioms that say a root twice on purpose ('live a life', 'dream a dream')."""

    allowed: tuple[str, ...] = ()


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a verb, an article or the like, at most one adjective, and the verb's own noun."""
    if not applies(case, rule):
        return
    tokens, allowed = case.article.tokens, allowed_tokens(case, rule)
    table = positions(case, "lower")
    for index in sorted(index for word in _BEFORE_NOUN for index in table.get(word, ())):
        end = _noun(tokens, index, _stems(rule.options.allowed)) if 0 < index < len(tokens) - 2 else 0
        if end and allowed[index] and allowed[index - 1] == allowed[index] == allowed[end]:
            span = Span(tokens[index - 1].span.start, tokens[end].span.end)
            yield from hit(case, rule, span, {"verb": tokens[index - 1].text, "noun": tokens[end].text})


def _noun(tokens: Sequence[Token], index: int, idioms: frozenset[str]) -> int:
    """Index of the noun that has the root of the word before the article, 0 where there is none."""
    verb = tokens[index - 1]
    if len(verb.text) < _SHORTEST or not verb.text.isalpha() or not verb.text.islower() or verb.stem in idioms:
        return 0
    for end in (index + 1, index + 2):
        if end >= len(tokens) or not tokens[end].text.islower() or tokens[end].lower in _NO_ADJECTIVE:
            return 0
        if tokens[end].stem == verb.stem and not tokens[end].text.endswith("ed"):
            follows = tokens[end + 1] if end + 1 < len(tokens) else None
            compound = follows is not None and follows.is_word and tokens[end].text.endswith("ing")
            return 0 if compound else end
    return 0


@cache
def _stems(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(stem, words))


CHECK = Check("same-root", Options, find)
