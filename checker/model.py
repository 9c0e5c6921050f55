"""The types that everything else speaks in: frozen, plain, and of the standard library only.

One file, though a long one: whoever reads it knows every word that the other modules use.

Offsets are Unicode code points of the decoded file, half open, byte-order mark left out: for every
document and span, ``document.text[span.start:span.end]`` is the text that the span means.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from datetime import date


T = TypeVar("T")


class Severity(IntEnum):
    """MQM severity levels (themqm.org), from least to worst."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 2
    CRITICAL = 3

    @property
    def label(self) -> str:
        return self.name.lower()


class Zone(StrEnum):
    """What a block of the article is for."""

    TITLE = "title"
    REPEATED_TITLE = "repeated-title"
    LABEL = "label"  # section label or crumb trail: 'Politics', 'Home > World'
    LEAD = "lead"
    HEADING = "heading"
    BODY = "body"
    QUOTE = "quote"  # a block quotation; quotations inside a block are Document.quotes
    CAPTION = "caption"
    BYLINE = "byline"  # author, place and date line, agency line
    BOILERPLATE = "boilerplate"  # site name, 'Read also', share buttons, copyright


class Side(StrEnum):
    """Which of the texts of a case something stands in."""

    ARTICLE = "article"
    SOURCE = "source"
    REFERENCE = "reference"
    FACTS = "facts"


@dataclass_transform(frozen_default=True, order_default=True)
def _quickly(kind: type[T]) -> type[T]:
    """A value of which a text has thousands: frozen to the type checker, and made in a third of the time."""
    return dataclass(slots=True, order=True, unsafe_hash=True)(kind)


@_quickly
class Span:
    """A half-open range of code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or other run of text between blank lines, without its outer spaces."""

    span: Span
    zone: Zone = Zone.BODY
    lang: str = ""  # ISO 639-1, '' where it was not told
    level: int = 0  # heading level in Markdown, 0 elsewhere


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    block: int  # index into Document.blocks
    zone: Zone
    lang: str = ""


@_quickly
class Token:
    """A word, number or sign. ``lower`` is casefolded, ``stem`` the Snowball stem of a word."""

    span: Span
    text: str
    lower: str
    stem: str
    is_word: bool


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval of numbers and what they count or measure.

    ``unit`` is canonical: 'percent', 'percentage-point', an ISO 4217 code, a CLDR unit id such as
    'kilometer' or 'hectare', or '' for a bare count. ``noun`` holds the stems of the counted noun
    phrase ('2,500 US soldiers' -> ('us', 'soldier')), last the head.
    """

    low: Decimal
    high: Decimal
    unit: str = ""
    dimension: str = "count"  # count percent currency length area volume mass time temperature speed
    #                           age ordinal score fraction ... ('' never)
    noun: tuple[str, ...] = ()
    approximate: bool = False
    malformed: str = ""  # how the digits would be written in the text's own language, '' if they are right


@dataclass(frozen=True, slots=True)
class DateValue:
    """A day or a range of days; fields that the words give, and the range once it can be told."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday is 0
    season: str = ""  # spring summer autumn winter
    start: date | None = None
    end: date | None = None  # inclusive
    relative: bool = False  # 'last Monday', 'this year': resolved against the document's date


@dataclass(frozen=True, slots=True)
class NameValue:
    """A name as it stands in the text: its parts without titles and possessives."""

    parts: tuple[str, ...]
    kind: str = ""  # person place organisation event work, '' where it was not told
    title: str = ""  # 'President', 'Prime Minister', 'Dr'

    @property
    def full(self) -> str:
        return " ".join(self.parts)


Value = Quantity | DateValue | NameValue


@_quickly
class Mention:
    """A place in the text that names a value. ``kind`` is quantity, date or name."""

    span: Span
    kind: str
    value: Value


