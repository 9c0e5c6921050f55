"""The rules of packs that are known to be right, kept between runs as they come out of reading.

Reading thousands of entries takes longer than checking an article, and of most rules an article has no word. So the
store, an SQLite file, gives the rules without their options and without what only their author wants to know, examples
and origin; then phrases by their words, and the options of a rule that is run. It is named by version, name, size and
time of the packs and of the code that reads them, so it is never out of date. It is written aside and moved into place:
parallel writers each leave a whole file, and one that cannot be written is done without.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from functools import cached_property
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker import __version__
from checker.model import Later, Rule, Severity, Suggestion, Told, Zone
from checker.read.plain import built, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from checker.model import Check

    Read = Callable[[], Sequence[Rule]]

_KEPT = 8
_CODE = ("read", "checks", "lang")  # whose code decides what comes out of reading
_OF_WORDS = "SELECT word, phrases FROM words WHERE word IN (SELECT value FROM json_each(?))"
_PLAIN = ("id", "check", "category", "message", "confidence", "why", "reference")  # what a row has as it is
_plain = attrgetter(*_PLAIN)
_SCHEMA = """
    CREATE TABLE rules (rule TEXT, options TEXT, told TEXT, digest TEXT);
    CREATE TABLE words (word TEXT PRIMARY KEY, phrases TEXT) WITHOUT ROWID;
"""


def load_stored(packs: Sequence[Path], checks: Mapping[str, Check], read: Read) -> Sequence[Rule]:
    """The rules of the packs, in order, from the store where they are there, else as ``read`` reads them."""
    folder = cache_dir()
    if folder is None:
        return read()
    file = folder / f"{_key(packs)}.rules.sqlite"
    try:
        rules: Sequence[Rule] = Store(file, checks, read).rules()
        with suppress(OSError):
            os.utime(file)  # the last used is the last to be forgotten
    except _damaged():
        rules = read()
        _write(file, rules)
        _forget(folder)
    return rules


def cache_dir() -> Path | None:
    """Where caches of this user go; None where there is no home, or CHECKER_NO_CACHE is set."""
    if os.environ.get("CHECKER_NO_CACHE"):
        return None
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "checker" / "rules"
    except RuntimeError:
        return None


def digest_of(options: object) -> str:
    """What tells options from all others."""
    return hashlib.sha256(repr(options).encode()).hexdigest()[:16]


class Store:
    """One file, open for reading. What is damaged in it is read from the packs instead."""

    def __init__(self, file: Path, checks: Mapping[str, Check], read: Read) -> None:
        import sqlite3

        self._checks, self._read = checks, read
        self._database = sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._names: list[str] = []

    def rules(self) -> list[Rule]:
        rows = self._database.execute("SELECT rule, told, digest FROM rules ORDER BY rowid").fetchall()
        found = []
        for number, (rule, told, digest) in enumerate(rows):
            patterns, phrases, asks_source = json.loads(told)
            later = Later(self, number, Told(tuple(patterns), phrases, asks_source), digest)
            found.append(_rule(json.loads(rule), later))
        self._names = [rule.check for rule in found]
        if not found or not self._checks.keys() >= set(self._names):
            raise ValueError("not the rules that were written")
        return found

    def options(self, row: int) -> Any:
        try:
            ((text,),) = self._database.execute("SELECT options FROM rules WHERE rowid = ?", (row + 1,))
            return built(self._checks[self._names[row]].options, json.loads(text))
        except _damaged():
            return self._again[row].options

    def phrases(self, words: Collection[str]) -> Iterator[tuple[str, Sequence[Any]]]:
        try:
            found = self._database.execute(_OF_WORDS, [_json([*words])])
            rows = [(word, json.loads(phrases)) for word, phrases in found]
        except _damaged():
            rows = [(word, phrases) for word, phrases in _by_word(self._again) if word in words]
        return ((word, phrase) for word, phrases in rows for phrase in phrases)

    @cached_property
    def _again(self) -> Sequence[Rule]:
        return self._read()


def _damaged() -> tuple[type[Exception], ...]:
    """What reading a file raises that is absent or not what was written."""
    import sqlite3

    return (OSError, sqlite3.Error, ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError)


def _write(file: Path, rules: Sequence[Rule]) -> None:
    """Writes a file that nobody reads by halves, and none where it cannot be written."""
    import sqlite3
    import tempfile

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, suffix=".tmp")
        os.close(handle)
        with sqlite3.connect(name) as database:
            database.executescript(_SCHEMA)
            database.executemany("INSERT INTO rules VALUES (?, ?, ?, ?)", map(_row, rules))
            database.executemany("INSERT INTO words VALUES (?, ?)", ((w, _json(p)) for w, p in _by_word(rules)))
        database.close()
        Path(name).replace(file)
    except (OSError, sqlite3.Error):
        return


def _row(rule: Rule) -> tuple[str, ...]:
    lists = [
        sorted(rule.zones),
        sorted(rule.source_langs),
        sorted(rule.langs),
        [[s.text, s.safe] for s in rule.suggest],
    ]
    told = [rule.told.patterns, rule.told.phrases, rule.told.asks_source]
    known = [*_plain(rule), int(rule.severity), *lists]
    return _json(known), _json(plain(rule.options)), _json(told), digest_of(rule.options)


def _rule(known: list[Any], options: Later) -> Rule:
    *plain, severity, zones, source_langs, langs, suggest = known
    return Rule(
        **dict(zip(_PLAIN, plain, strict=True)),
        severity=Severity(severity),
        zones=frozenset(map(Zone, zones)),
        source_langs=frozenset(source_langs),
        langs=frozenset(langs),
        suggest=tuple(Suggestion(text, safe) for text, safe in suggest),
        options=options,
    )


def _by_word(rules: Iterable[Rule]) -> Iterable[tuple[str, list[Any]]]:
    """The phrases of all rules by their words, each with the row of its rule."""
    table: dict[str, list[Any]] = {}
    for row, rule in enumerate(rules):
        for lookup in getattr(rule.options, "lookups", ()):
            for word, phrase in lookup.rows():
                table.setdefault(word, []).append([row, *phrase])
    return sorted(table.items())


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _forget(folder: Path) -> None:
    """Leaves the stores that were used last: each change of packs or code makes one, and few are ever read again."""
    try:
        stores = sorted(folder.glob("*.rules.*"), key=lambda store: store.stat().st_mtime)
        for store in stores[:-_KEPT]:
            store.unlink()
    except OSError:
        return  # another process was first, or may not; they do no harm


def _key(packs: Sequence[Path]) -> str:
    digest = hashlib.sha256(__version__.encode())
    for file in (*packs, *_code()):
        status = file.stat()
        digest.update(f"{file} {status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()[:32]


def _code() -> Iterator[Path]:
    package = Path(__file__).resolve().parent.parent
    for folder in _CODE:
        yield from sorted((package / folder).glob("*.py"))
