"""What gave a number: settings, model, index, code, machine."""

from __future__ import annotations

import os
import subprocess

from config.settings import PROJECT_ROOT, Settings
from evals.report import Configuration


def configuration_of(settings: Settings, embedding_model: str, fingerprint: str) -> Configuration:
    """Return the settings that move a score, the model by its name and fingerprint, the code; no path of this machine."""
    return {
        "embedding_model": embedding_model,
        "fingerprint": fingerprint,
        "dense_weight": settings.dense_weight,
        "candidates": settings.candidates,
        "keep": settings.keep,
        "max_question_characters": settings.max_question_characters,
        "time_zone": settings.time_zone,
        "revision": revision(),
        "processors": os.cpu_count() or 0,
    }


def revision() -> str:
    """Return the git revision of the checkout, with "-dirty" when files differ from it; "" outside a repository."""
    try:
        command = ["git", "-C", str(PROJECT_ROOT), "describe", "--always", "--dirty", "--exclude=*"]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def load_of_machine() -> dict[str, float]:
    """Return the load average of the last minute, beside which times have to be read; nothing where the system has none."""
    return {"load_1min": round(os.getloadavg()[0], 2)} if hasattr(os, "getloadavg") else {}
