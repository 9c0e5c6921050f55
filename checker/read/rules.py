"""Rule files: YAML packs of configured checks, each rule with its own good and bad examples.

A pack::

    pack: fluency
    version: 1
    defaults: {severity: minor}
    rules:
      - id: fluency/wrong-preposition/depend
        check: phrase
        message: "“{match}” should be “depends on”."
        options: {phrases: ["~depend of"]}
        examples: {bad: [It depends of the weather.], good: [It depends on the weather.]}

Each complaint says path:line. Of two rules with one id the later file wins, so that a user's pack can change
what is shipped.
"""

from __future__ import annotations

from dataclasses import is_dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.errors import CheckerError, did_you_mean
from checker.model import Check, Example, Rule, Severity, Suggestion, Zone
from checker.read.options import fields_of, read_options
from checker.read.rule_store import load_stored

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from checker.read.node import Node

KINDS: Mapping[str, frozenset[str]] = {
    family: frozenset(kinds.split())
    for family, kinds in {
        "structure": "duplicate-title duplicate-passage boilerplate caption-residue truncated",
        "names": "mixed-name name-mismatch mixed-term",
        "numbers": "number-mismatch magnitude unit-mismatch currency-mismatch percent-mismatch date-mismatch"
        " number-format",
        "facts": "role-mismatch place-mismatch actor-mismatch negation antonym quantifier modality attribution"
        " unsupported missing",
        "internal": "contradiction",
        "fluency": "same-root doubled-word calque false-friend wrong-preposition article-error agreement garbled"
        " pronoun fragment unusual",
        "language": "untranslated mixed-language mistranslated-label",
        "bilingual": "omission addition",
        "typography": "unbalanced-quotes foreign-quotes spacing",
    }.items()
}
VERSION = 1
LARGEST = 1_000_000  # bytes of one pack
_PACK_KEYS = ("pack", "version", "defaults", "rules")
_DEFAULTS = (
    "check",
    "category",
    "severity",
    "confidence",
    "message",
    "zones",
    "langs",
    "source_langs",
    "why",
    "reference",
    "unless",
)
_RULE_KEYS = (*_DEFAULTS, "id", "suggest", "options", "source", "examples", "on_human_text")
_COMMON = ("unless", "source", "context")  # may stand beside 'options', since every pattern check has them
_EXAMPLE_KEYS = ("text", "find", "facts", "reference", "source", "source_lang", "date")
_SUFFIXES = frozenset({".yaml", ".yml"})


def default_rules_dir() -> Path:
    """The shipped packs: in the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load_rules(paths: Sequence[Path], checks: Mapping[str, Check], *, trusted: Collection[Path] = ()) -> list[Rule]:
    """The rules of all packs, later ids over earlier. Raises CheckerError at the first thing that is wrong.

    Packs below a ``trusted`` path are known to be right, as the tests know it of the shipped ones: their patterns are
    compiled only where they are used, and their rules come out of a store, without examples and origin.
    """
    rules: dict[str, Rule] = {}
    for path in paths:
        packs = pack_files(path)
        found = _trusted(packs, checks) if path in trusted else _read_all(packs, checks)
        rules.update({rule.id: rule for rule in found})
    return list(rules.values())


def _read_all(packs: Sequence[Path], checks: Mapping[str, Check], *, trusted: bool = False) -> list[Rule]:
    return [rule for pack in packs for rule in read_pack(pack, checks, trusted=trusted)]


def _trusted(packs: Sequence[Path], checks: Mapping[str, Check]) -> Sequence[Rule]:
    return load_stored(packs, checks, lambda: _read_all(packs, checks, trusted=True))


def pack_files(path: Path) -> list[Path]:
    """The rule files that a path stands for: itself, or all below a folder, in order of name."""
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise CheckerError("no such rule file or folder", path=str(path))
    return sorted(file for file in path.rglob("*") if file.suffix in _SUFFIXES and file.is_file())


def read_pack(path: Path, checks: Mapping[str, Check], *, trusted: bool = False) -> list[Rule]:
    """The rules of one file; of a trusted one as ``load_rules`` says."""
    from checker.read.yaml import load  # heavy, and not needed where all rules come out of the store

    root = load(_read(path), shown(path))
    root.mapping(_PACK_KEYS)
    if (version := root.need("version", "a rule pack").integer()) != VERSION:
        raise root.need("version").error(f"version {version} is unknown", f"this program reads version {VERSION}")
    defaults = _defaults(root)
    rules: dict[str, Rule] = {}
    for node in root.items("rules"):
        rule = _rule(node, defaults, checks, trusted=trusted)
        if rule.id in rules:
            raise node.error(f"rule {rule.id} stands here a second time", f"the first is at {rules[rule.id].origin}")
        rules[rule.id] = rule
    return list(rules.values())


def shown(path: Path) -> str:
    """The path as messages show it: relative to where the user stands, where that is shorter."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):
        return str(path)


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise CheckerError(f"larger than {LARGEST:,} bytes", path=str(path))
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise CheckerError("not UTF-8", path=str(path)) from None
    except OSError as error:
        raise CheckerError(f"cannot be read: {error.strerror}", path=str(path)) from None


def _defaults(root: Node) -> dict[str, Node]:
    node = root.get("defaults")
    return node.mapping(_DEFAULTS) if node else {}


