"""Words on the screen, in the language the reader chose."""

from __future__ import annotations

from datetime import date

import streamlit as st

from catalogue.wordings import Wordings, load_wordings
from config.settings import load_settings
from domain.answers import Language

LANGUAGE_KEY = "language"
LANGUAGE_PARAMETER = "lang"


def language() -> Language:
    """Return the reader's language: chosen here, else named in the address (?lang=en), else Vietnamese."""
    chosen = st.session_state.get(LANGUAGE_KEY) or st.query_params.get(LANGUAGE_PARAMETER)
    return Language(chosen) if chosen in set(Language) else Language.VI


def say(key: str, /, **values: object) -> str:
    """Return the wording `key` of prompts/ui with `values` filled in.

    Raises:
        KnowledgeError: the wordings are malformed, or have no such key.
    """
    return _wordings().text(key, language(), **values)


def say_all(prefix: str) -> tuple[str, ...]:
    """Return the wordings `prefix.1`, `prefix.2`, … as far as they go."""
    found: list[str] = []
    while _wordings().has(key := f"{prefix}.{len(found) + 1}"):
        found.append(say(key))
    return tuple(found)


def say_date(day: date) -> str:
    """Return `day` as the reader writes it; Vietnamese after the rule for official letters (01/5/2024, 15/9/2026)."""
    if language() is Language.VI:
        month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
        return f"{day.day:02d}/{month}/{day.year}"
    return day.isoformat() if language() is Language.EN else f"{day.year}年{day.month}月{day.day}日"


@st.cache_resource(show_spinner=False)
def _wordings() -> Wordings:
    return load_wordings(load_settings().prompts_dir / "ui")
