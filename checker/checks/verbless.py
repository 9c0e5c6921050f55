"""Sentences without a finite verb, participles that lead to no main clause, and sentences that end on a small word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, excused
from checker.checks.readable import sentences
from checker.lang.finite import has_finite, surely_has_finite
from checker.model import Case, Check, Hit, Rule, Sentence, Span, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEWEST = 6  # words: shorter sentences without a verb are meant so
# Writers leave the verb out on purpose after these, and the first two open what somebody is said to be.
_MEANT = frozenset(
    """
a an not no none never and but or so nor yet just only also even more most less then now like all because for hence
above below left right pictured including plus first second third once another every any some much many too such what
how why who which where when hardly rather better best worse worst perhaps maybe sorry thanks welcome yes well next
this that these those here there same still both from on one by my preferably young smaller bigger
""".split()
)
_LISTS = re.compile(r"[:;|/•@#<>\[\]…]|\.\.|\d[:.–-]\d| [-–—]{1,2} ")
_NO_STOP = re.compile(r"(?:\b[A-Z]|\b[A-Z][a-z]{0,3}|\s\d|\)|\b[a-z]\.[a-z])\.$")  # of an initial, a title or a list
# What somebody does while he says something. All but the gerund's own subject needs a main clause.
_REPORTING = re.compile(
    r"(?:Pointing out|Noting|Adding(?! to\b)|Stressing|Explaining|Indicating|Emphasi[sz]ing|Claiming|Confirming|Stating"
    r"|Recalling|Announcing|Declaring|Affirming|Asserting|Underlining|Highlighting|Considering|Clarifying|Revealing"
    r"|Expressing (?:his|her|their|its)|Calling (?:on|for)|Referring to|Pointing to)(?: that)? "
)
_HAVING = re.compile(r"(?:Having|Being) (?!(?:said|done) )(?:the|a|an|his|her|their|its|this|these|been|\w+ed)\b")
_MAIN = re.compile(
    r", (?:the|a|an|he|she|it|they|we|I|you|his|her|their|its|this|these|that|there|both|many|several|some|most|all|as"
    r"|one|two|three|\d|[A-Z])"
)
_LAST = re.compile(
    r"(?:^|\s)(?P<word>the|a|an|and|or|than|into|during|among|because|although|whether|whose|my|our|its|every"
    r"|was|were|has been|had been|will be|would be|could be|can be|to be|is being)\.[”\"’]?$"
)
_LONGEST_LAST = 20  # code points
_ENDS_WELL = re.compile(
    r"(?i)\b(?:who|what|where|how|that|as|than|it|he|she|they|this|there|which|so|whatever|whoever|neither|nor|if|and|or"
    r"|but|not|never|always|really|still|once|thing|way|one|all|used|ought|wants?|wanted|need|needs|supposed|meant"
    r"|thought|like|I|we|you)\b"
)


def find_verbless(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a sentence of the running text in which no word can be its verb."""
    for sentence, text in _plain_sentences(case, rule):
        if surely_has_finite(case.article.lowers_in(sentence.span)):
            continue
        words = [t for t in case.article.tokens_in(sentence.span) if t.text[:1].isalnum()]
        if len(words) >= _FEWEST and _lacks_verb(words) and not _LISTS.search(text) and not _NO_STOP.search(text):
            yield from _hit(case, rule, sentence.span)


def _lacks_verb(words: Sequence[Token]) -> bool:
    first = words[0].lower
    if first in _MEANT or first.endswith("ing") or not words[0].text[:1].isupper():
        return False
    return not has_finite([word.lower for word in words])


def find_participle(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit 'Pointing out that ...' or 'Having the road been closed.' without a main clause."""
    for sentence, text in _plain_sentences(case, rule):
        if (match := _REPORTING.match(text) or _having(text)) and not _MAIN.search(text):
            yield from _hit(case, rule, Span(0, match.end()).shift(sentence.span.start))


def _having(text: str) -> re.Match[str] | None:
    """An absolute participle: no other verb may be finite but for participles in -ed."""
    match = _HAVING.match(text)
    if match is None:
        return None
    words = [word.lower() for word in re.findall(r"[\w’'-]+", text)[1:]]
    return match if not has_finite([word for word in words if not word.endswith(("ed", "en"))]) else None


def find_cut(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a sentence whose last word is an article, a conjunction or an auxiliary that nothing before explains."""
    for sentence, text in _plain_sentences(case, rule):
        match = _LAST.search(text, max(0, len(text) - _LONGEST_LAST))
        if match is None:
            continue
        verb = match.group("word").endswith(("was", "were", "been", "be", "being"))
        if not (verb and _ENDS_WELL.search(text[: match.start()])):
            start = match.start("word")
            before = text.rfind(" ", 0, max(0, start - 1)) + 1
            yield from _hit(case, rule, Span(before, len(text)).shift(sentence.span.start))


def _plain_sentences(case: Case, rule: Rule) -> Iterator[tuple[Sentence, str]]:
    """Whole sentences that are nobody's words."""
    if not applies(case, rule):
        return
    spoken = case.article.spoken
    for index, sentence in sentences(case.article, rule):
        text = case.article.quote(sentence.span)
        if text.endswith(".") and index not in spoken:
            yield sentence, text


def _hit(case: Case, rule: Rule, span: Span) -> Iterator[Hit]:
    if not excused(case, rule, span):
        yield Hit(span)


CHECKS = (
    Check("verbless", Common, find_verbless),
    Check("lone-participle", Common, find_participle),
    Check("cut-sentence", Common, find_cut),
)
