"""Quotation marks: those that are never closed, and those of another language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, excused, related
from checker.checks.readable import blocks, blocks_of
from checker.model import Block, Case, Check, Document, Hit, Rule, Side, Span, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPEECH = (
    "said|says|warned|warns|added|adds|told|explained|explains|announced|declared|stated|insisted|noted|stressed|argued"
    "|claimed|wrote|tweeted|replied|asked|admitted|complained|continued|recalled|confirmed|criticised|criticized|demanded"
)
# 'choice, she said', 'response, warned the minister': where a quotation ends that has lost its closing mark.
_END = re.compile(
    rf"(\w[\w’'-]*)([,.!?])(\s+(?:(?:he|she|they|it|[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'-]*)?|the\s+\w+(?:\s+\w+)?)\s+)?"
    rf"(?:{_SPEECH})\b|\s+according\s+to\b)"
)
_MARKS = re.compile(r"[“”„«»\"]")
_INCHES = re.compile(r"\d\"|\"(?=\s*x\s*\d)")
_FOREIGN = re.compile(r"„[^“”\"„]{1,900}[“”\"]|«[^«»]{1,900}»|»[^«»]{1,900}«|‚[^‘’‚]{1,300}‘")
_LONGEST_MARKED = 280
_FEW = 3  # paragraphs
_LONGEST_QUIET = 8  # paragraphs of one quotation that have no mark of their own
_OPENERS = tuple("“\"„«»‘'")  # may open a paragraph


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark that has no partner in its paragraph."""

    at: int
    opens: bool


