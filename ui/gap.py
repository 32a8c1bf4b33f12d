""" "Ghi lại câu hỏi này": a question without an answer goes to the owner of the guidance."""

from __future__ import annotations

import streamlit as st

from config.settings import load_settings
from domain.answers import Answer, AnswerStatus
from storage.entries import GapEntry
from storage.records import record_gap
from ui.conversation import Turn
from ui.feedback import show_outcome, store
from ui.texts import say

_GAPS = frozenset({AnswerStatus.NOT_IN_GUIDANCE, AnswerStatus.ANSWERED_PARTLY})


def draw_gap(turn: Turn, answer: Answer) -> None:
    """Draw the button for a question the guidance does not answer in full; once pressed, what came of it."""
    if answer.status not in _GAPS:
        return
    kind, _ = st.session_state.get(_key(turn), ("", ""))
    if kind != "ok":
        st.button(
            say("gap.record"), key=f"gap-button-{turn.id}", on_click=_record, args=(turn, answer), icon=":material/bookmark_add:", type="primary"
        )
    show_outcome(_key(turn))


def _record(turn: Turn, answer: Answer) -> None:
    entry = GapEntry(turn.id, turn.question.text, answer.status, answer.language, turn.question.role, answer.as_of)
    store(_key(turn), lambda: record_gap(load_settings().data_dir, entry), success=say("gap.recorded"), failure=say("gap.not_saved"))


def _key(turn: Turn) -> str:
    return f"gap-{turn.id}"
