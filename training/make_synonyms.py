"""Makes data/wordnet_synonyms.txt: common words and what WordNet has in the synset of their first sense.

    python -m training.make_synonyms /usr/share/wordnet     (Debian's wordnet-base)

A word is taken only where that sense is a usual one of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker.lang.english import common_words

if TYPE_CHECKING:
    from collections.abc import Iterator

OUT = Path(__file__).parent / "data" / "wordnet_synonyms.txt"
NOTICE = """\
# Synonyms, derived from WordNet 3.0. WordNet 3.0 license: WordNet Copyright 2006 by Princeton University. All rights
# reserved. Permission to use, copy, modify and distribute this software and database and its documentation for any
# purpose and without fee or royalty is hereby granted, provided that this notice appears on all copies. THIS SOFTWARE
# AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED.
# Made by training/make_synonyms.py: part of speech, a word in its base form, and what may stand for it.
"""
_USUAL = 2  # senses of the other word among which this one must be
_AMBIGUOUS = 6  # senses from which a word says too little by itself
_FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}


def rows(folder: Path) -> Iterator[str]:
    for mark, name in _FILES.items():
        words, senses = dict(_synsets(folder / f"data.{name}")), dict(_senses(folder / f"index.{name}"))
        for lemma, synsets in senses.items():
            first = synsets[0]
            others = [w for w in words.get(first, ()) if w != lemma and first in senses.get(w, [])[:_USUAL]]
            if others and len(synsets) <= _AMBIGUOUS:
                yield f"{mark} {lemma} {' '.join(others)}"


def _senses(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Common words and their synsets, the most frequent sense first."""
    for line in path.read_text("latin-1").splitlines():
        parts = line.split()
        if not line.startswith(" ") and parts[0] in common_words():
            yield parts[0], parts[-int(parts[2]) :]


def _synsets(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text("latin-1").splitlines():
        if not line.startswith(" "):
            parts = line.split()
            count = int(parts[3], 16)
            found = [parts[4 + 2 * n].split("(")[0] for n in range(count)]
            yield parts[0], [w for w in found if w.isalpha() and w.islower()]


if __name__ == "__main__":
    OUT.write_text(NOTICE + "\n".join(rows(Path(sys.argv[1]))) + "\n", "utf-8")
