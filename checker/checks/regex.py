"""A regular expression over each paragraph, in linear time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from checker.checks.context import Common, applies, blocks, hit, regex
from checker.model import Case, Check, Hit, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Iterator


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

    def validate(self) -> None:
        Common.validate(self)
        groups = regex(self.pattern, case=self.case).groupindex
        if self.mark and self.mark not in groups:
            raise ValueError(f"'mark' names no group of the pattern: {self.mark}")


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a match, per paragraph."""
    if not applies(case, rule):
        return
    options: Options = rule.options
    pattern = regex(options.pattern, case=options.case)
    if not anchored(options.pattern) and pattern.search(case.article.text) is None:
        return  # most rules match nowhere, and one pass tells
    for block in blocks(case.article, rule):
        for match in pattern.finditer(case.article.quote(block.span)):
            if match.end() > match.start():
                span = _marked(match, options.mark).shift(block.span.start)
                yield from hit(case, rule, span, groups(match))


def _marked(match: Any, mark: str) -> Span:
    if not mark:
        return Span(*match.span())
    numbers = match.re.groupindex  # re2's span() takes no names
    ordered = (numbers[mark], *(number for name, number in sorted(numbers.items()) if name != mark))
    return Span(*match.span(next((number for number in ordered if match.group(number)), 0)))


@cache
def anchored(pattern: str) -> bool:
    """Whether a pattern may ask for the edges of a paragraph, which the whole text does not show."""
    return any(sign in pattern for sign in ("^", "$", r"\A", r"\z"))


def groups(match: Any) -> dict[str, str]:
    """The groups of a match by name and by number; ``any`` is the first that is not empty."""
    first = next((text for text in match.groups() if text), "")
    numbered = {str(number): text or "" for number, text in enumerate(match.groups(), 1)}
    return {"any": first, **numbered, **{name: text or "" for name, text in match.groupdict().items()}}


CHECK = Check("regex", Options, find)
