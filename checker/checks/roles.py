"""Who is what: the office beside a name in the article against facts and references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.lang.names import same_name
from checker.lang.roles import Role, conflict, find_role
from checker.model import Case, Check, Document, Evidence, Hit, Mention, NameValue, Rule, Span, Suggestion, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

SAME = 0.75  # probability from which two mentions are held to name one person
REACH = 14  # tokens from a name within which its apposition stands
_IS = frozenset((word,) for word in "is was became becomes remains remained".split())
_BEING = frozenset((("has", "been"), ("had", "been"), ("served", "as"), ("serves", "as"), ("works", "as")))
_HEADING = frozenset((word,) for word in "heads headed leads led runs ran".split())  # a ministry
_ENDING = frozenset("of for at in on by to from with since until under when where after before".split())
_DENYING = frozenset("not never neither nor no".split())
_OPENERS = frozenset(
    """
    the a an his her their its our
    """.split()
)
_SIGNS = frozenset(',;:.()–—“”"«»„')
_VERBS = frozenset(
    """
    is was are were said says told has had have will would who whom which that and but as with
    """.split()
)


@dataclass(frozen=True)
class Options:
    """The check has none."""


@dataclass(frozen=True)
class Held:
    """A role as somebody's: ``words`` name it, ``span`` marks them, ``text`` is the evidence as it is shown."""

    name: str
    role: Role
    span: Span
    origin: str
    text: str
    words: str


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    known = [*_of_entities(case), *_of_references(case)]
    if not known:
        return
    for held in roles_in(case.article):
        theirs = [k for k in known if _one_person(held.name, k.name)]
        if not theirs or any(not conflict(held.role, k.role) for k in theirs):
            continue
        right = theirs[0]
        yield Hit(
            held.span,
            values={"name": held.name, "expected": right.words},
            evidence=tuple(dict.fromkeys(Evidence(k.origin, k.text) for k in theirs)),
            suggestions=(Suggestion(right.words),) if right.words else (),
        )


CHECKS = (Check("role", Options, find, needs=frozenset({"evidence"})),)


def roles_in(document: Document) -> Iterator[Held]:
    """Every role that stands as a title or an apposition beside a name."""
    for mention in document.mentions:
        if isinstance(mention.value, NameValue):
            predicate = _predicate(document, mention)
            for span in (_before(document, mention), _after(document, mention), predicate):
                words = _words(document, span) if span else []
                if span is predicate:  # 'who heads the foreign ministry'
                    words = ["minister" if word == "ministry" else word for word in words]
                if span and (role := find_role(words)):
                    line = document.position(span.start)[0]
                    text = document.quote(span)
                    yield Held(mention.value.full, role, span, f"{document.path}:{line}", text, text)


def _one_person(a: str, b: str) -> bool:
    """One person for certain: a family name alone may be anybody's, so both need two parts, or be the same words."""
    if len(a.split()) < 2 or len(b.split()) < 2:
        return a.casefold() == b.casefold() or a.split()[-1].casefold() == b.split()[-1].casefold()
    return same_name(a, b).probability >= SAME


def _words(document: Document, span: Span) -> list[str]:
    return [t.lower.removesuffix("'s").removesuffix("’s") for t in document.tokens_in(span) if t.is_word]


def _before(document: Document, mention: Mention) -> Span | None:
    """'the Russian foreign minister, ' or 'President ' before the name."""
    sentence = document.sentence_at(mention.span.start)
    if sentence is None:
        return None
    tokens = [t for t in document.tokens_in(document.sentences[sentence].span) if t.span.end <= mention.span.start]
    if tokens and tokens[-1].text == ",":
        tokens = tokens[:-1]
    phrase: list[Token] = []
    for token in reversed(tokens[-REACH:]):
        if token.text in _SIGNS or token.lower in _VERBS:
            break
        phrase.insert(0, token)
        if token.lower in _OPENERS and not _inside_of(tokens, token):
            break
    return _trim(document, phrase)


def _inside_of(tokens: list[Token], token: Token) -> bool:
    """Whether the article belongs to 'of the ...', so that the phrase goes on before it."""
    index = tokens.index(token)
    return index > 0 and tokens[index - 1].lower in ("of", "for", "at", "in")


def _after(document: Document, mention: Mention) -> Span | None:
    """', director general of the agency,' behind the name."""
    sentence = document.sentence_at(mention.span.start)
    if sentence is None:
        return None
    span = document.sentences[sentence].span
    tokens = list(document.tokens_in(Span(mention.span.end, max(mention.span.end, span.end))))
    if tokens and tokens[0].lower in ("'s", "’s", "’", "'"):
        return None
    if not tokens or tokens[0].text != ",":
        return None
    phrase: list[Token] = []
    for token in tokens[1 : REACH + 1]:
        if token.text in _SIGNS or token.lower in _VERBS:
            break
        phrase.append(token)
    follows = tokens[len(phrase) + 1 : len(phrase) + 2]
    if not phrase or not follows or follows[0].text not in (",", ".", ";", ")"):
        return None  # an enumeration or a new clause, not an apposition
    owned = phrase[0].lower.endswith(("'s", "’s"))  # 'Riga’s deputy mayor'
    starts = phrase[0].lower in _OPENERS or phrase[0].text.islower() or owned
    return _trim(document, phrase) if starts else None


def _predicate(document: Document, mention: Mention) -> Span | None:
    """'is the finance minister', ', who has been mayor since 2019', ', who heads the foreign ministry'."""
    index = document.sentence_at(mention.span.start)
    if index is None:
        return None
    end = document.sentences[index].span.end
    tokens = list(document.tokens_in(Span(mention.span.end, max(mention.span.end, end))))
    if tokens[1:2] and tokens[0].text == "," and tokens[1].lower == "who":
        tokens = tokens[2:]
    said = tuple(t.lower for t in tokens[:2])
    heading = said[:1] in _HEADING
    length = 2 if said in _BEING else int(said[:1] in _IS or heading)
    phrase: list[Token] = []
    for token in tokens[length : length + REACH] if length else ():
        if token.text in _SIGNS or token.lower in _VERBS | _ENDING:
            break
        phrase.append(token)
    words = [t.lower for t in phrase]
    if _DENYING & set(words) or heading != ("ministry" in words):
        return None
    return _span(phrase)


def _span(phrase: list[Token]) -> Span | None:
    while phrase and (phrase[0].lower in _OPENERS or not phrase[0].is_word):
        phrase = phrase[1:]
    return Span(phrase[0].span.start, phrase[-1].span.end) if phrase else None


def _trim(document: Document, phrase: list[Token]) -> Span | None:
    """Without the opening article; None where the phrase is no role."""
    span = _span(phrase)
    return span if span and find_role(_words(document, span)) else None


def _of_entities(case: Case) -> Iterator[Held]:
    for entity in case.facts.entities:
        for part in entity.role.split(","):
            role = find_role([w.lower().removesuffix("'s").removesuffix("’s") for w in part.split()])
            if role:
                for name in (entity.name, *entity.aliases):
                    yield Held(name, role, Span(0, 0), entity.origin, f"{entity.name}: {entity.role}", part.strip())


def _of_references(case: Case) -> Iterator[Held]:
    for reference in case.references:
        yield from roles_in(reference)
