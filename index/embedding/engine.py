"""What `Embedder` asks of the code that runs a model: prefixed texts in, vectors out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

MAX_TOKENS = 512


class Engine(Protocol):
    """A model ready to run; calls may come from several threads. Vectors have length 1."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return vectors (len(texts), dimension), as fast as this machine allows."""

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Return the vector (dimension,) of one text, as soon as possible."""

    def fingerprint(self, *extra: object) -> str:
        """Return 16 hexadecimal digits over the weights, the tokenizer and `extra`."""
