"""A value of a file that people write by hand, and where it stands: typed readers whose errors say path and line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from checker.errors import CheckerError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection

DEPTH = 20
LIMIT = 1_000_000  # characters of one file

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INTEGER = re.compile(r"[-+]?[0-9]{1,30}")
_NUMBER = re.compile(r"[-+]?(?:[0-9]{1,30}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})(?:[eE][-+]?[0-9]{1,3})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(slots=True, eq=False)
class Node:
    """A value and where it stands. ``value`` is the scalar's text, a list of nodes, or a dict of nodes by key."""

    path: str
    line: int  # 1-based
    value: str | list[Node] | dict[str, Node]
    quoted: bool = False  # a quoted scalar is always text
    keys: dict[str, int] = field(default_factory=dict)  # the line of each key of a mapping

    @property
    def is_null(self) -> bool:
        return isinstance(self.value, str) and not self.quoted and self.value in _NULL

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.value, dict)

    @property
    def is_sequence(self) -> bool:
        return isinstance(self.value, list)

    @property
    def is_scalar(self) -> bool:
        return isinstance(self.value, str)

    @property
    def origin(self) -> str:
        return f"{self.path}:{self.line}"

    def error(self, problem: str, hint: str = "") -> CheckerError:
        return CheckerError(problem, path=self.path, line=self.line, hint=hint)

    def mapping(self, known: Collection[str] = ()) -> dict[str, Node]:
        """The entries by key; with ``known``, any other key is an error."""
        if self.is_null:
            return {}
        if not isinstance(self.value, dict):
            raise self._expected("'key: value' entries")
        if known:
            self._refuse_unknown(self.value, known)
        return self.value

    def sequence(self) -> list[Node]:
        if self.is_null:
            return []
        if not isinstance(self.value, list):
            raise self._expected("a list")
        return self.value

    def get(self, key: str) -> Node | None:
        """The value under a key; None where it is absent or empty."""
        node = self.mapping().get(key)
        return None if node is None or node.is_null else node

    def need(self, key: str, what: str = "") -> Node:
        """The value under a key that must be there."""
        node = self.get(key)
        if node is None:
            raise self.error(f"{what or 'this entry'} needs '{key}'")
        return node

    def items(self, key: str) -> list[Node]:
        """The list under a key, [] where it is absent."""
        node = self.get(key)
        return node.sequence() if node else []

    def text(self) -> str:
        """The scalar's text; never empty."""
        if not isinstance(self.value, str):
            raise self._expected("text")
        stripped = self.value.strip()
        if self.is_null or not stripped:
            raise self.error("expected text, found nothing")
        return stripped

    def texts(self) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        return (self.text(),) if self.is_scalar else tuple(item.text() for item in self.sequence())

    def choice(self, known: Collection[str]) -> str:
        word = self.text()
        if word not in known:
            allowed = ", ".join(known)
            raise self.error(f"'{clip(word)}' is none of {allowed}", did_you_mean(word, known))
        return word

    def boolean(self) -> bool:
        word = self._plain("true or false")
        if word not in _TRUE | _FALSE:
            raise self.error(f"expected true or false, found '{clip(word)}'")
        return word in _TRUE

    def integer(self) -> int:
        word = self._plain("a whole number")
        if not _INTEGER.fullmatch(word):
            raise self.error(f"expected a whole number, found '{clip(word)}'")
        return int(word)

    def decimal(self) -> Decimal:
        word = self._plain("a number")
        if not _NUMBER.fullmatch(word):
            raise self.error(f"expected a number, found '{clip(word)}'")
        return Decimal(word)

    def fraction(self) -> Decimal:
        """A share in [0, 1], written 0.05 or 5%."""
        word = self._plain("a share such as 5% or 0.05")
        percent = word.endswith("%")
        digits = word.removesuffix("%").strip()
        if not _NUMBER.fullmatch(digits):
            raise self.error(f"expected a share such as 5% or 0.05, found '{clip(word)}'")
        share = _decimal(digits) / (100 if percent else 1)
        if not 0 <= share <= 1:
            hint = f"did you mean {digits}%?" if not percent and 1 < share <= 100 else ""
            raise self.error(f"a share lies between 0 and 1, found '{clip(word)}'", hint)
        return share

    def day(self) -> date:
        """A date written year-month-day."""
        word = self._plain("a date such as 2021-07-26")
        try:
            return date.fromisoformat(word) if _DAY.fullmatch(word) else _no_date()
        except ValueError:
            raise self.error(f"expected a date such as 2021-07-26, found '{clip(word)}'") from None

    def plain(self) -> Any:
        """Ordinary Python data: dict, list, str, int, float, bool, None. A date stays text."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value if self.quoted else _resolve(self.value)

    def _plain(self, wanted: str) -> str:
        if not isinstance(self.value, str):
            raise self._expected(wanted)
        return self.value.strip()

    def _expected(self, wanted: str) -> CheckerError:
        found = "a list" if self.is_sequence else "'key: value' entries" if self.is_mapping else "text"
        hint = "put text that holds ': ' in quotes" if self.is_mapping and wanted == "text" else ""
        return self.error(f"expected {wanted}, found {found}", hint)

    def _refuse_unknown(self, value: dict[str, Node], known: Collection[str]) -> None:
        for key in value:
            if key not in known:
                hint = did_you_mean(key, known) or f"known keys: {', '.join(sorted(known))}"
                raise CheckerError(f"unknown key '{clip(key)}'", path=self.path, line=self.keys[key], hint=hint)


def from_plain(data: object, path: str, line: int = 1) -> Node:
    """A tree from data that is already parsed (JSON); all of it stands on one line."""
    return _from_plain(data, path, line, 0)


def clip(word: str, limit: int = 40) -> str:
    """Text of the user's for an error message, on one line and not long."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in word).split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _from_plain(data: object, path: str, line: int, depth: int) -> Node:
    if depth > DEPTH:
        raise CheckerError(f"nested more than {DEPTH} deep", path=path, line=line)
    if isinstance(data, dict):
        entries = {str(key): _from_plain(value, path, line, depth + 1) for key, value in data.items()}
        return Node(path, line, entries, keys=dict.fromkeys(entries, line))
    if isinstance(data, list | tuple):
        return Node(path, line, [_from_plain(value, path, line, depth + 1) for value in data])
    if isinstance(data, str):
        return Node(path, line, data, quoted=True)
    return Node(path, line, _spelled(data))


def _spelled(data: object) -> str:
    if isinstance(data, bool):
        return "true" if data else "false"
    return "null" if data is None else str(data)


def _resolve(word: str) -> str | int | float | bool | None:
    if word in _NULL:
        return None
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    if _INTEGER.fullmatch(word):
        return int(word)
    return float(word) if _NUMBER.fullmatch(word) else word


def _decimal(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation:
        return Decimal(-1)


def _no_date() -> date:
    raise ValueError
