"""Cases with evidence, as the pipeline makes them; no model is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Document, Facts, Finding, Side
from checker.pipeline import Checker, Inputs, Settings
from checker.read.blocks import split_blocks
from checker.read.facts import parse_facts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

CHECKER = Checker(Settings(embedder="none", consistency="none"))


def text(content: str, side: Side, lang: str = "en", day: date | None = None) -> Document:
    name = f"{side.value}.txt"
    return split_blocks(Document(id=name, path=name, text=content, side=side, lang=lang, date=day))


def inputs(
    article: str,
    *,
    facts: Sequence[object] = (),
    entities: Sequence[object] = (),
    reference: str = "",
    source: str = "",
    source_lang: str = "de",
    day: date | None = None,
) -> Inputs:
    given = {key: list(value) for key, value in (("facts", facts), ("entities", entities)) if value}
    return Inputs(
        text(article, Side.ARTICLE, day=day),
        text(source, Side.SOURCE, source_lang, day) if source else None,
        (text(reference, Side.REFERENCE, day=day),) if reference else (),
        parse_facts(given, "facts.yaml") if given else Facts(),
    )


def findings(article: str, *families: str, **evidence: object) -> list[Finding]:
    """What is found in the article, of these families or kinds, most certain first."""
    result = CHECKER.check(inputs(article, **evidence))  # type: ignore[arg-type]  # keywords are passed on as given
    return [f for f in result.findings if not families or f.rule.startswith(families)]


def found(article: str, *families: str, **evidence: object) -> list[tuple[str, str]]:
    """Rule and marked text of each finding."""
    return [("/".join(f.rule.split("/")[:2]), f.text) for f in findings(article, *families, **evidence)]
