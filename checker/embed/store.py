"""Vectors on disk, shared by all runs of one user: one SQLite file, safe under parallel writers.

The store is a convenience and never a reason to fail: where it cannot be written or is damaged it is left
alone, and ``warning`` says why.
"""

from __future__ import annotations

import os
from array import array
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeVar

    T = TypeVar("T")

_FILE = "vectors-1.sqlite"  # the number grows when the table changes
_MOST_BYTES = 256 * 2**20
_BUSY_SECONDS = 10.0
_CHUNK = 500  # keys a query; SQLite's limit on variables is higher everywhere
_SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (id INTEGER PRIMARY KEY, key BLOB UNIQUE NOT NULL, vector BLOB NOT NULL)"


def default_dir() -> Path | None:
    """$CHECKER_CACHE, else checker/ in $XDG_CACHE_HOME or ~/.cache; None where CHECKER_CACHE says 'off'."""
    chosen = os.environ.get("CHECKER_CACHE", "")
    if chosen.casefold() == "off":
        return None
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME", "")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "checker"
    except RuntimeError:  # no home folder
        return None


class VectorStore:
    """Float32 vectors by key, at most ``most_bytes`` on disk; the oldest go first."""

    def __init__(self, folder: Path, most_bytes: int = _MOST_BYTES) -> None:
        self.warning = ""
        self._path = folder / _FILE
        self._most_bytes = most_bytes
        self._connection: sqlite3.Connection | None = None
        self._pid = 0
        self._lock = Lock()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, array[float]]:
        def read(connection: sqlite3.Connection) -> dict[bytes, array[float]]:
            found: dict[bytes, array[float]] = {}
            for low in range(0, len(keys), _CHUNK):
                part = keys[low : low + _CHUNK]
                marks = ",".join("?" * len(part))
                query = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"  # noqa: S608 - question marks only
                found |= {bytes(key): array("f", vector) for key, vector in connection.execute(query, part)}
            return found

        return self._guarded(read) or {}

    def put(self, vectors: Mapping[bytes, array[float]]) -> None:
        def write(connection: sqlite3.Connection) -> None:
            rows = [(key, vector.tobytes()) for key, vector in vectors.items()]
            with connection:
                connection.executemany("INSERT OR IGNORE INTO vectors (key, vector) VALUES (?, ?)", rows)
            self._shrink(connection)

        self._guarded(write)

    def _shrink(self, connection: sqlite3.Connection) -> None:
        """Drop the oldest quarter when the file is too large; its pages are used again."""
        (used,) = connection.execute("SELECT (SELECT page_count FROM pragma_page_count) "
                                     "- (SELECT freelist_count FROM pragma_freelist_count)").fetchone()  # fmt: skip
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        if used * size > self._most_bytes:
            with connection:
                connection.execute(
                    "DELETE FROM vectors WHERE id IN (SELECT id FROM vectors ORDER BY id"
                    " LIMIT (SELECT count(*) / 4 + 1 FROM vectors))"
                )

    def _guarded(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        import sqlite3

        if self.warning:
            return None
        try:
            with self._lock:
                return work(self._open())
        except (sqlite3.Error, OSError, ValueError) as error:
            self.warning = f"vectors are not kept: {self._path}: {error}"
            return None

    def _open(self) -> sqlite3.Connection:
        """The connection of the process that runs; one made before a fork belongs to the parent."""
        import sqlite3

        if self._connection is None or self._pid != os.getpid():
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            connection = sqlite3.connect(self._path, timeout=_BUSY_SECONDS, check_same_thread=False)
            _prepare(connection)
            self._connection, self._pid = connection, os.getpid()
        return self._connection


def _prepare(connection: sqlite3.Connection) -> None:
    import contextlib
    import sqlite3

    # Two processes that open a new file at once may both want to change its mode: the loser finds it changed.
    with contextlib.suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    with connection:
        connection.execute(_SCHEMA)
