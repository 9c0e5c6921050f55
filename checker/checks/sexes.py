"""Who of an article's people is a man and who a woman, as far as names, titles, the text or its evidence tell."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from checker.lang.given_names import sex_of
from checker.model import Case, Document, Mention, NameValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

OTHER = {"he": "she", "she": "he"}
_TITLES = {
    **dict.fromkeys("mr sir lord king prince duke count baron pope emperor sultan emir tsar father".split(), "he"),
    **dict.fromkeys("mrs ms miss dame lady queen princess duchess countess baroness empress sister".split(), "she"),
}
_OF = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|herself)\b", re.IGNORECASE)
# Said of the person it stands beside: 'the actress Anna Sol', 'Anna Sol, a spokeswoman'.
_BESIDE = {
    "she": r"(?i)\b(?:actress|spokeswoman|chairwoman|businesswoman|policewoman|congresswoman|nun|mother|widow)\b",
    "he": r"(?i)\b(?:spokesman|chairman|businessman|policeman|congressman|monk|father|widower)\b",
}
# 'Annegret Holtmeyer, who led her team', 'Sol, head of the choir, whose husband'
_WHO = re.compile(
    r", (?:who\b[^.,;“”\"]{0,40}?\b(?P<own>his|her)\b(?= [a-z])|(?:[^.;“”\"]{0,60}, )?whose (?P<kin>husband|wife)\b)"
)
_NEAR = 30  # code points before and behind a name


def sexes(case: Case) -> Mapping[str, str]:
    """'he' or 'she' for the last word of each name of a person; none where what tells does not agree."""
    if "sexes" not in case.memo:
        votes: dict[str, set[str]] = defaultdict(set)
        for document in (case.article, *case.references):
            for mention in people(document):
                votes[_last(mention)] |= set(_told(document, mention))
        for document in (*case.references, *(s.document for s in case.statements if s.fact)):
            _from_pronouns(document, votes)
        shared = _namesakes(case)
        told = {name: next(iter(found)) for name, found in votes.items() if len(found) == 1}
        case.memo["sexes"] = {name: sex for name, sex in told.items() if name not in shared}
    known: Mapping[str, str] = case.memo["sexes"]
    return known


def _namesakes(case: Case) -> frozenset[str]:
    """Family names that two people of the article bear: 'Ada Holm', 'Jonas Holm'."""
    first: dict[str, set[str]] = defaultdict(set)
    for mention in people(case.article):
        if len(_parts(mention)) > 1:
            first[_last(mention)].add(_parts(mention)[0])
    return frozenset(name for name, borne in first.items() if len(borne) > 1)


def people(document: Document) -> Sequence[Mention]:
    """Full names, and the single words that end one of them, in the order of the text; worked out once."""
    if "people" not in document.memo:
        document.memo["people"] = tuple(_people(document))
    found: Sequence[Mention] = document.memo["people"]
    return found


def _people(document: Document) -> Iterator[Mention]:
    full = [m for m in document.mentions if m.kind == "name" and len(_parts(m)) > 1 and kind(m) in {"", "person"}]
    persons = [m for m in full if kind(m) == "person" or sex_of(_parts(m)[0])]
    persons += [m for m in document.mentions if m.kind == "name" and _titled(m)]
    families = {_last(m) for m in persons}
    ours = {m.span for m in persons}
    for mention in document.mentions:
        alone = mention.kind == "name" and len(_parts(mention)) == 1 and _last(mention) in families
        if mention.span in ours or alone:
            yield mention


def _told(document: Document, mention: Mention) -> Iterator[str]:
    """What the name itself, its title and the words right beside it say."""
    if title := _titled(mention):
        yield _TITLES[title]
    if len(_parts(mention)) > 1 and (sex := sex_of(_parts(mention)[0])):
        yield sex
    if match := _WHO.match(document.text, mention.span.end):
        yield {"his": "he", "her": "she", "wife": "he", "husband": "she"}[match.group("own") or match.group("kin")]
    before = document.text[max(0, mention.span.start - _NEAR) : mention.span.start].rpartition(", ")[2]
    after = document.text[mention.span.end : mention.span.end + _NEAR]
    apposition = after.startswith((", a ", ", the "))
    for sex, pattern in _BESIDE.items():
        if re.search(pattern + "[ ,]*$", before) or (apposition and re.search(pattern, after)):
            yield sex


def _from_pronouns(document: Document, votes: dict[str, set[str]]) -> None:
    """In evidence, the pronouns behind the only person of a sentence are that person's."""
    found = people(document)
    for sentence in document.sentences:
        inside = {_last(m): m for m in found if sentence.span.contains(m.span)}
        if len(inside) == 1:
            name, mention = next(iter(inside.items()))
            said = document.text[mention.span.end : sentence.span.end]
            votes[name] |= {_OF[match.group().lower()] for match in _PRONOUN.finditer(said)}


def _titled(mention: Mention) -> str:
    """The title before a name, where it is a man's or a woman's."""
    title = mention.value.title.lower().rstrip(".") if isinstance(mention.value, NameValue) else ""
    return title if title in _TITLES else ""


def kind(mention: Mention) -> str:
    return mention.value.kind if isinstance(mention.value, NameValue) else ""


def _parts(mention: Mention) -> tuple[str, ...]:
    return mention.value.parts if isinstance(mention.value, NameValue) else ()


def _last(mention: Mention) -> str:
    return _parts(mention)[-1] if _parts(mention) else ""
