"""Bytes to text: encodings, sizes, and what to say when a file cannot be read."""

from __future__ import annotations

import errno
import os
import sys
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

from checker.errors import CheckerError, did_you_mean

if TYPE_CHECKING:
    from typing import IO

LIMIT = 10_000_000  # bytes of one article; a long newspaper page has 50,000
STANDARD_INPUT = "-"

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16, whose mark it begins with
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROLS = frozenset(range(32)) - {9, 10, 12, 13, 26, 27}  # tab, line ends, form feed, old end-of-file, escape
_SAMPLE = 20_000
_SOUND_EACH = 3  # signs that are not ASCII, the spoilt ones too, for each spoilt one in damaged UTF-8


def read_text(path: Path | str, limit: int = LIMIT) -> str:
    """The decoded content of a file, or of standard input for '-'."""
    return decode(read_bytes(path, limit), str(path))


def read_bytes(path: Path | str, limit: int = LIMIT) -> bytes:
    name = str(path)
    try:
        if name == STANDARD_INPUT:
            return _bounded(sys.stdin.buffer, name, limit)
        if os.stat(name).st_size > limit:  # noqa: PTH116 - Path would turn '' into '.'
            raise _too_large(name, limit)
        with Path(name).open("rb") as file:
            return _bounded(file, name, limit)
    except (OSError, ValueError) as error:
        raise unreadable(error, name) from None


def decode(data: bytes, path: str) -> str:
    """The text of a file in whatever encoding it has, without byte-order mark and with its line ends kept."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, path)
    if _looks_binary(data):
        return _without_mark(data, path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged(data) or _legacy(data, path)


def _damaged(data: bytes) -> str:
    """UTF-8 with a few bytes spoilt, each now U+FFFD; '' where it is none: others hardly make its signs."""
    text = data.decode("utf-8", "replace")
    spoilt = text.count("\ufffd")
    return text if sum(not sign.isascii() for sign in text) > _SOUND_EACH * spoilt else ""


def unreadable(error: OSError | ValueError, path: str) -> CheckerError:
    """One clear line for what the system answered."""
    number = error.errno if isinstance(error, OSError) else None
    if number in {errno.ENOENT, errno.ENOTDIR} or number is None:
        return CheckerError("no such file", path=path, hint=_neighbour(path))
    if number == errno.EISDIR:
        return CheckerError("is a folder, not a file", path=path)
    if number in {errno.EACCES, errno.EPERM}:
        return CheckerError("may not be read (permission denied)", path=path)
    return CheckerError(f"cannot be read ({os.strerror(number)})", path=path)


def _bounded(file: IO[bytes], name: str, limit: int) -> bytes:
    # A pipe or device tells no size beforehand: read no more than one byte over.
    data = file.read(limit + 1)
    if len(data) > limit:
        raise _too_large(name, limit)
    return data


def _too_large(path: str, limit: int) -> CheckerError:
    return CheckerError(f"larger than {limit / 1_000_000:g} MB", path=path)


def _neighbour(path: str) -> str:
    try:
        names = sorted(entry.name for entry in islice(Path(path).parent.iterdir(), 1000))
        return did_you_mean(Path(path).name, names)
    except (OSError, ValueError):
        return ""


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(path, f"byte {error.start} is not valid {encoding.upper()}") from None
    if "\0" in text:
        raise _not_text(path)
    return text


def _not_text(path: str, why: str = "") -> CheckerError:
    return CheckerError("not a text file" + (f" ({why})" if why else ""), path=path)


def _looks_binary(data: bytes) -> bool:
    """Whether NULs or many control characters stand in it: binary, or UTF-16 without a mark."""
    if b"\0" in data:
        return True
    sample = data[:_SAMPLE]
    return sum(byte in _CONTROLS for byte in sample) > len(sample) * 0.05


def _without_mark(data: bytes, path: str) -> str:
    """UTF-16 without a byte-order mark; anything else with NULs is no text."""
    best = ""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _share_readable(text) > max(0.95, _share_readable(best)):
            best = text
    if not best:
        raise _not_text(path)
    return best


def _share_readable(text: str) -> float:
    """Share of letters, marks, digits, signs and spaces, 0 where no common space or line end is among them.

    Binary data read as UTF-16 is mostly rare letters and unassigned code points, and has no spaces.
    """
    sample = text[:_SAMPLE]
    if "\0" in text or not (set(sample) & set(" \n\u3000\u3001\u3002") or (len(sample) < 20 and sample.isascii())):
        return 0.0
    return sum(c in "\t\n\r\f" or category(c)[0] in "LMNPSZ" for c in sample) / max(1, len(sample))


def _legacy(data: bytes, path: str) -> str:
    """Text of the time before UTF-8.

    Latin scripts go by the letters that each language has: guessers take a page of English with curly quotes for
    almost anything, and Turkish for Romanian. Other scripts are left to charset-normalizer.
    """
    if latin := _latin(data):
        return latin
    from charset_normalizer import from_bytes

    guess = from_bytes(data).best()
    if guess is None:
        raise _not_text(path, "its encoding is not known; save it as UTF-8")
    text = str(guess).removeprefix("\ufeff")
    if _share_readable(text) < 0.9:
        raise _not_text(path)
    return text


_LATIN = ("cp1252", "cp1250", "cp1254", "iso8859-15", "iso8859-2")  # the first wins where several read alike
_SIGNS = frozenset("“”‘’‚„«»‹›–—…•€£§°·¿¡©®™½\u00a0\u00ad")
# Letters beyond ASCII, from the CLDR main exemplar sets (unicode.org/cldr), with common loans.
_LETTERS = tuple(
    frozenset(letters + letters.upper())
    for letters in (
        "äöüß",  # German
        "éèêëàâîïôùûüÿçœæ",  # French
        "áéíóúüñ",  # Spanish
        "áâãàéêíóôõúç",  # Portuguese
        "àèéìòùîó",  # Italian
        "éëèïöüáí",  # Dutch, Catalan loans in English
        "àéèíïóòúüç",  # Catalan
        "åäöé",  # Swedish, Finnish
        "æøåéèêóòâô",  # Danish, Norwegian
        "áéíóöőúüű",  # Hungarian
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýžäľĺôŕ",  # Czech, Slovak
        "čćđšž",  # Croatian, Slovene
        "ăâîşţ",  # Romanian, as these encodings spell it
        "çğıİöşüâîû",  # Turkish
    )
)


def _latin(data: bytes) -> str:
    """The reading under which most letters belong to one language, '' where no language has nearly all of them."""
    best, most = "", 0.9
    for encoding in _LATIN:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = _share_of_one_language(text)
        if share > most:
            best, most = text, share
    return best


def _share_of_one_language(text: str) -> float:
    sample = text[: 10 * _SAMPLE]
    foreign = Counter(c for c in sample if not c.isascii())
    if foreign.total() > 0.3 * len(sample):
        return 0.0
    signs = sum(count for c, count in foreign.items() if c in _SIGNS)
    own = max(sum(count for c, count in foreign.items() if c in letters) for letters in _LETTERS)
    return (signs + own) / max(1, foreign.total())
