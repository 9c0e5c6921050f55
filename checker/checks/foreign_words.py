"""How sure it is that a word of the article was left in the language of the source."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.checks.garbled import lost_letter
from checker.checks.once import once
from checker.lang.english import common_words, is_english
from checker.lang.foreign import in_other_script, is_foreign, outdoes_english
from checker.lang.leftovers import has_foreign_letters, is_borrowed, is_german_noun, is_loan
from checker.lang.name_words import cues, is_common
from checker.lang.numerals import word_value
from checker.lang.romanisation import align, fold
from checker.lang.wordforms import PUNKT, only_small, written_small
from checker.model import Case, Document, Span, Token

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

_ELIDED = re.compile(r"(?:l|d|qu|dell|all|nell|un)['’](?=[^\W\d_]{4})")  # "L'humidité"
_SURE, _LIKELY, _MAYBE = 0.85, 0.7, 0.6
_SIGNS = frozenset("・ー々〇СВ")  # drawn as bullets, or Cyrillic letters beside a degree sign
_LEAST = 4  # letters of a word that the source has; three where its language is known to write it small
_PREFIX = 5  # letters from which two words may be forms of one
_CYRILLIC = frozenset({"ru", "uk", "bg", "be", "sr", "mk"})
_LONG_WORD = 6  # letters of a word that no chance makes like another
_ONE_WORD = 1.2  # log odds from which it renders that of the source
_ENDING = 2  # letters of an ending
_SEVERAL = frozenset("many several some few both all these those various numerous".split())
_SHARE = 0.6  # of the letters, the same
_EXPLAINED = (
    ", or ",
    ", meaning",
    " means ",
    " meaning ",
    " translates ",
    " is the word",
    " is a type of",
    ", a kind of",
)
_AROUND = 60  # code points on either side that are searched for brackets
# Behind these stands what a thing is called in every language.
_KINDS = frozenset(
    """steroid drug substance hormone compound chemical bacterium bacteria virus fungus parasite medicine medication
    antibiotic painkiller sedative pesticide herbicide insecticide enzyme protein gas mineral alloy species""".split()
)
_GLOSS = 2  # words up to which what stands between quotation marks is taken for a foreign word


def foreignness(case: Case, index: int) -> float:
    """Confidence in [0, 1] that the token is no English and was to be translated; 0 where nothing tells."""
    token = case.article.tokens[index]
    if in_other_script(token.text):
        return 0 if token.text in _SIGNS else _SURE
    if len(token.text) < _LEAST - 1 or _in_address(case, index) or _uncapitalised(case):
        return 0
    if token.lower in cues()["calendar"] or _introduced(case.article.tokens, index):
        return 0
    return _small(case, token) if token.text.islower() else _capital(case, index)


def _uncapitalised(case: Case) -> bool:
    """Whether the article is all in small letters: then a name looks like any other word."""
    return once(case.memo, "uncapitalised", lambda: case.article.text.islower())


def _introduced(tokens: Sequence[Token], index: int) -> bool:
    """'the steroid nandrolone'; 'a flat loaf, the lavash, is eaten'."""
    before = [t.lower for t in tokens[max(0, index - 2) : index]]
    after = tokens[index + 1].text if index + 1 < len(tokens) else "."
    return before[-1:] != [] and (before[-1] in _KINDS or (before in ([",", "the"], [",", "a"]) and after in ",.;"))


def _small(case: Case, token: Token) -> float:
    in_source, word, lang = token.lower in source_words(case), token.lower, _lang(case)
    if is_english(word):
        rare = in_source and len(word) > _LEAST and not is_common(word) and not is_loan(word)
        return _MAYBE if rare and written_small(word, lang) and outdoes_english(word, lang) else 0
    if len(word) < _LEAST:
        return _LIKELY if in_source and written_small(word, lang) else 0
    if is_loan(word) or (is_borrowed(word) and not in_source):
        return 0
    if in_source or _romanised(case, word):
        return _SURE if in_source else _LIKELY
    if has_foreign_letters(word):
        return _LIKELY
    if word.replace("'", "").isalpha() and is_foreign(word, lang):
        return 0 if lost_letter(word) else _LIKELY
    return _LIKELY if _form_of_source(case, word) and not (word.isascii() and _formed(word)) else 0


def _capital(case: Case, index: int) -> float:
    """A word that the source's language always writes small, or a common noun of German."""
    token = case.article.tokens[index]
    in_source = token.lower in source_words(case)
    if not token.text[1:].islower() or is_english(token.lower):
        return 0
    if not in_source and _lang(case) != "de":
        return _MAYBE if _common_body(case, index) else 0
    if _counted_plural(case, index):
        return _LIKELY
    if in_source and _lang(case) != "de" and _never_named(case, token):
        return _LIKELY
    if _beside_capital(case.article.tokens, index):
        return 0
    if in_source and _lang(case) != "de" and only_small(token.lower, _lang(case)) and not _named_in_source(case, token):
        return _LIKELY
    return _german(case, token, in_source) if len(token.text) >= _LEAST else 0


