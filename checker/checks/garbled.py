"""Words that are not words: a letter off a word that every newspaper prints, or broken by a wrong encoding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from checker.checks.context import Common, applies, excused
from checker.checks.readable import allowed_tokens, blocks, positions
from checker.lang.english import common_words, is_english
from checker.lang.foreign import is_foreign
from checker.lang.known import Known
from checker.lang.leftovers import function_words, has_foreign_letters, is_loan
from checker.lang.news_terms import news_names, news_words
from checker.model import Case, Check, Hit, Rule, Span, Suggestion, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORTEST = 6  # letters: shorter words are near too many others
_SHORTEST_SLIP = 4  # of a word in small letters, which is no name
_FAR = 9  # from this many letters on two slips still tell the word
_COVID = re.compile(r"\b([CKX][a-z]{3,5}|[ckx][a-z]{3,5}|[A-Z]{4,6})([-‐‑ ]?)19\b")
# A letter that begins two or more bytes of UTF-8 and a sign that goes on with them, as Windows or Latin 1 read both.
_MISREAD = re.compile(r"\S*[Â-ôŠ-ž][\x80-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]\S*")
_REMAINS = re.compile(r"\w*(?:â€|\ufffd|&(?:amp|quot|nbsp|lt|gt|#\d{2,4});)+\w*")
_DIGIT_INSIDE = re.compile(r"[a-z]{3,}[0-9][a-z]{2,}")
_DOUBLED = re.compile(r"(.)\1")
_BROKEN = "[Â-ô][^a-zA-Z .,]|\ufffd|&|[a-z][0-9][a-z]"  # without these neither stands
_ITSELF = frozenset(
    "Americas Columbia Cameron Christina Cristian Kristian Georgina Slovenes Norwalk Marocco Germans Taleban Olympia"
    " Buddhism".split()
)


# Of short words only these are known to be meant where two letters changed places: 'mian' may be a name for noodles.
_FUNCTION_WORDS = """
that this with from have been were they them then than what when will your also into over only some such more most much
said says year just like even back made make take went very both each many well here there after
"""


@dataclass(frozen=True, slots=True)
class Near:
    word: str
    confidence: float


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a garbled word; what it is near is the suggestion."""
    if not applies(case, rule):
        return
    allowed = allowed_tokens(case, rule)
    where, lowers = positions(case), case.article.lowers
    for index in [at for at, text in enumerate(case.article.texts) if _ODD[text]]:
        token = case.article.tokens[index]
        first = where[lowers[index]][0] == index  # a name that is not known here comes many times: told of once
        near = _near(case, index) if first and allowed[index] and token.is_word else None
        if near and not excused(case, rule, token.span):
            values = {"right": near.word}
            yield Hit(token.span, values, suggestions=(Suggestion(near.word),), confidence=near.confidence)
    yield from _covid(case, rule)


def _near(case: Case, index: int) -> Near | None:
    """The word that the token was meant to be."""
    token = case.article.tokens[index]
    word = _bare(token.text)
    if _elsewhere(case, token):
        return None
    if word.islower():
        lang = case.source.lang if case.source else case.article.source_lang
        if is_loan(word) or has_foreign_letters(word):
            return None
        return None if is_foreign(word, lang) and not lost_letter(word) else _near_word(word)
    if _opens_sentence(case, token) and (near := _within(word.lower(), _news_words(), 1)):
        return Near(near.capitalize(), 0.6)
    if _opens_sentence(case, token) or _in_name(case.article.tokens, index):
        return None
    name = _within(word, _news_names(), 1)
    if not name or len(word) < _SHORTEST + 1 or word in _ITSELF or name.startswith(word) or word.startswith(name):
        return None  # 'America' and 'Americans' are no slips of 'American'
    return Near(name, 0.65)


def _is_odd(text: str) -> bool:
    """Whether a word is long enough to be known, and is neither English nor a name that newspapers print."""
    word = _bare(text)
    shortest = _SHORTEST_SLIP if word.islower() else _SHORTEST
    if len(word) < shortest or not word.isalpha() or not word.isascii() or is_english(word.lower()):
        return False
    return word.islower() or (word[1:].islower() and word not in news_names())


_ODD = Known(_is_odd)


def _bare(text: str) -> str:
    return text.removesuffix("’s").removesuffix("'s")


def _near_word(word: str) -> Near | None:
    """A word of the news, a common word, or for a short one two letters that changed places."""
    if len(word) >= _SHORTEST and (near := _within(word, _news_words(), 2 if len(word) >= _FAR else 1)):
        return Near(near, 0.85)
    if near := lost_letter(word):
        return Near(near, 0.85)
    known = common_words() if len(word) > _SHORTEST_SLIP else _function_words()
    if near := next((swapped for swapped in _swapped(word) if swapped in known), ""):
        return Near(near, 0.8)
    near = _within(word, _long_common(), 1) if len(word) >= _SHORTEST else ""
    return Near(near, 0.7) if near else None


