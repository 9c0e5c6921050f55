from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.filters import accept, confident, fingerprint, merge, with_fingerprints
from checker.model import Block, Document, Evidence, Finding, Hidden, Severity, Span, Suggestion, Suppression


def finding(rule: str, start: int, end: int, severity: Severity = Severity.MAJOR, confidence: float = 0.8) -> Finding:
    return Finding(rule, "", severity, confidence, f"{rule} found", Span(start, end), "x" * (end - start), 1, start + 1)


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        (("names/mixed-name", 10, 19), ("names/name-mismatch", 10, 19), True),
        (("names/mixed-name", 10, 27), ("names/name-mismatch", 18, 27), True),  # the surname of the same name
        (("fluency/garbled", 10, 19), ("names/name-mismatch", 10, 19), False),  # two families
        (("names/mixed-name", 10, 19), ("names/name-mismatch", 19, 28), False),  # side by side
        (("names/mixed-name", 10, 19), ("names/name-mismatch", 16, 25), False),  # a third shared
        (("facts/unsupported", 0, 90), ("facts/role-mismatch", 10, 19), False),  # words in a sentence
        (("structure/caption-residue", 0, 20), ("names/name-mismatch", 0, 12), False),  # a word in a caption
        (("structure/duplicate-passage", 0, 400), ("facts/unsupported", 0, 300), False),
        (("structure/duplicate-passage", 0, 400), ("structure/boilerplate", 0, 400), True),
        (("typography/spacing", 10, 20), ("names/name-mismatch", 10, 20), False),  # two things to mend
    ],
)
def test_what_marks_the_same_words(one: tuple[str, int, int], other: tuple[str, int, int], merged: bool) -> None:
    assert (len(merge([finding(*one), finding(*other)])) == 1) is merged


def test_the_worst_stays_and_knows_what_the_others_knew() -> None:
    weak = replace(
        finding("names/mixed-name", 5, 9, Severity.MINOR, 0.99),
        evidence=(Evidence("a:1", "x"), Evidence("a:2", "y")),
        suggestions=(Suggestion("x"),),
    )
    strong = replace(finding("names/name-mismatch", 5, 9), evidence=(Evidence("a:1", "x"),), also=("names/mixed-term",))
    (merged,) = merge([weak, strong])
    assert (merged.rule, merged.also) == ("names/name-mismatch", ("names/mixed-name", "names/mixed-term"))
    assert merged.evidence == (Evidence("a:1", "x"), Evidence("a:2", "y"))
    assert merged.suggestions == (Suggestion("x"),)


def test_reading_order_and_threshold() -> None:
    found = [finding("typography/spacing", 40, 42), finding("names/x", 3, 9), finding("structure/x", 3, 60)]
    found.append(replace(found[1], rule="bilingual/y", severity=Severity.CRITICAL))
    assert [f.rule for f in merge(found)] == ["bilingual/y", "names/x", "structure/x", "typography/spacing"]
    assert (
        confident([finding("a/b", 0, 1, confidence=0.5), finding("a/c", 0, 1, confidence=0.49)], 0.5)[0].rule == "a/b"
    )


findings = st.lists(
    st.builds(
        lambda rule, start, length, severity, confidence: finding(rule, start, start + length, severity, confidence),
        st.sampled_from(["names/a", "names/b", "numbers/c", "structure/d", "typography/e", "bilingual/f"]),
        st.integers(0, 60),
        st.one_of(st.integers(1, 20), st.integers(250, 400)),
        st.sampled_from(list(Severity)),
        st.sampled_from([0.5, 0.7, 0.9]),
    ),
    max_size=14,
)


@given(findings, st.integers())
def test_merging_is_idempotent_ordered_and_loses_no_rule(found: list[Finding], seed: int) -> None:
    merged = merge(found)
    assert merge(merged) == merged
    shuffled = list(found)
    Random(seed).shuffle(shuffled)  # noqa: S311 - no secret
    assert merge(shuffled) == merged
    assert {rule for f in merged for rule in (f.rule, *f.also)} == {f.rule for f in found}
    assert [f.span.start for f in merged] == sorted(f.span.start for f in merged)


def placed(text: str, words: str, rule: str = "names/x") -> tuple[Document, Finding]:
    start = text.index(words)
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(Span(at, at + len(part))))
        at += len(part) + 2
    document = Document("a", "a", text, blocks=tuple(blocks))
    return document, replace(finding(rule, start, start + len(words)), text=words)


def mark(text: str, words: str, rule: str = "names/x") -> str:
    document, found = placed(text, words, rule)
    return fingerprint(found, document)


def test_fingerprints_outlive_changes_elsewhere() -> None:
    text = "Title\n\nHe met Al-Kazemi in the White House on Monday."
    same = mark(text, "Al-Kazemi")
    assert len(same) == 16
    assert mark("New lead.\n\n" + text, "Al-Kazemi") == same
    assert mark(text.replace("Title", "Another title") + " More.", "Al-Kazemi") == same
    assert mark(text.replace(" in the ", "  in\nThe "), "Al-Kazemi") == same
    assert mark(text.replace("met", "saw"), "Al-Kazemi") != same
    assert mark(text.replace("Al-Kazemi", "Al-Kasimi"), "Al-Kasimi") != same
    assert mark(text, "Al-Kazemi", "names/y") != same


