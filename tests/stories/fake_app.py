"""Runs app.py in a real Streamlit server with the fake assistant in place of the real one.

    python tests/stories/fake_app.py PORT [--no-index]

The server is the one a person runs: same app.py, same .streamlit/config.toml, same static folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def main(port: str, *, with_index: bool) -> None:
    """Serve app.py on a loopback port until the process is ended."""
    from streamlit.web import cli

    from config.settings import Settings
    from tests.ui.fakes import FakeAssistant, index_missing
    from ui import assistant_provider
    from ui.fonts import install_fonts

    fake = FakeAssistant()

    def open_fake(settings: Settings, progress: assistant_provider.Progress) -> assistant_provider.AnswersQuestions:
        return fake if with_index else index_missing(settings, progress)

    assistant_provider.open_assistant = open_fake
    install_fonts()
    sys.argv = ["streamlit", "run", str(ROOT / "app.py"), "--server.port", port, "--server.headless", "true"]
    cli.main()


if __name__ == "__main__":
    main(sys.argv[1], with_index="--no-index" not in sys.argv)
