"""The page "Giới thiệu": what Dẫn Lối is and is not, its sources, how sure it is."""

from __future__ import annotations

import streamlit as st

from domain.documents import Verification
from ui.citation_card import LOOKS
from ui.html import escape, pill
from ui.texts import say, say_all


def render() -> None:
    """Draw the page."""
    for section in ("is", "is_not", "sources"):
        _section(section)
    _labels()
    for section in ("time", "privacy"):
        _section(section)


def _section(name: str) -> None:
    paragraphs = "".join(f"<li>{escape(text)}</li>" for text in say_all(f"about.{name}"))
    st.html(f'<section class="dl-about"><h2>{escape(say(f"about.{name}.title"))}</h2><ul>{paragraphs}</ul></section>')


def _labels() -> None:
    rows = "".join(
        f"<dt>{pill(say(f'verification.{label}'), *LOOKS[label])}</dt><dd>{escape(say(f'about.verification.{label}'))}</dd>" for label in Verification
    )
    title = escape(say("about.verification.title"))
    st.html(f'<section class="dl-about"><h2>{title}</h2><dl>{rows}</dl></section>')
