"""A source sentence and its rendering: what is turned, and which words are marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lang.opposites import read
from checker.lang.polarity import DOUBTFUL, turns


def found(source: str, lang: str, article: str) -> list[tuple[str, str]]:
    theirs, ours = read(source, lang), read(article, "en")
    assert theirs is not None
    assert ours is not None
    return [(k, article[t.start : t.end]) for k, t in turns(theirs, ours) if t.confidence > DOUBTFUL]


@pytest.mark.parametrize(
    ("source", "lang", "article", "expected"),
    [
        ("Die Firma schließt einen Verkauf nicht aus.", "de", "The firm rules out a sale.", "rules out"),
        ("No descartó nuevos cortes.", "es", "She ruled out new cuts.", "ruled out"),
        ("Es gab keinen einzigen Verletzten.", "de", "There was a single casualty.", "a single casualty"),
        ("Le ministre n'a pas démissionné.", "fr", "The minister has resigned.", "has resigned"),
        ("Il ponte non è stato distrutto.", "it", "The bridge was destroyed.", "was destroyed"),
        ("De rechtbank heeft het plan niet goedgekeurd.", "nl", "The court has approved the plan.", "has approved"),
        ("Rząd nie podpisał umowy.", "pl", "The government signed the deal.", "signed"),
        ("Мост не был разрушен.", "ru", "The bridge was destroyed.", "was destroyed"),
        ("Bakan anlaşmayı imzalamadı.", "tr", "The minister signed the deal.", "signed"),
        ("El tren llegó a Sevilla.", "es", "The train did not arrive in Seville.", "did not arrive"),
    ],
)
def test_negation(source: str, lang: str, article: str, expected: str) -> None:
    [(kind, words)] = found(source, lang, article)
    assert kind == "negation"
    assert words in expected or expected in words


@pytest.mark.parametrize(
    ("source", "lang", "article", "expected"),
    [
        ("Die Preise stiegen um ein Zehntel.", "de", "Prices fell by a tenth.", "fell"),
        ("La ladera oeste ardió.", "es", "The eastern slope burned.", "eastern"),
        ("Le parti a perdu les élections.", "fr", "The party won the election.", "won"),
        ("L'importazione di grano è cresciuta.", "it", "Wheat exports rose.", "exports"),
        ("Экспорт зерна вырос.", "ru", "Grain imports rose.", "imports"),
        ("Eksport zboża wzrósł.", "pl", "Grain imports rose.", "imports"),
        ("Der Westen wählt früh, der Osten spät.", "de", "The west votes early, the west votes late.", "west"),
    ],
)
def test_opposites(source: str, lang: str, article: str, expected: str) -> None:
    assert ("antonym", expected) in found(source, lang, article)


@pytest.mark.parametrize(
    ("source", "lang", "article", "expected"),
    [
        ("Die meisten Häuser blieben leer.", "de", "All houses stayed empty.", "All houses"),
        ("Keiner von ihnen überlebte.", "de", "One of them survived.", "One of them"),
        ("La mayoría de los puentes cayó.", "es", "All the bridges fell.", "All the"),
        ("Tous les ponts sont fermés.", "fr", "Most of the bridges are closed.", "Most of the"),
    ],
)
def test_quantifiers(source: str, lang: str, article: str, expected: str) -> None:
    kinds = dict(found(source, lang, article))
    assert kinds["quantifier"] in expected or expected in kinds["quantifier"]


@pytest.mark.parametrize(
    ("source", "lang", "article"),
    [
        ("Der Rat stimmte nicht zu.", "de", "The council refused."),
        ("Das Gesetz gilt nicht nur in Berlin.", "de", "The law applies in Berlin and elsewhere."),
        ("Un seul témoin est venu.", "fr", "Only one witness came."),
        ("Ce n'est pas possible.", "fr", "This is impossible."),
        ("Dem Land fehlt Geld.", "de", "The country does not have money."),
        ("Die Zahl stieg nicht.", "de", "The number did not rise."),
        ("Der Preis stieg nicht mehr.", "de", "The price stopped rising."),
        ("Voriges Jahr war es die letzte Fahrt.", "de", "Last year it was the last trip."),
        ("Школа № 30 открыта.", "ru", "School No. 30 is open."),
        ("Вы не пробовали такое?", "ru", "Have you tried this?"),
        ("Es ist der wichtigste Hafen von allen.", "de", "It is the most important port of all."),
        ("", "de", ""),
    ],
)
def test_right_renderings(source: str, lang: str, article: str) -> None:
    assert found(source, lang, article) == []


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["de", "fr", "ru", "ar", "zh", "tr"]))
def test_spans_lie_in_the_article(source: str, article: str, lang: str) -> None:
    theirs, ours = read(source, lang), read(article, "en")
    assert theirs is not None
    assert ours is not None
    for _, turn in turns(theirs, ours):
        assert 0 <= turn.start <= turn.end <= len(article)
        assert 0 <= turn.at[0] <= turn.at[1] <= len(source)
