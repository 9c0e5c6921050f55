"""People of each sentence against those of its source.

Of a full name one part may be wrong: the other stands in the source sentence too, and beside it there another word.
A person of whom the whole source has nothing stands in the place of one whom the source sentence names and the article
never does. Names are compared by what alphabets and habits of romanisation do to them, endings of cases left aside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.aligned import PAIRED, sentence_pairs
from checker.checks.once import once
from checker.checks.people import names_in, parts_of, sort_of
from checker.checks.replaced import Replaced
from checker.lang.foreign_places import find_places
from checker.lang.name_context import near
from checker.lang.name_words import derived, exonyms, given, is_common, kindred, translated
from checker.lang.names import maghrebi
from checker.lang.places import cities, countries
from checker.lang.romanisation import align, fold
from checker.lang.wordforms import only_small
from checker.model import Case, Check, Hit, Rule, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Document, Mention, Token

ALIKE = 0.0  # log odds from which two words render one name
LEAST = 4  # letters of a family name
CASE_ENDING = 3  # letters that a case may add
SCRIPTS = frozenset("de fr es it pt nl pl ru uk tr ar cs sv da no ca ro".split())
_INFLECTING = frozenset("pl ru uk tr cs".split())
_ENDINGS = frozenset("a u om em im ym e i y oi oy ei ey ogo omu owi ie iem ego emu iego iemu ovi evi oiu iu ia".split())
_UNCASED = frozenset(("ar",))
# A capital says little in German: a name follows a verb of speech, a title or a given name there.
_BEFORE_NAME = frozenset(
    """sagte sagt erklärte erklärt betonte so meinte teilte forderte warnte kritisierte nannte präsident präsidentin
    kanzler kanzlerin minister ministerin bürgermeister bürgermeisterin sprecher sprecherin chef chefin trainer
    trainerin außenminister innenminister finanzminister ministerpräsident herr frau""".split()
)


@dataclass(frozen=True)
class Options:
    """``kind``: names/name-mismatch, facts/actor-mismatch or facts/attribution."""

    kind: str


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    source = case.source
    for one in strangers(case):
        if source is not None and one.kind == rule.options.kind:
            yield one.hit("named here", suggested=source.lang not in _INFLECTING | _UNCASED)


CHECKS = (Check("source-person", Options, find, frozenset({"source"})),)


def strangers(case: Case) -> Sequence[Replaced]:
    """Every such name, worked out once a case; one a mention."""
    return once(case.memo, "strangers", lambda: tuple(_all(case)))


def _all(case: Case) -> Iterator[Replaced]:
    source = case.source
    if source is None or source.lang not in SCRIPTS:
        return
    words = Words(source)
    ours = Words(case.article)
    approved = {name for entity in case.facts.entities for name in (entity.name, *entity.aliases)}
    for theirs, here in sentence_pairs(case, PAIRED):
        for mention in names_in(case.article, here.span):
            found = _misnamed(mention, case.article, words, theirs.span) or _replaced(
                mention, case.article, here.span, words, theirs.span, ours
            )
            if found and case.article.quote(mention.span) not in approved:
                yield found


class Words:
    """The words of a text in Latin letters, and which of them render a name."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lang = document.lang
        self.all = {folded for token in document.tokens if token.is_word for folded in folded_words(token)}
        self._has: dict[str, bool] = {}

    def has(self, word: str) -> bool:
        """Whether the text has a word that may render the name, in whatever case, or one that is at all near."""
        if word not in self._has:
            self._has[word] = word in self.all or any(may_render(word, other, self.lang) for other in self.all)
        return self._has[word]


def folded_words(token: Token) -> Iterator[str]:
    yield fold(token.text)
    if not token.text.isalpha():
        yield from (fold(part) for part in token.text.replace("’", "-").replace("'", "-").split("-") if part)


def may_render(word: str, other: str, lang: str) -> bool:
    if other[:LEAST] == word[:LEAST] and len(other) >= LEAST:
        return True
    return near(word, other) or alike(word, other, lang) or translated(word, other)


def alike(word: str, other: str, lang: str) -> bool:
    """Whether a folded word renders one of the source, which may have an ending of its case."""
    forms = [other]
    if lang in _INFLECTING and _stem(word) == _stem(other):
        return True
    if lang in _INFLECTING:
        cuts = (len(other) - n for n in range(1, CASE_ENDING + 1))
        forms += [other[:cut] for cut in cuts if cut >= LEAST and other[cut:] in _ENDINGS]
    if lang in _UNCASED:
        forms += [other[1:], other.removeprefix("al")]
    ours = maghrebi(word) if lang == "ar" else (word,)
    return any(a == b or (near(a, b) and align(a, b).score >= ALIKE) for a in ours for b in forms)


def _stem(word: str) -> str:
    """Without the longest ending of a case: 'rad' of 'rada' and of 'radoi'."""
    return next((word[:-n] for n in range(CASE_ENDING, 0, -1) if len(word) - n >= 3 and word[-n:] in _ENDINGS), word)


# -- one part of a full name ------------------------------------------------------------------------------------------


