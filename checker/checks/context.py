"""What several checks share: which text a rule may look at, and how a hit is made from a place in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from checker.checks.aligned import source_has
from checker.lang.domains import context_forms
from checker.model import Block, Case, Document, Hit, Match, Related, Rule, Sentence, Side, Span, Suggestion, Told, Zone

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from checker.checks.lookup import Lookup

# Labels, bylines and site furniture follow no grammar; a rule must ask for them by name.
WRITTEN = frozenset(Zone) - {Zone.BOILERPLATE, Zone.LABEL, Zone.BYLINE}


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


def zones_of(rule: Rule) -> frozenset[Zone]:
    return rule.zones or WRITTEN


def blocks(document: Document, rule: Rule, quick: str = "") -> Sequence[Block]:
    """The blocks that the rule may look at: of its zones, and in its languages where that was told.

    ``quick``: a pattern (RE2, letters as they are written) without which a block has nothing for the rule. All blocks
    are looked through for it at once, which takes a fraction of what a closer look at each of them does.
    """
    key = _key("blocks", zones_of(rule), rule.langs)
    if key not in document.memo:
        document.memo[key] = [
            block
            for block in blocks_of(document)
            if block.zone in zones_of(rule) and speaks(block.lang or document.lang, rule)
        ]
    found: Sequence[Block] = document.memo[key]
    return _having(document, found, quick) if quick else found


@cache
def _key(what: str, zones: frozenset[Zone], langs: frozenset[str]) -> str:
    return f"{what} {sorted(zones)} {sorted(langs)}"


def stands(document: Document, quick: str) -> bool:
    """Whether a pattern (RE2) stands anywhere in the text: a quick look before a closer one at each sentence."""
    return regex(quick, case=True).search(_bytes(document)) is not None


def _bytes(document: Document) -> bytes:
    """The text as RE2 reads it, put so once for all that look quickly."""
    if "bytes" not in document.memo:
        document.memo["bytes"] = document.text.encode()
    found: bytes = document.memo["bytes"]
    return found


def _in_bytes(document: Document) -> tuple[Sequence[int], Sequence[int]]:
    """Where each block begins and ends in them."""
    if "blocks in bytes" not in document.memo:
        edges = [edge for block in blocks_of(document) for edge in (block.span.start, block.span.end)]
        pieces = (len(document.text[a:b].encode()) for a, b in pairwise((0, *edges)))
        offsets = list(accumulate(pieces))
        document.memo["blocks in bytes"] = offsets[::2], offsets[1::2]
    found: tuple[Sequence[int], Sequence[int]] = document.memo["blocks in bytes"]
    return found


def _having(document: Document, blocks: Sequence[Block], quick: str) -> Sequence[Block]:
    """Those of the blocks in which a pattern begins, going from one to the next behind it."""
    pattern, text, (starts, ends) = regex(quick, case=True), _bytes(document), _in_bytes(document)
    every, wanted = blocks_of(document), set()
    match = pattern.search(text)
    while match and (number := bisect_right(ends, match.start())) < len(ends):
        inside = starts[number] <= match.start()
        if inside:
            wanted.add(every[number].span.start)
        match = pattern.search(text, ends[number] if inside else starts[number])
    return [block for block in blocks if block.span.start in wanted]


def blocks_with(document: Document, rule: Rule, tokens: Sequence[int]) -> Sequence[Block]:
    """The blocks that the rule may look at in which one of the tokens stands, given by their places in order."""
    if not tokens:
        return ()
    starts = [document.tokens[at].span.start for at in tokens]
    found = blocks(document, rule)
    return [b for b in found if bisect_left(starts, b.span.start) < bisect_left(starts, b.span.end)]


def sentences(document: Document, rule: Rule) -> Sequence[tuple[int, Sentence]]:
    """Index and sentence, for every sentence that the rule may look at."""
    key = _key("sentences", zones_of(rule), rule.langs)
    if key not in document.memo:
        document.memo[key] = [
            (index, sentence)
            for index, sentence in enumerate(document.sentences)
            if sentence.zone in zones_of(rule) and speaks(sentence.lang or document.lang, rule)
        ]
    found: Sequence[tuple[int, Sentence]] = document.memo[key]
    return found


def blocks_of(document: Document) -> Sequence[Block]:
    return document.blocks or (Block(Span(0, len(document.text))),)


def speaks(lang: str, rule: Rule) -> bool:
    return not lang or not rule.langs or lang in rule.langs


def allowed_tokens(case: Case, rule: Rule) -> Sequence[int]:
    """For each token of the article the number of its block, counted from 1; 0 where the rule may not look."""
    key = _key("allowed", zones_of(rule), rule.langs)
    if key not in case.memo:
        case.memo[key] = _allowed(case.article, rule)
    found: Sequence[int] = case.memo[key]
    return found


def _allowed(document: Document, rule: Rule) -> Sequence[int]:
    marks = [0] * len(document.tokens)
    starts = [token.span.start for token in document.tokens]
    for number, block in enumerate(blocks(document, rule), 1):
        low, high = bisect_right(starts, block.span.start - 1), bisect_right(starts, block.span.end - 1)
        marks[low:high] = [number] * (high - low)
    for sentence in document.sentences:
        if sentence.lang and not speaks(sentence.lang, rule):
            low = bisect_right(starts, sentence.span.start - 1)
            high = bisect_right(starts, sentence.span.end - 1)
            marks[low:high] = [0] * (high - low)
    return marks


def positions(case: Case) -> Mapping[str, Sequence[int]]:
    """Where each word of the article stands, in small letters and in order of first appearance.

    What looks for certain words asks this, and walks over no others.
    """
    if "positions" not in case.memo:
        table: dict[str, list[int]] = defaultdict(list)
        for index, word in enumerate(case.article.lowers):
            table[word].append(index)
        case.memo["positions"] = dict(table)
    found: Mapping[str, Sequence[int]] = case.memo["positions"]
    return found


def indices_of(words: Sequence[str], wanted: Container[str]) -> Sequence[int]:
    """Where one of the wanted words stands among the words of an article."""
    return [index for index, word in enumerate(words) if word in wanted] if wanted else ()


def applies(case: Case, rule: Rule) -> bool:
    """Whether the source language and the words that the rule asks of the source are there."""
    known = case.article.source_lang or (case.source.lang if case.source else "")
    if rule.source_langs and known and known not in rule.source_langs:
        return False
    wanted = getattr(rule.options, "source", ())
    return not wanted or source_has(case, wanted)


@cache
def regex(pattern: str, *, case: bool = False) -> Any:
    """A compiled RE2 pattern. Raises ValueError with a reason where RE2 cannot do it in linear time."""
    from checker.checks.patterns import compile_pattern

    return compile_pattern(pattern, case=case)


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
