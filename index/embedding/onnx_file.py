"""Writes the ONNX file format: the few protobuf messages that a graph of ours needs.

Field numbers are those of onnx/onnx.proto3 (github.com/onnx/onnx, IR version 10). The
package `onnx` does the same, but would be 20 MB of installation for these hundred lines.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

MICROSOFT = "com.microsoft"  # operators that only ONNX Runtime has
_IR_VERSION = 10
_OPSETS = (("", 21), (MICROSOFT, 1))
_FLOAT_TENSOR = 1
_TYPES = {np.dtype(np.float32): 1, np.dtype(np.uint8): 2, np.dtype(np.int8): 3, np.dtype(np.int64): 7}
_ATTRIBUTE_FLOAT, _ATTRIBUTE_INT = 1, 2


def _varint(value: int) -> bytes:
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _number(tag: int, value: int) -> bytes:
    return _varint(tag << 3) + _varint(value)


def _bytes(tag: int, content: bytes | str) -> bytes:
    raw = content.encode() if isinstance(content, str) else content
    return _varint(tag << 3 | 2) + _varint(len(raw)) + raw


def _attribute(name: str, value: int | float) -> bytes:
    if isinstance(value, float):
        return _bytes(1, name) + _varint(2 << 3 | 5) + struct.pack("<f", value) + _number(20, _ATTRIBUTE_FLOAT)
    return _bytes(1, name) + _number(3, value) + _number(20, _ATTRIBUTE_INT)


def _tensor(name: str, array: NDArray[np.generic]) -> bytes:
    dimensions = b"".join(_number(1, size) for size in array.shape)
    return dimensions + _number(2, _TYPES[array.dtype]) + _bytes(8, name) + _bytes(9, array.tobytes())


def _float_value(name: str, shape: Iterable[int | str]) -> bytes:
    """Describe an input or output of float32; a size given as text is free."""
    sizes = b"".join(_bytes(1, _number(1, size) if isinstance(size, int) else _bytes(2, size)) for size in shape)
    return _bytes(1, name) + _bytes(2, _bytes(1, _number(1, _FLOAT_TENSOR) + _bytes(2, sizes)))


@dataclass(slots=True)
class Graph:
    """A graph in the making. Names of values are free; `add` returns the name of its output."""

    _nodes: list[bytes] = field(default_factory=list)
    _constants: list[bytes] = field(default_factory=list)
    _inputs: list[bytes] = field(default_factory=list)
    _outputs: list[bytes] = field(default_factory=list)

    def input(self, name: str, shape: Sequence[int | str]) -> str:
        """Declare a float32 input."""
        self._inputs.append(_float_value(name, shape))
        return name

    def output(self, name: str, shape: Sequence[int | str]) -> None:
        """Declare the value `name` a float32 output."""
        self._outputs.append(_float_value(name, shape))

    def constant(self, name: str, array: NDArray[np.generic]) -> str:
        """Store an array of float32, int64, int8 or uint8."""
        self._constants.append(_tensor(name, np.ascontiguousarray(array)))
        return name

    def add(self, operator: str, inputs: Sequence[str], output: str, *more: str, domain: str = "", **attributes: int | float) -> str:
        """Add one operation; an empty input name leaves an optional input out."""
        parts = [_bytes(1, name) for name in inputs] + [_bytes(2, name) for name in (output, *more)]
        parts += [_bytes(3, output), _bytes(4, operator), _bytes(7, domain)]
        parts += [_bytes(5, _attribute(name, value)) for name, value in attributes.items()]
        self._nodes.append(b"".join(parts))
        return output

    def to_bytes(self) -> bytes:
        """Return the content of an .onnx file."""
        fields = ((1, self._nodes), (5, self._constants), (11, self._inputs), (12, self._outputs))
        content = _bytes(2, "encoder") + b"".join(_bytes(tag, item) for tag, items in fields for item in items)
        opsets = b"".join(_bytes(8, _bytes(1, domain) + _number(2, version)) for domain, version in _OPSETS)
        return _number(1, _IR_VERSION) + _bytes(2, "dan-loi") + _bytes(7, content) + opsets
