"""Who and where: the names of an article sentence against those of the source sentence or of the evidence.

A name is held to be wrong only where it stands in the place of another: one name of the article has no counterpart
in the sentence that says the same, and one name there has none in the article. A pronoun for a name, a name more in
one of the two, or several at once say nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import partial_ratio

from checker.checks.context import related
from checker.lang.english import is_english
from checker.lang.names import same_name
from checker.lang.places import countries, same_country
from checker.lang.romanisation import fold
from checker.lang.stopwords import STOPWORDS
from checker.model import (
    Case,
    Check,
    Document,
    Evidence,
    Hit,
    Match,
    Mention,
    NameValue,
    Rule,
    Side,
    Span,
    Suggestion,
    Token,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAYBE = 0.12  # probability from which two names may be one; below it they are two for certain
SURE = 0.6  # probability from which they are one
UNLIKE = 40  # per cent of letters in common below which the probability need not be worked out
FRAME = 5  # tokens either side of a name that say what part it plays
ALIKE = 0.33  # share of these that must agree before a name counts as standing in another's place
COVERED = 0.45  # share of a statement's other words that the article's sentence must have
PAIRED = 0.2  # score from which an aligned pair is trusted
QUOTED = 3  # words of a quotation that two speakers do not say by chance
NEAR = 0.6  # score from which a statement is held to tell the same event, whatever its words

_PLACE_WORDS = frozenset(
    """
    in at near off between outside around across inside throughout
    """.split()
)
_REGIONS = frozenset(
    """
    coast province region city town village district island north south east west state capital outskirts port area
    part county suburb municipality gulf bay governorate department canton
    """.split()
)
_SPEECH = frozenset(
    """
    said says say told announced warned declared explained added stressed emphasised emphasized called spoke
    speaks stated claimed argued insisted criticised criticized praised demanded asked replied wrote confirmed
    denied admitted commented noted pointed according thinks believes believed promised described reported
    referred calls
    """.split()
)


@dataclass(frozen=True)
class Options:
    """``kind``: which confusion the rule reports: facts/attribution, facts/actor-mismatch or facts/place-mismatch."""

    kind: str


@dataclass(frozen=True)
class Swap:
    """A name of the article that stands where the evidence has another."""

    mention: Mention
    against: Mention
    document: Document
    origin: str
    text: str
    kind: str
    confidence: float


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    for swap in swaps(case):
        if swap.kind == rule.options.kind:
            right = swap.document.quote(swap.against.span)
            place = (related(swap.document, swap.document.side, swap.against.span, "named here"),)
            yield Hit(
                _marked(case.article, swap),
                values={"expected": right, "origin": swap.origin},
                related=place if swap.document.side is not Side.FACTS else (),
                evidence=(Evidence(swap.origin, " ".join(swap.text.split())),),
                suggestions=(Suggestion(right),),
                confidence=round(swap.confidence, 3),
            )


CHECKS = (Check("participant", Options, find),)


def swaps(case: Case) -> tuple[Swap, ...]:
    """Every name that stands in another's place, worked out once a case; one a mention, the surest first."""
    if "swaps" not in case.memo:
        found = sorted((*_against_source(case), *_against_statements(case)), key=lambda s: -s.confidence)
        first: dict[Span, Swap] = {}
        for swap in found:
            first.setdefault(swap.mention.span, swap)
        case.memo["swaps"] = tuple(first.values())
    known: tuple[Swap, ...] = case.memo["swaps"]
    return known


def _marked(article: Document, swap: Swap) -> Span:
    """With its verb of speech where the words are somebody else's: 'said Torres', 'Gukesh said'."""
    span = swap.mention.span
    if swap.kind != "facts/attribution":
        return span
    tokens = article.tokens
    index = next((i for i, t in enumerate(tokens) if t.span.start >= span.start), None)
    if index is None:
        return span
    if index and tokens[index - 1].lower in _SPEECH:
        return Span(tokens[index - 1].span.start, span.end)
    after = next((t for t in tokens[index : index + 6] if t.span.start >= span.end), None)
    return Span(span.start, after.span.end) if after and after.lower in _SPEECH else span


# -- against the source -------------------------------------------------------------------------------------------