def _rule(node: Node, defaults: Mapping[str, Node], checks: Mapping[str, Check], *, trusted: bool) -> Rule:
    own = {key: value for key, value in node.mapping(_RULE_KEYS).items() if not value.is_null}
    entries = {**defaults, **own}
    for key in ("id", "check", "category", "severity", "message"):
        if key not in entries:
            raise node.error(f"a rule needs '{key}'")
    check_name = entries["check"].text()
    if check_name not in checks:
        raise entries["check"].error(f"no check is called '{check_name}'", did_you_mean(check_name, checks))
    bad, good = ((), ()) if trusted else _examples(entries.get("examples"))
    excuse = None if trusted else entries.get("on_human_text")
    rule = Rule(
        id=_id(entries["id"]),
        check=check_name,
        category=entries["category"].text(),
        severity=_severity(entries["severity"]),
        message=entries["message"].text(),
        bad=bad,
        good=good,
        on_human_text=excuse.text() if excuse else "",
        origin="" if trusted else node.origin,
    )
    optional = {key: read(entries[key]) for key, read in _OPTIONAL.items() if key in entries}
    options = _options(node, entries, own, checks[check_name], trusted=trusted)
    return replace(rule, options=options, **optional)


def _options(
    node: Node, entries: Mapping[str, Node], own: Mapping[str, Node], check: Check, *, trusted: bool
) -> object:
    known = fields_of(check.options)
    given = dict(entries["options"].mapping()) if "options" in entries else {}
    for key in _COMMON:
        if key in entries and key in known:
            given.setdefault(key, entries[key])
        elif key in own:
            raise own[key].error(f"the check '{check.id}' knows no '{key}'")
    return read_options(check.options, given, entries.get("options", node), trusted=trusted)


def _id(node: Node) -> str:
    rule_id = node.text()
    family, _, rest = rule_id.partition("/")
    if family not in KINDS:
        raise node.error(
            f"'{family}' is no family of rules", did_you_mean(family, KINDS) or f"one of {', '.join(KINDS)}"
        )
    kind = rest.split("/")[0]
    if kind not in KINDS[family]:
        near = did_you_mean(kind, KINDS[family]) or f"one of {', '.join(sorted(KINDS[family]))}"
        raise node.error(f"'{kind}' is no kind of {family}", near)
    if any(not part.replace("-", "").isalnum() or part != part.lower() for part in rule_id.split("/")):
        raise node.error(f"rule id '{rule_id}' has something other than a-z, 0-9 and '-' between its '/'")
    return rule_id


def _severity(node: Node) -> Severity:
    return Severity[node.choice([severity.label for severity in Severity]).upper()]


def _confidence(node: Node) -> float:
    value = node.decimal()
    if not Decimal(0) <= value <= Decimal(1):
        raise node.error("a confidence lies between 0 and 1")
    return float(value)


def _zones(node: Node) -> frozenset[Zone]:
    known = [zone.value for zone in Zone]
    items = [node] if node.is_scalar else node.sequence()
    return frozenset(Zone(item.choice(known)) for item in items)


def _langs(node: Node) -> frozenset[str]:
    return frozenset(node.texts())


def _suggest(node: Node) -> tuple[Suggestion, ...]:
    items = [node] if node.is_scalar or node.is_mapping else node.sequence()
    return tuple(_suggestion(item) for item in items)


def _suggestion(node: Node) -> Suggestion:
    if node.is_scalar:
        return Suggestion(node.text())
    node.mapping(("text", "safe"))
    safe = node.get("safe")
    text = node.mapping().get("text")
    if text is None or not text.is_scalar:
        raise node.error("a suggestion needs 'text'")
    return Suggestion(str(text.value), safe.boolean() if safe else False)


def _examples(node: Node | None) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    if node is None:
        return (), ()
    node.mapping(("bad", "good"))
    return tuple(map(_example, node.items("bad"))), tuple(map(_example, node.items("good")))


def _example(node: Node) -> Example:
    if node.is_scalar:
        return Example(str(node.value))
    entries = node.mapping(_EXAMPLE_KEYS)
    if "text" not in entries:
        raise node.error("an example needs 'text'")
    texts = {key: str(entries[key].value) for key in _EXAMPLE_KEYS if key in entries and entries[key].is_scalar}
    day = node.get("date")
    facts = node.get("facts")
    texts.pop("date", None)
    return Example(**texts, date=day.day() if day else None, facts=facts.plain() if facts else None)


def _line(node: Node) -> str:
    return node.text()


_OPTIONAL: Mapping[str, Callable[[Node], Any]] = {
    "confidence": _confidence,
    "why": _line,
    "suggest": _suggest,
    "zones": _zones,
    "source_langs": _langs,
    "langs": _langs,
    "reference": _line,
}


@cache
def kinds() -> frozenset[str]:
    """All 'family/kind' that a rule's id may begin with."""
    return frozenset(f"{family}/{kind}" for family, names in KINDS.items() for kind in names)


def literal_strings(options: object) -> Iterator[str]:
    """Every text in an options value, at whatever depth: for lint and search."""
    if isinstance(options, str):
        yield options
    elif isinstance(options, tuple):
        for item in options:
            yield from literal_strings(item)
    elif is_dataclass(options) and not isinstance(options, type):
        for name in fields_of(type(options)):
            yield from literal_strings(getattr(options, name))
