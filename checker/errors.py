"""What can go wrong, said so that the reader can mend it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ExitCode(IntEnum):
    PASSED = 0
    FINDINGS = 1
    USAGE = 2  # wrong input or usage
    INCOMPLETE = 3  # some input could not be read or checked


class CheckerError(Exception):
    """A problem with what the user gave: printed as one line, 'path:line: problem; hint'."""

    def __init__(
        self, problem: str, *, path: str = "", line: int = 0, hint: str = "", code: ExitCode = ExitCode.USAGE
    ) -> None:
        place = f"{path}:{line}: " if path and line else f"{path}: " if path else ""
        super().__init__(f"{place}{problem}" + (f"; {hint}" if hint else ""))
        self.code = code


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """'did you mean X?' for the nearest known word, '' where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else ""
