"""One answer: status, text, day, warnings, steps, sources, and what can be done with it."""

from __future__ import annotations

import streamlit as st

from domain.answers import Answer
from ui.answer_actions import draw_actions
from ui.answer_steps import draw_steps
from ui.answer_text import linked, pieces
from ui.citation_panel import citation_panel
from ui.conversation import Turn
from ui.html import escape
from ui.status_badge import status_badge
from ui.texts import say, say_date
from ui.warnings_view import draw_warnings


def draw_answer(turn: Turn, answer: Answer, *, latest: bool, stream: bool) -> None:
    """Draw `answer`; with `stream` its statements appear one after the other."""
    st.html(f'<div class="dl-answer-head" id="answer-{turn.id}">{status_badge(answer.status)}{_day(answer)}</div>')
    text = linked(answer.text or say("answer.empty"), answer.citations, turn.id)
    if stream:
        st.write_stream(pieces(text))
    else:
        st.markdown(text)
    draw_steps(answer)
    draw_warnings(turn, answer)
    if answer.citations:
        st.html(citation_panel(answer, turn.id, opened=latest))
    draw_actions(turn, answer)


def _day(answer: Answer) -> str:
    return f'<span class="dl-small">{escape(say("answer.as_of", date=say_date(answer.as_of)))}</span>'
