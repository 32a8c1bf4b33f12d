"""The assistant opens once, in the background, and a failure can be tried again."""

from __future__ import annotations

import threading

import pytest

from config.settings import load_settings
from domain.errors import IndexMissing
from tests.ui.fakes import FakeAssistant, index_missing
from ui import assistant_provider
from ui.assistant_provider import AssistantHolder

WAIT = 10


def test_sessions_that_come_while_it_opens_share_one_opening(monkeypatch: pytest.MonkeyPatch) -> None:
    go, opened = threading.Event(), []

    def open_slowly(_settings: object, progress: assistant_provider.Progress) -> FakeAssistant:
        progress("giai đoạn", 1)
        go.wait(WAIT)
        opened.append(1)
        return FakeAssistant()

    monkeypatch.setattr(assistant_provider, "open_assistant", open_slowly)
    holder = AssistantHolder()
    first, second = holder.opening(load_settings()), holder.opening(load_settings())
    go.set()
    assert first.result(WAIT) is second.result(WAIT)
    assert opened == [1]
    assert holder.stage == "giai đoạn 1"


def test_a_failure_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    holder = AssistantHolder()
    monkeypatch.setattr(assistant_provider, "open_assistant", index_missing)
    with pytest.raises(IndexMissing):
        holder.opening(load_settings()).result(WAIT)
    fake = FakeAssistant()
    monkeypatch.setattr(assistant_provider, "open_assistant", lambda _settings, _progress: fake)
    assert holder.opening(load_settings()).result(WAIT) is fake
