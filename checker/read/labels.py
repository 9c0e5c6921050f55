"""Labels: what a person said of findings, as JSON Lines that only grow; the last line on a finding counts.

{"article": "a.txt", "fingerprint": "0123456789abcdef", "rule": "a/b", "text": "Al-Kazemi", "label": "real"}
"""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from checker.errors import CheckerError
from checker.read.text import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class Answer(StrEnum):
    REAL = "real"
    FALSE = "false-alarm"
    WONT_FIX = "wont-fix"  # right, and left as it is


@dataclass(frozen=True, slots=True)
class Label:
    article: str
    fingerprint: str
    rule: str
    text: str
    label: Answer


def read_labels(path: Path) -> list[Label]:
    """One a finding. Raises CheckerError with path and line for whatever is no label."""
    found: dict[tuple[str, str], Label] = {}
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if line.strip():
            label = _label(line, path, number)
            found[label.article, label.fingerprint] = label
    return list(found.values())


def append_label(path: Path, label: Label) -> None:
    """Written through to the disk, so that no answer is lost whatever comes next."""
    line = json.dumps(asdict(label)) + "\n"
    with path.open("ab") as file:
        if file.tell() and not _ends_with_newline(path):
            line = "\n" + line
        file.write(line.encode("ascii"))
        file.flush()
        os.fsync(file.fileno())


def tried(labels: Iterable[Label]) -> Mapping[str, tuple[int, int]]:
    """For each rule: how many findings were judged, and how many of them were right."""
    judged: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for label in labels:
        judged[label.rule] += 1
        right[label.rule] += label.label is not Answer.FALSE
    return {rule: (judged[rule], right[rule]) for rule in sorted(judged)}


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _label(line: str, path: Path, number: int) -> Label:
    try:
        data = json.loads(line)
        article, fingerprint, rule, text = (data[key] for key in ("article", "fingerprint", "rule", "text"))
        if all(isinstance(value, str) for value in (article, fingerprint, rule, text)):
            return Label(article, fingerprint, rule, text, Answer(data["label"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise CheckerError("not a label", path=str(path), line=number, hint="each is a line that checker audit has written")