def _romanised(case: Case, word: str) -> bool:
    """Whether the source, in another alphabet, writes a word small that this one renders: 'бригада', 'brigada'."""
    if case.source is None or case.source.lang not in _CYRILLIC or len(word) < _LONG_WORD or not word.isascii():
        return False
    if "source romanised" not in case.memo:
        table: dict[str, set[str]] = {}
        for token in case.source.tokens:
            if token.is_word and token.text.islower() and len(token.text) >= _LONG_WORD - 1:
                table.setdefault(fold(token.text)[:2], set()).add(fold(token.text))
        case.memo["source romanised"] = table
    table = case.memo["source romanised"]
    return any(other == word or align(word, other).score >= _ONE_WORD for other in table.get(word[:2], ()))


def _common_body(case: Case, index: int) -> bool:
    """'The Prefeitura of Sol': a word of the article's language of origin, where no source tells."""
    tokens, lang = case.article.tokens, _lang(case)
    if case.source is not None or not 0 < index < len(tokens) - 1 or lang not in PUNKT:
        return False
    word = tokens[index].lower
    framed = tokens[index - 1].lower == "the" and tokens[index + 1].lower == "of" and len(word) >= _LONG_WORD
    return framed and not is_loan(word) and written_small(word, lang) and is_foreign(word, lang)


def _counted_plural(case: Case, index: int) -> bool:
    """'eleven Bahnhöfe': what is counted is no name, where the source of German has a form of it."""
    if _lang(case) != "de" or not index or case.source is None:
        return False
    token, before = case.article.tokens[index], case.article.tokens[index - 1].lower
    counted = before in _SEVERAL or before.isdigit() or word_value(before, "en") is not None
    if not counted or len(token.text) < _LONG_WORD or not token.lower.endswith(("e", "en", "er", "n")):
        return False
    return any(
        other.startswith(token.lower[:-1]) and abs(len(other) - len(token.lower)) <= _ENDING
        for other in source_words(case)
    )


def _german(case: Case, token: Token, in_source: bool) -> float:
    """A capitalised common noun of German, alone between words in small letters."""
    if _lang(case) != "de" or not is_german_noun(token.lower):
        return 0
    if case.source is None:
        return _LIKELY
    return _SURE if in_source or _in_compound(case, token.lower) else 0


def _lang(case: Case) -> str:
    return case.source.lang if case.source else case.article.source_lang


def _never_named(case: Case, token: Token) -> bool:
    """A word with foreign letters that the source writes small, and with a capital at most where a sentence begins."""
    elided = _ELIDED.match(token.lower) is not None
    small = case.source is not None and any(t.text == token.lower for t in case.source.tokens)
    return (elided or (small and has_foreign_letters(token.lower))) and not _named_in_source(case, token)


def _named_in_source(case: Case, token: Token) -> bool:
    """Whether the source writes the word with a capital inside a sentence, as a name."""
    source = case.source
    if source is None:
        return True
    starts = {sentence.span.start for sentence in source.sentences}
    found = (t for t in source.tokens if t.lower == token.lower and t.text[:1].isupper())
    return any(not _opens(source.text, t.span.start, starts) for t in found)


