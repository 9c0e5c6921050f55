"""Words and passages left in the source language, and foreign small words between English ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, excused
from checker.checks.foreign_words import foreignness, set_apart, source_words
from checker.checks.readable import allowed_tokens, indices_of, positions, zones_of
from checker.lang.english import is_english
from checker.lang.foreign import in_other_script
from checker.lang.known import Known
from checker.lang.leftovers import function_words
from checker.lang.tokens import fold
from checker.model import Case, Check, Hit, Rule, Sentence, Span, Suggestion, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEAST = 4  # letters of the words beside a lone "y"
_BORROWING = frozenset(
    """
coup cause crime esprit tour joie piece pièce raison femme homme nom plat carte hors film corps
commedia dolce crème creme bureau chargé charge mise chambre cordon enfant fleur force objet salle ville dulce auto
""".split()
)
_NEVER_AFTER_EN = frozenset({"route", "masse", "suite", "bloc", "garde", "passant", "plein", "clair", "pointe", "face"})


def find_words(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a word that is no English and that the source has, or whose letters tell that it is foreign."""
    if not applies(case, rule):
        return
    seen: set[str] = set()
    allowed = allowed_tokens(case, rule)
    for found in (*_phrases(case, allowed), *_joined(case, _leftovers(case, allowed))):
        words = case.article.quote(found.span).casefold()
        if words not in seen and not excused(case, rule, found.span):
            seen.add(words)  # what comes many times is a term that the article has kept, and is told of once
            yield found


def _phrases(case: Case, allowed: Sequence[int]) -> Iterator[Hit]:
    """Three small words in a row as the source has them, a function word of its language in the middle."""
    source, table, tokens = case.source, function_words(), case.article.tokens
    if source is None:
        return
    lowers = positions(case)
    for index in sorted(index for word in lowers.keys() & table.keys() for index in lowers[word]):
        if not 0 < index < len(tokens) - 1 or not allowed[index] or table[tokens[index].lower][0] != source.lang:
            continue
        around = tokens[index - 1 : index + 2]
        span = Span(around[0].span.start, around[-1].span.end)
        small = all(t.is_word and t.text.islower() and (t is tokens[index] or len(t.text) >= _LEAST) for t in around)
        words = case.article.quote(span)
        if small and words in source.text and not _is_borrowed(words) and not set_apart(case, span):
            yield Hit(span, confidence=0.8)


def _is_borrowed(words: str) -> bool:
    """Whether English has borrowed the phrase: its first word is one that English has only in such phrases."""
    return words.split()[0] in _BORROWING


def _joined(case: Case, leftovers: Iterator[tuple[Span, float]]) -> Iterator[Hit]:
    """Several in a row are one finding."""
    hit: Hit | None = None
    for span, confidence in leftovers:
        if hit and confidence == hit.confidence and case.article.text[hit.span.end : span.start] in {" ", ""}:
            hit = Hit(Span(hit.span.start, span.end), confidence=confidence)
            continue
        if hit:
            yield hit
        hit = Hit(span, confidence=confidence)
    if hit:
        yield hit


def _leftovers(case: Case, allowed: Sequence[int]) -> Iterator[tuple[Span, float]]:
    for index in _no_english(case):
        token = case.article.tokens[index]
        confidence = foreignness(case, index) if allowed[index] and token.is_word else 0.0
        if confidence and not set_apart(case, token.span):
            yield token.span, confidence


def _no_english(case: Case) -> Sequence[int]:
    """All words but plain English ones; what the source has may still be a word of its own."""
    article, sources = case.article, source_words(case)
    odd = [index for index, text in enumerate(article.texts) if _ODD[text]]
    return sorted({*odd, *indices_of(article.lowers, sources)}) if sources else odd


def _is_odd(text: str) -> bool:
    """Whether a word may be foreign though the source has it not: it is no English, or of another script."""
    if in_other_script(text):
        return True
    return (text.islower() or text[1:].islower()) and not is_english(fold(text))


_ODD = Known(_is_odd)


def find_mixed(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a small foreign word between English words."""
    if not applies(case, rule):
        return
    tokens, allowed, table = case.article.tokens, allowed_tokens(case, rule), function_words()
    lowers = positions(case)
    for index in sorted(index for word in lowers.keys() & {*table, "en"} for index in lowers[word]):
        if not 0 < index < len(tokens) - 1:
            continue
        token = tokens[index]
        lang, english = table.get(token.lower, ("", ""))
        if token.lower == "en" and _en_year(tokens, index):
            lang, english = "fr", "in"
        if not lang or not allowed[index] or not token.text.islower() or not _amid_english(tokens, index, token.lower):
            continue
        if token.lower != "en" and is_english(token.lower) and not _french_and(case, index):
            continue  # 'met' and 'door' are Dutch too
        if allowed[index - 1] == allowed[index] == allowed[index + 1] and not set_apart(case, token.span):
            suggestions = (Suggestion(english, safe=True),) if english else ()
            if not excused(case, rule, token.span):
                yield Hit(token.span, {"english": english}, suggestions=suggestions)


def _french_and(case: Case, index: int) -> bool:
    """'et' between English words, of a French source; not 'et al.'."""
    tokens = case.article.tokens
    french = case.source is not None and case.source.lang == "fr"
    return tokens[index].lower == "et" and french and tokens[index + 1].lower not in ("al", "cetera")


def _en_year(tokens: Sequence[Token], index: int) -> bool:
    after = tokens[index + 1]
    return after.text[:1].isdigit() or (after.lower not in _NEVER_AFTER_EN and tokens[index - 1].lower != "not")


def _amid_english(tokens: Sequence[Token], index: int, word: str) -> bool:
    before, after = tokens[index - 1], tokens[index + 1]
    if word == "y" and (len(before.text) < _LEAST or len(after.text) < _LEAST):
        return False  # the axes of a graph
    return _plain(before) and (_plain(after) or after.text[:1].isdigit())


def _plain(token: Token) -> bool:
    return token.is_word and token.text.islower() and token.lower not in function_words() and is_english(token.lower)


def find_passages(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a sentence that is in another language than the article."""
    for sentence in case.article.sentences:
        if sentence.lang in {"", case.article.lang} or not rule.langs or sentence.lang in rule.langs:
            continue
        if sentence.zone in zones_of(rule) and not _quoted(case, sentence) and not excused(case, rule, sentence.span):
            yield Hit(sentence.span, {"lang": sentence.lang})


def _quoted(case: Case, sentence: Sentence) -> bool:
    inside = sum(max(0, min(q.end, sentence.span.end) - max(q.start, sentence.span.start)) for q in case.article.quotes)
    return inside * 2 > len(sentence.span)


CHECKS = (
    Check("untranslated-word", Common, find_words),
    Check("mixed-language", Common, find_mixed),
    Check("untranslated-passage", Common, find_passages),
)
