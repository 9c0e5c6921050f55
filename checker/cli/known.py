"""Findings that are known: in a baseline, or suppressed in the file beside the article or in one for many."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from checker.cli.options import Options
    from checker.model import Document, Result, Suppression


class Known:
    """What the options name, read once; the files beside articles are read as the articles come."""

    def __init__(self, options: Options, *, today: date | None = None) -> None:
        from checker.read.baseline import read_baseline
        from checker.read.suppressions import read_suppressions

        self.today = today or datetime.now().astimezone().date()
        self.baseline = read_baseline(options.baseline) if options.baseline else None
        self.expired: dict[str, Suppression] = {}
        self.active: dict[str, Suppression] = {}
        self.idle: set[str] = set()
        self.used: set[str] = set()
        self.central = [s for path in options.suppressions or () for s in self._valid(read_suppressions(path))]

    def of(self, article: Document) -> tuple[tuple[Suppression, ...], Mapping[str, str]]:
        """The suppressions that speak of this article, and the fingerprints that the baseline has for it."""
        from checker.read.suppressions import beside, for_article, read_suppressions

        path = beside(article.path)
        own = self._valid(read_suppressions(path)) if path.is_file() else []
        known = self.baseline.known(article) if self.baseline else {}
        return for_article([*own, *self.central], article.path), known

    def saw(self, result: Result) -> None:
        """Notes which suppressions were of use for this article."""
        self.idle |= set(result.idle)
        self.used |= {hidden.origin for hidden in result.hidden}

    def notes(self) -> list[str]:
        """What should be mended: suppressions that have expired, and those that hid nothing though they could."""
        late = [f"{s.origin}: expired on {s.expires}: {s.rule} ({s.reason})" for s in self.expired.values()]
        unused = [self.active[origin] for origin in sorted(self.idle - self.used)]
        return [*late, *(f"{s.origin}: hides nothing any more: {s.rule} ({s.reason})" for s in unused)]

    def _valid(self, suppressions: Iterable[Suppression]) -> list[Suppression]:
        valid = []
        for suppression in suppressions:
            expired = suppression.expires is not None and suppression.expires < self.today
            (self.expired if expired else self.active)[suppression.origin] = suppression
            if not expired:
                valid.append(suppression)
        return valid
