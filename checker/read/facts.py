"""Facts files: what an editor knows to be true, in plain sentences, with names and terms."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from checker.errors import CheckerError
from checker.model import Entity, Fact, Facts, Severity, Term
from checker.read.frontmatter import language
from checker.read.node import LIMIT, Node, from_plain
from checker.read.text import read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

T = TypeVar("T")

VERSION = 1
KINDS = ("person", "place", "organisation", "event", "work")
_FILE_KEYS = frozenset({"version", "lang", "entities", "terms", "facts"})
_ENTITY_KEYS = frozenset({"name", "kind", "aliases", "avoid", "role", "not"})
_TERM_KEYS = frozenset({"term", "source", "avoid"})
_FACT_KEYS = frozenset({"id", "text", "required", "tolerance", "as_of", "severity", "source"})
_SEVERITIES = {severity.label: severity for severity in Severity}


def read_facts(path: Path | str) -> Facts:
    """The content of a facts file, YAML or JSON."""
    name = str(path)
    text = read_text(name, limit=4 * LIMIT)
    if not text.strip():
        raise CheckerError("the facts file is empty", path=name)
    return facts_of(_tree(text, name))


def parse_facts(data: Mapping[str, object], path: str, line: int = 1) -> Facts:
    """The same from data that is already parsed, such as a line of JSON Lines."""
    return facts_of(from_plain(data, path, line))


def merge_facts(several: Sequence[Facts]) -> Facts:
    """One Facts of several files; a fact's id that is taken gets a number."""
    if len(several) < 2:
        return several[0] if several else Facts()
    return Facts(
        path=", ".join(dict.fromkeys(facts.path for facts in several if facts.path)),
        lang=several[0].lang,
        entities=tuple(entity for facts in several for entity in facts.entities),
        terms=tuple(term for facts in several for term in facts.terms),
        facts=tuple(_distinct(fact for facts in several for fact in facts.facts)),
    )


def _distinct(facts: Iterable[Fact]) -> Iterable[Fact]:
    taken: set[str] = set()
    for fact in facts:
        unique, number = fact.id, 2
        while unique in taken:
            unique, number = f"{fact.id}-{number}", number + 1
        taken.add(unique)
        yield fact if unique == fact.id else replace(fact, id=unique)


def _tree(text: str, path: str) -> Node:
    """Read as YAML even where it is JSON, because that keeps the lines; JSON's own escapes are the exception."""
    try:
        from checker.read.yaml import load  # the parser is heavy, and most runs need none

        return load(text, path)
    except CheckerError as error:
        if Path(path).suffix.lower() != ".json":
            raise
        try:
            return from_plain(json.loads(text), path)
        except (ValueError, RecursionError):
            raise error from None


def facts_of(root: Node) -> Facts:
    if not root.is_mapping:
        raise root.error("a facts file has the keys facts, entities and terms", "put the list under 'facts:'")
    root.mapping(_FILE_KEYS)
    _check_version(root)
    lang = root.get("lang")
    return Facts(
        path=root.path,
        lang=language(lang.text(), lang.path, lang.line) if lang else "en",
        entities=tuple(_entity(node) for node in root.items("entities")),
        terms=tuple(_term(node) for node in root.items("terms")),
        facts=_all_facts(root.items("facts")),
    )


def _check_version(root: Node) -> None:
    node = root.get("version")
    if node and node.integer() != VERSION:
        raise node.error(f"version {node.text()} is not known", f"this checker reads version {VERSION}")


def _all_facts(nodes: Sequence[Node]) -> tuple[Fact, ...]:
    lines: dict[str, int] = {}
    facts = []
    for position, node in enumerate(nodes, 1):
        fact = _fact(node, position)
        if fact.id in lines:
            raise node.error(f"the id '{fact.id}' is used twice", f"the first is in line {lines[fact.id]}")
        lines[fact.id] = node.line
        facts.append(fact)
    return tuple(facts)


def _fact(node: Node, position: int) -> Fact:
    unnamed = f"fact-{position}"
    if node.is_scalar:
        return Fact(unnamed, node.text(), origin=node.origin)
    _refuse_colon(node, _FACT_KEYS)
    node.mapping(_FACT_KEYS)
    return Fact(
        id=_text(node, "id") or unnamed,
        text=node.need("text", "a fact").text(),
        required=_read(node, "required", Node.boolean, False),
        tolerance=_read(node, "tolerance", Node.fraction, Decimal(0)),
        as_of=_read(node, "as_of", Node.day, None),
        severity=_read(node, "severity", _severity, None),
        source=_text(node, "source"),
        origin=node.origin,
    )


def _entity(node: Node) -> Entity:
    if node.is_scalar:
        return Entity(node.text(), origin=node.origin)
    _refuse_colon(node, _ENTITY_KEYS)
    node.mapping(_ENTITY_KEYS)
    return Entity(
        name=node.need("name", "an entity").text(),
        kind=_read(node, "kind", lambda kind: kind.choice(KINDS), ""),
        aliases=_read(node, "aliases", Node.texts, ()),
        avoid=_read(node, "avoid", Node.texts, ()),
        role=_text(node, "role"),
        distinct=_read(node, "not", Node.texts, ()),
        origin=node.origin,
    )


def _term(node: Node) -> Term:
    if node.is_scalar:
        return Term(node.text(), origin=node.origin)
    node.mapping(_TERM_KEYS)
    return Term(
        term=node.need("term", "a term").text(),
        source=_text(node, "source"),
        avoid=_read(node, "avoid", Node.texts, ()),
        origin=node.origin,
    )


def _read(node: Node, key: str, reader: Callable[[Node], T], default: T) -> T:
    value = node.get(key)
    return default if value is None else reader(value)


def _text(node: Node, key: str) -> str:
    return _read(node, key, Node.text, "")


def _severity(node: Node) -> Severity:
    return _SEVERITIES[node.choice(list(_SEVERITIES))]


def _refuse_colon(node: Node, known: frozenset[str]) -> None:
    """'- Biden said: no' is a mapping to YAML and a sentence to the editor who wrote it."""
    entries = node.mapping()
    if len(entries) == 1 and (key := next(iter(entries))) not in known and (" " in key or key[:1].isupper()):
        raise node.error("this sentence holds ': '", "put it in quotes")
