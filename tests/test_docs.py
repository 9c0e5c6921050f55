"""The manual says what is so: it builds, its examples run, its generated pages are current, its options exist."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.read.rules import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
GENERATED = ("commands.md", "configuration.md", "json.md")
# A file that the page shows (```yaml title="facts.yaml"), or what is typed and what comes back (```console).
BLOCK = re.compile(r'^```(?P<kind>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```$', re.MULTILINE | re.DOTALL)
FETCHED = re.compile(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=[\"']?(?:https?:)?//|url\([\"']?(?:https?:)?//")
EXAMPLES = [page for page in PAGES if "\n```console\n" in page.read_text(encoding="utf-8")]


def blocks(page: Path) -> list[re.Match[str]]:
    return list(BLOCK.finditer(page.read_text(encoding="utf-8")))


def test_the_manual_builds_and_fetches_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    made = [*tmp_path.rglob("*.html"), *tmp_path.rglob("*.css")]
    assert {page.stem for page in PAGES} <= {path.stem for path in made}
    assert [path.name for path in made if FETCHED.search(path.read_text(encoding="utf-8"))] == []


def test_pages_made_from_the_program_are_current(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "make_reference.py", tmp_path], env=environment(tmp_path), check=True
    )
    stale = [name for name in GENERATED if (tmp_path / name).read_bytes() != (DOCS / name).read_bytes()]
    assert stale == [], "run python benchmarks/make_reference.py"


@pytest.mark.parametrize("page", EXAMPLES, ids=lambda page: page.stem)
def test_the_examples_of_a_page_do_what_it_says(page: Path, tmp_path: Path) -> None:
    env = environment(tmp_path)
    folder = tmp_path / "articles"
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    for block in blocks(page):
        if block["title"]:
            target = folder / block["title"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block["body"], encoding="utf-8")
        elif block["kind"] == "console":
            for command, code, lines in steps(block["body"]):
                found, output = typed(command, folder, env)
                assert found == code, f"$ {command}\n{output}"
                assert_shown(lines, output, command)


def typed(command: str, folder: Path, env: dict[str, str]) -> tuple[int, str]:
    shell = ["/bin/sh", "-c", f"exec 2>&1; {command}"]
    done = subprocess.run(shell, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def steps(session: str) -> Iterator[tuple[str, int, list[str]]]:
    """Commands with the exit code and the lines that they are said to give; '$ echo $?' shows a code that is not 0."""
    told = re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]
    for part, after in zip(told, [*told[1:], ""], strict=True):
        command, *lines = part.rstrip("\n").split("\n")
        code = after.partition("\n")[2].strip() if after.startswith("echo $?") else "0"
        if command != "echo $?":
            yield command, int(code), lines


def assert_shown(lines: list[str], output: str, command: str) -> None:
    """The lines stand in the output in this order; '...' is for what the page leaves out."""
    rest = iter([line.rstrip() for line in output.split("\n")])
    for line in lines:
        assert line == "..." or line.rstrip() in rest, f"$ {command}\ndoes not show {line!r} there:\n{output}"


def environment(folder: Path) -> dict[str, str]:
    """One in which 'checker' is this checkout."""
    shim = folder / "bin" / "checker"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m checker "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    path = f"{shim.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "100"}


def test_every_command_that_is_shown_is_run() -> None:
    shown = [
        page.name
        for page in PAGES
        for block in blocks(page)
        if block["kind"] != "console"
        and not block["title"]
        and re.search(r"^(?:\$ )?checker ", block["body"], re.MULTILINE)
    ]
    assert set(shown) <= set(GENERATED)


@pytest.mark.parametrize("page", ["editors.md", "checks.md"])
def test_every_kind_of_finding_is_told(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    assert [kind for kind in sorted(kinds()) if f"`{kind.partition('/')[2]}`" not in text] == []


def test_options_that_pages_speak_of_exist() -> None:
    known = set(re.findall(r"`(--[a-z-]+)`", (DOCS / "commands.md").read_text(encoding="utf-8")))
    known |= {"--help", "--version", "--install-completion"}
    text = "\n".join(page.read_text(encoding="utf-8") for page in EXAMPLES)
    assert sorted(set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - known) == []
