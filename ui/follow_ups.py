"""Questions that come next, as buttons under the last answer."""

from __future__ import annotations

import streamlit as st

from ui import conversation
from ui.html import escape
from ui.texts import say


def draw_follow_ups() -> None:
    """Draw the follow-up questions of the last answer, or nothing."""
    turns = conversation.turns()
    if not turns or conversation.pending() or turns[-1].answer is None:
        return
    last = turns[-1]
    questions = tuple(dict.fromkeys(text for text in turns[-1].answer.follow_ups if text.strip()))
    if not questions:
        return
    st.html(f'<h3 class="dl-label">{escape(say("follow_ups.title"))}</h3>')
    with st.container(key="follow-ups", gap="small"):
        for number, text in enumerate(questions, start=1):
            st.button(
                _plain_label(text), key=f"follow-{last.id}-{number}", on_click=conversation.submit, args=(text,), icon=":material/arrow_forward:"
            )


def _plain_label(text: str) -> str:
    """Button labels are Markdown; a question is not."""
    for sign in "\\`*_[]<>$~:":
        text = text.replace(sign, f"\\{sign}")
    return text
