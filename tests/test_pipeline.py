"""The straight line as a whole: what is run, what is skipped, and that it says the same every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import pipeline
from checker.errors import CheckerError
from checker.model import Document, Result, Severity, Side
from checker.pipeline import Checker, Inputs, Settings
from checker.read.blocks import split_blocks
from tests.checks.evidence import inputs

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "corpora" / "00-iraq-combat-mission"
WRONG = "The the town has a bridge. It cost 1,5 million euros."


def check(text: str, **chosen: object) -> Result:
    return Checker(Settings(**{"embedder": "none", **chosen})).check(inputs(text))  # type: ignore[arg-type]


def test_select_and_ignore_take_rules_kinds_and_families() -> None:
    assert {f.rule for f in check(WRONG).findings} == {"fluency/doubled-word", "numbers/number-format"}
    assert {f.rule for f in check(WRONG, select=("numbers",)).findings} == {"numbers/number-format"}
    assert {f.rule for f in check(WRONG, ignore=("numbers/number-format",)).findings} == {"fluency/doubled-word"}


@pytest.mark.parametrize("chosen", ["select", "ignore"])
def test_unknown_rules_are_refused(chosen: str) -> None:
    with pytest.raises(CheckerError, match="did you mean names/mixed-name"):
        Checker(Settings(**{chosen: ("names/mixed-nmae",)}))  # type: ignore[arg-type]


def test_the_threshold_and_the_gate() -> None:
    assert check(WRONG, min_confidence=1.0).findings == ()
    assert check(WRONG, fail_on=Severity.MINOR).verdict == "fail"
    assert check(WRONG, fail_on=Severity.MAJOR).verdict == "pass"
    assert check(WRONG, fail_on=None).verdict == "pass"


def test_what_could_not_run_is_listed() -> None:
    skipped = {skip.rule: skip.reason for skip in check(WRONG).skipped}
    assert skipped["bilingual/omission"] == "no --source"
    assert skipped["facts/role-mismatch"] == "no --facts or --reference"
    with_source = Checker(Settings(embedder="none")).check(inputs(WRONG, source="Die Stadt hat eine Brücke."))
    reasons = {skip.rule: skip.reason for skip in with_source.skipped}
    assert "vectors" in reasons["bilingual/omission/clause"]
    assert reasons["fluency/calque/fr"] == "the source is in de"


def test_measured_precision_replaces_what_a_rule_s_author_thought(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"fluency/doubled-word": {"findings": 8, "true": 5}}
    monkeypatch.setattr(pipeline, "_measured", lambda: row)
    findings = {f.rule: f.confidence for f in check(WRONG).findings}
    assert findings["fluency/doubled-word"] == 0.6  # (5 + 1) / (8 + 2)


class Counting:
    """An embedder that counts, and has nothing to say."""

    name = "counting"
    asked = 0

    def encode(self, texts: object) -> list[list[float]]:
        self.asked += 1
        return [[1.0, 0.0] for _ in texts]  # type: ignore[attr-defined]


def test_without_evidence_no_embedder_is_asked() -> None:
    checker = Checker(Settings(embedder="none"))
    counting = Counting()
    checker.__dict__["embedder"] = counting
    checker.check(inputs(WRONG))
    assert counting.asked == 0
    checker.check(inputs(WRONG, facts=["The bridge cost 2 million euros."]))
    assert counting.asked == 1


def run(*arguments: str, seed: str = "0") -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "checker", "check", *arguments, "--fail-on", "never"]
    return subprocess.run(command, capture_output=True, check=True, cwd=ROOT, env=environment, timeout=60).stdout


@pytest.mark.parametrize("form", ["json", "pretty", "jsonl"])
def test_reports_are_the_same_to_the_byte(form: str) -> None:
    folder = SEED.relative_to(ROOT)
    evidence = ["--facts", f"{folder}/facts.yaml", "--reference", f"{folder}/reference.txt"]
    evidence += ["--source", f"{folder}/source.txt", "--source-lang", "de", "--date", "2021-07-27"]
    one, two = (run(f"{folder}/article.txt", *evidence, "--format", form, seed=seed) for seed in ("1", "2"))
    assert one == two


WORDS = st.sampled_from(
    [
        "the the",
        "1,5 million",
        "“so",
        "»ja«",
        "Al-Kazemi",
        "Al-Kadhimi",
        "Ü\u0308ber",
        "😀",
        "שלום",
        "مرحبا",
        "(R)",
        "| DW",
        "a\u0301",
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_spans_fit_whatever_the_text(paragraphs: list[list[str]], end: str) -> None:
    text = (end + end).join(" ".join(words) + "." for words in paragraphs)
    article = split_blocks(Document("a", "a.txt", text, Side.ARTICLE, lang="en"))
    for finding in CHECKER.check(Inputs(article)).findings:
        assert text[finding.span.start : finding.span.end] == finding.text
        assert finding.text.strip() == finding.text != ""
        line, column = finding.line, finding.column
        assert article.position(finding.span.start) == (line, column)
        for place in finding.related:
            assert text[place.span.start : place.span.end] == place.text


CHECKER = Checker(Settings(embedder="none", min_confidence=0.0))


def test_json_spans_fit_the_file(tmp_path: Path) -> None:
    path = tmp_path / "article.md"
    text = "---\r\ntitle: x\r\n---\r\n# Ein 😀 Titel\r\n\r\nThe the town has a café. It cost 1,5 million euros.\r\n"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode("utf-8"))
    report = json.loads(run(str(path), "--format", "json"))
    findings = report["documents"][0]["findings"]
    assert findings
    for finding in findings:
        span = finding["span"]
        assert text[span["start"] : span["end"]] == span["text"]
