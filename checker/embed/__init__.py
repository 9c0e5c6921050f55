"""The one door to models. Nothing heavy is imported before a text is asked for that the cache does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.embed.cached import CachedEmbedder, Engine
from checker.embed.store import VectorStore, default_dir

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import LanguageModel

__all__ = ["DEFAULT", "CachedEmbedder", "Engine", "VectorStore", "default_dir", "get_embedder", "get_language_model"]

DEFAULT = "use"


def get_embedder(name: str = "", *, cache_dir: Path | None = None) -> CachedEmbedder:
    """The embedder of that name: 'use', 'minilm', or the path or name of a sentence-transformers model.

    ``cache_dir`` is where vectors are kept, by default the user's cache folder (``store.default_dir``).
    A name that is no folder here is an error unless CHECKER_ALLOW_DOWNLOAD=1 lets the model be fetched.
    """
    from checker.embed.engines import engine

    folder = cache_dir or default_dir()
    return CachedEmbedder(engine(name or DEFAULT), VectorStore(folder) if folder else None)


def get_language_model(name: str) -> LanguageModel:
    """The language model of that name, 'smollm2', or of that folder or file; nothing of it is loaded yet."""
    from checker.embed.language_models import language_model

    return language_model(name)
