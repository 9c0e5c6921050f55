"""The rules of packs that are known to be right, kept between runs as they come out of reading.

Reading thousands of entries by their type hints takes longer than checking an article. The store is JSON by the hash of
the packs and of the code that reads them, so it is never out of date and never runs anything.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.model import Rule
from checker.read.plain import built, plain
from checker.read.rule_cache import cache_dir, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from checker.model import Check

    Packs = Sequence[tuple[str, str]]  # name of a file as messages show it, and its text

_KEPT = 8
_CODE = ("read", "checks", "lang")  # whose code decides what comes out of reading


def load_stored(packs: Packs, checks: Mapping[str, Check], read: Callable[[], Sequence[Rule]]) -> Sequence[Rule]:
    """The rules of the packs, in order, from the store where they are there, else as ``read`` reads them."""
    folder = cache_dir()
    if folder is None:
        return read()
    file = folder / f"{_key(packs)}.rules.json"
    known = _known(file, packs, checks)
    if known is not None:
        return known
    rules = read()
    write_whole(file, json.dumps(_entries(rules, packs), ensure_ascii=False, separators=(",", ":")))
    _forget(folder)
    return rules


def _forget(folder: Path) -> None:
    """Leaves the newest stores: each change of packs or code makes one, and few are ever read again."""
    try:
        stores = sorted(folder.glob("*.rules.json"), key=lambda store: store.stat().st_mtime)
        for store in stores[:-_KEPT]:
            store.unlink()
    except OSError:
        return  # another process was first, or may not; they do no harm


def _key(packs: Packs) -> str:
    digest = hashlib.sha256()
    for part in (*_code(), *(text for _, text in packs)):
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()[:32]


def _code() -> Iterator[str]:
    """Name, size and time of each file of code."""
    package = Path(__file__).resolve().parent.parent
    for folder in _CODE:
        for file in sorted((package / folder).glob("*.py")):
            status = file.stat()
            yield f"{folder}/{file.name} {status.st_size} {status.st_mtime_ns}"


def _entries(rules: Sequence[Rule], packs: Packs) -> list[Any]:
    """[number of the pack, line, rule, options, words of its phrases] of each rule."""
    numbers = {name: number for number, (name, _) in enumerate(packs)}
    found = []
    for rule in rules:
        name, _, line = rule.origin.rpartition(":")
        words = [lookup.words for lookup in getattr(rule.options, "lookups", ())]
        bare = plain(replace(rule, options=None, origin=""))
        found.append([numbers[name], line, bare, plain(rule.options), words])
    return found


def _known(file: Path, packs: Packs, checks: Mapping[str, Check]) -> list[Rule] | None:
    try:
        return [_rule(entry, packs, checks) for entry in json.loads(file.read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError):
        return None  # absent, or damaged: read the packs themselves


def _rule(entry: list[Any], packs: Packs, checks: Mapping[str, Check]) -> Rule:
    number, line, bare, given, words = entry
    options = built(checks[bare["check"]].options, given)
    for lookup, known in zip(getattr(options, "lookups", ()), words, strict=True):
        lookup.words = known
    rule: Rule = built(Rule, {**bare, "options": options, "origin": f"{packs[number][0]}:{line}"})
    return rule
