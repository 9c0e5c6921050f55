"""Learns where a sentence lacks a word: parsed sentences of the open texts, and the same with one word left out.

    python -m training.gaps --bench ../shared/bench

writes the classes of words and the weights that checker/consistency/gaps.py reads.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.consistency.gaps import CLASSES, OWN, SIZE, WEIGHTS, Classes, Gaps, features
from training import grammar, sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Tagged = list[tuple[str, str, str, str]]  # word, fine tag, part of speech and place in the clause, by spaCy

_SMALL = frozenset("DT IN TO CC MD PRP PRP$ WDT WP WRB EX RP PDT WP$ . , : `` '' -LRB- -RRB- POS".split())
_AUXILIARIES = frozenset("is are was were be been being am has have had do does did 's n't not 're 've 'll 'd".split())
_KNOWN = 3  # times a word must have been met for a class
_ONE_CLASS = 0.85  # share of its uses from which a word has one class and not two
_ENDINGS = (3, 2)
_OFTEN = 10  # words with an ending that tell its class
_SENTENCES = 30_000
_WORDS = (5, 45)
_LEFT_OUT = 4  # words of a sentence that are left out, one at a time
_STRONGEST = 127
_C = 1.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.gaps", description=__doc__)
    root = Path(__file__).resolve().parent.parent
    parser.add_argument("--bench", type=Path, default=root.parent / "shared" / "bench")
    parser.add_argument("--out", type=Path, default=root / "checker" / "consistency" / "data")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    learn(args.bench, args.out, args.seed)


def learn(bench: Path, out: Path, seed: int = 1) -> None:
    rng = random.Random(seed)
    texts = sorted(set(_sentences(bench)))
    rng.shuffle(texts)
    tagged = grammar.tagged(texts[:_SENTENCES])
    classes = classes_of(tagged)
    _write(out / CLASSES, classes)
    (out / WEIGHTS).unlink(missing_ok=True)
    found, lacks = _examples(tagged, Gaps(out), rng)
    weights, bias = _fitted(found, lacks)
    classes.scale, classes.bias = float(np.abs(weights).max()) / _STRONGEST, bias
    (out / WEIGHTS).write_bytes(np.round(weights / classes.scale).astype(np.int8).tobytes())
    _write(out / CLASSES, classes)
    print(f"{len(tagged)} sentences, {len(lacks)} places, {sum(lacks)} of them with a word left out")


def _sentences(bench: Path) -> Iterable[str]:
    """Of texts that are not held out."""
    for pair in sources.labelled(bench):
        if pair.set in sources.RUNNING and not pair.held_out:
            for sentence in (*sources.sentences_of(pair.premise), *sources.sentences_of(pair.claim)):
                if _WORDS[0] <= len(sentence.split()) <= _WORDS[1] and sentence[0].isupper() and sentence[-1] in '.!?"':
                    yield sentence


def classes_of(tagged: Sequence[Tagged]) -> Classes:
    """The usual tag of each word, or its two usual ones; small words are classes of their own."""
    tags: dict[str, Counter[str]] = defaultdict(Counter)
    for word, tag, _, _ in (row for sentence in tagged for row in sentence):
        tags[word.casefold().replace("’", "'")][tag] += 1
    found = Classes()
    endings: dict[str, Counter[str]] = defaultdict(Counter)
    for word, seen in tags.items():
        if sum(seen.values()) >= _KNOWN and " " not in word:
            found.words[word] = OWN if word in _AUXILIARIES or seen.most_common(1)[0][0] in _SMALL else _class(seen)
        if sum(seen.values()) <= _KNOWN and word.isalpha() and len(word) > _ENDINGS[0] + 1:
            for length in _ENDINGS:
                endings[word[-length:]].update(seen)
    for ending, seen in endings.items():
        if sum(seen.values()) >= _OFTEN:
            found.endings[ending] = seen.most_common(1)[0][0]
    return found


def _class(seen: Counter[str]) -> str:
    most = seen.most_common(2)
    return most[0][0] if most[0][1] >= _ONE_CLASS * sum(seen.values()) else "|".join(sorted(tag for tag, _ in most))


def _examples(tagged: Sequence[Tagged], made: Gaps, rng: random.Random) -> tuple[list[list[int]], list[int]]:
    """Features of the places of sound sentences, and of those where a word was left out."""
    found: list[list[int]] = []
    lacks: list[int] = []
    for sentence in tagged:
        rows = made.rows([word for word, *_ in sentence])
        found += [list(features(rows, at)) for at in range(len(rows) + 1)]
        lacks += [0] * (len(rows) + 1)
        for _ in range(_LEFT_OUT):
            if shorter := without(sentence, rng):
                found.append(list(features(made.rows(shorter[0]), shorter[1])))
                lacks.append(1)
    return found, lacks


def without(sentence: Tagged, rng: random.Random) -> tuple[list[str], int] | None:
    """The words without a noun, verb or subject, and where it stood."""
    several = [
        n
        for n, (_, _, part, place) in enumerate(sentence)
        if part in ("NOUN", "VERB") or (place in ("nsubj", "nsubjpass") and part in ("PRON", "PROPN"))
    ]
    if not several:
        return None
    last = first = rng.choice(several)
    while first and sentence[last][2] in ("NOUN", "PROPN") and sentence[first - 1][3] == "compound":
        first -= 1
    words = [word for word, *_ in sentence]
    left = words[:first] + words[last + 1 :]
    if left and not first:
        left[0] = left[0][:1].upper() + left[0][1:]
    return left, first


def _fitted(found: Sequence[Sequence[int]], lacks: Sequence[int]) -> tuple[Any, float]:
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    ends = np.cumsum([0, *(len(row) for row in found)])
    places = np.fromiter((place for row in found for place in row), dtype=np.int32)
    matrix = csr_matrix((np.ones(len(places), dtype=np.float32), places, ends), shape=(len(found), SIZE))
    model = LogisticRegression(C=_C, solver="liblinear", tol=1e-3).fit(matrix, lacks)
    return model.coef_[0], float(model.intercept_[0])


def _write(path: Path, classes: Classes) -> None:
    of: dict[str, list[str]] = defaultdict(list)
    for word, kind in (*classes.words.items(), *((f"-{e}", kind) for e, kind in classes.endings.items())):
        of[kind].append(word)
    lines = [f"scale\t{classes.scale:.6g}", f"bias\t{classes.bias:.4f}"]
    lines += [f"{kind}\t{' '.join(sorted(words))}" for kind, words in sorted(of.items())]
    path.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
