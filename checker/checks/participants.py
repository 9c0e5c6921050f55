"""Who and where: the names of an article sentence against those of the source sentence or of the evidence.

A name is held to be wrong only where it stands in the place of another: one name of the article has no counterpart
in the sentence that says the same, and one name there has none in the article. A pronoun for a name, a name more in
one of the two, or several at once say nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.aligned import PAIRED
from checker.checks.context import rivalled
from checker.checks.faithful import named_in_source
from checker.checks.people import (
    SPEECH,
    SURE,
    is_body,
    may_be_one,
    names_in,
    names_of,
    one_level,
    one_sort,
    parts_of,
    sentence_tokens,
    sort_of,
    spelled,
)
from checker.checks.replaced import Replaced
from checker.checks.retold import renamed, retold
from checker.checks.sayings import sayings
from checker.checks.where import other_events
from checker.lang.english import is_english
from checker.lang.places import countries
from checker.lang.renaming import NEARLY_ONE, unlike_words
from checker.lang.stopwords import STOPWORDS
from checker.model import (
    Case,
    Check,
    Document,
    Hit,
    Match,
    Mention,
    Rule,
    Span,
    Zone,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PLACE = "facts/place-mismatch"
FRAME = 5  # tokens either side of a name that say what part it plays
ALIKE = 0.33  # share of these that must agree before a name counts as standing in another's place
COVERED = 0.45  # share of a statement's other words that the article's sentence must have
QUOTED = 3  # words of a quotation that two speakers do not say by chance
TOLD = 0.4  # score from which a statement may hold what a sentence quotes
NEAR = 0.6  # score from which a statement is held to tell the same event, whatever its words
SAME = 0.88  # score from which it is the same statement in other words, and a name alone stands for a name alone


@dataclass(frozen=True)
class Options:
    """``kind``: which confusion the rule reports: facts/attribution, facts/actor-mismatch or facts/place-mismatch."""

    kind: str


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    for swap in swaps(case):
        if swap.kind == rule.options.kind:
            yield swap.hit("named here", span=_marked(case.article, swap))


CHECKS = (Check("participant", Options, find),)


def swaps(case: Case) -> tuple[Replaced, ...]:
    """Every name that stands in another's place, worked out once a case; one a mention, the surest first."""
    if "swaps" not in case.memo:
        found = sorted((*_against_source(case), *_against_statements(case)), key=lambda s: -s.confidence)
        first: dict[Span, Replaced] = {}
        for swap in found:
            if swap.kind != PLACE or not _told_before(case.article, swap):
                first.setdefault(swap.span, swap)
        inner = _inner(first)
        case.memo["swaps"] = tuple(swap for span, swap in first.items() if span not in inner)
    known: tuple[Replaced, ...] = case.memo["swaps"]
    return known


def _told_before(article: Document, swap: Replaced) -> bool:
    """'The fastest town is Veere. There a team from Ghent ...': the sentence before has the right place."""
    at = article.sentence_at(swap.span.start)
    before = article.sentences[at - 1] if at else None
    return before is not None and before.zone is not Zone.TITLE and swap.right in article.quote(before.span)


def _inner(spans: Iterable[Span]) -> set[Span]:
    """Names that are part of a longer one that stands in another's place too."""
    inner, last = set(), Span(0, 0)
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if last.contains(span):
            inner.add(span)
        else:
            last = span
    return inner


def _marked(article: Document, swap: Replaced) -> Span:
    """With its verb of speech where the words are somebody else's: 'said Torres', 'Gukesh said'."""
    span = swap.span
    if swap.kind != "facts/attribution":
        return span
    tokens = article.tokens
    index = next((i for i, t in enumerate(tokens) if t.span.start >= span.start), None)
    if index is None:
        return span
    if index and tokens[index - 1].lower in SPEECH:
        return Span(tokens[index - 1].span.start, span.end)
    after = next((t for t in tokens[index : index + 6] if t.span.start >= span.end), None)
    return Span(span.start, after.span.end) if after and after.lower in SPEECH else span


# -- against the source -------------------------------------------------------------------------------------------


def _against_source(case: Case) -> Iterator[Replaced]:
    if case.source is None:
        return
    source, article = case.source, case.article
    in_source, in_article = names_of(source), names_of(article)
    for pair in case.pairs:
        if len(pair.source) != 1 or len(pair.article) != 1 or pair.score < PAIRED:
            continue
        theirs, ours = source.sentences[pair.source[0]], article.sentences[pair.article[0]]
        left, right = _lonely(article, ours.span, source, theirs.span)
        if len(left) != 1 or not right:
            continue
        # In a language that writes nouns with capitals only a name that the article knows is one for certain.
        right = [b for b in right if _known(b, in_article) or _both_persons(article, left[0], source, b)]
        if len(right) != 1 or not one_sort(article, left[0], source, right[0]):
            continue
        a, b = left[0], right[0]
        # A name with a counterpart elsewhere is no new rendering of this one: it is another's.
        elsewhere = _known(a, in_source)
        if elsewhere or not _known(b, in_article):
            yield Replaced(a.span, source, b.span, _kind(article, a), 0.8 if elsewhere else 0.6)


