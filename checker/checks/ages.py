"""Ages against years of birth, two ages of one person, weekdays against dates, and days that no month has."""

from __future__ import annotations

import re
from calendar import isleap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.checks.readable import blocks, stands
from checker.lang.name_words import given
from checker.lang.romanisation import fold
from checker.model import Case, Check, DateValue, Hit, NameValue, Quantity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from checker.model import Document, Mention, Rule

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = {"Feb": 28, "Apr": 30, "Jun": 30, "Sep": 30, "Nov": 30}
_LEAP = 29
_MONTH = "February|April|June|September|November"
_LATE_DAY = rf"\b(?:{_MONTH})\b"
_NO_DAY = re.compile(
    rf"\b(?P<day>29|3[01])(?:th|st|nd|rd)?(?: of)? (?P<month>{_MONTH})\b(?:,? (?P<year>\d{{4}})\b)?"
    rf"|\b(?P<early>{_MONTH}) (?P<late>3[01])(?:th|st|nd|rd)?(?=,? \d{{4}}\b|[,.;:)]|$)"
)
_LIKE = 75.0  # rapidfuzz ratio from which two family names may be one under two spellings
_BORN = re.compile(
    r"\b[Bb]orn\b(?: \w+){0,3}?(?: (?:in|on|at|near) [^.;:]{1,50}?)? (?:in |on [^.;:]{0,20}?)?"
    r"(?P<year>1[89]\d\d|20\d\d)\b"
)
_OPENED = re.compile(r"[^.;:()]{0,30}?, ")  # 'Born in Fano in 1996, Baldini joined ...'
_THE = re.compile(r"\b[Tt]he $")
_THEN = re.compile(r"\b(?:at the age of|aged?|then|when (?:he|she) was|turned)\s*$", re.IGNORECASE)
_DIED = re.compile(r"\b(?:died|killed|dead|murdered|buried|late|death)\b", re.IGNORECASE)
# One sentence tells birth and age of one person: a life from birth to death, or birth and age on the article's day.
_YEAR = r"1[89]\d\d|20\d\d"
_ANOTHER = r"\b(?:he|she|whose|who|his|her|wife|husband|son|daughter)\b"
_OTHERS = r"\b(?:whose|his|her|wife|husband|son|daughter)\b"
_LIFE = re.compile(
    rf"\b[Bb]orn (?:[^.;:()]{{1,40}} )?in (?P<born>{_YEAR})\b(?:(?!{_ANOTHER})[^.;:()]){{0,30}}"
    rf"[, ]*(?:(?:and|he|she) )*died (?:[^.;:(),]{{1,30}} )?"
    rf"in (?P<died>{_YEAR}),? (?:at the age of|at|aged) (?P<age>\d{{1,3}})\b"
)
# 'born in 1941, who died on 5 July at the age of 70', on a day of that year or the next.
_DIED_NOW = re.compile(
    rf"\bborn (?:[^.;:(),]{{1,40}} )?in (?P<born>{_YEAR})\b(?:(?!{_OTHERS})[^.;:()]){{0,30}}?"
    r"[, ](?:who |and |has |had ){0,2}died (?:on|in|last|this|at|of) "
    r"(?:(?!\b(?:1[89]|20)\d\d\b)[^.;:()]){0,40}?(?:at the age of|aged) (?P<age>\d{1,3})\b"
)
_NOW = re.compile(
    rf"\b[Bb]orn (?:[^.;:(),]{{1,40}} )?in (?P<born>{_YEAR}), (?:the|(?:he|she) is(?: now)?|is now) "
    r"(?P<age>\d{1,3})(?:-year-old\b(?![’'])|,? (?:and|years? old\b))"
    r"|\b(?P<aged>\d{1,3})-year-old(?: [a-z-]+){0,2},? (?:who was )?born (?:[^.;:(),]{1,40} )?"
    rf"in (?P<year>{_YEAR})\b"
)
_AGO = 3  # sentences back in which 'the 23-year-old' was named
_NEARBY = 70  # code points from a name to what is said of its bearer


