"""The headline printed twice, and what other sites leave behind its last bar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.lang.stopwords import STOPWORDS
from checker.model import Case, Check, Hit, Side, Span, Suggestion, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Block, Document, Rule

LIKE = 0.85  # share of stems in common from which a paragraph is the headline again
FEWEST = 4  # content words; 'Sport' twice is no headline twice
_BAR = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
_DOMAIN = re.compile(
    r"[\w-]{2,30}(?:\.[\w-]{2,20})?\.(?:com|org|net|info|news|eu|de|at|ch|fr|es|it|nl|be|pl|ru|tr|uk|ua|tv|pt|br|se|no|dk|fi|cz|gr|ro|hu|rs|hr|ie|in|il|ir|mx|ar|cl|co|ma|ae|qa|cn|jp|kr|au|ca)"
)
_CAPITALS = re.compile(r"[A-Z]{2,5}\d?")
# In a headline these are what it is about, not who printed it.
_NO_OUTLETS = "EU US USA UK UN NATO UAE WHO GDP OPEC IMF IS AI EV TV CEO COVID"


@dataclass(frozen=True, slots=True)
class RepeatOptions:
    """like: share of stems in common, from 0 to 1, from which a later paragraph is the headline again."""

    like: float = LIKE


def find_repeats(case: Case, rule: Rule) -> Iterator[Hit]:
    """The repeated headline; of two the untidier one, which is what an editor strikes out."""
    title = _title(case.article)
    if title is None:
        return
    for span in _repeats(case.article, title, rule.options.like):
        mark, other = _untidier(case.article, title.span, span)
        place = related(case.article, Side.ARTICLE, other, "the headline stands here too")
        yield Hit(mark, related=(place,), suggestions=(Suggestion(""),))


def _repeats(article: Document, title: Block, like: float) -> Iterator[Span]:
    for block in article.blocks:
        if block.zone is Zone.REPEATED_TITLE:
            yield block.span
        elif block.span.start > title.span.end and block.zone in {Zone.LEAD, Zone.BODY, Zone.HEADING, Zone.CAPTION}:
            if _says_again(article, title.span, block.span, like):
                yield block.span
            elif block.zone is Zone.LEAD:
                yield from _first_sentence(article, title.span, block.span)


def _first_sentence(article: Document, title: Span, lead: Span) -> Iterator[Span]:
    """The lead's first sentence, where it is the headline word for word."""
    first = next((s.span for s in article.sentences if lead.contains(s.span)), None)
    if first and len(_stems(article, title)) > FEWEST and _words(article, first) == _words(article, title):
        yield first


def _says_again(article: Document, title: Span, span: Span, like: float) -> bool:
    mine, theirs = _stems(article, title), _stems(article, span)
    if min(len(mine), len(theirs)) < FEWEST or len(article.tokens_in(span)) > 2 * len(article.tokens_in(title)):
        return False
    return len(mine & theirs) / len(mine | theirs) >= like


def _stems(article: Document, span: Span) -> frozenset[str]:
    return frozenset(t.stem for t in article.tokens_in(span) if t.text[:1].isalnum() and t.lower not in STOPWORDS)


def _words(article: Document, span: Span) -> list[str]:
    return [t.lower for t in article.tokens_in(span) if t.text[:1].isalnum()]


def _title(article: Document) -> Block | None:
    return next((block for block in article.blocks if block.zone is Zone.TITLE), None)


def _untidier(article: Document, first: Span, second: Span) -> tuple[Span, Span]:
    """(to strike out, to keep): the first only where it has more in it, double spaces or a label."""
    zone = article.block_of(second)
    if zone and zone.zone is Zone.REPEATED_TITLE and len(first) > len(second):
        return first, second
    return second, first


@dataclass(frozen=True, slots=True)
class TagOptions:
    """outlets: names of media that tag their headlines. words: words that only a medium has in its name."""

    outlets: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def find_tags(case: Case, rule: Rule) -> Iterator[Hit]:
    """Another outlet's tag at the end of the headline: '... | DW', '... - example.com'."""
    tags = list(_tags(case.article, rule.options))
    if not tags:
        return
    span = tags[0] if len(tags) == 1 else _kept(case.article, tags)
    others = tuple(related(case.article, Side.ARTICLE, tag, "and here") for tag in tags if tag != span)
    yield Hit(span, related=others, suggestions=(Suggestion(""),))


def _kept(article: Document, tags: Sequence[Span]) -> Span:
    """The tag in the headline that stays when the untidier one goes."""
    blocks = [block.span for tag in tags if (block := article.block_of(tag))]
    return tags[0] if len(blocks[0]) <= len(blocks[1]) else tags[1]


def _tags(article: Document, options: TagOptions) -> Iterator[Span]:
    for block in article.blocks:
        if block.zone in {Zone.TITLE, Zone.REPEATED_TITLE} and (span := _tag(article, block.span, options)):
            yield span


def _tag(article: Document, block: Span, options: TagOptions) -> Span | None:
    text = article.quote(block)
    bars = list(_BAR.finditer(text))
    if not bars:
        return None
    bar, rest = bars[-1], text[bars[-1].end() :]
    head = text[: bar.start()]
    shorter = len(rest.split()) <= 4 and len(rest) < len(_BAR.split(head)[0])
    certain = _is_outlet(rest, options)
    upright = bar.group().strip() in "|•·"
    if shorter and (certain or (upright and _CAPITALS.fullmatch(rest) and rest not in _NO_OUTLETS.split())):
        # The bar goes with the tag, the spaces before it only if they are not what parts two words.
        return Span(block.start + bar.start() + len(bar.group()) - len(bar.group().lstrip()), block.end)
    return None


def _is_outlet(name: str, options: TagOptions) -> bool:
    words = name.casefold().split()
    known = name.casefold() in _folded(options.outlets) or _DOMAIN.fullmatch(name.casefold())
    return bool(known) or (len(words) > 1 and any(word in _folded(options.words) for word in words))


@cache
def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name.casefold() for name in names)


CHECKS = (
    Check("duplicate-title", RepeatOptions, find_repeats),
    Check("title-tag", TagOptions, find_tags),
)