@dataclass(frozen=True)
class Document:
    """A text and all that was found in it. Reading fills the first group, annotating the second."""

    id: str
    path: str
    text: str
    side: Side = Side.ARTICLE
    lang: str = ""
    date: date | None = None
    title: str = ""  # as given outside the text (front matter, JSON Lines)
    source_lang: str = ""
    format: str = "text"  # text or markdown
    body: Span | None = None  # the text without front matter; None: all of it

    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    tokens: tuple[Token, ...] = ()
    quotes: tuple[Span, ...] = ()  # quotations inside blocks, their marks included
    mentions: tuple[Mention, ...] = ()  # in the order of the text

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @cached_property
    def words(self) -> int:
        body = self.quote(self.body) if self.body else self.text
        return len(body.split())

    @cached_property
    def _lines(self) -> list[int]:
        # Not splitlines(): to an editor neither a form feed nor U+2028 begins a line.
        return [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column of an offset."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    @cached_property
    def lowers(self) -> Sequence[str]:
        """The tokens' words in small letters, for whoever looks at nothing else of them."""
        return [token.lower for token in self.tokens]

    @cached_property
    def texts(self) -> Sequence[str]:
        """The tokens as they are written."""
        return [token.text for token in self.tokens]

    @cached_property
    def stems(self) -> Sequence[str]:
        return [token.stem for token in self.tokens]

    @cached_property
    def written(self) -> frozenset[str]:
        """All that some token is, as it is written."""
        return frozenset(self.texts)

    @cached_property
    def memo(self) -> dict[str, Any]:
        """Work shared by whoever looks at the document."""
        return {}

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.span.start for token in self.tokens]

    def tokens_in(self, span: Span) -> Sequence[Token]:
        """The tokens that begin inside the span."""
        return self.tokens[bisect_left(self._token_starts, span.start) : bisect_left(self._token_starts, span.end)]

    def those_in(self, span: Span, column: Sequence[T]) -> Sequence[T]:
        """What a column says of them that has one entry a token."""
        return column[bisect_left(self._token_starts, span.start) : bisect_left(self._token_starts, span.end)]

    def lowers_in(self, span: Span) -> Sequence[str]:
        """Their words in small letters."""
        return self.those_in(span, self.lowers)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> int | None:
        """Index of the sentence that holds the offset, None between sentences."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].span.end else None

    @cached_property
    def spoken(self) -> frozenset[int]:
        """Indices of the sentences that are somebody's words, or have such in them."""
        ends = [sentence.span.end for sentence in self.sentences]
        inside: set[int] = set()
        for quote in self.quotes:
            inside.update(range(bisect_right(ends, quote.start), bisect_left(self._sentence_starts, quote.end)))
        return frozenset(inside)

    def mentions_in(self, span: Span, kind: str = "") -> Iterator[Mention]:
        low = bisect_left(self._mention_starts, span.start)
        high = bisect_left(self._mention_starts, span.end, low)
        near = self.mentions[low:high]
        return (m for m in near if m.span.end <= span.end and kind in ("", m.kind))

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.span.start for mention in self.mentions]

    def block_of(self, span: Span) -> Block | None:
        index = bisect_right(self.blocks, span.start, key=lambda block: block.span.start) - 1
        return self.blocks[index] if index >= 0 and self.blocks[index].span.contains(span) else None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place or thing of the facts file. ``origin`` is 'path:line'."""

    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    role: str = ""
    distinct: tuple[str, ...] = ()  # the file's key 'not': similar names that are somebody else
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    term: str
    source: str = ""
    avoid: tuple[str, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A plain sentence that is known to be true. ``tolerance`` is a fraction (0.05 for 5%)."""

    id: str
    text: str
    required: bool = False
    tolerance: Decimal = Decimal(0)
    as_of: date | None = None
    severity: Severity | None = None
    source: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The content of one facts file."""

    path: str = ""
    lang: str = "en"
    entities: tuple[Entity, ...] = ()
    terms: tuple[Term, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences of the source and of the article that say the same; indices into their sentences."""

    source: tuple[int, ...]
    article: tuple[int, ...]
    score: float

    @property
    def in_one_piece(self) -> bool:
        """Whether the sentences of either side follow one another, so that their text is one span."""
        return all(side[-1] - side[0] < len(side) for side in (self.source, self.article) if side)


