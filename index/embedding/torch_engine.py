"""Runs any sentence-transformers model by torch. The only file that loads sentence-transformers."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from domain.errors import ModelUnavailable
from index.embedding.engine import MAX_TOKENS
from index.embedding.fingerprint import LARGE, PROBE, ROW_STEP, digest_of_weights, fingerprint_of
from index.embedding.precision import Precision, choose_precision
from index.embedding.source import ModelSource

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class TorchEngine:
    """A SentenceTransformer behind `Engine`. `precision` is that of passages; questions are always float32."""

    def __init__(self, model: SentenceTransformer) -> None:
        self._model = model
        # A fast tokenizer refuses two threads at once ("Already borrowed").
        self._lock = threading.Lock()
        model.max_seq_length = min(model.max_seq_length or MAX_TOKENS, MAX_TOKENS)
        self.dimension = int(model.get_embedding_dimension() or self._encode(["a"], Precision.FLOAT32).shape[1])
        self.precision = choose_precision(model.device.type, self._encode)

    @classmethod
    def open(cls, source: ModelSource) -> TorchEngine:
        """Load a model.

        Raises:
            ModelUnavailable: the folder or the hub's files are not a model that loads.
        """
        import torch
        from safetensors import SafetensorError
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()
        try:
            # float32 said aloud: transformers would keep a hub model in the half precision it was saved in.
            return cls(SentenceTransformer(source.location, local_files_only=source.offline, model_kwargs={"dtype": torch.float32}))
        except (OSError, ValueError, RuntimeError, KeyError, TypeError, AttributeError, ImportError, SafetensorError) as error:
            raise ModelUnavailable(
                f"Không nạp được mô hình nhúng {source.name} ({type(error).__name__}).",
                "Kiểm tra thư mục mô hình có đủ tệp của sentence-transformers, hoặc đặt EMBEDDING_MODEL=bundled.",
            ) from error

    @property
    def sentence_transformer(self) -> SentenceTransformer:
        """The model itself, for comparisons."""
        return self._model

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return vectors (len(texts), dimension)."""
        return self._encode(list(texts), self.precision)

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Return the vector (dimension,) of one text."""
        vector: NDArray[np.float32] = self._encode([text], Precision.FLOAT32)[0]
        return vector

    def fingerprint(self, *extra: object) -> str:
        """Return 16 hexadecimal digits over the weights, the tokenizer and `extra`.

        Not the precision: bfloat16 is taken only at a cosine of 0.999 and more, and an index
        must stay good on a CPU without it.
        """
        import torch

        def values(tensor: torch.Tensor) -> NDArray[np.generic]:
            part = tensor[::ROW_STEP] if tensor.numel() > LARGE else tensor
            # As bytes: numpy has no bfloat16.
            array: NDArray[np.generic] = part.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy()
            return array

        weights = ((name, tuple(tensor.shape), str(tensor.dtype), values(tensor)) for name, tensor in self._model.state_dict().items())
        tokens = self._model.tokenizer(PROBE)["input_ids"]
        return fingerprint_of(digest_of_weights(weights), tokens, int(self._model.max_seq_length or MAX_TOKENS), *extra)

    def _encode(self, texts: list[str], precision: Precision) -> NDArray[np.float32]:
        with self._lock, precision.context():
            raw = self._model.encode(texts, batch_size=len(texts), show_progress_bar=False, convert_to_numpy=True)
        vectors: NDArray[np.float32] = np.array(raw, dtype=np.float32)
        lengths: NDArray[np.float32] = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        vectors /= lengths
        return vectors
