"""One thing under two abbreviations or terms in one article, and terms that the facts tell to avoid."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.checks.name_evidence import UNREAD
from checker.checks.name_mismatch import places
from checker.lang.known import Known
from checker.lang.numerals import word_value
from checker.lang.stopwords import STOPWORDS
from checker.model import Case, Check, Evidence, Hit, Rule, Side, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.model import Term


@dataclass(frozen=True, slots=True)
class Options:
    """``swapped``: also compare terms whose two words change places ('lithium carbonate', 'carbonated lithium')."""

    swapped: bool = True


@dataclass(frozen=True, slots=True)
class AvoidOptions:
    """``beside``: the approved term stands in the article too, so that one thing has two; else it stands nowhere."""

    beside: bool


@cache
def families() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """(names of one thing, its names in other languages) of each line of data/term_families.txt."""
    text = (files("checker.lang") / "data" / "term_families.txt").read_text(encoding="utf-8")
    out = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            own, _, foreign = line.partition(">")
            out.append((_names(own), _names(foreign)))
    return tuple(out)


@cache
def _by_first_word() -> Mapping[str, Sequence[int]]:
    """The places of families in their list by the first words of their names."""
    table: dict[str, list[int]] = defaultdict(list)
    for at, (own, foreign) in enumerate(families()):
        for word in {name.split()[0] for name in (*own, *foreign)}:
            table[word].append(at)
    return table


def _bare(text: str) -> str:
    return text.removesuffix("’s").removesuffix("'s")


# The places of families of which a name begins with a word as it is written.
_OPENED = Known(lambda text: frozenset((*_by_first_word().get(text, ()), *_by_first_word().get(_bare(text), ()))))


def _names(part: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in part.split("|") if name.strip())


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    avoided = [span for span, _ in _avoided(case)]
    hits = [*_abbreviations(case), *(_swapped(case) if rule.options.swapped else ())]
    yield from (hit for hit in hits if not any(hit.span.overlaps(span) for span in avoided))


def find_avoided(case: Case, rule: Rule) -> Iterator[Hit]:
    """Words that the facts' ``terms`` list under ``avoid``."""
    for span, term in _avoided(case):
        if any(True for form in (term.term, f"{term.term}s") for _ in places(case, form)) is not rule.options.beside:
            continue
        yield Hit(
            span,
            values={"house": term.term},
            evidence=(Evidence(term.origin, term.term),),
            suggestions=(Suggestion(term.term),),
        )


def _avoided(case: Case) -> Iterator[tuple[Span, Term]]:
    for term in case.facts.terms:
        approved = [span for good in (term.term,) for span in places(case, good)]
        for wrong in term.avoid:
            for span in places(case, wrong):
                if _read(case, span) and not any(good.contains(span) for good in approved):
                    yield span, term


def _read(case: Case, span: Span) -> bool:
    return not any(block.zone in UNREAD for block in case.article.blocks if block.span.contains(span))


def _abbreviations(case: Case) -> Iterator[Hit]:
    # one look at the text's words spares a search for every family
    texts = case.article.written
    opened = frozenset().union(*map(_OPENED.__getitem__, texts))
    words = texts.union(map(_bare, texts)) if opened else texts
    for at in sorted(opened):
        own, foreign = families()[at]
        present = [name for name in (*own, *foreign) if name.split()[0] in words]
        found = {name: spans for name in present if (spans := [s for s in places(case, name) if _read(case, s)])}
        if len(found) > 1:
            yield from _against_house(case, found, _house(case, found, foreign))


def _house(case: Case, found: dict[str, list[Span]], foreign: tuple[str, ...]) -> str:
    """The name to keep: the facts', the reference's, one that the article explains, the more frequent, the first."""
    facts = {name for e in case.facts.entities for name in (e.name, *e.aliases)} | {t.term for t in case.facts.terms}
    text = case.article.text
    reference = " ".join(document.text for document in case.references)

    def rank(name: str) -> tuple[bool, bool, bool, bool, int, int]:
        spans = found[name]
        explained = any(text[s.start - 1 : s.start] == "(" and text[s.end : s.end + 1] == ")" for s in spans)
        in_reference = re.search(rf"\b{re.escape(name)}\b", reference) is not None
        return name not in foreign, name in facts, in_reference, explained, len(spans), -spans[0].start

    return max(found, key=rank)


def _against_house(case: Case, found: dict[str, list[Span]], house: str) -> Iterator[Hit]:
    for name, spans in found.items():
        if name != house and not _explained_together(case, spans, found[house]):
            for span in spans:
                yield Hit(
                    span,
                    values={"house": house},
                    related=tuple(related(case.article, Side.ARTICLE, s, "the other term") for s in found[house][:5]),
                    suggestions=(Suggestion(house),),
                )


def _explained_together(case: Case, spans: list[Span], house: list[Span]) -> bool:
    """'IS, also known as Daesh': the article itself says that the two are one."""
    for span in spans:
        for other in house:
            first, second = sorted([span, other])
            gap = case.article.text[first.end : second.start]
            if len(gap) < 60 and re.search(r"known as|called|formerly|acronym|abbreviat|\bor\b|\(", gap):
                return True
    return False


def _swapped(case: Case) -> Iterator[Hit]:
    """Two-word terms whose words stand in both orders; the rarer order is the wrong one."""
    if not _comes_back_swapped(case):
        return
    orders: dict[tuple[str, str], list[Span]] = defaultdict(list)
    article = case.article
    for block in article.blocks:
        if block.zone in UNREAD:
            continue
        tokens = article.tokens_in(block.span)
        for left, right in pairwise(tokens):
            terms = _term_word(left.text) and _term_word(right.text)
            if terms and article.text[left.span.end : right.span.start] == " ":
                orders[left.stem, right.stem].append(Span(left.span.start, right.span.end))
    for (one, two), spans in orders.items():
        other = orders.get((two, one))
        if other and one != two and (len(spans), -spans[0].start) < (len(other), -other[0].start):
            house = article.quote(other[0])
            if _participle(article.quote(spans[0])) and not house.endswith("ed"):
                yield from _swap_hits(case, spans, other, house)


def _comes_back_swapped(case: Case) -> bool:
    """Whether a participle and the word behind it stand anywhere the other way round."""
    article = case.article
    at = [index for index, text in enumerate(article.texts[:-1]) if _PARTICIPLES[text]]
    terms = {(article.stems[n + 1], article.stems[n]) for n in at if _term_word(article.texts[n + 1])}
    return bool(terms) and not terms.isdisjoint(pairwise(article.stems))


def _participle(term: str) -> bool:
    """Whether the first word is what a language with adjectives after the noun makes of one: 'carbonated lithium'."""
    return term.split()[0].endswith("ed")


def _term_word(text: str) -> bool:
    return len(text) >= 5 and text.isalpha() and text.islower() and text not in STOPWORDS and not word_value(text, "en")


_PARTICIPLES = Known(lambda text: text.endswith("ed") and _term_word(text))


def _swap_hits(case: Case, spans: list[Span], other: list[Span], house: str) -> Iterator[Hit]:
    for span in spans:
        yield Hit(
            span,
            values={"house": house},
            related=tuple(
                related(case.article, Side.ARTICLE, s, "the same words the other way round") for s in other[:3]
            ),
            suggestions=(Suggestion(house),),
            confidence=0.65,
        )


CHECKS = (
    Check("mixed-term", Options, find),
    Check("avoided-term", AvoidOptions, find_avoided, frozenset({"facts"})),
)
