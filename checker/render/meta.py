"""What a renderer knows beside the results."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model import Severity


@dataclass(frozen=True, slots=True)
class Meta:
    """``signature`` is what makes the figures repeatable; ``width`` is in columns of the terminal.

    ``fail_on`` is the severity from which on a run fails, None for never. ``notes`` is what the user should mend in
    what they gave, a line each: suppressions that have expired or hide nothing.
    """

    version: str
    signature: str
    color: bool = False
    width: int = 100
    fail_on: Severity | None = Severity.MAJOR
    notes: tuple[str, ...] = ()
