"""What a renderer knows beside the results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import Severity

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Meta:
    """``signature`` is what makes the figures repeatable, made where a format shows it; ``width`` is in columns.

    ``fail_on`` is the severity from which on a run fails, None for never. ``notes`` is what the user should mend in
    what they gave, a line each: suppressions that have expired or hide nothing.
    """

    version: str
    sign: Callable[[], str]
    color: bool = False
    width: int = 100
    fail_on: Severity | None = Severity.MAJOR
    notes: tuple[str, ...] = ()

    @property
    def signature(self) -> str:
        return self.sign()
