"""Idioms for dying, and denials that leave one person out."""

from __future__ import annotations

import pytest

from checker.lang.claims import read_claim
from checker.lang.opposites import read
from checker.lang.statements import turns


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("tr", "Kazada üç işçi hayatını kaybetti."),
        ("es", "Tres obreros perdieron la vida en el puerto."),
        ("it", "Tre operai hanno perso la vita nel porto."),
        ("ru", "Трое рабочих лишились жизни в порту."),
        ("pl", "Trzej robotnicy stracili życie w porcie."),
        ("ar", "فقدوا حياتهم في الميناء"),
        ("de", "Drei Arbeiter kamen im Hafen ums Leben."),
        ("fr", "Trois ouvriers ont perdu la vie dans le port."),
    ],
)
def test_an_idiom_for_dying_is_neither_life_nor_loss(lang: str, text: str) -> None:
    reading = read(text, lang)
    assert reading is not None
    assert {(f.key, f.pole) for f in reading.poles if f.key in ("life", "win")} == {("life", 1)}


def test_not_a_single_one_in_french_is_a_denial() -> None:
    reading = read("Plus un seul bateau ne quitte le port.", "fr")
    assert reading is not None
    assert reading.negators


@pytest.mark.parametrize(
    ("evidence", "article"),
    [
        ("No woman had led the national bank of Latvia before her.", "She led the national bank of Latvia."),
        ("No ship had crossed the strait of Messina before.", "The first ship crossed the strait of Messina."),
    ],
)
def test_a_denial_of_all_others_contradicts_nothing(evidence: str, article: str) -> None:
    found = list(turns(read_claim(evidence), read_claim(article), 0.95))
    assert [kind for kind, _ in found if kind == "negation"] == []


def test_a_plain_denial_still_contradicts() -> None:
    found = list(
        turns(read_claim("The ship did not cross the strait."), read_claim("The ship crossed the strait."), 0.95)
    )
    assert [kind for kind, _ in found] == ["negation"]