def _opens(text: str, at: int, starts: AbstractSet[int]) -> bool:
    """Whether a sentence or a quotation begins here."""
    return at in starts or (text[at - 1] in '“"«„¿¡(' and at - 1 in starts) or text[at - 1] in "“„«"


def _beside_capital(tokens: Sequence[Token], index: int) -> bool:
    """Whether a neighbour is a capitalised word: 'Süddeutsche Zeitung' is a name."""
    after = tokens[index + 1 : index + 2]
    before = tokens[index - 1 : index] if index else ()
    return any(t.is_word and t.text[:1].isupper() and t.lower not in {"the", "a", "an"} for t in (*before, *after))


def _in_compound(case: Case, word: str) -> bool:
    return any(len(other) > len(word) + 3 and other.startswith(word) for other in source_words(case))


def _form_of_source(case: Case, word: str) -> bool:
    """Whether the source has another form of the word: 'potenciál' of 'potenciálem'."""
    if len(word) < _PREFIX:
        return False
    return any(_alike(word, other) for other in _by_prefix(case).get(word[:_PREFIX], ()))


def _alike(one: str, other: str) -> bool:
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same >= _SHARE * max(len(one), len(other))


def _by_prefix(case: Case) -> Mapping[str, Sequence[str]]:
    if "source prefixes" not in case.memo:
        table: dict[str, list[str]] = {}
        for word in source_words(case):
            table.setdefault(word[:_PREFIX], []).append(word)
        case.memo["source prefixes"] = table
    found: Mapping[str, Sequence[str]] = case.memo["source prefixes"]
    return found


@lru_cache(maxsize=2_000)
def _formed(word: str) -> bool:
    """Whether it is made of English: a slip in a common word ('presidnt'), or a word behind a prefix ('nanofilter')."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    if any(is_common(word[cut:]) for cut in range(3, len(word) - _LEAST)):
        return True
    return extractOne(word, common_words(), scorer=OSA.distance, score_cutoff=2) is not None


def source_words(case: Case) -> frozenset[str]:
    """The words of the source, folded."""
    if "source words" not in case.memo:
        tokens = case.source.tokens if case.source else ()
        case.memo["source words"] = frozenset(t.lower for t in tokens if t.is_word)
    found: frozenset[str] = case.memo["source words"]
    return found


def _in_address(case: Case, index: int) -> bool:
    """Whether the word belongs to a web address ('zakon.kz') or joins two parts of a name ('Kirchheim unter Teck')."""
    token, text, tokens = case.article.tokens[index], case.article.text, case.article.tokens
    before, after = text[token.span.start - 1 : token.span.start], text[token.span.end : token.span.end + 2]
    if before in {".", "/", "@"} or (after[:1] == "." and after[1:].islower()):
        return True
    beside = [*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2]]
    return token.text.islower() and len(beside) == 2 and all(t.is_word and t.text[:1].isupper() for t in beside)


# 'hold the nguillatun, their most important ceremony': what it is follows.
_APPOSITION = re.compile(r"(?:, | – | — )(?:an?|their|his|her|its|our|one of the|the \w+(?:est|most))\b [^,.;]+[,.;–—]")


def set_apart(case: Case, span: Span) -> bool:
    """Whether the word stands in quotation marks or brackets, or is explained: a gloss is meant.

    English that is quoted sets nothing apart: a word left over in what somebody says is left over all the same.
    """
    text = case.article.text
    for quote in case.article.quotes:
        if quote.contains(span):
            return _is_gloss(case.article, quote)
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    opened = before.rfind("(")
    if opened > before.rfind(")"):
        closed = after.find(")")
        bracket = Span(span.start - len(before) + opened, span.end + (closed if closed >= 0 else len(after)))
        return _is_gloss(case.article, bracket)
    if before.endswith(("‘", "'", "*", "_", "“", '"')):
        return True
    return (
        after.lstrip().startswith(("(", "’", "*", "_"))
        or after.startswith(_EXPLAINED)
        or bool(_APPOSITION.match(after))
    )


def _is_gloss(article: Document, span: Span) -> bool:
    """Few words, or mostly foreign ones."""
    words = [token for token in article.tokens_in(span) if token.is_word]
    return len(words) <= _GLOSS or 2 * sum(is_english(token.lower) for token in words) < len(words)
