"""Embedding: text in, L2-normalised float32 vectors out.

In: `Settings` (which model, where the cache is) and texts. Out: numpy arrays. Imports
`domain` and `config`; ONNX Runtime, or torch and sentence-transformers, only once a model is opened.
"""

from __future__ import annotations

from collections.abc import Callable

from config.settings import Settings
from index.embedding.e5 import Embedder

__all__ = ["Embedder", "known_fingerprint", "open_embedder"]


def open_embedder(settings: Settings, progress: Callable[[str], None] | None = None) -> Embedder:
    """Load the embedding model of `settings`; see `Embedder.open`."""
    return Embedder.open(settings, progress)


def known_fingerprint(settings: Settings) -> str | None:
    """Return the fingerprint of the model of `settings` when it is known without loading it; see `Embedder.known_fingerprint`."""
    return Embedder.known_fingerprint(settings)
