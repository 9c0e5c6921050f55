"""Which detector tells the language of short passages.

    python benchmarks/language.py [--each 150] [--with PACKAGE_DIR]

Passages are cut from the sources and English references of the sets in ../shared/bench: 2 to 7 words, one sentence,
a paragraph. --with adds a folder of further packages to the path (papagan, lingua), which are then compared too.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from checker.annotate import language

BENCH = Path(__file__).parent.parent.parent / "shared" / "bench"
Detect = Callable[[str], str]
UNSPACED = {"ja", "zh"}
CYRILLIC = re.compile("[а-я]{3}")  # a few English references were never translated
MISLABELLED = {"liv": "et"}  # no detector knows Livonian; it is left out


def sentences() -> Iterator[tuple[str, str]]:
    """(language, sentence) pairs of every set that has both sides."""
    for line in (BENCH / "train_mt_news.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        for segment in record["segments"]:
            yield record["source_lang"], segment["source"]
            yield "en", segment["references"][0]
    for path in sorted(BENCH.glob("demetr_*.jsonl")):
        for line in path.open(encoding="utf-8"):
            record = json.loads(line)
            yield record["source_lang"], record["source"]
    for name in ("wmt21_deen_refs_odd", "wmt21_zhen_spans", "ced_pt_en_dev"):
        for line in (BENCH / f"{name}.jsonl").open(encoding="utf-8"):
            record = json.loads(line)
            yield from ((record["source_lang"], text) for text in record["source"].split("\n") if text)


def passages(each: int) -> dict[str, dict[str, list[str]]]:
    """By kind of passage and language, ``each`` of them at most."""
    rng = random.Random(7)  # noqa: S311 - a benchmark wants the same draw each time
    pool: dict[str, list[str]] = defaultdict(list)
    for lang, text in dict.fromkeys(sentences()):
        if lang not in MISLABELLED and len(text) > 30:
            pool[lang].append(text)
    kinds: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for lang, texts in sorted(pool.items()):
        drawn = rng.sample(texts, min(each, len(texts)))
        kinds["2-3 words"][lang] = [cut(text, lang, rng.randint(2, 3), rng) for text in drawn]
        kinds["4-7 words"][lang] = [cut(text, lang, rng.randint(4, 7), rng) for text in drawn]
        kinds["sentence"][lang] = drawn
        kinds["paragraph"][lang] = [" ".join(drawn[i : i + 4]) for i in range(0, len(drawn) - 3, 4)]
    return kinds


def cut(text: str, lang: str, words: int, rng: random.Random) -> str:
    """A run of words; of two signs a word where there are no spaces."""
    units = list(text) if lang in UNSPACED else text.split()
    size = 2 * words if lang in UNSPACED else words
    start = rng.randint(0, max(0, len(units) - size))
    return ("" if lang in UNSPACED else " ").join(units[start : start + size])


def eldc() -> Detect:
    import eldc as module

    module.init()
    return lambda text: str(module.detect(text))


def langdetect() -> Detect:
    import langdetect as module

    module.DetectorFactory.seed = 0

    def detect(text: str) -> str:
        try:
            return str(module.detect(text))[:2]
        except module.LangDetectException:
            return ""

    return detect


def papagan() -> Detect:
    import papagan as module  # type: ignore[import-not-found]  # compared where it is installed

    detector = module.Detector()
    return lambda text: str(detector.detect(text).top()[0])


def ours() -> Detect:
    return lambda text: language.detect(text)[0]


def accuracy(detect: Detect, texts: dict[str, list[str]]) -> dict[str, float]:
    return {lang: sum(detect(text) == lang for text in group) / len(group) for lang, group in texts.items() if group}


def foreign_rates() -> Iterator[str]:
    """How often language.foreign takes English for something else, and misses another language."""
    rng = random.Random(1)  # noqa: S311 - a benchmark wants the same draw each time
    pool = list(dict.fromkeys(sentences()))
    rng.shuffle(pool)
    spaced = [(lang, text) for lang, text in pool if lang not in {*MISLABELLED, *UNSPACED}]
    for low, high in ((4, 6), (7, 200)):
        fit = [(lang, text) for lang, text in spaced if low <= len(text.split()) <= high]
        english = [text for lang, text in fit if lang == "en" and not CYRILLIC.search(text)][:6000]
        others = [text for lang, text in fit if lang != "en"][:6000]
        wrong = sum(bool(language.foreign(text, "en")) for text in english)
        missed = sum(not language.foreign(text, "en") for text in others)
        yield f"{low} to {high} words: {wrong} of {len(english)} taken for foreign, {missed} of {len(others)} missed"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--each", type=int, default=150)
    parser.add_argument("--with", dest="further", default="")
    arguments = parser.parse_args()
    if arguments.further:
        sys.path.append(arguments.further)
    if not BENCH.exists():
        print(f"{BENCH} is not here: nothing to measure on")
        return
    kinds = passages(arguments.each)
    langs = sorted(next(iter(kinds.values())))
    print(f"| passage | detector | all | {' | '.join(langs)} | ms each |\n|---|---|---|{'---|' * len(langs)}---|")
    for make in (ours, eldc, langdetect, papagan):
        try:
            detect = make()
        except ImportError:
            continue
        for kind, texts in kinds.items():
            began = time.perf_counter()
            rates = accuracy(detect, texts)
            ms = 1000 * (time.perf_counter() - began) / sum(map(len, texts.values()))
            row = " | ".join(f"{rates[lang]:.2f}" for lang in langs)
            print(
                f"| {kind} | {make.__name__} | {sum(rates.values()) / len(rates):.3f} | {row} | {ms:.3f} |", flush=True
            )
    print(*foreign_rates(), sep="\n")


if __name__ == "__main__":
    main()