@dataclass(frozen=True, slots=True)
class Part:
    """A clause of a paired sentence that its partner lacks. ``side`` says whose clause; ``gain`` how surely."""

    side: Side
    sentence: int  # index into that side's sentences
    partner: int  # index into the other side's
    span: Span  # of the clause, in that side's document
    gain: float
    whole: bool = False  # all of a sentence that says more than its partner, the clause not being known


@dataclass(frozen=True)
class Statement:
    """One sentence of evidence: of a reference, or a fact. Its text is ``document.quote(span)``."""

    document: Document  # a fact is a document of its own
    span: Span
    origin: str  # 'reference.txt:3', 'facts.yaml:12'
    side: Side
    fact: Fact | None = None

    @property
    def text(self) -> str:
        return self.document.quote(self.span)


@dataclass(frozen=True, slots=True)
class Match:
    """An article sentence and a statement that may speak of the same thing."""

    sentence: int  # index into the article's sentences
    statement: int  # index into Case.statements
    score: float  # in [0, 1], higher is nearer


@dataclass(frozen=True, slots=True)
class Echo:
    """Two sentences of the article that say much the same, by the likeness of their vectors."""

    sentence: int  # the later one; indices into the article's sentences
    earlier: int
    likeness: float  # cosine


Surprisal = tuple[int, int, float]  # start and end of a word in its text, and minus the logarithm of its probability


@dataclass(frozen=True, slots=True)
class Judged:
    """What a model of consistency says of an article sentence and the evidence that speaks of the same.

    ``words`` are the places whose leaving out takes most of a contradiction away, the most telling first.
    """

    sentence: int  # index into the article's sentences
    agrees: float
    contradicts: float
    against: tuple[int, ...] = ()  # indices into Case.statements, in order of reading; () for the article itself
    other: int | None = None  # the other sentence of the article, where it is judged against itself
    words: tuple[Span, ...] = ()
    kind: str = ""  # what those words are: figure name denial contrary word; '' where none differs


@dataclass(frozen=True, slots=True)
class Rewording:
    """A small change of a text: what to write from where to where. ``kind`` is one of checker.lang.rewordings."""

    kind: str
    start: int
    end: int
    text: str

    def apply(self, text: str) -> str:
        return text[: self.start] + self.text + text[self.end :]


Likelier = tuple[Rewording, float]  # and by how many nats the text is likelier with it


@dataclass(frozen=True)
class Case:
    """All that is known when the checks run."""

    article: Document
    source: Document | None = None
    references: tuple[Document, ...] = ()
    facts: Facts = field(default_factory=Facts)
    statements: tuple[Statement, ...] = ()
    pairs: tuple[Pair, ...] = ()
    parts: tuple[Part, ...] | None = None  # None: no vectors that know both languages
    matches: tuple[Match, ...] = ()
    echoes: tuple[Echo, ...] | None = None  # None: no vectors
    surprisals: tuple[tuple[Surprisal, ...], ...] | None = None  # a row a sentence; None: no language model
    surprised: str = ""  # the name of that model
    likelier: tuple[tuple[Likelier, ...], ...] = ()  # rewordings that it finds likelier, a row a sentence
    judged: tuple[Judged, ...] = ()  # () where no model of consistency ran
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # work shared by checks

    def has(self, need: str) -> bool:
        """Is this there: source, reference, facts, evidence (of these two), parts, vectors, fluency-model."""
        return self._given[need]

    @cached_property
    def _given(self) -> Mapping[str, bool]:
        given = {"source": self.source is not None, "reference": bool(self.references)}
        given["facts"] = bool(self.facts.entities or self.facts.terms or self.facts.facts)
        given["evidence"] = given["reference"] or given["facts"]
        given["parts"] = self.parts is not None
        given["vectors"] = self.echoes is not None
        given["fluency-model"] = self.surprisals is not None
        return given


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to write instead. Safe means that the meaning cannot change."""

    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding; ``suggestion`` is what to write there, as safe as the finding's own."""

    side: Side
    path: str
    span: Span
    text: str
    line: int
    column: int
    message: str = ""
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    origin: str  # 'facts.yaml:4'
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check yields. The rule that configured the check stamps id, severity and message on it.

    ``values`` fills the rule's message template; ``{match}`` is the text of the span.
    ``confidence`` overrides the rule's, ``severity`` likewise.
    """

    span: Span
    values: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    confidence: float | None = None
    severity: Severity | None = None
    message: str = ""  # overrides the rule's template


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule must fire on (bad) or must not (good), with the evidence that it needs."""

    text: str
    find: str = ""  # the words that the finding must mark; '' for any
    facts: Mapping[str, Any] | None = None
    reference: str = ""
    source: str = ""
    source_lang: str = ""
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a rule without asking its options: whether it may find anything in an article.

    patterns: RE2, of which one stands in a paragraph with a hit. phrases: of its first so many lists of phrases each
    has one that stands in the article. asks_source: nothing is found without a source.
    """

    patterns: tuple[str, ...] = ()
    phrases: int = 0
    asks_source: bool = False


class RuleStore(Protocol):
    """Where rules wait whose options are not read yet; they are told by their rows."""

    def options(self, row: int) -> Any: ...

    def phrases(self, words: Collection[str]) -> Iterator[tuple[str, Sequence[Any]]]:
        """Each phrase that is known by one of these words: the word, its row, and what ``Lookup.rows`` says of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Later:
    """Options that wait in a store, and what is known of them; ``digest`` tells them from all others."""

    store: RuleStore
    row: int
    told: Told
    digest: str


