"""Checked before anything is drawn: settings and wordings can be read."""

from __future__ import annotations

import streamlit as st

from config.settings import load_settings
from domain.errors import DanLoiError
from ui.texts import say


def stop_unless_ready() -> None:
    """Show what is wrong with settings or wordings and stop the page, or return."""
    try:
        load_settings()
        say("product.name")
    except DanLoiError as error:
        st.error(f"{error.message}\n\n{error.remedy}", icon=":material/error:")
        st.stop()
