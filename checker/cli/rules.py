"""``checker rules``, ``checker explain`` and ``checker schema``: what is checked, why, and whether it holds."""

from __future__ import annotations

import time
from collections import defaultdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.errors import CheckerError, ExitCode, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model import Example, Rule
    from checker.pipeline import Checker

app = typer.Typer(help="Show the rules, try their examples, and look for weak ones.", no_args_is_help=True)

_SLOW = 0.25  # seconds for 10,000 words: a rule that takes longer is named
_SAMPLE = 2_000  # words of the sample that is timed

_TEMPLATE = """\
# A pack of rules. `checker schema rules` has all that may stand here, `checker rules test` runs the examples.
pack: my-rules
version: 1
defaults:
  severity: minor
  category: Terminology/Wrong term
  confidence: 0.8

rules:
  - id: fluency/calque/my-first
    check: substitution
    message: "“{match}” is not what we write; write “{use}”."
    why: Say in a sentence why it is wrong.
    options:
      swaps:
        - {avoid: [head of town, town chief], use: [mayor]}
    examples:
      bad:
        - The head of town opened the fair.
        - Two town chiefs were at the fair.
      good:
        - The mayor opened the fair.
        - At the head of the town band went a drummer.
"""

Packs = Annotated[
    list[Path] | None,
    typer.Argument(help="Rule files or folders (default: the shipped rules).", show_default=False),
]
RuleId = Annotated[str, typer.Argument(metavar="ID", help="A rule's id, as it stands in a finding.")]


class SchemaName(StrEnum):
    RULES = "rules"
    FACTS = "facts"
    REPORT = "report"


@app.command("list")
def list_rules(paths: Packs = None) -> int:
    """List all rules: id, severity, confidence and what evidence they need.

    Example: checker rules list
    """
    rules = _load(paths)
    width = max((len(rule.id) for rule in rules), default=0)
    for rule in sorted(rules, key=lambda rule: rule.id):
        needs = ", ".join(sorted(_needs(rule))) or "article"
        typer.echo(f"{rule.id:{width}}  {rule.severity.label:8}  {rule.confidence:.2f}  {needs}")
    return ExitCode.PASSED


@app.command("show")
def show(rule_id: RuleId) -> int:
    """Show a rule as `checker explain` does.

    Example: checker rules show fluency/doubled-word
    """
    return explain(rule_id)


@app.command("test")
def try_examples(paths: Packs = None) -> int:
    """Run the examples of rules: every bad one must be found, no good one may be.

    Example: checker rules test my-rules.yaml
    """
    from checker.pipeline import Checker, Settings, can_run_examples

    checker = Checker(Settings(rules=tuple(paths or ())))
    chosen = [rule for rule in _load(paths) if can_run_examples(checker, rule)]
    failures = [failure for rule in chosen for failure in _failures(checker, rule)]
    for failure in failures:
        typer.echo(failure)
    count = sum(len(rule.bad) + len(rule.good) for rule in chosen)
    rules = f"{len(chosen)} rule{'' if len(chosen) == 1 else 's'}"
    typer.echo(f"{rules}, {count} examples, {len(failures)} failed")
    return ExitCode.FINDINGS if failures else ExitCode.PASSED


@app.command("new")
def new(path: Annotated[Path, typer.Argument(help="The file to start; it must not be there yet.")]) -> int:
    """Start a rule pack: one rule with its examples, to be changed into your own.

    Example: checker rules new my-rules.yaml
    """
    try:
        with path.open("x", encoding="utf-8") as out:
            out.write(_TEMPLATE)
    except FileExistsError:
        raise CheckerError("is there already", path=str(path), hint="give another name") from None
    except OSError as error:
        raise CheckerError(f"cannot be written: {error.strerror}", path=str(path)) from None
    typer.echo(f"{path}: now change it, and try it with: checker rules test {path}")
    return ExitCode.PASSED


@app.command("lint")
def lint(paths: Packs = None) -> int:
    """Name rules that are shadowed, doubled, slow, never fire or have too few examples.

    Example: checker rules lint my-rules.yaml
    """
    rules = _load(paths)
    problems = [*_shadowed(paths), *_untested(rules), *_silent(paths), *_doubled(rules), *_slow(paths)]
    for problem in problems:
        typer.echo(problem)
    return ExitCode.FINDINGS if problems else ExitCode.PASSED


