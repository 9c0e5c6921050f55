"""A word printed twice in a row."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.context import Common, hit
from checker.checks.readable import allowed_tokens
from checker.model import Case, Check, Hit, Rule, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TWICE = 2
_STOPS = frozenset('.!?…;"”')
# Names that are a word twice.
_TWO = frozenset(
    """
Baden Walla Boutros Duran Bora Pago Wagga Zsa Sirhan Woof Humbert Puka Sing Berbera Pom Mau Kon Tiki Talk Chin Tik Yum
Ha Yo Chow Dong Duk Jar Mahi Lang Fan Bing Ping Ting Ling Xi Li Wang Ming Jing Rong Na Yan Can
""".split()
)


@dataclass(frozen=True, slots=True)
class Options(Common):
    """allowed: words that may stand twice or more ('very very', 'no no no'); inside: so only before another word.

    'it' may stand twice where a clause begins with it ('for those who like it it is open'), but ends no sentence so.
    """

    allowed: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a run of one word: the same letters with nothing but space between them."""
    text, tokens = case.article.text, case.article.tokens
    allowed = allowed_tokens(case, rule)
    done = 0
    for index in [at for at, (one, two) in enumerate(pairwise(case.article.lowers)) if one == two]:
        first, second = tokens[index], tokens[index + 1]
        if index < done or not allowed[index] or allowed[index] != allowed[index + 1]:
            continue
        between = text[first.span.end : second.span.start]
        if not between or not between.isspace():
            continue
        done = _end(tokens, index)
        if not _may(tokens, index, done, rule.options):
            yield from hit(case, rule, Span(first.span.start, tokens[done - 1].span.end), {"word": first.text})


def _end(tokens: Sequence[Token], index: int) -> int:
    """Index behind the run of one word."""
    word, end = tokens[index].lower, index + 1
    while end < len(tokens) and tokens[end].lower == word:
        end += 1
    return end


def _may(tokens: Sequence[Token], index: int, end: int, options: Options) -> bool:
    """Words of the lists, letters and signs, some numbers and names may come several times."""
    first, second = tokens[index], tokens[index + 1]
    ends = end == len(tokens) or tokens[end].text in _STOPS
    if first.lower in options.allowed or (first.lower in options.inside and not ends):
        return True
    if not first.is_word:
        return not _number(tokens, index, ends)
    if len(first.text) == 1:
        return True
    if (first.text, second.text) == ("the", "The") and not ends:
        return tokens[end].text[:1].isupper()  # 'told the The Daily Telegraph': a name that begins so
    capital = second.text[:1].isupper() and (first.text[:1].isupper() or second.text.isupper())
    return capital and end - index == _TWICE and not _name(tokens, index, ends)


def _number(tokens: Sequence[Token], index: int, ends: bool) -> bool:
    """'in 2014 2014.': a date or figure at the end of its sentence, behind a word."""
    token = tokens[index]
    return ends and token.text[:1].isdigit() and index > 0 and tokens[index - 1].is_word


def _name(tokens: Sequence[Token], index: int, ends: bool) -> bool:
    """'Jana Novak Novak.', 'to Germany Germany.', but not 'the judge Sirhan Sirhan' or 'in Baden Baden.'."""
    before = tokens[index - 1] if index else None
    return ends and before is not None and before.is_word and tokens[index].text not in _TWO


CHECK = Check("repetition", Options, find)
