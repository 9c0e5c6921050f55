"""Whole paragraphs by what they are: where they stand, how long they are, what is in them and how they end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, hit
from checker.checks.readable import blocks, blocks_of, regex
from checker.checks.regex import groups, key_of
from checker.model import Case, Check, Hit, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Block

_CLOSERS = "\"'”’»›)]}*_ \t\n"  # may stand behind the stop
_STOPS = tuple(".!?…:;。！？؟।")
_LONGEST_MARKED = 300


@dataclass(frozen=True, slots=True)
class Options(Common):
    """All that is given must hold; which zones count, the rule says.

    first, last: within the first or the last so many blocks of the article, 1 for the very first or last; where both
    are given either will do. min_words, max_words: how long the block is.
    pattern: RE2, found anywhere in the block; '^' and '$' are the ends of the block. case: letters count as written.
    ends_without_stop: no full stop or the like at its end (true), or one (false).
    """

    first: int = 0
    last: int = 0
    min_words: int = 0
    max_words: int = 0
    pattern: str = ""
    case: bool = False
    ends_without_stop: bool | None = None

    def __post_init__(self) -> None:
        if min(self.first, self.last, self.min_words, self.max_words) < 0:
            raise ValueError("a number of blocks or words is 0 or more")
        if self.max_words and self.min_words > self.max_words:
            raise ValueError("'min_words' is more than 'max_words'")
        if not (self.first or self.last or self.max_words or self.min_words or self.pattern):
            raise ValueError("needs one of 'first', 'last', 'min_words', 'max_words' and 'pattern'")

    @property
    def patterns(self) -> tuple[str, ...]:
        return (key_of(self.pattern, case=self.case),) if self.pattern else ()

    def validate(self) -> None:
        Common.validate(self)
        if self.pattern:
            regex(self.pattern, case=self.case)


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a block, over all of it; of a very long one over its beginning."""
    if not applies(case, rule):
        return
    placed = _placed(case, rule.options)
    for block in blocks(case.article, rule):
        if placed is not None and block.span.start not in placed:
            continue
        values = _described(case.article.quote(block.span), rule.options)
        if values is not None:
            yield from hit(case, rule, _marked(case, block), values)


def _placed(case: Case, options: Options) -> frozenset[int] | None:
    """Where the first and last blocks begin; None where any will do."""
    if not options.first and not options.last:
        return None
    starts = [block.span.start for block in blocks_of(case.article)]
    return frozenset(starts[: options.first] + starts[len(starts) - min(options.last, len(starts)) :])


def _described(text: str, options: Options) -> dict[str, str] | None:
    """What the pattern captured, where the block is as the options say; None where it is not."""
    if options.ends_without_stop is not None and options.ends_without_stop == _stops(text):
        return None
    limit = max(options.min_words, options.max_words)
    words = len(text.split(maxsplit=limit)) if limit else 0  # no more than it takes to know
    if words < options.min_words or (options.max_words and words > options.max_words):
        return None
    if not options.pattern:
        return {}
    match = regex(options.pattern, case=options.case).search(text)
    return groups(match) if match else None


def _stops(text: str) -> bool:
    return text.rstrip(_CLOSERS).endswith(_STOPS)


def _marked(case: Case, block: Block) -> Span:
    if len(block.span) <= _LONGEST_MARKED:
        return block.span
    end = case.article.text.rfind(" ", block.span.start, block.span.start + _LONGEST_MARKED)
    return Span(block.span.start, end if end > block.span.start else block.span.start + _LONGEST_MARKED)


CHECK = Check("structure", Options, find)
