"""Evidence in other words: a reference that tells the same in its own way shows what is wrong, and only that."""

from __future__ import annotations

import pytest

from checker.model import Severity
from tests.checks.evidence import findings

SAID = [
    (
        "The government wants to send 1,800 soldiers to the border by spring.",
        "By spring, the government says, 1,800 of its troops are to be at the border.",
        "",
    ),
    (
        "The government wants to send 8,100 soldiers to the border by spring.",
        "By spring, the government says, 1,800 of its troops are to be at the border.",
        "numbers/number-mismatch",
    ),
    ("The factory in Brno employs 430 people.", "Some 430 men and women work at the Brno plant.", ""),
    (
        "Divers have recovered 19 bodies from the wreck of the ferry.",
        "Nineteen dead have been brought up from the sunken ferry by divers.",
        "",
    ),
    (
        "The new line cuts the journey from Porto to Lisbon to 75 minutes.",
        "Trains will need an hour and a quarter between Porto and Lisbon once the new line is open.",
        "",
    ),
    (
        "The bank set aside 3.2 million euros for fines.",
        "Fines may cost the bank 3.2 billion euros, for which it has made provisions.",
        "numbers/magnitude",
    ),
    (
        "The collection, which fetched 3.6 million euros, went to Bruges.",
        "The 75-piece collection, which fetched 3.64 million euros, went to Bruges.",
        "",
    ),
    (
        "The collection, which fetched 3.7 million euros, went to Bruges.",
        "The 75-piece collection, which fetched 3.64 million euros, went to Bruges.",
        "numbers/number-mismatch",
    ),
    (
        "Unemployment in the region stood at 14 per cent in June.",
        "In June, 14 in every 100 workers of the region were without a job.",
        "",
    ),
    (
        "Repairs to the dam cost 60 million dollars.",
        "The state paid 60 million euros to have the dam mended.",
        "numbers/currency-mismatch",
    ),
    (
        "The glacier has retreated by 120 feet since 1990.",
        "Since 1990 the ice has drawn back 120 metres.",
        "numbers/unit-mismatch",
    ),
    ("The bridge was opened in May 1998.", "The bridge has carried traffic since May 1998.", ""),
    ("The bridge was opened in May 1989.", "The bridge has carried traffic since May 1998.", "numbers/date-mismatch"),
    (
        "The Chilean interior minister, Carlos Vidal, rejected the criticism.",
        "Carlos Vidal, who heads Chile's foreign ministry, would not accept the criticism.",
        "facts/role-mismatch",
    ),
    (
        "Defence Minister Ana Brandao visited the base.",
        "The base received a visit from Ana Brandao, the defence minister.",
        "",
    ),
    (
        "Defence Minister Ana Brandao visited the base.",
        "The base received a visit from Ana Brandao, the finance minister.",
        "facts/role-mismatch",
    ),
    (
        "The mayor of Riga, Juris Kalns, opened the market.",
        "Juris Kalns, Riga's deputy mayor, declared the market open.",
        "facts/role-mismatch",
    ),
    ("The lorry overturned on the motorway near Graz.", "Outside Graz a truck fell on its side on the motorway.", ""),
    (
        "The company is building its battery plant in Szeged, in southern Hungary.",
        "Its batteries are to come from a new plant in Debrecen, Hungary.",
        "facts/place-mismatch",
    ),
    (
        "Rescuers pulled a boy from the rubble in Adana.",
        "In Malatya, a boy was freed from under the rubble by rescuers.",
        "facts/place-mismatch",
    ),
    (
        "Sweden handed the suspect over to Estonia on Friday.",
        "The suspect, whom Estonia extradited to Sweden on Friday, is 34.",
        "facts/actor-mismatch",
    ),
    (
        "Novartis bought the laboratory from Bayer for 90 million euros.",
        "For 90 million euros Bayer has taken over the laboratory of Novartis.",
        "facts/actor-mismatch",
    ),
    ("Kenya beat Uganda in the final.", "In the final Uganda lost to Kenya.", ""),
    ("Uganda beat Kenya in the final.", "In the final Uganda lost to Kenya.", "facts/actor-mismatch"),
    (
        "The operator has ruled out a leak at the reactor.",
        "The operator says that it cannot rule out a leak at the reactor.",
        "facts/negation",
    ),
    ("The hospital was not damaged in the attack.", "The attack left the hospital damaged.", "facts/negation"),
    ("The council has not approved the plan.", "So far the plan has no approval from the council.", ""),
    (
        "Prices of wheat fell by six per cent in a week.",
        "Wheat became six per cent dearer within a week.",
        "facts/antonym",
    ),
    (
        "Lawmakers rejected the pension reform by a narrow majority.",
        "The pension reform was passed by a slim majority of lawmakers.",
        "facts/antonym",
    ),
    (
        "The party leader supports the sale of the airport.",
        "The sale of the airport is opposed by the leader of the party.",
        "facts/antonym",
    ),
    (
        "Egypt imports most of its wheat from Romania.",
        "Most of the wheat that Egypt buys abroad comes from Romania.",
        "",
    ),
    (
        "Shares of the airline closed higher on Monday.",
        "On Monday the airline's shares ended the day lower.",
        "facts/antonym",
    ),
    ("The ceasefire was extended on Sunday.", "The ceasefire was ended on Sunday.", "facts/antonym"),
    ("All the passengers were rescued.", "Most of the passengers were rescued; two are missing.", "facts/quantifier"),
    ("Twelve people were injured and three were killed.", "Three people died; twelve others were hurt.", ""),
    ("The president arrived in Oslo on Monday.", "On Monday the head of state landed in the Norwegian capital.", ""),
    (
        "Inflation slowed to 3.1 per cent from 3.4 per cent.",
        "Prices rose by 3.1 per cent, after 3.4 per cent a month earlier.",
        "",
    ),
    ("The court acquitted the banker.", "The banker was found not guilty.", ""),
    ("The court acquitted the banker.", "The court found the banker guilty of fraud.", "facts/antonym"),
]


