"""The JSON Schema of rule files, from the same type hints by which they are read."""

from __future__ import annotations

import types
from dataclasses import is_dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from checker.model import Check, Severity, Zone
from checker.read.options import fields_of
from checker.read.rules import VERSION, kinds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TEXT = {"type": "string"}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_EXAMPLE = {
    "anyOf": [
        _TEXT,
        {
            "type": "object",
            "required": ["text"],
            "additionalProperties": False,
            "properties": {
                "text": {**_TEXT, "description": "The text of a small article."},
                "find": {**_TEXT, "description": "The words that the finding must mark."},
                "facts": {"type": "object", "description": "The content of a facts file."},
                "reference": _TEXT,
                "source": _TEXT,
                "source_lang": _TEXT,
                "date": {**_TEXT, "format": "date"},
            },
        },
    ]
}
_SUGGESTION = {
    "anyOf": [
        _TEXT,
        {
            "type": "object",
            "required": ["text"],
            "additionalProperties": False,
            "properties": {"text": _TEXT, "safe": {"type": "boolean"}},
        },
    ]
}


def rule_schema(checks: Sequence[Check]) -> dict[str, Any]:
    """JSON Schema (2020-12) of a rule pack whose rules use these checks."""
    entries = _entries(checks)
    defaults = {key: value for key, value in entries.items() if key not in _OWN}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rule pack of checker",
        "type": "object",
        "additionalProperties": False,
        "required": ["version", "rules"],
        "properties": {
            "pack": {**_TEXT, "description": "The name of the pack."},
            "version": {"const": VERSION},
            "defaults": {"type": "object", "additionalProperties": False, "properties": defaults},
            "rules": {"type": "array", "items": {"$ref": "#/$defs/rule"}},
        },
        "$defs": {
            "rule": {
                "type": "object",
                "additionalProperties": False,
                "required": ["id"],
                "properties": entries,
                "allOf": [_when(check) for check in sorted(checks, key=lambda check: check.id)],
            }
        },
    }


_OWN = frozenset({"id", "suggest", "options", "source", "examples", "on_human_text"})


def _entries(checks: Sequence[Check]) -> Mapping[str, Any]:
    kind = "|".join(sorted(kinds()))
    return {
        "id": {**_TEXT, "pattern": f"^({kind})(/[a-z0-9-]+)*$", "description": "family/kind, and a name if need be."},
        "check": {"enum": sorted(check.id for check in checks)},
        "category": {**_TEXT, "description": "MQM path (themqm.org)."},
        "severity": {"enum": [severity.label for severity in Severity]},
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "message": {**_TEXT, "description": "One sentence; {match} and the check's values are filled in."},
        "why": _TEXT,
        "reference": _TEXT,
        "on_human_text": {**_TEXT, "description": "Why it may fire now and then on what people wrote."},
        "zones": {"type": "array", "items": {"enum": [zone.value for zone in Zone]}},
        "langs": _TEXTS,
        "source_langs": _TEXTS,
        "unless": _TEXTS,
        "source": _TEXTS,
        "suggest": {"anyOf": [_SUGGESTION, {"type": "array", "items": _SUGGESTION}]},
        "options": {"type": "object"},
        "examples": {
            "type": "object",
            "additionalProperties": False,
            "properties": {side: {"type": "array", "items": _EXAMPLE} for side in ("bad", "good")},
        },
    }


def _when(check: Check) -> dict[str, Any]:
    """The options of the check, for rules that name it."""
    return {
        "if": {"properties": {"check": {"const": check.id}}, "required": ["check"]},
        "then": {"properties": {"options": _object(check.options)}},
    }


def _object(kind: type) -> dict[str, Any]:
    properties = {name.rstrip("_"): _schema(hint) for name, hint in fields_of(kind).items()}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _schema(kind: Any) -> dict[str, Any]:
    origin = get_origin(kind)
    if origin is tuple:
        item = _schema(get_args(kind)[0])
        return {"anyOf": [item, {"type": "array", "items": item}]}
    if origin is types.UnionType:
        return _schema(next(choice for choice in get_args(kind) if choice is not type(None)))
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if isinstance(kind, type) and is_dataclass(kind):
        return {"anyOf": [_object(kind), _TEXT]}
    names = {bool: "boolean", int: "integer", float: "number", Decimal: "number"}
    return {"type": names[kind]} if kind in names else _TEXT
