"""How a language writes values: CLDR's names and a hand-made word list, loaded when first needed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from checker.lang.scan import HYPHENS, Scan, normal, scan

if TYPE_CHECKING:
    from collections.abc import Iterable

DATA = Path(__file__).parent / "data"
LANGUAGES = frozenset({"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "tr", "ar"})
_PREFIXES = ("وبال", "وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و", "ب", "ل", "ف", "ك")  # Arabic clitics
T = TypeVar("T")


@dataclass(slots=True)
class _Node(Generic[T]):
    exact: dict[str, _Node[T]] = field(default_factory=dict)
    stems: dict[str, _Node[T]] = field(default_factory=dict)
    value: T | None = None


class Phrases(Generic[T]):
    """Phrases of one or more words and what each means; the longest that fits wins.

    A word that ends in '*' stands for every word that begins so ('километр*').
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._root: _Node[T] = _Node()

    def add(self, phrase: str, value: T) -> None:
        node = self._root
        for word in _split(phrase, self._lang):
            table = node.stems if word.endswith("*") else node.exact
            node = table.setdefault(word.rstrip("*"), _Node())
        if node.value is None and node is not self._root:
            node.value = value

    @property
    def heads(self) -> frozenset[str]:
        """The words that phrases begin with, where none begins with a stem."""
        return frozenset(self._root.exact)

    def followers(self, head: str) -> frozenset[str] | None:
        """The words of which one follows a head in every phrase of more words; None where there are others without."""
        node = self._root.exact.get(head)
        if self._root.stems or (node and (node.stems or node.value is not None)):
            return None
        return frozenset(node.exact) if node else frozenset()

    def at(self, pieces: Scan, index: int) -> tuple[T, int] | None:
        """The value of the longest phrase that begins at a piece, and the piece after it."""
        if index >= len(pieces.lowers):
            return None
        if not self._root.stems and pieces.lowers[index] not in self._root.exact and self._lang != "ar":
            return None  # as at most words of any text
        return self._walk(self._root, pieces, index, index)

    def get(self, word: str) -> T | None:
        node = self._step(self._root, normal(word, self._lang))
        return node[0].value if node else None

    def ends_at(self, pieces: Scan, stop: int, longest: int = 4) -> tuple[T, int] | None:
        """The value of the longest phrase that ends just before a piece, and where it begins."""
        for start in range(max(0, stop - longest), stop):
            found = self.at(pieces, start)
            if found and found[1] == stop:
                return found[0], start
        return None

    def _step(self, node: _Node[T], word: str) -> list[_Node[T]]:
        found = [node.exact[word]] if word in node.exact else []
        if node.stems:
            found += [node.stems[word[:k]] for k in range(len(word), 1, -1) if word[:k] in node.stems]
        if not found and self._lang == "ar" and node is self._root:
            for prefix in _PREFIXES:
                rest = word.removeprefix(prefix)
                if rest != word and len(rest) > 1 and (rest in node.exact):
                    return [node.exact[rest]]
        return found

    def _walk(self, node: _Node[T], pieces: Scan, index: int, start: int) -> tuple[T, int] | None:
        on = index  # 'square-kilometre' reads as 'square kilometre'
        on += on > start and on + 1 < len(pieces) and pieces.words[on] in HYPHENS
        if on < len(pieces) and (node.exact or node.stems) and "\n" not in (pieces.gap(on) if on > start else ""):
            for following in self._step(node, pieces.lowers[on]):
                found = self._walk(following, pieces, on + 1, start)
                if found:
                    return found
        return (node.value, index) if node.value is not None and pieces.words[index - 1] not in HYPHENS else None


@cache
def _split(phrase: str, lang: str) -> tuple[str, ...]:
    parts = phrase.split()
    if all(map(str.isalpha, parts)):  # as most are; nothing to cut
        return tuple(normal(part, lang) for part in parts)
    words: list[str] = []
    for part in parts:
        star = part.endswith("*")
        pieces = [low for low, word in _pairs(part.rstrip("*") if star else part, lang) if word not in HYPHENS]
        if star and pieces:
            pieces[-1] += "*"
        words += pieces
    return tuple(words)


def followers(tables: Iterable[Phrases[Any]], head: str, others: Iterable[str] = ()) -> frozenset[str] | None:
    """What follows a head in all of the tables, with others that may and hyphens; None where anything may."""
    found = [table.followers(head) for table in tables]
    known = [words for words in found if words is not None]
    return frozenset(HYPHENS).union(others, *known) if len(known) == len(found) else None


def _pairs(text: str, lang: str) -> list[tuple[str, str]]:
    pieces = scan(text, lang)
    return list(zip(pieces.lowers, pieces.words, strict=True))


@cache
def raw(lang: str) -> dict[str, Any]:
    """The hand-made word list of a language, {} where there is none."""
    return _read(DATA / "words" / f"{lang}.json") if lang in LANGUAGES else {}


@cache
def cldr(lang: str) -> dict[str, Any]:
    return _read(DATA / "cldr" / f"{lang}.json") if lang in LANGUAGES else {}


@cache
def symbols(lang: str) -> tuple[str, str]:
    """The decimal and the grouping sign of a language; English ones where CLDR has none."""
    known = _read(DATA / "cldr" / "symbols.json").get(lang)
    return (known[0], known[1]) if known else (".", ",")


def _read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def forms(text: str) -> list[str]:
    """The forms of an entry: 'about|around' -> ['about', 'around']."""
    return [form for form in text.split("|") if form]


@cache
def phrases(lang: str, key: str) -> Phrases[str]:
    """The phrases of one section of the word list: {value: 'form|form'} or 'form|form' (the value is then the key)."""
    table: Phrases[str] = Phrases(lang)
    section = raw(lang).get(key, {})
    for value, text in section.items() if isinstance(section, dict) else [(key, section)]:
        for form in forms(text):
            table.add(form, value)
    return table


@cache
def words(lang: str, key: str) -> frozenset[str]:
    """The normal forms of a section that holds single words."""
    return frozenset(normal(word, lang) for word in forms(raw(lang).get(key, "")))


@cache
def numbers(lang: str) -> dict[str, Decimal]:
    """Number words below one thousand, one word each."""
    table = {}
    for value, text in raw(lang).get("numbers", {}).items():
        for form in forms(text):
            table[normal(form, lang)] = Decimal(value)
    return table
