from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import CheckerError, ExitCode
from checker.read.text import LIMIT, decode, read_text

if TYPE_CHECKING:
    from pathlib import Path

LETTERS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufeff"), min_size=1, max_size=80
)


@given(LETTERS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_unicode_encodings_round_trip(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "The US mission ends.\r\nMore follows.",
        "Американская миссия завершится.\nДалее.",
        "تنتهي المهمة الأمريكية في العراق.",
        "美国任务结束。更多。",
    ],
)
def test_utf16_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("“We’re leaving Iraq,” he said – at last. Café.", "cp1252"),
        ("Die Truppenstärke wird größer, sagte der Präsident. Für die Bevölkerung ändert sich nichts.", "latin-1"),
        ("Où est l’œuvre ? Ça va.", "cp1252"),
        ("Prezydent powiedział w środę, że żołnierze odejdą.", "cp1250"),
        ("Prezydent powiedział w środę, że żołnierze odejdą.", "iso8859-2"),
        ("Başkan çarşamba günü savaşın sona ereceğini söyledi.", "cp1254"),
        ("Magyarország miniszterelnöke szerdán közölte: a küldetés idén véget ér, őszre.", "cp1250"),
        ("Американская боевая миссия в Ираке завершится к концу года, заявил президент Байден.", "cp1251"),
        ("تنتهي المهمة القتالية الأمريكية في العراق بحلول نهاية العام حسب الرئيس.", "cp1256"),
    ],
)
def test_encodings_from_before_unicode(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x10" + bytes(range(256)),
        b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + bytes(range(0, 256, 3)),
        b"\x7fELF\x02\x01\x01\x00" + bytes(64),
        b"\x00" * 50,
        b"a\x00b",
        b"\xff\xfea",
        b"\xff\xfe\x00\xd8",
    ],
)
def test_binary_files_are_no_articles(data: bytes) -> None:
    with pytest.raises(CheckerError, match=r"^a\.bin: not a text file") as raised:
        decode(data, "a.bin")
    assert raised.value.code is ExitCode.USAGE


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_one_clear_line(data: bytes) -> None:
    message = ""
    try:
        decode(data, "a.txt").encode("utf-8")
    except CheckerError as error:
        message = str(error)
    assert not message or message.startswith("a.txt: not a text file")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Größe, naïveté, Łódź, Übung: ".encode() + b"\xff.", "Größe, naïveté, Łódź, Übung: \ufffd."),
        ("Größe und Übung in Köln, schön.".encode("cp1252"), "Größe und Übung in Köln, schön."),
    ],
)
def test_a_spoilt_byte_does_not_make_another_encoding_of_utf8(data: bytes, text: str) -> None:
    assert decode(data, "a.txt") == text


def test_line_ends_are_kept_and_the_mark_is_not() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n", "a.txt") == "a\r\nb\rc\n"


def test_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("x", encoding="utf-8")
    with pytest.raises(CheckerError, match=r"artcle.txt: no such file; did you mean article.txt\?$"):
        read_text(tmp_path / "artcle.txt")
    with pytest.raises(CheckerError, match="is a folder, not a file"):
        read_text(tmp_path)
    with pytest.raises(CheckerError, match="no such file"):
        read_text("a\0b")
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(CheckerError, match=r"huge.txt: larger than 10 MB"):
        read_text(tmp_path / "huge.txt")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Größe".encode())))
    assert read_text("-") == "Größe"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"12345")))
    with pytest.raises(CheckerError, match="larger than"):
        read_text("-", limit=4)
