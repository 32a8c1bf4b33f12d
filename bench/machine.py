"""What a measurement ran on, without names or paths of the machine."""

from __future__ import annotations

import importlib.metadata
import os
import platform
from pathlib import Path

from index.embedding.cpu import usable_cores

_LIBRARIES = ("torch", "sentence-transformers", "onnxruntime", "chromadb", "bm25s", "streamlit", "numpy")
_TELLING_FLAGS = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "avx512_bf16", "amx_int8")


def describe_machine() -> dict[str, object]:
    """Return processor, cores, memory in GiB, operating system, load at the start, and the versions of the libraries."""
    info = _table(Path("/proc/cpuinfo"))
    memory = _table(Path("/proc/meminfo")).get("MemTotal", "0 kB").split()[0]
    flags = set(info.get("flags", "").split())
    return {
        "processor": info.get("model name", platform.machine()),
        "cores": usable_cores(),
        "offers": [flag for flag in _TELLING_FLAGS if flag in flags],
        "memory_gib": round(int(memory) / 2**20, 1),
        "system": platform.system(),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
        "libraries": {name: importlib.metadata.version(name) for name in _LIBRARIES},
    }


def _table(path: Path) -> dict[str, str]:
    """Return "name : value" lines of a file of /proc, the first of each name; nothing where there is no such file."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    pairs = (line.partition(":") for line in reversed(lines) if ":" in line)
    return {name.strip(): value.strip() for name, _, value in pairs}
