"""A few lines of JavaScript that Streamlit has no widget for. Fixed texts only, never a reader's."""

from __future__ import annotations

import streamlit as st


def run_script(code: str, *, key: str) -> None:
    """Run `code` once in the page, in a container that takes no room."""
    with st.container(key=f"script-{key}"):
        st.html(f"<script>{code}</script>", unsafe_allow_javascript=True)
