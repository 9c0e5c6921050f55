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

from typing import TYPE_CHECKING, Any

import yaml

from checker.errors import CheckerError
from checker.read.node import DEPTH, LIMIT, Node, clip, from_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["DEPTH", "LIMIT", "Node", "clip", "from_plain", "load"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTES = frozenset({"'", '"', "|", ">"})


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
        return CheckerError(_bad_start(_line(text, line)), path=path, line=line)
    if mark and "did not find expected" in problem and _line(text, line)[: mark.column].rstrip().endswith(('"', "'")):
        return CheckerError(
            "text after a closing quotation mark", path=path, line=line, hint="put the whole of it in other quotes"
        )
    for key, (plain, hint) in _PROBLEMS.items():
        if key in problem:
            at = error.context_mark.line + 1 if "end of stream" in key and error.context_mark else line
            return CheckerError(plain, path=path, line=at, hint=hint)
    return CheckerError(f"not valid YAML: {clip(problem, 100)}", path=path, line=line)


def _bad_start(line: str) -> str:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "a tab is used for indentation; use spaces"
    return "text that begins with one of @ ` % | must stand in quotes"


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1] if 0 < number <= len(lines) else ""


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