def _against_source(case: Case) -> Iterator[Swap]:
    if case.source is None:
        return
    source, article = case.source, case.article
    in_source, in_article = _names(source), _names(article)
    for pair in case.pairs:
        if len(pair.source) != 1 or len(pair.article) != 1 or pair.score < PAIRED:
            continue
        theirs, ours = source.sentences[pair.source[0]], article.sentences[pair.article[0]]
        left, right = _lonely(article, ours.span, source, theirs.span)
        if len(left) != 1 or not right:
            continue
        # In a language that writes nouns with capitals only a name that the article knows is one for certain.
        right = [b for b in right if _known(b, in_article) or _both_persons(article, left[0], source, b)]
        if len(right) != 1 or not _one_sort(article, left[0], source, right[0]):
            continue
        a, b = left[0], right[0]
        # A name with a counterpart elsewhere is no new rendering of this one: it is another's.
        elsewhere = _known(a, in_source)
        if elsewhere or not _known(b, in_article):
            line = source.position(theirs.span.start)[0]
            sure = 0.8 if elsewhere else 0.6
            yield Swap(a, b, source, f"{source.path}:{line}", source.quote(theirs.span), _kind(article, a), sure)


def _known(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether the name stands among the others for certain."""
    return any(_may_be_one(mention, other, SURE) for other in others)


def _both_persons(article: Document, a: Mention, source: Document, b: Mention) -> bool:
    """Given name and family name on both sides; organisations and places are translated, people are not."""
    full = len(_parts(a)) > 1 and len(_parts(b)) > 1 and not all(is_english(part.lower()) for part in _parts(a))
    latin = source.quote(b.span)[:1] < "ʰ"
    return full and latin and _sort(article, a) in ("person", "speaker")


def _lonely(article: Document, ours: Span, other: Document, theirs: Span) -> tuple[list[Mention], list[Mention]]:
    """The names of each sentence that have no counterpart in the other."""
    a, b = _names_in(article, ours), _names_in(other, theirs)
    left = [x for x in a if not any(_may_be_one(x, y) for y in b) and not _spelled(x, other.quote(theirs))]
    right = [y for y in b if not any(_may_be_one(x, y) for x in a) and not _spelled(y, article.quote(ours))]
    return left, right


# -- against facts and references ---------------------------------------------------------------------------------


def _against_statements(case: Case) -> Iterator[Swap]:
    article = case.article
    confirmed: set[Span] = set()
    found: list[Swap] = []
    for match in case.matches:
        statement = case.statements[match.statement]
        sentence = article.sentences[match.sentence].span
        confirmed |= set(_confirmed(case, match))
        left, right = _lonely(article, sentence, statement.document, statement.span)
        for a, b, sure in _in_one_place(case, match, left, right):
            found.append(Swap(a, b, statement.document, statement.origin, statement.text, _kind(article, a), sure))
    yield from (swap for swap in found if swap.mention.span not in confirmed)


def _in_one_place(
    case: Case, match: Match, left: Sequence[Mention], right: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention, float]]:
    """Lonely names that play one part: in like words, or alone of their sort where both tell the same event."""
    article, statement = case.article, case.statements[match.statement]
    one_event = match.score >= NEAR or _quotes_alike(case, match)
    for a in left:
        for b in right:
            if not _one_sort(article, a, statement.document, b):
                continue
            alike = _frame_likeness(article, a, statement.document, b)
            if alike >= ALIKE and _covered(case, match, b.span) >= COVERED:
                yield a, b, min(0.85, 0.3 + 0.4 * alike + 0.3 * match.score)
            elif one_event and _only(article, a, left) and _only(statement.document, b, right):
                yield a, b, min(0.8, 0.25 + 0.6 * max(match.score, NEAR))


def _quotes_alike(case: Case, match: Match) -> bool:
    """Whether sentence and statement quote the same three words or more."""
    sentence = case.article.sentences[match.sentence].span
    told = case.statements[match.statement].text.casefold()
    quoted = (case.article.quote(q)[1:-1].casefold().strip(" ,.") for q in case.article.quotes if q.overlaps(sentence))
    return any(len(words.split()) >= QUOTED and words in told for words in quoted)


def _only(document: Document, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether the name's sort is told by its place in the sentence, and no other lonely name is of that sort."""
    sort = _sort(document, mention)
    return sort in ("place", "speaker") and sum(_sort(document, other) == sort for other in others) == 1


def _confirmed(case: Case, match: Match) -> Iterator[Span]:
    """Names of the article that stand in like words in the statement too."""
    statement = case.statements[match.statement]
    theirs = _names_in(statement.document, statement.span)
    for a in _names_in(case.article, case.article.sentences[match.sentence].span):
        for b in theirs:
            if _may_be_one(a, b) and _frame_likeness(case.article, a, statement.document, b) >= ALIKE:
                yield a.span


def _frame_likeness(article: Document, a: Mention, other: Document, b: Mention) -> float:
    """How far the words around two names agree, in [0, 1]."""
    x, y = _frame(article, a.span), _frame(other, b.span)
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def _frame(document: Document, span: Span) -> frozenset[str]:
    tokens = _sentence_tokens(document, span)
    before = [t for t in tokens if t.span.end <= span.start][-FRAME:]
    after = [t for t in tokens if t.span.start >= span.end][:FRAME]
    return frozenset(t.stem for t in (*before, *after) if t.is_word and t.lower not in STOPWORDS)


def _covered(case: Case, match: Match, name: Span) -> float:
    """Share of the statement's content words, but for the name, that the article's sentence has."""
    fact = case.statements[match.statement]
    words = [t for t in fact.document.tokens_in(fact.span) if t.is_word and not t.span.overlaps(name)]
    wanted = {t.stem for t in words if t.lower not in STOPWORDS}
    there = {t.stem for t in case.article.tokens_in(case.article.sentences[match.sentence].span)}
    return len(wanted & there) / len(wanted) if wanted else 0.0


# -- names --------------------------------------------------------------------------------------------------------


def _names(document: Document) -> list[Mention]:
    return [m for m in document.mentions if m.kind == "name"]


def _names_in(document: Document, span: Span) -> list[Mention]:
    return list(document.mentions_in(span, "name"))


def _parts(mention: Mention) -> tuple[str, ...]:
    return mention.value.parts if isinstance(mention.value, NameValue) else ()


def _may_be_one(a: Mention, b: Mention, least: float = MAYBE) -> bool:
    """Whether two mentions may name one: what is not clearly two counts as one."""
    one, two = " ".join(_parts(a)), " ".join(_parts(b))
    if not one or not two:
        return False
    ours, theirs = ({p.casefold() for p in _parts(m)} for m in (a, b))
    if (
        ours <= theirs
        or theirs <= ours
        or _parts(a)[-1].casefold() == _parts(b)[-1].casefold()
        or same_country(one, two)
    ):
        return True
    return partial_ratio(fold(one), fold(two)) >= UNLIKE and same_name(one, two).probability >= least


def _spelled(mention: Mention, text: str) -> bool:
    """Whether the name's last part stands in the text, as in a demonym or a compound: 'Iran', 'pro-Iranian'."""
    last = _parts(mention)[-1:]
    return any(part.casefold()[: max(4, len(part) - 2)] in text.casefold() for part in last if len(part) > 2)


def _one_sort(article: Document, a: Mention, other: Document, b: Mention) -> bool:
    """Whether a place stands against a place and a state against a state, as far as can be told."""
    one, two = _sort(article, a), _sort(other, b)
    if bool(countries(" ".join(_parts(a)))) != bool(countries(" ".join(_parts(b)))):
        return False
    if any(_acronym(x) and len(_parts(y)) > 1 for x, y in ((a, b), (b, a))):
        return False
    return one == two or "place" not in (one, two)


def _acronym(mention: Mention) -> bool:
    parts = _parts(mention)
    return len(parts) == 1 and sum(sign.isupper() for sign in parts[0]) > 1


def _sort(document: Document, mention: Mention) -> str:
    """'speaker', 'place', 'person' or '' : by the words around the name, else as the name itself tells."""
    tokens = _sentence_tokens(document, mention.span)
    before = [t.lower for t in tokens if t.span.end <= mention.span.start][-3:]
    after = [t.lower for t in tokens if t.span.start >= mention.span.end][:3]
    if _SPEECH & {*before[-1:], *after} or before[-2:] == ["according", "to"]:
        return "speaker"
    kind = mention.value.kind if isinstance(mention.value, NameValue) else ""
    if kind == "person":
        return "person"
    if kind == "place" or _PLACE_WORDS & set(before[-2:]) or (before[-1:] == ["and"] and "between" in before):
        return "place"
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in _REGIONS:
        return "place"
    return "" if not _first_of_speech(document, mention, tokens) else "speaker"


def _first_of_speech(document: Document, mention: Mention, tokens: Sequence[Token]) -> bool:
    """Whether the name opens a sentence in which somebody says something."""
    names = _names_in(document, Span(tokens[0].span.start, tokens[-1].span.end)) if tokens else []
    return bool(names) and names[0] is mention and any(t.lower in _SPEECH for t in tokens)


def _kind(article: Document, mention: Mention) -> str:
    sorts = {"speaker": "facts/attribution", "place": "facts/place-mismatch"}
    return sorts.get(_sort(article, mention), "facts/actor-mismatch")


def _sentence_tokens(document: Document, span: Span) -> Sequence[Token]:
    index = document.sentence_at(span.start)
    return document.tokens_in(document.sentences[index].span) if index is not None else ()
