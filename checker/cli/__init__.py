"""The command line. Each command is a module; what is heavy is imported inside its function."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress

import typer

from checker import __version__
from checker.cli import align, audit, baseline, check, evaluate, facts, fix, init, names, report, rules
from checker.errors import CheckerError, ExitCode

ALLOCATIONS = 200_000  # between two looks for garbage: one article makes fewer objects than that, and all of them last
INTERRUPTED = 130  # what Typer makes of Ctrl-C

app = typer.Typer(
    name="checker",
    help="Finds what is wrong in machine-translated news articles, and says where, why and what to write instead.",
    epilog="Example: checker check article.txt --facts facts.yaml --source original.txt --source-lang de",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=True,
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"checker {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=_print_version, is_eager=True, help="Print the version."),
) -> None:
    pass


app.command("check")(check.check)
app.command("align")(align.align)
app.command("report")(report.report)
app.command("fix")(fix.fix)
app.command("eval")(evaluate.evaluate)
app.command("audit")(audit.audit)
app.command("explain")(rules.explain)
app.command("init")(init.init)
app.command("schema")(rules.schema)
app.add_typer(baseline.app, name="baseline")
app.add_typer(rules.app, name="rules")
app.add_typer(names.app, name="names")
app.add_typer(facts.app, name="facts")


def main() -> None:
    """Runs a command; every problem ends in one line on standard error and an exit code."""
    gc.set_threshold(ALLOCATIONS, 20, 100)
    _open_streams()
    code = run(sys.argv[1:])
    gc.freeze()  # the end of the process frees all at once; looking through it first takes a sixth of a run
    sys.exit(code)


def _open_streams() -> None:
    """Whoever closed a stream, as `>&-` does, wants nothing from it; Python has None there."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end


def run(arguments: list[str]) -> int:
    try:
        code = _code(app(arguments, standalone_mode=False))
        sys.stdout.flush()  # here a full disk can still be told of
        return _fail("interrupted", ExitCode.INCOMPLETE) if code == INTERRUPTED else code
    except CheckerError as error:
        return _fail(str(error), error.code)
    except (KeyboardInterrupt, typer.Abort):
        return _fail("interrupted", ExitCode.INCOMPLETE)
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does: nobody is left to tell.
        _drop_output()
        return ExitCode.PASSED
    except MemoryError:
        return _fail("out of memory", ExitCode.INCOMPLETE)
    except OSError as error:
        # Files are named wherever they are opened and written; what has no name is our own output, on a full disk say.
        if error.filename is None:
            _drop_output()
        return _fail(f"{error.filename or 'standard output'}: {error.strerror or error}", ExitCode.USAGE)
    except Exception as error:
        if hasattr(error, "format_message"):  # Typer's own usage errors
            return _fail(error.format_message(), ExitCode.USAGE)
        raise


def _drop_output() -> None:
    """What is still to be written goes nowhere, so that the end of the process does not fail over it once more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _code(returned: object) -> int:
    return returned if isinstance(returned, int) else ExitCode.PASSED


def _fail(message: str, code: ExitCode) -> int:
    with suppress(OSError):  # nothing more can be said there
        sys.stdout.flush()
    sys.stderr.write(f"checker: {message}\n")
    return code
