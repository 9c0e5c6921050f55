"""Words of one root where one would do: 'voted their votes', 'the clash in which they clashed'."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, hit
from checker.checks.readable import allowed_tokens, indices_of, positions
from checker.lang.english import base_form
from checker.lang.known import Known
from checker.lang.tokens import stem
from checker.model import Case, Check, Hit, Rule, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BEFORE_NOUN = tuple("the a an his her their its our my this these such some all any".split())
_SHORTEST = 4
_RELATIVE = frozenset("in at on during by with".split())
_CLOSE = 6  # words behind the first
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
    table = positions(case)
    places = sorted(index for word in _BEFORE_NOUN for index in table.get(word, ()))
    for index in [at for at in places if _IS_ROOT[case.article.texts[at - 1]] and 0 < at < len(tokens) - 2]:
        end = _noun(tokens, index, _stems(rule.options.allowed))
        if end and allowed[index] and allowed[index - 1] == allowed[index] == allowed[end]:
            span = Span(tokens[index - 1].span.start, tokens[end].span.end)
            yield from hit(case, rule, span, {"verb": tokens[index - 1].text, "noun": tokens[end].text})


def _noun(tokens: Sequence[Token], index: int, idioms: frozenset[str]) -> int:
    """Index of the noun that has the root of the word before the article, 0 where there is none."""
    verb = tokens[index - 1]
    roots = {verb.stem, stem(base_form(verb.lower))}
    if not idioms.isdisjoint(roots):
        return 0
    for end in (index + 1, index + 2):
        if end >= len(tokens) or not tokens[end].text.islower() or tokens[end].lower in _NO_ADJECTIVE:
            return 0
        if tokens[end].stem.removesuffix("ement") in roots and not tokens[end].text.endswith("ed"):
            follows = tokens[end + 1] if end + 1 < len(tokens) else None
            compound = follows is not None and follows.is_word and tokens[end].text.endswith("ing")
            return 0 if compound else end
    return 0


def find_near(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit 'the clash in which they clashed', or three words of one root close together."""
    if not applies(case, rule):
        return
    tokens, allowed = case.article.tokens, allowed_tokens(case, rule)
    idioms, done = _stems(rule.options.allowed), -1
    for index in _likely(case):
        token = tokens[index]
        if index <= done or not allowed[index] or not _IS_ROOT[token.text] or token.stem in idioms:
            continue
        end = _relative(tokens, index) or _third(tokens, index)
        if end and allowed[end] == allowed[index]:
            done = end
            span = Span(token.span.start, tokens[end].span.end)
            yield from hit(case, rule, span, {"root": token.text})


def _likely(case: Case) -> Sequence[int]:
    """Where it may begin: before 'in which' and the like, and where a stem stands three times close together."""
    article = case.article
    roots = [_ROOTS[stem] if _IS_ROOT[text] else "" for text, stem in zip(article.texts, article.stems, strict=True)]
    likely = {index - 2 for index in positions(case).get("which", ()) if index > 1}
    often = {root for root, times in Counter(roots).items() if times > 2 and root}
    families: dict[str, list[int]] = defaultdict(list)
    for index in indices_of(roots, often):
        families[roots[index]].append(index)
    for family in families.values():
        likely.update(first for first, third in zip(family, family[2:], strict=False) if third - first <= _CLOSE)
    return sorted(likely)


# Of a stem; that of an agent noun or of a deed is its verb's: 'finisher', 'judgment'.
_ROOTS = Known(lambda stem: stem.removesuffix("er").removesuffix("ment"))
_IS_ROOT = Known(lambda text: len(text) >= _SHORTEST and text.islower() and text.isalpha())


def _relative(tokens: Sequence[Token], index: int) -> int:
    """'attack in which two men attacked': index of the verb that says the noun again, 0 where there is none."""
    if [t.lower for t in tokens[index + 1 : index + 3]][1:] != ["which"] or tokens[index + 1].lower not in _RELATIVE:
        return 0
    for end in range(index + 4, min(index + 4 + _CLOSE, len(tokens))):
        if not (tokens[end].is_word or tokens[end].text.isdigit()):
            return 0
        if tokens[end].stem == tokens[index].stem and tokens[end].lower != tokens[index].lower:
            return end
    return 0


def _third(tokens: Sequence[Token], index: int) -> int:
    """'finishers finished at the finish': three of one root with nothing but words between, in two forms at least."""
    places = [index]
    for at in range(index + 1, min(index + 1 + _CLOSE, len(tokens))):
        if not (tokens[at].is_word or tokens[at].text.isdigit()) or tokens[at].lower in {"and", "or", "than", "from"}:
            break
        if _family(tokens[at], tokens[index]):
            places.append(at)
    forms = {tokens[at].lower for at in places}
    return places[2] if len(places) > 2 and len(forms) > 1 else 0


def _family(token: Token, other: Token) -> bool:
    """One stem, or an agent noun beside its verb."""
    return _IS_ROOT[token.text] and _ROOTS[token.stem] == _ROOTS[other.stem]


@cache
def _stems(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(stem, words))


CHECKS = (Check("same-root", Options, find), Check("same-root-near", Options, find_near))
