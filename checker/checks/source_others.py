"""People of each sentence against its source, where both are known: the article's stands elsewhere in the source.

Where a sentence has one person whom its source sentence has not, though other sentences of the source have, and the
source sentence has one known person whom the article's sentence has not, the one was taken for the other. Known is who
is named in the article, the facts or a reference.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from checker.checks.aligned import PAIRED, sentence_pairs
from checker.checks.once import once
from checker.checks.people import kind_of, names_in, names_of, parts_of, sort_of
from checker.checks.replaced import Replaced, evidence_documents
from checker.checks.source_people import SCRIPTS, alike, family_name, folded_words
from checker.lang.name_context import near
from checker.lang.romanisation import fold
from checker.model import Case, Check, Hit, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.model import Document, Mention

CONFIDENCE = 0.75
_HAN = ("\u4e00", "\u9fff")


@dataclass(frozen=True)
class Options:
    """``kind``: facts/attribution or facts/actor-mismatch."""

    kind: str


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    for one in mistaken(case):
        if one.kind == rule.options.kind:
            yield one.hit("named here", suggested=False)


CHECKS = (Check("source-other-person", Options, find, frozenset({"source"})),)


def mistaken(case: Case) -> Sequence[Replaced]:
    """Every such name, worked out once a case."""
    return once(case.memo, "mistaken people", lambda: tuple(_mistaken(case)))


def _mistaken(case: Case) -> Iterator[Replaced]:
    source = case.source
    if source is None or source.lang not in SCRIPTS | {"zh"}:
        return
    known = _Known(case, source)
    for there, here in sentence_pairs(case, PAIRED) if len(known.people) > 1 else ():
        at = source.sentence_at(there.span.start)
        ours = {p: m for m in names_in(case.article, here.span) if (p := known.person(m))}
        strange = [p for p in ours if known.places[p] and at not in known.places[p]]
        words = {folded for t in case.article.tokens_in(here.span) if t.is_word for folded in folded_words(t)}
        others = [p for p, places in known.places.items() if at in places and not set(p.split()) & words]
        if len(strange) == len(others) == 1 and not near(strange[0].split()[-1], others[0].split()[-1]):
            mention, span = ours[strange[0]], known.places[others[0]][at or 0]
            kind = "facts/attribution" if sort_of(case.article, mention) == "speaker" else "facts/actor-mismatch"
            yield Replaced(mention.span, source, span, kind, CONFIDENCE)


class _Known:
    """The people of a case by what their names are told by: the family name, in Chinese the whole name."""

    def __init__(self, case: Case, source: Document) -> None:
        self.case, self.source = case, source
        self.whole = source.lang == "zh"

    @cached_property
    def people(self) -> frozenset[str]:
        named = [(self.case.article, m) for m in names_of(self.case.article)]
        named += [(d, m) for d, _ in evidence_documents(self.case) for m in names_of(d)]
        written = [parts_of(m) for d, m in named if kind_of(m) == "person" or sort_of(d, m) in ("person", "speaker")]
        written += [tuple(e.name.split()) for e in self.case.facts.entities if e.kind == "person"]
        return frozenset(key for parts in written if (key := self._key(parts)))

    def person(self, mention: Mention) -> str:
        """The key of a name, '' where it is of nobody known."""
        key = self._key(parts_of(mention))
        return key if key in self.people else ""

    def _key(self, parts: Sequence[str]) -> str:
        if self.whole:
            folded = [fold(part) for part in parts]
            return " ".join(folded) if len(folded) > 1 and all(part.isalpha() for part in folded) else ""
        return family_name(parts)

    @cached_property
    def places(self) -> Mapping[str, Mapping[int, Span]]:
        """Sentences of the source that have a person, and where."""
        found: dict[str, dict[int, Span]] = {person: {} for person in self.people}
        for index, sentence in enumerate(self.source.sentences):
            words = self._han(sentence.span) if self.whole else self._words(sentence.span)
            for person, places in found.items():
                span = next((s for word, s in words if self._renders(person, word)), None)
                if span:
                    places[index] = span
        return found

    def _renders(self, person: str, word: str) -> bool:
        return person.replace(" ", "") == word if self.whole else alike(person, word, self.source.lang)

    def _words(self, sentence: Span) -> list[tuple[str, Span]]:
        tokens = self.source.tokens_in(sentence)
        return [(folded, t.span) for t in tokens if t.is_word for folded in folded_words(t)]

    def _han(self, sentence: Span) -> list[tuple[str, Span]]:
        """What two to four Chinese characters in a row are read."""
        text = self.source.quote(sentence)
        signs = [fold(c) if _HAN[0] <= c <= _HAN[1] else "" for c in text]
        runs = ((n, n + size) for size in (2, 3, 4) for n in range(len(signs) - size + 1))
        return [("".join(signs[a:b]), Span(a, b).shift(sentence.start)) for a, b in runs if all(signs[a:b])]