def test_equal_findings_are_told_apart_by_their_order() -> None:
    document, first = placed("x y\n\nx y\n\nx y", "x y")
    found = [replace(first, span=Span(at, at + 3)) for at in (10, 0, 5)]
    prints = {f.span.start: f.fingerprint for f in with_fingerprints(found, document)}
    assert len(set(prints.values())) == 3
    assert prints[0] == fingerprint(first, document)
    assert prints[5] == fingerprint(first, document, 1)


def test_many_findings_take_no_time() -> None:
    many = [finding(f"names/r{i % 7}", i, i + 5) for i in range(20_000)]
    assert len(merge(many)) < 20_000


WORDS = st.sampled_from("The bridge Al-Kazemi al-Kadhimi cost 1,5 million euros on Monday has has it".split())
paragraphs = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)


def prints(blocks: list[str]) -> list[str]:
    """The fingerprints of an article in which three words are always found, a list for each paragraph."""
    text = "\n\n".join(blocks)
    found, at, spans = [], 0, []
    for block in blocks:
        spans.append(Span(at, at + len(block)))
        for word in ("Al-Kazemi", "1,5", "has"):
            places = [at + i for i in range(len(block)) if block.startswith(word, i)]
            found += [replace(finding(f"names/{word}", i, i + len(word)), text=word) for i in places]
        at += len(block) + 2
    document = Document("a", "a", text, blocks=tuple(map(Block, spans)))
    return [f.fingerprint for f in with_fingerprints(found, document)]


@given(st.lists(paragraphs, min_size=1, max_size=6), st.integers())
def test_moving_paragraphs_changes_no_fingerprint(blocks: list[str], seed: int) -> None:
    moved = list(blocks)
    Random(seed).shuffle(moved)  # noqa: S311 - no secret
    assert sorted(prints(moved)) == sorted(prints(blocks))


@given(st.lists(paragraphs, min_size=1, max_size=6), paragraphs, st.integers(0, 5))
def test_editing_another_paragraph_changes_no_fingerprint(blocks: list[str], new: str, place: int) -> None:
    place = min(place, len(blocks))
    before = Counter(prints(blocks))
    assert not before - Counter(prints([*blocks[:place], new, *blocks[place:]]))  # added
    if place < len(blocks):  # edited: what stands in the other paragraphs is still there
        others = Counter(prints([*blocks[:place], *blocks[place + 1 :]]))
        assert not others - Counter(prints([*blocks[:place], new, *blocks[place + 1 :]]))
    assert len(prints(blocks)) == len(set(prints(blocks)))


@pytest.mark.parametrize(
    ("suppression", "fits"),
    [
        ({"rule": "names"}, True),
        ({"rule": "names/mixed-name"}, True),
        ({"rule": "names/mixed-name/house"}, False),
        ({"rule": "name"}, False),
        ({"rule": "names", "text": "al-KAZEMI"}, True),
        ({"rule": "names", "text": "Kazemi"}, False),
        ({"rule": "names", "fingerprint": "0" * 16}, True),
        ({"rule": "names", "fingerprint": "1" * 16}, False),
    ],
)
def test_a_suppression_hides_what_fits_it(suppression: dict[str, str], fits: bool) -> None:
    found = replace(finding("names/mixed-name", 0, 9), text="Al-Kazemi", fingerprint="0" * 16)
    chosen = Suppression(reason="so", origin="s:3", **suppression)  # type: ignore[arg-type]  # texts only
    kept, hidden = accept([found], [chosen], {})
    assert (kept, hidden) == (((), (Hidden(found, "so", "s:3"),)) if fits else ((found,), ()))


def test_a_baseline_hides_what_it_has() -> None:
    one, other = (replace(finding("names/x", i, i + 5), fingerprint=f"{i:016x}") for i in (1, 2))
    kept, hidden = accept([one, other], [], {one.fingerprint: "b:2"})
    assert kept == (other,)
    assert [(h.finding, h.origin) for h in hidden] == [(one, "b:2")]


def test_two_missing_facts_are_two_findings_with_names_of_their_own() -> None:
    missing = replace(
        finding("facts/missing", 0, 5), text="Title", evidence=(Evidence("facts.yaml:3", "It cost 3 euros."),)
    )
    other = replace(missing, evidence=(Evidence("facts.yaml:4", "It opens in May."),))
    moved = replace(missing, evidence=(Evidence("facts.yaml:9", "It cost 3 euros."),))
    assert len(merge([missing, other])) == 2
    document = Document("a", "a", "Title")
    assert fingerprint(missing, document) == fingerprint(moved, document) != fingerprint(other, document)
