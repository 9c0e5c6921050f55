"""Makes checker/lang/data/words_en.txt from the word lists of Debian's wamerican-large and wbritish-large (SCOWL).

    python benchmarks/make_wordlist.py [FOLDER with american-english-large and british-english-large]

Kept are words in small letters. Left out are regular inflections and derivations of words that are kept: whoever asks
(checker.lang.english) takes endings off. Words that English news and prose use often come first, then an empty line,
then the others; how often is counted in the premises of MultiNLI and other openly licensed texts, where they are there.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.lang.english import derives  # noqa: E402 - the checkout need not be installed

BENCH = ROOT.parent / "shared" / "bench"
TARGET = ROOT / "checker" / "lang" / "data" / "words_en.txt"
COMMON = 12
NOTICE = """\
# English words, from SCOWL (Spell Checker Oriented Word Lists), packaged in Debian's wamerican-large, wbritish-large.
# Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the
# associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted
# without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and
# this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the
# suitability of this array for any purpose. It is provided "as is" without express or implied warranty.
"""
# Words of the last years and of news that SCOWL has not.
NEWER = """
app apps blog bitcoin broadband broadsheet caliphate coronavirus covid cryptocurrency cyberattack deepfake drone
e-mail email euro eurozone fintech freighter geopolitical geopolitics hashtag hijab jihadist jihadi livestream
lockdown mpox offline online podcast selfie smartphone startup superspreader telework tsunami tweet vaping vlog
voicemail webinar website wildfire workaround ukulele ayatollah crosier enclave exclave biofuel microchip centre-left
centre-right payout rollout shutdown takedown runoff lineup matchday playoff semi-final quarter-final goalkeeper
midfielder keffiyeh burqa niqab madrasa mullah sharia halal kosher imam emir sheikh sultan fatwa hajj intifada loya
jirga peshmerga samizdat perestroika glasnost siloviki oblast okrug kolkhoz babushka borscht vodka rouble kopeck
hryvnia zloty koruna forint lev lira dinar dirham dirhams riyal rial rupee rupees baht renminbi yuan yen won peso real
reais crore lakh favela gaucho junta guerrilla caudillo barrio plaza flamenco tapas paella siesta matador corrida tsar
tsarist sauna fjord geyser skyr kebab döner falafel hummus couscous tagine baklava yurt kimono sushi karaoke capita
sleight divorcee fiance fiancee shoulda coulda woulda arrestee statin hydrogel livability adsorb ecommerce e-commerce
tatami sake samurai ninja manga anime emoji ramen wagyu dim sum feng shui tofu kimchi taekwondo hanbok
prix chateau chateaux terroir terroirs whistleblower whistleblowers glyphosate ebola frontman frontmen norovirus
zoonotic antifa satnav gigafactory gigafactories gigatonne gigatonnes gigalitre backend countertop offseason roadmap
stepmum governorate governorates hydroxychloroquine remdesivir azithromycin ivermectin semaglutide
immunomodulatory seroprevalence transmissibility cytokine antiretroviral papillomavirus microplastics per annum
chatbot chatbots crowdfunding cybersecurity decarbonise decarbonize decarbonisation decarbonization desalination
electrolyser electrolyzer agroforestry agritourism ecotourism wellness superyacht superyachts paywall podcaster
influencer influencers greenwashing rewilding deepfakes disinformation misinformation ransomware malware
blockchain cryptocurrencies stablecoin neonicotinoid permafrost anthropogenic kilowatt terawatt petabyte
carabinieri carabiniere gendarme gendarmes gendarmerie arrondissement prefecture voivode voivodeship
laissez faire fait accompli ad hoc en masse per se de facto
cafe cafes cliche cliches fiancee matinee emigre emigres entree facade naive protege resume decor fete divorcee
"""


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("/usr/share/dict")
    words = set(NEWER.split())
    for name in ("american-english-large", "british-english-large"):
        words |= {word for word in (folder / name).read_text("utf-8").split() if re.fullmatch(r"[a-zà-ÿ]{2,}", word)}
    counts = _counts()
    kept: set[str] = set()
    for word in sorted(words, key=len):  # bases come before what is derived from them
        if counts[word] >= COMMON or not derives(word, kept):
            kept.add(word)
    common = sorted(word for word in kept if counts[word] >= COMMON)
    others = sorted(kept - set(common))
    lines = [*common, "", *others]
    TARGET.write_text(NOTICE + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(common)} common and {len(others)} other words, {TARGET.stat().st_size:,} bytes")


def _counts() -> Counter[str]:
    counts: Counter[str] = Counter()
    path = BENCH / "train_nli.jsonl"
    if not path.exists():
        sys.exit(f"{path} is not there: which words are common cannot be counted")
    for premise in {json.loads(line)["premise"] for line in path.read_text("utf-8").splitlines()}:
        counts.update(re.findall(r"(?<![\w'’-])[a-z]+(?![\w'’-])", premise))
    return counts


if __name__ == "__main__":
    main()
