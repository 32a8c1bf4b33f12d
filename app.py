"""Streamlit entry point: page configuration and navigation, nothing else."""

import streamlit as st

from ui import about, chat, frame
from ui.fonts import install_fonts
from ui.start import stop_unless_ready
from ui.texts import say

install_fonts()
st.set_page_config(page_title="Dẫn Lối", page_icon=str(frame.MARK), layout="centered", initial_sidebar_state="auto")
stop_unless_ready()
page = st.navigation(
    [
        st.Page(chat.render, title=say("page.chat"), icon=":material/forum:", url_path="hoi-dap", default=True),
        st.Page(about.render, title=say("page.about"), icon=":material/info:", url_path="gioi-thieu"),
    ],
    position="top",
)
frame.draw_header()
frame.draw_notice()
page.run()
