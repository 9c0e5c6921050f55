"""What the scanners of quantities hand over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.lang.units import unit_names

if TYPE_CHECKING:
    from checker.lang.scan import Scan
    from checker.model import Quantity


@dataclass(frozen=True, slots=True)
class Hit:
    """What stands at a piece: quantities with their first piece and the piece after, and where to go on."""

    parts: tuple[tuple[int, int, Quantity], ...]
    end: int


def time_unit(pieces: Scan, index: int) -> str:
    found = unit_names(pieces.lang).at(pieces, index) if index < len(pieces) and "\n" not in pieces.gap(index) else None
    return found[0] if found else ""
