"""Sequences of token patterns: what phrase, tokens, near and substitution rules are made of.

A sequence is matched with its repetitions bounded, so the work is bounded by length times bounds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from checker.checks.context import allowed_tokens, positions, regex
from checker.lang.english import all_forms, irregular_forms, noun_forms
from checker.lang.tokens import fold, stem, tokenize
from checker.model import Case, Rule, Span, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set

LONGEST_REPEAT = 20
LONGEST_HEAD = 8  # letters by which a phrase is told to be absent
_END = "$"  # behind a head that is a whole word
_LETTERS = re.compile(r"^[^\W_]+")  # an apostrophe or hyphen may part tokens
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
    _often: int = field(init=False, repr=False, compare=False, default=0)  # how often its words stand in text, roughly

    def __post_init__(self) -> None:
        if self.shape and self.shape not in SHAPES:
            raise ValueError(f"shape '{self.shape}' is none of {', '.join(SHAPES)}")
        if not 0 <= self.min <= self.max <= LONGEST_REPEAT:
            raise ValueError(f"'min' and 'max' must be 0 to {LONGEST_REPEAT}, in order")
        object.__setattr__(self, "_words", frozenset(self.word if self.case else map(fold, self.word)))
        object.__setattr__(self, "_stems", frozenset(map(stem, self.stem)))
        object.__setattr__(self, "_not", frozenset(map(fold, self.not_)))
        often = sum(max(1, LONGEST_HEAD - len(word)) ** 2 for word in (*self._words, *self._stems))
        object.__setattr__(self, "_often", often)

    def validate(self) -> None:
        if self.regex:
            regex(self.regex, case=True)

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
        return not self.regex or regex(self.regex, case=True).fullmatch(token.text) is not None


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
        sequence += _piece(piece, lemma and number == len(pieces), case)
    return tuple(sequence)


@dataclass(frozen=True, slots=True)
class Listed:
    """A phrase of a rule. lemma: its last word stands for its plural too. number: of the entry that it is from."""

    text: str
    lemma: bool = False
    number: int = 0


class Lookup:
    """The phrases of a rule by the word that tells most, so that an article's words are asked and not every phrase.

    The table is made when it is first needed: most packs are loaded for articles in which nothing stands.
    """

    def __init__(self, phrases: Iterable[Listed]) -> None:
        self._phrases = tuple(phrases)

    @cached_property
    def _table(self) -> dict[str, list[int]]:
        table: dict[str, list[int]] = {}
        for number, listed in enumerate(self._phrases):
            for head in _telling_heads(listed) or ("",):
                table.setdefault(head, []).append(number)
        return table

    def standing(self, case: Case) -> Iterator[Listed]:
        """The phrases that may be in the article, in their order."""
        words, table = beginnings(case), self._table
        found = {number for head in table.keys() & words for number in table[head]}
        for number in sorted(found.union(table.get("", ()))):
            if may_stand(words, self._phrases[number]):
                yield self._phrases[number]

    def search(self, case: Case, rule: Rule, *, case_matters: bool = False) -> Iterator[tuple[Listed, Found]]:
        """Every place of every phrase, with the phrase as it is listed."""
        for listed in self.standing(case):
            for found in search(case, rule, phrase(listed.text, lemma=listed.lemma, case=case_matters)):
                yield listed, found


def may_stand(words: Set[str], listed: Listed) -> bool:
    """Whether every word of a phrase may be among these beginnings: a quick no spares compiling the phrase."""
    return not any(heads.isdisjoint(words) for heads in _all_heads(listed.text, listed.lemma))


def _telling_heads(listed: Listed) -> frozenset[str]:
    """The heads of the longest word, since long words are rare: only these are worked out when packs are loaded."""
    pieces = listed.text.split()
    at = max(range(len(pieces)), key=lambda number: _telling(pieces[number]))
    return _heads(pieces[at], listed.lemma and at == len(pieces) - 1)


def _telling(piece: str) -> int:
    """Letters of a word, of the shortest where there are several; 0 where it may be missing or be any."""
    if piece == "_" or (len(piece) > 1 and piece.endswith("?")):
        return 0
    return len(piece) if "|" not in piece else min(map(len, piece.split("|")))


@lru_cache(maxsize=50_000)
def _all_heads(text: str, lemma: bool) -> tuple[frozenset[str], ...]:
    """The heads of each word that may neither be missing nor be any."""
    pieces = text.split()
    heads = (_heads(piece, lemma and at == len(pieces)) for at, piece in enumerate(pieces, 1))
    return tuple(filter(None, heads))


@lru_cache(maxsize=20_000)
def _heads(piece: str, noun: bool) -> frozenset[str]:
    """With which letters a word of a phrase begins, in whatever form; empty where it may be missing or be any."""
    if piece == "_" or (len(piece) > 1 and piece.endswith("?")):
        return frozenset()
    heads = frozenset(head for choice in piece.split("|") for head in _heads_of(fold(choice), noun))
    return frozenset() if "" in heads else heads


def _heads_of(word: str, noun: bool) -> Iterator[str]:
    """As many letters as no inflection touches, LONGEST_HEAD at most; '' for a word that begins with a sign."""
    inflected = noun or word.startswith("~")
    word = word.removeprefix("~")
    if not inflected and word.isalpha() and len(word) < LONGEST_HEAD:
        yield word + _END
        return
    for form in (word, *irregular_forms(word)) if inflected else (word,):
        plain = form if form.isalpha() else "".join(_LETTERS.findall(form)[:1])
        yield (plain[: max(1, len(form) - 2)] if inflected else plain)[:LONGEST_HEAD]


def beginnings(case: Case) -> frozenset[str]:
    """The first letters of the article's words: one, two and so on to LONGEST_HEAD; short words whole as well."""
    if "beginnings" not in case.memo:
        words = positions(case, "lower")
        heads = {word[:n] for word in words for n in range(1, LONGEST_HEAD + 1)}
        case.memo["beginnings"] = frozenset(heads.union(word + _END for word in words if len(word) < LONGEST_HEAD))
    found: frozenset[str] = case.memo["beginnings"]
    return found


