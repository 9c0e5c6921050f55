"""Names and terms against the article itself, facts, reference and source."""

from __future__ import annotations

import pytest

from checker.model import Severity
from tests.checks.evidence import findings, found

KADHIMI = {"name": "Mustafa al-Kadhimi", "kind": "person", "aliases": ["al-Kadhimi"], "role": "Prime Minister of Iraq"}


def test_one_finding_a_spelling_with_all_its_places() -> None:
    article = "Prime Minister Mustafa Al-Kazemi came. They met Al-Kazemi. Nobody saw al-Kadhimi leave."
    (hit,) = findings(article, "names", entities=[KADHIMI])
    assert (hit.rule, hit.text, hit.suggestions[0].text) == ("names/mixed-name", "Al-Kazemi", "al-Kadhimi")
    assert hit.suggestions[0].safe
    assert [(r.text, r.suggestion) for r in hit.related] == [("Al-Kazemi", "al-Kadhimi"), ("al-Kadhimi", None)]
    assert hit.evidence[0].text in {"Mustafa al-Kadhimi", "al-Kadhimi"}
    assert "“al-Kadhimi” (once)" in hit.message


def test_without_evidence_either_spelling_may_be_the_wrong_one() -> None:
    kept, wrong = findings("The officer, Łukasz Wójcik, was alone. Later Wojcik was asleep.", "names")
    assert (wrong.text, wrong.suggestions[0].text, wrong.suggestions[0].safe) == ("Wojcik", "Wójcik", True)
    assert (kept.text, kept.suggestions, kept.severity) == ("Wójcik", (), Severity.NEUTRAL)


def test_spellings_that_may_well_be_two_names_are_only_noted() -> None:
    text = "The Spanish newspaper Marca wrote of it. Mallorca lost, and Mallorca went down."
    assert {hit.severity for hit in findings(text, "names")} <= {Severity.NEUTRAL}


def test_given_name_used_as_family_name() -> None:
    article = "The champion, Ding Liren, lost. In game one Ding attacked, and later Ding erred. Then Liren resigned."
    assert found(article, "names") == [("names/mixed-name", "Liren")]


@pytest.mark.parametrize(
    ("article", "entity", "marked"),
    [
        ("They met Mustafa al-Kazimi in Rome.", KADHIMI, "al-Kazimi"),
        ("The plan is by Jose Olmo.", {"name": "José Olmo"}, "Jose"),
        ("The plans are those of Eugène Viollet le Duc.", {"name": "Eugène Viollet-le-Duc"}, "Viollet le Duc"),
        ("The road to Warzazat is open.", {"name": "Ouarzazate", "kind": "place"}, "Warzazat"),
        ("The guide, Charles Iglesias, was there.", {"name": "Carlos Iglesias", "kind": "person"}, "Charles"),
        ("They left Kiev at dawn.", {"name": "Kyiv", "kind": "place"}, "Kiev"),
        ("They say Kazemi left.", {"name": "Ali Rezaei", "avoid": ["Kazemi"]}, "Kazemi"),
    ],
)
def test_other_than_approved(article: str, entity: object, marked: str) -> None:
    assert found(article, "names", entities=[entity]) == [("names/name-mismatch", marked)]


@pytest.mark.parametrize(
    ("article", "entity"),
    [
        ("They met Mustafa al-Kadhimi in Rome. Al-Kadhimi smiled.", KADHIMI),
        ("They met MUSTAFA AL-KADHIMI in Rome.", KADHIMI),
        ("Here Carmelo Acosta lost a house. His cousin Carmen Acosta helped.", {"name": "Carmelo Acosta"}),
        ("The doctor Peter Vogel spoke.", {"name": "Anna Vogel"}),
        ("They sailed to Slovenia.", {"name": "Slovakia", "kind": "place"}),
        ("The goals came from Mustafa al-Kazimi.", KADHIMI | {"not": ["Mustafa al-Kazimi"]}),
    ],
)
def test_approved_or_somebody_else(article: str, entity: object) -> None:
    assert found(article, "names", entities=[entity]) == []


def test_reference_knows_the_name() -> None:
    article = "The dig is led by Jacob Tabolli. The company Nutrient sold its share."
    reference = "Jacopo Tabolli leads the dig. The share was sold by Nutrien of Canada."
    assert set(found(article, "names", reference=reference)) == {
        ("names/name-mismatch", "Nutrient"),
        ("names/name-mismatch", "Jacob"),
    }


def test_source_in_latin_letters_knows_the_name() -> None:
    article = "The minister, Melanie Humi, agreed. The singer Vladimir Karpov did not."
    source = "Die Ministerin Melanie Huml stimmte zu. Der Sänger Wladimir Karpow nicht."
    assert found(article, "names", source=source) == [("names/name-mismatch", "Humi")]


def test_source_tells_two_names_apart() -> None:
    article = "Here Anton Petrenko spoke. Then they asked Petrenka."
    assert found(article, "names", source="Антон Петренко говорил. Потом спросили Петренка.", source_lang="uk")


@pytest.mark.parametrize(
    ("article", "marked"),
    [
        ("The Islamic State (IS) fled, and IS lost the town. Yet an ISIS flag flew.", ["ISIS"]),
        ("The ministers of NATO met. The OTAN states agreed.", ["OTAN"]),
        ("They sell lithium carbonate. Buyers of carbonated lithium waited.", ["carbonated lithium"]),
        ("The group known as IS, also called Daesh, fled.", []),
        ("The International Monetary Fund (IMF) agreed. The IMF paid.", []),
        ("Nobody wants a police state, not even the state police.", []),
    ],
)
def test_terms(article: str, marked: list[str]) -> None:
    assert [text for rule, text in found(article, "names") if rule == "names/mixed-term"] == marked
