"""Runs the bundled model as int8 by ONNX Runtime, without torch."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embedding.bundled import Recipe, ensure_folder, existing_folder
from index.embedding.cpu import idle_cores, signed_weights_are_exact, usable_cores
from index.embedding.encoder_graph import INPUT, OUTPUT
from index.embedding.engine import MAX_TOKENS
from index.embedding.fingerprint import fingerprint_of
from index.embedding.int8_folder import CARD, GRAPH, write_int8_folder
from index.embedding.onnx_session import EngineUnavailable, OnnxSession
from index.embedding.word_table import WordTable

__all__ = ["EngineUnavailable", "Int8Engine"]

FORMAT_VERSION = 2
_QUERY_CORES = 4  # a question of 30 tokens gains nothing from more


class Int8Engine:
    """The int8 encoder behind `Engine`.

    Texts run one by one, unpadded, so a vector never depends on its neighbours. A passage takes
    one core. A question takes all that are idle: on two it took 3.5 ms instead of 4.6 alone on
    the machine, but 8.6 beside a process that kept one of them busy.
    """

    def __init__(self, folder: Path) -> None:
        self._table = WordTable(folder)
        self._one_core = OnnxSession(folder / GRAPH, threads=1)
        self._cores = min(usable_cores(), _QUERY_CORES)
        self._all_cores = OnnxSession(folder / GRAPH, self._cores) if self._cores > 1 else self._one_core
        self._card = _read_card(folder)
        self.dimension = self._table.dimension

    @classmethod
    def open(cls, cache_dir: Path, report: Callable[[str], None], *, signed: bool | None = None) -> Int8Engine:
        """Open the bundled model, quantising it first where `cache_dir` does not have it yet (3 seconds, 90 MB).

        `signed` is for tests; without it the CPU decides.

        Raises:
            EngineUnavailable: ONNX Runtime is missing, does not run the graph, or strays from float32.
            ModelUnavailable: the model's package is missing, or the cache cannot be written.
        """
        return cls(ensure_folder(cache_dir, _recipe(signed), report))

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return vectors (len(texts), dimension) of length 1."""
        with ThreadPoolExecutor(usable_cores()) as pool:
            return np.stack(list(pool.map(lambda text: self._encode(self._one_core, text), texts)))

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Return the vector (dimension,) of length 1 of one text."""
        return self._encode(self._all_cores if idle_cores() >= self._cores else self._one_core, text)

    def _encode(self, session: OnnxSession, text: str) -> NDArray[np.float32]:
        vector = session.run(INPUT, self._table.embed(text), OUTPUT)[0]
        normed: NDArray[np.float32] = vector / max(float(np.linalg.norm(vector)), 1e-12)
        return normed

    def fingerprint(self, *extra: object) -> str:
        """Return the fingerprint that torch in float32 has for this model: the cosine to it is at least 0.999."""
        return fingerprint_of(self._card["weights"], self._card["probe_tokens"], MAX_TOKENS, *extra)


def kept_fingerprint(cache_dir: Path, *extra: object) -> str | None:
    """Return what `Int8Engine.fingerprint` would, when the engine's files are there; nothing is loaded.

    Raises:
        ModelUnavailable: the model's package is missing.
    """
    folder = existing_folder(cache_dir, _recipe())
    if folder is None:
        return None
    card = _read_card(folder)
    return fingerprint_of(card["weights"], card["probe_tokens"], MAX_TOKENS, *extra)


def _recipe(signed: bool | None = None) -> Recipe:
    kind = signed_weights_are_exact() if signed is None else signed
    return Recipe("int8-" if kind else "uint8-", FORMAT_VERSION, "90 MB", lambda packed, work: write_int8_folder(packed, work, signed=kind))


def _read_card(folder: Path) -> dict[str, Any]:
    card: dict[str, Any] = json.loads((folder / CARD).read_text(encoding="utf-8"))
    return card
