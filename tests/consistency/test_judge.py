"""Sentences before their evidence, with a model that answers from a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.align.evidence import retrieve
from checker.annotate import annotate
from checker.consistency import judge
from checker.consistency.stack import BIAS, FEATURES
from checker.model import Side, Statement
from tests.checks.evidence import text
from tests.consistency.fakes import FakeModel

if TYPE_CHECKING:
    from checker.model import Document, Judged

ARTICLE = "The union refused the offer of the port. The cranes of the port stood idle on Monday."
EVIDENCE = "On Monday the cranes of the port stood idle. The union agreed to the offer of the port. Lunch was served."


def statements(content: str) -> tuple[Statement, ...]:
    page = annotate(text(content, Side.REFERENCE))
    return tuple(Statement(page, s.span, f"reference.txt:{n}", Side.REFERENCE) for n, s in enumerate(page.sentences))


def judged(article: str, evidence: str, model: FakeModel) -> tuple[Document, tuple[Judged, ...]]:
    page = annotate(text(article, Side.ARTICLE))
    told = statements(evidence)
    return page, judge(page, told, retrieve(page, told, None), model)


def test_what_contradicts_is_found_with_its_words_and_its_evidence() -> None:
    page, found = judged(ARTICLE, EVIDENCE, FakeModel({"refused": "agreed"}))
    first, second = found[:2]
    assert (first.contradicts, first.agrees) == (0.9, 0.05)
    assert first.against == (1,)
    assert [page.quote(span) for span in first.words] == ["refused"]
    assert second.agrees == 0.9
    assert not second.words


def test_what_several_statements_say_together_is_borne_out() -> None:
    model = FakeModel({})
    judged("The union agreed to the offer of the port, and its cranes stood idle on Monday.", EVIDENCE, model)
    assert any("agreed" in evidence and "idle" in evidence for evidence, _ in model.asked)


def test_what_leaves_a_doubt_is_read_beside_more() -> None:
    evidence = EVIDENCE + " The port of Harlow is old. The union of the port met. The offer of the port was good."
    sure, doubted = FakeModel({}), FakeModel({"refused": "agreed"})
    judged("The union agreed to the offer of the port.", evidence, sure)
    judged("The union refused the offer of the port.", evidence, doubted)
    asked = {premise for premise, claim in doubted.asked if claim.startswith("The union refused the offer")}
    assert len(asked) > len(set(sure.asked))
    assert (
        "On Monday the cranes of the port stood idle. The union agreed to the offer of the port. Lunch was served."
        in asked
    )


def test_what_is_weighed_beside_the_model_lowers_support() -> None:
    weights = {**dict.fromkeys(FEATURES, 0.0), "agrees": 1.0, "added": -2.0, BIAS: 0.0}
    claim = "The union hardly agreed to the offer of the port."
    assert (
        judged(claim, EVIDENCE, FakeModel({}, weights))[1][0].agrees
        < judged(claim, EVIDENCE, FakeModel({}))[1][0].agrees
    )


def test_tags_are_not_read() -> None:
    model = FakeModel({"refused": "agreed"})
    page, found = judged("<b>The union refused the offer of the port.</b>", EVIDENCE, model)
    assert [page.quote(span) for span in found[0].words] == ["refused"]
    assert all("<" not in claim for _, claim in model.asked)


def test_facts_have_no_neighbours() -> None:
    page = annotate(text("The union refused the offer of the port.", Side.ARTICLE))
    facts = [
        annotate(text(line, Side.FACTS)) for line in ("The union agreed to the offer of the port.", "Lunch was served.")
    ]
    told = tuple(Statement(f, f.sentences[0].span, "facts.yaml:1", Side.FACTS) for f in facts)
    model = FakeModel({"refused": "agreed"})
    judge(page, told, retrieve(page, told, None), model)
    assert all("Lunch" not in evidence for evidence, _ in model.asked)


def test_what_a_reference_has_nothing_of_is_read_beside_it_and_never_said_to_contradict() -> None:
    model = FakeModel({"rain": "sun"})
    _, found = judged("Rain fell.", "The sun shone all day.", model)
    assert [(row.sentence, row.against, row.contradicts) for row in found] == [(0, (0,), 0.0)]
    page = annotate(text("Rain fell.", Side.ARTICLE))
    fact = annotate(text("The sun shone all day.", Side.FACTS))
    told = (Statement(fact, fact.sentences[0].span, "facts.yaml:1", Side.FACTS),)
    assert judge(page, told, retrieve(page, told, None), model) == ()  # facts tell of some things only


def test_of_a_long_reference_the_nearest_is_read_and_nothing_where_none_is() -> None:
    evidence = " ".join(f"The port has {n} cranes." for n in range(10))
    assert judged("Rain fell.", evidence, FakeModel({}))[1] == ()


def test_without_evidence_nothing_is_judged_against_it() -> None:
    page = annotate(text("Rain fell. Nobody came.", Side.ARTICLE))
    assert judge(page, (), (), FakeModel({})) == ()


def test_an_article_is_judged_against_itself() -> None:
    article = "The old ferry Norbo sank near Bergen. Nobody was hurt. The old ferry Norbo was saved near Bergen."
    page, found = judged(article, "", FakeModel({"saved": "sank", "sank": "saved"}))
    [row] = found
    assert (row.sentence, row.other) == (2, 0)
    assert [page.quote(span) for span in row.words] == ["saved"]


def test_one_reading_alone_is_no_contradiction_within_an_article() -> None:
    article = "The old ferry Norbo sank near Bergen. Nobody was hurt. The old ferry Norbo was saved near Bergen."
    assert judged(article, "", FakeModel({"saved": "sank"}))[1] == ()


def test_many_like_sentences_do_not_make_many_pairs() -> None:
    article = " ".join(f"The ferry number {n} left the port of Bergen in time." for n in range(300))
    model = FakeModel({})
    judged(article, "", model)
    assert len(model.asked) <= 600