def _piece(piece: str, noun: bool, case: bool) -> Iterator[Matcher]:
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
        words = [form for choice in choices for form in _forms(choice, noun)]
        yield Matcher(word=tuple(words), optional=optional, case=case and not noun)


def _forms(choice: str, noun: bool) -> tuple[str, ...]:
    if choice.startswith("~"):
        return all_forms(fold(choice[1:]))
    return noun_forms(fold(choice)) if noun else (choice,)


def search(case: Case, rule: Rule, sequence: Sequence[Matcher]) -> Iterator[Found]:
    """Every place in the article's text that the rule may look at, longest first, without overlaps."""
    allowed = allowed_tokens(case, rule)
    tokens, first = case.article.tokens, sequence[0]
    done = 0
    for start in _candidates(case, sequence):
        if start < done or not allowed[start] or (first.least and not first.accepts(tokens[start], {})):
            continue
        limit = _block_end(allowed, start)
        found = _match(tokens, limit, start, sequence, 0, {})
        if found is not None and found[0] > start:
            done = found[0]
            yield Found(start, *found)


def _candidates(case: Case, sequence: Sequence[Matcher]) -> Iterable[int]:
    """Token indices where the sequence can begin: by index of its first word that is bound to some."""
    before = _bound(sequence)
    if before is None:
        return range(len(case.article.tokens))
    matcher = sequence[before]
    by_word, by_stem = positions(case, "lower"), positions(case, "stem")
    words = {i - before for word in matcher._words for i in by_word.get(fold(word), ())}  # noqa: SLF001 - of this module
    stems = {i - before for word in matcher._stems for i in by_stem.get(word, ())}  # noqa: SLF001
    return sorted(start for start in words | stems if start >= 0)


def _bound(sequence: Sequence[Matcher]) -> int | None:
    """The place of the rarest word that a sequence is bound to, counted where each place before takes one token."""
    best: int | None = None
    for index, matcher in enumerate(sequence):
        if matcher.least and matcher._often and (best is None or matcher._often < sequence[best]._often):  # noqa: SLF001
            best = index
        if matcher.optional or matcher.min != 1 or matcher.max != 1:
            break
    return best


def _block_end(allowed: Sequence[int], start: int) -> int:
    """No sequence is longer than this many tokens or runs into the next block."""
    number, end = allowed[start], start
    while end < len(allowed) and end - start < 60 and allowed[end] == number:
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
