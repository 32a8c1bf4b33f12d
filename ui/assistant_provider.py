"""The assistant of this process: opened once, shared by all sessions.

Tests and stories replace `open_assistant`; nothing else in `ui` knows the real class.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol

import streamlit as st

from config.quiet import keep_quiet
from config.settings import BUNDLED_MODEL, Settings
from domain.answers import Answer, Question

Progress = Callable[..., None]
EXPECTED_SECONDS = 15


class AnswersQuestions(Protocol):
    """What the chat page needs of an assistant."""

    def ask(self, question: Question) -> Answer:
        """Return the finished answer to `question`."""


def open_assistant(settings: Settings, progress: Progress) -> AnswersQuestions:
    """Open the real assistant; takes seconds, because the model is loaded.

    Raises:
        DanLoiError: the index or the model cannot be used.
    """
    model = settings.embedding_model
    keep_quiet(offline=model == BUNDLED_MODEL or Path(model).exists())
    from assistant.answerer import Assistant  # imported late: model libraries read their switches at import

    return Assistant.open(settings, progress=progress)


class AssistantHolder:
    """Opens the assistant in a thread of its own, once for all sessions.

    A click while the model loads makes Streamlit start the page over; the loading must
    not start over with it. A failure is not kept: the next call of `opening` tries again.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._future: Future[AnswersQuestions] | None = None
        self.stage = ""

    def opening(self, settings: Settings) -> Future[AnswersQuestions]:
        """Return the assistant as it opens, or as it is open already.

        The result raises DanLoiError when the index or the model cannot be used.
        """
        with self._lock:
            if self._future is None or (self._future.done() and self._future.exception()):
                self._future = Future()
                threading.Thread(target=self._open, args=(settings, self._future), name="open-assistant", daemon=True).start()
            return self._future

    def _open(self, settings: Settings, future: Future[AnswersQuestions]) -> None:
        try:
            future.set_result(open_assistant(settings, self._note))
        except Exception as error:  # noqa: BLE001  handed to whoever waits for the result
            future.set_exception(error)

    def _note(self, *parts: object) -> None:
        self.stage = " ".join(str(part) for part in parts)


@st.cache_resource(show_spinner=False)
def holder() -> AssistantHolder:
    """Return the one holder of this process."""
    return AssistantHolder()
