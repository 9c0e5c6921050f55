"""Words that every newspaper prints, and that a machine garbles when it hears them through another language."""

from __future__ import annotations

from functools import cache

# Ordinary words: in small letters, or at the start of a sentence.
_WORDS = """
corona coronavirus pandemic epidemic quarantine lockdown vaccine vaccination vaccinated infection infected incidence
parliament parliamentary president presidential government governor minister ministry chancellor ambassador election
referendum coalition opposition candidate campaign democracy democratic republic constitution constitutional
legislature senator congress committee commission commissioner council mayor municipality province federation
agreement negotiation negotiations treaty sanctions embargo diplomacy diplomatic sovereignty independence
military soldier soldiers ceasefire offensive missile missiles ammunition artillery helicopter parachute warship
terrorist terrorism militia insurgent hostage assassination massacre genocide casualties wounded
refugee refugees asylum migrant migrants immigration deportation smuggler trafficking humanitarian
prosecutor prosecution investigation investigator defendant sentenced testimony witness lawyer judgment verdict
manslaughter corruption embezzlement bribery extradition imprisonment parole
economy economic inflation recession unemployment investment investor shareholder billion million trillion percent
manufacturer production industry industrial agriculture agricultural subsidy export import tariff currency
earthquake tsunami hurricane volcano eruption drought wildfire avalanche landslide evacuation emergency
climate emissions greenhouse renewable electricity nuclear reactor pipeline petroleum lithium hydrogen
championship tournament qualifying goalkeeper midfielder semifinal marathon Olympic stadium referee penalty
satellite spacecraft astronaut telescope laboratory researcher scientist experiment university professor
hospital patient symptoms diagnosis surgery therapy medicine pharmaceutical
cathedral archaeologist archaeological excavation sculpture exhibition orchestra composer
"""
# Proper names that are the same in every article.
_NAMES = """
Covid-19 COVID-19 Afghanistan Albania Algeria Argentina Armenia Australia Austria Azerbaijan Bangladesh Belarus Belgium
Bolivia Bosnia Botswana Brazil Bulgaria Cambodia Cameroon Colombia Croatia Denmark Ecuador Estonia Ethiopia Finland
Georgia Germany Guatemala Honduras Hungary Iceland Indonesia Ireland Jamaica Kazakhstan Kyrgyzstan Lebanon Lithuania
Luxembourg Macedonia Madagascar Malaysia Mauritania Moldova Mongolia Montenegro Morocco Mozambique Myanmar Namibia
Netherlands Nicaragua Nigeria Norway Pakistan Palestine Paraguay Philippines Portugal Romania Scotland Senegal
Singapore Slovakia Slovenia Somalia Switzerland Tajikistan Tanzania Thailand Tunisia Turkmenistan Ukraine Uruguay
Uzbekistan Venezuela Vietnam Zimbabwe Washington Brussels Strasbourg Jerusalem Damascus Baghdad Beijing Shanghai
Moscow London Vienna Warsaw Budapest Bucharest Belgrade Lisbon Madrid Barcelona Istanbul Ankara Tehran Helsinki
Stockholm Copenhagen Amsterdam Johannesburg
American European African Russian Ukrainian Brazilian Canadian Austrian Australian Belgian Bulgarian Croatian
Hungarian Romanian Norwegian Portuguese Japanese Chinese Vietnamese Palestinian Iranian Lebanese Egyptian Moroccan
Algerian Tunisian Ethiopian Nigerian Argentine Mexican Colombian Venezuelan Indonesian Philippine Taiwanese Mongolian
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February August September October November December
Christmas Christian Catholic Protestant Orthodox Muslim Buddhist Hindu Jewish Islamic Vatican Kremlin Pentagon
Taliban Hezbollah Interpol Greenpeace Eurovision Bundesliga Wimbledon
"""


@cache
def news_words() -> frozenset[str]:
    return frozenset(word for word in _WORDS.split() if word.islower())


@cache
def news_names() -> frozenset[str]:
    return frozenset(_NAMES.split()) | {word for word in _WORDS.split() if not word.islower()}
