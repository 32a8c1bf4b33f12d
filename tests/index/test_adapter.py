"""The adapter is added to the matrices it names, and to nothing else."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from domain.errors import ModelUnavailable
from index.embedding.adapter import ADAPTER_FILE, LAYER_PARTS, adapted, read_adapter, write_adapter
from index.embedding.bundled import locate_packed
from index.embedding.packed import read_packed


def test_the_product_of_the_factors_is_added() -> None:
    inner, outer = np.array([[1, 2, 3]], np.float16), np.array([[10], [20]], np.float16)
    found = adapted("l0.q.w", np.ones(6, np.float32), {"l0.q": (inner, outer)})
    assert found.tolist() == [11, 21, 31, 21, 41, 61]


@pytest.mark.parametrize("name", ["l0.q.b", "l1.q.w", "emb.word"])
def test_other_tensors_stay(name: str) -> None:
    factors = {"l0.q": (np.ones((1, 2), np.float16), np.ones((2, 1), np.float16))}
    assert adapted(name, np.zeros(4, np.float32), factors).tolist() == [0, 0, 0, 0]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    factors = {"l0.q": (np.ones((2, 3), np.float16), np.zeros((4, 2), np.float16))}
    write_adapter(path, factors, {"steps": "1"})
    found = read_adapter(path)
    assert set(found) == {"l0.q"}
    assert [factor.shape for factor in found["l0.q"]] == [(2, 3), (4, 2)]


def test_a_damaged_file_is_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    path.write_bytes(b"not tensors")
    with pytest.raises(ModelUnavailable, match="tinh chỉnh"):
        read_adapter(path)


def test_the_shipped_adapter_fits_every_matrix_of_the_bundled_model() -> None:
    factors = read_adapter(ADAPTER_FILE)
    packed = read_packed(locate_packed()[0].read_bytes())
    assert set(factors) == {f"l{layer}.{part}" for layer in range(packed.shape.layers) for part in LAYER_PARTS}
    for name, (inner, outer) in factors.items():
        assert packed.tensor(f"{name}.w").size == outer.shape[0] * inner.shape[1]
