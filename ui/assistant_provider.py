"""The assistant of this process: opened once, shared by all sessions.

Tests and stories replace `open_assistant`; nothing else in `ui` knows the real class.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import streamlit as st

from config.quiet import keep_quiet
from config.settings import BUNDLED_MODEL, Settings
from domain.answers import Answer, Question

Progress = Callable[..., None]
EXPECTED_SECONDS = 10


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
    """Opens the assistant on first use. A failure is not kept: the next call tries again."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._assistant: AnswersQuestions | None = None

    @property
    def is_open(self) -> bool:
        """Whether the assistant is there without waiting."""
        return self._assistant is not None

    def get(self, settings: Settings, progress: Progress) -> AnswersQuestions:
        """Return the assistant, opening it if no other session has.

        Raises:
            DanLoiError: the index or the model cannot be used.
        """
        with self._lock:
            if self._assistant is None:
                self._assistant = open_assistant(settings, progress)
            return self._assistant


@st.cache_resource(show_spinner=False)
def holder() -> AssistantHolder:
    """Return the one holder of this process."""
    return AssistantHolder()
