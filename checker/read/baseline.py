"""Baselines: the findings that were there when somebody began to watch, so that only new ones fail.

A line a finding, sorted, with no line numbers and no dates in it: a change of one finding is a change of one line, and
two branches can be merged by taking the lines of both. The first line tells the version. ::

    {"checker-baseline": 1}
    {"article": "news/a.txt", "rule": "names/mixed-name", "text": "Al-Kazemi", "fingerprint": "0123456789abcdef"}

Only the fingerprint, the article and its place count when it is read; rule and text are for whoever reviews a change.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import CheckerError
from checker.read.text import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.model import Document, Finding

VERSION = 1
_HEAD = "checker-baseline"
_LONGEST = 120  # code points of a finding's text that are shown
_ROW = re.compile(r"(?P<file>.+):[0-9]+")  # the path of a line of JSON Lines
_PRINT = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One known finding. ``article`` is its path, seen from the baseline's folder."""

    article: str
    rule: str
    text: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries of a file, and where in it each fingerprint stands.

    Entries of articles that are no longer there hold for any article: it may have been renamed.
    """

    path: Path
    entries: tuple[Entry, ...] = ()
    by_article: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)

    def known(self, article: Document) -> Mapping[str, str]:
        """Fingerprint to its place, 'checker.baseline:3', for one article."""
        return {**self.moved, **self.by_article.get(article_name(article, self.path.parent), {})}


def read_baseline(path: Path) -> Baseline:
    """Raises CheckerError with path and line for whatever is no entry. Order and repeated lines do not matter."""
    lines = enumerate(read_text(path).split("\n"), 1)
    found = [(number, _entry(line, path, number)) for number, line in lines if line.strip()]
    by_article: defaultdict[str, dict[str, str]] = defaultdict(dict)
    moved: dict[str, str] = {}
    for number, entry in found:
        if entry:
            table = by_article[entry.article] if exists(entry.article, path.parent) else moved
            table.setdefault(entry.fingerprint, f"{path}:{number}")
    return Baseline(path, tuple(sorted({entry for _, entry in found if entry})), by_article, moved)


def render_baseline(entries: Iterable[Entry]) -> str:
    """The file's content."""
    rows = [json.dumps({_HEAD: VERSION})]
    rows += [_line(entry) for entry in sorted(set(entries))]
    return "".join(f"{row}\n" for row in rows)


def entries_of(article: Document, findings: Iterable[Finding], folder: Path) -> list[Entry]:
    name = article_name(article, folder)
    return [Entry(name, f.rule, _short(f.text), f.fingerprint) for f in findings]


def article_name(article: Document, folder: Path) -> str:
    """The article's path, seen from the baseline's folder; a row of JSON Lines goes by its id, not its line."""
    row = _ROW.fullmatch(article.path)
    if row and not Path(article.path).exists():
        file = row["file"]
        unnamed = article.id == f"{Path(file).stem}-{article.path.rpartition(':')[2]}"
        return _seen_from(folder, file) + ("" if unnamed else f"#{article.id}")
    return _seen_from(folder, article.path)


def _seen_from(folder: Path, path: str) -> str:
    if path == "-":
        return path
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive on Windows
        return Path(path).as_posix()


def exists(article: str, folder: Path) -> bool:
    """Whether the article of an entry is still there."""
    return article == "-" or (folder / article.partition("#")[0]).exists() or (folder / article).exists()


def _short(text: str) -> str:
    flat = " ".join(text.split()).encode("utf-8", "replace").decode("utf-8")
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


def _line(entry: Entry) -> str:
    data = {"article": entry.article, "rule": entry.rule, "text": entry.text, "fingerprint": entry.fingerprint}
    text = json.dumps(data, ensure_ascii=False)
    # JSON allows them inside a string, yet much software takes them for line ends.
    return re.sub("[\x85\u2028\u2029\ud800-\udfff]", lambda sign: f"\\u{ord(sign.group()):04x}", text)


def _entry(line: str, path: Path, number: int) -> Entry | None:
    """The entry of a line; None for the head."""
    data = _object(line, path, number)
    if _HEAD in data:
        if data[_HEAD] != VERSION:
            raise CheckerError(f"baseline version {data[_HEAD]} is not known", path=str(path), line=number)
        return None
    values = [data.get(key) for key in ("article", "rule", "text", "fingerprint")]
    if not all(isinstance(value, str) for value in values) or not _PRINT.fullmatch(str(values[3])):
        raise CheckerError("not an entry of a baseline", path=str(path), line=number, hint="make it anew")
    return Entry(*map(str, values))


def _object(line: str, path: Path, number: int) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        hint = "it has marks of an unfinished merge" if re.match("[<=>]{7}", line) else ""
        raise CheckerError("not a line of JSON", path=str(path), line=number, hint=hint)
    return data
