"""What stands beside a finding: every place once, with the compared values marked."""

from __future__ import annotations

from dataclasses import replace

from checker.model import Document, Evidence, Finding, Pair, Related, Sentence, Severity, Side, Span, Zone
from checker.render.beside import Passage, beside, marked
from tests.render.samples import ARTICLE, RESULT, span

SOURCE = Document(
    "q",
    "q.txt",
    "Noch 2500 Soldaten sind dort. Ein Ende ist nicht abzusehen.",
    Side.SOURCE,
    lang="de",
    sentences=(Sentence(Span(0, 29), 0, Zone.BODY), Sentence(Span(30, 59), 0, Zone.BODY)),
)
HERE = span("Some 25,000 US soldiers are still in Iraq.")
BILINGUAL = replace(
    RESULT,
    document=replace(ARTICLE, sentences=(Sentence(HERE, 2, Zone.BODY),)),
    source=SOURCE,
    pairs=(Pair((0,), (0,), 0.9),),
)


def found(rule: str, message: str = "No.", *related: Related, evidence: tuple[Evidence, ...] = ()) -> Finding:
    where = span("25,000 US soldiers")
    return Finding(
        rule, "", Severity.MAJOR, 0.9, message, where, "25,000 US soldiers", 5, 28, related=related, evidence=evidence
    )


def of_source(words: str) -> Related:
    start = SOURCE.text.index(words)
    return Related(Side.SOURCE, "q.txt", Span(start, start + len(words)), words, 1, start + 1, "compared with this")


def test_a_value_is_marked_in_its_sentence_and_not_shown_twice() -> None:
    sentence = Evidence("q.txt:1", "Noch 2500 Soldaten sind dort.")
    finding = found("numbers/number-mismatch", "No.", of_source("2500"), evidence=(sentence,))
    (passage,) = beside(finding, BILINGUAL)
    assert marked(passage, finding, 400) == [("Noch ", False), ("2500", True), (" Soldaten sind dort.", False)]


def test_words_of_the_source_stand_in_their_sentence() -> None:
    finding = found("facts/quantifier", "No.", of_source("2500 Soldaten"))
    (passage,) = beside(finding, BILINGUAL)
    assert (passage.origin, passage.text) == ("q.txt:1", "Noch 2500 Soldaten sind dort.")
    assert passage.values == ("2500 Soldaten",)


def test_a_bilingual_finding_has_the_original_beside_it() -> None:
    (passage,) = beside(found("bilingual/addition"), BILINGUAL)
    assert passage == Passage("q.txt:1", "Noch 2500 Soldaten sind dort.", side="source")
    assert beside(found("typography/spacing"), BILINGUAL) == []
    assert beside(found("bilingual/addition"), RESULT) == []


def test_other_places_keep_their_note() -> None:
    place = Related(Side.ARTICLE, ARTICLE.path, span("al-Kadhimi"), "al-Kadhimi", 3, 56, "the other spelling")
    elsewhere = Related(Side.REFERENCE, "wire.txt", Span(0, 9), "Al-Kazemi", 4, 1)
    assert beside(found("names/mixed-name", "No.", place, elsewhere), RESULT) == [
        Passage("3:56", "al-Kadhimi", "the other spelling", side="article"),
        Passage("wire.txt:4", "Al-Kazemi"),
    ]


def test_values_of_the_message_are_marked_as_whole_words() -> None:
    finding = found("a/b", "The article says “25,000”, the facts “2,500”.")
    assert marked(Passage("f:1", "About 2,500 men, not 12,500."), finding, 400) == [
        ("About ", False),
        ("2,500", True),
        (" men, not 12,500.", False),
    ]


def test_a_long_passage_is_cut_round_its_value() -> None:
    text = "word " * 200 + "2,500 men" + " word" * 200
    pieces = marked(Passage("f:1", text), found("a/b", "The facts say “2,500 men”."), 90)
    assert pieces[0] == ("…", False)
    assert pieces[-1] == ("…", False)
    assert ("2,500 men", True) in pieces
    assert sum(len(piece) for piece, _ in pieces) <= 92
    assert marked(Passage("f:1", "a" * 100), found("a/b"), 10) == [("a" * 10, False), ("…", False)]
