"""Parsed rule packs, kept between runs: YAML with its lines takes longer to parse than an article to check.

The cache is JSON by the hash of the file's content, so it is never out of date and never runs anything. Files are
written aside and moved into place: parallel writers each leave a whole file, and a cache that cannot be written is
done without.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from checker.errors import CheckerError
from checker.read.node import Node

FORMAT = "1"  # of the cached files: change it when Node or its encoding changes


def load_cached(text: str, path: str, *, without: str = "") -> Node:
    """The tree of a YAML text, from the cache where it is there; entries called ``without`` may be left out."""
    folder = cache_dir()
    file = folder / f"{hashlib.sha256((FORMAT + text).encode()).hexdigest()[:32]}.json" if folder else None
    known = _read(file, path, without) if file else None
    if known is not None:
        return known
    from checker.read.yaml import load  # the parser is heavy and seldom needed

    root = load(text, path)
    if file:
        write_whole(file, json.dumps(_encode(root), ensure_ascii=False, separators=(",", ":")))
    return root


def cache_dir() -> Path | None:
    """Where caches of this user go; None where there is no home, or CHECKER_NO_CACHE is set."""
    if os.environ.get("CHECKER_NO_CACHE"):
        return None
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "checker" / "rules"
    except RuntimeError:
        return None


def _read(file: Path, path: str, without: str) -> Node | None:
    try:
        return _decode(json.loads(file.read_text(encoding="utf-8")), path, without)
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None  # absent, or damaged: parse the pack itself


def write_whole(file: Path, content: str) -> None:
    """Writes a file that nobody reads by halves, and none where it cannot be written."""
    import tempfile  # written once, read ever after

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(content)
        Path(name).replace(file)
    except (OSError, ValueError):
        return


def _encode(node: Node) -> list[Any]:
    """[line, text, quoted], [line, [nodes]] or [line, {key: node}, [key lines]]."""
    if isinstance(node.value, dict):
        return [node.line, {key: _encode(child) for key, child in node.value.items()}, list(node.keys.values())]
    if isinstance(node.value, list):
        return [node.line, [_encode(child) for child in node.value]]
    return [node.line, node.value, int(node.quoted)]


def _decode(data: list[Any], path: str, without: str) -> Node:
    line, value = int(data[0]), data[1]
    if isinstance(value, dict):
        children = {key: _decode(child, path, without) for key, child in value.items() if key != without}
        return Node(path, line, children, False, dict(zip(value, data[2], strict=True)))
    if isinstance(value, list):
        return Node(path, line, [_decode(child, path, without) for child in value])
    if not isinstance(value, str):
        raise CheckerError("cache is damaged", path=path)
    return Node(path, line, value, bool(data[2]))
