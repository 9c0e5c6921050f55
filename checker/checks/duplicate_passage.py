"""Sentences that stand in the article twice, word for word or in other words."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.checks.once import once
from checker.lang.known import Known
from checker.lang.stopwords import STOPWORDS
from checker.model import Case, Check, Hit, Quantity, Side, Span, Suggestion, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from checker.model import Document, Rule, Token

_TEXT = (Zone.LEAD, Zone.BODY)
_COMMON = 60  # a word that stands in more sentences than this leads to none: keeps long articles linear
_FEWEST = 7  # words of a sentence that is there twice: 'Nothing else is known so far' may well be said again
_FIRM_MOST, _FIRM_EACH = 4, 0.05
_QUOTED, _ENDS = frozenset('“”„«»"'), (".", "!", "?", "…", ")")
_FIRM_WITHIN = 2  # names and numbers that a sentence within another one has at least
_SMALL = 12  # a count up to which two sentences may share by chance
_SHARED = 2  # content words beside a single figure
_OPENING = 3  # paragraphs of headline, teaser and lead, of which the next may say the same in full


@dataclass(frozen=True, slots=True)
class Options:
    """same: exact (word for word) or near.

    words: content words that a sentence has at least; for near one more, unless both have a figure.
    like: share of content stems in common, from 0 to 1, for near. within: the share of the shorter one's stems that the
    longer one has, where it has all names and numbers of the shorter one too.
    """

    same: str = "exact"
    words: int = 6
    like: float = 0.76
    within: float = 0.8

    def __post_init__(self) -> None:
        if self.same not in {"exact", "near"}:
            raise ValueError("'same' is exact or near")


@dataclass(frozen=True)
class Passage:
    """One sentence, as sets to compare: its words, and the stems of those that mean something."""

    index: int
    span: Span
    block: int
    words: tuple[str, ...]
    stems: frozenset[str]
    article: Document

    @cached_property
    def _tokens(self) -> Sequence[Token]:
        return [t for t in self.article.tokens_in(self.span) if t.text[:1].isalnum()]

    @cached_property
    def firm(self) -> frozenset[str]:
        """What no other wording changes: numbers, and capitalised words but the first."""
        return _firm(self._tokens)

    @property
    def text(self) -> str:
        return self.article.quote(self.span)

    @property
    def leads(self) -> bool:
        """Whether it begins its paragraph."""
        return self.article.blocks[self.block].span.start == self.span.start

    @property
    def first(self) -> str:
        """The stem of the first word, of which its capital does not tell whether it is a name."""
        return self._tokens[0].stem if self._tokens else ""


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a repeated passage; neighbouring sentences repeated together are one passage."""
    passages = _known_passages(case)
    long = [p for p in passages if len(p.stems) >= rule.options.words]
    # Word for word, short sentences count too, but only beside a long one.
    pairs = _exact(passages) if rule.options.same == "exact" else _near(long, rule.options)
    for span, other in _joined(sorted(pairs, key=lambda pair: pair[0].index), rule.options.words):
        yield Hit(
            span,
            related=(related(case.article, Side.ARTICLE, other, "the same was said here"),),
            suggestions=(Suggestion(""),),
        )


def _known_passages(case: Case) -> Sequence[Passage]:
    """The passages of the article, made once for all rules."""
    return once(case.memo, "passages", lambda: list(_passages(case)))


def _passages(case: Case) -> Iterator[Passage]:
    article = case.article
    meant = [
        "" if word in STOPWORDS else _PLAIN[stem] for word, stem in zip(article.lowers, article.stems, strict=True)
    ]
    for index, sentence in enumerate(article.sentences):
        if sentence.zone in _TEXT:
            own = tuple(filter(_WORDS.__getitem__, article.lowers_in(sentence.span)))
            stems = frozenset(filter(None, article.those_in(sentence.span, meant)))
            yield Passage(index, sentence.span, sentence.block, own, stems, article)


def _plain(stem: str) -> str:
    """Without a possessive, and agent nouns with their verb: 'owner' and 'owns'; '' for a sign."""
    stem = stem.removesuffix("'s") if _WORDS[stem] else ""
    return stem[:-2] if len(stem) > 4 and stem.endswith(("er", "or")) else stem


_WORDS = Known(lambda word: word[:1].isalnum())
_PLAIN = Known(_plain)


def _firm(tokens: Sequence[Token]) -> frozenset[str]:
    """Numbers and capitalised words but the first."""
    return frozenset(
        t.stem
        for place, t in enumerate(tokens)
        if t.text[:1].isdigit() or (place and t.text[:1].isupper() and t.lower not in STOPWORDS)
    )


def _exact(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Passage]]:
    seen: dict[tuple[str, ...], Passage] = {}
    for passage in passages:
        if passage.words in seen:
            yield passage, seen[passage.words]
        else:
            seen[passage.words] = passage


def _near(passages: Sequence[Passage], options: Options) -> Iterator[tuple[Passage, Passage]]:
    index: dict[str, list[int]] = defaultdict(list)
    met = Counter(chain.from_iterable(passage.stems for passage in passages))
    again = frozenset(stem for stem, times in met.items() if times > 1)
    for place, passage in enumerate(passages):
        common = passage.stems & again
        if len(common) < options.words:
            continue
        shared = Counter(i for stem in common if len(index[stem]) <= _COMMON for i in index[stem])
        for i, times in shared.most_common(3):
            if times < options.words and len(passages) <= _COMMON:
                break  # no stem was left out, so they have no more in common
            if _alike(passages[i], passage, options) and not _told_twice(passages[i], passage):
                yield passage, passages[i]
                break
        for stem in common:
            index[stem].append(place)


