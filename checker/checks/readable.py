"""Which text a rule may look at, and where in it a quick look tells that a closer one is worth it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from checker.checks.once import once
from checker.model import Block, Case, Document, Rule, Sentence, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

# Labels, bylines and site furniture follow no grammar; a rule must ask for them by name.
WRITTEN = frozenset(Zone) - {Zone.BOILERPLATE, Zone.LABEL, Zone.BYLINE}


def zones_of(rule: Rule) -> frozenset[Zone]:
    return rule.zones or WRITTEN


def blocks(document: Document, rule: Rule, quick: str = "") -> Sequence[Block]:
    """The blocks that the rule may look at: of its zones, and in its languages where that was told.

    ``quick``: a pattern (RE2, letters as they are written) without which a block has nothing for the rule. All blocks
    are looked through for it at once, which takes a fraction of what a closer look at each of them does.
    """
    found = once(document.memo, _key("blocks", zones_of(rule), rule.langs), lambda: _blocks(document, rule))
    return _having(document, found, quick) if quick else found


def _blocks(document: Document, rule: Rule) -> Sequence[Block]:
    every = (b for b in blocks_of(document) if b.zone in zones_of(rule))
    return [block for block in every if speaks(block.lang or document.lang, rule)]


@cache
def _key(what: str, zones: frozenset[Zone], langs: frozenset[str]) -> str:
    return f"{what} {sorted(zones)} {sorted(langs)}"


def stands(document: Document, quick: str) -> bool:
    """Whether a pattern (RE2) stands anywhere in the text: a quick look before a closer one at each sentence."""
    return regex(quick, case=True).search(_bytes(document)) is not None


def _bytes(document: Document) -> bytes:
    """The text as RE2 reads it, put so once for all that look quickly."""
    return once(document.memo, "bytes", lambda: document.text.encode())


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
    return once(document.memo, _key("sentences", zones_of(rule), rule.langs), lambda: _sentences(document, rule))


def _sentences(document: Document, rule: Rule) -> Sequence[tuple[int, Sentence]]:
    every = ((index, s) for index, s in enumerate(document.sentences) if s.zone in zones_of(rule))
    return [(index, s) for index, s in every if speaks(s.lang or document.lang, rule)]


def blocks_of(document: Document) -> Sequence[Block]:
    return document.blocks or (Block(Span(0, len(document.text))),)


def speaks(lang: str, rule: Rule) -> bool:
    return not lang or not rule.langs or lang in rule.langs


def allowed_tokens(case: Case, rule: Rule) -> Sequence[int]:
    """For each token of the article the number of its block, counted from 1; 0 where the rule may not look."""
    key = _key("allowed", zones_of(rule), rule.langs)
    return once(case.memo, key, lambda: _allowed(case.article, rule))


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


@cache
def regex(pattern: str, *, case: bool = False) -> Any:
    """A compiled RE2 pattern. Raises ValueError with a reason where RE2 cannot do it in linear time."""
    from checker.checks.patterns import compile_pattern

    return compile_pattern(pattern, case=case)
