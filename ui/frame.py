"""What every page has: styles, the header with the language switch, the standing notice."""

from __future__ import annotations

import base64
from pathlib import Path

import streamlit as st

from domain.answers import Language
from ui.html import escape
from ui.script import run_script
from ui.texts import LANGUAGE_KEY, LANGUAGE_PARAMETER, language, say

_STYLES = Path(__file__).with_name("style.css")
MARK = Path(__file__).with_name("mark.svg")
# Screen readers and browser translation go by the language of the document; a fixed
# script with one of three language codes in it, no text of any reader.
_PAGE_LANGUAGE = "document.documentElement.lang = '{code}';"


def draw_header() -> None:
    """Draw styles, product name, purpose and language switch."""
    st.html(_STYLES)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="header"):
        st.html(
            f'<header class="dl-header">{_mark()}<div><h1>{escape(say("product.name"))}</h1><p>{escape(say("product.purpose"))}</p></div></header>',
            width="content",
        )
        _language_switch()
    run_script(_PAGE_LANGUAGE.format(code=language().value), key="page-language")


def draw_notice() -> None:
    """Draw the standing notice at the bottom of the window, where it stays while the page scrolls or loads."""
    with st.bottom, st.container(key="notice"):
        st.html(f'<p class="dl-notice" role="note">{escape(say("notice.standing"))}</p>')


def _mark() -> str:
    """The mark as an image: Streamlit takes inline SVG out of HTML."""
    return f'<img alt="" src="data:image/svg+xml;base64,{base64.b64encode(MARK.read_bytes()).decode("ascii")}">'


def _language_switch() -> None:
    st.segmented_control(
        say("language.label"),
        [item.value for item in Language],
        default=language().value,
        required=True,
        format_func=lambda code: {"vi": "Tiếng Việt", "en": "English", "zh": "中文"}[code],
        key=LANGUAGE_KEY,
        label_visibility="collapsed",
        persist_state="session",
        on_change=_remember_language,
    )


def _remember_language() -> None:
    """Put the language into the address, so that a link opens in it."""
    st.query_params[LANGUAGE_PARAMETER] = st.session_state[LANGUAGE_KEY]
