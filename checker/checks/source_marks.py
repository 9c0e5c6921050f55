"""Quotations and brackets that only one of the two sides has: who says it is lost, or words are put into a mouth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.model import Check, Evidence, Hit, Side, Span, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Case, Document, Pair, Rule

_PAIRED = 0.5  # score from which an aligned pair is trusted
_WORDS = 4  # in small letters of a quotation or bracket that is worth asking after
_SIGNS = 8  # of one in a script without spaces
_OTHER_USE = frozenset({"ja"})  # whose marks stand for stress and titles too
_UNREAD = frozenset({Zone.BOILERPLATE, Zone.BYLINE, Zone.LABEL, Zone.REPEATED_TITLE, Zone.TITLE, Zone.CAPTION})
# One of these is enough to leave a side in peace: speech may stand behind a dash, a bracket's text between any signs.
_ANY_QUOTE = re.compile(r"[\"“”„«»「」『』‹›‟〝〞＂]|''|``|(?<!\w)['‘‚]|['’](?!\w)|(?:^|\n|[\s,.!?])[–—−-]\s")
_QUOTED = re.compile(
    r"“[^“”]{1,600}”|„[^„“”\"]{1,600}[“”\"]|«[^«»]{1,600}»|»[^«»]{1,600}«|\"[^\"]{1,600}\"|「[^「」]{1,600}」|『[^『』]{1,600}』"
)
_ANY_BRACKET = re.compile(r"[()\[\]（）【】–—,，、]|\s-\s")
_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]{1,300}[)）\]】]")
# What a translator or an editor of the source adds speaks of the source: 'NdT', 'ndlr', 'Anm. d. Red.', 'прим. пер.'
_NOTE = re.compile(
    r"(?i)\b(?:n\. ?d\. ?[tre]|ndlr|nd[tre]|anm|red|przyp|прим|ред|nota d[aeo]l?|n\. ?del? [tr])\b|编者|编注|译注|译者"
)
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Options:
    """``lost``: what the source has and the article has not, or the other way round."""

    lost: bool


def find_quotations(case: Case, rule: Rule) -> Iterator[Hit]:
    yield from _found(case, rule, _QUOTED, _ANY_QUOTE)


def find_brackets(case: Case, rule: Rule) -> Iterator[Hit]:
    yield from _found(case, rule, _BRACKETED, _ANY_BRACKET)


def _found(case: Case, rule: Rule, whole: re.Pattern[str], marks: re.Pattern[str]) -> Iterator[Hit]:
    source = case.source
    if source is None or source.lang in _OTHER_USE:
        return
    for pair in case.pairs:
        if not _is_read(case, source, pair):
            continue
        theirs, ours = _span(source, pair.source), _span(case.article, pair.article)
        sides = ((source, theirs), (case.article, ours))
        (document, span), (other, lacking) = sides if rule.options.lost else sides[::-1]
        match = next((m for m in whole.finditer(document.quote(span)) if _tells(m.group())), None)
        if match is None or marks.search(_paragraphs(other, lacking)):
            continue
        place = Span(*match.span()).shift(span.start)
        said = related(source, Side.SOURCE, place if rule.options.lost else theirs, "so in the source")
        evidence = (Evidence(f"{source.path}:{said.line}", " ".join(source.quote(theirs).split())),)
        yield Hit(ours if rule.options.lost else place, {"text": match.group()}, (said,), evidence)


def _span(document: Document, side: tuple[int, ...]) -> Span:
    return Span(document.sentences[side[0]].span.start, document.sentences[side[-1]].span.end)


def _paragraphs(document: Document, span: Span) -> str:
    """A quotation may open some sentences before and close some behind."""
    return " ".join(document.quote(block.span) for block in document.blocks if block.span.overlaps(span))


def _is_read(case: Case, source: Document, pair: Pair) -> bool:
    if not pair.source or not pair.article or pair.score < _PAIRED or not pair.in_one_piece:
        return False
    zones = {source.sentences[i].zone for i in pair.source} | {case.article.sentences[j].zone for j in pair.article}
    return zones.isdisjoint(_UNREAD)


def _tells(text: str) -> bool:
    """Several words, and not a name or a title in marks, or a note."""
    if _NOTE.search(text):
        return False
    plain = [word for word in re.findall(r"[^\W\d_]+", text) if word.islower() or word[0] > "\u0590"]
    return len(plain) >= _WORDS or len(_SPACELESS.findall(text)) >= _SIGNS


CHECKS = (
    Check("source-quotation", Options, find_quotations, frozenset({"source"})),
    Check("source-bracket", Options, find_brackets, frozenset({"source"})),
)
