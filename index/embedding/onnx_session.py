"""Runs ONNX graphs. The only file that loads onnxruntime."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from domain.errors import ModelError


class EngineUnavailable(ModelError):
    """ONNX Runtime is missing here or cannot run the graph; while a model is opened, another engine must serve then."""


class OnnxSession:
    """A loaded graph; `run` may be called from several threads.

    Raises, from every method:
        EngineUnavailable: onnxruntime is missing, does not take the graph, or fails at it.
    """

    def __init__(self, graph: Path | bytes, threads: int) -> None:
        """Load a graph to run on `threads` threads a call."""
        try:
            import onnxruntime

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.log_severity_level = 3
            # Higher levels fuse sums into SkipLayerNormalization, which made a text 12% slower.
            options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
            # Without it the other threads keep a core busy for a while after each call.
            options.add_session_config_entry("session.force_spinning_stop", "1")
            source = graph if isinstance(graph, bytes) else str(graph)
            self._session: Any = onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
        except Exception as error:  # its errors have no base class of their own
            raise _unavailable(error) from error

    def run(self, name: str, value: NDArray[np.float32], output: str) -> NDArray[np.float32]:
        """Return one output of the graph for one input."""
        return self._run([output], name, value)[0]

    def run_all(self, name: str, value: NDArray[np.float32]) -> Mapping[str, NDArray[np.float32]]:
        """Return every output of the graph for one input, by name."""
        names = [output.name for output in self._session.get_outputs()]
        return dict(zip(names, self._run(names, name, value), strict=True))

    def _run(self, outputs: list[str], name: str, value: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        try:
            results: list[NDArray[np.float32]] = self._session.run(outputs, {name: value})
        except Exception as error:  # as above
            raise _unavailable(error) from error
        return results


def _unavailable(error: Exception) -> EngineUnavailable:
    return EngineUnavailable(f"ONNX Runtime: {type(error).__name__}: {str(error)[:200]}", "Khởi động lại; nếu vẫn lỗi, cài lại gói onnxruntime.")