@dataclass(frozen=True, slots=True)
class Options:
    pass


@dataclass(frozen=True, slots=True)
class Said:
    """An age or a year of birth and the name of whose it is, as far as it is given."""

    span: Span
    number: int
    name: tuple[str, ...]


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """Years of birth that do not fit an age given for the same person on the article's day."""
    article = case.article
    yield from _lives(article)
    if article.date is None:
        return
    ages = list(_ages(article))
    for born in _births(article):
        own = [age for age in ages if _same(age.name, born.name)]
        if own and not any(_fits(born.number, age.number, article.date) for age in own):
            sure = rule.confidence if own[0].name[-1] == born.name[-1] else rule.confidence * 0.9
            expected = str(article.date.year - own[0].number)
            place = (related(article, Side.ARTICLE, own[0].span, "the age"),)
            yield Hit(born.span, {"age": str(own[0].number), "expected": expected}, place, confidence=sure)


def _lives(article: Document) -> Iterator[Hit]:
    """'Born in 1931, she died in 2010 at the age of 89', 'Born in 1971, the 62-year-old ...' on the article's day."""
    for sentence in article.sentences if stands(article, r"\b[Bb]orn\b") else ():
        text = article.quote(sentence.span)
        for match in _LIFE.finditer(text):
            yield from _life(match, ("born", "age"), int(match["died"]), sentence.span.start)
        for match in _DIED_NOW.finditer(text) if article.date else ():
            if article.date and article.date.year - int(match["born"]) - int(match["age"]) not in {0, 1, 2}:
                yield from _life(match, ("born", "age"), article.date.year, sentence.span.start)
        if article.date is None or _DIED.search(text):
            continue
        for match in _NOW.finditer(text):
            groups = ("born", "age") if match["born"] else ("year", "aged")
            yield from _life(match, groups, article.date.year, sentence.span.start)


def _life(match: re.Match[str], groups: tuple[str, str], until: int, start: int) -> Iterator[Hit]:
    born, age = (int(match[group]) for group in groups)
    if until - born - age not in {0, 1}:
        values = {"age": str(age), "expected": str(until - age)}
        yield Hit(Span(*match.span(groups[0])).shift(start), values)


def _fits(year: int, age: int, day: date) -> bool:
    return day.year - year - age in {0, 1}


