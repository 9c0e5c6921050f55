"""Dataclasses as data that JSON can hold, and back again by their type hints: for what is kept between runs."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from checker.read.options import fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def plain(value: Any) -> Any:
    """The value as JSON has it; what a dataclass has by default is left out."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, frozenset):
        return sorted(map(plain, value))
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        defaults = _defaults(type(value))
        given = ((name, getattr(value, name)) for name in fields_of(type(value)))
        return {name: plain(entry) for name, entry in given if name not in defaults or entry != defaults[name]}
    raise TypeError(f"no plain form of {type(value).__name__}")


def built(kind: type, data: Any) -> Any:
    """The value of a type that ``plain`` made plain. What does not fit raises TypeError, ValueError or KeyError."""
    return _reader(kind)(data)


@cache
def _defaults(kind: type) -> Mapping[str, Any]:
    return {f.name: f.default for f in fields(kind) if f.default is not MISSING}


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {tuple, frozenset}:
        return _several(origin, arguments[0])
    if origin is types.UnionType:
        inner = _reader(next(part for part in arguments if part is not types.NoneType))
        return lambda data: None if data is None else inner(data)
    if is_dataclass(kind) and isinstance(kind, type):
        return _whole(kind)
    if kind is Decimal or (isinstance(kind, type) and issubclass(kind, Enum)):
        made: Callable[[Any], Any] = kind
        return made
    return _same


def _several(collect: Callable[[Any], Any], item: Any) -> Callable[[Any], Any]:
    read = _reader(item)
    return collect if read is _same else lambda data: collect(map(read, data))


def _whole(kind: type) -> Callable[[Any], Any]:
    hints = fields_of(kind)
    return lambda data: kind(**{name: _reader(hints[name])(value) for name, value in data.items()})


def _same(data: Any) -> Any:
    return data
