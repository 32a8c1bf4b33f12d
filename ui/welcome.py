"""The empty conversation: what can be asked, with examples for the role."""

from __future__ import annotations

import streamlit as st

from domain.answers import UserRole
from ui import conversation
from ui.html import escape
from ui.texts import say, say_all


def draw_welcome(role: UserRole) -> None:
    """Draw the invitation and one button an example question."""
    st.html(f'<section class="dl-welcome"><h2>{escape(say("welcome.title"))}</h2><p>{escape(say("welcome.text"))}</p></section>')
    st.html(f'<h3 class="dl-label">{escape(say("welcome.examples", role=say(f"role.{role}")))}</h3>')
    with st.container(key="examples", gap="small"):
        for number, example in enumerate(say_all(f"example.{role}"), start=1):
            st.button(example, key=f"example-{role}-{number}", on_click=conversation.submit, args=(example,), width="stretch")
