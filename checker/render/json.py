"""The whole report as one JSON object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checker.render.report import report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Result
    from checker.render.meta import Meta

# JSON allows them inside a string, yet much software takes them for line ends.
_LINE_ENDS = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def render(results: Sequence[Result], meta: Meta) -> str:
    return dump(report(results, meta), indent=1) + "\n"


def dump(data: Any, indent: int | None = None) -> str:
    """JSON that any stream can take: a lone surrogate (of a file name that is no UTF-8) is escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False).translate(_LINE_ENDS)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
