"""After the checks: doubtful findings left out, overlapping ones merged, each given a lasting name."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from checker.model import Hidden, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from checker.model import Document, Finding, Suppression

T = TypeVar("T")

LONG = 300  # code points; from here on a finding marks a passage and not words
RATIO = 3  # how much longer one span may be where two mark the same words
CONTEXT = 3  # words on either side that a fingerprint takes in
ABSENT = ("facts/missing", "bilingual/omission")  # kinds that mark a place; what is not there stands in the evidence
_ITSELF = "internal"
_ONE_SLIP = {_ITSELF, "numbers"}  # a figure that the article itself belies is wrong beside the evidence too
_REACH = 200  # code points in which those words are looked for
_WORD = re.compile(r"\w+")


def confident(findings: Iterable[Finding], threshold: float) -> list[Finding]:
    """Those with at least this confidence."""
    return [finding for finding in findings if finding.confidence >= threshold]


def merge(findings: Sequence[Finding]) -> list[Finding]:
    """One finding for each passage, in reading order, the worse first where two begin alike.

    Of several of one family that mark the same words the most severe stays, then the most confident; what the others
    knew (rule ids, evidence, related places, suggestions) is folded into it. Families stay apart: 'write al-Kadhimi'
    and 'two spaces' on the same words are two things to mend, and so are two facts that are missing. Only a figure
    that the article itself belies is one slip with what the evidence says of it, and the article goes first. The
    order of the input does not matter.
    """
    ranked = sorted(findings, key=_rank)
    starts = sorted((finding.span.start, index) for index, finding in enumerate(ranked))
    taken = [False] * len(ranked)
    merged = []
    for index, head in enumerate(ranked):
        if taken[index]:
            continue
        taken[index] = True
        followers = [i for i in _near(head.span, starts) if not taken[i] and _same_words(head, ranked[i])]
        for follower in followers:
            taken[follower] = True
        merged.append(_folded(head, [ranked[i] for i in sorted(followers)]))
    return sorted(merged, key=_place)


def with_fingerprints(findings: Sequence[Finding], document: Document) -> list[Finding]:
    """The findings with their fingerprints; equal ones are told apart by their order in the text."""
    seen: Counter[str] = Counter()
    numbered: dict[int, int] = {}
    for index in sorted(range(len(findings)), key=lambda i: _place(findings[i])):
        key = _key(findings[index], document)
        numbered[index] = seen[key]
        seen[key] += 1
    return [
        replace(finding, fingerprint=fingerprint(finding, document, numbered[i])) for i, finding in enumerate(findings)
    ]


def fingerprint(finding: Finding, document: Document, occurrence: int = 0) -> str:
    """16 hex digits that stay the same though text above the finding changes: no offset and no line is in it."""
    return hashlib.sha256(f"{_key(finding, document)}\0{occurrence}".encode("utf-8", "replace")).hexdigest()[:16]


def accept(
    findings: Iterable[Finding], suppressions: Sequence[Suppression], known: Mapping[str, str]
) -> tuple[tuple[Finding, ...], tuple[Hidden, ...]]:
    """The findings that are left, and those that a suppression or the baseline ``known`` (fingerprint: where) hides."""
    kept: list[Finding] = []
    hidden: list[Hidden] = []
    for finding in findings:
        silencer = next((s for s in suppressions if _silences(s, finding)), None)
        if silencer:
            hidden.append(Hidden(finding, silencer.reason, silencer.origin))
        elif finding.fingerprint in known:
            hidden.append(Hidden(finding, "in the baseline", known[finding.fingerprint]))
        else:
            kept.append(finding)
    return tuple(kept), tuple(hidden)


def _silences(suppression: Suppression, finding: Finding) -> bool:
    if suppression.fingerprint not in ("", finding.fingerprint):
        return False
    if suppression.text and _one_spelling(suppression.text) != _one_spelling(finding.text):
        return False
    return f"{finding.rule}/".startswith(f"{suppression.rule}/")


def _key(finding: Finding, document: Document) -> str:
    """Rule, words, and the words around them inside the block, all in one spelling; for what is absent, that too."""
    block = document.block_of(finding.span)
    bounds = block.span if block else Span(0, len(document.text))
    before = document.text[max(bounds.start, finding.span.start - _REACH) : finding.span.start]
    after = document.text[finding.span.end : min(bounds.end, finding.span.end + _REACH)]
    words = [*_words(before)[-CONTEXT:], "|", *_words(after)[:CONTEXT]]
    return "\0".join([finding.rule, _one_spelling(finding.text), *words, *_absent(finding)])


def _absent(finding: Finding) -> tuple[str, ...]:
    """What the article should say and does not; () for findings that speak of the words they mark."""
    if not f"{finding.rule}/".startswith(tuple(f"{kind}/" for kind in ABSENT)):
        return ()
    elsewhere = [related.text for related in finding.related if related.side is not Side.ARTICLE]
    return tuple(_one_spelling(text) for text in (*elsewhere, *(evidence.text for evidence in finding.evidence)))


def _one_spelling(text: str) -> str:
    return " ".join(_normal(text).split())


def _words(text: str) -> list[str]:
    return _WORD.findall(_normal(text))


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _place(finding: Finding) -> tuple[object, ...]:
    return (finding.span.start, -finding.severity, finding.span.end, finding.rule, finding.message)


def _rank(finding: Finding) -> tuple[object, ...]:
    """The best first; a total order, so that the order of the input cannot tell."""
    span = finding.span
    alone = finding.rule.startswith(f"{_ITSELF}/")
    return (
        -finding.severity,
        not alone,
        -finding.confidence,
        len(span),
        span,
        finding.rule,
        finding.message,
        repr(finding),
    )


def _near(span: Span, starts: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Indices of the findings that can mark the same words: those that begin in it, or shortly before."""
    low = span.start if len(span) >= LONG else span.start - LONG
    for position in range(bisect_left(starts, (low, -1)), len(starts)):
        start, index = starts[position]
        if start >= span.end:
            return
        yield index


def _same_words(one: Finding, other: Finding) -> bool:
    families = {_family(one), _family(other)}
    if (len(families) > 1 and families != _ONE_SLIP) or _absent(one) != _absent(other):
        return False
    shorter, longer = sorted((len(one.span), len(other.span)))
    if longer >= LONG:
        return one.span == other.span
    shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    return shared > 0 and 2 * shared >= shorter and longer <= RATIO * shorter


def _family(finding: Finding) -> str:
    return finding.rule.split("/")[0]


def _folded(head: Finding, others: Sequence[Finding]) -> Finding:
    if not others:
        return head
    rules = {rule for finding in (head, *others) for rule in (finding.rule, *finding.also)} - {head.rule}
    return replace(
        head,
        also=tuple(sorted(rules)),
        evidence=_union(finding.evidence for finding in (head, *others)),
        related=_union(finding.related for finding in (head, *others)),
        suggestions=_union(finding.suggestions for finding in (head, *others)),
    )


def _union(several: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(item for items in several for item in items))
