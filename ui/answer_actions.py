"""What a reader can do with an answer: keep it, rate it, report what is missing."""

from __future__ import annotations

import streamlit as st

from domain.answers import Answer
from ui.conversation import Turn
from ui.export import answer_file_name, answer_markdown
from ui.feedback import draw_comment, draw_rating
from ui.gap import draw_gap
from ui.texts import say


def draw_actions(turn: Turn, answer: Answer) -> None:
    """Draw download, thumbs, the gap button where one belongs, and the comment field after a verdict."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"actions-{turn.id}"):
        draw_gap(turn, answer)
        st.download_button(
            say("answer.download"),
            answer_markdown(answer).encode("utf-8"),
            file_name=answer_file_name(answer),
            mime="text/markdown",
            key=f"download-{turn.id}",
            on_click="ignore",
            icon=":material/download:",
            help=say("answer.download_help"),
        )
        draw_rating(turn, answer)
    draw_comment(turn, answer)
