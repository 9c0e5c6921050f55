"""A total and the parts that are listed beside it: '286 men and 18 women, 294 in all'."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from checker.checks.figures import Figure, after, before, between, by_sentence, shown
from checker.checks.rounding import alike, makes
from checker.lang.counted import plural
from checker.model import Case, Hit, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document

_ALL = r"(?:in all|in total|altogether|all told|combined|all in all)"
_TOTAL_BEHIND = re.compile(rf"^(?:\s+[\w’'-]+){{0,3}}?,?\s+{_ALL}\b", re.IGNORECASE)
_TOTAL_AHEAD = re.compile(
    rf"\b(?:{_ALL},?|a total of|(?:the|its|their) total (?:is|was|to|at|of|comes to|came to)"
    r"|together(?: \w+){0,3})\s+$",
    re.IGNORECASE,
)
# Words by which figures stand beside a total without being its parts, or without being all of them.
_OTHER = re.compile(
    r"\b(?:includ\w+|among|of (?:them|whom|which|these|those|the|his|her|its|their)|compared|than|instead|earlier"
    r"|previous\w*|such as|last|former|like|up from|down from|per|every|each|times|alone|again|already|more|another"
    r"|others?|further|additional\w*|some"
    r"|mostly|mainly|who|which|because|after|before|since|until|while|from|minus|without|not|also|or)\b|:\d",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[;:()“”\"«»–—]|\.\s")
_AND = re.compile(r"(?:,| and|, and|\s\+| plus)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_TIGHT = re.compile(r"\s+(?:[\w’'-]+\s+){0,3}?(?:and|plus)\s+|\s*(?:[\w’'-]+\s*){0,3},\s+(?:and\s+)?")
_LIST_OPENS = re.compile(r"(?:\s+[\w’'-]+){0,4}(?::|\s[–—])\s*")
_REST = re.compile(r"\bthe (?:other|remaining)\s+$", re.IGNORECASE)
_OF_THE = re.compile(r"(?:^|[;:,]\s|\b[Aa]nd\s)(?:Out )?[Oo]f (?:the|these|those|its|their)\s+(?:\w+\s+)?$")
_PEOPLE = ("men", "women", "children", "people")
_CLOSE = 12  # code points before the first part that may say what it is
_LIKELY = (4, 5)  # a list makes at least 4/5 and at most 5/4 of a total that it means to exhaust


def find_totals(case: Case) -> Iterator[Hit]:
    table = by_sentence(case)
    for row in table.values():
        if row[0].zone in {Zone.LEAD, Zone.BODY}:
            yield from _behind(case.article, row)
            yield from _listed(case.article, row)
            yield from _of_the(case.article, row)
    yield from _of_sentences(case.article, table)


def _hit(article: Document, whole: Figure, parts: Sequence[Figure]) -> Hit:
    total = sum(f.middle for f in parts)
    return Hit(whole.span, {"sum": f"{total:,f}"}, tuple(shown(article, f, "a part of it") for f in parts))


def _is_total(article: Document, figure: Figure) -> bool:
    return bool(_TOTAL_BEHIND.search(after(article, figure)) or _TOTAL_AHEAD.search(before(article, figure)))


def _behind(article: Document, row: Sequence[Figure]) -> Iterator[Hit]:
    """'286 men and 18 women drowned, 294 in all'."""
    row = [f for f in row if f.value.dimension not in ("ordinal", "clock") and not f.year]
    for place, whole in enumerate(row):
        parts = row[:place]
        start = article.sentences[whole.sentence].span.start
        words = article.text[max(start, parts[0].span.start - _CLOSE if parts else start) : whole.span.start]
        if len(parts) < 2 or not _is_total(article, whole) or _OTHER.search(words) or _BREAK.search(words):
            continue
        if _of_one_kind(whole, parts) and _cannot_be(article, whole, parts):
            yield _hit(article, whole, parts)


def _of_one_kind(whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether these can be its parts; what has a noun of its own has the noun of one of them, or counts people."""
    exact = all(f.value.low > 0 and f.value.low == f.value.high for f in (*parts, whole))
    nouns = {f.value.noun[-1] for f in parts if f.value.noun}
    named = whole.value.unit or not whole.value.noun or whole.value.noun[-1] in {*nouns, "peopl", "person", "medal"}
    return exact and bool(named) and alike((*parts, whole)) and whole.middle > max(f.middle for f in parts)