def _same(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: like family names, and no two first names."""
    first = len(one) < 2 or len(two) < 2 or _like(one[0], two[0])
    return first and _like(one[-1], two[-1])


def _like(one: str, two: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return one == two or (min(len(one), len(two)) > 4 and ratio(one.casefold(), two.casefold()) >= _LIKE)


def _ages(article: Document) -> Iterator[Said]:
    """'Evangelos Chatzis, 58,' and '58-year-old Evangelos Chatzis', as of the article's day."""
    for mention in article.mentions:
        value = mention.value
        if not isinstance(value, Quantity) or value.dimension != "age" or value.low != value.high:
            continue
        before = article.text[max(0, mention.span.start - 40) : mention.span.start]
        sentence = article.sentence_at(mention.span.start)
        if _THEN.search(before) or sentence is None or _DIED.search(article.quote(article.sentences[sentence].span)):
            continue
        if name := _bearer(article, mention):
            yield Said(mention.span, int(value.low), name)


def _bearer(article: Document, age: Mention) -> tuple[str, ...]:
    """The name just before ', 58', or just behind '58-year-old'; 'the 58-year-old' is who the sentence before names."""
    if _THE.search(article.text[max(0, age.span.start - 10) : age.span.start]):
        return _just_named(article, age)
    for mention, name in _names(article):
        gap = article.text[mention.span.end : age.span.start]
        if mention.span.end <= age.span.start and re.fullmatch(r",? \(?|,\s", gap):
            return name
        rest = article.text[age.span.end : mention.span.start]
        if age.span.end <= mention.span.start and re.fullmatch(r"(?:-year-old)?(?: [a-z-]+){0,3} ", rest):
            return name
    return ()


def _just_named(article: Document, age: Mention) -> tuple[str, ...]:
    """The one person in full whom the sentences before name, where 'the 23-year-old' has no name of its own."""
    at = article.sentence_at(age.span.start)
    told = article.text[age.span.start : age.span.end + _NEARBY]
    if not at or not re.match(r"\d+-year-old(?: [a-z]|[.,])", told):
        return ()
    names = list(_names(article))
    behind = [m for m, _ in names if age.span.end <= m.span.start <= age.span.end + _NEARBY // 2]
    alone = {name[0] for _, name in names if len(name) == 1}  # as people are called once they were named in full
    for before in [] if behind else reversed(article.sentences[max(0, at - _AGO) : at]):
        named = {name for mention, name in names if before.span.contains(mention.span)}
        people = {name for name in named if given(fold(name[0])) or (len(name) > 1 and name[-1] in alone)}
        if len(people) > 1:  # a club or a bank has no given name
            people = {name for name in people if len(name) > 1 and given(fold(name[0]))} or people
        if people or before.zone is not article.sentences[at].zone:
            return next(iter(people)) if len(people) == 1 else ()
    return ()


def _names(article: Document) -> Iterator[tuple[Mention, tuple[str, ...]]]:
    for mention in article.mentions:
        if isinstance(mention.value, NameValue) and mention.value.parts and mention.value.kind in {"", "person"}:
            yield mention, mention.value.parts


def _births(article: Document) -> Iterator[Said]:
    for sentence in article.sentences:
        text = article.quote(sentence.span)
        for match in _BORN.finditer(text):
            start = sentence.span.start + match.start()
            close = [
                n
                for m, n in _names(article)
                if sentence.span.start <= m.span.start and start - _NEARBY <= m.span.end <= start
            ]
            if not close and match.start() == 0 and (opened := _OPENED.match(text, match.end())):
                after = sentence.span.start + opened.end()
                close = [n for m, n in _names(article) if m.span.start == after]
            if close:
                yield Said(Span(*match.span("year")).shift(sentence.span.start), int(match["year"]), close[-1])


def find_weekdays(case: Case, rule: Rule) -> Iterator[Hit]:
    """'Monday, 27 July 2021' where that was a Tuesday. Without a year, the article's own or the nearest."""
    for mention in case.article.mentions:
        value = mention.value
        if isinstance(value, DateValue) and value.weekday is not None and value.day and value.month:
            days = _days(value, case.article.date)
            if days and all(day.weekday() != value.weekday for day in days):
                sure = rule.confidence if value.year else rule.confidence * 0.9
                yield Hit(mention.span, {"expected": _WEEKDAYS[days[0].weekday()]}, confidence=sure)


def _days(value: DateValue, today: date | None) -> Sequence[date]:
    """The days that the words may mean: one with a year, else the nearest to the article's own."""
    from datetime import date as day

    years = [value.year] if value.year else [today.year - 1, today.year, today.year + 1] if today else []
    found = []
    for year in years:
        try:
            found.append(day(year, value.month or 1, value.day or 1))
        except ValueError:
            continue  # 29 February
    if value.year or today is None:
        return found
    return [d for d in found if abs((d - today).days) <= 200]


def find_no_such_days(case: Case, rule: Rule) -> Iterator[Hit]:
    """'30 February', 'June 31st', '29 February 2023'."""
    for block in blocks(case.article, rule, _LATE_DAY):
        for match in _NO_DAY.finditer(case.article.quote(block.span)):
            day, month = int(match["day"] or match["late"]), (match["month"] or match["early"])[:3]
            leap = month == "Feb" and day == _LEAP and (not match["year"] or isleap(int(match["year"])))
            if not leap and day > _DAYS[month]:
                span = Span(match.start(), match.end()).shift(block.span.start)
                yield Hit(span, {"expected": f"{_DAYS[month] + (month == 'Feb')}"})


CHECKS = (
    Check("age-and-birth", Options, find),
    Check("no-such-day", Options, find_no_such_days),
    Check("weekday", Options, find_weekdays),
)
