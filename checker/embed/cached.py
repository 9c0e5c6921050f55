"""An engine behind a cache: the engine is loaded only for texts that were never seen before."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.embed.store import VectorStore

    Encode = Callable[[Sequence[str]], Sequence[Sequence[float]]]

Vector = array  # of 'f': float32, the precision of the models
_LONGEST = 2000  # code points of a text that are looked at; models see less, and input may be anything


@dataclass(frozen=True)
class Engine:
    """A model's id with its version, and how to load it. Loading is the slow part."""

    name: str
    load: Callable[[], Encode]


class CachedEmbedder:
    """``Embedder`` of the model: unit vectors of float32, from the store where it has them."""

    def __init__(self, engine: Engine, store: VectorStore | None) -> None:
        self._engine = engine
        self._store = store
        self._encode: Encode | None = None
        self._seen: dict[bytes, array[float]] = {}

    @property
    def name(self) -> str:
        return self._engine.name

    @property
    def warning(self) -> str:
        """Why vectors are not kept, '' if they are."""
        return self._store.warning if self._store else ""

    def encode(self, texts: Sequence[str]) -> list[array[float]]:
        """One unit-length vector a text, in order."""
        keys = [self._key(text) for text in texts]
        known = self._known(keys)
        missing = {key: text[:_LONGEST] for key, text in zip(keys, texts, strict=True) if key not in known}
        if missing:
            known |= self._computed(missing)
        return [known[key] for key in keys]

    def _key(self, text: str) -> bytes:
        return sha256(f"{self.name}\0{text[:_LONGEST]}".encode("utf-8", "surrogatepass")).digest()

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, array[float]]:
        known = {key: self._seen[key] for key in keys if key in self._seen}
        if self._store:
            known |= self._store.get([key for key in dict.fromkeys(keys) if key not in known])
        self._seen |= known
        return known

    def _computed(self, texts: dict[bytes, str]) -> dict[bytes, array[float]]:
        if self._encode is None:
            self._encode = self._engine.load()
        vectors = self._encode(list(texts.values()))
        fresh = {key: array("f", vector) for key, vector in zip(texts, vectors, strict=True)}
        self._seen |= fresh
        if self._store:
            self._store.put(fresh)
        return fresh
