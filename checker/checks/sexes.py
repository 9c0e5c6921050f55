"""Who of an article's people is a man and who a woman, as far as names, titles, the text or its evidence tell."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from checker.checks.once import once
from checker.checks.people import kind_of, last_of, parts_of
from checker.checks.source_people import alike
from checker.lang import foreign_sex
from checker.lang.given_names import sex_of
from checker.lang.romanisation import fold
from checker.model import Case, Document, Mention, NameValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

OTHER = {"he": "she", "she": "he"}
# What each pronoun says of whom it means.
SEX = {
    **dict.fromkeys("he him his himself".split(), "he"),
    **dict.fromkeys("she her hers herself".split(), "she"),
}
_TITLES = {
    **dict.fromkeys("mr sir lord king prince duke count baron pope emperor sultan emir tsar father".split(), "he"),
    **dict.fromkeys("mrs ms miss dame lady queen princess duchess countess baroness empress sister".split(), "she"),
}
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|herself)\b", re.IGNORECASE)
_OPENS = re.compile(r"[”\"’]? (He|She) (?!who\b)[a-z]+")  # the sentence after hers, in the same paragraph
_ROLE = re.compile(
    r"(?i)\b(?:coordinator|director|head|president|chair|minister|mayor|spokesperson|representative|doctor|professor"
    r"|lawyer|governor|senator|teacher|economist|engineer|researcher|analyst|manager|owner|farmer|judge|prosecutor"
    r"|captain|coach|adviser|advisor|commissioner|ambassador|secretary|chief|official|activist|expert|scientist),? $"
)
# Said of the person it stands beside: 'the actress Anna Sol', 'Anna Sol, a spokeswoman'.
_BESIDE = {
    "she": r"(?i)\b(?:actress|spokeswoman|chairwoman|businesswoman|policewoman|congresswoman|saleswoman"
    r"|noblewoman|firewoman|sportswoman|councilwoman|headmistress|abbess|midwife|nun|mother|widow"
    r"|grandmother|sister|daughter|wife|heiress|waitress|hostess|ballerina|goddess)\b",
    "he": r"(?i)\b(?:spokesman|chairman|businessman|policeman|congressman|salesman|nobleman|fireman|sportsman"
    r"|councilman|headmaster|abbot|monk|father|widower|grandfather|brother|son|husband|heir|archbishop|cardinal|imam)\b",
}
# 'Annegret Holtmeyer, who led her team', 'Sol, head of the choir, whose husband'
_WHO = re.compile(
    r", (?:who\b[^.,;“”\"]{0,40}?\b(?P<own>his|her)\b(?= [a-z])|(?:[^.;“”\"]{0,60}, )?whose (?P<kin>husband|wife)\b)"
)
_SLAVIC = frozenset("ru uk bg be cs sk kk ky uz".split())
_HERS = re.compile(r"[a-zěř](?:ova|eva|yeva|ová|skaya|skaia|ská|cká)$")
_HIS = re.compile(r"[a-zěř](?:ov|ev|yev|sky|skiy|skyi|ský|cký)$")
_LEAST = 4  # letters of a name that is looked for in the source
_NEAR = 30  # code points before and behind a name


def sexes(case: Case) -> Mapping[str, str]:
    """'he' or 'she' for the last word of each name of a person; none where what tells does not agree."""
    if "sexes" not in case.memo:
        votes: dict[str, set[str]] = defaultdict(set)
        for document in (case.article, *case.references):
            for mention in people(document):
                votes[last_of(mention)] |= set(_told(document, mention))
        for document in (*case.references, *(s.document for s in case.statements if s.fact)):
            _from_pronouns(document, votes)
        for name in {last_of(m) for m in people(case.article) if not votes.get(last_of(m))}:
            votes[name] |= {*_from_source(case, name)} or {*_by_ending(case, name)}
        shared = namesakes(case)
        told = {name: next(iter(found)) for name, found in votes.items() if len(found) == 1}
        case.memo["sexes"] = {name: sex for name, sex in told.items() if name not in shared}
    known: Mapping[str, str] = case.memo["sexes"]
    return known


def _from_source(case: Case, name: str) -> Iterator[str]:
    """What stands beside the name in the source: 'die Direktorin', 'сказала'."""
    source = case.source
    if source is None or source.lang not in foreign_sex.known() or len(name) < _LEAST:
        return
    initial = fold(name)[:1]
    for token in source.tokens:
        likely = token.is_word and (token.text[:1].isupper() or source.lang == "ar") and fold(token.text)[:1] == initial
        if likely and alike(fold(name), fold(token.text), source.lang):
            sex = foreign_sex.named(source.text, token.span.start, token.span.end, source.lang)
            yield from [sex] if sex else []


def _by_ending(case: Case, name: str) -> Iterator[str]:
    """Slavic family names have forms for men and women: 'Petrov', 'Petrova'."""
    if (case.article.source_lang or (case.source.lang if case.source else "")) in _SLAVIC:
        if _HERS.search(name):
            yield "she"
        elif _HIS.search(name):
            yield "he"


def namesakes(case: Case) -> frozenset[str]:
    """Family names that two people of the article bear: 'Ada Holm', 'Jonas Holm'."""
    first: dict[str, set[str]] = defaultdict(set)
    for mention in people(case.article):
        if len(parts_of(mention)) > 1:
            first[last_of(mention)].add(parts_of(mention)[0])
    return frozenset(name for name, borne in first.items() if len(borne) > 1)


def people(document: Document) -> Sequence[Mention]:
    """Full names, and the single words that end one of them, in the order of the text; worked out once."""
    return once(document.memo, "people", lambda: tuple(_people(document)))


def _people(document: Document) -> Iterator[Mention]:
    full = [m for m in document.mentions if m.kind == "name" and len(parts_of(m)) > 1 and kind_of(m) in {"", "person"}]
    persons = [m for m in full if kind_of(m) == "person" or sex_of(parts_of(m)[0]) or _in_office(document, m)]
    persons += [m for m in document.mentions if m.kind == "name" and _titled(m)]
    families = {last_of(m) for m in persons}
    ours = {m.span for m in persons}
    for mention in document.mentions:
        alone = mention.kind == "name" and len(parts_of(mention)) == 1 and last_of(mention) in families
        if mention.span in ours or alone:
            yield mention


def _in_office(document: Document, mention: Mention) -> bool:
    """'The coordinator, Sol Idris Arden', 'Sol Arden, who': what stands behind an office is somebody's name."""
    if document.text.startswith(", who ", mention.span.end):
        return True
    return _ROLE.search(document.text[max(0, mention.span.start - _NEAR) : mention.span.start]) is not None


