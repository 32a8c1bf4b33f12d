"""A stand-in embedder for tests of storage: words hashed into a vector, no model."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

import numpy as np

from domain.vietnamese import fold, words


class HashingEmbedder:
    """Counts hashed words; texts that share words are near. `embedded` records what was asked for."""

    dimension = 64

    def __init__(self, fingerprint: str = "hash-1") -> None:
        self.name = f"hashing ({fingerprint})"
        self.fingerprint = fingerprint
        self.embedded: list[str] = []

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> np.ndarray:
        self.embedded += texts
        return np.stack([self._vector(text) for text in texts])

    def embed_query(self, text: str) -> np.ndarray:
        return self._vector(text)

    def _vector(self, text: str) -> np.ndarray:
        vector = np.zeros(self.dimension, dtype=np.float32)
        for word in words(fold(text)):
            vector[zlib.crc32(word.encode()) % self.dimension] += 1
        return vector / (np.linalg.norm(vector) or 1.0)
