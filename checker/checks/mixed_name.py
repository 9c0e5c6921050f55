"""One person, place or organisation under two spellings in one article.

Each use of the lesser spelling is a finding of its own. The spelling to keep is the one of the facts, else of a
reference, else the one with its accents, else that of the first full name, else the more frequent one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.checks.name_evidence import Evidence, evidence_of, value
from checker.lang.name_clusters import THRESHOLD
from checker.lang.name_words import cues, exonyms
from checker.lang.romanisation import fold
from checker.model import Case, Check, Hit, Rule, Side, Suggestion
from checker.model import Evidence as Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.lang.name_clusters import Likeness, Use
    from checker.model import Span


@dataclass(frozen=True, slots=True)
class Options:
    """``threshold``: log odds from which two spellings count as one name.

    ``given``: also find given names used as family names.
    """

    threshold: float = THRESHOLD
    given: bool = True


def find(case: Case, rule: Rule) -> Iterator[Hit]:
    evidence = evidence_of(case)
    seen: set[Span] = set()
    for pair in evidence.clusterer.pairs:
        if pair.score < rule.options.threshold:
            continue
        for hit in _spaced(case, evidence, pair) if pair.why == "spaces" else _deviations(case, evidence, pair):
            if hit.span not in seen:
                seen.add(hit.span)
                yield hit
    if rule.options.given:
        yield from (hit for hit in _given_names(case, evidence) if hit.span not in seen)


def confidence(score: float) -> float:
    """Share of right findings by log odds: 0.73 near the threshold, 0.9 and more from 1 on, in real translations."""
    return max(0.6, min(0.95, 0.6 + 0.13 * score))


def _deviations(case: Case, evidence: Evidence, pair: Likeness) -> Iterator[Hit]:
    by_word = evidence.clusterer.by_word
    ranks = {word: _rank(evidence, word, by_word[word], accents=pair.why == "accents") for word in (pair.a, pair.b)}
    house = max(ranks, key=lambda w: ranks[w])
    wrong = pair.b if house == pair.a else pair.a
    approved = evidence.approved_word(house)
    text = house_text(case, evidence, house)
    places = [u.span for u in by_word[house]]
    for use in by_word[wrong]:
        yield Hit(
            use.span,
            values={"house": text, "why": pair.why},
            related=tuple(related(case.article, Side.ARTICLE, span, "the other spelling") for span in places[:5]),
            evidence=(Shown(approved.origin, approved.text),) if approved else (),
            suggestions=(Suggestion(_in_place(case, use.span, text), safe=pair.why == "accents"),),
            confidence=confidence(pair.score + 0.7 * (approved is not None)),
        )


def _rank(
    evidence: Evidence, word: str, uses: list[Use], *, accents: bool
) -> tuple[bool, bool, bool, bool, bool, int, int]:
    return (
        word in evidence.fact_words,
        word in evidence.reference_words,
        exonyms().get(fold(word)) == fold(word),
        accents and not word.isascii(),
        any(not u.alone for u in uses),
        len(uses),
        -uses[0].span.start,
    )


def house_text(case: Case, evidence: Evidence, word: str) -> str:
    """The word with its particle, as the facts or else the article write it."""
    approved = evidence.approved_word(word)
    if approved:
        for part in approved.text.split():
            if part == word or part.endswith(("-" + word, "’" + word, "'" + word)):
                return part
    return case.article.quote(evidence.clusterer.by_word[word][0].span) if word in evidence.clusterer.by_word else word


def _in_place(case: Case, span: Span, text: str) -> str:
    """Capital at the beginning of a sentence ('Al-Kadhimi'), as the facts have it elsewhere."""
    sentence = case.article.sentence_at(span.start)
    opens = sentence is not None and case.article.sentences[sentence].span.start == span.start
    return text[:1].upper() + text[1:] if opens else text


def _spaced(case: Case, evidence: Evidence, pair: Likeness) -> Iterator[Hit]:
    """Spellings that differ in spaces or hyphens only."""
    uses = {text: evidence.clusterer.spaced[text] for text in (pair.a, pair.b)}
    known = {name.text for name in (*evidence.facts, *evidence.references)}
    house = max(uses, key=lambda t: (t in known, len(uses[t]), -uses[t][0].start))
    wrong = pair.b if house == pair.a else pair.a
    for span in uses[wrong]:
        yield Hit(
            span,
            values={"house": house, "why": "spaces and hyphens"},
            related=tuple(
                related(case.article, Side.ARTICLE, other, "the other spelling") for other in uses[house][:5]
            ),
            suggestions=(Suggestion(house, safe=True),),
            confidence=0.75,
        )


def _given_names(case: Case, evidence: Evidence) -> Iterator[Hit]:
    """'Ding Liren ... Liren resigned': the given name alone, of names that put the family name first."""
    clusterer = evidence.clusterer
    for index, words in clusterer.of_mention.items():
        if len(words) != 2 or words[0].folded not in cues()["family_first"]:
            continue
        first, second = (_alone(clusterer.by_word[w.word]) for w in words)
        if len(first) >= 2 and 0 < len(second) <= len(first) // 2 and not _shared(evidence, words):
            full = value(evidence.names[index]).full
            for use in second:
                if not any(quote.contains(use.span) for quote in case.article.quotes):
                    yield _given_hit(case, use, full, first)


def _alone(uses: list[Use]) -> list[Use]:
    return [u for u in uses if u.alone]


def _shared(evidence: Evidence, words: list[Use]) -> bool:
    """Whether other full names have one of the words: then it tells no single person."""
    shapes = {
        tuple(u.word for u in evidence.clusterer.of_mention[v.mention])
        for w in words
        for v in evidence.clusterer.by_word[w.word]
        if not v.alone
    }
    return len(shapes) > 1


def _given_hit(case: Case, use: Use, full: str, family: list[Use]) -> Hit:
    house = case.article.quote(family[0].span)
    return Hit(
        use.span,
        values={"house": house, "why": "given name"},
        related=tuple(related(case.article, Side.ARTICLE, u.span, "the usual short form") for u in family[:3]),
        suggestions=(Suggestion(house),),
        confidence=0.65,
        message=f"'{use.word}' alone stands for {full}, whom the article calls '{house}' elsewhere.",
    )


CHECK = Check("mixed-name", Options, find)
