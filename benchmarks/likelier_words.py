"""How often a language model finds the word that was exchanged, and how often it would mend what people wrote.

    python benchmarks/likelier_words.py [MODEL ...] [--each 60] [--human 600] [--new 400] [--save]

Errors are those of DEMETR: wrong function words (but 'a' for 'an', which a rule finds) and pronouns of a wrong case.
For the number of verbs they are ours, one put into each sound sentence. Those from Czech, Spanish and Italian, and
human translations of WMT 2021 to 2023 out of other languages, tell from which gain on a rewording is believed, and how
far: the share of right ones if one sentence in twenty has such an error. The table is of errors from French, Hindi and
Japanese, and of human translations from German. ``--save`` writes the steps to
checker/data/fluency.json; without it those that stand there are tried.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.false_alarms import lines  # noqa: E402 - the checkout need not be installed
from benchmarks.fluency_model import human, save  # noqa: E402
from checker.checks.unusual import calibration, measured  # noqa: E402
from checker.embed import get_language_model  # noqa: E402
from checker.lang.rewordings import SETS, likelier, rewordings  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.model import LanguageModel

PRIOR = 1 / 20  # sentences of a translation that have an error of a kind; a guess
MINOR = 0.9
LEAST = 0.5  # share of right ones from which a rewording is told of
KNOWN, NEW = ("cs", "es", "it"), ("fr", "hi", "ja")
SEED = 5


class Broken(NamedTuple):
    kind: str
    text: str
    places: list[tuple[int, int]]


def errors(langs: Sequence[str], each: int) -> list[Broken]:
    rows = {str(row["id"]): row for lang in langs for row in lines(f"demetr_{lang}.jsonl")}
    found: dict[str, list[Broken]] = {kind: [] for kind in SETS}
    for row in rows.values():
        if row["label"]:
            for one in demetr(row, str(rows[str(row["pair"])]["article"])):
                found[one.kind].append(one)
        else:
            found["number"] += exchanged(str(row["article"]))
    chance = random.Random(SEED)  # noqa: S311 - a sample, no secret
    for some in found.values():
        chance.shuffle(some)
    return [one for some in found.values() for one in some[:each]]


def demetr(row: dict[str, object], sound: str) -> Iterator[Broken]:
    text, error = str(row["article"]), row["meta"]["error"]  # type: ignore[index]
    places = [(int(span["start"]), int(span["end"])) for span in row["spans"]]  # type: ignore[attr-defined]
    word = text[slice(*places[0])].lower() if places else ""
    if error == "function_word" and {word, sound[places[0][0] :].split(" ")[0].lower()} != {"a", "an"}:
        yield Broken("particles" if word in SETS["particles"] else "prepositions", text, places)
    elif error == "case":
        yield Broken("pronouns", text, places)


def exchanged(text: str) -> list[Broken]:
    """A sound sentence with the first verb or demonstrative of another number."""
    one = next((one for one in rewordings(text) if one.kind == "number"), None)
    return [Broken("number", one.apply(text), [(one.start, one.start + len(one.text))])] if one else []


def others(count: int) -> list[str]:
    texts = [
        str(s["references"][0]) for row in lines("train_mt_news.jsonl") for s in row["segments"] if s["references"]
    ]  # type: ignore[attr-defined]
    texts = [text for text in texts if len(text.split()) > 8]
    random.Random(SEED).shuffle(texts)  # noqa: S311
    return texts[:count]


def gains_of_errors(model: LanguageModel, broken: Sequence[Broken]) -> dict[str, list[float]]:
    """The gain of the rewording, of the error's own kind, that touches it; 0.0 where none does."""
    found: dict[str, list[float]] = {kind: [] for kind in SETS}
    for kind, text, places in broken:
        best = (
            gain
            for reword, gain in likelier(text, model)
            if reword.kind == kind and any(reword.start <= end + 1 and start - 1 <= reword.end for start, end in places)
        )
        found[kind].append(max(best, default=0.0))
    return found


def gains_of_people(model: LanguageModel, texts: Sequence[str]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {kind: [] for kind in SETS}
    for text in texts:
        for reword, gain in likelier(text, model):
            found[reword.kind].append(gain)
    return found


def steps(right: Sequence[float], wrong: Sequence[float], sentences: int) -> list[tuple[float, float]]:
    """Gain, and the share of right ones from there on, rising; by the rule of succession."""
    out: list[tuple[float, float]] = []
    for value in sorted({round(x, 1) for x in right} - {0.0}):
        good = PRIOR * (sum(x >= value for x in right)) / len(right)
        bad = (sum(x >= value for x in wrong) + 1) / (sentences + 1)
        share = round(good / (good + bad), 2)
        if share >= LEAST and (not out or share > out[-1][1]):
            out.append((value, share))
    return out


def calibrated(model: LanguageModel, each: int, people: int) -> dict[str, list[tuple[float, float]]]:
    news = others(people)
    right, wrong = gains_of_errors(model, errors(KNOWN, each)), gains_of_people(model, news)
    return {kind: steps(right[kind], wrong[kind], len(news)) for kind in SETS}


def show(model: LanguageModel, table: Mapping[str, Sequence[tuple[float, float]]], each: int, new: int) -> None:
    unseen, began = human(new), time.process_time()
    broken = errors(NEW, each)
    right, wrong = gains_of_errors(model, broken), gains_of_people(model, unseen)
    seconds = (time.process_time() - began) / (len(unseen) + len(broken))
    words = sum(len(text.split()) for text in unseen) / 1000
    for kind in SETS:
        cells = [f"{model.name} | {kind} | {len(right[kind])}"]
        for least in (MINOR, LEAST):
            told = sum(measured(table.get(kind, ()), gain) >= least for gain in right[kind]) / max(1, len(right[kind]))
            alarms = sum(measured(table.get(kind, ()), gain) >= least for gain in wrong[kind]) / words
            cells.append(f"{told:.2f} | {alarms:.2f}")
        print("| " + " | ".join(cells) + " |", flush=True)
    print(f"{1000 * words:.0f} words that people wrote; {seconds:.2f} s of one processor a sentence")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", nargs="*", default=["smollm2"])
    parser.add_argument("--each", type=int, default=60)
    parser.add_argument("--human", type=int, default=600)
    parser.add_argument("--new", type=int, default=400)
    parser.add_argument("--save", action="store_true")
    arguments = parser.parse_args()
    print("| model | kind | errors | minor: found | alarms in 1,000 words | told of: found | alarms |")
    print("|---|---|--:|--:|--:|--:|--:|")
    for name in arguments.models:
        model = get_language_model(name)
        model.surprisals(["Loaded."])
        if arguments.save:
            steps_now = calibrated(model, arguments.each, arguments.human)
            save({name.partition("@")[0]: {"changes": steps_now}})
        show(model, calibration(model.name).get("changes", {}), arguments.each, arguments.new)


if __name__ == "__main__":
    main()
