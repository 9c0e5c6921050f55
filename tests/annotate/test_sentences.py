from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.annotate.sentences import split
from tests.limits import ENDLESS

# Sentences are written apart by ' | '; joined by a space they must fall apart there and nowhere else.
CASES = [
    ("en", "Under President George W. Bush, the United States invaded Iraq in 2003. | It left."),
    ("en", "J. K. Rowling and J. R. R. Tolkien met. | They talked."),
    ("en", "It left at 9:30 a.m. Tuesday. | He arrived at 5 p.m. | The train had gone."),
    ("en", "The U.S. Army left. | He lives in the U.S. | The army is here."),
    ("en", "No. 5 is alive, said Dr. Smith and Prof. Jones of St. Petersburg. | Nobody died."),
    ("en", "He said: “We won. | It is over.” | Then he left."),
    ("en", "“Go!” she cried. | “Is it over?” asked Gen. Lee. | It was."),
    ("en", "He said \"It is over.\" | Then he went."),
    ("en", "It fell to 6 per cent. | Not quite 30 per cent came from there."),
    ("en", "They date from the first century AD. | Nearly 6,000 coins were found."),
    ("en", "It cost 2.5 million dollars, i.e. too much. | They paid."),
    ("en", "The talks failed … and went on. | Then they ended..."),
    ("en", "The capsules stayed on board. | al-Kadhimi stressed this."),
    ("en", "Barcelona won 3.5–2.5. | Madrid lost."),
    ("en", "(He laughed.) | Then he left."),
    ("de", "Er sagte: „Wir haben gewonnen. | Es ist vorbei.“ | Dann ging er."),
    ("de", "Am 12. Mai kam Dr. Meier, z. B. mit 2.500 Euro. | George W. Bush kam."),
    ("de", "„Ja!“, rief sie. | Das war am 3. Oktober."),
    ("fr", "M. Macron est arrivé. | Il a parlé."),
    ("es", "El Sr. Pérez llegó. | «No», dijo. | ¿Qué pasó? | Nada."),
    ("uk", "Він народився у м. Київ. | Президент підписав указ про 25 тис. осіб. | Це все."),
    ("ru", "Это 5 млн. рублей. | Он ушёл."),
    ("is", "Það var kl. 5. | Hann fór heim."),
    ("ar", "أعلن الرئيس ذلك. | ثم ذهب؟ | نعم."),
    ("xx", "Unknown tongue. | Second one."),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text"), CASES)
def test_split(lang: str, text: str) -> None:
    wanted = text.split(" | ")
    joined = " ".join(wanted)
    assert [joined[span.start : span.end] for span in split(joined, lang)] == wanted


@pytest.mark.parametrize(
    ("lang", "wanted"),
    [("ja", ["米軍は撤退する。", "「行く。」と述べた。", "終わり！"]), ("zh", ["他说了。", "“我走。”", "真的？"])],
)
def test_split_without_spaces(lang: str, wanted: list[str]) -> None:
    text = "".join(wanted)
    assert [text[span.start : span.end] for span in split(text, lang)] == wanted


PIECES = st.sampled_from(
    [" ", "\n", ".", "!", "?", "“", "”", '"', "Dr.", "U.S.", "George", "W.", "he", "said", "。", "…", "5", "é", "–"]
)


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["en", "de", "uk", "ja", "ar"]))
def test_sentences_hold_every_sign_but_spaces_once_and_in_order(text: str, lang: str) -> None:
    spans = split(text, lang)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text[span.start : span.end] == text[span.start : span.end].strip() != "" for span in spans)
    held = {at for span in spans for at in range(span.start, span.end)}
    assert all(at in held for at, sign in enumerate(text) if not sign.isspace())


@given(st.text(max_size=200))
def test_any_text_is_split(text: str) -> None:
    spans = split(text, "en")
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())


@pytest.mark.parametrize("unit", ["!", "a.", "A. ", "“", ".“ ", "「。」", "Dr. ", ". . ", '"a'])
@pytest.mark.parametrize("lang", ["en", "de", "uk", "ja"])
def test_time_is_linear_in_hostile_text(unit: str, lang: str) -> None:
    began = time.process_time()
    split(unit * 10_000, lang)
    assert time.process_time() - began < ENDLESS
