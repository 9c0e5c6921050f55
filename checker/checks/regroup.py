"""A group that the article counted before, counted again: '3 of the 14 plots ...; the other twelve', 'the 19 dead'.

What was said before must be one figure wherever the article gives it; else there are several groups, or a toll rose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.checks.figures import Figure, after, before, between, figures, shown
from checker.checks.readable import stands
from checker.checks.sums import others
from checker.lang.agreement import quantities_agree
from checker.lang.stopwords import STOPWORDS
from checker.model import Case, Check, Hit, Side, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Rule

_OF_THE = re.compile(r" of (?:the|these|those|its|their|his|her) (?:\w+ )?")
_OF_NOUN = re.compile(
    r"^ of (?:the|these|those|its|their) (?:\w+ )?(?P<noun>[a-z]+s|injured|wounded|missing|men|women|children)\b"
)
_REST = re.compile(r"\bthe (?:other|remaining)\s+$", re.IGNORECASE)
_STILL = re.compile(r"^ (?:others? |people )?(?:(?:were|was|are|is) still|remain(?:s|ed)?|had to stay|stayed)\b")
_MORE = re.compile(r"\b(?:others?|another|more|some|many|several|most|rest|half|none|both|of them|of whom)\b")
_IN_ALL = re.compile(r"^,? (?:in all|in total|altogether|all told)\b")
_THE_THINGS = re.compile(
    r"(?:^|[.!?] )(?:The|These|Those|All(?: the)?) (?:\w+ )?(?P<noun>[a-z]+(?:s|men|women|people|children)), $"
)
_PAIRS = frozenset(("men women", "boys girls", "women men", "girls boys", "adults children", "children adults"))
_FATES = {
    "dead": r"(?:dead|died|killed|drowned|perished|deaths|fatalities|lost their lives)",
    "injured": r"(?:injured|wounded|hurt)",
    "missing": r"missing",
}
_FATE = {
    name: re.compile(rf"^(?: (?!others?\b|more\b|of\b|(?:are|is|were|was) (?:still|not)\b)[\w’'-]+){{0,3}}? {word}\b")
    for name, word in _FATES.items()
}
_THE_FATE = re.compile(r"^ (?:people )?(?P<fate>dead|injured|wounded|missing)\b(?! (?:on|in|at|from|who|by|near)\b)")
_THE_DONE = re.compile(
    r"^ (?P<done>stolen|looted|rescued|kidnapped|abducted|arrested|detained|recovered|destroyed|hijacked|smuggled)"
    r" (?!by\b|in\b|from\b|on\b|at\b)[a-z]+\b"
)
_DEFINITE = re.compile(r"\b(?:the|all|these|those) $", re.IGNORECASE)
_TIMES = {"once": 1, "twice": 2, "three times": 3, "four times": 4, "five times": 5, "thrice": 3}
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_LISTED = re.compile(
    rf"\b(?P<times>{'|'.join(_TIMES)})(?::| [–—]) (?P<list>(?:first )?(?:in|on) (?:early |mid-|late )?(?:\d{{1,2}} )?"
    rf"(?:{_MONTHS}|(?:19|20)\d\d)\b[^.;]{{0,300}})",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:^|, |\band )(?:(?:then|again|finally|first) )?(?:in|on) (?:early |mid-|late )?(?:\d{1,2} )?"
    rf"(?:{_MONTHS}|(?:19|20)\d\d)\b"
)
_SO = re.compile(
    r"\b(?:thus|therefore|accordingly|as a result|consequently|this (?:brings|takes|lowers|raises))\b", re.IGNORECASE
)
_FROM = re.compile(r"\bfrom $")
_DOUBLED = re.compile(r"\b(?:doubl(?:e|es|ed|ing)|twice as (?:much|many|high|large|big))\b", re.IGNORECASE)
_HALVED = re.compile(r"\b(?:hal(?:ves|ved|ving)|half as (?:much|many|high|large|big))\b", re.IGNORECASE)
_SHARED = 2  # content words of headline and sentence


@dataclass(frozen=True, slots=True)
class Options:
    pass


def find(case: Case, _rule: Rule) -> Iterator[Hit]:
    row = figures(case)
    yield from _rests(case, row)
    yield from _halves(case, row)
    yield from _all_of_them(case, row)
    yield from _fates(case, row)
    yield from _still(case, row)
    yield from _undergone(case, row)
    yield from _lead(case, row)
    yield from _so(case, row)
    yield from _times(case.article)


def find_doubled(case: Case, _rule: Rule) -> Iterator[Hit]:
    """'Firm doubles its profit' above 'a profit of 600 million, half as much as a year before', and the reverse."""
    article = case.article
    if not stands(article, r"(?i)\b(?:half as (?:much|many|high|large|big)|hal(?:f|ved|ves|ve)|twice|doubl\w+)\b"):
        return
    titles = [s for s in article.sentences if s.zone is Zone.TITLE]
    for title in titles[:1]:
        for sentence in (s for s in article.sentences if s.zone is Zone.LEAD):
            for one, other in ((_DOUBLED, _HALVED), (_HALVED, _DOUBLED)):
                said = one.search(article.quote(title.span))
                turned = other.search(article.quote(sentence.span))
                if not said or not turned or one.search(article.quote(sentence.span)):
                    continue
                if len(_content(article, title.span) & _content(article, sentence.span)) >= _SHARED:
                    span = Span(turned.start(), turned.end()).shift(sentence.span.start)
                    place = Span(said.start(), said.end()).shift(title.span.start)
                    told = related(article, Side.ARTICLE, place, "the headline says")
                    yield Hit(span, {"expected": said.group()}, (told,))


def _content(article: Document, span: Span) -> frozenset[str]:
    return frozenset(t.stem for t in article.tokens_in(span) if t.is_word and t.lower not in STOPWORDS)


CHECKS = (Check("regroup", Options, find), Check("doubled", Options, find_doubled))


def _hit(case: Case, span: Span, expected: str, *known: Figure) -> Hit:
    return Hit(span, {"expected": expected}, tuple(shown(case.article, f, "counted here") for f in known))


def _one(found: Sequence[Figure]) -> Figure | None:
    """The first of figures that all say the same."""
    return found[0] if found and len({f.value.low for f in found}) == 1 else None


def _counted(row: Sequence[Figure], noun: str, until: int) -> Figure | None:
    """What was counted under a noun before a place, where it was one number only."""
    stem = noun.removesuffix("s")
    found = [
        f for f in row if f.count and f.span.start < until and f.value.noun and f.value.noun[-1].startswith(stem[:12])
    ]
    plain = [f for f in found if abs(len(f.value.noun[-1]) - len(stem)) <= 1]
    return _one(plain)


def _rests(case: Case, row: Sequence[Figure]) -> Iterator[Hit]:
    """'On 4 of the 15 boats ...; on the other twelve', 'Eight of the barns ..., the other six' of thirteen."""
    article = case.article
    told = {place.span for hit in others(article, row) for place in hit.related}  # by their sum
    for place, rest in enumerate(row):
        if rest.span in told or not (rest.count and rest.exact and _REST.search(before(article, rest))):
            continue
        near = [f for f in row[max(0, place - 6) : place] if f.count and f.exact and rest.sentence - f.sentence <= 1]
        for n, part in enumerate(near):
            whole: Figure | None = None
            if n + 1 < len(near) and _OF_THE.fullmatch(between(article, part, near[n + 1])):
                whole, last = near[n + 1], n + 2
            elif match := _OF_NOUN.match(after(article, part)):
                whole, last = _counted(row, match["noun"], part.span.start), n + 1
            if whole is None or not whole.exact or whole.middle <= part.middle or not _goes(article, near[last:], rest):
                continue
            if part.middle + rest.middle != whole.middle and not _MORE.search(
                article.text[part.span.end : rest.span.start - 12]
            ):
                yield _hit(case, rest.span, f"{whole.middle - part.middle:,f}", part, whole)


def _goes(article: Document, near: Sequence[Figure], rest: Figure) -> bool:
    """Whether no further part stands between: 'by four horses each' is none."""
    apart = (f for f in near if not (re.search(r"\bby $", before(article, f)) and " each" in after(article, f, 20)))
    return not any(apart) and rest.middle > 0


def _halves(case: Case, row: Sequence[Figure]) -> Iterator[Hit]:
    """'The climbers, four women and two men, ...' of five people."""
    article = case.article
    for one, two in pairwise(row):
        if not (one.count and two.count and one.exact and two.exact and one.sentence == two.sentence):
            continue
        nouns = " ".join(w.strip(".,;:)") for w in (*after(article, one).split()[:1], *after(article, two).split()[:1]))
        opened = _THE_THINGS.search(before(article, one))
        if nouns not in _PAIRS or not opened or not re.fullmatch(r" \w+ and ", between(article, one, two)):
            continue
        if not re.match(r" \w+,", after(article, two)):
            continue
        known = _counted(row, opened["noun"], one.span.start) or _people(row)
        if known is not None and known.exact and known.middle != one.middle + two.middle:
            end = two.span.end + len(after(article, two).split(",")[0])
            yield _hit(case, Span(one.span.start, end), f"{known.middle:,f}", known)


def _people(row: Sequence[Figure]) -> Figure | None:
    """The one number of people in headline and lead."""
    return _one([f for f in row if f.count and f.zone in {Zone.TITLE, Zone.LEAD} and f.value.noun[-1:] == ("peopl",)])


def _all_of_them(case: Case, row: Sequence[Figure]) -> Iterator[Hit]:
    """'almost 500 letters ... The letters, 310 in all, fill'."""
    for figure in row:
        opened = _THE_THINGS.search(before(case.article, figure))
        if not (opened and figure.exact and _IN_ALL.match(after(case.article, figure)) and not figure.value.unit):
            continue
        known = _counted(row, opened["noun"], figure.span.start)
        if known is not None and not quantities_agree(known.value, figure.value) and not _near(known, figure):
            yield _hit(case, figure.span, known.text, known)


def _near(one: Figure, two: Figure) -> bool:
    return abs(one.middle - two.middle) * 8 <= max(one.middle, two.middle) and not (one.exact and two.exact)


def _fate(article: Document, figure: Figure) -> str:
    behind = re.split(r"[,;:]| and ", after(article, figure, 60))[0]
    return next((name for name, pattern in _FATE.items() if pattern.match(behind)), "")


def _by_fate(case: Case, row: Sequence[Figure], fate: str) -> list[Figure]:
    return [f for f in row if f.count and _fate(case.article, f) == fate]


def _fates(case: Case, row: Sequence[Figure]) -> Iterator[Hit]:
    """'At least 12 people drowned ... the relatives of the 15 drowned'."""
    article = case.article
    for figure in row:
        match = _THE_FATE.match(after(article, figure)) if figure.count else None
        if not (match and figure.exact and _DEFINITE.search(before(article, figure))):
            continue
        fate = "injured" if match["fate"] == "wounded" else match["fate"]
        told = [f for f in _by_fate(case, row, fate) if f is not figure]
        early = [f for f in told if f.zone in {Zone.TITLE, Zone.LEAD} and f.span.start < figure.span.start]
        first = _one(early)
        if first is None or len(early) == 1 or any(f.middle == figure.middle for f in told):
            continue
        if first.value.low != figure.value.low:
            yield _hit(case, figure.span, first.text, first)


def _undergone(case: Case, row: Sequence[Figure]) -> Iterator[Hit]:
    """'Four boxes were stolen ... the three stolen pieces', whatever they are called."""
    article = case.article
    for figure in row:
        match = _THE_DONE.match(after(article, figure)) if figure.count and figure.exact else None
        if not match or not _DEFINITE.search(before(article, figure)):
            continue
        done = re.compile(rf"^(?: (?!others?\b|more\b|of\b)[\w’'-]+){{1,8}}? {match['done']}\b")
        told = [f for f in row if f.count and f.exact and f is not figure and done.match(after(article, f, 80))]
        early = [f for f in told if f.zone in {Zone.TITLE, Zone.LEAD} and f.span.start < figure.span.start]
        first = _one(early)
        if first is not None and len(early) > 1 and all(f.middle != figure.middle for f in (first, *told)):
            yield _hit(case, figure.span, first.text, first)


def _still(case: Case, row: Sequence[Figure]) -> Iterator[Hit]:
    """'40 of the rescued have gone home; 15 are still on board' of 50."""
    article = case.article
    for place, part in enumerate(row[:-1]):
        match = _OF_NOUN.match(after(article, part)) if part.count and part.exact else None
        rest = next((f for f in row[place + 1 :] if f.count), None)
        if not match or rest is None or not rest.exact or rest.sentence - part.sentence > 1:
            continue
        noun = match["noun"]
        told = (
            _one([f for f in _by_fate(case, row, noun) if f.zone in {Zone.TITLE, Zone.LEAD}])
            if noun in _FATES
            else None
        )
        whole = told or _counted(row, noun, part.span.start)
        if whole is None or not whole.exact or not _STILL.match(after(article, rest)) or part.middle > whole.middle:
            continue
        if part.middle + rest.middle > whole.middle:
            yield _hit(case, rest.span, f"at most {whole.middle - part.middle:,f}", whole, part)


def _lead(case: Case, row: Sequence[Figure]) -> Iterator[Hit]:
    """'... in four provinces | ... in five provinces ... the four provinces': the lead alone has another number."""
    article = case.article
    for title in (f for f in row if f.zone is Zone.TITLE and f.count and f.exact and f.value.noun):
        same = [f for f in row if f.count and f.exact and f.value.noun[-1:] == title.value.noun[-1:] and f is not title]
        other = [f for f in same if f.middle != title.middle]
        if len(other) != 1 or other[0].zone is not Zone.LEAD or len(other[0].value.noun) > len(title.value.noun):
            continue
        again = [f for f in same if f.middle == title.middle and _DEFINITE.search(before(article, f))]
        aside = _MORE.search(before(article, other[0], 25)) or _DEFINITE.search(before(article, other[0]))
        if again and not aside and not re.match(r" (?:other|more|further|(?:\w+ )?of)\b", after(article, other[0])):
            yield _hit(case, other[0].span, title.text, title, again[0])


def _so(case: Case, row: Sequence[Figure]) -> Iterator[Hit]:
    """'raised by a quarter of a point ... will thus rise from 2.5 to 3.5 per cent'."""
    steps = [f for f in row if f.value.unit == "percentage-point" and f.exact]
    step = _one(steps)
    for low, high in pairwise(row) if step else ():
        if low.sentence != high.sentence or high.value.unit != "percent" or low.value.unit not in {"", "percent"}:
            continue
        whole = case.article.quote(case.article.sentences[low.sentence].span)
        said = _FROM.search(before(case.article, low)) and between(case.article, low, high) in {
            " to ",
            " per cent to ",
            "% to ",
        }
        inside = any(f.sentence == low.sentence for f in steps)
        if step and said and not inside and _SO.search(whole) and abs(low.middle - high.middle) != step.middle:
            expected = low.middle - step.middle if high.middle < low.middle else low.middle + step.middle
            yield _hit(case, high.span, f"{expected} per cent", step, low)


def _times(article: Document) -> Iterator[Hit]:
    """'postponed twice: in October ..., in December ... and in February ...'."""
    for sentence in article.sentences if stands(article, r"(?i)\b(?:once|twice|times|thrice)(?::| [–—])") else ():
        if sentence.zone in {Zone.LEAD, Zone.BODY}:
            for match in _LISTED.finditer(article.quote(sentence.span)):
                listed = len(_WHEN.findall(match["list"]))
                if listed > 1 and listed != _TIMES[match["times"].lower()]:
                    names = Span(*match.span("list")).shift(sentence.span.start)
                    place = related(article, Side.ARTICLE, names, f"{listed} are told")
                    yield Hit(
                        Span(*match.span("times")).shift(sentence.span.start), {"expected": str(listed)}, (place,)
                    )
