"""How often each rule fires on English that people wrote.

Read are the corrected articles of corpora/ and, where they are there, human references of WMT news by the article
(2021 to 2023, out of six languages; what is no news, shop pages, reviews, chat and talks, is left out), and loose
sentences of the press (MRPC, RTE).

    python benchmarks/false_alarms.py [--rules ID ...] [--packs FILE ...] [--show 3] [--systems] [--sources] [--save]

A rule that fires more than once in 20,000 sentences of clean text is mended, lowered or dropped, or says in
`on_human_text` why it may. ``--save`` writes the counts that tests/test_false_alarms.py and the rule reference read.
``--systems`` counts hits in the machine translations of the same segments instead, which shows what a rule is good
for. ``--sources`` puts the source beside each translation, segment by segment, for rules that ask for its words.
Counted is every finding that a reader is shown. Loose sentences are not asked for what wants a whole article, nor for
typography, which those sets have lost.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.annotate import annotate  # noqa: E402 - the checkout need not be installed
from checker.model import Block, Case, Document, Pair, Side, Span, Zone  # noqa: E402
from checker.pipeline import Checker, Inputs, Settings  # noqa: E402
from checker.read.blocks import split_blocks  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Finding

BENCH = ROOT.parent / "shared" / "bench"
SAVED = ROOT / "benchmarks" / "results" / "false_alarms.json"
OFTEN = 20_000  # sentences of clean text in which a rule may fire once
PART = 200  # loose sentences that are read together
WHOLE = ("facts", "internal", "names", "numbers/magnitude", "structure", "typography")  # not asked of loose sentences
NEWS = re.compile(r"(?:[a-z].*\.|text_)\d+")  # articles of WMT, by the page they are from


def lines(name: str) -> Iterator[dict[str, object]]:
    path = BENCH / name
    if not path.exists():
        print(f"{name}: not there")
        return
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


def corpora() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "corpora").glob("**/clean.txt")):
        yield path.parent.name, path.read_text("utf-8")


def wmt(systems: bool) -> Iterator[tuple[str, str]]:
    """Articles of WMT as people or machines translated them; a segment is a paragraph."""
    for row in lines("train_mt_news.jsonl"):
        if not NEWS.fullmatch(str(row["doc"])):
            continue
        segments = row["segments"]
        given = [segment["systems" if systems else "references"] for segment in segments]  # type: ignore[attr-defined]
        for name in max(given, key=len, default=()) if systems else range(max(map(len, given), default=0)):
            texts = (_of(versions, name) for versions in given)
            yield f"{row['set']} {row['doc']}", "\n\n".join(filter(None, texts))
    if not systems:
        for row in lines("wmt21_deen_refs_odd.jsonl"):
            for key in ("reference", "article"):
                yield str(row["id"]), str(row[key]).replace("\n", "\n\n")


def _of(texts: dict[str, str] | list[str], name: str | int) -> str:
    try:
        return texts[name].strip()  # type: ignore[index]
    except LookupError:
        return ""


def press() -> Iterator[tuple[str, str]]:
    """Sentences of news, many together."""
    texts = dict.fromkeys(str(row[key]) for row in lines("mrpc.jsonl") for key in ("reference", "article"))
    texts |= dict.fromkeys(str(row["premise"]) for row in lines("train_nli_2way.jsonl") if row["set"] == "rte")
    known = list(texts)
    for low in range(0, len(known), PART):
        yield f"press {low}", "\n\n".join(known[low : low + PART])


def sourced(systems: bool) -> Iterator[tuple[str, Case]]:
    """Translations beside their sources: news, and sentences of DEMETR, translated by people or by machines."""
    parts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in lines("train_mt_news.jsonl"):
        for segment in row["segments"]:  # type: ignore[attr-defined]
            english = segment["systems"].values() if systems else segment["references"]
            parts[str(row["source_lang"])] += [(segment["source"], text) for text in english]
    for lang in ("cs", "es", "fr", "hi", "it", "ja"):
        rows = (row for row in lines(f"demetr_{lang}.jsonl") if row["kind"] == "clean-twin")
        parts[lang] += [(str(row["source"]), str(row["article" if systems else "reference"])) for row in rows]
    if not systems:
        for row in lines("wmt21_deen_refs_odd.jsonl"):
            three = [str(row[key]).split("\n") for key in ("source", "reference", "article")]
            parts["de"] += [(texts[0], text) for texts in zip(*three, strict=False) for text in texts[1:]]
    for lang, pairs in parts.items():
        for low in range(0, len(pairs), PART):
            chosen = [pair for pair in pairs[low : low + PART] if all(text.strip() for text in pair)]
            yield f"{lang} {low}", _pair_case(chosen, lang)


def _pair_case(pairs: list[tuple[str, str]], lang: str) -> Case:
    source = _paragraphs([one for one, _ in pairs], lang, Side.SOURCE)
    article = _paragraphs([other for _, other in pairs], "en", Side.ARTICLE, lang)
    places: dict[int, tuple[list[int], list[int]]] = {}
    for side, found in enumerate((source, article)):
        for index, sentence in enumerate(found.sentences):
            places.setdefault(sentence.block, ([], []))[side].append(index)
    return Case(article, source=source, pairs=tuple(Pair(tuple(a), tuple(b), 1.0) for a, b in places.values()))


def _paragraphs(texts: list[str], lang: str, side: Side, source_lang: str = "") -> Document:
    """A document with one block a text, whatever the text looks like."""
    at = [0]
    for text in texts:
        at.append(at[-1] + len(text) + 2)
    blocks = tuple(Block(Span(low, low + len(text)), Zone.BODY, lang) for low, text in zip(at, texts, strict=False))
    return annotate(Document("bench", "bench", "\n\n".join(texts), side, lang, source_lang=source_lang, blocks=blocks))


def cases(checker: Checker, systems: bool, sources: bool) -> Iterator[tuple[str, bool, Case]]:
    """Name, whether it is one article, and what the checks see."""
    if sources:
        yield from ((name, False, case) for name, case in sourced(systems))
        return
    articles = [*wmt(True)] if systems else [*corpora(), *wmt(False)]
    for whole, texts in ((True, articles), (False, [] if systems else [*press()])):
        for name, text in texts:
            yield name, whole, checker.case(Inputs(split_blocks(Document("bench", "bench", text, Side.ARTICLE, "en"))))


def shown(checker: Checker, case: Case, *, whole: bool) -> Iterator[Finding]:
    """Every finding of every rule that is sure enough to be told."""
    for at in sorted(checker.prefilter.standing(case)):
        rule = checker.chosen[at]
        if (whole or not rule.id.startswith(WHOLE)) and checker.runs(rule, case):
            yield from (f for f in checker.findings(case, rule) if f.confidence >= checker.settings.min_confidence)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", nargs="*", default=[], help="rules, kinds or families")
    parser.add_argument("--packs", nargs="*", type=Path, default=[], help="rules that are not shipped")
    parser.add_argument("--show", type=int, default=3)
    parser.add_argument("--systems", action="store_true")
    parser.add_argument("--sources", action="store_true")
    parser.add_argument("--save", action="store_true")
    arguments = parser.parse_args()
    checker = Checker(Settings(rules=tuple(arguments.packs), select=tuple(arguments.rules), embedder="none"))
    counts: Counter[str] = Counter()
    sentences: Counter[bool] = Counter()
    told: set[tuple[str, str, str]] = set()
    for name, whole, case in cases(checker, arguments.systems, arguments.sources):
        sentences[whole] += len(case.article.sentences)
        for found in shown(checker, case, whole=whole):
            place = (found.rule, found.text, re.sub(r"\W+", " ", around(case, found, 25)))
            if place in told:
                continue  # some sentences stand in a set several times
            told.add(place)
            counts[found.rule] += 1
            if counts[found.rule] <= arguments.show:
                print(f"{found.rule}\t{found.severity.label}\t{name}\t[{found.text[:80]}]\t{around(case, found, 60)!r}")
        case.memo.clear()
    every = sum(sentences.values())
    asked = {rule.id: sentences[True] if rule.id.startswith(WHOLE) else every for rule in checker.chosen}
    print(f"{every} sentences, {len(asked)} rules; the worst first: hits, of these in {OFTEN:,} sentences")
    report(checker, counts, asked)
    if arguments.save:
        save(counts, asked)


def around(case: Case, found: Finding, wide: int) -> str:
    return case.article.text[max(0, found.span.start - wide) : found.span.end + wide]


def report(checker: Checker, counts: Counter[str], asked: dict[str, int]) -> None:
    table = {rule.id: rule for rule in checker.chosen}
    for name in sorted(counts, key=lambda name: -counts[name] / asked[name]):
        rate = OFTEN * counts[name] / asked[name]
        print(f"{name}\t{counts[name]}\t{rate:.1f}\t{table[name].severity.label}\t{table[name].confidence}")


def save(counts: Counter[str], asked: dict[str, int]) -> None:
    rows = {name: {"findings": counts[name], "sentences": asked[name]} for name in sorted(counts)}
    SAVED.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
