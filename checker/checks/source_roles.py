"""Offices and kin of each sentence against those of its source: another minister, the father for the brother."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.aligned import PAIRED, sentence_pairs
from checker.checks.context import related
from checker.lang.foreign_roles import deputies, english_offices, foreign_offices, has_entry, known, times
from checker.model import Case, Check, Evidence, Hit, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.lang.foreign_roles import Office


@dataclass(frozen=True)
class Options:
    """The check has none."""


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    source = case.source
    if source is None or source.lang not in known():
        return
    for theirs, ours in sentence_pairs(case, PAIRED):
        if ours.lang not in ("", "en"):
            continue
        for a, b in _apart(case.article.quote(ours.span), source.quote(theirs.span), source.lang):
            there = Span(b.start, b.end).shift(theirs.span.start)
            place = related(source, source.side, there, "the office that is named here")
            origin = f"{source.path}:{place.line}"
            yield Hit(
                Span(a.start, a.end).shift(ours.span.start),
                {"expected": place.text, "origin": origin},
                (place,),
                (Evidence(origin, " ".join(source.quote(theirs.span).split())),),
            )


CHECKS = (Check("source-role", Options, find, frozenset({"source"})),)


def _apart(text: str, other: str, lang: str) -> Iterator[tuple[Office, Office]]:
    """Offices that stand where the source has others: one left over on either side, or not of one time."""
    here = english_offices(text)
    there = foreign_offices(other, lang)
    if not here or not there:
        return
    left = [a for a in here if not any(a.fits(b) for b in there)]
    right = [b for b in there if not any(b.fits(a) for a in here)]
    if len(left) == len(right) == 1:
        yield left[0], right[0]
        return
    for a in here if not left and not right else ():
        fitting = [b for b in there if a.fits(b)]
        if len(fitting) == 1 and sum(fitting[0].fits(one) for one in here) == 1:
            b = fitting[0]
            former = a.former != b.former and times(text) != has_entry(other, lang, "former")
            deputy = a.deputy != b.deputy and deputies(text) != has_entry(other, lang, "deputy")
            if former or deputy:
                yield a, b
