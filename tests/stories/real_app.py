"""Runs app.py as a person does, over an index that is there already.

python tests/stories/real_app.py PORT INDEX_DIR
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main(port: str, index_dir: str) -> None:
    """Serve app.py on a loopback port; this process becomes the server."""
    environment = os.environ | {"DANLOI_INDEX_DIR": index_dir, "EMBEDDING_MODEL": "bundled"}
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", port, "--server.headless", "true"]
    os.execve(sys.executable, command, environment)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
