"""What the index needs of an embedding model; `index.embedding.Embedder` is one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Encoder(Protocol):
    """Turns texts into vectors of length 1.

    `fingerprint` changes with anything that changes a vector; `name` is for people.
    """

    name: str
    dimension: int
    fingerprint: str

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> NDArray[np.float32]:
        """Return vectors (len(texts), dimension); `progress` gets (done, total)."""
        ...

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """Return the vector (dimension,) of a question."""
        ...
