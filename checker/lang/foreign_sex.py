"""Whether a sentence of a language of sources is about a man or a woman: its pronouns, verbs of speech and titles."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "foreign_sex.txt"
_UNSPACED = frozenset({"zh", "ja"})
_SEXES = ("he", "she")
# Of a verb behind 'sie' and 'ze', which are also 'they'.
_ONE = (
    r"(?!alle\b|beide|selbst\b|auch\b|nicht\b|zullen\b|zijn\b|sind\b|als\b|und\b|en\b)\w{2,20}(?<!en)(?<!ern)(?<!eln)"
)
_BEFORE = 40  # code points in which a title stands before a name
_BESIDE = 12  # between a verb of speech and its subject


@cache
def _table() -> dict[tuple[str, str, str], str]:
    """Language, sex, sort: the words, with commas between."""
    table = {}
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        head, found, words = line.partition(" = ")
        if found and line[0] != "#":
            lang, sex, sort = head.split()
            table[lang, sex, sort] = words
    return table


@cache
def known() -> frozenset[str]:
    """Languages of which something is known."""
    return frozenset(lang for lang, _, _ in _table())


@cache
def _words(lang: str, sex: str, sorts: tuple[str, ...], around: tuple[str, str]) -> re.Pattern[str] | None:
    """A pattern for any of the words of some sorts; ``around`` is what must stand on either side."""
    words = [w.strip() for sort in sorts for w in _table().get((lang, sex, sort), "").split(",") if w.strip()]
    parts = (re.escape(w).replace(r"\*", r"\w{2,20}").replace("\\~", "~").replace("~", _ONE) for w in words)
    if not words:
        return None
    edges = ("", "") if lang in _UNSPACED else (r"(?<!\w)", r"(?!\w)")
    before, behind = around
    return re.compile(f"{before}{edges[0]}(?:{'|'.join(parts)}){edges[1]}{behind}", re.IGNORECASE)


def _has(text: str, lang: str, sex: str, *sorts: str, start: bool = False) -> bool:
    pattern = _words(lang, sex, sorts, (r"(?:^|[.!?:;»”“\"]\W*)" if start else "", ""))
    return pattern is not None and pattern.search(text) is not None


def speaker(text: str, lang: str) -> str:
    """'he' or 'she' where all that a passage tells of who speaks is of one sex, '' where it tells nothing or both."""
    return _only(
        [sex for sex in _SEXES if _has(text, lang, sex, "says", "one") or _has(text, lang, sex, "opens", start=True)],
        [sex for sex in _SEXES if lang not in _UNSPACED and _has(text, lang, sex, "else")] if lang != "de" else [],
    )


def subject(text: str, lang: str) -> str:
    """The same of whom a sentence begins with."""
    opens = [sex for sex in _SEXES if _has(text, lang, sex, "opens", "one", "says", start=True)]
    return _only(opens, [sex for sex in _SEXES if _has(text, lang, sex, "one")])


def owner(text: str, lang: str) -> str:
    """The same of whose the thing is with which a sentence begins."""
    return _only([sex for sex in _SEXES if _has(text, lang, sex, "whose", start=True)], [])


def only(text: str, lang: str) -> str:
    """The sex of which alone anything in a passage speaks, however slightly."""
    every = ("says", "one", "opens", "whose", "else")
    return _only([sex for sex in _SEXES if _has(text, lang, sex, *every)], [])


def _only(telling: list[str], against: list[str]) -> str:
    return telling[0] if len(telling) == 1 and not set(against) - set(telling) else ""


def named(text: str, start: int, end: int, lang: str) -> str:
    """What stands directly beside a name: a title or an office before it, or a verb of speech on either side."""
    before, behind = text[max(0, start - _BEFORE) : start], text[end : end + _BEFORE]
    told = set()
    for sex in _SEXES:
        title = _words(lang, sex, ("person",), ("", r"\s(?:\w[\w’'-]{0,20}\s){0,2}$"))
        last = _words(lang, sex, ("says",), ("", rf"[\s,:]{{1,3}}(?:\w[\w’'-]{{0,{_BESIDE}}}\s)?$"))
        first = _words(lang, sex, ("says",), (r"^[\s,]{1,3}", ""))
        if any(p and p.search(part) for p, part in ((title, before), (last, before), (first, behind))):
            told.add(sex)
    return next(iter(told)) if len(told) == 1 else ""