@dataclass(frozen=True)
class Rule:
    """A configured use of a check, as one entry of a rule file says it."""

    id: str
    check: str
    category: str  # MQM path
    severity: Severity
    message: str
    confidence: float = 0.8
    prior: float = 0.0  # the confidence that its author gave, where measuring replaced it
    options: Any = None  # an instance of the check's options type, or Later
    why: str = ""
    suggest: tuple[Suggestion, ...] = ()
    zones: frozenset[Zone] = frozenset()  # empty: the check's default
    source_langs: frozenset[str] = frozenset()  # empty: any
    langs: frozenset[str] = frozenset({"en"})  # languages of the article; empty: any
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    reference: str = ""
    on_human_text: str = ""  # why it may fire more than once in 20,000 sentences that people wrote
    origin: str = ""  # 'rules/fluency.yaml:12'

    @property
    def family(self) -> str:
        return self.id.split("/")[0]

    @property
    def kind(self) -> str:
        return "/".join(self.id.split("/")[:2])

    @property
    def told(self) -> Told:
        return getattr(self.options, "told", None) or Told()

    @cached_property
    def whole(self) -> Rule:
        """The rule with its options, which are read when they are first needed."""
        later = self.options
        return replace(self, options=later.store.options(later.row)) if isinstance(later, Later) else self


