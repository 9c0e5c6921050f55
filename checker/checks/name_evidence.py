"""What facts, references and the source know of names, as the name checks ask it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checker.checks.once import once
from checker.checks.source_names import SourceNames, source_names
from checker.lang.name_clusters import Clusterer
from checker.lang.name_uses import name_value
from checker.lang.names import words_of
from checker.lang.romanisation import fold
from checker.model import Document, Mention, Zone

if TYPE_CHECKING:
    from checker.lang.name_clusters import Likeness
    from checker.model import Case, Entity

UNREAD = frozenset({Zone.BOILERPLATE, Zone.LABEL, Zone.BYLINE})


@dataclass(frozen=True, slots=True)
class Approved:
    """A name that may be written so, and where that is said."""

    text: str
    origin: str
    kind: str = ""
    entity: Entity | None = None

    @property
    def words(self) -> list[str]:
        return words_of(self.text)


class Evidence:
    """Names of one case's facts, references and source."""

    def __init__(self, case: Case) -> None:
        self.case = case

    @cached_property
    def facts(self) -> list[Approved]:
        """Entities' names and aliases, then the names in the facts' sentences."""
        out = []
        for entity in self.case.facts.entities:
            out += [Approved(name, entity.origin, entity.kind, entity) for name in (entity.name, *entity.aliases)]
        for statement in self.case.statements:
            if statement.fact is not None:
                out += _names_in(statement.document, statement.origin)
        return out

    @cached_property
    def references(self) -> list[Approved]:
        return [name for document in self.case.references for name in _names_in(document)]

    @cached_property
    def fact_words(self) -> dict[str, Approved]:
        return _by_word(self.facts)

    @cached_property
    def reference_words(self) -> dict[str, Approved]:
        return _by_word(self.references)

    @cached_property
    def known(self) -> frozenset[str]:
        """Folded words of every approved name, and of whatever else facts and references write."""
        words = {fold(w) for name in (*self.facts, *self.references) for w in name.words}
        for document in (*self.case.references, *(s.document for s in self.case.statements if s.fact is not None)):
            words |= {fold(token.text) for token in document.tokens if token.is_word}
        return frozenset(words)

    @cached_property
    def distinct(self) -> frozenset[str]:
        """Folded words of names that entities are not, save those that both have, as brothers do."""
        return frozenset().union(*map(_only_distinct, self.case.facts.entities))

    def approved_word(self, word: str) -> Approved | None:
        """The approved name that has this word, spelled just so."""
        return self.fact_words.get(word) or self.reference_words.get(word)

    def apart(self, a: str, b: str) -> bool:
        """Whether the evidence has both words: then they are two names."""
        x, y = fold(a), fold(b)
        if x in self.distinct or y in self.distinct:
            return True
        return x in self.known and y in self.known

    @cached_property
    def source(self) -> SourceNames | None:
        return source_names(self.case.source) if self.case.source is not None else None

    def together(self, a: str, b: str) -> float:
        return self.source.together(a, b) if self.source else 0.0

    @cached_property
    def names(self) -> tuple[Mention, ...]:
        article = self.case.article
        blocks = [block.span for block in article.blocks if block.zone in UNREAD]
        return tuple(
            m for m in article.mentions if m.kind == "name" and not any(span.contains(m.span) for span in blocks)
        )

    @property
    def plain_pairs(self) -> list[Likeness] | None:
        """The article's spellings that are one name, told by the article alone; None where more is known of them."""
        knows = self.source or self.case.references or self.facts or self.distinct
        every = len(self.names) == sum(mention.kind == "name" for mention in self.case.article.mentions)
        return self.clusterer.pairs if every and not knows else None

    @cached_property
    def clusterer(self) -> Clusterer:
        return Clusterer(self.names, self.case.article.text, self.apart, self.together)


def _only_distinct(entity: Entity) -> set[str]:
    own = {fold(word) for name in (entity.name, *entity.aliases) for word in words_of(name)}
    return {fold(word) for name in entity.distinct for word in words_of(name)} - own


def evidence_of(case: Case) -> Evidence:
    """The case's names, gathered once for all checks."""
    return once(case.memo, "names", lambda: Evidence(case))


def _names_in(document: Document, origin: str = "") -> list[Approved]:
    out: dict[str, Approved] = {}
    for mention in document.mentions:
        if mention.kind == "name":
            place = origin or f"{document.path}:{document.position(mention.span.start)[0]}"
            out.setdefault(
                name_value(mention).full, Approved(name_value(mention).full, place, name_value(mention).kind)
            )
    return list(out.values())


def _by_word(names: list[Approved]) -> dict[str, Approved]:
    out: dict[str, Approved] = {}
    for name in names:
        for word in name.words:
            out.setdefault(word, name)
    return out
