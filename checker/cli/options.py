"""Options that several commands share, and where their values come from: the command line, then the configuration."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

import typer

from checker.cli.verdict import CONFIGURED
from checker.errors import CheckerError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from checker.gates import Gates
    from checker.model import Severity
    from checker.pipeline import Settings
    from checker.read.node import Node

Articles = Annotated[
    list[str],
    typer.Argument(metavar="ARTICLE...", help="Files, folders, .jsonl, or - for standard input.", show_default=False),
]
# What is of one run or of one article does not stand in a file for all of them.
_NOT_CONFIGURED = frozenset({"articles", "source", "date", "output", "also", "config", "quiet", "verbose"})


@dataclass(frozen=True)
class Options:
    """What is checked, with what, and what of it is known."""

    facts: Annotated[
        list[Path] | None, typer.Option(help="A facts file (YAML or JSON); may be repeated.", show_default=False)
    ] = None
    reference: Annotated[
        list[Path] | None, typer.Option(help="A trusted report of the same event; may be repeated.", show_default=False)
    ] = None
    source: Annotated[Path | None, typer.Option(help="The original in its own language.", show_default=False)] = None
    source_lang: Annotated[str, typer.Option(help="Language of the original, as de, fr, ar.", show_default=False)] = ""
    lang: Annotated[str, typer.Option(help="Language of the article (default: detected).", show_default=False)] = ""
    day: Annotated[str, typer.Option("--date", help="The article's own date, YYYY-MM-DD.", show_default=False)] = ""
    rules: Annotated[
        list[Path] | None, typer.Option(help="A rule file or folder of your own; may be repeated.", show_default=False)
    ] = None
    select: Annotated[
        list[str] | None, typer.Option(help="Rules or families to run, comma-separated.", show_default=False)
    ] = None
    ignore: Annotated[
        list[str] | None, typer.Option(help="Rules or families to leave out, comma-separated.", show_default=False)
    ] = None
    min_confidence: Annotated[float, typer.Option(min=0.0, max=1.0, help="Leave out findings below this.")] = 0.5
    strict_support: Annotated[
        bool,
        typer.Option("--strict-support", help="Figures, quotes and accusations that no evidence has count as major."),
    ] = False
    embedder: Annotated[
        str,
        typer.Option(help="use, minilm, none, or a sentence-transformers model by path or name.", show_default=False),
    ] = ""
    fluency_model: Annotated[
        str,
        typer.Option(
            help="A language model for odd sentences and unlikely words: smollm2, or a model's folder or file.",
            show_default=False,
        ),
    ] = ""
    consistency_model: Annotated[
        str,
        typer.Option(help="own, none, or a cross-encoder with NLI labels by path or name.", show_default=False),
    ] = ""
    cache: Annotated[Path | None, typer.Option(help="Folder for the embedding cache.", show_default=False)] = None
    baseline: Annotated[
        Path | None, typer.Option(help="Findings that are in this file are known and do not count.", show_default=False)
    ] = None
    suppressions: Annotated[
        list[Path] | None, typer.Option(help="Findings to live with, and why; may be repeated.", show_default=False)
    ] = None
    labels: Annotated[
        Path | None, typer.Option(help="What checker audit was told, for the confidence of rules.", show_default=False)
    ] = None
    jobs: Annotated[int, typer.Option(min=1, max=256, help="Articles to check at a time.")] = 1
    config: Annotated[
        Path | None, typer.Option(help="Read this file instead of the nearest checker.toml.", show_default=False)
    ] = None
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Nothing on standard error but errors.")] = False
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say what is read and done.")] = False

    def settings(self, fail_on: Severity | None = None, gates: Gates | None = None) -> Settings:
        from checker.gates import Gates
        from checker.pipeline import Settings
        from checker.read.labels import read_labels, tried

        return Settings(
            rules=tuple(self.rules or ()),
            select=listed(self.select),
            ignore=listed(self.ignore),
            min_confidence=self.min_confidence,
            strict_support=self.strict_support,
            fail_on=fail_on,
            embedder=self.embedder,
            fluency_model=self.fluency_model,
            consistency=self.consistency_model,
            cache_dir=self.cache,
            gates=gates or Gates(),
            labels=tried(read_labels(self.labels)) if self.labels else {},
        )

    @property
    def named(self) -> list[Path]:
        """The files that are no articles."""
        several = [*(self.facts or ()), *(self.reference or ()), *(self.suppressions or ())]
        return [*several, *filter(None, [self.source, self.baseline, self.labels, self.config])]

    @property
    def article_day(self) -> date | None:
        if not self.day:
            return None
        try:
            return date.fromisoformat(self.day)
        except ValueError:
            raise CheckerError(f"--date {self.day} is no day", hint="write it as 2021-07-27") from None


def listed(values: list[str] | None) -> tuple[str, ...]:
    return tuple(part.strip() for value in values or () for part in value.split(",") if part.strip())


def shared(command: Callable[..., int], without: frozenset[str] = frozenset()) -> Callable[..., int]:
    """Gives a command the fields of Options as options of its own, and lets the configuration fill in all of them.

    The command names its articles ``articles`` and takes the parameter ``options``; ``without`` names the fields that
    it does not have.
    """
    own = inspect.signature(command, eval_str=True).parameters
    fields = inspect.signature(Options, eval_str=True).parameters
    common = {name: parameter for name, parameter in fields.items() if name not in without}
    context = inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    flat: list[inspect.Parameter] = [context]
    for name, parameter in own.items():
        flat += common.values() if name == "options" else [parameter]

    def run(context: typer.Context, **given: Any) -> int:
        values = _configured(context, given, {p.name: p.annotation for p in flat})
        options = Options(**{name: values.pop(name) for name in common})
        return command(options=options, **values)

    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__annotations__ = {p.name: p.annotation for p in flat}
    parameters = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in flat]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # Typer reads it there
    return run


def _configured(context: typer.Context, given: dict[str, Any], annotations: Mapping[str, Any]) -> dict[str, Any]:
    """The values, those of the configuration where the command line has none."""
    from checker.read.config import find_config, read_config

    path = given["config"] or find_config(given["articles"])
    if path is None:
        return given
    root = read_config(path)
    entries = root.mapping()
    for key in entries:
        if key not in config_keys():
            raise _unknown(root, key)
    for name, annotation in annotations.items():
        node = entries.get(_key(name))
        if node is not None and _left_out(context, name):
            given[name] = _value(annotation, node, path.absolute().parent)
    return {**given, "config": path}


def config_keys() -> Mapping[str, Any]:
    """Every key of the configuration, with the annotation of the option that it stands for."""
    fields = inspect.signature(Options, eval_str=True).parameters
    annotations = {**{name: parameter.annotation for name, parameter in fields.items()}, **CONFIGURED}
    keys = {_key(name): annotation for name, annotation in annotations.items()}
    return {key: annotation for key, annotation in keys.items() if key not in _NOT_CONFIGURED}


def _key(name: str) -> str:
    return {"day": "date", "form": "format"}.get(name, name.replace("_", "-"))


def _left_out(context: typer.Context, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not None and source.name == "DEFAULT"


def _unknown(root: Node, key: str) -> CheckerError:
    known = config_keys()
    if key in _NOT_CONFIGURED:
        hint = f"--{key} is given on the command line"
    else:
        hint = did_you_mean(key, known) or f"known keys: {', '.join(known)}"
    return CheckerError(f"unknown key '{key}'", path=root.path, line=root.keys[key], hint=hint)


def _value(annotation: Any, node: Node, folder: Path) -> Any:
    """What the file says, as the option's type asks for it. Paths are seen from the file's folder."""
    kind = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    if get_origin(kind) is UnionType:
        kind = next(part for part in get_args(kind) if part is not NoneType)
    if get_origin(kind) is list:
        item = get_args(kind)[0]
        nodes = [node] if node.is_scalar else node.sequence()
        return [_scalar(item, node, folder) for node in nodes]
    return _bounded(annotation, _scalar(kind, node, folder), node)


def _scalar(kind: Any, node: Node, folder: Path) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(node.choice([str(member.value) for member in kind]))
    readers: dict[Any, Callable[[], Any]] = {
        bool: node.boolean,
        int: node.integer,
        float: lambda: float(node.decimal()),
        Path: lambda: folder / node.text(),
        str: node.text,
    }
    return readers[kind]()


def _bounded(annotation: Any, value: Any, node: Node) -> Any:
    """Refuses what the command line would refuse."""
    for option in getattr(annotation, "__metadata__", ()):
        low, high = getattr(option, "min", None), getattr(option, "max", None)
        if (low is not None and value < low) or (high is not None and value > high):
            raise node.error(f"{node.value} is not between {low} and {high if high is not None else 'any number'}")
    return value
