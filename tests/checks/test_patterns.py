"""Pattern checks and the checks of words, signs and sentences, on small texts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.annotate import annotate
from checker.checks import article, fragment, garbled, phrase, quote_marks, regex, repetition, substitution, tokens
from checker.checks.context import Common
from checker.checks.matcher import Matcher
from checker.checks.patterns import nests_repetition
from checker.checks.repetition import Options as RepetitionOptions
from checker.lang.english import all_forms, is_english, noun_forms
from checker.model import Block, Case, Check, Document, Rule, Severity, Span
from tests.limits import ENDLESS


def case(text: str) -> Case:
    return Case(annotate(Document("a", "a.txt", text, lang="en", blocks=(Block(Span(0, len(text)), lang="en"),))))


def found(check: Check, options: object, text: str) -> list[str]:
    rule = Rule("fluency/calque/x", check.id, "Style", Severity.MINOR, "{match}", options=options)
    there = case(text)
    return [there.article.quote(hit.span) for hit in check.find(there, rule)]


def padded(text: str) -> str:
    """Long enough to be a paragraph and not a label."""
    return (
        f"The government in the capital said on Monday that it would go on. {text} Nobody there was surprised by that."
    )


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("~depend of", "It depends of us.", ["depends of"]),
        ("let it|him tear off", "He let him tear off.", ["let him tear off"]),
        ("the very? old man", "He saw the old man.", ["the old man"]),
        ("the _ of", "He saw the end of it.", ["the end of"]),
        ("press the thumbs", "They pressed the thumbs.", []),
    ],
)
def test_phrases(words: str, text: str, expected: list[str]) -> None:
    assert found(phrase.CHECK, phrase.Options(phrases=(words,)), padded(text)) == expected


def test_a_swap_suggests_in_the_number_and_case_of_the_text() -> None:
    swap = substitution.Swap(avoid=("crisis country",), use=("crisis-hit country",))
    rule = Rule("fluency/calque/x", "x", "Style", Severity.MINOR, "", options=substitution.Options(swaps=(swap,)))
    (hit,) = substitution.find(case(padded("Crisis countries need help.")), rule)
    assert hit.suggestions[0].text == "Crisis-hit countries"


def test_words_that_come_back() -> None:
    sequence = (Matcher(word=("the",)), Matcher(capture="noun"), Matcher(word=("of",)), Matcher(same_word_as="noun"))
    options = tokens.Options(sequence=sequence)
    assert found(tokens.CHECK, options, padded("He saw the force of forces there.")) == ["the force of forces"]
    assert not found(tokens.CHECK, options, padded("He saw the force of law there."))


def test_unless_kills_a_hit_that_it_overlaps() -> None:
    options = regex.Options(pattern=r"\bhot iron\b", unless=("iron ore",))
    assert found(regex.CHECK, options, padded("It was a hot iron.")) == ["hot iron"]
    assert not found(regex.CHECK, options, padded("It was hot iron ore."))


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("apple", "an"), ("hour", "an"), ("university", "a"), ("uninvited", "an"), ("European", "a"), ("one-off", "a"),
        ("MP", "an"), ("US", "a"), ("UN", "a"), ("EU", "an"), ("FBI", "an"), ("NATO", ""), ("heir", "an"),
        ("18-year-old", "an"), ("11,000", "an"), ("1,100", ""), ("80th", "an"), ("100", "a"), ("Ukrainian", "a"),
        ("X-ray", "an"), ("historic", ""), ("horse", ""), ("user", "a"), ("umbrella", "an"), ("unanimous", "a"),
    ],
)  # fmt: skip
def test_articles(word: str, wanted: str) -> None:
    assert article.wanted(word) in {wanted, ""}
    assert wanted == "" or article.wanted(word) == wanted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He saw the the man.", ["the the"]),
        ("Sirhan Sirhan was there.", []),
        ("It was a very very very long day.", []),
        ("“The,” the man said.", []),
        ("They won in Riga Riga.", ["Riga Riga"]),
        ("They met in Baden Baden.", []),
        ("It rained for days days days days.", ["days days days days"]),
        ("It opened in 1998 1998.", ["1998 1998"]),
        ("For those who like it it is open.", []),
        ("They could not live with it it.", ["it it"]),
    ],
)
def test_doubled_words(text: str, expected: list[str]) -> None:
    options = RepetitionOptions(allowed=("very",), inside=("it",))
    assert found(repetition.CHECK, options, padded(text)) == expected


@pytest.mark.parametrize(
    ("text", "opens"),
    [("“Yes, he said.", True), ("Yes,” he said.", False), ("“Yes,” he said, “and no.”", None), ("5'10\" tall", None)],
)
def test_lone_marks(text: str, opens: bool | None) -> None:
    mark = quote_marks.lone_mark(text)
    assert (mark.opens if mark else None) is opens


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["“We sail on.", "Nobody stops us,” he said."], []),
        (["“We sail on.", "It is far.", "Nobody stops us,” he said. “Never."], ["“Never."]),
        (["“We sail on.", "“Nobody stops us,” he said."], []),
        (['"We sail on.', 'Nobody stops us," he said.'], []),
        (["„We sail on.", "Nobody stops us“, he said."], []),
        (["“We sail on.", "It is far.", "The “Hope” was gone."], ["“We"]),
        (["“We sail on, he said. The ship left.", "Nobody stops us,” she said."], ["on, he said", "us,”"]),
        (["Nobody stops us,” he said."], ["us,”"]),
        (["It was far.", "“We sail on."], ["“We"]),
        (["“We sail on.", *["It is far."] * 20, "Nobody stops us,” he said."], ["“We", "us,”"]),
    ],
)
def test_quotations_of_several_paragraphs(paragraphs: list[str], expected: list[str]) -> None:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph)), lang="en"))
        at += len(paragraph) + 2
    there = Case(Document("a", "a.txt", "\n\n".join(paragraphs), lang="en", blocks=tuple(blocks)))
    rule = Rule("typography/unbalanced-quotes", "x", "Style", Severity.MINOR, "", options=Common())
    assert [there.article.quote(hit.span) for hit in quote_marks.find_unbalanced(there, rule)] == expected


def test_garbled_words_and_fragments() -> None:
    options = Common()
    assert found(garbled.CHECKS[0], options, padded("The Kovit-19 wave hit parliment.")) == ["parliment", "Kovit-19"]
    assert not found(garbled.CHECKS[0], options, padded("The Carabinieri met in Rome on Americas Day."))
    assert found(garbled.CHECKS[0], options, padded("Covit 19 is over.")) == ["Covit 19"]
    assert not found(garbled.CHECKS[0], options, padded("He scored 19 goals, and they cover 19 islands."))
    text = padded("He was alone. Although the rules require a lookout at night.")
    assert found(fragment.CHECK, fragment.Options(), text) == ["Although the rules require a lookout at night."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana KovaÄ‡ and FranÃ§ois met in KoÅ¡ice.", ["KovaÄ‡", "FranÃ§ois", "KoÅ¡ice"]),
        ("It cost â‚¬500, he didnâ€™t say why.", ["â‚¬500", "didnâ€™t"]),
        ("Tom &amp; Anna saw \ufffdothers.", ["&amp;", "\ufffdothers"]),
        ("Ângela São João of the „Größe“ in Łódź, an attaché”… said: “l’État”.", []),
    ],
)
def test_text_in_the_wrong_encoding(text: str, expected: list[str]) -> None:
    assert found(garbled.CHECKS[1], Common(), padded(text)) == expected


def test_english_words() -> None:
    known = "lookout freighter hospitalisation shopworkers misremembered policymakers"
    assert all(is_english(word.lower()) for word in known.split())
    assert not any(is_english(word) for word in "streckenrekord gobierno goverment caronavirus und".split())
    assert "countries" in noun_forms("country")
    assert {"made", "making", "makes"} <= set(all_forms("make"))


@given(st.text(alphabet="ab(|)*+?{},2[]\\^", max_size=20))
def test_no_pattern_confuses_the_nesting_test(pattern: str) -> None:
    assert nests_repetition(pattern) in {True, False}


@pytest.mark.parametrize("unit", ["“", "the the ", "a an ", "Although ", "»a«", "(a) "])
def test_long_runs_do_not_hang(unit: str) -> None:
    text = unit * 3_000
    began = time.process_time()
    for check, options in ((repetition.CHECK, RepetitionOptions()), (article.CHECK, Common())):
        found(check, options, text)
    for check in quote_marks.CHECKS:
        found(check, Common(), text)
    assert time.process_time() - began < ENDLESS
