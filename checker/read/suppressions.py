"""Suppression files: findings that somebody decided to live with, why, and until when.

One stands beside the article and holds for it alone (``article.txt.checker.yaml``), or one holds for many::

    version: 1
    suppress:
      - rule: names/mixed-name          # a rule, a kind or a family
        text: Al-Kazemi                 # optional: the words that are marked
        fingerprint: 0123456789abcdef   # optional: this finding and no other
        articles: ["news/*.txt"]        # optional: patterns of paths
        reason: The family itself spells it so.
        expires: 2027-01-31             # optional: the last day on which it holds
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import did_you_mean
from checker.model import Suppression
from checker.read.rules import KINDS
from checker.read.text import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.read.node import Node

SUFFIX = ".checker.yaml"
VERSION = 1
_KEYS = ("rule", "text", "fingerprint", "articles", "reason", "expires")


def beside(article: str) -> Path:
    """Where the suppressions of one article stand."""
    return Path(article + SUFFIX)


def read_suppressions(path: Path) -> tuple[Suppression, ...]:
    """Raises CheckerError with path and line for whatever is wrong in it."""
    from checker.read.yaml import load  # the parser is heavy, and most runs need none

    root = load(read_text(path), str(path))
    root.mapping(("version", "suppress"))
    version = root.need("version", "a suppression file")
    if version.integer() != VERSION:
        raise version.error(f"version {version.text()} is not known", f"this checker reads version {VERSION}")
    return tuple(_suppression(node) for node in root.items("suppress"))


def for_article(suppressions: Iterable[Suppression], path: str) -> tuple[Suppression, ...]:
    """Those that speak of this article; a pattern fits the path or its end, as in .gitignore."""
    name = Path(path).as_posix()
    return tuple(s for s in suppressions if not s.articles or any(_fits(name, pattern) for pattern in s.articles))


def _fits(name: str, pattern: str) -> bool:
    return fnmatchcase(name, pattern) or fnmatchcase(name, f"*/{pattern}")


def _suppression(node: Node) -> Suppression:
    node.mapping(_KEYS)
    text, fingerprint, expires = (node.get(key) for key in ("text", "fingerprint", "expires"))
    articles = node.get("articles")
    return Suppression(
        rule=_rule(node.need("rule", "a suppression")),
        reason=node.need("reason", "a suppression").text(),
        text=text.text() if text else "",
        fingerprint=fingerprint.text() if fingerprint else "",
        expires=expires.day() if expires else None,
        articles=articles.texts() if articles else (),
        origin=node.origin,
    )


def _rule(node: Node) -> str:
    """A family, a kind of it, or a rule of that kind."""
    name = node.text().rstrip("/")
    family, _, rest = name.partition("/")
    if family not in KINDS:
        raise node.error(f"'{family}' is no family of rules", did_you_mean(family, KINDS))
    kind = rest.split("/")[0]
    if kind and kind not in KINDS[family]:
        raise node.error(f"'{kind}' is no kind of {family}", did_you_mean(kind, KINDS[family]))
    return name
