"""Whether the source says something where the article says it: what conditions on the source's words ask."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from checker.checks.once import once
from checker.lang.tokens import fold, stem
from checker.model import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Case, Sentence, Span, Token

PAIRED = 0.2  # score from which an aligned pair is trusted
_COMPOUND = 5  # letters from which a word may be a part of a longer one
_STIFF = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})  # whose short words hardly grow by inflection
_GAP = 4  # source sentences between those of two neighbours that may still belong to the sentence between
_ARABIC_PREFIXES = ("ال", "وال", "بال", "لل", "فال", "و", "ب", "ل", "ف", "كال")


def sentence_pairs(case: Case, least: float) -> Iterator[tuple[Sentence, Sentence]]:
    """Source and article sentences of the text itself that are paired one to one, with that score at least."""
    for pair in case.pairs if case.source else ():
        if case.source and len(pair.source) == len(pair.article) == 1 and pair.score >= least:
            theirs, ours = case.source.sentences[pair.source[0]], case.article.sentences[pair.article[0]]
            if Zone.BOILERPLATE not in (theirs.zone, ours.zone):
                yield theirs, ours


def source_has(case: Case, words: Sequence[str], span: Span | None = None) -> bool:
    """Whether the source has one of the words, as whole words, inflected or at an end of a compound.

    ``span``, of the article, asks it of the aligned sentences alone. A word of five letters or more counts as the
    beginning or end of a longer one ('Fraktion' in 'Fraktionschef'); '*' asks for that outright ('brav*', '*chef').
    """
    if case.source is None:
        return False
    chosen = None if span is None else aligned_sentences(case, span)
    return any(_in_source(case, word, chosen) for word in words)


def aligned_sentences(case: Case, span: Span) -> frozenset[int] | None:
    """The source sentences that say what the article says at the span, None where that cannot be told."""
    at = case.article.sentence_at(span.start)
    if at is None or not case.pairs:
        return None
    partners: dict[int, list[int]] = _partners(case)
    found = partners.get(at, [])
    if not found:  # without a partner of its own: what stands between its neighbours' partners
        near = [index for other in (at - 1, at + 1) for index in partners.get(other, ())]
        found = [*range(min(near), max(near) + 1)] if near and max(near) - min(near) < _GAP else near
        found += [index for seen in near for index in (seen - 1, seen + 1)]
    return frozenset(found) or None


def _partners(case: Case) -> dict[int, list[int]]:
    if "partners" not in case.memo:
        table: dict[int, list[int]] = defaultdict(list)
        for pair in case.pairs:
            for index in pair.article:
                table[index] += pair.source
        case.memo["partners"] = dict(table)
    found: dict[int, list[int]] = case.memo["partners"]
    return found


def _in_source(case: Case, word: str, chosen: frozenset[int] | None) -> bool:
    """Whether the word stands in one of the chosen sentences of the source, or anywhere where none is chosen."""
    source = case.source
    places = _places_in_source(case, word)
    if source is None or chosen is None:
        return bool(places)
    return any(source.sentence_at(place) in chosen for place in places)


def _places_in_source(case: Case, word: str) -> Sequence[int]:
    memo = f"source places {word}"
    return once(case.memo, memo, lambda: [*_find_in_source(case, word)])


def _find_in_source(case: Case, word: str) -> Iterator[int]:
    source = case.source
    if source is None:
        return
    folded = word.lower().replace("’", "'")  # casefolding would change the length of 'Straße'
    bare = folded.strip("*")
    unspaced = bare > "\u2e80"  # of a script without spaces between words
    if unspaced or not bare.isalpha():
        text = "".join(sign.lower()[0] for sign in source.text).replace("’", "'")  # 'İ' in small letters is two signs
        if "*" in bare:
            yield from _open_words(text, folded)
            return
        places = _occurrences(text, bare)
        lang = "" if folded.endswith("*") else source.lang
        yield from (at for at in places if unspaced or _bounded(text, at, bare, lang))
        return
    begins, ends = folded.endswith("*") or len(bare) >= _COMPOUND, folded.startswith("*") or len(bare) >= _COMPOUND
    root, bare = stem(bare, source.lang), fold(bare)
    for token in source.tokens:
        if token.is_word and (token.stem == root or any(_holds(part, bare, begins, ends) for part in _parts(token))):
            yield token.span.start


def _open_words(text: str, phrase: str) -> Iterator[int]:
    """Where several words stand one behind the other, those with '*' in any form: 'połama* zęby'."""
    pattern = r"\W+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
    return (found.start() for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", text))


def _bounded(text: str, at: int, words: str, lang: str) -> bool:
    """Whether words stand by themselves: 'le car' is not in 'le carburant', but a long last word may be inflected."""
    short = len(words.split()[-1]) < _COMPOUND and lang in _STIFF
    return not text[at - 1 : at].isalnum() and not (short and text[at + len(words) :][:1].isalpha())


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _parts(token: Token) -> Sequence[str]:
    """The word and what hyphens and apostrophes join in it."""
    return (token.lower, *re.split(r"[-'‐‑]", token.lower)) if not token.lower.isalpha() else (token.lower,)


def _holds(part: str, wanted: str, begins: bool, ends: bool) -> bool:
    if part == wanted or (begins and part.startswith(wanted)) or (ends and part.endswith(wanted)):
        return True
    arabic = "\u0600" <= wanted[0] <= "\u06ff"  # 'and', 'the' and 'to' are written onto the word
    return arabic and any(part.removeprefix(prefix).startswith(wanted) for prefix in _ARABIC_PREFIXES)
