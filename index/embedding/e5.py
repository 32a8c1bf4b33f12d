"""Text to vectors: prefixes, batches, the engine that suits the model, vectors of length 1."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from config.quiet import keep_quiet
from config.settings import BUNDLED_MODEL, Settings
from index.embedding.batches import plan_batches
from index.embedding.bundled import bundled_name
from index.embedding.engine import Engine
from index.embedding.int8_engine import EngineUnavailable, Int8Engine, kept_fingerprint
from index.embedding.prefixes import Prefixes, prefixes_for
from index.embedding.source import resolve_source
from index.embedding.torch_engine import TorchEngine

_LOG = logging.getLogger(__name__)


class Embedder:
    """A loaded embedding model. Safe to share between threads.

    Attributes:
        name: the model as shown to people, without folders of this machine; of the bundled one also what runs it.
        dimension: length of a vector.
        fingerprint: changes with the weights, the tokenizer and the prefixes.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._prefixes: Prefixes = prefixes_for(name)
        self.name = name
        self.dimension = engine.dimension
        self.fingerprint = engine.fingerprint(self._prefixes)

    @classmethod
    def open(cls, settings: Settings, progress: Callable[[str], None] | None = None) -> Embedder:
        """Load the model `settings.embedding_model` names; `progress` gets Vietnamese messages.

        The bundled model runs as int8 by ONNX Runtime, where that works, without loading
        torch; its vectors are near enough to torch's (docs/decisions/0005-embedding-engine.md)
        that both carry one fingerprint.

        Raises:
            ModelUnavailable: it is not there, cannot be loaded, or cannot be downloaded.
        """
        report = progress or (lambda _message: None)
        if settings.embedding_model.strip() == BUNDLED_MODEL:
            keep_quiet(offline=True)
            try:
                return cls(Int8Engine.open(settings.cache_dir, report), f"{bundled_name()} · int8")
            except EngineUnavailable as error:
                report(f"Không chạy được mô hình nhúng bằng int8, dùng torch thay thế, chậm hơn. ({error.message})")
                _LOG.warning("int8 engine unavailable, torch runs the model instead: %s", error.message)
                return cls(TorchEngine.open(resolve_source(settings, report)), f"{bundled_name()} · torch")
        source = resolve_source(settings, report)
        report(f"Đang nạp mô hình nhúng {source.name}…")
        return cls(TorchEngine.open(source), source.name)

    @staticmethod
    def known_fingerprint(settings: Settings) -> str | None:
        """Return the fingerprint the opened model would have; None when only opening it can tell.

        Raises:
            ModelUnavailable: the bundled model's package is missing.
        """
        bundled = settings.embedding_model.strip() == BUNDLED_MODEL
        return kept_fingerprint(settings.cache_dir, prefixes_for(bundled_name())) if bundled else None

    def embed_passages(self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None) -> NDArray[np.float32]:
        """Return vectors (len(texts), dimension) of length 1; row i belongs to texts[i].

        Only the first 512 tokens of a text count. `progress` gets (done, total) after each batch.
        """
        vectors = np.empty((len(texts), self.dimension), np.float32)
        done = 0
        for batch in plan_batches(texts):
            vectors[batch] = self._engine.encode_passages([self._prefixes.of_passage(texts[i]) for i in batch])
            done += len(batch)
            if progress:
                progress(done, len(texts))
        return vectors

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """Return the vector (dimension,) of length 1 of a question."""
        return self._engine.encode_query(self._prefixes.of_query(text))
