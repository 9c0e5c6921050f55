"""Text that breaks off: the article at its end, or a paragraph in the middle."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.model import Case, Check, Hit, Side, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Block, Document, Related, Rule

_TEXT = (Zone.LEAD, Zone.BODY, Zone.QUOTE)
# A quotation or bracket that closes ends something, with or without a full stop.
_STOPS, _CLOSERS = tuple(".!?…:;。！？؟।"), tuple('"”“»«)]')
_INNER_STOP = re.compile(r"[a-zà-ÿ)\d”\"’][.!?][”\"’]*\s+[“\"„«(]*[A-ZÀ-Þ]")
_SIGNED = re.compile(r"\) ?[-–—]{1,2} ?[\w!. ]{2,40}$")  # '(Kyodo) -- Yahoo! News'
_CUT = re.compile(r"(?:\[\s*(?:…|\.\.\.|\+\d+\s+chars)\s*\]|\(\s*(?:…|\.\.\.)\s*\))$")
_CAPTION = re.compile(r"[()©:]")
# A running sentence begins so, a headline of the next article seldom does.
_PROSE = re.compile(
    r"(?:The|A|An|He|She|It|They|We|I|In|On|At|But|And|However|This|That|These|According|After|Before|For|As|There|His"
    r"|Her|Their|Its|Meanwhile|While|Although|When|If)\s(?![^.]{0,80}:)"
)
_HEADLINE = 0.5  # how sure a cut is where the last line may as well be a headline
_MARKED = 3  # words at the break that are underlined
_FEWEST_CUT = 20  # words of a paragraph that breaks off in the middle of a sentence; a headline of two parts has fewer
# No sentence ends on one of these; 'in', 'on', 'over', 'that', 'to' and their like can end one.
_DANGLING = """
a an the of at by from with into and or but nor than because if whether although while as its their his our your my
is are was were has have had will would can could may might must shall should be been every between during which who
whose when where said says that to for in on about under against
"""


@cache
def _dangling() -> frozenset[str]:
    return frozenset(_DANGLING.split())


@dataclass(frozen=True, slots=True)
class Options:
    """place: end (of the article) or middle (a paragraph). paragraphs: how many others there are at least."""

    place: str = "end"
    paragraphs: int = 3

    def __post_init__(self) -> None:
        if self.place not in {"end", "middle"}:
            raise ValueError("'place' is end or middle")


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    blocks = [b for b in case.article.blocks if b.zone in _TEXT]
    if rule.options.place == "end":
        last = _last(case.article, blocks)
        before = [b for b in blocks if b != last]
        if last and len(before) >= rule.options.paragraphs and _is_prose(case.article, before):
            yield from _at_end(case.article, last, rule)
        return
    if len(blocks) >= rule.options.paragraphs and _is_prose(case.article, blocks):
        for index, block in enumerate(blocks[:-1]):
            yield from _in_middle(case.article, block, blocks[index + 1], rule)


def _last(article: Document, blocks: Sequence[Block]) -> Block | None:
    """The last paragraph; one that was cut off before its verb and full stop looks like a caption."""
    below = article.blocks[article.blocks.index(blocks[-1]) + 1 :] if blocks else ()
    unlike = [b for b in below if b.zone is Zone.CAPTION and not _CAPTION.search(article.quote(b.span))]
    return unlike[-1] if unlike else blocks[-1] if blocks else None


def _is_prose(article: Document, blocks: Sequence[Block]) -> bool:
    """Most paragraphs end in a full stop; where they do not, the text is a list, a table or a poem."""
    stopped = sum(_is_stopped(article.quote(block.span)) for block in blocks)
    return stopped * 3 >= len(blocks) * 2


def _is_stopped(text: str) -> bool:
    return text.endswith(_CLOSERS) or text.rstrip("'’*_").endswith(_STOPS)


def _at_end(article: Document, block: Block, rule: Rule) -> Iterator[Hit]:
    text = article.quote(block.span)
    if cut := _CUT.search(text):
        yield Hit(Span(block.span.start + cut.start(), block.span.end))
    elif text.endswith(":") or _dangles(text):
        yield _hit(article, block, rule.confidence)
    elif text[-1].isalnum() and len(text.split()) >= 5:
        sure = 1 if _INNER_STOP.search(text) else 0.8 if _PROSE.match(text) or "," in text else _HEADLINE
        yield _hit(article, block, rule.confidence * sure)


def _in_middle(article: Document, block: Block, following: Block, rule: Rule) -> Iterator[Hit]:
    text = article.quote(block.span)
    if _is_stopped(text) or len(text.split()) < 8 or block.zone is Zone.QUOTE or _SIGNED.search(text):
        return
    after = article.quote(following.span)
    goes_on = after[:1].islower() or after[:1] in '“"„«-–—•*'
    if _dangles(text) and not goes_on:
        yield _hit(article, block, rule.confidence, following)
    elif len(text.split()) >= _FEWEST_CUT and _INNER_STOP.search(text) and not goes_on and text[-1].isalnum():
        yield _hit(article, block, rule.confidence * 0.8, following)


def _dangles(text: str) -> bool:
    return text.endswith((",", "-", "–", "—", "(")) or text.split()[-1].casefold().strip("“\"'(") in _dangling()


def _hit(article: Document, block: Block, confidence: float, following: Block | None = None) -> Hit:
    """Underlines the last words before the break."""
    text = article.quote(block.span)
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    mark = Span(block.span.start + starts[-min(_MARKED, len(starts))], block.span.end)
    after = () if following is None else (_next(article, following),)
    return Hit(mark, related=after, confidence=round(confidence, 3))


def _next(article: Document, block: Block) -> Related:
    end = min(block.span.end, block.span.start + 40)
    return related(article, Side.ARTICLE, Span(block.span.start, end), "the next paragraph begins here")


CHECK = Check("truncated", Options, find)
