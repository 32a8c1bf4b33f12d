"""The assistant brought to the page, with progress on the first load and a clear error."""

from __future__ import annotations

import logging

import streamlit as st

from config.settings import load_settings
from domain.errors import DanLoiError
from ui.assistant_provider import EXPECTED_SECONDS, AnswersQuestions, holder
from ui.conversation import Failure
from ui.error_view import show_failure, unexpected
from ui.texts import say

_LOG = logging.getLogger(__name__)


def obtain_assistant() -> AnswersQuestions | None:
    """Return the assistant; on failure show message and remedy with a retry button, and return None."""
    try:
        if holder().is_open:
            return holder().get(load_settings(), _ignore)
        with st.spinner(say("loading.model", seconds=EXPECTED_SECONDS), show_time=True):
            return _open_with_stages()
    except DanLoiError as error:
        failure = Failure(error.message, error.remedy)
    except Exception:  # noqa: BLE001  the page must say something whatever breaks while loading
        failure = unexpected(_LOG, "the assistant did not open")
    show_failure(failure, key="assistant")
    st.button(say("error.retry"), key="retry", icon=":material/refresh:")
    return None


def _open_with_stages() -> AnswersQuestions:
    stage = st.empty()

    def show(*parts: object) -> None:
        stage.text(" ".join(str(part) for part in parts))

    assistant = holder().get(load_settings(), show)
    stage.empty()
    return assistant


def _ignore(*_parts: object) -> None:
    """Progress of an assistant that is open already."""