@pytest.mark.parametrize(("article", "reference", "kind"), SAID)
def test_evidence_in_other_words(article: str, reference: str, kind: str) -> None:
    found = [f.rule for f in findings(article, reference=reference) if f.severity > Severity.NEUTRAL]
    assert any(rule.startswith(kind) for rule in found) if kind else not found


@pytest.mark.parametrize(
    ("article", "reference", "wrong"),
    [
        (
            "On Friday the biologist Aino Salo showed the new greenhouse in Tampere to visitors.",
            "On Friday, the new greenhouse in Tampere was shown to visitors by the biologist Kirsi Mannila.",
            "Aino Salo",
        ),
        (
            "The orchestra of Vilnius played four symphonies in the open air on Saturday.",
            "The orchestra of Vilnius performed three symphonies in the open air on Saturday.",
            "four symphonies",
        ),
        (
            "More than 62 million trees were planted in the valley last year.",
            "More than 26 million trees were planted in the valley last year.",
            "62 million",
        ),
        (
            "The storm reached the coast of Galicia in the night.",
            "In the night the storm reached the coast of Brittany.",
            "Galicia",
        ),
    ],
)
def test_one_thing_in_the_place_of_another(article: str, reference: str, wrong: str) -> None:
    assert any(f.text in wrong or wrong in f.text for f in findings(article, reference=reference))


@pytest.mark.parametrize(
    ("article", "reference"),
    [
        ("He won the DFB Pokal with Bremen in 1999.", "In 1999 he won the DFB Cup with Bremen."),
        ("The European Union agreed on new rules for ferries.", "The EU agreed on new rules for ferries."),
        ("The man from the Netherlands came third in Spa.", "The Dutchman came third in Spa."),
        ("The storm hit the island in the night before Sunday.", "The storm hit the island on Saturday night."),
    ],
)
def test_two_names_for_one_thing(article: str, reference: str) -> None:
    assert not [f.rule for f in findings(article, "facts", "numbers", reference=reference)]
