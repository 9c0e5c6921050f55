"""The page of rules is what its script makes of the packs."""

from __future__ import annotations

import importlib.util
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent / "benchmarks" / "rule_reference.py"


def test_the_page_of_rules_is_current() -> None:
    spec = importlib.util.spec_from_file_location("rule_reference", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    told = "run: python benchmarks/rule_reference.py"
    assert module.TARGET.read_text(encoding="utf-8") == module.reference(), told
