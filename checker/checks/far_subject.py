"""A subject that something stands beside or behind, and a verb that has the number of the wrong noun.

'The cars in the yard was', 'The mayor and the judge was', 'Each of the drivers were', 'The rest of the players was'.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, blocks, excused
from checker.checks.subject_verb import CLAUSE, LEXICAL, NO_ADJECTIVE, THINGS, is_plural, verb_hit
from checker.model import Case, Check, Hit, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

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
# A quick look: a subject of any of these kinds, and a verb behind it.
_ANY = (
    r"(?i:the|these|those|his|her|their|its|several|many|both|most|some) (?:[a-z-]+ )?[a-z]{3,}"
    r" (?:of|in|at|on|from|near|for|against|between|to|by|with) (?:[^\s]+ ){1,4}"
    rf"(?:was|is|has|does|{LEXICAL}|were|are|have|do)\b"
    r"|(?:The|A|An|His|Her|Their|Its) (?:[a-z-]+ )?[a-z]+ and (?:[a-z-]+ ){2,3}(?:was|is|has|does)\b"
    r"|(?i:body|one|of (?:the|them|us|you|these|those|his|her|their)(?: [a-z]+)?) (?:were|are|have)\b"
    r"|(?i:the rest of the) (?:[a-z-]+ )?[a-z]{3,} (?:was|is|has|does)\b"
)
_SINGULAR = frozenset({"was", "is", "has", "does", *LEXICAL.split("|")})
_PRONOUNS = frozenset("he she they we you i it one them him us some any many much few several who that which".split())
_CLAUSES = frozenset({"that", "what", "how", "why", "where", "when", "whether", "to"})


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a verb that has another number than its subject."""
    if not applies(case, rule):
        return
    for block in blocks(case.article, rule, _ANY):
        text = case.article.quote(block.span)
        for pattern, fits in ((_FAR, _far), (_JOINED, _joined), (_ONE, _indefinite), (_REST, _rest)):
            for match in pattern.finditer(text):
                span = Span(*match.span("hit")).shift(block.span.start)
                if fits(match) and not excused(case, rule, span):
                    yield verb_hit(case, match, block.span.start)


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
