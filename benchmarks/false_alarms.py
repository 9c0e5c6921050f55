"""How often each rule fires on English that people wrote.

Read are the corrected articles of corpora/ and, where they are there, human reference translations and press texts.

    python benchmarks/false_alarms.py [--rules ID ...] [--packs FILE ...] [--show 3] [--systems] [--sources]

A rule that fires more than once in 20,000 sentences of clean text is mended, lowered or dropped. ``--systems`` counts
hits in the machine translations of the same segments instead, which shows what a rule is good for. ``--sources`` puts
the source beside each translation, segment by segment, for rules that ask for its words.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.annotate import quotes  # noqa: E402 - the checkout need not be installed
from checker.annotate.sentences import split  # noqa: E402
from checker.checks import CHECKS  # noqa: E402
from checker.lang.tokens import tokenize  # noqa: E402
from checker.model import Block, Case, Document, Pair, Sentence, Side, Span, Zone  # noqa: E402
from checker.read.rules import default_rules_dir, load_rules  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

BENCH = ROOT.parent / "shared" / "bench"
OFTEN = 20_000  # sentences of clean text in which a rule may fire once
PART = 200  # segments a document


def document(segments: list[str], lang: str = "en", side: Side = Side.ARTICLE, source_lang: str = "") -> Document:
    """A document with one block a segment, its sentences found by the annotator where there is one."""
    spans, at = [], 0
    for segment in segments:
        spans.append(Span(at, at + len(segment)))
        at += len(segment) + 2
    text = "\n\n".join(segments)
    blocks = tuple(Block(span, Zone.BODY, lang) for span in spans)
    sentences = tuple(_sentences(text, blocks, lang))
    return Document("bench", "bench", text, side, lang, source_lang=source_lang, blocks=blocks, sentences=sentences,
                    tokens=tuple(tokenize(text, 0, lang)), quotes=tuple(_quotes(text, blocks)))  # fmt: skip


def _sentences(text: str, blocks: tuple[Block, ...], lang: str) -> Iterator[Sentence]:
    for index, block in enumerate(blocks):
        for span in split(text[block.span.start : block.span.end], lang):
            yield Sentence(span.shift(block.span.start), index, block.zone, lang)


def _quotes(text: str, blocks: tuple[Block, ...]) -> Iterator[Span]:
    for block in blocks:
        yield from quotes.find(text[block.span.start : block.span.end], block.span.start)


def lines(name: str) -> Iterator[dict[str, object]]:
    path = BENCH / name
    if not path.exists():
        print(f"{name}: not there")
        return
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


def corpora() -> Iterator[tuple[str, list[str]]]:
    for path in sorted((ROOT / "corpora").glob("*/clean.txt")):
        yield path.parent.name, [part.strip() for part in path.read_text("utf-8").split("\n\n") if part.strip()]


def references(systems: bool) -> Iterator[tuple[str, list[str]]]:
    texts: list[str] = []
    for row in lines("train_mt_news.jsonl"):
        for segment in row["segments"]:  # type: ignore[attr-defined]
            texts += segment["systems"].values() if systems else segment["references"]
    for low in range(0, len(texts), PART):
        yield f"mt-news {low}", texts[low : low + PART]
    if not systems:
        yield from news()


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
    source = document([one for one, _ in pairs], lang, Side.SOURCE)
    article = document([other for _, other in pairs], source_lang=lang)
    places: dict[int, tuple[list[int], list[int]]] = {}
    for side, found in enumerate((source, article)):
        for index, sentence in enumerate(found.sentences):
            places.setdefault(sentence.block, ([], []))[side].append(index)
    return Case(article, source=source, pairs=tuple(Pair(tuple(a), tuple(b), 1.0) for a, b in places.values()))


def news() -> Iterator[tuple[str, list[str]]]:
    """English as it was written: human translations from German, press sentences, and what entailment was asked of."""
    for row in lines("wmt21_deen_refs_odd.jsonl"):
        for key in ("reference", "article"):
            yield str(row["id"]), [part for part in str(row[key]).split("\n") if part.strip()]
    texts = [str(row[key]) for row in lines("mrpc.jsonl") for key in ("reference", "article")]
    texts += {str(row["reference"]) for row in lines("bump_task1.jsonl") if row["reference"]}
    texts += dict.fromkeys(str(row["premise"]) for row in lines("train_nli.jsonl"))
    for low in range(0, len(texts), PART):
        yield f"press {low}", texts[low : low + PART]


def cases(systems: bool, sources: bool) -> Iterator[tuple[str, Case]]:
    if sources:
        yield from sourced(systems)
        return
    for name, segments in references(True) if systems else chain(corpora(), references(False)):
        yield name, Case(document(segments))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", nargs="*", default=[])
    parser.add_argument("--packs", nargs="*", type=Path, default=[default_rules_dir()])
    parser.add_argument("--show", type=int, default=3)
    parser.add_argument("--systems", action="store_true")
    parser.add_argument("--sources", action="store_true")
    arguments = parser.parse_args()
    table = {check.id: check for check in CHECKS}
    rules = [rule for rule in load_rules(arguments.packs, table) if not table[rule.check].needs]
    rules = [rule for rule in rules if not arguments.rules or any(rule.id.startswith(name) for name in arguments.rules)]
    counts: dict[str, int] = defaultdict(int)
    times: dict[str, float] = defaultdict(float)
    sentences = 0
    for name, case in cases(arguments.systems, arguments.sources):
        sentences += len(case.article.sentences)
        for rule in rules:
            began = time.perf_counter()
            hits = list(table[rule.check].find(case, rule))
            times[rule.id] += time.perf_counter() - began
            for hit in hits:
                counts[rule.id] += 1
                if counts[rule.id] <= arguments.show:
                    low, high = max(0, hit.span.start - 50), hit.span.end + 50
                    print(f"{rule.id}\t{name}\t[{case.article.quote(hit.span)}]\t{case.article.text[low:high]!r}")
    print(f"{sentences} sentences, {len(rules)} rules; the worst first: hits, of these in {OFTEN:,} sentences")
    for rule in sorted(rules, key=lambda rule: -counts[rule.id]):
        if counts[rule.id] or times[rule.id] > 0.5:
            rate = OFTEN * counts[rule.id] / sentences
            told = "" if rate <= 1 else f"\t{rule.severity.label}: {rule.why}"
            print(f"{rule.id}\t{counts[rule.id]}\t{rate:.1f}\t{rule.confidence}\t{times[rule.id]:.2f} s{told}")


if __name__ == "__main__":
    main()
