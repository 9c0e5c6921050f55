"""Makes checker/lang/data/verbs_en.txt, the words that are often enough a verb, from WordNet's counts.

    python benchmarks/make_verbs.py /usr/share/wordnet/index.sense    (of Debian's wordnet-sense-index)

WordNet counts how often each sense of a word was meant in running text. A base form is listed where it is a verb in at
least one of fifty of its uses, or where it is nothing but a verb.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.make_contraries import NOTICE  # noqa: E402 - the checkout need not be installed
from checker.lang.english import is_english  # noqa: E402

TARGET = ROOT / "checker" / "lang" / "data" / "verbs_en.txt"
VERB = "2"  # WordNet's number of the part of speech
SHARE = 0.02
WIDTH = 120


def verbs(index: Path) -> list[str]:
    """Base forms, sorted."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in index.read_text("utf-8").splitlines():
        key, _, _, times = line.split()
        lemma, _, sense = key.partition("%")
        counts[lemma][sense[0]] += int(times)
    return sorted(word for word, uses in counts.items() if word.isalpha() and is_english(word) and _often(uses))


def _often(uses: Counter[str]) -> bool:
    return set(uses) == {VERB} or (uses[VERB] > 0 and uses[VERB] >= SHARE * uses.total())


def lines(words: list[str]) -> list[str]:
    out = [""]
    for word in words:
        if len(out[-1]) + len(word) >= WIDTH:
            out.append("")
        out[-1] = f"{out[-1]} {word}".strip()
    return out


if __name__ == "__main__":
    notice = NOTICE.replace("Contraries, derived from WordNet 3.1", "Verbs, derived from WordNet 3.0").splitlines()
    notice[-1] = "# Made by benchmarks/make_verbs.py: base forms."
    TARGET.write_text("\n".join([*notice, *lines(verbs(Path(sys.argv[1])))]) + "\n", encoding="utf-8")
