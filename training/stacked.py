"""The weights of what else tells sound claims from spoilt ones (checker/consistency/stack.py), into the model's card.

    python -m training.stacked --pairs build/consistency/pairs.jsonl --bench ../shared/bench

Fitted on pairs that were held out, on two translations of one news segment, and on those with one word left out or put
in, which is what translations do most. Of every two folds of documents one is fitted on and the other measured.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np
from scipy.optimize import minimize

from checker.consistency.onnx import CARD, DATA, OnnxModel
from checker.consistency.stack import BIAS, FEATURES, features
from training import grammar, news, pairs, sources
from training.calibrate import bins, ece, picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from training.pairs import Pair

_COUNT = 1000  # pairs held out, and of news
_CLOSE = 0.35  # share of a claim's words that its evidence lacks, up to which it is sure to be a rendering of it
_TOWARDS_NOTHING = 0.001


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.stacked", description=__doc__)
    root = Path(__file__).resolve().parent.parent
    parser.add_argument("--pairs", type=Path, default=root / "build" / "consistency" / "pairs.jsonl")
    parser.add_argument("--bench", type=Path, default=root.parent / "shared" / "bench")
    parser.add_argument("--model", type=Path, default=DATA)
    parser.add_argument("--picture", type=Path, default=root / "docs" / "calibration.svg")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    held = [p for p in pairs.read(args.pairs) if sources.held_out(p.group)]
    chosen = even(held, _COUNT, args.seed) + news.validation(args.bench, _COUNT, args.seed)
    said = stack(args.model, chosen, args.seed)
    args.picture.write_text(picture(said["bins"]), "utf-8")
    print(json.dumps(said))


def even(held: Sequence[Pair], count: int, seed: int) -> list[Pair]:
    """Half of them sound, as those of news are: what is called probable depends on how many are."""
    drawn = random.Random(seed).sample(list(held), len(held))
    sound, spoilt = ([p for p in drawn if (p.label == sources.AGREES) is wanted] for wanted in (True, False))
    return [pair for both in zip(sound, spoilt, strict=False) for pair in both][:count]


def stack(folder: Path, chosen: Sequence[Pair], seed: int = 1) -> dict[str, Any]:
    """Fits the weights, writes them into the card, and gives what was measured on the folds that were not fitted."""
    chosen = [*chosen, *one_word(chosen, random.Random(seed))]
    judged = OnnxModel(folder).judge([(p.premise, p.claim) for p in chosen])
    found = np.array([features(j.agrees, _nearest(p), p.claim) for p, j in zip(chosen, judged, strict=True)])
    true = np.array([p.label == sources.AGREES for p in chosen])
    fold = np.array([_fold(p.group) for p in chosen])
    after = np.zeros(len(chosen))
    for part in (True, False):
        after[fold != part] = said(fit(found[fold == part], true[fold == part]), found[fold != part])
    weights = fit(found, true)
    even = _as_many(true, seed)
    card = json.loads((folder / CARD).read_text("utf-8"))
    card["weights"] = {name: round(float(w), 4) for name, w in zip((*FEATURES, BIAS), weights, strict=True)}
    measured = {
        "pairs": len(chosen), "ece before": round(ece(np.array([j.agrees for j in judged])[even], true[even]), 4),
        "ece": round(ece(after[even], true[even]), 4), "bins": bins(after[even], true[even]),
    }  # fmt: skip
    (folder / CARD).write_text(json.dumps({**card, "stacked": measured}) + "\n", "utf-8")
    return measured


def _nearest(pair: Pair) -> str:
    """The sentence of the evidence that shares most words with the claim: what a check has found for it."""
    claim = set(pair.claim.casefold().split())
    several = sources.sentences_of(pair.premise) or [pair.premise]
    return max(several, key=lambda sentence: len(claim & set(sentence.casefold().split())))


def _as_many(true: Any, seed: int) -> Any:
    """As many spoilt as sound, for what is called probable depends on how many there are."""
    spoilt = np.flatnonzero(~true)
    chosen = np.random.default_rng(seed).permutation(spoilt)[: int(true.sum())]
    return np.sort(np.concatenate([np.flatnonzero(true), chosen]))


def _fold(group: str) -> bool:
    return crc32(group.encode()) % 2 == 0


def fit(found: Any, true: Any) -> Any:
    """Logistic weights and a bias; sound and spoilt count alike, and no doubt may ever help a claim."""
    middle, spread = found.mean(0), found.std(0) + 1e-9
    scaled = (found - middle) / spread
    shares = np.where(true, 0.5 / max(1, true.sum()), 0.5 / max(1, (~true).sum()))

    def loss(x: Any) -> tuple[float, Any]:
        z = scaled @ x[:-1] + x[-1]
        wrong = shares * (1 / (1 + np.exp(-z)) - true)
        value = (shares * (np.logaddexp(0, z) - true * z)).sum() + _TOWARDS_NOTHING * (x[:-1] ** 2).sum()
        return float(value), np.r_[wrong @ scaled + 2 * _TOWARDS_NOTHING * x[:-1], wrong.sum()]

    bounds = [(0, None), *[(None, 0)] * (len(FEATURES) - 1), (None, None)]
    x = minimize(loss, np.zeros(len(FEATURES) + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    plain = x[:-1] / spread
    return np.r_[plain, x[-1] - (plain * middle).sum()]


def said(weights: Any, found: Any) -> Any:
    return 1 / (1 + np.exp(-(found @ weights[:-1] + weights[-1])))


# -- one word more or less ------------------------------------------------------------------------------------------


def one_word(chosen: Sequence[Pair], rng: random.Random) -> Iterator[Pair]:
    """Renderings of news with a noun, verb or subject left out, and with a word put before a noun or a verb."""
    if not grammar.available():
        return
    sound = [p for p in chosen if p.kind == "news" and _lack(p) <= _CLOSE]
    parsed = [grammar.parse(p.claim) for p in sound]
    pool: dict[str, list[str]] = defaultdict(list)
    for word in (w for text in parsed for w in text if w.text.islower()):
        if word.dep_ in ("amod", "compound"):
            pool["NOUN"].append(word.text)
        elif word.tag_ == "RB" and word.text.endswith("ly"):
            pool["VERB"].append(word.text)
    for pair, text in zip(sound, parsed, strict=True):
        for kind, changed in (("gone", _without(text, rng)), ("put in", _with(text, pool, rng))):
            if changed:
                yield replace(pair, claim=changed, label=sources.OTHER, spans=None, kind=f"news+{kind}")


def _lack(pair: Pair) -> float:
    claim, evidence = ({w.casefold() for w in text.split()} for text in (pair.claim, pair.premise))
    return len(claim - evidence) / max(1, len(claim))


def _without(text: Any, rng: random.Random) -> str:
    places = [
        w.i
        for w in text
        if w.pos_ in ("NOUN", "VERB") or (w.dep_ in ("nsubj", "nsubjpass") and w.pos_ in ("PRON", "PROPN"))
    ]
    if not places:
        return ""
    at = rng.choice(places)
    left = "".join(w.text_with_ws for w in text if w.i != at).strip()
    return left[:1].upper() + left[1:]


def _with(text: Any, pool: dict[str, list[str]], rng: random.Random) -> str:
    places = [w.i for w in text if w.i and w.text.islower() and pool[w.pos_] and w.pos_ in ("NOUN", "VERB")]
    if not places:
        return ""
    at = rng.choice(places)
    return "".join(w.text_with_ws if w.i != at else f"{rng.choice(pool[w.pos_])} {w.text_with_ws}" for w in text)


if __name__ == "__main__":
    main()
