"""Text to vectors. The only file that loads sentence-transformers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from config.settings import Settings
from domain.errors import ModelUnavailable
from index.embedding.batches import plan_batches
from index.embedding.fingerprint import fingerprint_of
from index.embedding.precision import Precision, choose_precision
from index.embedding.prefixes import Prefixes, prefixes_for
from index.embedding.source import ModelSource, resolve_source

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

MAX_TOKENS = 512


class Embedder:
    """A loaded embedding model. Safe to share between threads.

    Attributes:
        name: the model as shown to people, without folders of this machine.
        dimension: length of a vector.
        fingerprint: changes with the weights, the tokenizer and the prefixes.
        precision: arithmetic of passages; questions are always float32.
    """

    def __init__(self, model: SentenceTransformer, name: str) -> None:
        self._model = model
        self._prefixes: Prefixes = prefixes_for(name)
        # A fast tokenizer refuses two threads at once ("Already borrowed").
        self._lock = threading.Lock()
        model.max_seq_length = min(model.max_seq_length or MAX_TOKENS, MAX_TOKENS)
        self.name = name
        self.dimension = int(model.get_embedding_dimension() or self._encode(["a"], Precision.FLOAT32).shape[1])
        self.precision = choose_precision(model.device.type, self._encode)
        # Not the precision: bfloat16 is taken only at a cosine of 0.999 and more, and an index must
        # stay good on a CPU without it.
        self.fingerprint = fingerprint_of(model, self._prefixes)

    @classmethod
    def open(cls, settings: Settings, progress: Callable[[str], None] | None = None) -> Embedder:
        """Load the model `settings.embedding_model` names; `progress` gets Vietnamese messages.

        Raises:
            ModelUnavailable: it is not there, cannot be loaded, or cannot be downloaded.
        """
        report = progress or (lambda _message: None)
        source = resolve_source(settings, report)
        report(f"Đang nạp mô hình nhúng {source.name}…")
        return cls(_load(source), source.name)

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> NDArray[np.float32]:
        """Return vectors (len(texts), dimension) of length 1; row i belongs to texts[i].

        Only the first 512 tokens of a text count. `progress` gets (done, total) after each batch.
        """
        vectors = np.empty((len(texts), self.dimension), np.float32)
        done = 0
        for batch in plan_batches(texts):
            vectors[batch] = self._encode([self._prefixes.of_passage(texts[i]) for i in batch], self.precision)
            done += len(batch)
            if progress:
                progress(done, len(texts))
        return vectors

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """Return the vector (dimension,) of length 1 of a question."""
        vector: NDArray[np.float32] = self._encode([self._prefixes.of_query(text)], Precision.FLOAT32)[0]
        return vector

    def _encode(self, texts: list[str], precision: Precision) -> NDArray[np.float32]:
        with self._lock, precision.context():
            raw = self._model.encode(texts, batch_size=len(texts), show_progress_bar=False, convert_to_numpy=True)
        vectors: NDArray[np.float32] = np.asarray(raw, dtype=np.float32)
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        return vectors


def _load(source: ModelSource) -> SentenceTransformer:
    import torch
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    try:
        # float32 said aloud: transformers would keep a hub model in the half precision it was saved in.
        return SentenceTransformer(source.location, local_files_only=source.offline, model_kwargs={"dtype": torch.float32})
    except (OSError, ValueError, RuntimeError, KeyError, TypeError, AttributeError, ImportError, SafetensorError) as error:
        raise ModelUnavailable(
            f"Không nạp được mô hình nhúng {source.name} ({type(error).__name__}).",
            "Kiểm tra thư mục mô hình có đủ tệp của sentence-transformers, hoặc đặt EMBEDDING_MODEL=bundled.",
        ) from error
