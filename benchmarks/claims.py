"""How often claims that stand the other way round are found, and how often sound ones are called so.

    python benchmarks/claims.py corpora             defects found in annotated articles, alarms on their clean twins
    python benchmarks/claims.py pairs ru de fr ...  a sentence and its human translation, where each finding is an
                                                    alarm; planted errors; translations with their 'not' taken out
    python benchmarks/claims.py statements          contradictions against entailments of inference sets
    ... --show 5                                    print so many of each

Sets are read from ../shared/bench; what is not there is said and left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.checks.claims import LONGEST, Claim, claims
from checker.lang import statements
from checker.lang.claims import read_claim
from checker.lang.opposites import known, read
from checker.lang.polarity import turns
from checker.model import Case, Side
from checker.read.articles import read_document
from checker.read.facts import read_facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.pipeline import Checker

ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT.parent / "shared" / "bench"
KINDS = ("negation", "antonym", "quantifier")
SHOWN = 0.5  # least confidence that is shown by default
Pair = tuple[str, str, str, tuple[int, int] | None]  # source, article, kind of error ('' sound), its span
_TAKEN_OUT = [
    (re.compile(r"\b(did|do|does) not (\w+)"), r"\2"),
    (re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|should|must) not\b"), r"\1"),
    (re.compile(r"\bcannot\b"), "can"),
    (re.compile(r"\b(is|are|was|were|has|have|had|could|would|should)n[’']t\b"), r"\1"),
    (re.compile(r"\b(did|do|does)n[’']t (\w+)"), r"\2"),
    (re.compile(r"\bno longer\b"), "still"),
    (re.compile(r"\bnever\b"), "often"),
]
_SWAPS = """
    rose/fell rise/fall rising/falling increased/decreased increase/decrease higher/lower high/low more/less
    larger/smaller large/small longer/shorter long/short north/south northern/southern east/west eastern/western
    won/lost win/lose winner/loser began/ended beginning/end first/last before/after earlier/later early/late
    opened/closed supported/opposed accepted/rejected imports/exports bought/sold strong/weak older/younger old/young
    new/old success/failure better/worse best/worst men/women man/woman above/below inside/outside public/private
    majority/minority attack/defend summer/winter morning/evening father/mother son/daughter brother/sister
    victory/defeat day/night killed/injured rich/poor fast/slow positive/negative minimum/maximum domestic/foreign
    future/past confirmed/denied often/rarely""".split()


def lines(name: str) -> Iterator[dict[str, Any]]:
    path = BENCH / f"{name}.jsonl"
    if not path.exists():
        print(f"{name}: not there")
        return
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


# -- annotated articles ---------------------------------------------------------------------------------------------


def corpora(folder: Path, embedder: str) -> None:
    from checker.pipeline import Checker, Settings

    checker = Checker(Settings(select=("facts",), embedder=embedder))
    found, missed, alarms, words = Counter[str](), Counter[str](), Counter[str](), 0
    for path in sorted(folder.glob("*/gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        case = _case(checker, path.parent, gold, "article.txt")
        for defect in gold["defects"]:
            if defect["kind"] in KINDS:
                hit = _pointed(case, defect)
                (found if hit else missed)[defect["kind"]] += 1
                text = f"{case.article.quote(hit.span)} ({hit.confidence:.2f} {hit.side})" if hit else ""
                print(
                    f"{'found ' if hit else 'MISSED'} {path.parent.name} {defect['kind']}: {defect['quote']} | {text}"
                )
        _others(case, gold, path.parent.name)
        clean = _case(checker, path.parent, gold, "clean.txt")
        words += clean.article.words
        for claim in _shown(clean):
            alarms[claim.kind] += 1
            print(f"ALARM  {path.parent.name} {_said(clean, claim)}")
    print(f"found {dict(found)} missed {dict(missed)} alarms {dict(alarms)} in {words} words of clean text")


def _shown(case: Case) -> list[Claim]:
    return [claim for claim in claims(case) if claim.confidence >= SHOWN]


def _case(checker: Checker, folder: Path, gold: dict[str, Any], name: str) -> Case:
    day = date.fromisoformat(gold["date"])
    article = read_document(str(folder / name), Side.ARTICLE, lang="en", source_lang=gold["source_lang"], date=day)
    source = folder / "source.txt"
    reference = folder / "reference.txt"
    facts = folder / "facts.yaml"
    from checker.pipeline import Inputs

    return checker.case(
        Inputs(
            article,
            read_document(source, Side.SOURCE, lang=gold["source_lang"], date=day) if source.exists() else None,
            (read_document(reference, Side.REFERENCE, lang="en", date=day),) if reference.exists() else (),
            **({"facts": read_facts(facts)} if facts.exists() else {}),
        )
    )


def _pointed(case: Case, defect: dict[str, Any]) -> Claim | None:
    """A claim of any kind that covers half of the shorter of its span and the defect's."""
    low = -1
    for _ in range(defect.get("occurrence", 1)):
        low = case.article.text.find(defect["quote"], low + 1)
    high = low + len(defect["quote"])
    for claim in _shown(case):
        common = min(high, claim.span.end) - max(low, claim.span.start)
        if common * 2 >= min(high - low, len(claim.span)):
            return claim
    return None


def _others(case: Case, gold: dict[str, Any], name: str) -> None:
    quotes = [d["quote"] for d in gold["defects"]]
    for claim in _shown(case):
        if not any(case.article.quote(claim.span) in q or q in case.article.quote(claim.span) for q in quotes):
            print(f"other  {name} {_said(case, claim)}")