def _cannot_be(article: Document, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Parts make more than the whole, or less where a list runs straight into its total."""
    if any(makes(parts[start:], whole) for start in range(len(parts) - 1)):
        return False
    total = sum(f.middle for f in parts)
    if total > whole.middle:
        return True
    rows = (*parts, whole)
    return whole.middle * _LIKELY[0] <= total * _LIKELY[1] and all(
        _TIGHT.fullmatch(between(article, one, two)) for one, two in pairwise(rows)
    )


def _listed(article: Document, row: Sequence[Figure]) -> Iterator[Hit]:
    """'21 stages: nine flat ones, six in the hills and five in the mountains'."""
    for place, whole in enumerate(row[:-2]):
        if not _LIST_OPENS.fullmatch(between(article, whole, row[place + 1])):
            continue
        parts = _run(article, row[place + 1 :])
        words = article.text[whole.span.end : article.sentences[whole.sentence].span.end]
        if len(parts) < 2 or parts[-1] is not row[-1] or _OTHER.search(words):
            continue
        total = sum(f.middle for f in parts)
        if not _of_things(article, whole, parts):
            continue
        likely = _LIKELY[0] * whole.middle <= _LIKELY[1] * total and _LIKELY[0] * total <= _LIKELY[1] * whole.middle
        if likely and _of_one_kind_listed(whole, parts) and not makes(parts, whole):
            yield _hit(article, whole, parts)


def _of_one_kind_listed(whole: Figure, parts: Sequence[Figure]) -> bool:
    exact = all(f.exact and f.value.low > 0 for f in (*parts, whole))
    return exact and alike((*parts, whole)) and whole.middle > max(f.middle for f in parts)


def _run(article: Document, row: Sequence[Figure]) -> list[Figure]:
    """The figures that follow one another as a list does, the last after 'and'."""
    pairs = list(pairwise(row))
    linked = list(takewhile(lambda pair: _joins(between(article, *pair)), pairs))
    ends = bool(linked) and re.search(r"\b(?:and|plus)\b", between(article, *linked[-1]))
    return [row[0], *(two for _, two in linked)] if ends else []


def _joins(apart: str) -> bool:
    return bool(_AND.search(apart)) and len(apart.split()) <= 6 and not _BREAK.search(apart)


def _of_the(article: Document, row: Sequence[Figure]) -> Iterator[Hit]:
    """'Of the 38 sailors nine drowned, two are missing and the remaining 29 are in hospital'."""
    counts = [f for f in row if f.count]
    if len(counts) < 3 or len(counts) != len([f for f in row if f.value.dimension in {"count", "percent"}]):
        return
    whole, parts, rest = counts[0], counts[1:], counts[-1]
    words = article.text[whole.span.end : rest.span.start]
    if not (_OF_THE.search(before(article, whole)) and _REST.search(before(article, rest))):
        return
    if re.search(r"\b(?:of (?:them|whom|these|the|its)|includ\w+|among|one|half|third|each)\b", words):
        return
    if all(f.exact for f in counts) and _of_things(article, whole, parts) and not makes(parts, whole):
        yield _hit(article, whole, parts)


def _of_things(article: Document, whole: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts count nothing else: '90 beds: 40 doctors and 45 nurses' are no parts."""
    return not {_things(article, f) for f in parts} - {_things(article, whole), "", "ones", *_PEOPLE}


def _things(article: Document, figure: Figure) -> str:
    """The plural that a figure counts; none for the verb in 'nine drowned'."""
    word = re.match(r"\s+([\w-]+)", after(article, figure))
    return word[1] if word and plural(word[1]) else ""


def _of_sentences(article: Document, table: dict[int, list[Figure]]) -> Iterator[Hit]:
    """'In the north 286 burned. In the south 18 burned. In all, 294 burned', told in three sentences.

    A list over sentences seldom is complete, so only parts that make more than the whole are wrong.
    """
    for index, row in table.items():
        wholes = [f for f in row if f.count and f.exact and f.value.noun and _TOTAL_AHEAD.search(before(article, f))]
        if len(wholes) != 1 or len([f for f in row if f.count]) != 1:
            continue
        whole = wholes[0]
        parts = [f for n in (index - 2, index - 1) for f in table.get(n, ()) if _same_things(whole, f)]
        start = article.sentences[max(0, index - 2)].span.start
        words = article.text[start : whole.span.start]
        if len(parts) != 2 or _OTHER.search(words) or not all(f.exact for f in parts) or "\n\n" in words.strip():
            continue
        if max(f.middle for f in parts) < whole.middle < sum(f.middle for f in parts):
            yield _hit(article, whole, parts)


def _same_things(one: Figure, two: Figure) -> bool:
    return bool(two.count and two.value.noun and one.value.noun[-1] == two.value.noun[-1])
