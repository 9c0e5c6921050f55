"""How well the checker does on annotated articles: what it finds of the planted defects, and what it cries over.

A set is a folder of cases, each a folder with article.txt, clean.txt (the same article mended), gold.json (the
defects) and, where the case has them, source.txt, reference.txt and facts.yaml. Counted are findings of severity
minor or worse with a confidence of at least 0.5. A finding points at a defect where its span, or a related span in
the article, covers half of the shorter of the two.

  recall     share of the planted defects that a finding of the same family points at
  exact      the same, with the very kind of defect named
  precision  share of the findings on articles that point at any planted defect
  alarms     findings on the clean twins, where there is nothing to find, for each 1,000 words
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from checker.errors import CheckerError
from checker.model import Document, Finding, Progress, Severity, Side, Span
from checker.pipeline import ENOUGH, Checker, Inputs
from checker.read.articles import read_document
from checker.read.facts import merge_facts, read_facts
from checker.read.rules import KINDS
from checker.read.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

T = TypeVar("T")
LEAST = 0.5  # confidence from which a finding counts
LONG = 300  # code points; a longer span points only at a defect as long

FAMILY = {kind: family for family, kinds in KINDS.items() for kind in kinds}


@dataclass(frozen=True, slots=True)
class Defect:
    """One planted defect and its places in the article."""

    kind: str
    needs: str
    quote: str
    why: str
    places: tuple[Span, ...]

    @property
    def family(self) -> str:
        return FAMILY[self.kind]


@dataclass(frozen=True, slots=True)
class Gold:
    """An annotated case, as its gold.json says."""

    folder: Path
    day: date | None
    source_lang: str
    defects: tuple[Defect, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case. ``hits`` holds, for each defect, the indices of the findings that point at it."""

    gold: Gold
    findings: tuple[Finding, ...]
    hits: tuple[tuple[int, ...], ...]
    alarms: tuple[Finding, ...]
    clean_words: int

    def found(self, defect: int) -> bool:
        return any(_family(self.findings[i]) == self.gold.defects[defect].family for i in self.hits[defect])

    def exact(self, defect: int) -> bool:
        planted = _kind_planted(self.gold.defects[defect])
        return any(_kind(self.findings[i]) == planted for i in self.hits[defect])

    @property
    def true(self) -> frozenset[int]:
        return frozenset(i for indices in self.hits for i in indices)


def evaluate(folder: Path, checker: Checker, progress: Progress = lambda _done, _total: None) -> list[Outcome]:
    """Checks every case of a folder, each article with its evidence and its clean twin likewise."""
    folders = sorted(path.parent for path in folder.glob("*/gold.json"))
    if not folders:
        raise CheckerError("no annotated articles here", path=str(folder), hint="each is a folder with a gold.json")
    outcomes = []
    for done, case in enumerate(folders):
        progress(done, len(folders))
        outcomes.append(_outcome(read_gold(case), checker))
    progress(len(folders), len(folders))
    return outcomes


