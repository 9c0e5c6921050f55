"""One name in two spellings, or two names, in the light of the text around."""

from __future__ import annotations

import pytest

from checker.annotate import annotate
from checker.lang.name_clusters import Clusterer
from checker.lang.name_table import cluster_names
from checker.model import Document
from checker.read.blocks import split_blocks


def document(text: str) -> Document:
    return annotate(split_blocks(Document(id="a", path="a.txt", text=text, lang="en")))


def pairs(text: str) -> list[set[str]]:
    found = document(text)
    names = [m for m in found.mentions if m.kind == "name"]
    return [{p.a, p.b} for p in Clusterer(names, text).pairs]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("The mayor, Anton Gerassimow, resigned. They say Gerasimov had been ill.", {"Gerassimow", "Gerasimov"}),
        ("The officer, Łukasz Wójcik, was alone. Later Wojcik was asleep.", {"Wójcik", "Wojcik"}),
        ("They fled from Tafeghaghte. In Tafghaght nothing stands.", {"Tafeghaghte", "Tafghaght"}),
        ("The film by Qiu Litao opened. The crowd loved Qiu Li-tao.", {"Qiu Litao", "Qiu Li-tao"}),
        ("The envoy left Kiev at dawn. Nobody stayed in Kyiv.", {"Kiev", "Kyiv"}),
        ("Troops in Burma fled. The army of Myanmar denied it.", {"Burma", "Myanmar"}),
        ("He flew to Ivory Coast. Voters in Côte d'Ivoire are angry.", {"Ivory Coast", "Côte d'Ivoire"}),
        ("People fled from Drohova. Shells fell near Drohovi at night.", {"Drohova", "Drohovi"}),
        ("The actress Nela Saldan arrived. Fans of Nela Saldana cheered.", {"Saldan", "Saldana"}),
        ("The singer Daria Morozina won. The song by Morozin was long.", {"Morozina", "Morozin"}),
        ("The Sonan Daje Protection Station closed. Rangers left Sonandaje on foot.", {"Sonan Daje", "Sonandaje"}),
        ("The striker Anton Girault scored. Then Giraul was sent off.", {"Girault", "Giraul"}),
    ],
)
def test_one_name(text: str, pair: set[str]) -> None:
    assert pair in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "The manager, Birgit Jansen, spoke. The economist Nils Jannsen disagreed.",
        "The brothers Luc and Marc Ferrand drowned.",
        "Here Carmelo Acosta lost a house. His cousin Carmen Acosta helped.",
        "The record of Garry Kasparov stands; he beat Anatoly Karpov. Both Kasparov and Karpov came.",
        "The ship left Slovakia for Slovenia, past Austria and Australia, Iran and Iraq, Niger and Nigeria.",
        "The rocket Ariane flew. The firm Arianespace sells Ariane.",
        "Nobody in Israel knew. The Israeli cabinet and the Israelis met.",
        "The poet Anna Ivanova married the writer Pavel Ivanov. Later Ivanova left.",
        "BASF rose. The firm Basf said so.",
        "Troops in Myanmar, formerly Burma, fled. Rebels in Burma cheered.",
        "The singer Daria Morozina won. Her husband thanked the jury. Then Morozin sang.",
        "The singer Daria Morozina won. Later Mr Morozin sang.",
        "The villages of Drohova and Drohovi were shelled.",
    ],
)
def test_two_names(text: str) -> None:
    assert pairs(text) == []


def test_clusters() -> None:
    text = "Premier Mustafa al-Kazemi came. They met Kadhimi. They met Mustafa al-Kazemi in Rome."
    found = document(text)
    clusters = cluster_names([m for m in found.mentions if m.kind == "name"], text)
    first = clusters[0]
    assert (first.kind, first.house, first.mixed) == ("person", "Mustafa al-Kazemi", True)
    assert [(f.text, len(f.spans)) for f in first.forms] == [("Mustafa al-Kazemi", 2), ("Kadhimi", 1)]
    assert [(c.house, c.mixed) for c in clusters[1:]] == [("Rome", False)]


def test_a_family_name_that_two_people_bear_is_neither_ones() -> None:
    text = "Premier Nora Halvorsen met the singer Ulf Halvorsen. Later Halvorsen left for Oslo."
    found = document(text)
    houses = [c.house for c in cluster_names([m for m in found.mentions if m.kind == "name"], text)]
    assert houses == ["Nora Halvorsen", "Ulf Halvorsen", "Halvorsen", "Oslo"]
