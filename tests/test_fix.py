"""Fixing: what overlaps, what would do harm, and that doing it twice changes nothing."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.fix import Edit, apply, fix, proposed
from checker.model import Finding, Result, Severity, Side, Span, Suggestion
from checker.pipeline import Checker, Inputs, Settings
from checker.read.articles import document_of
from checker.read.facts import parse_facts

Table = dict[str, tuple[str, Severity, float, bool]]  # word: what to write, and how bad, sure and safe that is


def inputs(text: str) -> Inputs:
    return Inputs(document_of(text, "a.txt", Side.ARTICLE))


def finding(span: Span, text: str, row: tuple[str, Severity, float, bool]) -> Finding:
    new, severity, confidence, safe = row
    return Finding(f"a/{text}", "", severity, confidence, "no", span, text, 1, 1, suggestions=(Suggestion(new, safe),))


class Words:
    """A checker that finds the words of a table."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def __call__(self, given: Inputs) -> Result:
        found = [
            finding(Span(*m.span()), m.group(), row)
            for word, row in self.table.items()
            for m in re.finditer(re.escape(word), given.article.text)
        ]
        return Result(given.article, tuple(found))


MINOR, MAJOR = Severity.MINOR, Severity.MAJOR


@pytest.mark.parametrize(
    ("text", "table", "safe", "unsafe"),
    [
        ("one teh two", {"teh": ("the", MINOR, 0.9, True)}, "one the two", "one the two"),
        ("one teh two", {"teh": ("the", MINOR, 0.9, False)}, "one teh two", "one the two"),
        # of two that overlap the severer, then the surer
        ("a b c d", {"a b": ("x", MINOR, 0.9, True), "b c": ("y", MAJOR, 0.5, True)}, "a y d", "a y d"),
        ("a b c d", {"a b": ("x", MINOR, 0.5, True), "b c": ("y", MINOR, 0.9, True)}, "a y d", "a y d"),
        # a fix that brings a new finding, or does not mend its own, is left out; the others are made
        ("p q r", {"p": ("z", MINOR, 0.9, True), "z": ("w", MINOR, 0.9, False), "r": ("s", MINOR, 0.9, True)},
         "p q s", 0),
        ("p q", {"p": ("pp", MINOR, 0.9, True), "q": ("", MINOR, 0.9, True)}, "p", "p"),
        # what is left out takes its space, or its paragraph's blank line, along
        ("a, very b", {"very": ("", MINOR, 0.9, True)}, "a, b", "a, b"),
        ("Home\n\nText.\n", {"Home": ("", MINOR, 0.9, True)}, "Text.\n", "Text.\n"),
        ("Text.\r\n\r\nEnd\r\n", {"End": ("", MINOR, 0.9, True)}, "Text.\r\n", "Text.\r\n"),
        ("x", {"x": ("", MINOR, 0.9, True)}, "x", "x"),  # nothing would be left
        ("---\ntitle: a\n---\nteh end\n", {"teh": ("the", MINOR, 0.9, True)}, "---\ntitle: a\n---\nthe end\n", 0),
    ],
)  # fmt: skip
def test_fixes(text: str, table: Table, safe: str, unsafe: str | int) -> None:
    assert fix(inputs(text), Words(table)).text == safe
    if isinstance(unsafe, str):
        assert fix(inputs(text), Words(table), unsafe=True).text == unsafe


def test_what_is_refused_is_told() -> None:
    table: Table = {"p": ("z", MINOR, 0.9, True), "z": ("w", MINOR, 0.9, False), "r": ("s", MINOR, 0.9, True)}
    fixed = fix(inputs("p q r"), Words(table))
    assert [f.text for f in fixed.applied] == ["r"]
    assert [f.text for f in fixed.refused] == ["p"]
    assert [f.text for f in fixed.result.findings] == ["p"]


def test_two_safe_texts_that_differ_leave_the_choice_to_the_editor() -> None:
    one = finding(Span(0, 1), "a", ("x", MINOR, 0.9, True))
    both = Finding(
        **{**{n: getattr(one, n) for n in one.__slots__}, "suggestions": (Suggestion("x", True), Suggestion("y", True))}
    )
    result = Result(inputs("a").article, (both,))
    assert proposed(result, unsafe=False) == []
    assert [edit.text for edit in proposed(result, unsafe=True)] == ["x"]


words = st.sampled_from(["a", "b", "c", "ab", "ba", "a b", "d"])
rows = st.tuples(
    st.sampled_from(["", "a", "b", "d", "e", "a b"]), st.sampled_from(list(Severity)), st.just(0.9), st.booleans()
)


@given(st.lists(words, min_size=1, max_size=12), st.dictionaries(words, rows, max_size=4), st.booleans())
def test_fixing_twice_is_fixing_once_and_never_worse(text: list[str], table: Table, unsafe: bool) -> None:
    check = Words(table)
    before = inputs(" ".join(text))
    once = fix(before, check, unsafe=unsafe)
    twice = fix(inputs(once.text), check, unsafe=unsafe)
    assert twice.text == once.text
    assert twice.applied == ()
    found = check(before).findings
    assert len(once.result.findings) <= len(found)
    assert {f.rule for f in once.result.findings} <= {f.rule for f in found}
    assert once.result.findings == check(inputs(once.text)).findings


@cache
def checker() -> Checker:
    return Checker(Settings(embedder="none"))


SENTENCES = [
    "The town has has a new bridge.",
    "It cost 1,5 million euros.",
    "Much depends of the weather .",
    "The mayor ,who opened it, was proud.",
    "He said »it is fine«.",
    "The ministers was in a hurry.",
    "The weather was fine 😀 in الرياض.",
    "On Monday the the bridge was opened.",
]


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8),
    st.booleans(),
    st.sampled_from([" ", "\n\n", "\r\n\r\n"]),
)
def test_real_articles_come_out_better_and_stay_so(sentences: list[str], unsafe: bool, between: str) -> None:
    before = inputs(between.join(["A new bridge", *sentences]))
    once = fix(before, checker().check, unsafe=unsafe)
    assert fix(inputs(once.text), checker().check, unsafe=unsafe).text == once.text
    old = {f.rule for f in checker().check(before).findings}
    assert {f.rule for f in once.result.findings} <= old


@given(
    st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.text(max_size=4)), max_size=5)
)
def test_edits_change_nothing_but_their_spans(text: str, places: list[tuple[int, int, str]]) -> None:
    edits: list[Edit] = []
    for start, length, new in places:
        span = Span(min(start, len(text)), min(start + length, len(text)))
        if all(span.end < e.span.start or e.span.end < span.start for e in edits):
            edits.append(Edit(span, new, finding(span, "x", ("", MINOR, 0.9, True))))
    expected, last = "", 0
    for edit in sorted(edits, key=lambda e: e.span):
        expected += text[last : edit.span.start] + edit.text
        last = edit.span.end
    assert apply(text, edits) == expected + text[last:]


def test_a_spelling_is_changed_wherever_it_stands() -> None:
    text = "Prime Minister Mustafa Al-Kazemi came.\n\nThey say that al-Kadhimi left early. Nobody saw Al-Kazemi leave."
    facts = parse_facts({"entities": [{"name": "Mustafa al-Kadhimi", "kind": "person"}]}, "facts.yaml")
    told = Inputs(document_of(text, "a.txt", Side.ARTICLE, lang="en"), facts=facts)
    fixed = fix(told, Checker(Settings(select=("names",))).check)
    assert fixed.text.count("Kazemi") == 0
    assert fixed.text.count("al-Kadhimi") == 3
    assert len(fixed.applied) == 1