def _said(case: Case, claim: Claim) -> str:
    against = claim.document.quote(claim.sentence)
    index = case.article.sentence_at(claim.span.start)
    sentence = case.article.quote(case.article.sentences[index].span) if index is not None else ""
    return f"{claim.kind} {claim.confidence:.2f} [{case.article.quote(claim.span)}] {sentence} <> {against}"


# -- sentences against their source ---------------------------------------------------------------------------------


def pairs(lang: str) -> Iterator[Pair]:
    if lang in ("ru", "uk"):
        for row in lines("train_mt_news"):
            if row["source_lang"] == lang:
                yield from ((s["source"], s["references"][0], "", None) for s in row["segments"])
    elif lang == "de":
        for row in lines("wmt21_deen_refs_odd"):
            for text in (row["reference"], row["article"]):
                theirs, ours = row["source"].split("\n"), text.split("\n")
                yield from ((a, b, "", None) for a, b in zip(theirs, ours, strict=False) if len(theirs) == len(ours))
    elif lang == "pt":
        yield from ((r["source"], r["article"], "critical" if r["label"] else "", None) for r in lines("ced_pt_en_dev"))
    elif lang == "zh":
        yield from ((r["source"], r["article"], "", None) for r in lines("wmt21_zhen_spans") if r["source"])
    elif (BENCH / f"demetr_{lang}.jsonl").exists():
        yield from _demetr(lang)


def _demetr(lang: str) -> Iterator[Pair]:
    for row in lines(f"demetr_{lang}"):
        kind = row["meta"].get("error", "")
        span = (row["spans"][0]["start"], row["spans"][0]["end"]) if row["spans"] else None
        yield row["source"], row["article"], kind, span
        if not kind:
            yield row["source"], row["reference"], "", None


def against_source(languages: list[str], show: int) -> None:
    total: Counter[str] = Counter()
    for lang in languages:
        if not known(lang):
            print(f"{lang}: no table")
            continue
        counts, hits, shown = Counter[str](), defaultdict[str, Counter[str]](Counter), Counter[str]()
        for source, article, kind, _ in pairs(lang):
            if kind not in ("", "negation", "antonym", "critical"):
                continue
            _count(lang, source, article, kind, counts, hits, shown, show)
            if not kind and (stripped := _without_not(article)):
                _count(lang, source, stripped, "taken out", counts, hits, shown, 0)
            if not kind and (swapped := _swapped(article)):
                _count(lang, source, swapped, "swapped", counts, hits, shown, 0)
        total["pairs"] += counts[""]
        total["alarms"] += hits[""]["any"]
        for kind in counts:
            print(f"{lang} {kind or 'sound'}: {counts[kind]} pairs, found {dict(hits[kind])}")
    print(f"all: {total['alarms']} alarms in {total['pairs']} sound pairs")


def _count(
    lang: str, source: str, article: str, kind: str, counts: Counter[str], hits: dict[str, Counter[str]],
    shown: Counter[str], show: int,
) -> None:  # fmt: skip
    counts[kind] += 1
    theirs, ours = read(source, lang), read(article, "en")
    short = max(len(source), len(article)) <= LONGEST
    found = [t for t in turns(theirs, ours) if t[1].confidence >= SHOWN] if theirs and ours and short else []
    for name, turn in found:
        hits[kind][name] += 1
        shown[f"{kind}{name}"] += 1
        if not kind and shown[f"{kind}{name}"] <= show:
            words = f"[{article[turn.start : turn.end]}] <- [{source[slice(*turn.at)][:60]}]"
            print(f"  {lang} {name} {words} {article} <> {source}")
    hits[kind]["any"] += bool(found)


def _without_not(text: str) -> str:
    """The sentence with its only negator taken out, '' where it has none or several."""
    found = [(pattern, by) for pattern, by in _TAKEN_OUT if pattern.search(text)]
    if len(found) != 1 or len(found[0][0].findall(text)) != 1:
        return ""
    return found[0][0].sub(found[0][1], text)


def _swapped(text: str) -> str:
    """The sentence with one of its words made the opposite, '' where none is in the list."""
    for pair in _SWAPS:
        for one, other in (pair.split("/"), reversed(pair.split("/"))):
            found = re.search(rf"\b{one}\b", text)
            if found:
                return text[: found.start()] + other + text[found.end() :]
    return ""


# -- sentences against statements -----------------------------------------------------------------------------------


def against_statements(show: int) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    hits: Counter[tuple[str, str, str]] = Counter()
    for row in lines("train_nli"):
        if row["label"] == "neutral" or len(row["premise"]) > 400 or row["set"] == "negnli":
            continue
        key = (row["set"], row["label"])
        counts[key] += 1
        found = list(statements.turns(read_claim(row["premise"]), read_claim(row["hypothesis"])))
        for name, turn in found:
            hits[(*key, name)] += 1
            if row["label"] == "entailment" and hits[(*key, name)] <= show:
                print(f"  {name} [{row['hypothesis'][turn.start : turn.end]}] {row['premise']} <> {row['hypothesis']}")
        hits[(*key, "any")] += bool(found)
    for name, label in sorted(counts):
        found_kinds = {kind: n for (a, b, kind), n in sorted(hits.items()) if (a, b) == (name, label)}
        print(f"{name} {label}: {counts[name, label]} pairs, found {found_kinds}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=("corpora", "pairs", "statements"))
    parser.add_argument("languages", nargs="*", default=["de", "fr", "es", "it", "pt", "ru", "uk"])
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--folder", type=Path, default=ROOT / "corpora")
    parser.add_argument("--embedder", default="none", help="none, or '' for the default model")
    arguments = parser.parse_args()
    if arguments.part == "corpora":
        corpora(arguments.folder, arguments.embedder)
    elif arguments.part == "pairs":
        against_source(arguments.languages, arguments.show)
    else:
        against_statements(arguments.show)


if __name__ == "__main__":
    main()
