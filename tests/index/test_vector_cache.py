"""Vectors kept beside knowledge/: found by the whole text and the model that made them, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from domain.documents import Chunk, Document, DocumentKind, Section, SectionRole
from index.sections import SourceContent
from index.vector_cache import EMPTY, cache_file, read_vectors, write_vectors
from index.vectors import VectorStore
from index.writer import write_index


def unit_vectors(count: int, seed: int = 1) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(count, 384)).astype(np.float32)
    found: NDArray[np.float32] = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return found


def test_a_vector_comes_back_nearly_as_it_was_and_of_length_one(tmp_path: Path) -> None:
    vectors = unit_vectors(50)
    texts = [f"đoạn {number}" for number in range(50)]
    write_vectors(tmp_path, "model-a", texts, vectors)
    kept = read_vectors(tmp_path, "model-a")
    for text, vector in zip(texts, vectors, strict=True):
        found = kept.find(text)
        assert found is not None
        assert float(np.linalg.norm(found)) == pytest.approx(1, abs=1e-6)
        assert float(found @ vector) > 0.9998


def test_another_text_or_another_model_finds_nothing(tmp_path: Path) -> None:
    write_vectors(tmp_path, "model-a", ["Hồ sơ gồm gì?"], unit_vectors(1))
    assert read_vectors(tmp_path, "model-a").find("Hồ sơ gồm gì ?") is None
    assert read_vectors(tmp_path, "model-b") is EMPTY


def test_writing_what_was_read_changes_nothing(tmp_path: Path) -> None:
    texts = [f"đoạn {number}" for number in range(20)]
    path = write_vectors(tmp_path, "model-a", texts, unit_vectors(20))
    first = path.read_bytes()
    kept = read_vectors(tmp_path, "model-a")
    again = np.stack([vector for text in texts if (vector := kept.find(text)) is not None])
    write_vectors(tmp_path, "model-a", texts, again)
    assert path.read_bytes() == first


@pytest.mark.parametrize("content", [b"", b"not an archive"])
def test_a_damaged_file_is_an_empty_cache(tmp_path: Path, content: bytes) -> None:
    cache_file(tmp_path, "model-a").write_bytes(content)
    assert read_vectors(tmp_path, "model-a") is EMPTY


class Counting:
    """An encoder that remembers what it was asked to embed."""

    name, dimension, fingerprint = "counting", 384, "model-a"

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> NDArray[np.float32]:
        self.embedded += texts
        return unit_vectors(len(texts), seed=9)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = unit_vectors(1)[0]
        return vector


def content(*texts: str) -> SourceContent:
    document = Document("d", "D", DocumentKind.GUIDANCE)
    sections = tuple(Section(f"d/{number}", "d", ("D",), SectionRole.OTHER, text, number) for number, text in enumerate(texts))
    chunks = tuple(Chunk(f"d/{number}#p0", f"d/{number}", text) for number, text in enumerate(texts))
    return SourceContent("d.md", document, sections, chunks)


def test_a_build_embeds_only_what_is_not_kept(tmp_path: Path) -> None:
    vectors = unit_vectors(2)
    write_vectors(tmp_path / "kept", "model-a", ["một", "hai"], vectors)
    encoder = Counting()
    report = write_index(tmp_path / "index", [content("một", "hai", "ba")], {}, encoder, known=read_vectors(tmp_path / "kept", "model-a"))
    assert encoder.embedded == ["ba"]
    assert (report.embedded, report.carried) == (1, 0)
    generation = tmp_path / "index" / (tmp_path / "index" / "CURRENT").read_text(encoding="utf-8").strip()
    assert list(VectorStore(generation).nearest(vectors[1], 1)) == ["d/1#p0"]
