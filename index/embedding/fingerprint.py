"""A digest of a loaded model: the same vectors come only from the same fingerprint."""

from __future__ import annotations

import hashlib
from typing import Any

from domain.documents import digest_of

# Embedding tables are read one row in eight: retraining moves every row, and reading
# all 384 MB would cost a second at every start.
_LARGE = 1 << 23
_ROW_STEP = 8
_PROBE = "Điểm a khoản 2 Điều 14,\tNghị định số 00/2099/NĐ-CP; hồ sơ 10～20 ① 投资者 e\u0301"


def fingerprint_of(model: Any, *extra: object) -> str:
    """Return 16 hexadecimal digits of a SentenceTransformer over the weights, the tokenizer's output and `extra`."""
    import torch

    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        part = tensor[::_ROW_STEP] if tensor.numel() > _LARGE else tensor
        digest.update(f"{name} {tuple(tensor.shape)} {tensor.dtype}".encode())
        digest.update(part.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy())
    return digest_of(digest.hexdigest(), list(model.tokenizer(_PROBE)["input_ids"]), model.max_seq_length, *extra)
