"""One turn on the page: the question's bubble and the reply's bubble."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.answer_view import draw_answer
from ui.conversation import Turn
from ui.error_view import show_failure
from ui.html import escape


def draw_turn(turn: Turn, *, latest: bool) -> None:
    """Draw a turn of the past."""
    draw_question(turn.question.text)
    with reply_bubble():
        draw_reply(turn, latest=latest)


def draw_question(text: str) -> None:
    """Draw what the reader asked, as plain text: nothing in it is markup."""
    with st.chat_message("user", avatar=":material/person:"):
        st.html(f'<p class="dl-question">{escape(text)}</p>')


def reply_bubble() -> DeltaGenerator:
    """Return the bubble a reply is drawn in."""
    return st.chat_message("assistant", avatar=":material/route:")


def draw_reply(turn: Turn, *, latest: bool, stream: bool = False) -> None:
    """Draw the answer of `turn`, or why there is none."""
    if turn.answer is not None:
        draw_answer(turn, turn.answer, latest=latest, stream=stream)
    elif turn.failure is not None:
        show_failure(turn.failure, key=turn.id)
