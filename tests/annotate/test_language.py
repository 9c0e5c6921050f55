from __future__ import annotations

import subprocess
import sys

import pytest

from checker.annotate import language

SENTENCES = {
    "de": "Der amerikanische Präsident hat das Ende des Einsatzes angekündigt.",
    "fr": "Le président américain a annoncé la fin de la mission.",
    "es": "El presidente estadounidense anunció el fin de la misión.",
    "ru": "Президент США объявил о завершении операции.",
    "uk": "Президент США оголосив про завершення операції.",
    "ar": "أعلن الرئيس الأمريكي نهاية المهمة القتالية.",
    "ja": "米大統領は戦闘任務の終了を発表した。",
    "zh": "美国总统宣布结束战斗任务。",
    "en": "The American president announced the end of the mission.",
}


@pytest.mark.parametrize(("lang", "text"), SENTENCES.items())
def test_detect(lang: str, text: str) -> None:
    found, confidence = language.detect(text)
    assert found == lang
    assert 0 < confidence <= 1


@pytest.mark.parametrize("text", ["", "   ", "12 345", "\0", "–"])
def test_nothing_to_go_by(text: str) -> None:
    assert language.detect(text) == ("", 0.0)


@pytest.mark.parametrize(("lang", "text"), SENTENCES.items())
def test_foreign(lang: str, text: str) -> None:
    assert language.foreign(text, "en") == ("" if lang == "en" else lang)


@pytest.mark.parametrize(
    "text",
    [
        "Hörður Ægisson and Ásgeir Jónsson met Samúel Bjarki Pétursson at Skoti.",
        "Mustafa al-Kadhimi received Joe Biden in Baghdad.",
        "Łukasz Wójcik of Wrocław told the court so.",
    ],
)
def test_names_do_not_make_a_passage_foreign(text: str) -> None:
    assert language.foreign(text, "en") == ""


def test_the_slow_detector_stays_out_of_the_common_path() -> None:
    code = "import sys\nfrom checker.annotate.language import detect as d\nd('Talks go on. ' * 30)\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "eldc" in run.stdout.split()
    assert "langdetect" not in run.stdout.split()
