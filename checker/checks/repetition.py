"""A word printed twice in a row."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.context import Common, allowed_tokens, hit
from checker.model import Case, Check, Hit, Rule, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Options(Common):
    """allowed: words that may stand twice ('had had'). apart: words before which 'that that' and the like are right."""

    allowed: tuple[str, ...] = ()


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a doubled word: the same letters with nothing but space between them."""
    text, tokens = case.article.text, case.article.tokens
    allowed = allowed_tokens(case, rule)
    for index, (first, second) in enumerate(pairwise(tokens)):
        if not allowed[index] or allowed[index] != allowed[index + 1] or first.lower != second.lower:
            continue
        between = text[first.span.end : second.span.start]
        if between and between.isspace() and not _may(first, second, rule) and not _thrice(tokens, index):
            yield from hit(case, rule, Span(first.span.start, second.span.end), {"word": first.text})


def _may(first: Token, second: Token, rule: Rule) -> bool:
    """Names ('Sirhan Sirhan', 'Baden Baden') and numbers may come twice, and so may words of the list."""
    if not first.is_word or len(first.text) == 1 or first.lower in rule.options.allowed:
        return True
    return second.text[:1].isupper() and (first.text[:1].isupper() or second.text.isupper())


def _thrice(tokens: Sequence[Token], index: int) -> bool:
    """'no no no' and 'very very very' are meant."""
    word = tokens[index].lower
    before = index > 0 and tokens[index - 1].lower == word
    return before or (index + 2 < len(tokens) and tokens[index + 2].lower == word)


CHECK = Check("repetition", Options, find)
