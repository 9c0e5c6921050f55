"""From results to text: pure functions, one module a format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from checker.render import json, jsonl, pretty
from checker.render.meta import Meta

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.model import Result

    Renderer = Callable[[Sequence[Result], Meta], str]


def _later(module: str) -> Renderer:
    """The module's ``render``, imported when it is first called: most runs write one format."""

    def render(results: Sequence[Result], meta: Meta) -> str:
        text: str = import_module(f"checker.render.{module}").render(results, meta)
        return text

    return render


RENDERERS: dict[str, Renderer] = {
    "pretty": pretty.render,
    "json": json.render,
    "jsonl": jsonl.render,
    **{name: _later(name) for name in "html sarif junit github gitlab rdjsonl csv markdown".split()},
}

__all__ = ["RENDERERS", "Meta"]
