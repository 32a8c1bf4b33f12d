"""What this machine's CPU offers, asked without loading a library."""

from __future__ import annotations

import os
import platform
from pathlib import Path

_X86 = {"x86_64", "amd64", "i386", "i686"}


def usable_cores() -> int:
    """Return how many cores this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def idle_cores(loadavg: Path = Path("/proc/loadavg")) -> int:
    """Return on how many cores, the caller's included, nothing else runs at this moment; all where the system does not tell."""
    try:
        running = int(loadavg.read_text(encoding="ascii").split()[3].split("/")[0])
    except (OSError, ValueError, IndexError):
        return usable_cores()
    return max(1, usable_cores() - max(0, running - 1))


def signed_weights_are_exact(machine: str | None = None, cpuinfo: Path = Path("/proc/cpuinfo")) -> bool:
    """Return whether int8 weights can be used as they are.

    x86 without VNNI adds two products in 16 bits, which saturates with signed weights;
    ONNX Runtime is exact there with unsigned ones. Not knowing counts as without.
    """
    if (machine or platform.machine()).lower() not in _X86:
        return True
    try:
        with cpuinfo.open(encoding="utf-8", errors="replace") as lines:
            flags = next((line for line in lines if line.startswith("flags")), "").split()
    except OSError:
        return False
    return "avx512_vnni" in flags or "avx_vnni" in flags