def explain(rule_id: RuleId) -> int:
    """Explain a rule: what it finds and why, with examples, and how to silence it.

    Example: checker explain names/mixed-name
    """
    rules = {rule.id: rule for rule in _load(None)}
    if rule_id not in rules:
        below = sorted(known for known in rules if known.startswith(rule_id.rstrip("/") + "/"))
        if not below:
            raise CheckerError(f"no rule is called {rule_id}", hint=did_you_mean(rule_id, rules))
        for known in below:
            typer.echo(known)
        return ExitCode.PASSED
    for line in _explained(rules[rule_id]):
        typer.echo(line)
    return ExitCode.PASSED


def schema(
    name: Annotated[SchemaName, typer.Argument(help="Which schema.")],
) -> int:
    """Print the JSON Schema of rule files, facts files or reports, for editors and pipelines.

    Example: checker schema rules > rules.schema.json
    """
    typer.echo(_rule_schema() if name is SchemaName.RULES else _shipped_schema(name.value))
    return ExitCode.PASSED


def _rule_schema() -> str:
    """Made from the checks themselves, so that it knows the options of every one."""
    import json

    from checker.checks import CHECKS
    from checker.read.rule_schema import rule_schema

    return json.dumps(rule_schema(CHECKS), indent=2, ensure_ascii=False)


def _shipped_schema(name: str) -> str:
    file = Path(__file__).resolve().parent.parent / "data" / f"{name}.schema.json"
    return file.read_text(encoding="utf-8").rstrip("\n")


def _load(paths: Sequence[Path] | None) -> list[Rule]:
    from checker.checks import CHECKS
    from checker.read.rules import default_rules_dir, load_rules

    return load_rules(paths or [default_rules_dir()], {check.id: check for check in CHECKS})


def _needs(rule: Rule) -> frozenset[str]:
    from checker.checks import CHECKS

    return next(check.needs for check in CHECKS if check.id == rule.check)


def _explained(rule: Rule) -> Iterator[str]:
    yield f"{rule.id}  ({rule.severity.label}, confidence {rule.confidence:.2f})"
    yield f"  {rule.category}"
    yield f"  {rule.message}"
    if rule.why:
        yield f"  Why: {rule.why}"
    if needs := ", ".join(sorted(_needs(rule))):
        yield f"  Needs: {needs}"
    if rule.source_langs:
        yield f"  For articles translated from: {', '.join(sorted(rule.source_langs))}"
    for suggestion in rule.suggest:
        yield f"  Suggests: {suggestion.text}  ({'safe' if suggestion.safe else 'unsafe'})"
    for title, examples in (("Found in", rule.bad), ("Not found in", rule.good)):
        for example in examples:
            yield f"  {title}: {_one_line(example)}"
    if rule.reference:
        yield f"  Reference: {rule.reference}"
    if rule.on_human_text:
        yield f"  On human news: {rule.on_human_text}"
    yield f"  Defined at {rule.origin}"
    yield f"  To silence it: --ignore {rule.id}"


