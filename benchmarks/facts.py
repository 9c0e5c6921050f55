"""How often a wrong figure, name or claim is found beside a trusted text, and how often sound text is called wrong.

    python benchmarks/facts.py demetr cs es it     one planted error a sentence, the human translation as evidence
    python benchmarks/facts.py references          two human translations of one article: each finding is an alarm
    python benchmarks/facts.py pairs fib_cnn_dm    a sound and a spoilt summary of one article: which scores worse
    python benchmarks/facts.py labels bump_task1   sound and spoilt texts one by one: does the score tell them apart
    python benchmarks/facts.py speed               sentences whose figures and dates are read, a second
    ... --freeze                                   writes the result into benchmarks/results/facts.json

Sets are read from ../shared/bench (--bench FOLDER); what is not there is said and left out. Beside the alarms
stands what one gets by comparing sets: of figures, of words with a capital, of words that say not.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.model import Document, Severity, Side
from checker.pipeline import Checker, Inputs, Settings
from checker.read.blocks import split_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Result

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results" / "facts.json"
FAMILIES = ("numbers", "facts")
PLANTED = ("numbers_replaced", "ne_replaced", "negation", "antonym")
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_NAME = re.compile(r"(?<!^)\b[A-ZÀ-Þ]\w+")
_NOT = re.compile(r"\b(?:not|no|never|none|nobody|nothing|cannot|without|neither|nor)\b|n['’]t\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_FLOORS = {"numbers_replaced": _FIGURE, "ne_replaced": _NAME, "negation": _NOT, "antonym": _NOT}
Row = dict[str, Any]


def lines(bench: Path, name: str) -> Iterator[Row]:
    path = bench / f"{name}.jsonl"
    if not path.exists():
        print(f"{name}: not there")
        return
    yield from map(json.loads, path.read_text("utf-8").splitlines())


def check(checker: Checker, row: Row) -> Result:
    article = _text("article", row["article"], Side.ARTICLE)
    return checker.check(Inputs(article, None, (_text("reference", row["reference"], Side.REFERENCE),)))


def _text(name: str, content: str, side: Side) -> Document:
    return split_blocks(Document(id=name, path=name, text=content, side=side, lang="en"))


def findings(result: Result) -> list[Any]:
    return [f for f in result.findings if f.severity > Severity.NEUTRAL]


def ours(found: Sequence[Any]) -> list[Any]:
    return [f for f in found if f.rule.startswith(FAMILIES)]


def differs(pattern: re.Pattern[str], row: Row) -> bool:
    """The floor: whether the two texts hold other figures, names, or more words that say not."""
    return Counter(pattern.findall(row["article"])) != Counter(pattern.findall(row["reference"]))


# -- one planted error a sentence -----------------------------------------------------------------------------------


def demetr(checker: Checker, bench: Path, languages: Sequence[str]) -> Row:
    count, hit, floor = Counter[str](), Counter[str](), Counter[str]()
    for row in (row for lang in languages for row in lines(bench, f"demetr_{lang}")):
        kind = row["meta"].get("error") or "sound"
        if kind != "sound" and kind not in PLANTED:
            continue
        found = findings(check(checker, row))
        count[kind] += 1
        if kind == "sound":
            hit["sound, any family"] += bool(found)
            hit["sound, numbers and facts"] += bool(ours(found))
            floor.update({name: differs(pattern, row) for name, pattern in _FLOORS.items()})
        else:
            hit[kind] += any(_touches(f, row["spans"]) for f in found)
    share = {kind: _share(hit[kind], count[kind]) for kind in PLANTED}
    alarms = {name: _share(n, count["sound"]) for name, n in hit.items() if name.startswith("sound")}
    floors = {f"sound, sets of {name}": _share(n, count["sound"]) for name, n in floor.items()}
    return {"rows": dict(count), "found": share, "alarms": alarms, "floors": floors}


def _touches(found: Any, spans: Sequence[Row]) -> bool:
    """Whether a finding touches the place; one letter to either side where something was left out."""
    return any(found.span.start < max(s["end"], s["start"] + 1) + 1 and s["start"] - 1 < found.span.end for s in spans)


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


# -- two translations of one article --------------------------------------------------------------------------------


def references(checker: Checker, bench: Path) -> Row:
    rules, sentences = Counter[str](), 0
    for row in lines(bench, "wmt21_deen_refs_odd"):
        result = check(checker, row)
        sentences += len(result.document.sentences)
        rules.update(f.rule for f in findings(result))
    alarms = sum(n for rule, n in rules.items() if rule.startswith(FAMILIES))
    return {
        "sentences": sentences,
        "numbers and facts a hundred": _share(100 * alarms, sentences),
        "by rule": dict(rules.most_common()),
    }


# -- a sound and a spoilt summary -----------------------------------------------------------------------------------


def pairs(checker: Checker, bench: Path, name: str) -> Row:
    """Share of pairs whose spoilt text scores above the sound one; ties count a half."""
    rows = list(lines(bench, name))
    scores = {row["id"]: _score(check(checker, row)) for row in rows}
    won: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        if row["label"] == 1 and row["pair"] in scores:
            a, b = scores[row["id"]], scores[row["pair"]]
            won[str(row["meta"].get("error") or "all")].append((a > b) + 0.5 * (a == b))
    return {kind: {"pairs": len(each), "consistent": round(sum(each) / len(each), 3)} for kind, each in won.items()}


def _score(result: Result) -> float:
    supports = [s.support for s in result.sentences if s.support is not None]
    surest = max((f.confidence for f in findings(result)), default=0.0)
    return max(surest, 1 - min(supports, default=1.0))


# -- sound and spoilt texts, one by one -------------------------------------------------------------------------------


def labels(checker: Checker, bench: Path, name: str, sample: int) -> Row:
    """Area under the curve of the score, beside it of the share of new words; balanced accuracy; pairs.

    Balanced accuracy is told twice: of a finding that speaks against the text, and of the score with the threshold that
    is best on the other half of the rows.
    """
    rows = _sampled(list(lines(bench, name)), sample)
    results = {row["id"]: check(checker, row) for row in rows}
    scores, new = {n: _score(result) for n, result in results.items()}, {row["id"]: _new_words(row) for row in rows}
    spoilt = [row["id"] for row in rows if row["label"] == 1]
    sound = [row["id"] for row in rows if row["label"] != 1]
    pairs = [(row["id"], row["pair"]) for row in rows if row["label"] == 1 and row["pair"] in results]
    halves = spoilt[::2] + sound[::2], spoilt[1::2] + sound[1::2]
    told = {n: float(bool(findings(result))) for n, result in results.items()}
    across = [
        _balanced(mine, scores, _threshold(other, scores, spoilt), spoilt) for mine, other in (halves, halves[::-1])
    ]
    return {
        "rows": len(rows),
        "area": _area(spoilt, sound, scores),
        "area of the share of new words": _area(spoilt, sound, new),
        "balanced accuracy of a finding": round(_balanced(list(results), told, 0.5, spoilt), 3),
        "balanced accuracy of the score": round(sum(across) / 2, 3),
        "pairs": len(pairs),
        "consistent": _share(2 * sum(_above(scores, a, b) for a, b in pairs), 2 * len(pairs)),
        "consistent, new words": _share(2 * sum(_above(new, a, b) for a, b in pairs), 2 * len(pairs)),
    }


def _sampled(rows: Sequence[Row], sample: int) -> list[Row]:
    """Every so-many-th sound text with its spoilt twins; all rows for 0."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["pair"] or row["id"]].append(row)
    step = max(1, len(rows) // sample) if sample else 1
    return [row for group in list(groups.values())[::step] for row in group]


def _new_words(row: Row) -> float:
    """The floor: the share of the text's words that the evidence has nowhere."""
    known = set(_WORD.findall(row["reference"].lower()))
    words = _WORD.findall(row["article"].lower())
    return sum(word not in known for word in words) / max(1, len(words))


def _above(scores: dict[str, float], a: str, b: str) -> float:
    return (scores[a] > scores[b]) + 0.5 * (scores[a] == scores[b])


def _area(spoilt: Sequence[str], sound: Sequence[str], scores: dict[str, float]) -> float:
    return round(sum(_above(scores, a, b) for a in spoilt for b in sound) / max(1, len(spoilt) * len(sound)), 3)


def _balanced(rows: Sequence[str], scores: dict[str, float], least: float, spoilt: Sequence[str]) -> float:
    bad = set(spoilt)
    hits = [scores[n] >= least for n in rows if n in bad]
    rest = [scores[n] < least for n in rows if n not in bad]
    return (sum(hits) / max(1, len(hits)) + sum(rest) / max(1, len(rest))) / 2


def _threshold(rows: Sequence[str], scores: dict[str, float], spoilt: Sequence[str]) -> float:
    return max({scores[n] for n in rows}, key=lambda least: (_balanced(rows, scores, least, spoilt), least))


# -- how fast ---------------------------------------------------------------------------------------------------------


def speed(bench: Path) -> Row:
    """Sentences a second, in processor time, whose figures and dates are read, each met for the first time."""
    from checker.lang.dates import find_dates
    from checker.lang.numbers import find_quantities

    documents = lines(bench, "train_mt_news")
    texts = list({segment["references"][0]: None for row in documents for segment in row["segments"]})
    began = time.process_time()
    for text in texts:
        find_quantities(text, "en")
        find_dates(text, "en")
    rate = len(texts) / max(1e-9, time.process_time() - began)
    words = sum(len(text.split()) for text in texts) / max(1, len(texts))
    return {"sentences a second": round(rate), "words a sentence": round(words, 1)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=("demetr", "references", "pairs", "labels", "speed"))
    parser.add_argument("names", nargs="*")
    parser.add_argument("--bench", type=Path, default=ROOT.parent / "shared" / "bench")
    parser.add_argument("--sample", type=int, default=0, help="rows of a set that are looked at by `labels`, 0 for all")
    parser.add_argument("--freeze", action="store_true")
    parser.add_argument("--embedder", default="", help="none, or '' for the default model")
    arguments = parser.parse_args()
    checker = Checker(Settings(embedder=arguments.embedder))
    found = {
        "demetr": lambda: demetr(checker, arguments.bench, arguments.names),
        "references": lambda: references(checker, arguments.bench),
        "pairs": lambda: {name: pairs(checker, arguments.bench, name) for name in arguments.names},
        "labels": lambda: {n: labels(checker, arguments.bench, n, arguments.sample) for n in arguments.names},
        "speed": lambda: speed(arguments.bench),
    }[arguments.part]()
    print(json.dumps(found, indent=1))
    if arguments.freeze:
        table = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
        table[" ".join([arguments.part, *arguments.names])] = found
        RESULTS.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