def read_gold(folder: Path) -> Gold:
    """Raises CheckerError, with the path, for whatever is wrong in it."""
    path = folder / "gold.json"
    article = read_text(folder / "article.txt")
    try:
        data = json.loads(read_text(path))
        day = date.fromisoformat(data["date"]) if data.get("date") else None
        defects = tuple(_defect(entry, article, str(path)) for entry in data["defects"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CheckerError(f"not an annotation: {error!r}", path=str(path)) from None
    return Gold(folder, day, data.get("source_lang") or "", defects)


def _defect(entry: Mapping[str, Any], article: str, path: str) -> Defect:
    if entry["kind"] not in FAMILY:
        raise CheckerError(f"no kind is called {entry['kind']}", path=path)
    places = [_place(article, entry["quote"], entry.get("occurrence", 1), path)]
    if entry.get("with") and entry["with"] in article:
        places.append(_place(article, entry["with"], 1, path))
    return Defect(entry["kind"], entry["needs"], entry["quote"], entry.get("why", ""), tuple(places))


def _place(text: str, quote: str, nth: int, path: str) -> Span:
    start = -1
    for _ in range(max(nth, 1)):
        start = text.find(quote, start + 1)
        if start < 0:
            raise CheckerError(f"the article has no “{quote}” ({nth})", path=path)
    return Span(start, start + len(quote))


def _outcome(gold: Gold, checker: Checker) -> Outcome:
    found = _check(gold, "article.txt", checker)
    alarms = _check(gold, "clean.txt", checker)
    hits = tuple(tuple(i for i, finding in enumerate(found) if _points(finding, defect)) for defect in gold.defects)
    words = len(read_text(gold.folder / "clean.txt").split())
    return Outcome(gold, found, hits, alarms, words)


def _check(gold: Gold, name: str, checker: Checker) -> tuple[Finding, ...]:
    result = checker.check(inputs_of(gold, name))
    return tuple(f for f in result.findings if f.severity >= Severity.MINOR and f.confidence >= LEAST)


def inputs_of(gold: Gold, name: str) -> Inputs:
    def read(file: str, side: Side, lang: str = "") -> Document:
        return read_document(gold.folder / file, side, lang=lang, date=gold.day)

    article = read_document(gold.folder / name, Side.ARTICLE, source_lang=gold.source_lang, date=gold.day)
    source = read("source.txt", Side.SOURCE, gold.source_lang) if (gold.folder / "source.txt").exists() else None
    references = (read("reference.txt", Side.REFERENCE),) if (gold.folder / "reference.txt").exists() else ()
    facts = [read_facts(gold.folder / "facts.yaml")] if (gold.folder / "facts.yaml").exists() else []
    return Inputs(article, source, references, merge_facts(facts))


def _points(finding: Finding, defect: Defect) -> bool:
    spans = [finding.span, *(r.span for r in finding.related if r.side is Side.ARTICLE)]
    return any(_covers(span, place) for span in spans for place in defect.places)


def _covers(span: Span, place: Span) -> bool:
    if len(span) > LONG >= len(place):
        return False
    overlap = min(span.end, place.end) - max(span.start, place.start)
    return overlap > 0 and overlap * 2 >= max(1, min(len(span), len(place)))


# -- figures ------------------------------------------------------------------------------------------------------


def figures(outcomes: Sequence[Outcome], signature: str = "") -> dict[str, Any]:
    """All figures as plain data, the same whenever text, rules and models are."""
    words = sum(o.clean_words for o in outcomes)
    total = _row(outcomes, _anything, _anything)
    total["alarms_per_1000"] = _share(1000 * total["alarms"], words)
    return {
        "signature": signature,
        "cases": len(outcomes),
        "words": words,
        "all": total,
        "families": _grouped(outcomes, _family_planted, _family),
        "kinds": _grouped(outcomes, _kind_planted, _kind),
        "needs": {n: _recall(outcomes, _is(_needs, n)) for n in _names(_needs, _planted(outcomes))},
        "rules": {n: _precision(outcomes, _is(_rule, n)) for n in _names(_rule, _raised(outcomes))},
    }


def _grouped(
    outcomes: Sequence[Outcome], of_defect: Callable[[Defect], str], of_finding: Callable[[Finding], str]
) -> dict[str, Any]:
    names = {*_names(of_defect, _planted(outcomes)), *_names(of_finding, _raised(outcomes))}
    return {name: _row(outcomes, _is(of_defect, name), _is(of_finding, name)) for name in sorted(names)}


def _is(key: Callable[[T], str], name: str) -> Callable[[T], bool]:
    return lambda item: key(item) == name


def _names(key: Callable[[T], str], items: Iterable[T]) -> list[str]:
    return sorted({key(item) for item in items})


def _planted(outcomes: Sequence[Outcome]) -> Iterable[Defect]:
    return (defect for o in outcomes for defect in o.gold.defects)


def _raised(outcomes: Sequence[Outcome]) -> Iterable[Finding]:
    return (finding for o in outcomes for finding in (*o.findings, *o.alarms))


def _anything(_: object) -> bool:
    return True


def _needs(defect: Defect) -> str:
    return defect.needs


def _family_planted(defect: Defect) -> str:
    return defect.family


def _kind_planted(defect: Defect) -> str:
    return f"{defect.family}/{defect.kind}"


def _rule(finding: Finding) -> str:
    return finding.rule


def _family(finding: Finding) -> str:
    return finding.rule.split("/")[0]


def _kind(finding: Finding) -> str:
    return "/".join(finding.rule.split("/")[:2])


def _row(
    outcomes: Sequence[Outcome], planted: Callable[[Defect], bool], raised: Callable[[Finding], bool]
) -> dict[str, Any]:
    row = {**_recall(outcomes, planted), **_precision(outcomes, raised)}
    both = row["recall"] + row["precision"]
    row["f1"] = 2 * row["recall"] * row["precision"] / both if both else 0.0
    return row


def _recall(outcomes: Sequence[Outcome], wanted: Callable[[Defect], bool]) -> dict[str, Any]:
    places = [(o, i) for o in outcomes for i, defect in enumerate(o.gold.defects) if wanted(defect)]
    found, exact = sum(o.found(i) for o, i in places), sum(o.exact(i) for o, i in places)
    return {
        "defects": len(places),
        "found": found,
        "exact": exact,
        "recall": _share(found, len(places)),
        "exact_recall": _share(exact, len(places)),
    }


def _precision(outcomes: Sequence[Outcome], wanted: Callable[[Finding], bool]) -> dict[str, Any]:
    findings = sum(wanted(f) for o in outcomes for f in o.findings)
    true = sum(wanted(o.findings[i]) for o in outcomes for i in o.true)
    alarms = sum(wanted(f) for o in outcomes for f in o.alarms)
    return {"findings": findings, "true": true, "precision": _share(true, findings), "alarms": alarms}


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def falls(frozen: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """What has become worse since the figures were frozen, one line each."""
    lines = []
    for group in ("families", "kinds", "rules", "needs"):
        for name, before in frozen[group].items():
            lines += _worse(name, before, now[group].get(name, Counter()))
    return [*_worse("all", frozen["all"], now["all"]), *lines]


def _worse(name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    lower = [
        key for key in ("recall", "exact_recall", "precision") if key in before and after[key] < before[key] - 1e-9
    ]
    higher = [key for key in ("alarms", "alarms_per_1000") if key in before and after[key] > before[key] + 1e-9]
    if not after.get("findings", 1):  # a rule that finds nothing any more is judged by what its kind finds
        lower = [key for key in lower if key != "precision"]
    return [f"{name}: {key} was {before[key]:.3f} and is {after[key]:.3f}" for key in (*lower, *higher)]


def measured(outcomes: Sequence[Outcome]) -> dict[str, dict[str, Any]]:
    """For each rule with enough findings: how many there were, clean twins included, and how many were right."""
    table = {}
    for rule, row in figures(outcomes)["rules"].items():
        raised = row["findings"] + row["alarms"]
        if raised >= ENOUGH:
            table[rule] = {"findings": raised, "true": row["true"], "precision": round(row["true"] / raised, 4)}
    return table
