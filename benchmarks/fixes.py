"""What `checker fix` makes of the annotated articles in corpora/: how far they are from their clean twins.

    python benchmarks/fixes.py

Words off are words to insert, delete or replace on the way to the clean twin. The floor is the article as it came.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.evaluate import inputs_of, read_gold  # noqa: E402 - the checkout need not be installed
from checker.fix import fix, reread  # noqa: E402
from checker.pipeline import Checker, Settings  # noqa: E402
from checker.read.text import read_text  # noqa: E402


def off(text: str, clean: str) -> int:
    """Words that differ."""
    steps = SequenceMatcher(None, text.split(), clean.split(), autojunk=False).get_opcodes()
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in steps if tag != "equal")


def measure(folder: Path, checker: Checker, *, unsafe: bool) -> Counter[str]:
    """The sums of one case."""
    inputs, clean = inputs_of(read_gold(folder), "article.txt"), read_text(folder / "clean.txt")
    fixed = fix(inputs, checker.check, unsafe=unsafe)
    again = fix(replace(inputs, article=reread(inputs.article, fixed.text)), checker.check, unsafe=unsafe)
    before, after = off(inputs.article.text, clean), off(fixed.text, clean)
    return Counter(
        {
            "findings": len(checker.check(inputs).findings),
            "fixed": len(fixed.applied),
            "refused": len(fixed.refused),
            "left": len(fixed.result.findings),
            "off before": before,
            "off after": after,
            "further off": int(after > before),
            "changed by a second run": int(again.text != fixed.text),
        }
    )


def main() -> None:
    checker = Checker(Settings())
    folders = sorted(path.parent for path in (ROOT / "corpora").glob("*/gold.json"))
    for name, unsafe in (("safe", False), ("--unsafe", True)):
        sums: Counter[str] = Counter()
        for folder in folders:
            sums.update(measure(folder, checker, unsafe=unsafe))
        print(f"{name}: {len(folders)} articles, " + ", ".join(f"{key} {count}" for key, count in sums.items()))


if __name__ == "__main__":
    main()
