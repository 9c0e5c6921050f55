"""Contradictions that a model reads and no comparison of values explains."""

from __future__ import annotations

import pytest

from checker.annotate import annotate
from checker.checks.unexplained import Options
from checker.model import Case, Judged, Match, Side, Span, Statement
from checker.pipeline import Checker, Inputs, Settings
from tests.checks.evidence import text
from tests.consistency.fakes import FakeModel

EVIDENCE = "The board of Norvik praised the engineer Holm for the tunnel. Lunch was served at noon."


def found(article: str, wrong: dict[str, str], **settings: object) -> list[tuple[str, str]]:
    checker = Checker(Settings(embedder="none", **settings))  # type: ignore[arg-type]  # a table of keywords
    checker.__dict__["consistency"] = FakeModel(wrong)
    result = checker.check(Inputs(text(article, Side.ARTICLE), None, (text(EVIDENCE, Side.REFERENCE),)))
    return [(f.rule, f.text) for f in result.findings if f.rule.endswith("/unexplained")]


def test_what_nothing_else_explains_is_found_with_its_words() -> None:
    claim = "The board of Norvik filmed the engineer Holm for the tunnel."
    assert found(claim, {"filmed": "praised"}) == [("facts/unsupported/unexplained", "filmed")]


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        ("word", "facts/unsupported"),
        ("name", "facts/actor-mismatch"),
        ("denial", "facts/negation"),
        ("contrary", "facts/antonym"),
        ("figure", "numbers/number-mismatch"),
    ],
)
def test_what_the_words_are_decides_the_kind(kind: str, rule: str) -> None:
    article = annotate(text("The board filmed the engineer.", Side.ARTICLE))
    told = annotate(text("The board praised the engineer.", Side.REFERENCE))
    statement = Statement(told, told.sentences[0].span, "reference.txt:1", Side.REFERENCE)
    judged = Judged(0, 0.1, 0.9, (0,), words=(Span(10, 16),), kind=kind)
    case = Case(article, statements=(statement,), judged=(judged,))
    checker = Checker(Settings(embedder="none"))
    ours = [r for r in checker.rules if r.check == "unexplained"]
    [finding] = [f for r in ours for f in checker.findings(case, r)]
    assert (finding.rule, finding.text) == (f"{rule}/unexplained", "filmed")


def test_a_figure_that_a_comparison_has_paired_is_no_contradiction() -> None:
    article = annotate(text("The tower of Norvik has 12 floors.", Side.ARTICLE))
    for figure, wanted in (("twelve", []), ("many", ["numbers/number-mismatch/unexplained"])):
        told = annotate(text(f"The tower of Norvik has {figure} floors.", Side.REFERENCE))
        statement = Statement(told, told.sentences[0].span, "reference.txt:1", Side.REFERENCE)
        judged = Judged(0, 0.1, 0.9, (0,), words=(Span(24, 26),), kind="figure")
        case = Case(article, statements=(statement,), matches=(Match(0, 0, 0.9),), judged=(judged,))
        checker = Checker(Settings(embedder="none"))
        ours = [r for r in checker.rules if r.check == "unexplained"]
        assert [f.rule for r in ours for f in checker.findings(case, r)] == wanted


def test_a_sound_sentence_is_silent() -> None:
    assert found("The board of Norvik praised the engineer Holm for the tunnel.", {"filmed": "praised"}) == []


def test_both_sentences_are_shown() -> None:
    checker = Checker(Settings(embedder="none"))
    checker.__dict__["consistency"] = FakeModel({"filmed": "praised"})
    article = text("The board of Norvik filmed the engineer Holm for the tunnel.", Side.ARTICLE)
    result = checker.check(Inputs(article, None, (text(EVIDENCE, Side.REFERENCE),)))
    [finding] = [f for f in result.findings if f.rule.endswith("/unexplained")]
    assert finding.evidence[0].text == "The board of Norvik praised the engineer Holm for the tunnel."
    assert finding.related[0].span == Span(0, 61)
    assert 0.5 < finding.confidence < 0.9
    [support] = [s.support for s in result.sentences]
    assert support == pytest.approx(0.05)


def test_the_model_can_be_turned_off() -> None:
    checker = Checker(Settings(embedder="none", consistency="none"))
    assert checker.consistency is None


@pytest.mark.parametrize("of", ["figures", ""])
def test_unknown_kinds_of_words_are_refused(of: str) -> None:
    with pytest.raises(ValueError, match="of is"):
        Options(of)
