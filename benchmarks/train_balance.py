"""Fits what checker/align/balance.py goes by: how long translations are, and when one says more than its source.

    python benchmarks/train_balance.py [--bench FOLDER]

Texts: Russian and Ukrainian documents of the WMT news tests with their human translations. To one copy of each
translation a clause of another one is added at a clause boundary. The logistic model is fitted on such copies and on
as many untouched ones, and its intercept then moved to one addition in twenty sentences. From one copy of Russian,
Ukrainian and Japanese ones a clause is cut likewise, for what says too little.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median

import numpy as np

from checker.align.balance import features
from checker.align.shorter import clauses_of, log_odds, measured, plainly
from checker.embed import get_embedder

ROOT = Path(__file__).parent.parent
OUT = ROOT / "checker" / "data" / "balance.json"
LANGUAGES = ("ru", "uk")
SEGMENTS = 1000
PRIOR = 0.05
CUT = re.compile(r"[,;:–—]\s|\s(?=(?:and|but|which|who|that|because|while|when|after|with)\s)")
# English code points to one of the source: medians of public human translations (WMT news tests, FLORES in DEMETR);
# of Dutch, Polish, Turkish and Arabic, of which there are none here, from experience.
RATIOS = {
    "de": 0.95, "fr": 0.87, "es": 0.91, "it": 0.89, "pt": 0.89, "nl": 0.96, "pl": 1.02, "cs": 1.06, "ru": 1.04,
    "uk": 1.08, "tr": 1.04, "ar": 1.2, "zh": 3.7, "ja": 2.7, "hi": 1.0, "is": 1.06,
}  # fmt: skip
CUT_FROM = {"ru": 700, "uk": 300, "ja": 300}  # segments; the vectors know the first and the last language
OMITTED = 0.3  # prior of a sentence that is much too short
FEWEST, SHARE = 4, 0.7  # words of a clause that is cut, and the most of its sentence that it may be
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
Row = tuple[str, str, str, int]  # language, source, translation, whether a clause was added


def rows(path: Path, rng: random.Random) -> list[Row]:
    segments = [
        (record["source_lang"], segment)
        for record in map(json.loads, path.open(encoding="utf-8"))
        for segment in record["segments"]
        if record["source_lang"] in LANGUAGES and 8 <= len(segment["references"][0].split()) <= 60
    ]
    rng.shuffle(segments)
    found: list[Row] = []
    for index, (lang, segment) in enumerate(segments[:SEGMENTS]):
        text = segment["references"][0]
        found.append((lang, segment["source"], text, 0))
        other = clause(segments[(index + 7) % len(segments)][1]["references"][0], rng)
        if other:
            at = rng.choice([*(m.end() for m in CUT.finditer(text)), len(text)])
            found.append((lang, segment["source"], f"{text[:at].rstrip()} {other} {text[at:]}", 1))
    return found


def clause(text: str, rng: random.Random) -> str:
    cuts = [0, *(match.end() for match in CUT.finditer(text)), len(text)]
    found = [text[a:b].strip() for i, a in enumerate(cuts) for b in cuts[i + 1 :] if 20 <= b - a <= 90]
    return rng.choice(found) if found else ""


def cut_rows(path: Path, rng: random.Random) -> list[Row]:
    """Translations as they are, and with a clause cut."""
    segments = [
        (record["source_lang"], segment["source"], segment["references"][0])
        for record in map(json.loads, path.open(encoding="utf-8"))
        for segment in record["segments"]
        if record["source_lang"] in CUT_FROM and 8 <= len(segment["references"][0].split()) <= 60
    ]
    rng.shuffle(segments)
    left, found = dict(CUT_FROM), list[Row]()
    for lang, source, text in segments:
        if left[lang]:
            left[lang] -= 1
            found.append((lang, source, text, 0))
            if spoilt := without_clause(text, rng):
                found.append((lang, source, spoilt, 1))
    return found


def without_clause(text: str, rng: random.Random) -> str:
    """The text without one of its clauses, '' where it has none that could go."""
    cuts = [0, *(match.end() for match in CUT.finditer(text)), len(text)]
    clauses = [(a, b) for a, b in pairwise(cuts) if len(text[a:b].split()) >= FEWEST and b - a < SHARE * len(text)]
    if not clauses:
        return ""
    start, end = rng.choice(clauses)
    rest = f"{text[:start].rstrip(' ,;–—-')} {text[end:].lstrip()}".strip()
    rest = rest[:1].upper() + rest[1:] if start == 0 else rest
    return rest.rstrip(" ,;.") + "." if end == len(text) else rest


def omissions(found: list[Row]) -> dict[str, list[float]]:
    """The models of what says too little: with vectors, and with lengths and figures alone."""
    pairs = [clauses_of(source, text) for _, source, text, _ in found]
    texts = list(dict.fromkeys(text for pair in pairs for text in pair.texts() if text))
    vectors = dict(zip(texts, np.asarray(get_embedder("use").encode(texts)), strict=True))
    lacking = [len(set(FIGURE.findall(pair.source)) - set(FIGURE.findall(pair.article))) for pair in pairs]
    usual = [log(RATIOS[lang]) for lang, *_ in found]
    truth = np.array([row[3] for row in found])
    known = np.array([lang != "uk" for lang, *_ in found])
    full = np.array([(1.0, *measured(*row)) for row in zip(pairs, [vectors] * len(pairs), lacking, usual, strict=True)])
    plain = np.array([(1.0, *plainly(*row)) for row in zip(pairs, lacking, usual, strict=True)])
    weights = {"omission": fitted(full[known], truth[known]), "omission_plain": fitted(plain, truth)}
    for each in weights.values():
        each[0] += log_odds(OMITTED)
    return {name: [round(float(weight), 3) for weight in each] for name, each in weights.items()}


def table(found: list[Row]) -> tuple[np.ndarray, np.ndarray]:
    texts = sorted({text for row in found for text in row[1:3]})
    vectors = dict(zip(texts, np.asarray(get_embedder("use").encode(texts)), strict=True))
    usual = {
        lang: median(log(len(ours) / len(theirs)) for own, theirs, ours, added in found if own == lang and not added)
        for lang in LANGUAGES
    }
    values = [
        (1.0, *features(len(theirs), len(ours), usual[lang], float(vectors[theirs] @ vectors[ours])))
        for lang, theirs, ours, _ in found
    ]
    return np.array(values), np.array([row[3] for row in found])


def fitted(values: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Newton's method on the logistic loss."""
    weights = np.zeros(values.shape[1])
    for _ in range(50):
        guess = 1 / (1 + np.exp(-values @ weights))
        slope = values.T @ (guess - truth) + 1e-3 * weights
        curve = (values * (guess * (1 - guess))[:, None]).T @ values + 1e-3 * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    path = parser.parse_args().bench / "train_mt_news.jsonl"
    if not path.exists():
        raise SystemExit(f"{path} is not here")
    found = rows(path, random.Random(5))  # noqa: S311 - the same draw each time
    values, truth = table(found)
    half = len(found) // 2
    trial = fitted(values[:half], truth[:half])
    trial[0] += log(PRIOR / (1 - PRIOR))
    said = values[half:] @ trial > 0
    print(f"other half: recall {said[truth[half:] == 1].mean():.2f}, alarms {said[truth[half:] == 0].mean():.3f}")
    weights = fitted(values, truth)
    weights[0] += log(PRIOR / (1 - PRIOR))
    less = omissions(cut_rows(path, random.Random(7)))  # noqa: S311 - the same draw each time
    data = {"addition": [round(float(weight), 3) for weight in weights], **less, "ratios": RATIOS}
    OUT.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
