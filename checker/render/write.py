"""Reports into files: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from checker.errors import CheckerError


def check_writable(path: Path | str) -> None:
    """Raises where ``write_aside`` is bound to fail; leaves nothing behind."""
    target = Path(path)
    folder = target.parent
    if not folder.is_dir():
        raise CheckerError(f"the folder {folder} does not exist", path=str(path))
    if target.is_dir():
        raise CheckerError("is a folder, not a file", path=str(path))
    if not os.access(folder, os.W_OK | os.X_OK) or (target.exists() and not os.access(target, os.W_OK)):
        raise CheckerError("may not be written (permission denied)", path=str(path))


def write_aside(path: Path | str, text: str) -> None:
    """Writes to a temporary file beside it and renames, so that nobody ever reads half a report.

    A device or pipe (/dev/stdout) cannot be renamed over and is written to directly.
    """
    check_writable(path)
    target = Path(path)
    try:
        if target.exists() and not target.is_file():
            target.write_text(text, encoding="utf-8", newline="")
        else:
            _replace(target.resolve() if target.is_symlink() else target, text)
    except OSError as error:
        raise CheckerError(f"cannot be written ({error.strerror or error})", path=str(path)) from None


def _replace(target: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, or those of any new file: mkstemp's own are narrower."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
