"""The options that checks share, what excuses a hit, and how one is made from a place in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.aligned import source_has
from checker.checks.readable import blocks_of, positions, regex
from checker.lang.domains import context_forms
from checker.model import Case, Document, Hit, Match, Related, Rule, Side, Span, Suggestion, Told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.checks.lookup import Lookup

RIVAL = 0.015  # by which another pair must be the better one


def _need_alternatives(*phrases: str) -> None:
    """Raises ValueError for 'a | b' and 'a|': a word that is no word would be looked for everywhere, or nowhere."""
    for text in phrases:
        if "|" in text and not all(choice.strip("~?") for piece in text.split() for choice in piece.split("|")):
            raise ValueError(f"“{text}” has an empty alternative: words beside '|' are joined to it, without a space")


@dataclass(frozen=True, slots=True)
class Common:
    """Options that every pattern check has.

    unless: patterns (RE2, with the rule's own way with case); one that overlaps a hit, within the paragraph, kills it.
    source: the rule holds only where the aligned sentence of the source has one of these words.
    context: the rule holds only where the paragraph or one beside it has one of these words besides; '~' for every
        inflection, '@court' for the words of a subject (``lang/data/domains_en.txt``).
    """

    unless: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    context: tuple[str, ...] = ()

    def validate(self) -> None:
        for pattern in self.unless:
            regex(pattern)
        context_forms(self.context)
        for lookup in self.lookups:
            for listed in lookup.phrases:
                _need_alternatives(listed.text, *listed.beside)

    @property
    def lookups(self) -> tuple[Lookup, ...]:
        """The phrases that are looked for."""
        return ()

    @property
    def wanted(self) -> tuple[Lookup, ...]:
        """Those of them without which nothing is found: the first ones."""
        return self.lookups

    @property
    def patterns(self) -> tuple[str, ...]:
        """Patterns (RE2, with their way with case written into them) of which one stands in a paragraph with a hit."""
        return ()

    @property
    def asks_source(self) -> bool:
        """Whether nothing is found without a source."""
        return bool(self.source)

    @property
    def told(self) -> Told:
        return Told(self.patterns, len(self.wanted), self.asks_source)


def related(document: Document, side: Side, span: Span, message: str = "", suggestion: str | None = None) -> Related:
    """A place in any document of the case, with its line and column."""
    line, column = document.position(span.start)
    return Related(side, document.path, span, document.quote(span), line, column, message, suggestion)


def rivalled(case: Case, match: Match) -> bool:
    """Whether both the sentence and the statement have a clearly better partner: they are two events of one kind."""
    if "best" not in case.memo:
        best: dict[tuple[str, int], float] = defaultdict(float)
        for other in case.matches:
            for key in (("sentence", other.sentence), ("statement", other.statement)):
                best[key] = max(best[key], other.score)
        case.memo["best"] = best
    known: dict[tuple[str, int], float] = case.memo["best"]
    least = match.score + RIVAL
    return known["sentence", match.sentence] >= least and known["statement", match.statement] >= least


def applies(case: Case, rule: Rule) -> bool:
    """Whether the source language and the words that the rule asks of the source are there."""
    known = case.article.source_lang or (case.source.lang if case.source else "")
    if rule.source_langs and known and known not in rule.source_langs:
        return False
    wanted = getattr(rule.options, "source", ())
    return not wanted or source_has(case, wanted)


def _is_about(case: Case, about: tuple[str, ...], span: Span) -> bool:
    """Whether one of the words stands in the paragraph or the next ones, outside the span."""
    memo = f"about {about}"
    if memo not in case.memo:
        where, tokens = positions(case), case.article.tokens
        case.memo[memo] = sorted(tokens[at].span.start for form in context_forms(about) for at in where.get(form, ()))
    places: Sequence[int] = case.memo[memo]
    around = blocks_of(case.article)
    at = next((number for number, block in enumerate(around) if block.span.overlaps(span)), None)
    if at is None:
        return any(not span.start <= place < span.end for place in places)
    low, high = around[max(0, at - 1)].span.start, around[min(at + 1, len(around) - 1)].span.end
    near = places[bisect_left(places, low) : bisect_left(places, high)]
    return any(not span.start <= place < span.end for place in near)


def excused(case: Case, rule: Rule, span: Span) -> bool:
    """Whether a pattern of the rule's ``unless`` overlaps the span, or the aligned source has not the words it asks."""
    wanted = getattr(rule.options, "source", ())
    if wanted and not source_has(case, wanted, span):
        return True
    about: tuple[str, ...] = getattr(rule.options, "context", ())
    if about and not _is_about(case, about, span):
        return True
    patterns = getattr(rule.options, "unless", ())
    if not patterns:
        return False
    block = next((b for b in blocks_of(case.article) if b.span.overlaps(span)), None)
    around = block.span if block else span
    text, exact = case.article.quote(around), getattr(rule.options, "case", False)
    for pattern in patterns:
        for match in regex(pattern, case=exact).finditer(text):
            if Span(match.start(), match.end()).shift(around.start).overlaps(span):
                return True
    return False


def hit(
    case: Case, rule: Rule, span: Span, values: Mapping[str, str] | None = None, confidence: float | None = None
) -> Iterator[Hit]:
    """One hit, its suggestions filled in; none where the rule excuses it."""
    if excused(case, rule, span):
        return
    match = case.article.quote(span)
    filled = {"match": match, **(values or {})}
    yield Hit(span, filled, suggestions=suggestions(rule.suggest, match, filled), confidence=confidence)


def suggestions(templates: Sequence[Suggestion], match: str, values: Mapping[str, str]) -> tuple[Suggestion, ...]:
    """The rule's suggestions with values in them, capital where the match has one."""
    return tuple(Suggestion(like(match, fill(item.text, values).strip()), item.safe) for item in templates)


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with ``{name}`` replaced; an unknown name stays as it is written."""
    for name, value in values.items():
        template = template.replace("{" + name + "}", value)
    return template


def like(match: str, text: str) -> str:
    """The text in the match's case: 'Effect to' makes 'effect on' into 'Effect on'."""
    if len(match) > 1 and match.isupper():
        return text.upper()
    if match[:1].isupper() and text[:1].islower():
        return text[:1].upper() + text[1:]
    return text
