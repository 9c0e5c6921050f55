"""Options of a check, read by the type hints of its options dataclass."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from checker.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.read.node import Node


_NULLS = frozenset({"null", "Null", "NULL"})


@cache
def fields_of(kind: type) -> Mapping[str, Any]:
    """Name to type of what may be given, in order; private and computed fields are left out."""
    if not is_dataclass(kind):
        return {}
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind) if f.init and not f.name.startswith("_")}


@cache
def _needed(kind: type) -> frozenset[str]:
    if not is_dataclass(kind):
        return frozenset()
    return frozenset(f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING)


def read_options(kind: type, given: Mapping[str, Node], at: Node, *, trusted: bool = False) -> Any:
    """An instance of the options type. Raises CheckerError with the line of what does not fit.

    A type may have a method ``validate`` that raises ValueError, for what is slow to test; it is not asked where the
    options are ``trusted``.
    """
    known = fields_of(kind)
    names = {name.rstrip("_"): name for name in known}  # 'not' is a word of Python's, so its field is 'not_'
    values: dict[str, Any] = {}
    for key, node in given.items():
        if key not in names:
            hint = did_you_mean(key, names) or (f"known: {', '.join(names)}" if names else "this check has none")
            raise node.error(f"unknown option '{key}'", hint)
        values[names[key]] = _value(known[names[key]], node, trusted=trusted)
    if missing := sorted(_needed(kind) - set(values)):
        raise at.error(f"needs '{missing[0].rstrip('_')}'")
    try:
        options = kind(**values)
        if not trusted and hasattr(options, "validate"):
            options.validate()
    except ValueError as error:
        raise at.error(str(error)) from None
    return options


def _value(kind: Any, node: Node, *, trusted: bool) -> Any:
    """What a node says, as the type asks for it."""
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple(get_args(kind), node, trusted=trusted)
    if origin is types.UnionType:
        choices = [choice for choice in get_args(kind) if choice is not type(None)]
        return None if node.is_null else _value(choices[0], node, trusted=trusted)
    if origin is Literal:
        return node.choice([str(choice) for choice in get_args(kind)])
    if is_dataclass(kind) and isinstance(kind, type):
        return _nested(kind, node, trusted=trusted)
    return _scalar(kind, node)


def _tuple(arguments: tuple[Any, ...], node: Node, *, trusted: bool) -> tuple[Any, ...]:
    item = arguments[0]
    if item is str and isinstance(node.value, list):  # by far the most of what packs hold
        return tuple(_written(child) for child in node.value)
    if node.is_sequence:
        return tuple(_value(item, child, trusted=trusted) for child in node.sequence())
    return (_value(item, node, trusted=trusted),)  # one stands for a list of one


def _written(node: Node) -> str:
    value = node.value
    if isinstance(value, str) and value and (node.quoted or value[0].isalpha()) and value not in _NULLS:
        return value
    return str(_scalar(str, node))


def _nested(kind: type, node: Node, *, trusted: bool) -> Any:
    """A mapping by field, or just the value of the first field: 'the' for {word: the}."""
    if node.is_mapping:
        return read_options(kind, node.mapping(), node, trusted=trusted)
    first = next(iter(fields_of(kind)))
    return read_options(kind, {first: node}, node, trusted=trusted)


def _scalar(kind: Any, node: Node) -> Any:
    if kind is bool:
        return node.boolean()
    if kind is int:
        return node.integer()
    if kind is float:
        return float(node.decimal())
    if kind is Decimal:
        return node.decimal()
    if kind is str:
        return str(node.value) if node.is_scalar and node.quoted else node.text()
    raise node.error(f"this option cannot stand in a rule file ({kind})")
