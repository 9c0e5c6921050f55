"""A regular expression over each paragraph, in linear time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.checks.context import Common, applies, hit
from checker.checks.patterns import compile_set
from checker.checks.readable import blocks, blocks_of, regex
from checker.model import Case, Check, Hit, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence, Set

    from checker.model import Document

_TOGETHER = 16  # patterns of one automaton


@dataclass(frozen=True, slots=True)
class Options(Common):
    """pattern: RE2. Named and numbered groups fill messages and suggestions.

    mark: the group that the finding underlines, all of the match by default; where a pattern of several branches did
    not use it, the first named group that matched. case: letters count as they are written.
    """

    pattern: str = ""
    case: bool = False
    mark: str = ""

    def __post_init__(self) -> None:
        if not self.pattern:
            raise ValueError("'pattern' is empty")

    @property
    def key(self) -> str:
        return key_of(self.pattern, case=self.case)

    @property
    def patterns(self) -> tuple[str, ...]:
        return (self.key,)

    def validate(self) -> None:
        Common.validate(self)
        groups = regex(self.pattern, case=self.case).groupindex
        if self.mark and self.mark not in groups:
            raise ValueError(f"'mark' names no group of the pattern: {self.mark}")


def key_of(pattern: str, *, case: bool) -> str:
    """The pattern with its way with case written into it."""
    return f"(?:{pattern})" if case else f"(?i:{pattern})"


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a match, per paragraph."""
    if not applies(case, rule):
        return
    options: Options = rule.options
    pattern = regex(options.pattern, case=options.case)
    for block in blocks(case.article, rule):
        for match in pattern.finditer(case.article.quote(block.span)):
            if match.end() > match.start() and not _inside_word(match):
                span = _marked(match, options.mark).shift(block.span.start)
                yield from hit(case, rule, span, groups(match))


class Patterns:
    """The patterns of many rules as a few automata, which tell of an article which of them stand in it.

    One automaton of all would be quicker once it is built, but its states multiply with its patterns. All paragraphs
    are asked at once, as lines of one text; a pattern that asks for the ends of its paragraph finds those of lines.
    """

    def __init__(self, patterns: Collection[str]) -> None:
        keys = [key for key in dict.fromkeys(patterns) if not re.search(r"\\[AzZ]", key)]  # no line has these ends
        groups = [keys[at : at + _TOGETHER] for at in range(0, len(keys), _TOGETHER)]
        sets = [(group, compile_set([f"(?m){key}" for key in group])) for group in groups]
        self._sets = [(group, found) for group, found in sets if found is not None]
        self._unasked = frozenset(patterns).difference(*(group for group, _ in self._sets))

    def standing(self, documents: Sequence[Document]) -> list[Set[str]]:
        """The patterns that stand in each, and those that no automaton knows; an automaton reads all texts in turn."""
        texts = ["\n".join([document.quote(block.span) for block in blocks_of(document)]) for document in documents]
        lines = [text.encode() for text in texts]
        found = [set(self._unasked) for _ in documents]
        for group, automaton in self._sets:
            for own, text in zip(found, lines, strict=True):
                own.update([group[number] for number in automaton.Match(text) or ()])
        return [*found]


def _marked(match: Any, mark: str) -> Span:
    if not mark:
        return Span(*match.span())
    numbers = match.re.groupindex  # re2's span() takes no names
    ordered = (numbers[mark], *(number for name, number in sorted(numbers.items()) if name != mark))
    return Span(*match.span(next((number for number in ordered if match.group(number)), 0)))


def _inside_word(match: Any) -> bool:
    """Whether the match begins or ends beside a letter like 'ï', which for RE2 is no part of a word: 'Béjaïa the'."""
    text, low, high = match.string, match.start(), match.end()
    before, after = text[max(0, low - 1) : low], text[high : high + 1]
    begins = before.isalpha() and not before.isascii() and text[low].isalnum()
    return begins or (after.isalpha() and not after.isascii() and text[high - 1].isalnum())


def groups(match: Any) -> dict[str, str]:
    """The groups of a match by name and by number; ``any`` is the first that is not empty."""
    first = next((text for text in match.groups() if text), "")
    numbered = {str(number): text or "" for number, text in enumerate(match.groups(), 1)}
    return {"any": first, **numbered, **{name: text or "" for name, text in match.groupdict().items()}}


CHECK = Check("regex", Options, find)
