"""A present perfect with the day on which it happened: 'have been arrested last week', 'Yesterday, voters have chosen'.

German, French, Italian and others tell finished events so. English has the simple past as soon as a day, a year or
'ago' is named.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, hit
from checker.checks.readable import sentences
from checker.lang.english import base_form, bases, may_be_participle
from checker.model import Case, Check, Hit, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_PART = "(?: (?:morning|afternoon|evening|night))?"
_COUNT = r"(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|several|some|many|a few)"
# What is over for certain, whatever the verb.
_OVER = (
    rf"yesterday{_PART}|last (?:night|week|month|year|autumn|spring|summer|winter|{_DAYS}|{_MONTHS}){_PART}"
    rf"|{_COUNT} (?:years?|months?|weeks?|days?|hours?|minutes?) ago"
)
# A day of which only the verb's sense tells that it is over.
_DAY = rf"on (?:{_DAYS}){_PART}|(?:early |late )?on (?:{_DAYS}){_PART}"
_TIME = re.compile(rf"(?<!the )(?<!this )\b(?:(?P<over>{_OVER})|(?P<day>{_DAY}))(?=[.,;:!?”\"’)]|$| (?P<next>\w+))")
_FIRST = re.compile(
    rf"^[“\"]?(?i:(?P<over>{_OVER})|(?P<day>{_DAY})|in (?P<year>(?:19|20)\d\d)),? (?P<rest>\S.*)$", re.DOTALL
)
_PERFECT = re.compile(
    r"(?:\b(?P<no>to|would|should|could|may|might|must|can|will|ought|cannot|not|never|n['’]t|I) )?"
    r"\b(?P<hit>(?:has|have)(?: (?:also|already|now|just|since|even|again|not|\w{2,}ly))? (?:(?P<been>been) )?"
    r"(?P<verb>[a-z]{3,}))\b"
)
_BREAK = re.compile(
    r"[,;:–—(\"“”]|\b(?:that|which|who|whom|whose|where|when|while|because|after|before|since|until|till|than|as|if|for"
    r"|to|from|and|but|or|so|scheduled|planned|due|expected|following|is|was|are|were|had|has|have|will|would|could)\b"
)
_OPEN_SUBJECT = re.compile(r"[;:“”\"]|\b(?:that|which|who|if|whether|since|said|says|and|but)\b")
_LONGEST = 90  # characters from the verb to its time, or from the time to its verb
# What is announced, called or moved may lie ahead: 'have called a strike on Friday'.
_AHEAD = frozenset(
    """
announce call plan schedule reschedule postpone delay cancel set invite summon order offer promise urge ask warn agree
threaten organise organize propose move ban demand expect advise recommend book arrange allow authorise authorize permit
confirm declare decide issue forecast predict convene request prepare appeal approve back vow pledge say close book
""".split()
)
_AFTER = frozenset({"until", "to", "and", "through", "or", "s"})


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a verb in the present perfect whose time is over."""
    if not applies(case, rule):
        return
    for _, sentence in sentences(case.article, rule):
        text = case.article.quote(sentence.span)
        if " ha" not in text:
            continue
        for found in _slips(text):
            span = Span(*found.span("hit")).shift(sentence.span.start)
            yield from hit(case, rule, span, {"past": _past(found)})


def _slips(text: str) -> Iterator[re.Match[str]]:
    verbs = [found for found in _PERFECT.finditer(text) if not found["no"] and may_be_participle(found["verb"])]
    if not verbs:
        return
    first = _FIRST.match(text)
    for number, found in enumerate(verbs):
        stop = verbs[number + 1].start() if number + 1 < len(verbs) else len(text)
        if _dated_after(text[found.end() : stop], found) or (number == 0 and first and _dated_before(first, found)):
            yield found


def _dated_after(rest: str, verb: re.Match[str]) -> bool:
    """Whether the clause goes on to say when it was."""
    limit = _BREAK.search(rest)
    clause = rest[: min(limit.start() if limit else len(rest), _LONGEST)]
    time = _TIME.search(rest)
    if time is None or time.start() > len(clause) or time["next"] in _AFTER:
        return False
    return bool(time["over"]) or (not clause.strip() and bool(verb["been"])) or _is_over(verb, clause)


def _is_over(verb: re.Match[str], clause: str) -> bool:
    """A thing done on a weekday lies behind unless what is done is announcing or the like."""
    roots = {base_form(verb["verb"]), *bases(verb["verb"])}
    return not roots & _AHEAD and not any(word in clause for word in ("strike", "meeting", "vote", "talks", "rally"))


def _dated_before(first: re.Match[str], verb: re.Match[str]) -> bool:
    """Whether the sentence begins with when it was, and the verb is that of its main clause."""
    between = first.string[first.start("rest") : verb.start()]
    if len(between) > _LONGEST or _OPEN_SUBJECT.search(between) or verb.start() < first.start("rest"):
        return False
    return bool(first["over"]) or (not first["year"] and _is_over(verb, ""))


def _past(found: re.Match[str]) -> str:
    """How the simple past begins; the editor sees the rest."""
    if found["been"]:
        return "was" if found["hit"].startswith("has") else "were"
    return found["verb"] if found["verb"].endswith("ed") else ""


CHECK = Check("perfect-past", Common, find)
