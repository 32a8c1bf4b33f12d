"""Turns the packed model into the files of the int8 engine: calibrate, smooth, quantise, check.

Smoothing (Xiao et al. 2023, SmoothQuant, arXiv:2211.10438): columns with large inputs are
divided, and their weights multiplied, by the same factor, so that one scale fits all.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding.cpu import usable_cores
from index.embedding.encoder_graph import INPUT, OUTPUT, SITES, Smoothing, build_float32, build_int8, site_weights
from index.embedding.fingerprint import LARGE, PROBE, ROW_STEP, digest_of_weights
from index.embedding.model_folder import unpack_tensors
from index.embedding.onnx_session import EngineUnavailable, OnnxSession
from index.embedding.packed import PackedModel
from index.embedding.sample_texts import SAMPLE_TEXTS
from index.embedding.word_table import WordTable, write_word_table

GRAPH, CARD = "encoder.onnx", "engine.json"
# How much of a column's peak moves into the weights, by site; measured in 0005.
_SHARE = {"qkv": 0.7, "ao": 0.7, "fi": 0.7, "fo": 0.5}
# Below it int8 is not the same model any more. Unadapted it is 0.9993, adapted 0.998 (docs/decisions/0005, 0010).
LEAST_COSINE = 0.995
# The state of a SentenceTransformer names the network so.
_STATE_PREFIX = "0.model."


def write_int8_folder(packed: PackedModel, folder: Path, *, signed: bool) -> None:
    """Write the engine's files into the existing, empty `folder`.

    Raises:
        EngineUnavailable: ONNX Runtime does not run the graphs, or int8 strays from float32.
        OSError: the folder cannot be written, or the disk is full.
    """
    write_word_table(packed, folder)
    table = WordTable(folder)
    inputs = [table.embed(f"passage: {text}") for text in SAMPLE_TEXTS]
    exact, peaks = _calibrate(OnnxSession(build_float32(packed), usable_cores()), inputs)
    (folder / GRAPH).write_bytes(build_int8(packed, _smoothing(packed, peaks), signed=signed))
    session = OnnxSession(folder / GRAPH, usable_cores())
    least = min(_cosine(session.run(INPUT, value, OUTPUT), other) for value, other in zip(inputs, exact, strict=True))
    if not least >= LEAST_COSINE:
        raise EngineUnavailable(f"Cosin giữa int8 và float32 chỉ {least:.4f}.")
    card = {"weights": digest_of_packed(packed), "probe_tokens": table.tokens(PROBE), "least_cosine": round(least, 6)}
    (folder / CARD).write_text(json.dumps(card, indent=2), encoding="utf-8")


def digest_of_packed(packed: PackedModel) -> str:
    """Return what `digest_of_weights` gives for the same model loaded by sentence-transformers."""
    words = (packed.shape.vocabulary, packed.shape.hidden)
    tensors = unpack_tensors(packed, word_step=ROW_STEP if words[0] * words[1] > LARGE else 1)
    shapes = {name: words if "word_embeddings" in name else value.shape for name, value in tensors.items()}
    return digest_of_weights((f"{_STATE_PREFIX}{name}", shapes[name], "torch.float32", value) for name, value in tensors.items())


def _calibrate(session: OnnxSession, inputs: list[NDArray[np.float32]]) -> tuple[list[NDArray[np.float32]], dict[str, NDArray[np.float32]]]:
    vectors: list[NDArray[np.float32]] = []
    peaks: dict[str, NDArray[np.float32]] = {}
    for value in inputs:
        results = dict(session.run_all(INPUT, value))
        vectors.append(results.pop(OUTPUT))
        peaks = {name: np.maximum(peak, peaks.get(name, peak)) for name, peak in results.items()}
    return vectors, peaks


def _smoothing(packed: PackedModel, peaks: dict[str, NDArray[np.float32]]) -> Smoothing:
    factors = {}
    for layer in range(packed.shape.layers):
        for site in SITES:
            peak = peaks[f"peak.{layer}.{site}"][0]
            peak = np.maximum(peak, peak.max() * 1e-3)
            weight = np.maximum(np.abs(site_weights(packed, layer, site)[0]).max(axis=0), 1e-4)
            factor = peak ** _SHARE[site] / weight ** (1 - _SHARE[site])
            factors[layer, site] = (factor / factor.mean()).astype(np.float32)
    return factors


def _cosine(left: NDArray[np.float32], right: NDArray[np.float32]) -> float:
    return float((left * right).sum() / (np.linalg.norm(left) * np.linalg.norm(right)))
