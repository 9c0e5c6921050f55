"""YAML that knows its lines, for files that people write by hand.

Use::

    root = load(text, "facts.yaml")                  # CheckerError 'facts.yaml:3: ...' where it is no YAML
    keys = root.mapping({"version", "facts"})        # unknown keys answered with 'did you mean'
    version = root.need("version").integer()         # get() gives None where the key is absent
    for item in root.items("facts"):                 # [] where the key is absent
        raise item.error("a fact needs a text")      # 'facts.yaml:7: a fact needs a text'

Each typed reader (``text``, ``integer``, ``decimal``, ``boolean``, ``day``, ``choice``, ``texts``) raises
``CheckerError`` with path and line. A plain scalar has no type before it is asked for one: 'no' is Norwegian where
a language is read, and 1984 is a book where a name is read. ``plain()`` gives ordinary Python data by the YAML 1.2
core schema.

The input is not trusted: anchors, aliases and tags are refused, and so are repeated keys, deep nesting, and files
over ``LIMIT``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

import yaml

from checker.errors import CheckerError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

LIMIT = 1_000_000  # characters of one file
DEPTH = 20

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTES = frozenset({"'", '"', "|", ">"})
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


def load(text: str, path: str) -> Node:
    """The tree of one YAML document; a null node for an empty one."""
    if len(text) > LIMIT:
        raise CheckerError(f"larger than {LIMIT:,} characters", path=path)
    try:
        return _Builder(path).build(text)
    except yaml.MarkedYAMLError as error:
        raise _explained(error, text, path) from None
    except (yaml.YAMLError, UnicodeError) as error:
        raise CheckerError(f"not valid YAML: {_first_line(error)}", path=path, line=_line_of_bad(text)) from None


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


class _Builder:
    """Builds the tree from parser events, with a stack of its own: deep input cannot exhaust Python's."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.stack: list[Node] = []
        self.pending: list[tuple[str, int] | None] = []  # the key that waits for its value, a mapping each
        self.root: Node | None = None
        self.line = 1

    def build(self, text: str) -> Node:
        for event in _events(text):
            self.line = event.start_mark.line + 1
            self._take(event)
        return self.root or Node(self.path, 1, "")

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_specials(event)
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._refuse_specials(event)
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [])
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
            self.pending.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise self._error("aliases ('*name') are not supported", "put text that begins with '*' in quotes")
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise self._error("more than one YAML document in the file")

    def _refuse_specials(self, event: Any) -> None:
        if event.anchor is not None:
            raise self._error("anchors ('&name') are not supported", "put text that begins with '&' in quotes")
        if event.tag is not None:
            raise self._error("tags ('!name') are not supported", "put text that begins with '!' in quotes")

    def _scalar(self, event: Any) -> None:
        if self._wants_key():
            self._key(event.value)
        else:
            self._attach(Node(self.path, self.line, event.value, quoted=event.style in _QUOTES))

    def _open(self, value: list[Node] | dict[str, Node]) -> None:
        if self._wants_key():
            raise self._error("a key must be plain text", "put text that begins with '[' or '{' in quotes")
        if len(self.stack) >= DEPTH:
            raise self._error(f"nested more than {DEPTH} deep")
        node = Node(self.path, self.line, value)
        self._attach(node)
        self.stack.append(node)
        self.pending.append(None)

    def _wants_key(self) -> bool:
        return bool(self.stack) and self.stack[-1].is_mapping and self.pending[-1] is None

    def _key(self, key: str) -> None:
        top = self.stack[-1]
        if key in top.keys:
            raise self._error(f"key '{clip(key)}' stands here a second time", f"the first is in line {top.keys[key]}")
        top.keys[key] = self.line
        self.pending[-1] = (key, self.line)

    def _attach(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        top = self.stack[-1].value
        if isinstance(top, list):
            top.append(node)
        elif isinstance(top, dict) and (pending := self.pending[-1]) is not None:
            top[pending[0]] = node
            self.pending[-1] = None

    def _error(self, problem: str, hint: str = "") -> CheckerError:
        return CheckerError(problem, path=self.path, line=self.line, hint=hint)


def _events(text: str) -> Iterator[Any]:
    loader = _LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


_PROBLEMS: Mapping[str, tuple[str, str]] = {
    "mapping values are not allowed": ("a second ': ' in one entry", "put text that holds ': ' in quotes"),
    "could not find expected ':'": ("an entry without ': ' after its key", "or text that wants quotes"),
    "did not find expected '-'": ("this line does not belong to the list above it", "check its indentation and quotes"),
    "expected <block end>": ("this line does not fit the entries above it", "check its indentation and quotes"),
    "did not find expected key": ("this line does not fit the entries above it", "check its indentation and quotes"),
    "expected alphabetic or numeric": ("'*' and '&' have a meaning of their own in YAML", "put this text in quotes"),
    "expected ',' or": ("a bracket that is never closed, or a comma that is missing", ""),
    "found unexpected end of stream": ("a quotation mark that is never closed", ""),
}


def _explained(error: yaml.MarkedYAMLError, text: str, path: str) -> CheckerError:
    """The parser's words, turned into what the writer of the file did."""
    problem = error.problem or error.context or "unreadable"
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 0
    if "cannot start any token" in problem or "tab" in problem:
        return CheckerError(*_bad_start(text, line), path=path, line=line)
    for key, (plain, hint) in _PROBLEMS.items():
        if key in problem:
            at = error.context_mark.line + 1 if "end of stream" in key and error.context_mark else line
            return CheckerError(plain, path=path, line=at, hint=hint)
    return CheckerError(f"not valid YAML: {clip(problem, 100)}", path=path, line=line)


def _bad_start(text: str, line: int) -> tuple[str]:
    lines = text.splitlines()
    content = lines[line - 1] if 0 < line <= len(lines) else ""
    indent = content[: len(content) - len(content.lstrip())]
    if "\t" in indent:
        return ("a tab is used for indentation; use spaces",)
    return ("text that begins with one of @ ` % | must stand in quotes",)


def _line_of_bad(text: str) -> int:
    """Line of the first character that YAML does not allow, 0 where there is none."""
    for number, line in enumerate(text.split("\n"), 1):
        if any(0xD800 <= ord(c) <= 0xDFFF or (ord(c) < 32 and c not in "\t\r") for c in line):
            return number
    return 0


def _first_line(error: Exception) -> str:
    if isinstance(error, UnicodeError) or "special characters" in str(error) or "control characters" in str(error):
        return "it holds control characters"
    return clip(str(error), 100)


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
