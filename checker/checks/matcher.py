"""Sequences of token patterns: what phrase, tokens, near and substitution rules are made of.

A sequence is matched with its repetitions bounded, so the work is bounded by length times bounds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from checker.checks.readable import allowed_tokens, regex
from checker.lang.english import all_forms, noun_forms
from checker.lang.tokens import fold, stem, tokenize
from checker.model import Case, Rule, Span, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

LONGEST_REPEAT = 20
LONGEST_MATCH = 60  # tokens
SHAPES: Mapping[str, Callable[[str], bool]] = {
    "lower": lambda text: text.islower(),
    "title": lambda text: text[:1].isupper() and not text.isupper(),
    "upper": lambda text: len(text) > 1 and text.isupper(),
    "capital": lambda text: text[:1].isupper(),
    "digits": lambda text: text[:1].isdigit(),
    "word": lambda text: text[:1].isalpha(),
    "sign": lambda text: not text[:1].isalnum(),
}


@dataclass(frozen=True, slots=True)
class Matcher:
    """One place in a sequence. All that is given must hold; nothing given matches any token.

    word, stem: one of these, in any case, or with one of these stems.
    regex: RE2, matches the whole token. shape: lower, title, upper, capital, digits, word or sign.
    not_: none of these words. same_stem_as: the capture whose root comes back here ('damaged' ... 'damage').
    same_word_as: the capture that comes back in singular or plural ('force' ... 'forces').
    min, max: how many tokens in a row. optional: min 0. capture: a name for messages and suggestions.
    """

    word: tuple[str, ...] = ()
    stem: tuple[str, ...] = ()
    regex: str = ""
    shape: str = ""
    not_: tuple[str, ...] = ()
    same_stem_as: str = ""
    same_word_as: str = ""
    min: int = 1
    max: int = 1
    optional: bool = False
    capture: str = ""
    case: bool = False
    _words: frozenset[str] = field(init=False, repr=False, compare=False, default=frozenset())
    _stems: frozenset[str] = field(init=False, repr=False, compare=False, default=frozenset())
    _not: frozenset[str] = field(init=False, repr=False, compare=False, default=frozenset())

    def __post_init__(self) -> None:
        if self.shape and self.shape not in SHAPES:
            raise ValueError(f"shape '{self.shape}' is none of {', '.join(SHAPES)}")
        if not 0 <= self.min <= self.max <= LONGEST_REPEAT:
            raise ValueError(f"'min' and 'max' must be 0 to {LONGEST_REPEAT}, in order")
        object.__setattr__(self, "_words", frozenset(self.word if self.case else map(fold, self.word)))
        object.__setattr__(self, "_stems", frozenset(map(stem, self.stem)))
        object.__setattr__(self, "_not", frozenset(map(fold, self.not_)))

    def validate(self) -> None:
        if self.regex:
            regex(self.regex, case=True)

    @property
    def words(self) -> frozenset[str]:
        """The words that it takes, in small letters unless their case matters."""
        return self._words

    @property
    def least(self) -> int:
        return 0 if self.optional else self.min

    def accepts(self, token: Token, captured: dict[str, Token]) -> bool:
        if self._words or self._stems:
            written = token.text.replace("’", "'") if self.case else token.lower
            if written not in self._words and token.stem not in self._stems:
                return False
        if token.lower in self._not or (self.shape and not SHAPES[self.shape](token.text)):
            return False
        if self.same_stem_as and not _same_stem(captured.get(self.same_stem_as), token):
            return False
        if self.same_word_as and not _same_word(captured.get(self.same_word_as), token):
            return False
        return not self.regex or _is_whole(self.regex, token.text)


@lru_cache(maxsize=20_000)
def _is_whole(pattern: str, text: str) -> bool:
    return regex(pattern, case=True).fullmatch(text) is not None


def _same_stem(earlier: Token | None, token: Token) -> bool:
    return earlier is not None and earlier.stem == token.stem


def _same_word(earlier: Token | None, token: Token) -> bool:
    return earlier is not None and _singulars(earlier.lower) & _singulars(token.lower) != frozenset()


@lru_cache(maxsize=10_000)
def _singulars(word: str) -> frozenset[str]:
    """The word itself and what it may be the plural of."""
    found = {word.removesuffix("'s")}
    if word.endswith("ies"):
        found.add(word[:-3] + "y")
    if word.endswith("s") and len(word) > 3:
        found.add(word[:-1])
    if word.endswith("es") and len(word) > 4:
        found.add(word[:-2])
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Found:
    """Token indices, half open, and the tokens that were captured."""

    start: int
    end: int
    captured: dict[str, Token]

    def span(self, tokens: Sequence[Token]) -> Span:
        return Span(tokens[self.start].span.start, tokens[self.end - 1].span.end)

    def values(self) -> dict[str, str]:
        return {name: token.text for name, token in self.captured.items()}


@cache
def phrase(text: str, *, lemma: bool = False, case: bool = False) -> tuple[Matcher, ...]:
    """A phrase as a sequence: 'let it|him tear off', '~depend of', 'the _ of'.

    '~word' stands for all inflections of a base form, 'a|b' for either, 'word?' may be missing, '_' is any word.
    With ``lemma`` the last word, if it is a noun in the singular, stands for its plural and possessive too.
    """
    sequence: list[Matcher] = []
    pieces = text.split()
    for number, piece in enumerate(pieces, 1):
        sequence += piece_matchers(piece, lemma and number == len(pieces), case)
    return tuple(sequence)


@cache
def piece_matchers(piece: str, noun: bool, case: bool) -> tuple[Matcher, ...]:
    """What a word of a phrase asks for: one place, or several where the word is several tokens."""
    return tuple(_matchers(piece, noun, case))


def _matchers(piece: str, noun: bool, case: bool) -> Iterator[Matcher]:
    optional = len(piece) > 1 and piece.endswith("?")
    choices = (piece[:-1] if optional else piece).split("|")
    if choices == ["_"]:
        yield Matcher(shape="word", optional=optional)
    elif len(choices) == 1 and not choices[0].startswith("~"):
        *before, last = tokenize(choices[0])
        for token in before:
            yield Matcher(word=(token.text,), optional=optional, case=case)
        yield Matcher(word=noun_forms(last.lower) if noun else (last.text,), optional=optional, case=case and not noun)
    else:
        words = [form for choice in choices for form in forms_of(choice, noun)]
        yield Matcher(word=tuple(words), optional=optional, case=case and not noun)


def forms_of(choice: str, noun: bool) -> tuple[str, ...]:
    if choice.startswith("~"):
        return all_forms(fold(choice[1:]))
    return noun_forms(fold(choice)) if noun else (choice,)


def search(case: Case, rule: Rule, sequence: Sequence[Matcher], starts: Iterable[int] | None = None) -> Iterator[Found]:
    """Every place in the article's text that the rule may look at, longest first, without overlaps.

    ``starts`` are the token indices where the sequence may begin, in order, where they are known: all of them.
    """
    allowed = allowed_tokens(case, rule)
    tokens, first = case.article.tokens, sequence[0]
    done, longest = 0, min(LONGEST_MATCH, sum([matcher.max for matcher in sequence]))
    for start in range(len(tokens)) if starts is None else starts:
        if start < done or not allowed[start] or (first.least and not first.accepts(tokens[start], {})):
            continue
        limit = _block_end(allowed, start, longest)
        found = _match(tokens, limit, start, sequence, 0, {})
        if found is not None and found[0] > start:
            done = found[0]
            yield Found(start, *found)


def _block_end(allowed: Sequence[int], start: int, longest: int) -> int:
    """No sequence is longer than so many tokens or runs into the next block."""
    number, end = allowed[start], start
    while end < len(allowed) and end - start < longest and allowed[end] == number:
        end += 1
    return end


def _match(
    tokens: Sequence[Token], limit: int, at: int, sequence: Sequence[Matcher], index: int, captured: dict[str, Token]
) -> tuple[int, dict[str, Token]] | None:
    """End and captures of the rest of the sequence from here; greedy, then shorter."""
    if index == len(sequence):
        return at, captured
    matcher = sequence[index]
    ends = _run(tokens, limit, at, matcher, captured)
    for end in range(ends, at + matcher.least - 1, -1):
        kept = captured
        if matcher.capture and end > at:
            kept = {**captured, matcher.capture: tokens[end - 1]}
        rest = _match(tokens, limit, end, sequence, index + 1, kept)
        if rest is not None:
            return rest
    return None


def _run(tokens: Sequence[Token], limit: int, at: int, matcher: Matcher, captured: dict[str, Token]) -> int:
    """How far the matcher reaches from here, at its greediest."""
    end = at
    while end < limit and end - at < matcher.max and matcher.accepts(tokens[end], captured):
        end += 1
    return end
