"""From results to text: pure functions, one module a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.render import json, jsonl, pretty
from checker.render.meta import Meta

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.model import Result

RENDERERS: dict[str, Callable[[Sequence[Result], Meta], str]] = {
    "pretty": pretty.render,
    "json": json.render,
    "jsonl": jsonl.render,
}

__all__ = ["RENDERERS", "Meta"]
