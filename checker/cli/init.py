"""``checker init``: a configuration to begin with, and what runs the checks in a pipeline or before a commit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from checker.errors import CheckerError, ExitCode

TEMPLATES = Path(__file__).resolve().parent.parent / "data" / "init"


def init(
    folder: Annotated[Path, typer.Argument(help="Where the articles are.")] = Path(),
    github: Annotated[bool, typer.Option("--github", help="Also a workflow of GitHub Actions.")] = False,
    gitlab: Annotated[bool, typer.Option("--gitlab", help="Also a job of GitLab CI.")] = False,
    pre_commit: Annotated[bool, typer.Option("--pre-commit", help="Also a hook of pre-commit.")] = False,
    package: Annotated[
        str,
        typer.Option(help="Where pip finds checker there: a path, or a git+https://... address.", show_default=False),
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Write over files that are there.")] = False,
) -> int:
    """Write checker.toml, with every setting explained, and what a pipeline needs.

    \b
    Examples:
      checker init
      checker init articles/ --github --package git+https://example.org/checker.git

    """
    from checker.render.write import write_aside

    if (github or gitlab or pre_commit) and not package:
        # by its bare name pip would take whatever package a registry has under it
        raise CheckerError("a pipeline needs --package: where pip finds checker", hint="git+https://..., or a path")
    wanted = {"checker.toml": True, "github.yml": github, "gitlab.yml": gitlab, "pre-commit.yaml": pre_commit}
    targets = {name: folder / _PLACES[name] for name, chosen in wanted.items() if chosen}
    _refuse_taken(folder, list(targets.values()), force=force)
    for name, target in targets.items():
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        target.parent.mkdir(parents=True, exist_ok=True)
        write_aside(target, text.replace("{package}", _quotable(package)))
        sys.stdout.write(f"{target} written\n")
    return ExitCode.PASSED


_PLACES = {
    "checker.toml": "checker.toml",
    "github.yml": ".github/workflows/checker.yml",
    "gitlab.yml": ".gitlab-ci.yml",
    "pre-commit.yaml": ".pre-commit-config.yaml",
}


def _refuse_taken(folder: Path, targets: list[Path], *, force: bool) -> None:
    """All or nothing: before the first file is written, none may be in the way."""
    if not folder.is_dir():
        raise CheckerError("no such folder", path=str(folder))
    taken = [target for target in targets if target.exists() or target.is_symlink()]
    if taken and not force:
        raise CheckerError("is there already", path=str(taken[0]), hint="--force writes over it")


def _quotable(package: str) -> str:
    """The package as it may stand between double quotes, in a shell and in YAML."""
    if any(sign in package for sign in '"\\$`\n\r\t#'):
        raise CheckerError(f"--package {package} is nothing that pip installs", hint="a path or an address")
    return package
