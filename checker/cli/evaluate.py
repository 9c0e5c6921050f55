"""``checker eval``: annotated articles in, figures out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.evaluate import Outcome
    from checker.model import Finding

PRECISION = Path(__file__).resolve().parent.parent / "data" / "precision.json"


def evaluate(
    folder: Annotated[Path, typer.Argument(help="A folder of annotated articles.")] = Path("corpora"),
    verbose: Annotated[bool, typer.Option(help="List what was missed and every false alarm.")] = False,
    save: Annotated[Path | None, typer.Option(help="Freeze the figures in this file.", show_default=False)] = None,
    calibrate: Annotated[bool, typer.Option(help="Take each rule's measured precision as its confidence.")] = False,
    rules: Annotated[
        list[Path] | None, typer.Option(help="A rule file or folder; repeatable.", show_default=False)
    ] = None,
    embedder: Annotated[str, typer.Option(help="As for check.", show_default=False)] = "",
    consistency_model: Annotated[str, typer.Option(help="As for check.", show_default=False)] = "",
) -> int:
    """Measure precision and recall on annotated articles.

    Each case is a folder with article.txt, clean.txt, gold.json and, where it has them, source.txt, reference.txt
    and facts.yaml. Precision counts findings on the article, alarms those on its clean twin.

    \b
    Examples:
      checker eval corpora
      checker eval corpora --verbose
      checker eval corpora --save corpora/figures.json

    """
    from checker.cli.running import Bar
    from checker.evaluate import evaluate as measure
    from checker.evaluate import figures, measured
    from checker.pipeline import Checker, Settings

    chosen = Settings(rules=tuple(rules or ()), fail_on=None, embedder=embedder, consistency=consistency_model)
    checker = Checker(chosen)
    bar = Bar()
    outcomes = measure(folder, checker, bar.show)
    bar.clear()
    found = figures(outcomes, checker.signature)
    lines = [*_table(found), *(_details(outcomes) if verbose else ()), _summary(found)]
    sys.stdout.write("\n".join(lines) + "\n")
    if save:
        _write(save, found)
    if calibrate:
        _write(PRECISION, measured(outcomes))
    return 0


def _write(path: Path, data: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def _table(found: Mapping[str, Any]) -> Iterator[str]:
    yield f"{'':44}{'recall':>14}{'exact':>8}{'precision':>16}{'F1':>7}{'alarms':>8}"
    for group in ("families", "kinds"):
        for name, row in found[group].items():
            yield _row(name if group == "families" else f"  {name}", row)
    for name, row in found["needs"].items():
        yield f"needs {name:38}{_part(row['found'], row['defects']):>14}{row['exact']:>8}"
    for name, row in found["rules"].items():
        yield f"{name[:57]:58}{'':8}{_part(row['true'], row['findings']):>16}{'':7}{row['alarms']:>8}"


def _row(name: str, row: Mapping[str, Any]) -> str:
    recall, precision = _part(row["found"], row["defects"]), _part(row["true"], row["findings"])
    return f"{name:44}{recall:>14}{row['exact']:>8}{precision:>16}{row['f1']:>7.2f}{row['alarms']:>8}"


def _part(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "- (0)"


def _details(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for o in outcomes:
        name = o.gold.folder.name
        for i, d in enumerate(o.gold.defects):
            if not o.found(i):
                yield f"missed  {name}: {d.family}/{d.kind} ({d.needs}) {d.quote!r}: {d.why}"
        yield from (_line("false", name, f) for i, f in enumerate(o.findings) if i not in o.true)
        yield from (_line("alarm", name, f) for f in o.alarms)


def _line(label: str, name: str, finding: Finding) -> str:
    text = " ".join(finding.text.split())[:100]
    return f"{label:7} {name}: {finding.rule} {finding.confidence:.2f} {text!r}: {finding.message[:120]}"


def _summary(found: Mapping[str, Any]) -> str:
    row = found["all"]
    return (
        f"{found['cases']} cases, {row['defects']} defects; recall {_part(row['found'], row['defects'])}, "
        f"exact {_part(row['exact'], row['defects'])}, precision {_part(row['true'], row['findings'])}, "
        f"F1 {row['f1']:.3f}, alarms on clean text {row['alarms_per_1000']:.2f} per 1,000 words ({row['alarms']})"
    )