def lost_letter(word: str) -> str:
    """The word of the news of which a letter was lost: 'corna'; not 'tarif', as other languages write it."""
    near = _within(word, _news_words(), 1) if len(word) == _SHORTEST - 1 else ""
    return near if len(near) == _SHORTEST and _DOUBLED.sub(r"\1", near) != word else ""


def _swapped(word: str) -> Iterator[str]:
    """The word with two neighbours of different letters in the other order: 'foudn' for 'found'."""
    for at in range(len(word) - 1):
        if word[at] != word[at + 1]:
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _within(word: str, choices: tuple[str, ...], distance: int) -> str:
    """The nearest choice within so many slips (a letter more, less, other, or two in the wrong order)."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    found = extractOne(word, _as_long(choices, len(word), distance), scorer=OSA.distance, score_cutoff=distance)
    return str(found[0]) if found else ""


@cache
def _as_long(choices: tuple[str, ...], length: int, distance: int) -> tuple[str, ...]:
    """The choices that differ by so many letters at most."""
    return tuple(choice for choice in choices if abs(len(choice) - length) <= distance)


@cache
def _news_words() -> tuple[str, ...]:
    return tuple(sorted(news_words()))


@cache
def _news_names() -> tuple[str, ...]:
    return tuple(sorted(news_names()))


@cache
def _long_common() -> tuple[str, ...]:
    return tuple(sorted(word for word in common_words() if len(word) >= _SHORTEST))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(_FUNCTION_WORDS.split())


def _elsewhere(case: Case, token: Token) -> bool:
    """Whether the evidence has the word too: then it is a name or a term."""
    return token.lower.removesuffix("'s") in _said(case) or token.lower in function_words()


def _said(case: Case) -> str:
    """All text of the evidence, folded."""
    if "said elsewhere" not in case.memo:
        others = [*case.references, *([case.source] if case.source else [])]
        texts = [*(other.text for other in others), *(statement.text for statement in case.statements)]
        case.memo["said elsewhere"] = " ".join(texts).casefold()
    found: str = case.memo["said elsewhere"]
    return found


def _opens_sentence(case: Case, token: Token) -> bool:
    index = case.article.sentence_at(token.span.start)
    return index is None or case.article.sentences[index].span.start >= token.span.start - 1


def _in_name(tokens: Sequence[Token], index: int) -> bool:
    """A capitalised neighbour makes it a part of a name: 'Romano Prodi', 'Mr Germann'."""
    around = [*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2]]
    return any(token.is_word and token.text[:1].isupper() for token in around)


def _covid(case: Case, rule: Rule) -> Iterator[Hit]:
    """'Kovit-19': whatever stands before '-19' and begins like Covid is Covid."""
    for block in blocks(case.article, rule, "19"):
        for match in _COVID.finditer(case.article.quote(block.span)):
            if _is_meant(match.group(1).casefold(), joined=match.group(2) not in {"", " "}):
                span = Span(match.start(), match.end()).shift(block.span.start)
                yield Hit(
                    span, {"right": "Covid-19"}, suggestions=(Suggestion("Covid-19", safe=True),), confidence=0.95
                )


def _is_meant(word: str, *, joined: bool) -> bool:
    """Whether a word was meant to be Covid: 'they cover 19 islands' was not, for want of a hyphen."""
    if word == "covid" or _within(word, ("covid", "corona"), 2) != "covid":
        return False
    return joined or not is_english(word)


def find_broken(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a run of signs that a wrong encoding, an unread entity or a digit among letters has left."""
    for block in blocks(case.article, rule, _BROKEN):
        text, start = case.article.quote(block.span), block.span.start
        misread = dict(_misread(text))
        remains = [Span(*match.span()) for pattern in (_REMAINS, _DIGIT_INSIDE) for match in pattern.finditer(text)]
        rest = [span for span in remains if not any(span.overlaps(other) for other in misread)]
        for span in [*misread, *rest]:
            if not excused(case, rule, span.shift(start)):
                right = misread.get(span)
                yield Hit(span.shift(start), suggestions=(Suggestion(right, safe=True),) if right else ())


def _misread(text: str) -> Iterator[tuple[Span, str]]:
    """Words whose bytes were read in the wrong encoding, and what they are in the right one."""
    for match in _MISREAD.finditer(text):
        from ftfy import fix_encoding

        word = match.group().strip(".,;:!?()'\"")
        right = fix_encoding(word)
        if right != word:
            start = match.start() + match.group().index(word)
            yield Span(start, start + len(word)), right


CHECKS = (Check("garbled", Common, find), Check("broken-signs", Common, find_broken))