def sex_at(document: Document, mention: Mention) -> str:
    """What a mention itself tells, with the words right beside it."""
    told = set(_told(document, mention))
    return next(iter(told)) if len(told) == 1 else ""


def _told(document: Document, mention: Mention) -> Iterator[str]:
    """What the name itself, its title and the words right beside it say."""
    if title := _titled(mention):
        yield _TITLES[title]
    if len(parts_of(mention)) > 1 and (sex := sex_of(parts_of(mention)[0])):
        yield sex
    if match := _WHO.match(document.text, mention.span.end):
        yield {"his": "he", "her": "she", "wife": "he", "husband": "she"}[match.group("own") or match.group("kin")]
    before = document.text[max(0, mention.span.start - _NEAR) : mention.span.start].rstrip(", ").rpartition(", ")[2]
    after = document.text[mention.span.end : mention.span.end + _NEAR]
    apposition = after.startswith((", a ", ", the "))
    for sex, pattern in _BESIDE.items():
        if re.search(pattern + "[ ,]*$", before) or (apposition and re.search(pattern, after)):
            yield sex


def _from_pronouns(document: Document, votes: dict[str, set[str]]) -> None:
    """In evidence, the pronouns behind the only person of a sentence are that person's."""
    found = people(document)
    for sentence in document.sentences:
        inside = {last_of(m): m for m in found if sentence.span.contains(m.span)}
        if len(inside) == 1:
            name, mention = next(iter(inside.items()))
            said = document.text[mention.span.end : sentence.span.end]
            votes[name] |= {SEX[match.group().lower()] for match in _PRONOUN.finditer(said)}
            if opens := _OPENS.match(document.text, sentence.span.end):
                votes[name].add(SEX[opens.group(1).lower()])


def _titled(mention: Mention) -> str:
    """The title before a name, where it is a man's or a woman's."""
    title = mention.value.title.lower().rstrip(".") if isinstance(mention.value, NameValue) else ""
    return title if title in _TITLES else ""
