"""Phrases printed twice or more in a row, and names said twice that the source says once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import Common, hit
from checker.checks.once import once
from checker.checks.readable import allowed_tokens, positions
from checker.lang.stopwords import STOPWORDS
from checker.model import Case, Check, Document, Hit, Rule, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 12  # tokens of a phrase that is looked at
_INSIDE = frozenset("-‐‑–/'’()[]%°$€£")  # signs inside what is still one word or one bracket
_MEANT = frozenset("and or after by upon than".split())  # 'again and again and again', 'day after day after day'
_PAIRING = frozenset("to by for in on at with from against upon of".split())  # 'day to day', 'side by side'
_TWICE = re.compile(r"\b(\w{3,24})[ \t\u00a0·・‧-]{1,2}\1\b")


@dataclass(frozen=True, slots=True)
class _Run:
    """``times`` equal runs of ``length`` tokens, from the token ``start`` on."""

    start: int
    length: int
    times: int

    @property
    def end(self) -> int:
        return self.start + self.length * self.times


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a run of equal phrases with nothing but space between them."""
    tokens, allowed, done = case.article.tokens, allowed_tokens(case, rule), 0
    for index in _coming_back(case):
        run = _run(case.article, index) if index >= done and allowed[index] else None
        if run is None or allowed[index] != allowed[run.end - 1]:
            continue
        done = run.end
        if _is_slip(case, run):
            span = Span(tokens[run.start].span.start, tokens[run.end - 1].span.end)
            once = Span(span.start, tokens[run.start + run.length - 1].span.end)
            yield from hit(case, rule, span, {"phrase": case.article.quote(once)})


def _coming_back(case: Case) -> Sequence[int]:
    """The words with which something begins that is said again at once, whatever stands between."""
    lowers = case.article.lowers
    close = (pair for places in positions(case).values() if len(places) > 1 for pair in _close(places))
    return sorted({at for at, again in close if lowers[at:again] == lowers[again : again + again - at]})


def _close(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    for number, at in enumerate(places, 1):
        for again in places[number : number + _LONGEST]:
            if again - at > _LONGEST:
                break
            yield at, again


def _run(article: Document, start: int) -> _Run | None:
    """The shortest word or phrase that begins here and is said again at once."""
    lowers, first = article.lowers, article.lowers[start]
    for length in range(1, min(_LONGEST, (len(lowers) - start) // 2) + 1):
        if lowers[start + length] == first and _again(article, start, length):
            times = 2
            while _again(article, start + (times - 1) * length, length):
                times += 1
            return _Run(start, length, times)
    return None


def _again(article: Document, start: int, length: int) -> bool:
    tokens, lowers, middle = article.tokens, article.lowers, start + length
    if middle + length > len(tokens) or lowers[start:middle] != lowers[middle : middle + length]:
        return False
    between = article.text[tokens[middle - 1].span.end : tokens[middle].span.start]
    return between.isspace() and "\n" not in between


def _is_slip(case: Case, run: _Run) -> bool:
    unit = case.article.tokens[run.start : run.start + run.length]
    if run.length == 1:  # other words are the business of the check 'repetition'
        word = unit[0].text
        named = word[:1].isdigit() or (word[:1].isupper() and case.article.tokens[run.start + 1].text[:1].isupper())
        return named and len(word) > 1 and _made(case, run)
    if run.times == 2 and _between_two(case.article.tokens, run):
        return False
    named = all(not t.is_word or t.text[:1].isupper() for t in unit) and unit[0].text not in "(["  # '6-4 6-4' too
    return _is_phrase(unit) and (not named or _made(case, run))


def _between_two(tokens: Sequence[Token], run: _Run) -> bool:
    """'from building to building to wash', 'his head to head to Jose': a pair and what goes on behind it."""
    return run.length == len(("head", "to")) and tokens[run.start + 1].lower in _PAIRING


def _is_phrase(unit: Sequence[Token]) -> bool:
    """A phrase has a word that means something, and no stop or 'and' inside."""
    signs = {t.text for t in unit if not t.text[:1].isalnum()}
    words = {t.lower for t in unit if t.is_word}
    firm = any((t.is_word and t.lower not in STOPWORDS and len(t.text) > 1) or t.text.isdigit() for t in unit)
    return signs <= _INSIDE and not words & _MEANT and (firm or "the" in words)


def _made(case: Case, run: _Run) -> bool:
    """Whether the machine must have made it: it comes four times, or nothing is said twice in the source."""
    if run.times > 3:
        return True
    return case.source is not None and not _source_repeats(case, case.source)


def _source_repeats(case: Case, source: Document) -> bool:
    return once(case.memo, "source repeats", lambda: _TWICE.search(source.text.casefold()) is not None)


CHECK = Check("repeated-phrase", Common, find)
