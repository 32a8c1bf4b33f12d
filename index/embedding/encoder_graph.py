"""The BERT encoder of the bundled model as an ONNX graph, in float32 or with int8 products.

One text at a time goes in, unpadded, as the sums of its word, position and type vectors
(1, tokens, hidden); out comes the mean of its last layer. Measured in
docs/decisions/0005-embedding-engine.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.embedding.onnx_file import MICROSOFT, Graph
from index.embedding.packed import PackedModel

INPUT, OUTPUT = "embeddings", "vector"
# The four inputs of matrix products in a layer: of query, key and value; of the attention's
# output; of the two halves of the feed-forward part. Each has one product.
SITES = ("qkv", "ao", "fi", "fo")
Smoothing = Mapping[tuple[int, str], NDArray[np.float32]]
_LEAST_PEAK = 1e-3


def site_weights(packed: PackedModel, layer: int, site: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the weights (outputs, inputs) and the bias (outputs,) of the product at a site."""
    parts = tuple(site) if site == "qkv" else (site,)
    inputs = packed.shape.intermediate if site == "fo" else packed.shape.hidden
    weights = [packed.tensor(f"l{layer}.{part}.w").reshape(-1, inputs) for part in parts]
    return np.concatenate(weights), np.concatenate([packed.tensor(f"l{layer}.{part}.b") for part in parts])


def build_float32(packed: PackedModel) -> bytes:
    """Return the exact graph; it also puts out the largest magnitude in each column at each site ("peak.0.qkv", …)."""
    return _Encoder(packed, None, signed=True).build()


def build_int8(packed: PackedModel, smoothing: Smoothing, *, signed: bool) -> bytes:
    """Return the graph with int8 products, each input divided by its column of `smoothing` first.

    `signed` weights suit CPUs with VNNI; the others overflow on them and need unsigned
    ones, of which the results are the same.
    """
    return _Encoder(packed, smoothing, signed=signed).build()


@dataclass(slots=True)
class _Encoder:
    packed: PackedModel
    smoothing: Smoothing | None
    signed: bool
    graph: Graph = field(default_factory=Graph)

    def build(self) -> bytes:
        hidden = self.packed.shape.hidden
        value = self._layer_norm(self.graph.input(INPUT, [1, "tokens", hidden]), "emb.ln")
        for layer in range(self.packed.shape.layers):
            value = self._layer(value, layer)
        self.graph.add("ReduceMean", [value, self._integers("axis.tokens", 1)], OUTPUT, keepdims=0)
        self.graph.output(OUTPUT, [1, hidden])
        return self.graph.to_bytes()

    def _layer(self, value: str, layer: int) -> str:
        add, at = self.graph.add, f"l{layer}"
        add("Split", [self._product(value, layer, "qkv")], f"{at}.q", f"{at}.k", f"{at}.v", axis=2, num_outputs=3)
        attended = add("MultiHeadAttention", [f"{at}.q", f"{at}.k", f"{at}.v"], f"{at}.a", domain=MICROSOFT, num_heads=self.packed.shape.heads)
        # Not SkipLayerNormalization, which fuses the sum: it took eight times as long as the two.
        value = self._layer_norm(add("Add", [self._product(attended, layer, "ao"), value], f"{at}.sum1"), f"{at}.aln")
        inner = add("Gelu", [self._product(value, layer, "fi")], f"{at}.gelu", domain=MICROSOFT)
        return self._layer_norm(add("Add", [self._product(inner, layer, "fo"), value], f"{at}.sum2"), f"{at}.oln")

    def _product(self, value: str, layer: int, site: str) -> str:
        at = f"l{layer}.{site}"
        weights, bias = site_weights(self.packed, layer, site)
        bias_name = self._constant(f"{at}.bias", bias)
        if self.smoothing is None:
            self._peak(value, f"{layer}.{site}", weights.shape[1])
            return self.graph.add("Add", [self.graph.add("MatMul", [value, self._constant(f"{at}.w", weights.T)], f"{at}.p"), bias_name], f"{at}.o")
        smoothing = self.smoothing[layer, site]
        value = self.graph.add("Mul", [value, self._constant(f"{at}.smooth", 1 / smoothing)], f"{at}.x")
        inputs = self._quantised(at, weights * smoothing)
        if site != "fo":
            return self.graph.add("DynamicQuantizeMatMul", [value, *inputs, bias_name], f"{at}.o", domain=MICROSOFT)
        # What leaves Gelu differs most from token to token; with one scale for all of a text
        # the least cosine was 0.9987, with a scale for each token it is 0.9994.
        peak = self.graph.add("ReduceMax", [value, self._integers(f"{at}.axis", 2)], f"{at}.rowmax", keepdims=1)
        peak = self.graph.add("Max", [peak, self._constant(f"{at}.least", np.full((1,), _LEAST_PEAK, np.float32))], f"{at}.scale")
        value = self.graph.add("Div", [value, peak], f"{at}.row")
        value = self.graph.add("DynamicQuantizeMatMul", [value, *inputs], f"{at}.p", domain=MICROSOFT)
        return self.graph.add("Add", [self.graph.add("Mul", [value, peak], f"{at}.r"), bias_name], f"{at}.o")

    def _quantised(self, at: str, weights: NDArray[np.float32]) -> list[str]:
        """Store int8 weights with one scale an output; return the names of weights, scales, zero points."""
        scales = np.maximum(np.abs(weights).max(axis=1), 1e-9) / 127
        whole: NDArray[np.generic] = np.round(weights / scales[:, None]).astype(np.int8).T
        zeros: NDArray[np.generic] = np.zeros(len(scales), np.int8)
        if not self.signed:
            whole, zeros = (whole.astype(np.int16) + 128).astype(np.uint8), np.full(len(scales), 128, np.uint8)
        return [self._constant(f"{at}.w", whole), self._constant(f"{at}.scales", scales), self._constant(f"{at}.zeros", zeros)]

    def _layer_norm(self, value: str, name: str) -> str:
        scale, shift = (self._constant(f"{name}.{part}", self.packed.tensor(f"{name}.{part}")) for part in ("w", "b"))
        return self.graph.add("LayerNormalization", [value, scale, shift], f"{name}.o", axis=-1, epsilon=float(self.packed.layer_norm_epsilon))

    def _peak(self, value: str, name: str, columns: int) -> None:
        magnitude = self.graph.add("Abs", [value], f"magnitude.{name}")
        self.graph.add("ReduceMax", [magnitude, self._integers(f"axis.{name}", 1)], f"peak.{name}", keepdims=0)
        self.graph.output(f"peak.{name}", [1, columns])

    def _constant(self, name: str, array: NDArray[np.generic]) -> str:
        return self.graph.constant(name, array)

    def _integers(self, name: str, *values: int) -> str:
        return self.graph.constant(name, np.array(values, np.int64))