def _known(mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether the name stands among the others for certain."""
    return any(may_be_one(mention, other, SURE) for other in others)


def _both_persons(article: Document, a: Mention, source: Document, b: Mention) -> bool:
    """Given name and family name on both sides; organisations and places are translated, people are not."""
    full = len(parts_of(a)) > 1 and len(parts_of(b)) > 1 and not all(is_english(part.lower()) for part in parts_of(a))
    latin = source.quote(b.span)[:1] < "ʰ"
    return full and latin and sort_of(article, a) in ("person", "speaker")


def _lonely(article: Document, ours: Span, other: Document, theirs: Span) -> tuple[list[Mention], list[Mention]]:
    """The names of each sentence that have no counterpart in the other."""
    a, b = names_in(article, ours), names_in(other, theirs)
    left = [x for x in a if not any(may_be_one(x, y) for y in b) and not spelled(x, other.quote(theirs))]
    right = [y for y in b if not any(may_be_one(x, y) for x in a) and not spelled(y, article.quote(ours))]
    return left, right


# -- against facts and references ---------------------------------------------------------------------------------


def _against_statements(case: Case) -> Iterator[Replaced]:
    confirmed: set[Span] = set()
    found: list[tuple[Mention, Mention, Replaced]] = []
    for match in case.matches:
        confirmed |= set(_confirmed(case, match))
        if not rivalled(case, match):
            found += _of_match(case, match)
    for a, b, swap in found:
        sound = a.span in confirmed or named_in_source(case, a, b)
        if swap.quoted or not sound:
            yield swap


def _of_match(case: Case, match: Match) -> Iterator[tuple[Mention, Mention, Replaced]]:
    """Names of the article, and of the statement, that stand in one place."""
    article, statement = case.article, case.statements[match.statement]
    sentence, document = article.sentences[match.sentence].span, statement.document
    left, right = _lonely(article, sentence, document, statement.span)
    quoted = _quotes_alike(case, match)
    pairs = [(a, b, "facts/attribution", sure, True) for a, b, sure in _misattributed(case, match)]
    pairs += [(a, b, _kind(article, a), sure, False) for a, b, sure in _in_one_slot(case, match)]
    for a, b, sure in _in_one_place(case, match, left, right, quoted=quoted):
        pairs.append((a, b, _kind(article, a), sure, quoted))
    for a, b, kind, sure, same in pairs:
        if kind == PLACE and other_events(article, a, document, b):
            continue  # born in one place, living in the other
        yield a, b, Replaced(a.span, document, b.span, kind, sure, statement.origin, statement.text, same)


def _in_one_slot(case: Case, match: Match) -> Iterator[tuple[Mention, Mention, float]]:
    """Names where the words around leave the place of another."""
    article, statement, telling = case.article, case.statements[match.statement], retold(case, match)
    for a, b, slot in renamed(case, match, telling) if telling else ():
        named, other = _named(article, a), _named(statement.document, b)
        one_event = slot.lone and match.score >= SAME
        if slot.likeness >= NEARLY_ONE or one_event or one_level(article, named, statement.document, other):
            yield named, b, slot.sure


def _misattributed(case: Case, match: Match) -> Iterator[tuple[Mention, Mention, float]]:
    """A quotation whose words the evidence gives, in whatever wording, to somebody else."""
    article, statement = case.article, case.statements[match.statement]
    sentence = article.sentences[match.sentence].span
    said = next((one for one in sayings(article) if one.sentence == match.sentence and one.named), None)
    if said is None or match.score < TOLD or len(said.speakers) != 1 or not _outstanding(case, match):
        return
    speaker = said.speakers[0]
    # Not a name more or less: the evidence knows the speaker, and does not name the speaker here.
    others = [m for m in names_of(statement.document) if may_be_one(speaker, m, SURE)]
    elsewhere = others and not any(statement.span.contains(m.span) for m in others)
    quoted = any(quote.overlaps(sentence) for quote in article.quotes)
    theirs = [
        m
        for m in names_in(statement.document, statement.span)
        if _speaks(m) and sort_of(statement.document, m) == "speaker"
    ]
    named = theirs and any(may_be_one(theirs[0], m) for m in names_in(article, sentence))
    if quoted and elsewhere and len(theirs) == 1 and not named:
        yield speaker, theirs[0], 0.5 + 0.3 * match.score


def _outstanding(case: Case, match: Match) -> bool:
    """Whether no other statement may tell the same as the sentence."""
    near = [m.score for m in case.matches if m is not match and m.sentence == match.sentence]
    return max(near, default=0.0) <= match.score / 2


def _speaks(mention: Mention) -> bool:
    """Whether the name is a person's in full, as somebody is called who is quoted."""
    return len(parts_of(mention)) > 1 and not is_body(mention) and not any(map(countries, parts_of(mention)))


def _named(article: Document, mention: Mention) -> Mention:
    """The name as it was annotated, where the words are a part of one."""
    return next((m for m in article.mentions_in(mention.span, "name") if m.span.contains(mention.span)), mention)


def _in_one_place(
    case: Case, match: Match, left: Sequence[Mention], right: Sequence[Mention], *, quoted: bool
) -> Iterator[tuple[Mention, Mention, float]]:
    """Lonely names that play one part: in like words, or alone of their sort where both tell the same event."""
    article, statement = case.article, case.statements[match.statement]
    one_event = match.score >= NEAR or quoted
    for a in left:
        for b in right:
            if _told_elsewhere(case, match, b) and not quoted:
                continue
            if not one_sort(article, a, statement.document, b) or _opening_word(article, a):
                continue
            if not unlike_words(parts_of(a), parts_of(b)) or _opening_word(statement.document, b):
                continue
            alike = _frame_likeness(article, a, statement.document, b)
            if alike >= ALIKE and _covered(case, match, b.span) >= COVERED:
                yield a, b, min(0.85, 0.3 + 0.4 * alike + 0.3 * match.score)
            elif one_event and _only(article, a, left) and _only(statement.document, b, right):
                yield a, b, min(0.8, 0.25 + 0.6 * max(match.score, NEAR))


def _told_elsewhere(case: Case, match: Match, theirs: Mention) -> bool:
    """Whether another sentence of the article tells the statement as well or better, with its name."""
    for other in case.matches:
        if other.statement == match.statement and other.sentence != match.sentence and other.score >= match.score:
            names = names_in(case.article, case.article.sentences[other.sentence].span)
            if any(may_be_one(theirs, name, SURE) for name in names):
                return True
    return False


def _opening_word(article: Document, mention: Mention) -> bool:
    """'Dispatch immediately gave instructions': an English word whose capital may be the sentence's."""
    index = article.sentence_at(mention.span.start)
    start = article.sentences[index].span.start if index is not None else 0
    words = parts_of(mention)
    return mention.span.start - start <= 1 and len(words) == 1 and is_english(words[0].lower())


def _quotes_alike(case: Case, match: Match) -> bool:
    """Whether the statement has a run of the words that the sentence quotes."""
    sentence = case.article.sentences[match.sentence].span
    statement = case.statements[match.statement]
    told = set(_runs(statement.document, statement.span))
    quoted = [quote for quote in case.article.quotes if quote.overlaps(sentence)]
    return any(told & set(_runs(case.article, quote)) for quote in quoted)


def _runs(document: Document, span: Span) -> Iterator[tuple[str, ...]]:
    """Every run of QUOTED words or two more, the first and last of them no mere function words."""
    words = [t.lower for t in document.tokens_in(span) if t.is_word]
    for length in range(QUOTED, QUOTED + 3):
        for index in range(len(words) - length + 1):
            run = tuple(words[index : index + length])
            if run[0] not in STOPWORDS and run[-1] not in STOPWORDS:
                yield run


def _only(document: Document, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether the name's sort is told by its place in the sentence, and no other lonely name is of that sort."""
    sort = sort_of(document, mention)
    return sort in ("place", "speaker") and sum(sort_of(document, other) == sort for other in others) == 1


def _confirmed(case: Case, match: Match) -> Iterator[Span]:
    """Names of the article that stand in like words in the statement too."""
    statement = case.statements[match.statement]
    ours = names_in(case.article, case.article.sentences[match.sentence].span)
    theirs = names_in(statement.document, statement.span)
    for a in ours:
        # 'from America' confirms no 'U.S.' where the article says 'to the U.S. from America'.
        others = {parts_of(c) for c in ours if c is not a and parts_of(c) != parts_of(a)}
        for b in theirs:
            own = parts_of(b) not in others
            if own and may_be_one(a, b) and _frame_likeness(case.article, a, statement.document, b) >= ALIKE:
                yield a.span


def _frame_likeness(article: Document, a: Mention, other: Document, b: Mention) -> float:
    """How far the words around two names agree, in [0, 1]."""
    x, y = _frame(article, a.span), _frame(other, b.span)
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


def _frame(document: Document, span: Span) -> frozenset[str]:
    tokens = sentence_tokens(document, span)
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


def _kind(article: Document, mention: Mention) -> str:
    sorts = {"speaker": "facts/attribution", "place": PLACE}
    return sorts.get(sort_of(article, mention), "facts/actor-mismatch")
