"""A space before a comma, full stop or other closing sign: 'The minister , who', 'Smith ,52, was'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, excused, suggestions
from checker.checks.readable import blocks
from checker.model import Case, Check, Hit, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACES = r"[ \u00a0\u202f]"
# The word before it is looked at afterwards, so that nothing is tried twice.
_BEFORE_LETTER = re.compile(rf"(?<=\w){_SPACES}{{1,3}}([,;])(?=[^\W_]|\s|$|[”\"’'(])")
_BEFORE_SPACE = re.compile(rf"(?<=[^\W\d_]){_SPACES}{{1,3}}([.!?:])(?=\s|$|[”\"])")
_QUICK = r"[ \x{a0}\x{202f}][,;.!?:]"
_CLOSED = re.compile(r"\w[,.]\s")
_DOTS = re.compile(r"[.…!?:;,]")
_MANY = 4


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a sign; one a paragraph where the whole text has its words and signs apart."""
    if not applies(case, rule):
        return
    spaced_out = blocks(case.article, rule, _QUICK)
    found = [(block.span.start, [*_places(case.article.quote(block.span))]) for block in spaced_out]
    spaced = sum(len(places) for _, places in found)
    if case.article.text.islower():
        return  # what another program prepared, not what somebody wrote
    flood = spaced >= _MANY and spaced > len(_CLOSED.findall(case.article.text))
    for start, places in found:
        for span, sign in places[:1] if flood else places:
            yield from _hit(case, rule, span.shift(start), sign)


def _places(text: str) -> Iterator[tuple[Span, str]]:
    """Each such sign with the word before it."""
    matches = [*_BEFORE_LETTER.finditer(text), *_BEFORE_SPACE.finditer(text)]
    for match in sorted(matches, key=lambda match: match.start()):
        begin = match.start()
        while begin and text[begin - 1].isalnum() and match.start() - begin < 40:
            begin -= 1
        if not _DOTS.search(text[max(0, begin - 2) : begin]) or text[begin - 1 : begin] == " ":
            after = text[match.end() : match.end() + 3].strip()
            if not _DOTS.match(after):  # '. . .' and ': :' are drawn on purpose
                yield Span(begin, match.end()), match.group(1)


def _hit(case: Case, rule: Rule, span: Span, sign: str) -> Iterator[Hit]:
    if excused(case, rule, span):
        return
    match = case.article.quote(span)
    values = {"match": match, "1": match[: -len(sign)].rstrip(), "2": sign}
    yield Hit(span, values, suggestions=suggestions(rule.suggest, match, values))


CHECK = Check("spaced-sign", Common, find)