def _misnamed(mention: Mention, article: Document, words: Words, theirs: Span) -> Replaced | None:
    """'Anne Hidalga' for 'Anne Hidalgo', 'Sameh Sukkar' for a name whose first part alone is his."""
    parts = parts_of(mention)
    if len(parts) != 2 or not all(part.isalpha() and len(part) >= LEAST - 1 for part in parts):
        return None
    first, family = (fold(part) for part in parts)
    if len(family) < LEAST or is_common(first) or is_common(family) or countries(parts[1]):
        return None
    tokens = [t for t in words.document.tokens_in(theirs) if t.is_word]
    at = [i for i, t in enumerate(tokens[:-1]) if alike(first, fold(t.text), words.lang) and _named(t, words.lang)]
    if len(at) != 1:
        return None
    after = tokens[at[0] + 1]
    beside = fold(after.text)
    gap = words.document.text[tokens[at[0]].span.end : after.span.start]
    if gap != " " or not _named(after, words.lang) or len(beside) < LEAST or not _wrong(family, beside, words):
        return None
    start = mention.span.end - len(parts[1])
    span = Span(start, mention.span.end) if article.quote(Span(start, mention.span.end)) == parts[1] else mention.span
    kind = "names/name-mismatch" if near(family, beside) else "facts/actor-mismatch"
    return Replaced(span, words.document, after.span, kind, 0.65)


def _named(token: Token, lang: str) -> bool:
    return lang in _UNCASED or token.text[:1].isupper()


def _wrong(family: str, beside: str, words: Words) -> bool:
    """Whether a family name cannot render the word beside the first name, nor any other word of the source."""
    if family in words.all or derived(family, beside) or kindred(family, beside) or beside in exonyms():
        return False
    if words.lang in _INFLECTING | _UNCASED:
        return not any(alike(family, other, words.lang) for other in words.all) and _unlike(family, beside, words.lang)
    if near(family, beside):
        return _one_vowel(family, beside)
    return not words.has(family)


def _unlike(family: str, beside: str, lang: str) -> bool:
    """Whether more than an ending sets the two apart."""
    if lang == "tr":
        return not beside.startswith(family)
    stems = [beside, *(beside[:-n] for n in range(1, CASE_ENDING + 1) if beside[-n:] in _ENDINGS)]
    return not any(stem.startswith(family) or (family.startswith(stem) and len(stem) > LEAST) for stem in stems)


def _one_vowel(one: str, other: str) -> bool:
    """'haback' for 'habeck': what no other language would make of the name of a neighbour."""
    if len(one) != len(other):
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and set(apart[0]) <= set("aeou")


# -- somebody else altogether -----------------------------------------------------------------------------------------


def _replaced(
    mention: Mention, article: Document, here: Span, words: Words, theirs: Span, ours: Words
) -> Replaced | None:
    """'said Macron' where the source sentence has Scholz, who is not in the article, nor Macron in the source."""
    sort = sort_of(article, mention)
    if sort not in ("speaker", "person") or not _nobody(mention, words):
        return None
    others = [m for m in names_in(article, here) if m is not mention and _nobody(m, words)]
    named = [t for t in _people(words, theirs) if not ours.has(fold(t.text))]
    if others or len(named) != 1:
        return None
    kind = "facts/attribution" if sort == "speaker" else "facts/actor-mismatch"
    return Replaced(mention.span, words.document, named[0].span, kind, 0.65)


def _nobody(mention: Mention, words: Words) -> bool:
    """Whether no part of the name, which may be no English word and no place, renders any word of the source."""
    parts = parts_of(mention)
    return bool(family_name(parts)) and not any(
        words.has(folded) for folded in map(fold, parts) if len(folded) >= LEAST - 1
    )


def family_name(parts: Sequence[str]) -> str:
    """The last part of a name, folded, where it may be a family's; '' for English words, places and capitals."""
    last = fold(parts[-1]) if parts else ""
    if len(last) < LEAST or not last.isalpha() or parts[-1].isupper():
        return ""
    return "" if is_common(last) or last in exonyms() or last in cities() or countries(last) else last


def _people(words: Words, theirs: Span) -> Iterator[Token]:
    """Words of the source sentence that name somebody: the last of each run of capitals, and no place."""
    document, lang = words.document, words.lang
    tokens = document.tokens_in(theirs)
    places = [Span(p.start, p.end).shift(theirs.start) for p in find_places(document.quote(theirs), lang)]
    for index, token in enumerate(tokens):
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        joined = after is not None and after.is_word and after.text[:1].isupper() and lang != "de"
        if joined or not token.is_word or len(token.text) < LEAST or not token.text[:1].isupper():
            continue
        before = tokens[index - 1] if index else None
        if token.text.isupper() or any(p.overlaps(token.span) for p in places) or only_small(token.lower, lang):
            continue
        if before is not None and before.is_word and (lang != "de" or _introduces(before)):
            yield token


def _introduces(before: Token) -> bool:
    return before.lower in _BEFORE_NAME or (before.text[:1].isupper() and given(fold(before.text)))
