"""'a' and 'an' against the sound of the next word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.checks.context import Common, excused
from checker.checks.readable import allowed_tokens, positions
from checker.model import Case, Check, Hit, Rule, Span, Suggestion, Token

if TYPE_CHECKING:
    from collections.abc import Iterator

# Letters that are named with a vowel in front: 'an F-16', 'an MP'.
_VOWEL_NAMES = frozenset("AEFHILMNORSX")
_LIKE_YOU = re.compile(
    r"u(?:$|n(?:i(?!d|m|n|ll)|anim)|s(?![hk]|s?ur|s?her)|t(?:[ei]|op)|r(?:an|in|o|ug)|k|fo|b(?:i|er)|g(?:an|ar)|z|y|e)"
    r"|e(?:u|w)|one(?:$|time|[^itrsm])|once|oui|ouag|u[-.]"
)
_SILENT_H = re.compile(r"h(?:our(?:$|s|l|g)|on(?:est|ou?r)|eir(?:$|e|l|s))")
_EITHER_H = re.compile(r"h(?:ist|ot|erb|abit|alluc|yster|ilar|yp|ero|ari|ispan|ad|e$|is$|er$|im$|o)")
# Initialisms spelled out letter by letter. Others ('NATO', 'FIFA') are words, and which is which no rule tells.
_SPELLED = """
MP MEP MSP NGO FBI NHS SUV RAF MRI SMS LGBT LGBTQ HIV MBA FDP SPD FDA NBA NFL NHL NYPD LNG LPG LCD FM FA HR HGV HQ IMF
IOC ICC IT ID IED IPO
"""


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    """One hit a wrong article, from the article to the end of the word that decides it."""
    tokens, allowed = case.article.tokens, allowed_tokens(case, rule)
    places = positions(case)
    for index in sorted((*places.get("a", ()), *places.get("an", ()))):
        if not allowed[index] or index + 1 == len(tokens):
            continue
        first, second = tokens[index], tokens[index + 1]
        word = second
        if second.text in "“\"‘'" and index + 2 < len(tokens):
            word = tokens[index + 2]
        if allowed[index] != allowed[index + 1] or not _is_article(case, index):
            continue
        right = wanted(word.text)
        if right and right != first.lower:
            yield from _hit(case, rule, first, word, right)


def _is_article(case: Case, index: int) -> bool:
    """Not a letter ('Plan A', 'vitamin A'), an abbreviation or a word of another language."""
    token, text = case.article.tokens[index], case.article.text
    if not text[token.span.end : token.span.end + 1].isspace():
        return False
    if token.text == "AN" or (token.text == "A" and index and not _opens(case.article.tokens[index - 1])):
        return False
    return not (index and case.article.tokens[index - 1].lower in {"vitamin", "hepatitis", "à", "grade", "class"})


def _opens(before: Token) -> bool:
    return not before.is_word and not before.text[0].isdigit()


def wanted(word: str) -> str:
    """'a' or 'an' for the word that follows, '' where either may be right."""
    if word[:1].isdigit():
        return _for_number(word)
    if not word[:1].isalpha() or not word[0].isascii():
        return ""
    if len(word) == 1:
        return ("an" if word in _VOWEL_NAMES else "a") if word.isupper() else ""
    head = re.split(r"[-’']", word)[0]
    if head.isupper() or (head[:-1].isupper() and head.endswith("s")):
        return _for_initials(head.rstrip("s"))
    return _for_word(word.lower())


def _for_number(word: str) -> str:
    digits = re.match(r"\d+", word.replace(",", ""))
    number = digits.group() if digits else ""
    eleven = re.match(r"(?:11|18)(?:$|\D)", number) or re.match(r"(?:11|18)\d{3}$|(?:11|18)\d{6}$", number)
    if number.startswith("8") or eleven:
        return "an"
    return "" if number[:2] in {"11", "18"} else "a"  # '1100' is eleven hundred or one thousand one hundred


def _for_initials(word: str) -> str:
    if len(word) == 1:
        return "an" if word in _VOWEL_NAMES else "a"
    if word.startswith(("US", "UN", "UK", "UA", "UE")):
        return "a"
    if word.startswith("EU"):
        return "an" if word == "EU" else ""  # letters in 'an EU law', a word in 'a EUR 2 coin'
    if word in _SPELLED.split():
        return "an" if word[0] in _VOWEL_NAMES else "a"
    if word[0] in "BCDGJKPQTVWYZ":
        return "a"
    return "an" if word[0] in "AEIO" else ""


def _for_word(word: str) -> str:
    if word[0] in "aeiou":
        return "a" if _LIKE_YOU.match(word) else "an"
    if _SILENT_H.match(word):
        return "an"
    if word[0] == "h" and _EITHER_H.match(word):
        return ""
    return "" if word[0] == "y" and word[1] not in "aeiou" else "a"  # 'an Ypres veteran'


def _hit(case: Case, rule: Rule, article: Token, word: Token, right: str) -> Iterator[Hit]:
    span = Span(article.span.start, word.span.end)
    if excused(case, rule, span):
        return
    text = case.article.quote(span)
    fixed = (right.capitalize() if article.text[0].isupper() else right) + text[len(article.text) :]
    yield Hit(span, {"right": fixed}, suggestions=(Suggestion(fixed, safe=True),))


CHECK = Check("article", Common, find)
