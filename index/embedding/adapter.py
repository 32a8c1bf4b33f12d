"""The adapter of the bundled model: small matrices added to its own when it is unpacked.

Trained by `tuning/` on the questions written beside the guidance (docs/decisions/0010). For a
matrix W of the packed model it keeps A (rank, inputs) and B (outputs, rank): W + B·A is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from domain.errors import ModelUnavailable

ADAPTER_FILE = Path(__file__).with_name("adapter.safetensors")
Factors = Mapping[str, tuple[NDArray[np.float16], NDArray[np.float16]]]

# The matrices of a layer that are adapted: their packed names, and their places in transformers' BertModel.
LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}


def write_adapter(path: Path, factors: Factors, about: Mapping[str, str]) -> None:
    """Write the factors of every adapted matrix ("l0.q"), with how they were trained."""
    from safetensors.numpy import save_file

    tensors = {f"{name}.{side}": factor for name, pair in factors.items() for side, factor in zip("ab", pair, strict=True)}
    save_file(tensors, path, metadata=dict(about))


@lru_cache(maxsize=2)
def read_adapter(path: Path = ADAPTER_FILE) -> Factors:
    """Return the factors by name of the packed matrix.

    Raises:
        ModelUnavailable: the file is missing or damaged.
    """
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        tensors = load_file(path)
        return {name.removesuffix(".a"): (tensors[name], tensors[name.removesuffix("a") + "b"]) for name in tensors if name.endswith(".a")}
    except (OSError, SafetensorError, KeyError, ValueError) as error:
        raise ModelUnavailable("Tệp tinh chỉnh của mô hình nhúng bị mất hoặc hỏng.", "Lấy lại tệp index/embedding/adapter.safetensors.") from error


def adapted(name: str, values: NDArray[np.float32], factors: Factors) -> NDArray[np.float32]:
    """Return the flat float32 `values` of a packed tensor ("l0.q.w") with its adapter added, if it has one."""
    pair = factors.get(name.removesuffix(".w")) if name.endswith(".w") else None
    if pair is None:
        return values
    inner, outer = pair
    added: NDArray[np.float32] = (outer.astype(np.float32) @ inner.astype(np.float32)).reshape(-1)
    return values + added
