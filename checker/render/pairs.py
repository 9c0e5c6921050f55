"""Sentences of the source beside those of the article: as a table, TSV, JSON or TMX.

TMX 1.4b (gala-global.org/tmx-14b) is written with the standard library: of the packages on PyPI translate-toolkit is
under the GPL and hypomnema wants Python 3.13.
"""

from __future__ import annotations

import json
import re
from itertools import zip_longest
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from checker import __version__
from checker.render.layout import clean, columns, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.model import Document, Pair

_LEAST = 40  # columns of a table
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")  # no XML may hold these
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def render_pretty(source: Document, article: Document, pairs: Sequence[Pair], width: int = 100) -> str:
    """Two columns and the score; a side without a sentence has a dash."""
    column = (max(_LEAST, width) - 9) // 2
    lines = [_row("score", source.lang or "source", article.lang or "article", column)]
    for pair in pairs:
        left, right = (_lines(text, column) for text in _texts(source, article, pair))
        rows = zip_longest([f"{pair.score:.2f}"], left, right, fillvalue="")
        lines += [_row(*cells, column) for cells in rows]
    return "\n".join([*lines, "", _sum(pairs)]) + "\n"


def _row(score: str, left: str, right: str, column: int) -> str:
    return f"{score:>5}  {left}{' ' * (column - columns(left))}  {right}".rstrip()


def _lines(text: str, column: int) -> list[str]:
    """Wrapped, and cut where a script has no spaces; at least one line."""
    return [part for line in wrap(text or "–", column) for part in _cut(line, column)]


def _cut(line: str, column: int) -> Iterator[str]:
    start = taken = 0
    for at, sign in enumerate(line):
        if taken + columns(sign) > column:
            yield line[start:at]
            start, taken = at, 0
        taken += columns(sign)
    yield line[start:]


def _sum(pairs: Sequence[Pair]) -> str:
    alone = sum(not pair.article for pair in pairs), sum(not pair.source for pair in pairs)
    return f"{len(pairs)} pairs; {alone[0]} sentences of the source and {alone[1]} of the article stand alone"


def render_tsv(source: Document, article: Document, pairs: Sequence[Pair], width: int = 0) -> str:  # noqa: ARG001
    """Score, the numbers of the sentences on either side counted from 1, and their texts; with a line of headings."""
    lines = ["score\tsource\tarticle\tsource_text\tarticle_text"]
    for pair in pairs:
        numbers = ("+".join(str(index + 1) for index in side) for side in (pair.source, pair.article))
        lines.append("\t".join([f"{pair.score:.4f}", *numbers, *map(_plain, _texts(source, article, pair))]))
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """A field that opens no formula where a spreadsheet reads it."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else clean(text)


def render_json(source: Document, article: Document, pairs: Sequence[Pair], width: int = 0) -> str:  # noqa: ARG001
    """Spans are code points of either file; ``sentences`` are counted from 0."""
    rows = [
        {
            "score": round(pair.score, 4),
            "source": _as_json(source, pair.source),
            "article": _as_json(article, pair.article),
        }
        for pair in pairs
    ]
    sides = {name: {"path": text.path, "lang": text.lang} for name, text in (("source", source), ("article", article))}
    return json.dumps({"schema": 1, **sides, "pairs": rows}, ensure_ascii=False, indent=2) + "\n"


def _as_json(document: Document, side: Sequence[int]) -> Mapping[str, object]:
    spans = [document.sentences[index].span for index in side]
    return {
        "sentences": list(side),
        "spans": [{"start": span.start, "end": span.end} for span in spans],
        "text": _text(document, side),
    }


def render_tmx(source: Document, article: Document, pairs: Sequence[Pair], width: int = 0) -> str:  # noqa: ARG001
    """A translation memory of the pairs that have both sides; the score is a property."""
    root = ET.Element("tmx", version="1.4")
    header = {"creationtool": "checker", "creationtoolversion": __version__, "segtype": "sentence", "o-tmf": "none"}
    languages = {"adminlang": "en", "srclang": source.lang or "und", "datatype": "plaintext"}
    ET.SubElement(root, "header", {**header, **languages})
    body = ET.SubElement(root, "body")
    for pair in (pair for pair in pairs if pair.source and pair.article):
        unit = ET.SubElement(body, "tu")
        ET.SubElement(unit, "prop", type="x-score").text = f"{pair.score:.4f}"
        for document, text in zip((source, article), _texts(source, article, pair), strict=True):
            variant = ET.SubElement(unit, "tuv", {_LANG: document.lang or "und"})
            ET.SubElement(variant, "seg").text = _UNPRINTABLE.sub("", text)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _texts(source: Document, article: Document, pair: Pair) -> Iterator[str]:
    yield _text(source, pair.source)
    yield _text(article, pair.article)


def _text(document: Document, side: Sequence[int]) -> str:
    """The sentences in one line."""
    return " ".join(" ".join(document.quote(document.sentences[index].span).split()) for index in side)


FORMATS = {"pretty": render_pretty, "tsv": render_tsv, "json": render_json, "tmx": render_tmx}
