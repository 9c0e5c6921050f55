"""Towns of each sentence against those of its source that no list knows: 'in Ilhota' where the source has 'em Gaspar'.

The article's place renders no word of the aligned sentence or of those beside it, and one place there, told as such by
the word before it or by the evidence, stands nowhere in the article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.aligned import PAIRED, sentence_pairs
from checker.checks.people import names_in, names_of, parts_of, sort_of
from checker.checks.replaced import Replaced, evidence_documents
from checker.checks.source_people import Words, alike, folded_words
from checker.lang.foreign_places import find_places, hinted
from checker.lang.name_words import given, is_common, translated
from checker.lang.places import region
from checker.lang.romanisation import fold
from checker.lang.wordforms import only_small
from checker.model import Case, Check, Hit, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Mention, Token

LEAST = 4  # letters of a town's name
CONFIDENCE, BORNE_OUT = 0.7, 0.85  # the latter where a trusted report has the source's place too
# Words behind which a name with a capital is a place: in languages that write no other nouns so, and whose letters
# need no romanising.
_LOCATIVE = {
    "fr": frozenset("à vers près".split()),
    "es": frozenset("en hacia desde".split()),
    "it": frozenset("a ad presso".split()),
    "pt": frozenset("em no na".split()),
    "nl": frozenset("in te nabij bij".split()),
    "pl": frozenset("w we pod do".split()),
}
_INFLECTED = frozenset(("ar", "ru", "uk", "pl", "tr"))
_TURKISH = ("'da", "'de", "'ta", "'te", "'dan", "'den", "'tan", "'ten", "'daki", "'deki", "'taki", "'teki")


@dataclass(frozen=True)
class Options:
    """The check has none."""


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    source = case.source
    if source is None:
        return
    theirs, ours = Words(source), Words(case.article)
    borne_out = _named_by_evidence(case, ours)
    for there, here in sentence_pairs(case, PAIRED):
        towns = [*_towns(source, there.span, theirs, ours, borne_out)]
        if len(towns) != 1:
            continue
        token, sure = towns[0]
        around = there.span if sure else _around(source, there.span)
        strange = [m for m in names_in(case.article, here.span) if _strange(m, case.article, source, around, theirs)]
        places = [m for m in strange if _place(case.article, m)]
        if len(places) == 1 and (sure or (len(strange) == 1 and not _described(places[0]))):
            confidence = BORNE_OUT if sure else CONFIDENCE
            one = Replaced(places[0].span, source, token.span, "facts/place-mismatch", confidence)
            yield one.hit("named here", suggested=theirs.lang not in _INFLECTED)


CHECKS = (Check("source-town", Options, find, frozenset({"source"})),)


def _named_by_evidence(case: Case, ours: Words) -> frozenset[str]:
    """Places of references and facts, folded, that the article has nowhere."""
    return frozenset(
        folded
        for document, _ in evidence_documents(case)
        for mention in names_of(document)
        if sort_of(document, mention) == "place" and len(parts_of(mention)) == 1
        for folded in [fold(parts_of(mention)[0])]
        if len(folded) >= LEAST and folded not in ours.all
    )


def _strange(mention: Mention, article: Document, source: Document, around: Span, words: Words) -> bool:
    """Whether a name renders nothing of what stands in the source there, in whatever language."""
    parts = [fold(part) for part in parts_of(mention)]
    if not parts or len(parts[-1]) < LEAST or not all(part.isalpha() for part in parts) or region(parts[-1]):
        return False
    near = {folded for token in source.tokens_in(around) if token.is_word for folded in folded_words(token)}
    if any(_renders(part, other, words.lang) for part in parts if len(part) >= LEAST - 1 for other in near):
        return False
    text = source.quote(around)
    places = find_places(article.quote(mention.span), "en")
    known = find_places(text, words.lang)
    return not any(p.whole or any(p.same(q) for q in known) or hinted(text, words.lang, p) for p in places)


def _place(article: Document, mention: Mention) -> bool:
    if sort_of(article, mention) == "place":
        return True
    return article.text[: mention.span.start].rstrip().rpartition(" ")[2] in ("to", "from") and not sort_of(
        article, mention
    )


def _described(mention: Mention) -> bool:
    """'the Labour Office', 'the Arctic Circle': what a translation may call as it likes."""
    return any(is_common(fold(part)) for part in parts_of(mention))


def _around(document: Document, span: Span) -> Span:
    at = document.sentence_at(span.start) or 0
    first, last = max(0, at - 1), min(len(document.sentences) - 1, at + 1)
    return Span(document.sentences[first].span.start, document.sentences[last].span.end)


def _towns(
    source: Document, span: Span, words: Words, ours: Words, borne_out: frozenset[str]
) -> Iterator[tuple[Token, bool]]:
    """Names of places in a source sentence that the article has nowhere, and whether the evidence has them."""
    tokens = source.tokens_in(span)
    for index, token in enumerate(tokens):
        folded = fold(token.text)
        if not token.is_word or len(folded) < LEAST:
            continue
        sure = any(_renders(other, folded, words.lang) for other in borne_out)
        if not sure and not _placed(tokens, index, words.lang):
            continue
        english = [place.english for place in find_places(token.text, words.lang)]
        if not any(_rendered(part, ours, words.lang) for name in (token.text, *english) for part in name.split()):
            yield token, sure


def _rendered(word: str, ours: Words, lang: str) -> bool:
    folded = fold(word)
    return any(_renders(other, folded, lang) for other in ours.all)


def _renders(word: str, other: str, lang: str) -> bool:
    """Whether a folded word may render one of the source; a stem in common is enough, whatever grew on it."""
    if word[:LEAST] == other[:LEAST]:
        return True
    return alike(word, other, lang) or translated(word, other)


def _placed(tokens: Sequence[Token], index: int, lang: str) -> bool:
    """Whether what stands before a word with a capital, or behind it in Turkish, makes it a place."""
    token = tokens[index]
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if not index or not token.text[:1].isupper() or token.text.isupper() or only_small(token.lower, lang):
        return False
    if lang == "tr":
        return token.lower.replace("’", "'").endswith(_TURKISH)
    alone = after is None or not (after.is_word and after.text[:1].isupper())
    return alone and tokens[index - 1].lower in _LOCATIVE.get(lang, ()) and not given(fold(token.text))
