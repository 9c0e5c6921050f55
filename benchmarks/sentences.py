"""Which splitter finds the sentences of news, language by language.

    python benchmarks/sentences.py [--each 400] [--slow]

Gold: segments of WMT news documents in ../shared/bench that end in a stop, joined again in runs of six; a segment may
hold two sentences, so recall is exact and precision a lower bound. F1 is over the cuts between segments. --slow
compares NLTK's own Punkt class too, which takes more than a second to import.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from checker.annotate import sentences
from checker.lang.wordforms import PUNKT

BENCH = Path(__file__).parent.parent.parent / "shared" / "bench"
Cuts = Callable[[str], list[int]]
RUN = 6
ENDED = re.compile(r"[.!?؟。！？…][\"'”’“»«)」』]*$")


def runs(each: int) -> dict[str, list[list[str]]]:
    """Per language, runs of neighbouring segments, each with a stop at its end."""
    found: dict[str, list[list[str]]] = defaultdict(list)
    for lang, segments in documents():
        kept = [segment.strip() for segment in segments if ENDED.search(segment.strip())]
        for low in range(0, len(kept) - 1, RUN):
            if len(found[lang]) < each and len(kept[low : low + RUN]) > 1:
                found[lang].append(kept[low : low + RUN])
    return found


def documents() -> list[tuple[str, list[str]]]:
    found = []
    for line in (BENCH / "train_mt_news.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        found.append((record["source_lang"], [segment["source"] for segment in record["segments"]]))
        found.append(("en", [segment["references"][0] for segment in record["segments"]]))
    for name in ("wmt21_deen_refs_odd", "wmt21_zhen_spans"):
        rows = [json.loads(line) for line in (BENCH / f"{name}.jsonl").open(encoding="utf-8")]
        texts = dict.fromkeys((row["source_lang"], row["source"]) for row in rows)
        found.extend((lang, text.split("\n")) for lang, text in texts)
    return found


def joined(run: list[str], lang: str) -> tuple[str, set[int]]:
    """The text of a run and where its segments but the last end."""
    gap = "" if lang in {"ja", "zh"} else " "
    text, ends = "", []
    for segment in run:
        text += (gap if text else "") + segment
        ends.append(len(text))
    return text, set(ends[:-1])


def score(found: list[list[str]], lang: str, cuts: Cuts) -> tuple[float, float, float, float]:
    """Precision, recall, F1 of the cuts, and milliseconds a thousand characters."""
    hits = ours = wanted = size = 0
    began = time.perf_counter()
    for run in found:
        text, gold = joined(run, lang)
        ends = {len(text[:end].rstrip()) for end in cuts(text)} - {len(text)}
        hits, ours, wanted, size = hits + len(ends & gold), ours + len(ends), wanted + len(gold), size + len(text)
    took = time.perf_counter() - began
    return hits / max(1, ours), hits / wanted, 2 * hits / max(1, ours + wanted), 1e6 * took / size


def splitters(lang: str, slow: bool) -> dict[str, Cuts]:
    found: dict[str, Cuts] = {"ours": lambda text: [span.end for span in sentences.split(text, lang)]}
    found["rule alone"] = sentences.by_rule
    if lang == "en":
        found["nupunkt alone"] = sentences.nupunkt_cuts()
    language = PUNKT.get(lang) or ("english" if lang == "en" else "")
    if language:
        found["punkt alone"] = sentences.punkt_cuts(language)
    if slow and language:
        found["NLTK Punkt alone"] = nltk_cuts(language)
    return found


def nltk_cuts(language: str) -> Cuts:
    """NLTK's class with the parameters that the package punkt carries."""
    import punkt
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    theirs, ours = punkt.load_model(language), PunktParameters()
    ours.abbrev_types, ours.collocations = set(theirs.abbrev_types), set(theirs.collocations)
    ours.sent_starters = set(theirs.sent_starters)
    for word, flags in theirs.ortho_context.items():
        ours.ortho_context[word] = int(flags)
    tokenizer = PunktSentenceTokenizer(ours)
    return lambda text: [end for _, end in tokenizer.span_tokenize(text)]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--each", type=int, default=400)
    parser.add_argument("--slow", action="store_true")
    arguments = parser.parse_args()
    if not BENCH.exists():
        print(f"{BENCH} is not here: nothing to measure on")
        return
    print("| language | splitter | precision | recall | F1 | ms per 1,000 characters |\n|---|---|---|---|---|---|")
    for lang, found in runs(arguments.each).items():
        for name, cuts in splitters(lang, arguments.slow).items():
            cuts(" ".join(found[0]))  # load what is loaded once
            p, r, f, ms = score(found, lang, cuts)
            print(f"| {lang} ({len(found)} runs) | {name} | {p:.3f} | {r:.3f} | {f:.3f} | {ms:.2f} |", flush=True)


if __name__ == "__main__":
    main()
