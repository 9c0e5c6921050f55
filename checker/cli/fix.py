"""``checker fix``: suggestions written into the articles, or shown as a diff."""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.options import Articles, Options, shared
from checker.errors import CheckerError, ExitCode

if TYPE_CHECKING:
    from checker.cli.running import Run
    from checker.fix import Fixed

BOM = "\ufeff"


@partial(shared, without=frozenset({"jobs"}))
def fix(
    articles: Articles,
    options: Options,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Apply also what may change the meaning.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and write nothing.")] = False,
) -> int:
    """Write suggestions into the articles: the safe ones, which cannot change what is said.

    Each fixed article is checked again first; a fix that would bring a new finding is left out. What stands on
    standard input (-) comes fixed to standard output.

    Exit codes: 0 done; with --diff, 1 where something would change; 2 wrong input or usage; 3 incomplete.

    \b
    Examples:
      checker fix article.txt --diff
      checker fix articles/ --facts facts.yaml
      checker fix article.txt --unsafe

    """
    from checker.cli.inputs import find
    from checker.cli.running import Run, say

    run = Run(options, options.settings())
    paths = find(articles, options)
    code = ExitCode.PASSED
    for path in paths:
        try:
            code = max(code, _one(run, path, unsafe=unsafe, diff=diff))
        except CheckerError as error:
            if len(paths) == 1:
                raise
            say(str(error))
            code = ExitCode.INCOMPLETE
    return code


def _one(run: Run, path: str, *, unsafe: bool, diff: bool) -> ExitCode:
    from checker.cli.inputs import is_batch, read_one
    from checker.cli.running import say
    from checker.fix import fix as mend

    if is_batch(path):
        raise CheckerError("holds articles as JSON Lines, which are not fixed", path=path, hint="fix the texts")
    mark = _byte_order_mark(path)
    inputs = read_one(path, run.evidence, run.known)
    fixed = mend(inputs, run.checker.check, unsafe=unsafe)
    changed = fixed.text != inputs.article.text
    if diff:
        sys.stdout.write(difference(inputs.article.text, fixed.text, path))
    elif path == "-":
        sys.stdout.write(fixed.text)
    elif changed:
        _write(path, inputs.article.text, fixed.text, mark)
    if not run.options.quiet:
        say(_told(path, fixed, shown=diff))
    return ExitCode.FINDINGS if diff and changed else ExitCode.PASSED


def _told(path: str, fixed: Fixed, *, shown: bool) -> str:
    left = len(fixed.result.findings)
    refused = f", {len(fixed.refused)} of them not mended lest a new one come" if fixed.refused else ""
    done = "would be fixed" if shown else "fixed"
    return f"{path}: {len(fixed.applied)} {done}, {left} left{refused}"


def difference(old: str, new: str, path: str) -> str:
    """A unified diff, '' where nothing changes. Lines end where editors end them, and nowhere else."""
    import difflib

    lines = difflib.unified_diff(_lines(old), _lines(new), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)


def _byte_order_mark(path: str) -> str:
    """What the file begins with. A file in an old encoding is left alone: it would come back in another."""
    from checker.read.text import decode, read_bytes

    if path == "-":
        return ""
    data = read_bytes(path)
    for mark in ("", BOM):
        if (mark + decode(data, path)).encode("utf-8") == data:
            return mark
    raise CheckerError("is not UTF-8 and cannot be fixed in place", path=path, hint="save it as UTF-8 first")


def _write(path: str, old: str, new: str, mark: str) -> None:
    """Beside the file, then over it; not where somebody has changed the file meanwhile."""
    from checker.read.text import read_text
    from checker.render.write import write_aside

    if read_text(path) != old:
        raise CheckerError("has changed while it was checked; nothing is written", path=path)
    write_aside(Path(path), mark + new)
