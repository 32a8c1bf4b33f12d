"""The question box at the bottom of the window, with what the next answer is for."""

from __future__ import annotations

import streamlit as st

from ui import conversation
from ui.choices import Choices
from ui.html import escape
from ui.script import run_script
from ui.texts import say, say_date

BOX_KEY = "question"
# Typing can start at once; on touch screens the focus would open the keyboard over the page.
# The box is mounted some time after this runs, hence the tries.
_FOCUS = """
let tries = 30;
const attempt = () => {
  const box = document.querySelector('[data-testid="stChatInputTextArea"]');
  if (box && document.activeElement === document.body) box.focus({preventScroll: true});
  else if (!box && --tries) setTimeout(attempt, 100);
};
if (matchMedia('(pointer: fine)').matches) setTimeout(attempt, 100);
"""


def draw_question_box(choices: Choices, max_characters: int) -> None:
    """Draw the box; a question sent becomes the pending one."""
    with st.bottom:
        context = say("question.context", role=say(f"role.{choices.role}"), date=say_date(choices.as_of))
        past = " dl-past" if choices.stated_as_of else ""
        st.html(f'<p class="dl-context{past}">{escape(context)}</p>')
        st.chat_input(say("question.placeholder"), key=BOX_KEY, max_chars=max_characters, submit_mode="disable", on_submit=_sent)
        run_script(_FOCUS, key="focus")


def _sent() -> None:
    conversation.submit(st.session_state[BOX_KEY] or "")
