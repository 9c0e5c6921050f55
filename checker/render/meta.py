"""What a renderer knows beside the results."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meta:
    """``signature`` is what makes the figures repeatable; ``width`` is in columns of the terminal."""

    version: str
    signature: str
    color: bool = False
    width: int = 100
