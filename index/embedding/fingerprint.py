"""A digest of a loaded model: the same vectors come only from the same fingerprint."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from numpy.typing import NDArray

from domain.documents import digest_of

# Embedding tables are read one row in eight: retraining moves every row, and reading
# all 384 MB would cost a second at every start.
LARGE = 1 << 23
ROW_STEP = 8
PROBE = "Điểm a khoản 2 Điều 14,\tNghị định số 00/2099/NĐ-CP; hồ sơ 10～20 ① 投资者 e\u0301"


def digest_of_weights(weights: Iterable[tuple[str, tuple[int, ...], str, NDArray[Any]]]) -> str:
    """Return a digest of (name, shape, dtype as torch prints it, values), in the order of the names.

    Of a table of more than 2**23 numbers the values are those of one row in eight.
    """
    digest = hashlib.sha256()
    for name, shape, dtype, values in sorted(weights, key=lambda item: item[0]):
        digest.update(f"{name} {shape} {dtype}".encode())
        digest.update(values.tobytes())
    return digest.hexdigest()


def fingerprint_of(weights: str, probe_tokens: Sequence[int], max_tokens: int, *extra: object) -> str:
    """Return 16 hexadecimal digits over a digest of the weights, the tokenizer's output on `PROBE` and `extra`."""
    return digest_of(weights, list(probe_tokens), max_tokens, *extra)
