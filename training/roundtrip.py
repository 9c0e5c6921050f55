"""Paraphrases by machine: each sentence through Spanish or Catalan and back, by Apertium where it is installed.

A rule-based machine translates word by word and keeps what is said nearly always, while word order, articles,
prepositions and many words change: what claims of a machine translation look like beside a human one. What came
back spoilt is left out: a figure or negation lost, words left untranslated, too little or too much alike.
Apertium is a program that is run (GPL); nothing of it enters the project, and without it there are fewer pairs.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

ROADS = (("eng-spa", "spa-eng"), ("eng-cat", "cat-eng"), ("eng-spa", "es-fr", "fr-es", "spa-eng"))
_LEAST, _MOST = 0.45, 0.97  # share of words that a paraphrase keeps
_LOST = 0  # names that may be missing: the machine translates Brown
_NEGATORS = frozenset("not no never none nobody nothing neither nor without cannot".split())
_BREAK = "\n"


def available() -> bool:
    return shutil.which("apertium") is not None


def there_and_back(sentences: Sequence[str], road: tuple[str, ...]) -> list[str]:
    """Each sentence translated along the road; '' where it came back spoilt."""
    text = _BREAK.join(" ".join(s.split()) + "\n" for s in sentences)
    for direction in road:
        done = subprocess.run(  # noqa: S603 - a fixed command; the texts go in by standard input
            ["apertium", "-u", "-f", "txt", direction],  # noqa: S607
            input=text, capture_output=True, text=True, check=True,
        )  # fmt: skip
        text = done.stdout
    back = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip())]
    if len(back) != len(sentences):
        return [""] * len(sentences)
    return [b if _kept(a, b) else "" for a, b in zip(sentences, back, strict=True)]


def _kept(before: str, after: str) -> bool:
    ours, theirs = _words(before), _words(after)
    if not theirs or sorted(re.findall(r"\d+", before)) != sorted(re.findall(r"\d+", after)):
        return False
    if _negations(ours) != _negations(theirs) or len(_names(before) - _names(after)) > _LOST:
        return False
    share = len(set(ours) & set(theirs)) / len(set(ours) | set(theirs))
    return _LEAST <= share <= _MOST and 0.75 <= len(theirs) / len(ours) <= 1.35 and not re.search(r"[*@#]", after)


def _names(text: str) -> set[str]:
    return set(re.findall(r"(?<!^)\b[A-Z]\w+", text))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+(?:n['’]t)?|\d+", text.casefold())


def _negations(words: Sequence[str]) -> int:
    return sum(w in _NEGATORS or w.endswith(("n't", "n’t")) for w in words)


def write(sentences: Sequence[str], out: Path, size: int = 400) -> None:
    """One line a paraphrase: {sentence, paraphrase}. Goes on where it stopped."""
    done = out.read_text("utf-8").count("\n") if out.exists() else 0
    with out.open("a", encoding="utf-8") as lines:
        for low in range(done, len(sentences), size):
            part = sentences[low : low + size]
            road = ROADS[low // size % len(ROADS)]
            for one, other in zip(part, there_and_back(part, road), strict=True):
                lines.write(json.dumps([one, other], ensure_ascii=False) + "\n")
            lines.flush()


def read(path: Path) -> Iterator[tuple[str, str]]:
    if path.exists():
        for line in path.read_text("utf-8").splitlines():
            one, other = json.loads(line)
            if other:
                yield one, other
