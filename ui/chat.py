"""The page "Hỏi đáp": welcome, conversation, question box."""

from __future__ import annotations

import streamlit as st

from config.settings import load_settings
from ui import conversation
from ui.answering import answer_pending, draw_pending_question
from ui.bottom import draw_question_box
from ui.follow_ups import draw_follow_ups
from ui.loading import obtain_assistant
from ui.sidebar import draw_sidebar
from ui.turn_view import draw_turn
from ui.welcome import draw_welcome


def render() -> None:
    """Draw the page and answer the pending question, if there is one."""
    choices = draw_sidebar(load_settings().time_zone)
    draw_question_box(choices, load_settings().max_question_characters)
    welcome = st.empty()
    if not conversation.turns() and not conversation.pending():
        with welcome.container():
            draw_welcome(choices.role)
    last = len(conversation.turns()) - 1
    for number, turn in enumerate(conversation.turns()):
        draw_turn(turn, latest=number == last and not conversation.pending())
    draw_pending_question()
    assistant = obtain_assistant()
    if assistant is None:
        welcome.empty()
    answer_pending(assistant, choices)
    draw_follow_ups()
