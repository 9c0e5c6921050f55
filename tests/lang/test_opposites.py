"""Tables of words that turn a claim round: read whole, found in text, offsets exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lang.opposites import DATA, Reading, lexicon, read

LANGUAGES = sorted(path.stem for path in DATA.glob("*.txt"))
KINDS = ("negators", "hints", "poles", "quantifiers", "concepts")


def reading(text: str, lang: str) -> Reading:
    found = read(text, lang)
    assert found is not None
    return found


def words(text: str, lang: str, kind: str) -> list[str]:
    return [text[f.start : f.end] for f in getattr(reading(text, lang), kind)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_tables_are_whole(lang: str) -> None:
    lines = (DATA / f"{lang}.txt").read_text("utf-8").splitlines()
    keys = [line.partition(":")[0] for line in lines if line and not line.startswith("#")]
    english = {line.partition(":")[0] for line in (DATA / "en.txt").read_text("utf-8").splitlines()}
    assert len(keys) == len(set(keys))
    assert set(keys) <= english | {"plain"}
    for line in lines:
        key, _, rest = line.partition(": ")
        axis = key.isalpha() and key not in {"neg", "mask", "maybe", "plain", "without", "except"}
        assert rest.count(" / ") == (1 if axis else 0) or line.startswith("#"), line


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("She did not sign.", "en", ["not"]),
        ("She didn’t sign and can't.", "en", ["didn’t", "can't"]),
        ("It is not only cheap but also good.", "en", []),
        ("School No. 30 is closed.", "en", []),
        ("Es la mayor cantidad que ha pagado nunca el club.", "es", []),
        ("El mejor equipo nunca perdió.", "es", ["nunca"]),
        ("C’est le plus grand incendie jamais enregistré.", "fr", []),
        ("È il prezzo più alto mai pagato.", "it", []),
        ("O maior clube nunca perdeu.", "pt", ["nunca"]),
        ("Kein einziger Vertrag wurde gekündigt.", "de", ["Kein"]),
        ("Nicht nur Pendler fahren hier.", "de", []),
        ("Il n'a pas signé.", "fr", ["pas"]),
        ("Il ne boit que de l'eau.", "fr", []),
        ("Un pas de plus.", "fr", []),
        ("No descartó nada.", "es", ["No", "nada"]),
        ("No solo llovió.", "es", []),
        ("Non solo piove.", "it", []),
        ("O ministro não assinou.", "pt", ["não"]),
        ("De minister tekende niet.", "nl", ["niet"]),
        ("Minister nie podpisał umowy.", "pl", ["nie"]),
        ("Министр не подписал договор.", "ru", ["не"]),
        ("Міністр не підписав угоду.", "uk", ["не"]),
        ("Bakan anlaşmayı imzalamadı.", "tr", ["imzalamadı"]),
        ("Temmuz ayında yağmur yağdı.", "tr", []),
        ("لم يوقع الوزير الاتفاق.", "ar", ["لم"]),
        ("لا تزال الحرب مستمرة.", "ar", []),
        ("部长没有签署协议。", "zh", ["没有"]),
    ],
)
def test_negators(text: str, lang: str, expected: list[str]) -> None:
    assert words(text, lang, "negators") == expected


@pytest.mark.parametrize(
    ("text", "lang", "axis", "pole"),
    [
        ("Die Preise nahmen im Juli stark zu.", "de", "change", 0),
        ("Les prix ont baissé.", "fr", "change", 1),
        ("La ladera oeste.", "es", "ew", 1),
        ("La costa orientale.", "it", "ew", 0),
        ("Цены упали.", "ru", "change", 1),
        ("Ціни зросли.", "uk", "change", 0),
        ("Os preços subiram.", "pt", "change", 0),
        ("De prijzen daalden: een daling.", "nl", "change", 1),
        ("Ceny spadły.", "pl", "change", 1),
        ("Fiyatlar yükseldi.", "tr", "change", 0),
        ("وارتفعت الأسعار", "ar", "change", 0),
        ("Prices rose.", "en", "change", 0),
    ],
)
def test_poles(text: str, lang: str, axis: str, pole: int) -> None:
    assert reading(text, lang).poles_on((axis,), pole, strong=True)
    assert not reading(text, lang).poles_on((axis,), 1 - pole, strong=True)


def test_unknown_language() -> None:
    assert read("Hrópað á heiminn", "is") is None
    assert lexicon("../en") is None


@given(st.text(max_size=80), st.sampled_from(LANGUAGES))
def test_offsets_lie_in_the_text(text: str, lang: str) -> None:
    found = reading(text, lang)
    for kind in KINDS:
        for f in getattr(found, kind):
            assert 0 <= f.start < f.end <= len(text)