def _alike(earlier: Passage, later: Passage, options: Options) -> bool:
    """Whether two sentences say the same: the more names and numbers they agree in, the fewer words they must share."""
    common = len(earlier.stems & later.stems)
    figures = any(stem[:1].isdigit() for stem in earlier.firm & later.firm)
    if common < options.words + (not figures) or earlier.words == later.words:
        return False
    if common >= options.within * len(later.stems) and _within(later, earlier):
        return True
    share = 2 * common / (len(earlier.stems) + len(later.stems))
    needed = options.like - min(_FIRM_MOST, len(earlier.firm)) * _FIRM_EACH
    return share >= needed and _same_firm(earlier, later)


def _within(short: Passage, long: Passage) -> bool:
    """Whether a sentence that is no longer holds two names or numbers at least, and none that the other has not.

    The longer one comes first: news tells a thing in short and then in full.
    """
    fits = len(short.stems) <= len(long.stems) and len(short.firm) >= _FIRM_WITHIN
    return fits and short.firm - long.firm <= {short.first}


def _told_twice(earlier: Passage, later: Passage) -> bool:
    """What news says twice: headline and teaser in the story itself, a heading below it, a quotation what was told."""
    opens = earlier.block < _OPENING and later.block == earlier.block + 1 and later.leads
    heads = earlier.block == 0 or not earlier.text.endswith(_ENDS)
    return opens or heads or bool(_QUOTED.intersection(earlier.text + later.text))


def _same_firm(one: Passage, two: Passage) -> bool:
    return one.firm - two.firm <= {two.first} and two.firm - one.firm <= {one.first}


def _joined(pairs: Sequence[tuple[Passage, Passage]], words: int) -> Iterator[tuple[Span, Span]]:
    """Repeated sentences that follow one another in both places become one passage."""
    runs: list[list[tuple[Passage, Passage]]] = []
    for later, earlier in pairs:
        if runs and _follows(runs[-1][-1], (later, earlier)):
            runs[-1].append((later, earlier))
        else:
            runs.append([(later, earlier)])
    for run in runs:
        longest = max((later for later, _ in run), key=lambda later: len(later.words))
        if len(longest.words) >= _FEWEST and max(len(later.stems) for later, _ in run) >= words:
            yield Span(run[0][0].span.start, run[-1][0].span.end), Span(run[0][1].span.start, run[-1][1].span.end)


def _follows(last: tuple[Passage, Passage], pair: tuple[Passage, Passage]) -> bool:
    steps = [now.index - before.index for before, now in zip(last, pair, strict=True)]
    return steps == [1, 1] and last[0].block == pair[0].block


@dataclass(frozen=True, slots=True)
class EchoOptions:
    """like: cosine of two sentences from which they say the same."""

    like: float = 0.77


def find_echoes(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a sentence that says, in whatever words, what an earlier one of another paragraph said."""
    passages = {passage.index: passage for passage in _known_passages(case)}
    told: set[int] = set()
    for echo in sorted(case.echoes or (), key=lambda echo: -echo.likeness):
        later, earlier = passages.get(echo.sentence), passages.get(echo.earlier)
        if later is None or earlier is None or echo.likeness < rule.options.like or later.index in told:
            continue
        if _QUOTED.intersection(case.article.quote(later.span)):
            continue  # what was said may be quoted after it was told
        if later.block != earlier.block and later.firm - earlier.firm <= {later.first}:
            told.add(later.index)
            said = related(case.article, Side.ARTICLE, earlier.span, "the same was said here")
            sure = min(1.0, rule.confidence + (echo.likeness - rule.options.like) / 2)
            yield Hit(later.span, related=(said,), suggestions=(Suggestion(""),), confidence=sure)


def find_retold(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a sentence without a counterpart in the source that gives another sentence's figures once more."""
    for later, earlier in retold(case):
        said = related(case.article, Side.ARTICLE, earlier.span, "the same was said here")
        yield Hit(later.span, related=(said,), suggestions=(Suggestion(""),))


def retold(case: Case) -> Sequence[tuple[Passage, Passage]]:
    """The sentences that only repeat, each with the one that it repeats; worked out once a case."""
    return once(case.memo, "retold", lambda: tuple(_retold(case)) if case.source and case.pairs else ())


def _retold(case: Case) -> Iterator[tuple[Passage, Passage]]:
    paired = {index for pair in case.pairs for index in pair.article if pair.source}
    passages = _known_passages(case)
    values = {p.index: _values(case.article, p.span) for p in passages}
    told = [p for p in passages if p.index in paired and values[p.index]]
    for later in passages:
        if later.index in paired or not values[later.index] or _QUOTED.intersection(later.text):
            continue
        for earlier in told:
            ours, theirs = values[later.index], values[earlier.index]
            names = {stem for stem in later.firm - earlier.firm if not stem[:1].isdigit()} <= {later.first}
            if later.block != earlier.block and ours <= theirs and names and _enough(ours, later, earlier):
                yield later, earlier
                break


def _values(article: Document, span: Span) -> frozenset[Decimal]:
    """Figures that two sentences do not share by chance; of a measure the number only, as units are mistaken."""
    found = (m.value for m in article.mentions_in(span, "quantity") if isinstance(m.value, Quantity))
    return frozenset((v.low + v.high) / 2 for v in found if v.dimension != "ordinal" and (v.unit or v.low > _SMALL))


def _enough(values: frozenset[Decimal], later: Passage, earlier: Passage) -> bool:
    return len(values) > 1 or len(later.stems & earlier.stems) >= _SHARED


CHECKS = (
    Check("duplicate-passage", Options, find),
    Check("retold", EchoOptions, find_retold, needs=frozenset({"source"})),
    Check("echo", EchoOptions, find_echoes, needs=frozenset({"vectors"})),
)
