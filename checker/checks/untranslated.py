"""Words and passages left in the source language, and foreign small words between English ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.checks.context import Common, allowed_tokens, applies, excused, zones_of
from checker.lang.english import is_english
from checker.lang.foreign import in_other_script, is_foreign
from checker.lang.leftovers import function_words, has_foreign_letters, is_german_noun
from checker.model import Case, Check, Hit, Rule, Sentence, Span, Suggestion, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEAST = 4  # letters
_SIGNS = frozenset("・ー々〇СВ")  # drawn as bullets, or Cyrillic letters beside a degree sign
_NEVER_AFTER_EN = frozenset({"route", "masse", "suite", "bloc", "garde", "passant", "plein", "clair", "pointe", "face"})
_SURE, _LIKELY = 0.85, 0.7


def find_words(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a word that is no English and that the source has, or whose letters tell that it is foreign."""
    if not applies(case, rule):
        return
    seen: set[str] = set()
    for found in _joined(case, _leftovers(case, allowed_tokens(case, rule))):
        words = case.article.quote(found.span).casefold()
        if words not in seen and not excused(case, rule, found.span):
            seen.add(words)  # what comes many times is a term that the article has kept, and is told of once
            yield found


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
    for index, token in enumerate(case.article.tokens):
        long = len(token.text) >= _LEAST or (in_other_script(token.text) and token.text not in _SIGNS)
        if allowed[index] and token.is_word and long and not is_english(token.lower):
            confidence = 0.0 if _in_address(case, index) else _foreign(case, index)
            if confidence and not _set_apart(case, token.span):
                yield token.span, confidence


def _in_address(case: Case, index: int) -> bool:
    """Whether the word belongs to a web address ('zakon.kz') or joins two parts of a name ('Kirchheim unter Teck')."""
    token, text, tokens = case.article.tokens[index], case.article.text, case.article.tokens
    before, after = text[token.span.start - 1 : token.span.start], text[token.span.end : token.span.end + 2]
    if before in {".", "/", "@"} or (after[:1] == "." and after[1:].islower()):
        return True
    beside = [*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2]]
    return token.text.islower() and len(beside) == 2 and all(t.is_word and t.text[:1].isupper() for t in beside)


def _foreign(case: Case, index: int) -> float:
    """How sure it is that the token was left in the source language, 0 where nothing tells."""
    token = case.article.tokens[index]
    if in_other_script(token.text):
        return _SURE
    in_source = token.lower in _source_words(case)
    if token.text.islower():
        lang = case.source.lang if case.source else case.article.source_lang
        looks = has_foreign_letters(token.lower) or (
            token.lower.replace("'", "").isalpha() and is_foreign(token.lower, lang)
        )
        return _SURE if in_source else _LIKELY if looks else 0
    return _german(case, index, in_source)


def _german(case: Case, index: int, in_source: bool) -> float:
    """A capitalised common noun of German, alone between words in small letters."""
    token = case.article.tokens[index]
    lang = case.source.lang if case.source else case.article.source_lang
    if lang != "de" or not token.text[1:].islower() or not is_german_noun(token.lower):
        return 0
    if _beside_capital(case.article.tokens, index):
        return 0
    if case.source is None:
        return _LIKELY
    return _SURE if in_source or _in_compound(case, token.lower) else 0


def _beside_capital(tokens: Sequence[Token], index: int) -> bool:
    """Whether a neighbour is a capitalised word: 'Süddeutsche Zeitung' is a name."""
    after = tokens[index + 1 : index + 2]
    before = tokens[index - 1 : index] if index else ()
    return any(t.is_word and t.text[:1].isupper() and t.lower not in {"the", "a", "an"} for t in (*before, *after))


def _in_compound(case: Case, word: str) -> bool:
    return any(len(other) > len(word) + 3 and other.startswith(word) for other in _source_words(case))


def _source_words(case: Case) -> frozenset[str]:
    if "source words" not in case.memo:
        tokens = case.source.tokens if case.source else ()
        case.memo["source words"] = frozenset(t.lower for t in tokens if t.is_word)
    found: frozenset[str] = case.memo["source words"]
    return found


def _set_apart(case: Case, span: Span) -> bool:
    """Whether the word stands in quotation marks or brackets, or is explained: a gloss is meant."""
    text = case.article.text
    if any(quote.contains(span) for quote in case.article.quotes):
        return True
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 60]
    if before.rfind("(") > before.rfind(")") or before.endswith(("‘", "'", "*", "_", "“", '"')):
        return True
    return after.lstrip().startswith(("(", "’", "*", "_")) or after.startswith((", or ", ", meaning"))


def find_mixed(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a small foreign word between English words."""
    if not applies(case, rule):
        return
    tokens, allowed, table = case.article.tokens, allowed_tokens(case, rule), function_words()
    for index in range(1, len(tokens) - 1):
        token = tokens[index]
        lang, english = table.get(token.lower, ("", ""))
        if token.lower == "en" and _en_year(tokens, index):
            lang, english = "fr", "in"
        if not lang or not allowed[index] or not token.text.islower() or not _amid_english(tokens, index, token.lower):
            continue
        if token.lower != "en" and is_english(token.lower):
            continue  # 'met' and 'door' are Dutch too
        if allowed[index - 1] == allowed[index] == allowed[index + 1] and not _set_apart(case, token.span):
            suggestions = (Suggestion(english, safe=True),) if english else ()
            if not excused(case, rule, token.span):
                yield Hit(token.span, {"english": english}, suggestions=suggestions)


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
