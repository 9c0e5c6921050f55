"""``checker baseline``: the findings that are there today written down, so that only new ones fail."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from checker.cli.options import Articles, Options, shared
from checker.errors import ExitCode

if TYPE_CHECKING:
    from checker.cli.baseline_state import State
    from checker.read.baseline import Entry

DEFAULT = Path("checker.baseline")

app = typer.Typer(help="Write down the findings of today, so that only new ones fail.", no_args_is_help=True)


@app.command("create")
@shared
def create(articles: Articles, options: Options) -> int:
    """Write the baseline: every finding of these articles is known from now on.

    Entries of other articles stay as they are. The file is --baseline, or checker.baseline.

    Example: checker baseline create articles/ --baseline known.baseline
    """
    path = options.baseline or DEFAULT
    state = _state(articles, options, path, needed=False)
    _write(path, [*state.elsewhere, *state.found])
    sys.stdout.write(f"{path}: {len(state.found)} findings of {state.articles}\n")
    return ExitCode.PASSED


@app.command("check")
@shared
def check(articles: Articles, options: Options) -> int:
    """Say what is new and what no longer occurs; exit with 1 where the baseline is not what is found.

    Example: checker baseline check articles/ --baseline known.baseline
    """
    path = options.baseline or DEFAULT
    state = _state(articles, options, path)
    sys.stdout.writelines(f"new   {_line(entry)}" for entry in state.new)
    sys.stdout.writelines(f"gone  {_line(entry)}" for entry in state.gone)
    known = len(state.found) - len(state.new)
    sys.stdout.write(f"{path}: {known} known, {len(state.new)} new, {len(state.gone)} gone\n")
    return ExitCode.FINDINGS if state.new or state.gone else ExitCode.PASSED


@app.command("prune")
@shared
def prune(articles: Articles, options: Options) -> int:
    """Take out of the baseline what no longer occurs in these articles; nothing is added.

    Entries of an article that was renamed get its new name.

    Example: checker baseline prune articles/ --baseline known.baseline
    """
    path = options.baseline or DEFAULT
    state = _state(articles, options, path)
    kept = [*state.elsewhere, *(entry for entry in state.found if entry not in state.new)]
    if set(kept) != set(state.old):
        _write(path, kept)
    sys.stdout.write(f"{path}: {len(state.gone)} of {len(state.old)} findings no longer occur and were taken out\n")
    return ExitCode.PASSED


def _state(articles: list[str], options: Options, path: Path, *, needed: bool = True) -> State:
    from checker.cli.baseline_state import State

    return State(articles, options, path, needed=needed)


def _line(entry: Entry) -> str:
    return f"{entry.article}: {entry.rule} “{entry.text}” {entry.fingerprint}\n"


def _write(path: Path, entries: list[Entry]) -> None:
    from checker.read.baseline import render_baseline
    from checker.render.write import write_aside

    write_aside(path, render_baseline(entries))
