"""Figures by hand for one small case, and what is said of an annotation that is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from checker.errors import CheckerError
from checker.evaluate import evaluate, falls, figures, measured, read_gold
from checker.pipeline import Checker, Settings

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Court stops building of new airport near Lisbon"
LEAD = "A court in Lisbon has stopped the building of a new airport on the southern bank of the Tagus."
BODY = "The judges doubt that the government has weighed the noise."
END = "The government will appeal."


def case(folder: Path, article: list[str], clean: list[str], defects: list[dict[str, Any]]) -> Path:
    place = folder / "01-airport"
    place.mkdir()
    (place / "article.txt").write_text("\n\n".join(article) + "\n", encoding="utf-8")
    (place / "clean.txt").write_text("\n\n".join(clean) + "\n", encoding="utf-8")
    gold = {"id": "01-airport", "date": "2024-03-02", "source_lang": "pt", "defects": defects}
    (place / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def defect(kind: str, quote: str, **more: object) -> dict[str, Any]:
    return {"kind": kind, "quote": quote, "needs": "article", "severity": "minor", "why": "", **more}


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Settings(select=("structure",), embedder="none"))


def test_figures_of_a_small_case(tmp_path: Path, checker: Checker) -> None:
    article = [TITLE, TITLE, LEAD, BODY, END, "lusa (afp, dpa)"]
    planted = [
        defect("duplicate-title", TITLE, occurrence=2),
        defect("caption-residue", "lusa (afp, dpa)"),  # another kind of the same family than what is found
        defect("calque", "weighed the noise"),
    ]
    outcomes = evaluate(case(tmp_path, article, [TITLE, LEAD, BODY, LEAD], planted), checker)
    total = figures(outcomes)["all"]
    assert (total["defects"], total["found"], total["exact"]) == (3, 2, 1)
    assert (total["findings"], total["true"], total["alarms"]) == (2, 2, 1)
    assert total["recall"] == pytest.approx(2 / 3)
    assert total["alarms_per_1000"] == pytest.approx(1000 / len(" ".join([TITLE, LEAD, BODY, LEAD]).split()))


def test_a_related_place_counts_as_well(tmp_path: Path, checker: Checker) -> None:
    outcomes = evaluate(
        case(tmp_path, [TITLE, TITLE, LEAD, BODY], [TITLE, LEAD], [defect("duplicate-title", TITLE)]), checker
    )
    assert figures(outcomes)["families"]["structure"]["recall"] == 1.0


def test_nothing_falls_against_itself_and_a_lost_defect_does(tmp_path: Path, checker: Checker) -> None:
    planted = [defect("duplicate-title", TITLE)]
    good = figures(evaluate(case(tmp_path, [TITLE, TITLE, LEAD, BODY], [TITLE, LEAD], planted), checker))
    bad = json.loads(json.dumps(good))
    bad["kinds"]["structure/duplicate-title"]["recall"] = 0.0
    bad["all"]["alarms"] = 3
    assert falls(good, good) == []
    assert len(falls(good, bad)) == 2


def test_precision_is_measured_only_where_there_is_enough(tmp_path: Path, checker: Checker) -> None:
    captions = [f"Empty quay number {word} (archive picture)" for word in ("one", "two", "six", "ten", "four")]
    blocks = [part for caption in captions for part in (BODY, caption)]
    planted = [defect("caption-residue", caption) for caption in captions[:4]]
    table = measured(evaluate(case(tmp_path, [TITLE, LEAD, *blocks, END], [TITLE, LEAD], planted), checker))
    assert table == {"structure/caption-residue": {"findings": 5, "true": 4, "precision": 0.8}}


@pytest.mark.parametrize(
    ("planted", "problem"),
    [
        ([defect("calque", "no such words")], "no such words"),
        ([defect("misspelling", TITLE)], "misspelling"),
        ([{"quote": TITLE}], "kind"),
    ],
)
def test_a_wrong_annotation_is_named(tmp_path: Path, planted: list[dict[str, Any]], problem: str) -> None:
    folder = case(tmp_path, [TITLE, LEAD], [TITLE, LEAD], planted)
    with pytest.raises(CheckerError, match=problem):
        read_gold(folder / "01-airport")


def test_an_empty_folder_is_named(tmp_path: Path, checker: Checker) -> None:
    with pytest.raises(CheckerError, match="no annotated articles"):
        evaluate(tmp_path, checker)
