"""Switches that keep dependencies from phoning home; call before importing them.

Hugging Face libraries read these once at import, so the call stands at the top of
every entry point. Nothing here overrides what the operator has set on purpose.
"""

from __future__ import annotations

import os

_SWITCHES = {
    "ANONYMIZED_TELEMETRY": "False",  # Chroma
    "CHROMA_TELEMETRY_ENABLED": "False",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "LANGCHAIN_TRACING_V2": "false",
    "LANGSMITH_TRACING": "false",
    "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_VERBOSITY": "error",
}


def keep_quiet(*, offline: bool) -> None:
    """Turn telemetry off; with `offline`, keep model libraries from asking a hub at all."""
    for name, value in _SWITCHES.items():
        os.environ.setdefault(name, value)
    if offline:
        # Set before transformers is imported, or it tries the network first and waits.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        os.environ.setdefault("TRANSFORMERS_OFFLINE", "1")
