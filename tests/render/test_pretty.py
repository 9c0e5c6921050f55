from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Document, Evidence, Finding, Result, Severity, Span, Suggestion
from checker.render import RENDERERS
from checker.render.layout import at_words, clean, columns, from_words, wrap
from tests.render.samples import BROKEN, CLEAN, GATED, META, RESULT

GOLDEN = Path(__file__).parent / "golden"
pretty = RENDERERS["pretty"]
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    ("name", "results", "meta"),
    [
        ("one", [RESULT], META),
        ("many", [RESULT, CLEAN, BROKEN], META),
        ("gated", [GATED], META),
        ("narrow", [RESULT], replace(META, width=50)),
        ("colour", [RESULT, BROKEN], replace(META, color=True)),
    ],
)
def test_golden(name: str, results: list[Result], meta: object) -> None:
    # To renew: delete the file, run once, and read the difference.
    path = GOLDEN / f"{name}.txt"
    text = pretty(results, meta)  # type: ignore[arg-type]  # one Meta or another
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        pytest.fail("there was no golden report; it has been written")
    assert text == path.read_text(encoding="utf-8")


def result(text: str, start: int, end: int, message: str = "It is wrong.") -> Result:
    found = Finding("a/b", "", Severity.MINOR, 0.5, message, Span(start, end), text[start:end], 1, start + 1)
    found = replace(found, evidence=(Evidence(text, text),), suggestions=(Suggestion(text),))
    return Result(Document(text, text, text), (found,), error="")


HOSTILE = "[bold]a\x1b[31mb\x1b]0;title\x07c\x9b2Jd\u202ee\r\x08f\x00[/] 'g'"


@pytest.mark.parametrize("color", [True, False])
def test_files_do_not_steer_the_terminal(color: bool) -> None:
    text = pretty([result(HOSTILE, 0, 8, HOSTILE)], replace(META, color=color))
    plain = COLOURS.sub("", text)
    assert "[bold]abcdef[/] 'g'" in plain
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", plain)
    assert "title" not in plain


@given(st.text(max_size=200), st.integers(0, 200), st.integers(1, 60), st.sampled_from([40, 80]), st.booleans())
def test_any_text_keeps_its_width(text: str, start: int, length: int, width: int, color: bool) -> None:
    start = min(start, len(text))
    shown = COLOURS.sub(
        "", pretty([result(text, start, min(len(text), start + length))], replace(META, width=width, color=color))
    )
    shown.encode("utf-8")
    passage = shown.split("\n")[3]
    assert columns(passage) <= width


def test_carets_stand_under_the_marked_words() -> None:
    text = "Der Präsident 東京 sagte e\u0301 gestern Al-Kazemi habe 😀 zugesagt."
    start = text.index("Al-Kazemi")
    _, _, _, passage, carets, *_ = pretty([result(text, start, start + 9)], META).split("\n")
    at = columns(passage[: passage.index("Al-Kazemi")])
    assert carets == " " * at + "^" * 9


def test_spaces_that_are_wrong_show() -> None:
    assert "one··two" in pretty([result("He saw one  two.", 7, 15)], META)
    assert "one··two" in pretty([result("He saw one  two.", 10, 12)], META)


def test_a_long_passage_is_shown_by_its_ends() -> None:
    text = "First words of it " + "and more of it " * 60 + "the last words."
    assert re.search(r"First words .* … .*the last words\.", pretty([result(text, 0, len(text))], META))


@given(st.text(max_size=80), st.integers(2, 30))
def test_cutting_and_wrapping(text: str, width: int) -> None:
    text = clean(text).strip()
    for cut in (at_words(text, width), from_words(text, width)):
        assert columns(cut) <= width
        assert cut.strip("…").strip() in text
    assert " ".join(wrap(text, width)).split() == text.split()


def test_plain_output_needs_no_rich() -> None:
    code = "import sys, checker.render; sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_two_findings_on_the_same_words_share_the_passage() -> None:
    one = result("He met Al-Kazemi there.", 7, 16)
    both = replace(one, findings=(one.findings[0], replace(one.findings[0], rule="c/d", evidence=())))
    assert pretty([both], META).count("^^^^^^^^^") == 1
    assert "c/d" in pretty([both], META)
