from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.absent import absent
from tests.stories.browser import CHROMIUM, running_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium."""
    if not CHROMIUM.exists():
        absent(f"no Chromium at {CHROMIUM}")
    with running_browser() as chromium:
        yield chromium
