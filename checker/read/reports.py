"""JSON reports read back: the findings of a run, for whoever goes through them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.errors import CheckerError
from checker.read.text import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIMIT = 1_000_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Reported:
    """What a report says of one finding, as far as somebody who judges it needs."""

    article: str
    rule: str
    severity: str
    confidence: float
    message: str
    text: str
    start: int
    line: int
    column: int
    fingerprint: str
    evidence: tuple[str, ...]
    suggestions: tuple[str, ...]


def read_report(path: Path) -> list[Reported]:
    """The findings of a report in the formats json and jsonl. Raises CheckerError where it is none."""
    text = read_text(path, limit=LIMIT)
    try:
        return [_reported(document, found) for document in _documents(text) for found in document["findings"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise CheckerError("not a JSON report of checker", path=str(path), hint="checker check --format json") from None


def _documents(text: str) -> Iterator[Any]:
    try:
        yield from json.loads(text)["documents"]
    except (json.JSONDecodeError, KeyError):
        yield from (json.loads(line) for line in text.split("\n") if line.strip())


def _reported(document: Any, found: Any) -> Reported:
    span = found["span"]
    return Reported(
        article=str(document["path"]),
        rule=str(found["rule"]),
        severity=str(found["severity"]),
        confidence=float(found["confidence"]),
        message=str(found["message"]),
        text=str(span["text"]),
        start=int(span["start"]),
        line=int(span["line"]),
        column=int(span["column"]),
        fingerprint=str(found["fingerprint"]),
        evidence=tuple(f"{item['origin']}: {item['text']}" for item in found["evidence"]),
        suggestions=tuple(str(item["text"]) for item in found["suggestions"]),
    )
