"""Suggestions applied to an article: those that do not overlap, worst finding first, and only what makes it better.

The fixed text is checked again before anybody sees it. Fixes after which a new finding stands there, or which do not
mend what they were made for, are left out. Each round leaves fewer findings than before, so there is a last one, and
whoever fixes the result once more changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.model import Side, Span
from checker.read.articles import document_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from checker.model import Document, Finding, Result
    from checker.pipeline import Inputs

    Check = Callable[[Inputs], Result]


@dataclass(frozen=True, slots=True)
class Edit:
    """What is written where, in offsets of the text before any edit; ``elsewhere``, where it must be written too."""

    span: Span
    text: str
    finding: Finding
    elsewhere: tuple[tuple[Span, str], ...] = ()

    @property
    def parts(self) -> tuple[tuple[Span, str], ...]:
        return (self.span, self.text), *self.elsewhere


@dataclass(frozen=True, slots=True)
class Fixed:
    """An article and what became of it: what was mended, and what could have been but would have done harm."""

    text: str
    applied: tuple[Finding, ...]
    refused: tuple[Finding, ...]
    result: Result  # of the fixed text


def fix(inputs: Inputs, check: Check, *, unsafe: bool = False) -> Fixed:
    """Applies safe suggestions until no more can be applied; with ``unsafe``, those that may change the meaning too."""
    applied: list[Finding] = []
    refused: list[Finding] = []  # of this text; in the next they may do no harm
    state = _Round(inputs, check(inputs), check)
    while edits := proposed(state.result, unsafe=unsafe, without=refused):
        taken, after = state.accept(edits)
        if taken:
            applied += [edit.finding for edit in taken]
            refused = []
            inputs = replace(inputs, article=reread(inputs.article, after.document.text))
            state = _Round(inputs, after, check)
        else:  # without them, others that met them may be made
            refused += [edit.finding for edit in edits]
    return Fixed(inputs.article.text, tuple(applied), tuple(refused), state.result)


def proposed(result: Result, *, unsafe: bool, without: Sequence[Finding] = ()) -> list[Edit]:
    """Edits that do not meet; of two that would, that of the severer and then the surer finding stays."""
    chosen: list[Edit] = []
    ranked = sorted(result.findings, key=lambda f: (-f.severity, -f.confidence, f.span, f.rule))
    for finding in ranked:
        text = _replacement(finding, unsafe=unsafe)
        if text is None or finding in without:
            continue
        edit = Edit(_cut(result.document.text, finding.span, text), text, finding, _elsewhere(finding))
        if not any(_meet(one, two) for one, _ in edit.parts for other in chosen for two, _ in other.parts):
            chosen.append(edit)
    return chosen


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made, which do not overlap."""
    for span, new in sorted((part for edit in edits for part in edit.parts), reverse=True):
        text = text[: span.start] + new + text[span.end :]
    return text


class _Round:
    """One text, its findings, and the edits that it can bear."""

    def __init__(self, inputs: Inputs, result: Result, check: Check) -> None:
        self.inputs, self.result, self.check = inputs, result, check

    def accept(self, edits: Sequence[Edit]) -> tuple[list[Edit], Result]:
        """The edits that together do good, and the result after them: all, or what is left by halving."""
        taken: list[Edit] = []
        after = self.result
        waiting = [list(edits)] if edits else []
        while waiting:
            group = waiting.pop()
            tried = self._better([*taken, *group])
            if tried:
                taken, after = [*taken, *group], tried
            elif len(group) > 1:
                half = len(group) // 2
                waiting += [group[half:], group[:half]]
        return taken, after

    def _better(self, edits: Sequence[Edit]) -> Result | None:
        """The result of the edited text, None where it is not better."""
        text = apply(self.inputs.article.text, edits)
        if not text.strip():
            return None
        after = self.check(replace(self.inputs, article=reread(self.inputs.article, text)))
        fewer = len(after.findings) < len(self.result.findings)
        old = [(f.rule, _moved(f.span, edits)) for f in self.result.findings if all(f is not e.finding for e in edits)]
        known = all(any(_same(found, rule, span) for rule, span in old) for found in after.findings)
        return after if fewer and known else None


def _same(found: Finding, rule: str, span: Span) -> bool:
    return found.rule == rule and (found.span == span or found.span.overlaps(span))


def _moved(span: Span, edits: Iterable[Edit]) -> Span:
    """Where the words of a span stand after the edits."""
    before = [part for edit in edits for part in edit.parts if part[0].start < span.end]
    start = span.start + sum(len(new) - len(old) for old, new in before if old.end <= span.start)
    return Span(start, max(start, span.end + sum(len(new) - len(old) for old, new in before)))


def _replacement(finding: Finding, *, unsafe: bool) -> str | None:
    """The one text that is safe; with ``unsafe``, else the first. Two safe ones that differ leave the choice open."""
    safe = {suggestion.text for suggestion in finding.suggestions if suggestion.safe}
    if len(safe) == 1:
        text = safe.pop()
    elif unsafe and finding.suggestions:
        text = finding.suggestions[0].text
    else:
        return None
    return None if text == finding.text else text


def _elsewhere(finding: Finding) -> tuple[tuple[Span, str], ...]:
    """The other places of a spelling that is to be changed throughout."""
    related = [r for r in finding.related if r.side is Side.ARTICLE and r.suggestion is not None]
    return tuple((r.span, r.suggestion or "") for r in related if r.suggestion != r.text)


def _meet(one: Span, other: Span) -> bool:
    """Whether two edits touch: even side by side, what one writes is what the other was judged by."""
    return one.start <= other.end and other.start <= one.end


def _cut(text: str, span: Span, new: str) -> Span:
    """The span to replace. What is left out takes a space along, and a whole paragraph the blank line after it."""
    if new:
        return span
    before, after = text[: span.start][-1:], text[span.end :]
    if before in ("\n", "\r") and not after.strip("\r\n"):  # the last paragraph: the blank line before it
        return Span(len(text[: span.start].rstrip("\r\n")), span.end)
    if before in ("", "\n", "\r") and after.startswith(("\r", "\n")):
        return Span(span.start, span.end + len(after) - len(after.lstrip("\r\n")))
    if before in ("", " ", "\n", "\r") and after.startswith(" "):
        return Span(span.start, span.end + 1)
    if before == " " and (not after or after[0] in "\r\n.,;:!?"):
        return Span(span.start - 1, span.end)
    return span


def reread(article: Document, text: str) -> Document:
    """The article as it would be read with this text, and what was said of it kept."""
    return document_of(
        text, article.path, article.side, lang=article.lang, source_lang=article.source_lang, date=article.date
    )
