"""A baseline against what is found today: what is new, what is gone, and what speaks of other articles."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.running import Run
from checker.errors import CheckerError, ExitCode
from checker.read.baseline import article_name, entries_of, exists, read_baseline

if TYPE_CHECKING:
    from checker.cli.options import Options
    from checker.model import Result
    from checker.read.baseline import Entry


class State:
    """A baseline against what is found today. Raises CheckerError where an article cannot be read."""

    def __init__(self, articles: list[str], options: Options, path: Path, *, needed: bool = True) -> None:
        there = needed or path.exists()
        self.folder = path.parent
        self.named = [Path(name).absolute() for name in articles]
        self.old = read_baseline(path).entries if there else ()
        self.found: list[Entry] = []
        self.new: list[Entry] = []
        self.seen: set[str] = set()
        run = Run(replace(options, baseline=path if there else None), options.settings())
        for result in run.results(articles):
            self._take(result, f"{path}:")
        now = {(entry.article, entry.fingerprint) for entry in self.found}
        prints = {entry.fingerprint for entry in self.found}
        self.elsewhere = [entry for entry in self.old if not self._covers(entry)]
        self.gone = [
            entry
            for entry in self.old
            if self._covers(entry)
            and (entry.article, entry.fingerprint) not in now
            and (self._there(entry) or entry.fingerprint not in prints)
        ]

    @property
    def articles(self) -> str:
        return f"{len(self.seen)} article{'' if len(self.seen) == 1 else 's'}"

    def _take(self, result: Result, origin: str) -> None:
        if result.error:  # a baseline of half the articles would call the findings of the others new
            raise CheckerError(result.error, code=ExitCode.INCOMPLETE)
        known = [hidden.finding for hidden in result.hidden if hidden.origin.startswith(origin)]
        new = entries_of(result.document, result.findings, self.folder)
        self.seen.add(article_name(result.document, self.folder))
        self.new += new
        self.found += [*new, *entries_of(result.document, known, self.folder)]

    def _covers(self, entry: Entry) -> bool:
        """Whether the entry's article was checked, or would have been if it were still there."""
        place = (self.folder / entry.article.partition("#")[0]).absolute()
        missing = not self._there(entry) and any(Path(os.path.normpath(place)).is_relative_to(n) for n in self.named)
        return entry.article in self.seen or missing

    def _there(self, entry: Entry) -> bool:
        return exists(entry.article, self.folder)
