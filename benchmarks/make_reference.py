"""Writes the pages of the manual that are taken from the program: commands, configuration keys, JSON fields.

python benchmarks/make_reference.py            # into docs/
python benchmarks/make_reference.py FOLDER     # somewhere else, to compare
"""

from __future__ import annotations

import inspect
import json
import sys
from datetime import datetime
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

import typer.main

from checker.cli import app
from checker.cli.check import check
from checker.cli.options import config_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
_NOTE = "<!-- made by benchmarks/make_reference.py; change the program, then run it -->\n\n"


def main() -> None:
    folder = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "docs"
    for name, lines in {"commands": _commands(), "configuration": _configuration(), "json": _fields()}.items():
        (folder / f"{name}.md").write_text(_NOTE + "\n".join(lines) + "\n", encoding="utf-8")


def _cell(text: object) -> str:
    return " ".join(str(text).split()).replace("|", "\\|").replace("<", "&lt;")


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


# Commands


def _commands() -> Iterator[str]:
    yield "# Commands and options\n"
    yield "`checker COMMAND --help` shows the same in the terminal; see also [exit codes](formats.md#exit-codes).\n"
    yield "`checker --install-completion` sets up completion in your shell, `checker --version` prints the version.\n"
    yield from _below(typer.main.get_command(app), "checker")


def _below(command: Any, name: str) -> Iterator[str]:
    """A group's commands one after another, or the command itself."""
    if not hasattr(command, "commands"):
        yield from _command(command, name)
        return
    for word, child in command.commands.items():
        yield from _below(child, f"{name} {word}")


def _command(command: Any, name: str) -> Iterator[str]:
    text, _, examples = command.help.replace("\b", "").partition("Example")
    yield f"## {name}\n"
    yield text.strip() + "\n"
    yield from _examples(examples)
    kinds = inspect.signature(command.callback, eval_str=True).parameters
    options = [(parameter, kinds.get(parameter.name)) for parameter in command.params if not parameter.hidden]
    if options:
        yield _row("argument or option", "", "default")
        yield _row("---", "---", "---")
        yield from (_option(parameter, kind.annotation if kind else None) for parameter, kind in options)
        yield ""


def _examples(text: str) -> Iterator[str]:
    lines = [line.strip() for line in text.lstrip("s:").split("\n") if line.strip()]
    if lines:
        yield "```sh"
        yield from lines
        yield "```\n"


def _option(parameter: Any, annotation: Any) -> str:
    if parameter.param_type_name == "argument":
        return _row(f"`{parameter.metavar or parameter.name.upper()}`", _cell(parameter.help or ""), _need(parameter))
    names = ", ".join(f"`{name}`" for name in [*reversed(parameter.opts), *parameter.secondary_opts])
    return _row(names + _values(parameter, annotation), _cell(parameter.help or ""), _need(parameter))


def _values(parameter: Any, annotation: Any) -> str:
    """What may be given: words to choose from, or the kind of value."""
    if parameter.is_flag:
        return ""
    kind = _item(annotation)
    if issubclass(kind, Enum):
        return " " + ", ".join(f"`{choice.value}`" for choice in kind)
    return f" {parameter.metavar or _WORDS.get(kind, 'TEXT')}"


_WORDS = {Path: "PATH", int: "NUMBER", float: "NUMBER", datetime: "DATE"}


def _item(annotation: Any) -> Any:
    """The type of one value, of an option that may be left out or repeated too."""
    kind = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    if get_origin(kind) is UnionType:
        kind = next(part for part in get_args(kind) if part is not NoneType)
    return get_args(kind)[0] if get_origin(kind) is list else kind


def _need(parameter: Any) -> str:
    if parameter.required:
        return "required"
    value = parameter.default
    return "" if value in (None, "", False) or callable(value) else f"`{getattr(value, 'value', value)}`"


# Configuration


def _configuration() -> Iterator[str]:
    yield "# Configuration\n"
    yield (
        "`checker.toml`, or the table `[tool.checker]` in pyproject.toml. The nearest one upward from the folder that"
        " all articles share is read; `--config FILE` names another. The command line outweighs it, paths are seen from"
        " the file's folder, an unknown key is an error. `checker init` writes one to begin with:\n"
    )
    yield "```toml"
    yield (ROOT / "checker" / "data" / "init" / "checker.toml").read_text(encoding="utf-8").rstrip()
    yield "```\n"
    yield _row("key", "value", "", "default")
    yield _row("---", "---", "---", "---")
    defaults = {parameter.name: parameter for parameter in _parameters()}
    for key, annotation in config_keys().items():
        option = defaults[{"date": "day", "format": "form"}.get(key, key.replace("-", "_"))]
        yield _row(f"`{key}`", _kind(annotation), _cell(option.help), _need(option))


def _parameters() -> list[Any]:
    own = typer.Typer()
    own.command()(check)
    return list(typer.main.get_command(own).params)


def _kind(annotation: Any) -> str:
    kind = _item(annotation)
    if issubclass(kind, Enum):
        return ", ".join(f'`"{member.value}"`' for member in kind)
    words = {int: "whole number", float: "number", bool: "`true` or `false`", Path: "path"}
    word = words.get(kind, "text")
    return f"{word}, or a list of them" if "list[" in str(annotation) else word


# Fields of the JSON report


def _fields() -> Iterator[str]:
    schema = json.loads((ROOT / "checker" / "data" / "report.schema.json").read_text(encoding="utf-8"))
    yield "# Fields of the JSON report\n"
    yield f"{schema['description']}\n"
    yield (
        "`--format json` gives one report, `--format jsonl` one document a line. `checker schema report` prints the"
        " JSON Schema that this page is made from.\n"
    )
    yield from _object("report", schema)
    for name, part in schema["$defs"].items():
        yield from _object(name, part)


def _object(name: str, part: Mapping[str, Any]) -> Iterator[str]:
    yield f"## {name}\n"
    if "$ref" not in part and name != "report" and part.get("description"):
        yield f"{part['description']}\n"
    yield _row("field", "value", "")
    yield _row("---", "---", "---")
    yield from _rows(part, "")
    yield ""


def _rows(part: Mapping[str, Any], above: str) -> Iterator[str]:
    """A row a field; what a field holds without a name of its own follows it as 'field.inner'."""
    for field, value in part.get("properties", {}).items():
        path = above + field
        needed = "" if field in part.get("required", ()) else " (may be left out)"
        yield _row(f"`{path}`", _type(value), _cell(value.get("description", "") + needed).strip())
        yield from _rows(value.get("items", value), f"{path}.")


def _type(value: Mapping[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name})"
    if "oneOf" in value:
        return " or ".join(map(_type, value["oneOf"]))
    if "allOf" in value:
        return f"{_type(value['allOf'][0])} with `{'`, `'.join(value['allOf'][1]['required'])}`"
    if "const" in value:
        return f"`{json.dumps(value['const'])}`"
    if "enum" in value:
        return ", ".join(f"`{choice}`" for choice in value["enum"])
    if value["type"] == "array":
        return f"list of {_type(value['items'])}"
    kind = value["type"]
    return " or ".join(kind) if isinstance(kind, list) else str(kind) + _range(value)


def _range(value: Mapping[str, Any]) -> str:
    if "maximum" in value:
        return f" from {value['minimum']} to {value['maximum']}"
    return f" from {value['minimum']}" if "minimum" in value else ""


if __name__ == "__main__":
    main()
