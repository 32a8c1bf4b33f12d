"""The assistant brought to the page, with progress on the first load and a clear error."""

from __future__ import annotations

import logging
from concurrent.futures import Future, wait

import streamlit as st

from config.settings import load_settings
from domain.errors import DanLoiError
from ui.assistant_provider import EXPECTED_SECONDS, AnswersQuestions, holder
from ui.conversation import Failure
from ui.error_view import show_failure, unexpected
from ui.texts import say

POLL_SECONDS = 0.2
_LOG = logging.getLogger(__name__)


def obtain_assistant() -> AnswersQuestions | None:
    """Return the assistant; on failure show message and remedy with a retry button, and return None."""
    try:
        opening = holder().opening(load_settings())
        if not opening.done():
            _wait(opening)
        return opening.result()
    except DanLoiError as error:
        failure = Failure(error.message, error.remedy)
    except Exception:  # noqa: BLE001  the page must say something whatever breaks while loading
        failure = unexpected(_LOG, "the assistant did not open")
    show_failure(failure, key="assistant")
    st.button(say("error.retry"), key="retry", icon=":material/refresh:")
    return None


def _wait(opening: Future[AnswersQuestions]) -> None:
    """Show the stage until the assistant is open or has failed."""
    with st.spinner(say("loading.model", seconds=EXPECTED_SECONDS)):
        stage = st.empty()
        while not opening.done():
            if holder().stage:
                stage.text(holder().stage)
            wait([opening], timeout=POLL_SECONDS)
        stage.empty()
