"""Each sentence of an article before the evidence that retrieval found for it, and beside the article's own sentences.

A sentence may say what one statement says, join several, or need what stands beside it to be understood. So it is
judged against the nearest statement alone and against the nearest few together, in their own order; where these leave
a doubt, against more of them and against the nearest among its neighbours. It is borne out if any bears it out, as far
as its words beside the nearest leave no doubt (stack.py). A contradiction must be with what surely speaks of the same
thing: with the nearest, as far as nothing bears it out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from math import log
from typing import TYPE_CHECKING

from checker.consistency.flags import Mark, marks, words
from checker.consistency.stack import weighed
from checker.lang.stopwords import STOPWORDS
from checker.model import Judged, Side, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.consistency.flags import Word
    from checker.model import Consistency, ConsistencyModel, Document, Match, Statement

LEAST = 0.08  # score of a match below which the evidence speaks of something else
TOGETHER = 3  # statements that are read as one
MANY = 5  # and where these leave a doubt
_LONGEST = 900  # code points of what is read as one, beyond which the model would not see its end
_SURE = 0.8  # what is borne out so surely is asked no more
CONTRADICTED = 0.5  # from here on the words that matter are looked for
_HINTED = 0.1  # a contradiction between two sentences of an article that is kept, far below what makes a finding
_NEARLY = 0.6  # share of the greatest drop from which a word counts as telling too
_MOST_WORDS = 40  # of a sentence, left out one at a time
_TAG = re.compile(r"</?[A-Za-z]\w{0,9}(?: [^<>]{0,80})?/?>")
_UNREAD = frozenset({Zone.BOILERPLATE, Zone.BYLINE, Zone.LABEL, Zone.REPEATED_TITLE})
_COMMON = 12  # sentences of an article beyond which a word says nothing of what one of them is about
_ALIKE = 0.3  # share of a sentence's telling words that another must have to be judged beside it
_KINDS = (
    ("denial", {Mark.DENIAL}),
    ("figure", {Mark.FIGURE}),
    ("contrary", {Mark.CONTRARY}),
    ("name", {Mark.NAME}),
    ("word", {Mark.NEW, Mark.MOVED}),
)

Premise = tuple[int, ...]


def judge(
    article: Document, statements: Sequence[Statement], matches: Sequence[Match], model: ConsistencyModel
) -> tuple[Judged, ...]:
    """A judgement for each sentence that has evidence, and for each two sentences of the article that are alike."""
    against = tuple(_against_evidence(article, statements, matches, model))
    return (*against, *_against_itself(article, model))


def _against_evidence(
    article: Document, statements: Sequence[Statement], matches: Sequence[Match], model: ConsistencyModel
) -> Iterator[Judged]:
    near = _near(article, matches)
    apart = _apart(article, statements, matches, near)
    near |= apart
    first = {n: _premises(found) for n, found in near.items()}
    said = _asked(article, statements, first, model)
    doubted = {n for n, rows in said.items() if max(f.agrees for _, f in rows) < _SURE}
    more = {n: _wider(near[n], statements, known=first[n]) for n in doubted}
    for n, rows in _asked(article, statements, more, model).items():
        said[n] += rows
    for n in sorted(said):
        premise, nearest = said[n][0]
        text = _text(statements, premise)
        read = _agrees([f for _, f in said[n]])
        contradicts = min(nearest.contradicts, 1 - read) if n not in apart else 0.0
        agrees = min(weighed(read, text, _sentence(article, n), model.weights), 1 - contradicts)
        judged = Judged(n, agrees, contradicts, premise)
        yield _with_words(article, text, judged, model)


def _asked(
    article: Document,
    statements: Sequence[Statement],
    premises: Mapping[int, Sequence[Premise]],
    model: ConsistencyModel,
) -> dict[int, list[tuple[Premise, Consistency]]]:
    """What the model says of each sentence before each of its premises, all asked at once."""
    rows = [(n, premise) for n, several in premises.items() for premise in several]
    found = model.judge([(_text(statements, premise), _sentence(article, n)) for n, premise in rows])
    said: dict[int, list[tuple[Premise, Consistency]]] = defaultdict(list)
    for (n, premise), judgement in zip(rows, found, strict=True):
        said[n].append((premise, judgement))
    return said


def _near(article: Document, matches: Sequence[Match]) -> dict[int, list[int]]:
    """The statements that speak of what each sentence speaks of, the nearest first."""
    near: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        if match.score >= LEAST and _says_something(article, match.sentence):
            near[match.sentence].append(match)
    return {
        index: [m.statement for m in sorted(found, key=lambda m: (-m.score, m.statement))]
        for index, found in sorted(near.items())
    }


def _apart(
    article: Document, statements: Sequence[Statement], matches: Sequence[Match], near: Mapping[int, Sequence[int]]
) -> dict[int, list[int]]:
    """For the other sentences what comes nearest in a reference, or all of a short one.

    A reference tells the whole, so that what is not in it is not borne out; facts tell of some things only.
    """
    told = [n for n, statement in enumerate(statements) if statement.side is Side.REFERENCE]
    rest = [n for n in range(len(article.sentences)) if n not in near and _says_something(article, n)]
    found = dict.fromkeys(rest, told if len(told) <= MANY else [])
    for match in sorted(matches, key=lambda m: m.score):
        if match.sentence in found and statements[match.statement].side is Side.REFERENCE:
            found[match.sentence] = [match.statement]
    return {n: several for n, several in found.items() if several}


def _says_something(article: Document, index: int) -> bool:
    return article.sentences[index].zone not in _UNREAD and any(c.isalnum() for c in _sentence(article, index))


def _premises(near: Sequence[int]) -> list[Premise]:
    return list(dict.fromkeys([(near[0],), tuple(sorted(near[:TOGETHER]))]))


def _wider(near: Sequence[int], statements: Sequence[Statement], known: Sequence[Premise]) -> list[Premise]:
    """More of the nearest, and the nearest with what stands before and after it in its text."""
    nearest = statements[near[0]]
    beside = tuple(
        n
        for n in range(max(0, near[0] - 1), min(len(statements), near[0] + 2))
        if statements[n].document is nearest.document  # a fact is a document of its own
    )
    wider = (tuple(sorted(near[:MANY])), beside)
    return [p for p in dict.fromkeys(wider) if p and p not in known and len(_text(statements, p)) <= _LONGEST]


def _text(statements: Sequence[Statement], premise: Premise) -> str:
    return " ".join(" ".join(statements[n].text.split()) for n in premise)


def _sentence(article: Document, index: int) -> str:
    """Tags that were left in the text say nothing; blanks stand for them, so that places hold."""
    return _TAG.sub(lambda tag: " " * len(tag[0]), article.quote(article.sentences[index].span))


def _agrees(found: Sequence[Consistency]) -> float:
    """Borne out by any premise.

    Where none surely bears it out, half of what the best says and half of what all say: the most of several readings
    of a small model is too often a misreading.
    """
    best, mean = max(f.agrees for f in found), sum(f.agrees for f in found) / len(found)
    return best if best >= _SURE else (best + mean) / 2


# -- the article against itself -----------------------------------------------------------------------------------


def _against_itself(article: Document, model: ConsistencyModel) -> Iterator[Judged]:
    """Each sentence beside the earlier one that it has most in common with, read both ways."""
    pairs = list(_alike(article))
    texts = [(_sentence(article, one), _sentence(article, other)) for one, other in pairs]
    both = model.judge([*texts, *((b, a) for a, b in texts)])
    for at, (one, other) in enumerate(pairs):
        there, back = both[at], both[at + len(pairs)]
        contradicts = min(there.contradicts, back.contradicts)
        if contradicts >= _HINTED:
            judged = Judged(other, max(there.agrees, back.agrees), contradicts, other=one)
            yield _with_words(article, texts[at][0], judged, model)


def _alike(article: Document) -> Iterator[tuple[int, int]]:
    """Looked up by word, so that a long article costs time in its length; common words are no way in."""
    stems = [_telling(article, n) for n in range(len(article.sentences))]
    count = Counter(stem for several in stems for stem in several)
    place: dict[str, list[int]] = defaultdict(list)
    for index, several in enumerate(stems):
        shared: dict[int, float] = defaultdict(float)
        weights = {stem: 1 / log(2 + count[stem]) for stem in several}
        for stem in several:
            if count[stem] <= _COMMON:
                for earlier in place[stem]:
                    shared[earlier] += weights[stem]
                place[stem].append(index)
        total = sum(weights.values())
        if shared and total:
            best, share = max(shared.items(), key=lambda row: (row[1], -row[0]))
            if share >= _ALIKE * total:
                yield best, index


def _telling(article: Document, index: int) -> frozenset[str]:
    sentence = article.sentences[index]
    if sentence.zone in _UNREAD:
        return frozenset()
    return frozenset(t.stem for t in article.tokens_in(sentence.span) if t.is_word and t.lower not in STOPWORDS)


# -- which words it is --------------------------------------------------------------------------------------------


def _with_words(article: Document, premise: str, judged: Judged, model: ConsistencyModel) -> Judged:
    """With the words that matter, told by leaving out one at a time."""
    if judged.contradicts < CONTRADICTED:
        return judged
    span = article.sentences[judged.sentence].span
    claim = _sentence(article, judged.sentence)
    telling = _telling_words(premise, claim, judged.contradicts, model)
    marked = tuple(Span(w.start, w.end).shift(span.start) for w in telling)
    return replace(judged, words=marked, kind=_kind(premise, claim, telling))


def _telling_words(premise: str, claim: str, contradicts: float, model: ConsistencyModel) -> list[Word]:
    places = [w for w in words(claim) if w.kind not in ("sign", "small")][:_MOST_WORDS]
    if not places:
        return []
    without = model.judge([(premise, claim[: w.start] + claim[w.end :]) for w in places])
    drops = [contradicts - f.contradicts for f in without]
    most = max(drops)
    rows = sorted(zip(drops, places, strict=True), key=lambda row: (-row[0], row[1].start))
    return [word for drop, word in rows if drop > 0 and drop >= _NEARLY * most]


def _kind(premise: str, claim: str, telling: Sequence[Word]) -> str:
    """By the telling words that differ: a negator, a figure, a contrary, a name, any other; '' where none differs.

    Where both sides deny something in words of their own, 'never' and 'not ... before', the negator says nothing.
    """
    theirs, ours = marks(premise, claim)
    found = dict(zip(words(claim), ours, strict=True))
    differing = {found[word] for word in telling}
    if Mark.EVIDENCE_DENIAL in theirs:
        differing.discard(Mark.DENIAL)
    for kind, wanted in _KINDS:
        if differing & wanted:
            return kind
    return ""
