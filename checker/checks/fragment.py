"""Sentences that are only a subordinate clause, broken off from the one before or after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, excused
from checker.checks.readable import sentences
from checker.model import Case, Check, Hit, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# None of these opens a whole sentence that has no comma, no inversion and no question mark.
_OPENERS = re.compile(
    r"(?:Although|Though|Even though|Whereas|Albeit|Unless"
    r"|So that (?!(?:is|was|will|would|means?|meant|makes?|made|has|had|leaves?|left|one|day|night)\b))\b"
)
_WHICH = re.compile(
    r"Whose [a-z]+|(?:Which|Whom) (?:would|is|are|was|were|had|has|have|could|can|may|might|should|will|must|also|then"
    r"|he|she|they|it|the|an?|his|its|their|makes?|made|led|leads?|gave|gives?|caused|causes)\b"
)
# These may open a whole sentence without a comma; there must be one verb and one subject for a fragment.
_LOOSE = re.compile(r"(?:Because|If|When|While|Since) (?P<rest>[^.]+)")
_FIRST = tuple("Although Though Even Whereas Albeit Unless Whose Which Whom Because If When While Since So".split())
_SUBJECT = re.compile(r"\b(?:he|she|it|they|we|I|you|there|this|these|who|which)\b")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|shall|should|must|do|does|did|am)\b(?: not)?"
    r"(?: (?:be|been|have)\b)*(?: \w+(?:ed|en|ing)\b)?"
)
_PAST = re.compile(r"\b[a-z]+ed\b")
_FEWEST_LOOSE, _LONGEST_LOOSE = 5, 14  # words
# Forms that are only ever the past of a verb.
_PASTS = frozenset(
    """
began broke brought built bought caught chose came drew drove ate fell felt fought found flew got gave went grew heard
kept knew led left lost made meant met paid ran said saw sold sent shot sat spoke spent stood took taught told thought
threw understood wore won wrote rose became
""".split()
)
_BREAKS = re.compile(r"[,;:–—?!]| - ")


@dataclass(frozen=True, slots=True)
class Options(Common):
    """most: sentences with more words than this have room for a main clause somewhere."""

    most: int = 30


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a fragment: the sentence where it is short, its first two words where it is long. People speak so."""
    if not applies(case, rule):
        return
    for index, sentence in sentences(case.article, rule):
        text = case.article.quote(sentence.span)
        if (
            not text.startswith(_FIRST)
            or not text.endswith(".")
            or index in case.article.spoken
            or len(text.split()) > rule.options.most
        ):
            continue
        span = (
            _clause(text, sentence.span) or _loose(text, sentence.span) or _relative(case, index, text, sentence.span)
        )
        if span and not excused(case, rule, span):
            yield Hit(span, {"opener": text.split()[0]})


def _clause(text: str, span: Span) -> Span | None:
    """A clause like 'Although the rules require a lookout at night' that stands alone."""
    words = text.split()
    cut = len(words) < 4 or len(words[-1]) < 4 or words[-1][0].isupper()  # 'Although Det.-Sgt.' goes on
    return span if _OPENERS.match(text) and not _BREAKS.search(text) and not cut else None


def _loose(text: str, span: Span) -> Span | None:
    """'Because the rules require a lookout at night.': one subject, one verb, no comma, and short."""
    match = _LOOSE.match(text)
    words = text.split()
    if match is None or _BREAKS.search(text) or not _FEWEST_LOOSE <= len(words) <= _LONGEST_LOOSE:
        return None
    rest = match.group("rest")
    verbs = _FINITE.findall(rest)
    others = _PAST.findall(_FINITE.sub(" ", rest)) or _irregular(_FINITE.sub(" ", rest))
    subject_first = _SUBJECT.match(rest) is not None
    if len(verbs) != 1 or others or len(_SUBJECT.findall(rest)) > subject_first:
        return None
    return None if text.startswith("Since") and not subject_first else span


def _irregular(text: str) -> bool:
    return any(word in _PASTS for word in text.split())


def _relative(case: Case, index: int, text: str, span: Span) -> Span | None:
    """'Which would have been the record.' after a sentence of the same paragraph."""
    opener = _WHICH.match(text)
    before = case.article.sentences[index - 1] if index else None
    if opener is None or before is None or before.block != case.article.sentences[index].block:
        return None
    if case.article.quote(before.span).endswith(("?", ":", "!")) or text.startswith(("Which is why", "Which means")):
        return None
    return Span(span.start, span.start + opener.end())


CHECK = Check("fragment", Options, find)
