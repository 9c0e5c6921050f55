"""'“…,” said Ada Holm. “…,” he added.': the pronoun of whoever was last named, and said something.

Other people of the paragraph do not matter where nobody stands between the one who spoke and the pronoun.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.antecedent import is_person
from checker.checks.context import Common, applies, excused, related
from checker.checks.people import SPEECH, kind_of, parts_of
from checker.checks.pronoun import HUMAN, OTHERS, QUICK, ROLES, SAYS, full_names, inside_quote, meant
from checker.checks.readable import blocks, sentences, stands
from checker.checks.sexes import OTHER, SEX, people, sex_at, sexes
from checker.lang.given_names import sex_of
from checker.model import Case, Check, Hit, Rule, Side, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Block

_OPENS = re.compile(r"(?:(?<=[.!?] )|(?<=[.!?][”\"’] ))(He|She|His|Her) (?!who\b|own\b)[a-z]+\b")
_SAID = "|".join(sorted(SPEECH - {"called", "pointed", "according"})) + "|accuses?|rejects?|appealed|expects?|fears?"
_BEFORE = re.compile(rf"\b(?:(?:{_SAID})(?: [\w’'.()-]+){{0,12}}?,?|according to(?: [\w’'.-]+){{0,8}}?,?) $")
_BEHIND = re.compile(rf"^(?:, [^.;:“”\"]{{2,90}})?,? (?:(?:has|had|also|then) )?(?:{_SAID}|called|spoke)\b")
_SUBJECT = re.compile(r"^(?:, [^.;:“”\"]{2,90})?,? (?:has|had|is|was|will|wants|[a-z]+ed)\b")
_OBJECT = re.compile(r"\b(?:of|by|for|with|to|from|against|between|and|than|told|met) (?:the )?$")
_ASIDE = re.compile(r"^, (?:(?:a|an|the|who|whose|head|director|president)\b|\d\d,)[^.“”\"]{0,90}")
_WHICH = re.compile(
    r", (?P<which>which) (?:has|had|is|was|lives?d?|works?|worked|wants|runs|won|lost) [^,.;]{2,60}, [a-z]"
)
_QUOTED = re.compile(r"[“\"„»«][^“”\"„»«]*[”\"“»«]")
_SENTENCE_END = re.compile(r"[.!?][”\"’]? (?=[A-Z“\"])")


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    if not applies(case, rule):
        return
    for block in blocks(case.article, rule, QUICK):
        text, seen = case.article.quote(block.span), set[int]()
        for pattern in (SAYS, _OPENS):
            for match in pattern.finditer(text):
                word, at = match.group(1), block.span.start + match.start()
                span = Span(at, block.span.start + match.end())
                if at in seen or inside_quote(case, span):
                    continue
                person = _speaker(case, block, at, OTHER[SEX[word.lower()]], opens=pattern is _OPENS)
                if person is not None and not excused(case, rule, span):
                    seen.add(at)
                    yield meant(case, span, word, person)


def find_which(case: Case, rule: Rule) -> Iterator[Hit]:
    """'Holm, which has three sons, wept': a person who begins a sentence."""
    if not applies(case, rule):
        return
    starts = {sentence.span.start for _, sentence in sentences(case.article, rule)}
    for mention in people(case.article) if stands(case.article, r", which ") else ():
        match = _WHICH.match(case.article.text, mention.span.end)
        if match and mention.span.start in starts and sexes(case).get(parts_of(mention)[-1]):
            place = related(case.article, Side.ARTICLE, mention.span, "a person")
            span = Span(*match.span("which"))
            yield Hit(span, {"name": place.text}, (place,), suggestions=(Suggestion("who"),))


CHECKS = (Check("last-named", Common, find), Check("name-which", Common, find_which))


def _speaker(case: Case, block: Block, at: int, sex: str, *, opens: bool) -> Span | None:
    """Who was last named in the paragraph, where that one speaks, is of this sex, and nobody stands between."""
    named = _named(case, Span(block.span.start, at))
    if not named or _sex(case, named[-1]) != sex:
        return None
    last, text = named[-1], case.article.text
    before, behind = text[block.span.start : last.start], text[last.end : at]
    speaks = _BEFORE.search(before[-140:]) or _BEHIND.search(behind)
    acts = not opens and len(named) == 1 and _SUBJECT.search(behind) and not _OBJECT.search(before[-12:])
    if not (speaks or acts):
        return None
    between = _QUOTED.sub(" ", _ASIDE.sub("", behind))
    if (
        OTHERS[OTHER[sex]].search(_QUOTED.sub(" ", behind))
        or ROLES.search(between)
        or HUMAN.search(between)
        or _somebody(case, Span(last.end, at))
    ):
        return None
    if opens:  # 'he' may be whoever else stands in her sentence
        start = max((m.end() for m in _SENTENCE_END.finditer(before)), default=0)
        if len(_SENTENCE_END.findall(behind)) > 1 or OTHERS[OTHER[sex]].search(before, start):
            return None
        if any(one.start >= block.span.start + start and _sex(case, one) != sex for one in named[:-1]):
            return None
    return last


def _somebody(case: Case, span: Span) -> bool:
    """Whether a name that may be a person's stands there, outside quotations."""
    names = (m for m in case.article.mentions_in(span, "name") if not inside_quote(case, m.span))
    return any(is_person(case, m) or (kind_of(m) in ("", "person") and len(parts_of(m)) > 1) for m in names)


def _named(case: Case, span: Span) -> Sequence[Span]:
    """The people of a stretch, outside quotations."""
    known = [m.span for m in people(case.article) if span.contains(m.span)]
    text = case.article.quote(span)
    full = (one.shift(span.start) for one in full_names(text) if sex_of(text[one.start : one.end].split()[0]))
    more = [one for one in full if not any(one.overlaps(other) for other in known)]
    return sorted(one for one in (*known, *more) if not inside_quote(case, one))


def _sex(case: Case, span: Span) -> str:
    for mention in case.article.mentions_in(span, "name"):
        if told := sex_at(case.article, mention):
            return told
    words = case.article.quote(span).split()
    return sexes(case).get(words[-1].removesuffix("’s").removesuffix("'s"), "") or (
        sex_of(words[0]) if len(words) > 1 else ""
    )
