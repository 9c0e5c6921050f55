"""One person, place or organisation under several spellings in one article.

A finding for each spelling, at its first use; what else is written so, and the other spellings with how often each
occurs, are told with it. Where facts or a reference approve of a spelling, only the others are findings. Where nothing
tells which one is right, the one to keep is the one with its accents, else that of the first full name, else the more
frequent one; it is noted too, as neutral, for either may be the wrong one, and one slip is not to count as two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.checks.context import related
from checker.checks.name_evidence import Evidence, evidence_of
from checker.lang.name_clusters import ACCENTS, EXONYMS, SPACES, THRESHOLD
from checker.lang.name_uses import name_value
from checker.lang.name_words import cues, exonyms, renamings
from checker.lang.names import probability, words_of
from checker.lang.romanisation import fold
from checker.model import Case, Check, Hit, Related, Rule, Severity, Side, Suggestion
from checker.model import Evidence as Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.lang.name_clusters import Group
    from checker.lang.name_uses import Use
    from checker.model import Span

_SHOWN = 5  # other places told with a finding
_DOUBTFUL = 0.76  # of spellings that are less surely one name, half are two: worth a look, and no more than that
# Letters in which romanisations of one name differ: 'Lü' as Lu, Lv and Lyu; short vowels of Arabic.
_OPEN = {
    "zh": (("(?<=[ln])(?:v|yu|ue)", "u"),),
    "ar": (("ou|o", "u"), ("ei|ay|ai", "i"), ("e", "a"), ("dj", "j"), ("ch", "sh")),
}
_OPEN_SURE = 0.8
_CLEAR = frozenset({ACCENTS, SPACES, EXONYMS})  # where no doubt is left that it is one name


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
    for group in evidence.clusterer.groups(rule.options.threshold):
        for hit in _Spellings(case, evidence, group).hits():
            if not any(hit.span.overlaps(span) for span in seen):
                seen.add(hit.span)
                yield hit
    for hit in _full_names(case, evidence):
        if not any(hit.span.overlaps(span) for span in seen):
            seen.add(hit.span)
            yield hit
    if rule.options.given:
        yield from (hit for hit in _given_names(case, evidence) if hit.span not in seen)


def confidence(score: float) -> float:
    """Share of right findings by log odds, in translations that the weights had not seen (train_name_context.py)."""
    return max(0.55, min(0.95, probability(score + 0.5)))


class _Spellings:
    """The findings of one name in several spellings."""

    def __init__(self, case: Case, evidence: Evidence, group: Group) -> None:
        self.case, self.evidence, self.group = case, evidence, group
        self.places = {word: evidence.clusterer.places(word) for word in group.words}
        self.house = max(group.words, key=self._rank)
        self.approved = evidence.approved_word(self.house)
        self.text = house_text(case, evidence, self.house)

    def _rank(self, word: str) -> tuple[bool, bool, bool, bool, bool, int, int]:
        uses = self.evidence.clusterer.by_word.get(word, [])
        return (
            word in self.evidence.fact_words,
            word in self.evidence.reference_words,
            fold(word) in {exonyms().get(fold(word)), renamings().get(fold(word))},
            not word.isascii() and any(link.why == ACCENTS for link in self.group.links),
            any(not use.alone for use in uses),
            len(self.places[word]),
            -self.places[word][0].start,
        )

    def hits(self) -> Iterator[Hit]:
        """The spellings to change, then the one to keep if nothing approves of it."""
        for word in self.group.words:
            if word != self.house:
                yield self._wrong(word)
        if self.approved is None:
            yield self._kept()

    def _wrong(self, word: str) -> Hit:
        link = self.group.link(word)
        first, *more = self.places[word]
        safe = self.approved is not None or link.why in _CLEAR
        sure = confidence(link.score + 0.7 * (self.approved is not None))
        return Hit(
            first,
            values={"house": self.text, "why": link.why, "counts": self._counts(word)},
            related=(*(self._same(span) for span in more), *self._others(word)),
            evidence=(Shown(self.approved.origin, self.approved.text),) if self.approved else (),
            suggestions=(Suggestion(_in_place(self.case, first, self.text), safe=safe),),
            severity=Severity.NEUTRAL if sure < _DOUBTFUL and not self.approved else None,
            confidence=sure,
        )

    def _kept(self) -> Hit:
        """The spelling that is likelier right, but nobody has said so: worth a look, and no more than that."""
        first = self.places[self.house][0]
        told = f"“{self.case.article.quote(first)}” is also spelled {self._counts(self.house)} here"
        return Hit(
            first,
            related=tuple(self._others(self.house)),
            severity=Severity.NEUTRAL,
            confidence=confidence(self.group.link(self.house).score),
            message=f"{told}; make sure which is right.",
        )

    def _same(self, span: Span) -> Related:
        return related(
            self.case.article, Side.ARTICLE, span, "spelled so here too", _in_place(self.case, span, self.text)
        )

    def _others(self, word: str) -> Iterator[Related]:
        spans = sorted(span for other in self.group.words if other != word for span in self.places[other])
        for span in spans[:_SHOWN]:
            yield related(self.case.article, Side.ARTICLE, span, "the other spelling")

    def _counts(self, word: str) -> str:
        """'“Kadhimi” (3 times), “Kazimi” (once)': the other spellings."""
        told = (
            (self.case.article.quote(self.places[w][0]), len(self.places[w])) for w in self.group.words if w != word
        )
        return ", ".join(f"“{text}” ({'once' if n == 1 else f'{n} times'})" for text, n in told)


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


def _full_names(case: Case, evidence: Evidence) -> Iterator[Hit]:
    """'Lu Wenbo', then 'Lv Wenbo': whole names that differ only by what a romanisation leaves open."""
    lang = case.article.source_lang or (case.source.lang if case.source else "")
    if lang not in _OPEN:
        return
    forms: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for mention in evidence.names:
        parts = name_value(mention).parts
        if len(parts) > 1 and name_value(mention).kind in {"", "person"}:
            key = _squeezed("".join(words_of(" ".join(parts))), lang)
            forms[key][" ".join(words_of(" ".join(parts)))].append(mention.span)
    for spelled in (spelled for spelled in forms.values() if len(spelled) > 1):
        house = max(
            spelled, key=lambda form: (evidence.approved_word(form.split()[-1]) is not None, -spelled[form][0].start)
        )
        for form, spans in spelled.items():
            if form != house and fold(form.replace(" ", "")) != fold(house.replace(" ", "")):
                text = case.article.quote(spelled[house][0])
                told = tuple(
                    related(case.article, Side.ARTICLE, span, "spelled so here") for span in spelled[house][:_SHOWN]
                )
                values = {"house": text, "why": "one name in two romanisations", "counts": f"“{text}”"}
                yield Hit(spans[0], values, told, suggestions=(Suggestion(text),), confidence=_OPEN_SURE)


def _squeezed(name: str, lang: str) -> str:
    """A name without what its romanisations differ in."""
    text = fold(name)
    for pattern, letter in _OPEN[lang]:
        text = re.sub(pattern, letter, text)
    return re.sub(r"(.)\1", r"\1", text)


def _given_names(case: Case, evidence: Evidence) -> Iterator[Hit]:
    """'Ding Liren ... Liren resigned': the given name alone, of names that put the family name first."""
    clusterer = evidence.clusterer
    for index, words in clusterer.of_mention.items():
        if len(words) != 2 or words[0].folded not in cues()["family_first"]:
            continue
        first, second = (_alone(clusterer.by_word[w.word]) for w in words)
        if len(first) >= 2 and 0 < len(second) <= len(first) // 2 and not _shared(evidence, words):
            full = name_value(evidence.names[index]).full
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
