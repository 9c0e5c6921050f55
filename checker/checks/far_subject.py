"""A subject that something stands beside or behind, and a verb that has the number of the wrong noun.

'The cars in the yard was', 'The mayor and the judge was', 'Each of the drivers were', 'The rest of the players was'.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, excused
from checker.checks.readable import blocks_with
from checker.checks.subject_verb import CLAUSE, LEXICAL, NO_ADJECTIVE, THINGS, is_plural, misfits, verb_hit, verbs
from checker.model import Case, Check, Hit, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DETERMINER = "the|a|an|his|her|their|its|this|that|these|those|all|both|two|three|four|five|six"
_WORD = "[A-Za-zÀ-ÿ’'-]+"
_VERB = rf"(?P<verb>was|is|has|does|{LEXICAL}|were|are|have|do)\b"
_PHRASE = (
    rf"(?:of|in|at|on|from|near|for|against|between|to|by|with) (?:(?:{_DETERMINER}) )?"
    rf"(?:(?P<one>{_WORD}) )?(?:(?P<two>{_WORD}) )?(?P<last>{_WORD})"
)
_FAR = re.compile(
    rf"{CLAUSE}(?P<hit>(?i:the|these|those|his|her|their|its|several|many|both|most|some)"
    rf" (?:(?P<zero>[a-z-]+) )?(?P<noun>[a-z]{{3,}}) {_PHRASE} {_VERB})(?P<next> \w+)?"
)
_JOINED = re.compile(
    r"(?:^|[.!?] )(?P<hit>(?:The|A|An|His|Her|Their|Its) (?:[a-z-]+ )?(?P<noun>[a-z]+)"
    r" and (?:the|a|an|his|her|their|its) (?:[a-z-]+ )?[a-z]+ (?P<verb>was|is|has|does))\b"
)
_ONE = re.compile(
    rf"{CLAUSE}(?P<hit>(?P<noun>(?i:nobody|everybody|everyone|no one|someone|somebody"
    r"|(?:each|neither|either) of (?:the|them|us|you|these|those|his|her|their)(?: [a-z]+)?)) "
    r"(?P<verb>were|are|have))\b(?P<next> \w+)?"
)
_REST = re.compile(
    rf"{CLAUSE}(?P<hit>(?i:the rest of the) (?:[a-z-]+ )?(?P<noun>[a-z]{{3,}}) (?P<verb>was|is|has|does))\b"
)
# Words that tell of such a subject before its verb, each with the next word as far as that is known.
_BEHIND = frozenset("of in at on from near for against between to by with".split())
_AND = frozenset("the a an his her their its".split())
_INDEFINITE = frozenset("nobody everybody everyone one someone somebody each neither either".split())
_REACH = 12  # words between such a subject and its verb, signs among them
_SINGULAR = frozenset({"was", "is", "has", "does", *LEXICAL.split("|")})
_PRONOUNS = frozenset("he she they we you i it one them him us some any many much few several who that which".split())
_CLAUSES = frozenset({"that", "what", "how", "why", "where", "when", "whether", "to"})


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a verb that has another number than its subject."""
    if not applies(case, rule):
        return
    words = case.article.lowers
    likely = [at for at, number in verbs(words) if _subject_before(words, at, number)]
    for block in blocks_with(case.article, rule, likely):
        text = case.article.quote(block.span)
        for pattern, fits in ((_FAR, _far), (_JOINED, _joined), (_ONE, _indefinite), (_REST, _rest)):
            for match in pattern.finditer(text):
                span = Span(*match.span("hit")).shift(block.span.start)
                if fits(match) and not excused(case, rule, span):
                    yield verb_hit(case, match, block.span.start)


def _subject_before(words: Sequence[str], verb: int, number: str) -> bool:
    """Whether a noun of the other number with a preposition, or what else tells of such a subject, stands before."""
    for word, after in pairwise(words[max(0, verb - _REACH) : verb + 1]):
        if after in _BEHIND and misfits(word, number):
            return True
        if word == "rest" or (word == "and" and after in _AND) if number == "one" else word in _INDEFINITE:
            return True
    return False


def _far(match: re.Match[str]) -> bool:
    """A plural with a singular verb, or a single thing with a plural one, and no clause begins between them."""
    between = [word.lower() for word in match.group("zero", "one", "two") if word]
    last = match.group("last").lower()
    if any(word in NO_ADJECTIVE or word in _PRONOUNS or word.endswith(("ing", "ed", "ly")) for word in between):
        return False
    if last in NO_ADJECTIVE or last in _PRONOUNS or last.endswith("ing") or _clause_follows(match):
        return False
    if (match.group("zero") or "").endswith("s"):
        return False
    return is_plural(match.group("noun")) if match.group("verb") in _SINGULAR else match.group("noun") in THINGS


def _clause_follows(match: re.Match[str]) -> bool:
    return (match.group("next") or "").strip().lower() in _CLAUSES


def _joined(match: re.Match[str]) -> bool:
    """Two things, each with an article of its own; of 'a coach and a half' there is one."""
    return match.group("hit").split()[-2] != "half"


def _indefinite(match: re.Match[str]) -> bool:
    return not _clause_follows(match)  # 'if someone were to come'


def _rest(match: re.Match[str]) -> bool:
    return is_plural(match.group("noun"))


CHECK = Check("far-subject", Common, find)
