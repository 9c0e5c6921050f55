from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.embed import get_embedder
from checker.embed.engines import engine, verify
from checker.errors import CheckerError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("minilm2", "did you mean minilm?"),
        ("sentence-transformers/x", "CHECKER_ALLOW_DOWNLOAD=1"),
        ("/no/such/folder", "folder"),
    ],
)
def test_unknown_models_are_named(name: str, wanted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHECKER_ALLOW_DOWNLOAD", raising=False)
    with pytest.raises(CheckerError, match=wanted):
        engine(name)


def test_a_hub_name_needs_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_ALLOW_DOWNLOAD", "1")
    assert engine("owner/model").name == "owner/model@hub"
    with pytest.raises(CheckerError):
        engine("../no-such-model")


def test_a_folder_is_a_model_and_its_weights_are_in_the_name(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"1")
    first = engine(str(tmp_path)).name
    (tmp_path / "model.safetensors").write_bytes(b"22")
    assert engine(str(tmp_path)).name != first


def test_other_weights_are_refused(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"other")
    with pytest.raises(CheckerError, match="SHA-256"):
        verify(weights, "0" * 64)


def test_the_multilingual_model_puts_translations_together(tmp_path: Path) -> None:
    texts = ["The talks ended on Monday.", "Die Gespräche endeten am Montag.", "The cat sleeps on the sofa.", ""]
    vectors = get_embedder("use", cache_dir=tmp_path).encode(texts)
    english, german, cat, nothing = vectors

    def likeness(one: object, other: object) -> float:
        return sum(a * b for a, b in zip(one, other, strict=True))  # type: ignore[call-overload]  # vectors

    assert likeness(english, german) > 0.6 > likeness(english, cat)
    assert all(abs(likeness(one, one) - 1) < 1e-3 for one in (english, german, cat, nothing))
