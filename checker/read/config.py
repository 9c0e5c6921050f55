"""Configuration: ``checker.toml``, or ``[tool.checker]`` in pyproject.toml, found upward from the articles."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import CheckerError
from checker.read.node import Node, from_plain
from checker.read.text import read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "checker.toml"
PROJECT = "pyproject.toml"
_TABLE = "tool.checker"
_LIMIT = 1_000_000  # bytes
_PLACE = re.compile(r" \(at line (\d+), column \d+\)")


def find_config(articles: Sequence[str]) -> Path | None:
    """The nearest file, from the folder that all the articles share upward; from here for standard input."""
    start = _common([path for path in articles if path != "-"])
    for folder in (start, *start.parents):
        if (folder / NAME).is_file():
            return folder / NAME
        project = folder / PROJECT
        if project.is_file() and re.search(rf"^\s*\[\s*{re.escape(_TABLE)}\b", read_text(project), re.MULTILINE):
            return project
    return None


def read_config(path: Path) -> Node:
    """The settings as a mapping whose entries know their lines; empty where the file has no [tool.checker]."""
    import tomllib  # only where there is a file to read

    text = read_text(path, limit=_LIMIT)
    try:
        data: Any = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _PLACE.search(str(error))
        problem = _PLACE.sub("", str(error)) or "nested too deep"
        raise CheckerError(f"not valid TOML: {problem}", path=str(path), line=int(place[1]) if place else 0) from None
    table = _TABLE if path.name == PROJECT else ""
    for name in filter(None, table.split(".")):
        data = data.get(name, {}) if isinstance(data, dict) else {}
    return _with_lines(data, text, path, table)


def _with_lines(data: Any, text: str, path: Path, table: str) -> Node:
    """TOML's parser tells no lines, so keys are looked for where their table begins."""
    begin = re.search(rf"^\s*\[\s*{re.escape(table)}\s*\]", text, re.MULTILINE) if table else None
    skipped = text.count("\n", 0, begin.end()) if begin else 0
    body = text[begin.end() :] if begin else text
    first = skipped + 1
    entries: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for key, value in data.items():
        found = re.search(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", body, re.MULTILINE)
        lines[key] = first + body.count("\n", 0, found.end()) if found else first
        entries[key] = from_plain(value, str(path), lines[key])
    return Node(str(path), first, entries, keys=lines)


def _common(paths: Sequence[str]) -> Path:
    """The deepest folder that holds them all."""
    if not paths:
        return Path.cwd()
    absolute = [Path(path).absolute() for path in paths]
    folders = [str(path if path.is_dir() else path.parent) for path in absolute]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # two drives on Windows
        return Path(folders[0])