def find_unbalanced(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a mark without a partner, put where the missing one seems to belong."""
    if not applies(case, rule) or not _MARKS.search(case.article.text):
        return
    wanted = {block.span.start for block in blocks(case.article, rule)}
    for block, lone in _lone_marks(case.article):
        span = _place(case, block, lone)
        if block.span.start in wanted and not excused(case, rule, span):
            yield _hit(case, block, lone, span)


def _lone_marks(article: Document) -> Iterator[tuple[Block, Mark]]:
    """Marks without a partner in their own paragraph or, where a quotation goes on, in a later one; in order."""
    waiting: tuple[Block, Mark] | None = None  # a quotation that its paragraph leaves open
    quiet = 0  # paragraphs without a mark since then
    for block in blocks_of(article):
        text, done = article.quote(block.span), 0
        if not waiting and not _MARKS.search(text):
            continue
        if waiting:
            if not _MARKS.search(text) and quiet < _LONGEST_QUIET:
                quiet += 1
                continue
            before = article.quote(waiting[0].span)
            done = 0 if _inserted(before, waiting[1]) else _closed(text, before[waiting[1].at])
            if not done and (quiet or text[:1] not in _OPENERS or _inserted(before, waiting[1])):
                yield waiting
            waiting, quiet = None, 0
        lone = lone_mark(text[done:])
        if lone is not None and lone.opens and not _END.search(text, lone.at + done):
            waiting = block, Mark(lone.at + done, opens=True)
        elif lone is not None and not (lone.opens and _goes_on(article, block)):
            yield block, Mark(lone.at + done, lone.opens)
    if waiting and not _goes_on_behind(article, *waiting):
        yield waiting


def _inserted(text: str, mark: Mark) -> bool:
    """'later, said Ada Holm, “but I promise nothing': what is quoted in the middle of a sentence ends with it."""
    return text[mark.at + 1 : mark.at + 2].islower() and text[: mark.at].rstrip().endswith(",")


def _goes_on_behind(article: Document, block: Block, mark: Mark) -> bool:
    """Whether somebody begins to speak in the last paragraph: the quotation may end behind the end of the copy."""
    before = article.text[block.span.start : block.span.start + mark.at].rstrip()
    several = len(blocks_of(article)) > _FEW
    ends = several and block == blocks_of(article)[-1] and not _inserted(article.quote(block.span), mark)
    return ends and (not before or before[-1] in ":,")


def _closed(text: str, opening: str) -> int:
    """Where an earlier paragraph’s quotation is over: behind the first mark here; 0 where that closes none."""
    first = _MARKS.search(text)
    if first is None or not _closes(opening, first.group()):
        return 0
    return first.end() if _ends_word(text, first.start()) else 0


def lone_mark(text: str) -> Mark | None:
    """The first mark without a partner; None where all have one, or where the marks follow no order at all."""
    if _INCHES.search(text):
        return None
    opened: list[tuple[int, str]] = []
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if opened and (_closes(opened[-1][1], mark) or _closed_upside_down(text, opened[-1][1], match)):
            opened.pop()
        elif mark == "”":
            return Mark(at, opens=False) if not opened else None
        elif mark == "»" and _ends_word(text, at):
            return Mark(at, opens=False)
        else:
            opened.append((at, mark))
    return Mark(opened[0][0], opens=True) if opened else None


def _closes(opening: str, mark: str) -> bool:
    closers = {"“": "”", "„": '“”"', "«": "»", "»": "«", '"': '"'}
    return mark in closers.get(opening, "")


def _closed_upside_down(text: str, opening: str, mark: re.Match[str]) -> bool:
    """'the album “Rumours“ sold': closed, though with an opening mark; a reader sees where the quotation ends."""
    return opening == mark.group() == "“" and _ends_word(text, mark.start())


def _ends_word(text: str, at: int) -> bool:
    return at > 0 and not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()


def _goes_on(article: Document, block: Block) -> bool:
    """A quotation of several paragraphs opens each of them and closes the last."""
    after = article.text[block.span.end :].lstrip()
    return after[:1] in _OPENERS


def _place(case: Case, block: Block, lone: Mark) -> Span:
    """Where the missing mark belongs, as far as the words tell; else the lone mark and the word beside it."""
    text = case.article.quote(block.span)
    if lone.opens and (end := _END.search(text, lone.at)):
        return Span(end.start(), end.end()).shift(block.span.start)
    if lone.opens:
        word = re.compile(r".\s?[^\s]*").match(text, lone.at)
        return Span(lone.at, word.end() if word else lone.at + 1).shift(block.span.start)
    start = max(text.rfind(" ", 0, lone.at), text.rfind("\n", 0, lone.at)) + 1
    return Span(start, lone.at + 1).shift(block.span.start)


def _hit(case: Case, block: Block, lone: Mark, span: Span) -> Hit:
    at = Span(lone.at, lone.at + 1).shift(block.span.start)
    mark = case.article.quote(at)
    if not lone.opens:
        return Hit(span, {"mark": mark}, message=f"The quotation that {mark} closes is never opened.")
    word = re.compile(r".\s?[^\s]*").match(case.article.text, at.start)
    opening = Span(at.start, word.end() if word else at.end)
    message = f"The quotation that opens with “{_bare(case.article.quote(opening))}” is never closed."
    places = [related(case.article, Side.ARTICLE, opening, "the quotation opens here")]
    rest = case.article.text[opening.end : block.span.end]
    if span.start == at.start and not _MARKS.search(rest) and (last := re.search(r"\S{1,60}\s*\Z", rest)):
        end = Span(last.start(), last.start() + len(last.group().rstrip())).shift(opening.end)
        places.append(related(case.article, Side.ARTICLE, end, "here it is over at the latest"))
    fixed = _fixed(case.article.quote(span), mark)
    suggestions = (Suggestion(fixed),) if fixed and span.start != at.start else ()
    return Hit(span, {"mark": mark}, related=tuple(places), suggestions=suggestions, message=message)


def _bare(text: str) -> str:
    return text.strip('“”„«»"').strip()


def _fixed(text: str, mark: str) -> str:
    closing = {"“": "”", "„": "“", "«": "»", '"': '"'}.get(mark, "")
    match = _END.match(text)
    return f"{match.group(1)}{match.group(2)}{closing}{match.group(3)}" if match and closing else ""


def find_foreign(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a quotation between marks of another language."""
    if not applies(case, rule):
        return
    for block in blocks(case.article, rule, "[„«»‚]"):
        for match in _FOREIGN.finditer(case.article.quote(block.span)):
            span = Span(match.start(), match.end()).shift(block.span.start)
            if not excused(case, rule, span):
                yield _foreign(case, span)


def _foreign(case: Case, span: Span) -> Hit:
    text = case.article.quote(span)
    right = f"‘{text[1:-1]}’" if text[0] == "‚" else f"“{text[1:-1].strip()}”"
    values = {"marks": text[0] + "…" + text[-1]}
    if len(span) <= _LONGEST_MARKED:
        return Hit(span, values, suggestions=(Suggestion(right, safe=True),))
    closing = related(case.article, Side.ARTICLE, Span(span.end - 1, span.end), "it closes here")
    return Hit(Span(span.start, span.start + 1), values, related=(closing,))


CHECKS = (Check("unbalanced-quotes", Common, find_unbalanced), Check("foreign-quotes", Common, find_foreign))
