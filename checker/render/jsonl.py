"""One document object of the JSON report a line, for pipelines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.render.json import dump
from checker.render.report import document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Result
    from checker.render.meta import Meta


def render(results: Sequence[Result], meta: Meta) -> str:
    return "".join(render_line(result, meta) for result in results)


def render_line(result: Result, meta: Meta) -> str:  # noqa: ARG001 - every renderer is called alike
    return dump(document(result)) + "\n"