Find = Callable[[Case, Rule], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Check:
    """Code that finds one thing. Pure: it sees a Case and yields hits."""

    id: str
    options: type
    find: Find
    needs: frozenset[str] = frozenset()  # each must be there: source, reference, facts, evidence
    unfit: Callable[[Case, Rule], str] | None = None  # why a rule of it cannot run on the case, '' if it can


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, placed and explained."""

    rule: str
    category: str
    severity: Severity
    confidence: float
    message: str
    span: Span
    text: str
    line: int
    column: int
    why: str = ""
    related: tuple[Related, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    fingerprint: str = ""
    also: tuple[str, ...] = ()  # rules whose findings were merged into this one


@dataclass(frozen=True, slots=True)
class Skip:
    """A rule that could not run, and why."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Suppression:
    """Findings that somebody decided to live with, and why. All that is given must fit; '' fits everything."""

    rule: str  # a rule, a kind or a family
    reason: str
    text: str = ""  # the words that the finding marks
    fingerprint: str = ""
    expires: date | None = None  # the last day on which it holds
    articles: tuple[str, ...] = ()  # patterns of paths; empty: any
    origin: str = ""  # 'article.txt.checker.yaml:3'


@dataclass(frozen=True, slots=True)
class Hidden:
    """A finding that is known and accepted: by a suppression, or because a baseline has it."""

    finding: Finding
    reason: str
    origin: str  # where that is written


@dataclass(frozen=True, slots=True)
class Failure:
    """A gate that a document did not pass. ``value`` was measured, ``limit`` was set."""

    gate: str  # 'max-penalty'
    value: float
    limit: float

    @property
    def text(self) -> str:
        """'penalty 31 is 6 above --max-penalty 25'."""
        what = self.gate.split("-", 1)[1]
        side = "above" if self.value > self.limit else "below"
        apart = round(abs(self.value - self.limit), 3)
        return f"{what} {self.value:g} is {apart:g} {side} --{self.gate} {self.limit:g}"


@dataclass(frozen=True, slots=True)
class FactVerdict:
    """``verdict`` is match, mismatch, missing, ambiguous or undetermined."""

    id: str
    text: str
    verdict: str
    span: Span | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class SentenceSupport:
    """How far the evidence agrees with all that a sentence says, in [0, 1]; None: nothing to compare."""

    span: Span
    support: float | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Spelling:
    """One form of a name and where it stands; 'Biden' is a form of 'Joe Biden' as 'Joseph Biden' is."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A person, place or organisation with all its forms in the article, the most frequent first.

    ``house`` is the form to keep; ``origin`` says where it was approved ('facts.yaml:8'), '' where the article's own
    use decides. ``mixed``: two of the forms spell one word in two ways.
    """

    kind: str  # person place organisation, '' where it was not told
    house: str
    mixed: bool
    forms: tuple[Spelling, ...]
    origin: str = ""

    @property
    def count(self) -> int:
        return sum(len(form.spans) for form in self.forms)


@dataclass(frozen=True, slots=True)
class Tally:
    """Sums from which every score is computed, so that merging documents is addition."""

    words: int = 0
    penalty: Decimal = Decimal(0)
    counts: tuple[int, int, int, int] = (0, 0, 0, 0)  # by Severity

    def __add__(self, other: Tally) -> Tally:
        counts = tuple(a + b for a, b in zip(self.counts, other.counts, strict=True))
        return Tally(
            self.words + other.words, self.penalty + other.penalty, (counts[0], counts[1], counts[2], counts[3])
        )


@dataclass(frozen=True)
class Result:
    """What came out for one document. ``error`` stands where it could not be checked."""

    document: Document
    findings: tuple[Finding, ...] = ()
    facts: tuple[FactVerdict, ...] = ()
    sentences: tuple[SentenceSupport, ...] = ()
    skipped: tuple[Skip, ...] = ()
    verdict: str = "pass"  # pass or fail, by --fail-on and the gates
    failures: tuple[Failure, ...] = ()  # gates that it did not pass
    hidden: tuple[Hidden, ...] = ()  # findings that are known and accepted
    idle: tuple[str, ...] = ()  # origins of suppressions that could have hidden something and did not
    error: str = ""
    source: Document | None = None  # with its sentences, and how they pair with the article's
    pairs: tuple[Pair, ...] = ()
    names: tuple[Name, ...] = ()  # in order of first appearance


class LanguageModel(Protocol):
    """Says how surprising the words of a text are."""

    @property
    def name(self) -> str:
        """Model and version: part of the report's signature."""

    def surprisals(self, texts: Sequence[str]) -> Sequence[Sequence[Surprisal]]:
        """A row a text, in it the words in order."""

    def gains(self, text: str, changed: Sequence[str], most: int) -> Sequence[float]:
        """By how many nats each of the changed texts is likelier; 0.0 where it is not, nor among the most promising."""


class Embedder(Protocol):
    """The one door to vectors."""

    @property
    def name(self) -> str:
        """Model and version: the key of the cache and part of the report's signature."""

    def encode(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """One unit-length vector a text, in order; cosine similarity is the dot product."""


@dataclass(frozen=True, slots=True)
class Consistency:
    """What a claim is to its evidence: probabilities that add up to 1."""

    agrees: float
    contradicts: float
    other: float  # says something else, or more


class ConsistencyModel(Protocol):
    """Whether evidence bears out a claim."""

    @property
    def name(self) -> str:
        """Model and version, part of the report's signature."""

    @property
    def weights(self) -> Mapping[str, float]:
        """What else tells sound claims from spoilt ones, and how much (consistency/stack.py); {} where not measured."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Consistency]:
        """One judgement a pair of evidence and claim, in order."""


Progress = Callable[[int, int], None]  # done, total
