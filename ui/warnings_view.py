"""Warnings of an answer, each once: not again if the text or an earlier answer has it."""

from __future__ import annotations

import streamlit as st

from domain.answers import Answer
from ui import conversation
from ui.conversation import Turn
from ui.html import escape
from ui.texts import say


def draw_warnings(turn: Turn, answer: Answer) -> None:
    """Draw the warnings of `answer` that the reader has not seen."""
    notes = new_warnings(turn, answer)
    if notes:
        items = "".join(f"<li>{escape(note)}</li>" for note in notes)
        st.html(f'<ul class="dl-warnings" aria-label="{escape(say("answer.warnings"))}">{items}</ul>')


def new_warnings(turn: Turn, answer: Answer) -> tuple[str, ...]:
    """Return the warnings that stand neither in the text nor in an earlier answer of the conversation."""
    seen: set[str] = set()
    for earlier in conversation.turns():
        if earlier.id == turn.id:
            break
        if earlier.answer:
            seen.update(earlier.answer.warnings)
    fresh = (warning for warning in dict.fromkeys(answer.warnings) if warning not in seen)
    return tuple(warning for warning in fresh if warning.strip() and warning not in answer.text)
