"""Words given to somebody who did not say them: the evidence has them from another, or the article itself does.

Two quotations are one where their words are the same but for a few; what is only reported must have most content words
of the other. Speakers are compared as names, so that one who is meant by 'he' or 'the mayor' counts too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.checks.faithful import named_in_source
from checker.checks.once import once
from checker.checks.people import may_be_one, names_in
from checker.checks.replaced import evidence_documents
from checker.checks.sayings import Saying, quoted, sayings
from checker.model import Case, Check, Evidence, Hit, Rule, Side, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEAST = 4  # words of a quotation that two do not say by chance
QUOTED = 0.7  # share of the shorter one's content that two quotations of one thing have in common
REPORTED = 0.8  # the same where words are only reported
CONTENT = 3  # content words that both must have at least
LENGTHS = 0.4  # how much shorter one may be
_DENYING = frozenset("deny denies denied reject rejects rejected dispute disputes disputed".split())


@dataclass(frozen=True)
class Options:
    """The checks have none."""


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """Against facts and references."""
    for ours, other, origin in misattributed(case):
        yield _hit(ours, other, origin)


def misattributed(case: Case) -> Sequence[tuple[Saying, Saying, str]]:
    """What the article gives to one and the evidence to another, with where that stands; found once a case."""
    return once(case.memo, "misattributed", lambda: tuple(_misattributed(case)))


def _misattributed(case: Case) -> Iterator[tuple[Saying, Saying, str]]:
    theirs = [(one, origin) for document, origin in evidence_documents(case) for one in sayings(document)]
    for ours in sayings(case.article) if theirs else ():
        same = [(other, origin) for other, origin in theirs if _one(ours, other)]
        if not same or any(_shared(ours, other) for other, _ in same) or _named_beside(ours, same[0][0]):
            continue
        other, origin = same[0]
        if not named_in_source(case, ours.speakers[0], other.speakers[0]):
            yield ours, other, origin


def find_in_article(case: Case, rule: Rule) -> Iterator[Hit]:
    """One quotation that the article gives to two; the later one is marked."""
    found = list(quoted(case.article))
    for n, ours in enumerate(found):
        for other in found[:n]:
            if _one_quotation(ours, other) and not _shared(ours, other) and not _named_beside(ours, other):
                yield _hit(ours, other, "")
                break


CHECKS = (
    Check("speaker", Options, find, needs=frozenset({"evidence"})),
    Check("speaker-in-article", Options, find_in_article),
)


def _hit(ours: Saying, other: Saying, origin: str) -> Hit:
    document = other.document
    right = document.quote(other.speakers[0].span)
    place = related(document, document.side, other.mark, "said by")
    where = origin or f"{document.path}:{place.line}"
    text = " ".join(document.quote(document.sentences[other.sentence].span).split())
    return Hit(
        ours.mark,
        {"expected": right, "origin": where},
        () if document.side is Side.FACTS else (place,),
        (Evidence(where, text),),
        (Suggestion(right),) if ours.document.quote(ours.mark) == ours.document.quote(ours.speakers[0].span) else (),
    )


def _shared(ours: Saying, other: Saying) -> bool:
    """Whether one who says it here may be one who says it there."""
    return any(may_be_one(a, b) for a in ours.speakers for b in other.speakers)


def _named_beside(ours: Saying, other: Saying) -> bool:
    """Whether the other speaker stands in the sentence too: 'said Holm, repeating the words of Kern'."""
    names = names_in(ours.document, ours.document.sentences[ours.sentence].span)
    return any(may_be_one(a, b) for a in names for b in other.speakers)


def _one(ours: Saying, other: Saying) -> bool:
    if ours.quoted and other.quoted and _one_quotation(ours, other):
        return True
    if _denies(ours) != _denies(other):
        return False
    return _alike(ours, other, QUOTED if ours.quoted and other.quoted else REPORTED)


def _one_quotation(ours: Saying, other: Saying) -> bool:
    a, b = ours.lowers, other.lowers
    return (a == b and len(a) >= LEAST) or _alike(ours, other, REPORTED)


def _alike(ours: Saying, other: Saying, share: float) -> bool:
    a, b = ours.content, other.content
    both = len(a & b)
    least, most = sorted((len(a), len(b)))
    return both >= CONTENT and both >= share * least and least >= LENGTHS * most


def _denies(saying: Saying) -> bool:
    return bool(_DENYING.intersection(saying.lowers))
