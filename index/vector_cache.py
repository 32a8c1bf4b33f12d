"""Vectors of known texts, kept beside the knowledge they belong to.

One file a model, `vectors-<fingerprint>.npz`, maps the digest of a text to its vector. A
vector is found only by the whole text and the model that made it, so it cannot be stale:
a changed text has another digest, another model another file. Vectors are stored as one
byte a dimension with a scale each (docs/decisions/0004-shipped-vectors.md has the cosine).
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

VECTORS_FOLDER = "vectors"  # below knowledge/
_KEY_BYTES = 16
_LEVELS = 127


@dataclass(frozen=True)
class VectorCache:
    """Vectors by text. `rows` maps a text's digest to its row of `codes` (n, dimension) and `scales` (n,)."""

    rows: Mapping[bytes, int]
    codes: NDArray[np.int8]
    scales: NDArray[np.float32]

    def find(self, text: str) -> NDArray[np.float32] | None:
        """Return the vector (dimension,) of length 1 of a text, or None when it is not kept."""
        row = self.rows.get(_digest(text))
        if row is None:
            return None
        vector: NDArray[np.float32] = self.codes[row].astype(np.float32) * self.scales[row]
        return vector / np.float32(np.linalg.norm(vector))


EMPTY = VectorCache({}, np.zeros((0, 0), np.int8), np.zeros(0, np.float32))


def cache_file(folder: Path, fingerprint: str) -> Path:
    """Return where the vectors of a model are kept below `folder`."""
    return folder / f"vectors-{fingerprint}.npz"


def read_vectors(folder: Path, fingerprint: str) -> VectorCache:
    """Return the vectors kept for a model; an absent or damaged file is an empty cache, since all can be embedded anew."""
    try:
        with np.load(cache_file(folder, fingerprint), allow_pickle=False) as data:
            digests, codes, scales = data["digests"], data["codes"], data["scales"]
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        return EMPTY
    if not len(digests) == len(codes) == len(scales):
        return EMPTY
    return VectorCache({bytes(digest): row for row, digest in enumerate(digests)}, codes, scales)


def write_vectors(folder: Path, fingerprint: str, texts: Sequence[str], vectors: NDArray[np.float32]) -> Path:
    """Write the vectors (n, dimension) of `texts` in one step, in the order of their digests, and return the file.

    A file that already holds just these is left alone, so that an unchanged knowledge/ is no change to commit.
    """
    digests = [_digest(text) for text in texts]
    order = sorted(range(len(texts)), key=lambda place: digests[place])
    ordered = vectors[order]
    scales = np.maximum(np.abs(ordered).max(axis=1), 1e-12).astype(np.float32) / _LEVELS
    codes = np.rint(ordered / scales[:, None]).astype(np.int8)
    path = cache_file(folder, fingerprint)
    kept = read_vectors(folder, fingerprint)
    if list(kept.rows) == [digests[place] for place in order] and np.array_equal(kept.codes, codes):
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new.npz")
    keys = np.frombuffer(b"".join(digests[place] for place in order), np.uint8).reshape(len(order), _KEY_BYTES)
    np.savez_compressed(temporary, digests=keys, codes=codes, scales=scales)
    temporary.replace(path)
    return path


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()[:_KEY_BYTES]
