"""The app in-process with the fake assistant and a data folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from config.settings import PROJECT_ROOT, load_settings
from tests.ui.fakes import FakeAssistant
from ui import answer_text, assistant_provider


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A data folder that only this test writes to."""
    directory = tmp_path / "data"
    monkeypatch.setenv("DANLOI_DATA_DIR", str(directory))
    load_settings.cache_clear()
    yield directory
    load_settings.cache_clear()


@pytest.fixture
def assistant(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeAssistant]:
    """The fake in place of the real assistant, and no pauses between statements."""
    fake = FakeAssistant()
    monkeypatch.setattr(assistant_provider, "open_assistant", lambda _settings, _progress: fake)
    monkeypatch.setattr(answer_text, "PAUSE_SECONDS", 0)
    st.cache_resource.clear()
    yield fake
    st.cache_resource.clear()


@pytest.fixture
def app(assistant: FakeAssistant, data_dir: Path) -> AppTest:
    """The chat page, freshly opened."""
    return AppTest.from_file(str(PROJECT_ROOT / "app.py"), default_timeout=20).run()