def _one_line(example: Example, limit: int = 160) -> str:
    flat = " ".join(example.text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _failures(checker: Checker, rule: Rule) -> Iterator[str]:
    from checker.pipeline import check_example

    for number, example in enumerate(rule.bad, 1):
        found = [finding.text for finding in check_example(checker, rule, example)]
        if not found:
            yield f"{rule.origin}: {rule.id}: bad example {number} is not found: {_one_line(example)}"
        elif example.find and not any(_overlap(example.find, text) for text in found):
            yield f"{rule.origin}: {rule.id}: bad example {number} marks “{found[0]}”, not “{example.find}”"
    for number, example in enumerate(rule.good, 1):
        found = [finding.text for finding in check_example(checker, rule, example)]
        if found:
            yield f"{rule.origin}: {rule.id}: good example {number} is found: “{found[0]}” in {_one_line(example)}"


def _overlap(wanted: str, found: str) -> bool:
    return wanted in found or found in wanted


def _untested(rules: Sequence[Rule]) -> Iterator[str]:
    for rule in rules:
        if len(rule.bad) < 2 or len(rule.good) < 2:
            given = f"{len(rule.bad)} bad and {len(rule.good)} good examples"
            yield f"{rule.origin}: {rule.id}: has {given}; give two of each"


def _shadowed(paths: Sequence[Path] | None) -> Iterator[str]:
    """Rules that a later file replaces, told only among the files that are asked about and the shipped ones."""
    from checker.checks import CHECKS
    from checker.read.rules import default_rules_dir, pack_files, read_pack

    table = {check.id: check for check in CHECKS}
    seen: dict[str, Rule] = {}
    for path in [default_rules_dir(), *(paths or ())]:
        for pack in pack_files(path):
            for rule in read_pack(pack, table):
                if rule.id in seen:
                    yield f"{seen[rule.id].origin}: {rule.id}: is shadowed by {rule.origin}"
                seen[rule.id] = rule


def _silent(paths: Sequence[Path] | None) -> Iterator[str]:
    """Rules that find none of their own bad examples: whatever they look for, it is not what was meant."""
    from checker.pipeline import Checker, Settings, can_run_examples, check_example

    checker = Checker(Settings(rules=tuple(paths or ())))
    for rule in _load(paths):
        silent = not any(check_example(checker, rule, example) for example in rule.bad)
        if silent and rule.bad and can_run_examples(checker, rule):
            yield f"{rule.origin}: {rule.id}: never fires, not even on its bad examples"


def _doubled(rules: Sequence[Rule]) -> Iterator[str]:
    """The same phrase or pattern twice where one of the two never adds a finding."""
    users: dict[tuple[str, str], list[tuple[Rule, bool]]] = defaultdict(list)
    for rule in rules:
        for text, bound in _sought(rule):
            users[(rule.kind, text)].append((rule, bound))
    for (_, text), found in sorted(users.items(), key=lambda item: item[0]):
        first = next((rule for rule, bound in found if not bound), None)
        for other, _ in found:
            if first is not None and other is not first and _meet(first.source_langs, other.source_langs):
                yield f"{other.origin}: {other.id}: “{text}” stands in {first.id} too"


def _sought(rule: Rule) -> Iterator[tuple[str, bool]]:
    """The phrases and patterns of a rule, and whether they are bound to a word of the source or of the paragraph."""
    options: Any = rule.options
    bound = bool(getattr(options, "source", ())) or bool(getattr(options, "context", ()))
    yield from ((pattern, bound) for pattern in getattr(options, "patterns", ()))
    if rule.check in {"phrase", "substitution"}:
        swaps = getattr(options, "swaps", ())
        for listed in (listed for lookup in options.lookups for listed in lookup.phrases):
            yield listed.text.casefold(), bound or (bool(swaps) and bool(swaps[listed.number].source))


def _meet(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether the second, of these languages, runs only where the first does."""
    return not first or (bool(second) and second <= first)


def _slow(paths: Sequence[Path] | None) -> Iterator[str]:
    """Rules that take long, by the clock of this machine, over a sample made of the rules' own examples."""
    from checker.model import Document, Side
    from checker.pipeline import Checker, Inputs, Settings
    from checker.read.blocks import split_blocks

    checker = Checker(Settings(rules=tuple(paths or ()), embedder="none"))
    words = " ".join(example.text for rule in _load(None) for example in rule.good).split()[:_SAMPLE]
    text = "\n\n".join(" ".join(words[low : low + 80]) for low in range(0, len(words), 80))
    case = checker.case(Inputs(split_blocks(Document("sample", "sample", text, Side.ARTICLE, "en"))))
    for rule in _load(paths):
        if _needs(rule):
            continue
        checker.findings(case, rule)  # once to fill caches
        began = time.process_time()
        checker.findings(case, rule)
        took = (time.process_time() - began) * 10_000 / max(1, len(words))
        if took > _SLOW:
            yield f"{rule.origin}: {rule.id}: takes {took:.2f} s for 10,000 words"
