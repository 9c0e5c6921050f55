"""Sentences that are only a subordinate clause, broken off from the one before or after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, excused, sentences
from checker.model import Case, Check, Hit, Rule, Sentence, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# None of these opens a whole sentence that has no comma, no inversion and no question mark.
_OPENERS = re.compile(r"(?:Although|Though|Even though|Whereas|Albeit|Unless)\b")
_WHICH = re.compile(
    r"(?:Which|Whose \w+|Whom) (?:would|is|are|was|were|had|has|have|could|can|may|might|should|will|must|also|then"
    r"|he|she|they|it|the|makes?|made|led|leads?|gave|gives?|caused|causes)\b"
)
_BREAKS = re.compile(r"[,;:–—?!]| - ")


@dataclass(frozen=True, slots=True)
class Options(Common):
    """most: sentences with more words than this have room for a main clause somewhere."""

    most: int = 30


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a fragment: the sentence where it is short, its first two words where it is long."""
    if not applies(case, rule):
        return
    for index, sentence in sentences(case.article, rule):
        text = case.article.quote(sentence.span)
        if not text.endswith(".") or _quoted(case, sentence) or len(text.split()) > rule.options.most:
            continue
        span = _clause(text, sentence.span) or _relative(case, index, text, sentence.span)
        if span and not excused(case, rule, span):
            yield Hit(span, {"opener": text.split()[0]})


def _clause(text: str, span: Span) -> Span | None:
    """A clause like 'Although the rules require a lookout at night' that stands alone."""
    words = text.split()
    cut = len(words) < 4 or len(words[-1]) < 4 or words[-1][0].isupper()  # 'Although Det.-Sgt.' goes on
    return span if _OPENERS.match(text) and not _BREAKS.search(text) and not cut else None


def _relative(case: Case, index: int, text: str, span: Span) -> Span | None:
    """'Which would have been the record.' after a sentence of the same paragraph."""
    opener = _WHICH.match(text)
    before = case.article.sentences[index - 1] if index else None
    if opener is None or before is None or before.block != case.article.sentences[index].block:
        return None
    if case.article.quote(before.span).endswith(("?", ":", "!")) or text.startswith(("Which is why", "Which means")):
        return None
    return Span(span.start, span.start + opener.end())


def _quoted(case: Case, sentence: Sentence) -> bool:
    """People speak in fragments."""
    return any(quote.overlaps(sentence.span) for quote in case.article.quotes)


CHECK = Check("fragment", Options, find)
