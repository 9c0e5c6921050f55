"""What a renderer knows beside the results."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model import Severity


@dataclass(frozen=True, slots=True)
class Meta:
    """``signature`` is what makes the figures repeatable; ``width`` is in columns of the terminal.

    ``fail_on`` is the severity from which on a run fails, None for never.
    """

    version: str
    signature: str
    color: bool = False
    width: int = 100
    fail_on: Severity | None = Severity.MAJOR
