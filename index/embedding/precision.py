"""Which arithmetic passages are embedded in. Measured in docs/decisions/0001-embedding-precision.md.

bfloat16 through autocast is 2.4 times as fast as float32 on a CPU with AMX and slower
on every other, AVX512_BF16 included. The choice rests on what the CPU is, never on a
stopwatch: it must come out the same at every start.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

LEAST_COSINE = 0.999
_PROBES = ("Hồ sơ gồm những gì?", "Cán bộ ghi ngày hẹn vào tờ phiếu rồi trao lại cho người nộp. " * 20)

Encode = Callable[[list[str], "Precision"], NDArray[np.float32]]


class Precision(StrEnum):
    """Arithmetic of the forward pass. Weights are float32 in both."""

    FLOAT32 = "float32"
    BFLOAT16 = "bfloat16"

    def context(self) -> AbstractContextManager[object]:
        """Return the context to run the model in."""
        if self is Precision.FLOAT32:
            return nullcontext()
        import torch

        autocast: AbstractContextManager[object] = torch.autocast("cpu", dtype=torch.bfloat16)
        return autocast


def cpu_gains_from_bfloat16() -> bool:
    """Return whether this CPU multiplies bfloat16 matrices in hardware tiles (Intel AMX)."""
    import torch

    return bool(torch.cpu.get_capabilities().get("amx_bf16", False))


def choose_precision(device: str, encode: Encode) -> Precision:
    """Return the precision for passages of a model on `device` ("cpu", "cuda", …).

    `encode` maps texts to vectors (n, dimension) of length 1 in a given precision. bfloat16
    needs an AMX CPU and a cosine to float32 of at least 0.999 on a short and a long text.
    """
    if device != "cpu" or not cpu_gains_from_bfloat16():
        return Precision.FLOAT32
    exact, fast = (encode(list(_PROBES), precision) for precision in (Precision.FLOAT32, Precision.BFLOAT16))
    close = bool((np.sum(exact * fast, axis=1) >= LEAST_COSINE).all())
    return Precision.BFLOAT16 if close else Precision.FLOAT32
