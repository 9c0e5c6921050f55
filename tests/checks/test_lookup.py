"""Rules run together find what each finds alone: phrases by their words, patterns in one automaton."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.annotate import annotate
from checker.checks import idiom, near, regex
from checker.checks.lookup import NOTHING, PLACES, Index, Listed, Lookup, Shared, by_word
from checker.checks.matcher import Matcher, search
from checker.checks.prefilter import Prefilter
from checker.model import Block, Case, Document, Rule, Severity, Span
from checker.pipeline import CHECK_TABLE, Checker, Settings
from checker.read.blocks import split_blocks
from checker.read.rules import default_rules_dir, load_rules

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from checker.model import Hit

ROOT = Path(__file__).resolve().parent.parent.parent
BOTH = near.Options(first=("a",), second=("b",))
PLAIN = Rule("fluency/calque/x", "near", "Style", Severity.MINOR, "{match}", options=BOTH)
ARTICLES = sorted((*ROOT.glob("corpora/*/article.txt"), *ROOT.glob("corpora/held-out/*/article.txt")))


@cache
def checker() -> Checker:
    return Checker(Settings(embedder="none"))


@cache
def prefilter() -> Prefilter:
    return Prefilter(checker().rules)


def case(text: str, *, whole: bool = True) -> Case:
    document = Document("a", "a.txt", text, lang="en", blocks=(Block(Span(0, len(text)), lang="en"),) if whole else ())
    return Case(annotate(document if whole else split_blocks(document)))


def everywhere(there: Case, lookup: Lookup) -> list[tuple[str, Span]]:
    """What a lookup must find, tried at every word of the article."""
    return [
        (phrase.text, found.span(there.article.tokens))
        for number, phrase in enumerate(lookup.phrases)
        for found in search(there, PLAIN, lookup.sequence(number))
    ]


def looked_up(there: Case, lookup: Lookup) -> list[tuple[str, Span]]:
    return [(phrase.text, found.span(there.article.tokens)) for phrase, found in lookup.search(there, PLAIN)]


@pytest.mark.parametrize(
    ("words", "lemma", "text", "stands"),
    [
        ("~go away", False, "They went away.", True),
        ("~be there", False, "They were there.", True),
        ("baby", True, "Two babies cried.", True),
        ("foot", True, "Two feet.", True),
        ("press man", True, "The press men came.", True),
        ("rock-hard", True, "A rock-hard bed.", True),
        ("the|a old", False, "A old man.", True),
        ("very? old", False, "An old man.", True),
        ("very? old", False, "A very old man.", True),
        ("the very? _ man", False, "The very old man.", True),
        ("the very? _ man", False, "The old man.", True),
        ("_ old", False, "An old man.", True),
        ("_ _", False, "An old man.", True),
        ("'s head", False, "So 's head.", True),
        ("e-mail|mail man", False, "An e-mail man.", True),
        ("p.m. today", False, "At 5 p.m. today.", True),
        ("~tear off", False, "He is tearing off.", True),
        ("~die off", False, "They died off.", True),
        ("crisis country", True, "They went away.", False),
        ("very old", False, "Old, very old.", True),
        ("very old", False, "Very. Old.", False),
    ],
)
def test_a_phrase_is_found_by_its_words(words: str, lemma: bool, text: str, stands: bool) -> None:
    there, lookup = case(text), Lookup(lambda: [Listed(words, lemma)])
    assert looked_up(there, lookup) == everywhere(there, lookup)
    assert bool(looked_up(there, lookup)) is stands


WORDS = ("the", "of", "head", "heads", "town", "go", "went", "Going", "old", "very", ".", "town's")
PIECES = ("the", "of", "head", "town", "~go", "old?", "very?", "_", "the|of", "~go|~old", "town's", "Town")
texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
phrases_of_pieces = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join)


@settings(deadline=None)
@given(texts, st.lists(st.builds(Listed, phrases_of_pieces, st.booleans()), max_size=6), st.booleans())
def test_phrases_are_found_as_by_trying_every_word(text: str, phrases: list[Listed], exact: bool) -> None:
    there, lookup, other = case(text), Lookup(lambda: phrases, case=exact), Lookup(lambda: [Listed("old town")])
    expected = everywhere(there, lookup)
    assert looked_up(there, lookup) == expected
    table = by_word([(0, [other]), (1, [lookup, NOTHING])])
    places = Index(lambda words: ((word, row) for word in words for row in table.get(word, ()))).places(there)
    there.memo[PLACES] = Shared(
        frozenset({PLAIN.id}), {(PLAIN.id, at[1]): found for at, found in places.items() if at[0]}
    )
    assert looked_up(there, lookup) == expected


def test_sequences_with_repetitions_are_found_by_their_words() -> None:
    run = (Matcher(word=("the",)), Matcher(shape="word", min=0, max=3), Matcher(word=("town", "city")))
    lookup = Lookup(lambda: [Listed(sequence=run), Listed(sequence=(Matcher(stem=("town",)),))])
    there = case("The very old town, the town and the big old ugly grey city. The towns.")
    assert looked_up(there, lookup) == everywhere(there, lookup)
    assert len(looked_up(there, lookup)) == 5


def hits(there: Case, rules: Sequence[Rule]) -> list[tuple[str, Hit]]:
    return [(rule.id, hit) for rule in rules for hit in CHECK_TABLE[rule.check].find(there, rule.whole)]


def together(text: str) -> list[tuple[str, Hit]]:
    there = case(text, whole=False)
    standing = prefilter().standing(there)
    return hits(there, [rule for at, rule in enumerate(checker().rules) if at in standing and runs(rule)])


def runs(rule: Rule) -> bool:
    return not CHECK_TABLE[rule.check].needs


@pytest.mark.parametrize("path", ARTICLES[::6], ids=lambda path: path.parent.name)
def test_rules_together_find_what_each_finds_alone(path: Path) -> None:
    text = path.read_text("utf-8")
    assert together(text) == hits(case(text, whole=False), [rule for rule in checker().rules if runs(rule)])


def test_rules_together_find_all_bad_examples() -> None:
    """One article of all examples: each pattern is met, and none is lost among the others."""
    shipped = load_rules([default_rules_dir()], CHECK_TABLE)
    kinds = {"substitution", "phrase", "tokens", "near", "regex"}
    rules = [rule for rule in shipped if rule.check in kinds]
    text = "\n\n".join(example.text for rule in rules for example in (*rule.bad, *rule.good))
    there = case(text, whole=False)
    standing = Prefilter(rules).standing(there)
    found = hits(there, [rule for at, rule in enumerate(rules) if at in standing])
    assert len(found) > len(rules) / 2
    plain = case(text, whole=False)
    assert found == hits(plain, rules)


def test_rules_without_their_words_are_not_run() -> None:
    rules = checker().rules
    standing = prefilter().standing(case("Nothing.", whole=False))
    kinds = {"substitution", "phrase", "near"}
    assert not [rule.id for at, rule in enumerate(rules) if at in standing and rule.check in kinds]


def test_a_word_is_asked_for_once_and_no_other() -> None:
    """What a store has of other words costs nothing."""
    asked: list[set[str]] = []

    def met(words: Collection[str]) -> Iterator[tuple[str, Sequence[object]]]:
        asked.append(set(words))
        return iter(())

    index = Index(met)
    for text in ("The head of town7.", "The head of state.", "Of state."):
        index.places(case(text))
    assert asked == [{""}, {"the", "head", "of", "town7", "."}, {"state"}]


def test_an_image_is_looked_for_only_where_all_its_words_are_near() -> None:
    options = idiom.Options(idioms=(idiom.Idiom(("goat", "cabbage"), within=4),))
    rule = Rule("fluency/calque/x", "idiom", "Style", Severity.MINOR, "{match}", options=options)
    near, far = case("Both cabbage and goats were saved."), case("A goat is no friend of a cabbage.")
    assert Prefilter([rule]).standing(near) == {0}
    assert Prefilter([rule]).standing(far) == set()
    assert (len(hits(near, [rule])), len(hits(far, [rule]))) == (1, 0)


def test_a_pattern_with_edges_is_asked_of_each_paragraph() -> None:
    options = regex.Options(pattern=r"^End$")
    rule = Rule("fluency/garbled/x", "regex", "Style", Severity.MINOR, "{match}", options=options)
    there = case("Start\n\nEnd\n\nStop", whole=False)
    assert Prefilter([rule]).standing(there) == {0}
    assert len(hits(there, [rule])) == 1
