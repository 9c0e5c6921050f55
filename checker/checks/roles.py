"""Who is what: the office beside a name in the article against facts and references."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.checks.offices import Held, roles_in, seat
from checker.lang.names import same_name
from checker.lang.role_conflicts import KIN, conflict
from checker.lang.roles import find_role
from checker.model import Case, Check, Document, Evidence, Hit, NameValue, Rule, Side, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SAME = 0.75  # probability from which two mentions are held to name one person


@dataclass(frozen=True)
class Options:
    """The check has none."""


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    for held, theirs in misnamed(case):
        right = theirs[0]
        yield Hit(
            held.span,
            values={"name": held.name, "expected": right.words},
            evidence=tuple(dict.fromkeys(Evidence(k.origin, k.text) for k in theirs)),
            suggestions=(Suggestion(right.words),) if right.words else (),
        )


def misnamed(case: Case) -> Sequence[tuple[Held, list[Held]]]:
    """Roles of the article that nobody holds who holds those that the evidence gives the person; found once a case."""
    if "misnamed" not in case.memo:
        known = [*_of_entities(case), *_of_texts(case)]
        pairs = ((held, [k for k in known if _one_person(held.name, k.name)]) for held in roles_in(case.article))
        case.memo["misnamed"] = tuple(
            (held, theirs) for held, theirs in pairs if theirs and all(conflict(held.role, k.role) for k in theirs)
        )
    found: Sequence[tuple[Held, list[Held]]] = case.memo["misnamed"]
    return found


def find_in_article(case: Case, rule: Rule) -> Iterator[Hit]:
    """Two offices that the article itself gives one person, beside the name both times; the later one is marked."""
    seen: dict[str, list[Held]] = defaultdict(list)
    families = _families(case.article)
    for held in roles_in(case.article):
        full = families.get(held.name.split()[-1].casefold(), frozenset())
        if not held.beside or held.role.former or held.role.loose or held.role.head in KIN or len(full) > 1:
            continue
        before = seen[held.name.split()[-1].casefold()]
        if before and all(conflict(held.role, other.role) for other in before):
            place = related(case.article, Side.ARTICLE, before[0].span, "the office that was named before")
            yield Hit(held.span, {"name": held.name, "expected": before[0].words}, (place,))
        before.append(held)


CHECKS = (
    Check("role", Options, find, needs=frozenset({"evidence"})),
    Check("role-in-article", Options, find_in_article),
)


def _families(article: Document) -> Mapping[str, frozenset[str]]:
    """Last parts of names to the full names that end on them: 'Otto Brandt' and 'Lena Brandt' are two people."""
    full: dict[str, set[str]] = defaultdict(set)
    for mention in article.mentions:
        if isinstance(mention.value, NameValue) and len(mention.value.parts) > 1:
            full[mention.value.parts[-1].casefold()].add(mention.value.parts[0].casefold())
    return {family: frozenset(given) for family, given in full.items()}


def _one_person(a: str, b: str) -> bool:
    """One person for certain: a family name alone may be anybody's, so both need two parts, or be the same words."""
    if len(a.split()) < 2 or len(b.split()) < 2:
        return a.casefold() == b.casefold() or a.split()[-1].casefold() == b.split()[-1].casefold()
    return same_name(a, b).probability >= SAME


def _of_entities(case: Case) -> Iterator[Held]:
    for entity in case.facts.entities:
        for part in entity.role.split(","):
            words = part.split()
            role = find_role([w.lower().removesuffix("'s").removesuffix("’s") for w in words])
            if role:
                role = replace(role, seat=seat(words))
                for name in (entity.name, *entity.aliases):
                    yield Held(name, role, Span(0, 0), entity.origin, f"{entity.name}: {entity.role}", part.strip())


def _of_texts(case: Case) -> Iterator[Held]:
    """What references say, and the sentences of the facts file."""
    for reference in case.references:
        yield from roles_in(reference)
    for statement in case.statements:
        if statement.fact:
            for held in roles_in(statement.document):
                yield replace(held, origin=statement.origin, text=statement.text)
