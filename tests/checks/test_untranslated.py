"""Words left in the source language and words said twice, with the source at hand. All sentences are invented."""

from __future__ import annotations

import pytest

from checker.lang.wordforms import only_small, written_small
from tests.checks.evidence import found

LEFT = [
    ("es", "La alcaldesa no dio detalles del incendio.", "The mayor gave no detalles of the fire.", "detalles"),
    ("es", "«No hay cambio en el puerto», dijo la alcaldesa Ruiz.",
     "“There is no cambio in the port at all,” said Mayor Ruiz.", "cambio"),
    ("cs", "Požár se zastavil s potenciálem dalších škod.", "The fire stopped with the potenciál for more damage.",
     "potenciál"),
    ("ja", "消防士が住む町で火事があった。", "There was a fire in the town where firefighters 住む.", "住む"),
    ("it", "Nonostante la pioggia la festa continua.", "Nonostante the rain the feast goes on.", "Nonostante"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "source", "article", "word"), LEFT)
def test_left_in_the_source_language(lang: str, source: str, article: str, word: str) -> None:
    assert ("language/untranslated", word) in found(article, "language/", source=source, source_lang=lang)


@pytest.mark.parametrize(
    ("lang", "source", "article"),
    [
        ("es", "El alcalde Santos bailó un tango.", "Santos, the mayor, danced a tango."),
        ("it", "Il cuoco serve gnocchi e foie gras.", "The chef serves gnocchi and foie gras."),
        ("ja", "甲府市で火事があった。", "There was a fire in Kofu (甲府)."),
        ("es", "La macroeconomía crece.", "The macroeconomy is growing."),
    ],
)
def test_names_loans_and_glosses_stay(lang: str, source: str, article: str) -> None:
    assert found(article, "language/", source=source, source_lang=lang) == []


@pytest.mark.parametrize(
    ("source", "article", "marked"),
    [
        ("Der Brand begann in Steyr.", "The fire began in Steyr Steyr.", "Steyr Steyr"),
        ("Der Brand begann in Baden-Baden.", "The fire began in Baden Baden.", ""),
        ("Der Brand begann 2014.", "The fire began in 2014 2014.", "2014 2014"),
        ("Die Feuerwehr (FF) kam wieder.", "The fire brigade (FF) (FF) came back.", "(FF) (FF)"),
        ("Sie kamen wieder.", "They came again again.", "again again"),
        ("Sie kamen immer wieder.", "They came again and again and again.", ""),
        ("Sie löschten den Brand im Dachstuhl.", "They put out the put out the fire.", "put out the put out the"),
    ],
)  # fmt: skip
def test_said_twice_but_not_in_the_source(source: str, article: str, marked: str) -> None:
    expected = [("fluency/doubled-word", marked)] if marked else []
    assert found(article, "fluency/doubled", source=source) == expected


def test_what_newspapers_write_small() -> None:
    assert written_small("guerra", "es")
    assert only_small("actualmente", "es")
    assert not only_small("madrid", "es")
    assert not written_small("word", "xx")


@pytest.mark.parametrize(
    ("article", "hits"),
    [
        ("About forty intermittents du spectacle had blocked the entrance.", ["intermittents du spectacle"]),
        ("About forty freelance artists had blocked the entrance.", []),
        ("It was a coup de force for the artists.", []),
    ],
)
def test_phrases_left_as_the_source_has_them(article: str, hits: list[str]) -> None:
    source = "Une quarantaine d’intermittents du spectacle avaient bloqué l’entrée. Ce fut un coup de force."
    found_ = found(article, "language/untranslated", source=source, source_lang="fr")
    assert [text for _, text in found_] == hits
