"""Chroma, and nothing but Chroma: vectors of chunks in cosine space under our ids."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import chromadb
import numpy as np
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError

from domain.errors import IndexDamaged
from index.layout import BUILD_COMMAND

_FOLDER = "chroma"
_COLLECTION = "chunks"
_BATCH = 2000
# Chroma's default space is l2, a distance without bound; ours is cosine. The search
# breadth must not be smaller than the number of neighbours asked for.
_SPACE = {"hnsw": {"space": "cosine", "ef_search": 200, "ef_construction": 200}}


class VectorStore:
    """Vectors of one generation. Cosine similarity goes out, never a distance."""

    def __init__(self, generation: Path, *, create: bool = False) -> None:
        """Open the store, or create it with `create`.

        Raises:
            IndexDamaged: the store is missing or unreadable.
        """
        folder = generation / _FOLDER
        if not create and not (folder / "chroma.sqlite3").exists():
            raise IndexDamaged("Kho vectơ của chỉ mục bị mất.", f"Chạy «{BUILD_COMMAND}» để lập lại.")
        try:
            self._client = chromadb.PersistentClient(path=str(folder), settings=ChromaSettings(anonymized_telemetry=False))
            self._collection = self._open(create)
        except (ChromaError, sqlite3.Error, ValueError, OSError) as error:
            raise IndexDamaged("Không mở được kho vectơ của chỉ mục.", f"Chạy «{BUILD_COMMAND}» để lập lại.") from error

    def _open(self, create: bool) -> Collection:
        if create:
            return self._client.get_or_create_collection(_COLLECTION, configuration=_SPACE, embedding_function=None)  # type: ignore[arg-type]
        return self._client.get_collection(_COLLECTION, embedding_function=None)

    @property
    def count(self) -> int:
        """How many vectors are stored."""
        return self._collection.count()

    def upsert(self, ids: Sequence[str], vectors: np.ndarray, section_ids: Sequence[str]) -> None:
        """Store `vectors` (n, dimension) under `ids`; an id that exists is replaced."""
        for start in range(0, len(ids), _BATCH):
            part = slice(start, start + _BATCH)
            self._collection.upsert(
                ids=list(ids[part]), embeddings=vectors[part], metadatas=[{"section_id": section_id} for section_id in section_ids[part]]
            )

    def delete(self, ids: Sequence[str]) -> None:
        """Remove the vectors of `ids`."""
        for start in range(0, len(ids), _BATCH):
            self._collection.delete(ids=list(ids[start : start + _BATCH]))

    def get(self, ids: Sequence[str]) -> dict[str, np.ndarray]:
        """Return the vectors of those of `ids` that are stored."""
        found: dict[str, np.ndarray] = {}
        for start in range(0, len(ids), _BATCH):
            part = self._collection.get(ids=list(ids[start : start + _BATCH]), include=["embeddings"])
            found.update(zip(part["ids"], np.asarray(part["embeddings"], dtype=np.float32), strict=True))
        return found

    def nearest(self, vector: np.ndarray, count: int) -> dict[str, float]:
        """Return the ids nearest to `vector` (dimension,) with their cosine similarity (-1 to 1)."""
        if not self.count:
            return {}
        answer = self._collection.query(query_embeddings=[vector], n_results=min(count, self.count), include=["distances"])
        distances = (answer["distances"] or [[]])[0]
        # The one place where a distance becomes a similarity: Chroma's cosine distance is 1 - cos.
        return {chunk_id: 1.0 - float(distance) for chunk_id, distance in zip(answer["ids"][0], distances, strict=True)}
