"""A verdict on an answer: thumbs, then a comment for those who want to say more."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from config.settings import load_settings
from domain.answers import Answer
from storage.entries import FeedbackEntry, Rating
from storage.errors import StorageUnavailable
from storage.records import record_feedback, withdraw_feedback
from ui.conversation import Turn
from ui.html import escape
from ui.texts import say

_RATINGS = (Rating.DOWN, Rating.UP)


def draw_rating(turn: Turn, answer: Answer) -> None:
    """Draw the thumbs; a click stores the verdict at once, a second one takes it back."""
    st.html(f'<span class="dl-small">{escape(say("feedback.label"))}</span>', width="content")
    st.feedback("thumbs", key=_rating_key(turn), on_change=_rated, args=(turn, answer), persist_state="session")


def draw_comment(turn: Turn, answer: Answer) -> None:
    """After a verdict, draw the comment field and whether it was stored."""
    if st.session_state.get(_rating_key(turn)) is not None:
        with st.form(f"comment-form-{turn.id}", border=False):
            st.text_area(say("feedback.comment"), key=_comment_key(turn), max_chars=2000, height=80, help=say("feedback.privacy"))
            st.form_submit_button(say("feedback.send"), on_click=_rated, args=(turn, answer))
    show_outcome(f"feedback-{turn.id}")


def store(outcome_key: str, work: Callable[[], None], *, success: str, failure: str) -> None:
    """Do `work` on the store and keep what the reader is told about it under `outcome_key`."""
    try:
        work()
        st.session_state[outcome_key] = ("ok", success)
    except StorageUnavailable as error:
        st.session_state[outcome_key] = ("failed", f"{failure} {error}")


def show_outcome(outcome_key: str) -> None:
    """Tell the reader whether the last thing under `outcome_key` was stored."""
    kind, words = st.session_state.get(outcome_key, ("", ""))
    if kind:
        st.html(f'<p class="dl-outcome dl-outcome-{kind}" role="status">{escape(words)}</p>')


def _rated(turn: Turn, answer: Answer) -> None:
    value = st.session_state[_rating_key(turn)]
    directory = load_settings().data_dir
    if value is None:
        _store(turn, lambda: withdraw_feedback(directory, turn.id), success=say("feedback.withdrawn"))
    else:
        entry = _entry(turn, answer, _RATINGS[value], st.session_state.get(_comment_key(turn)) or "")
        _store(turn, lambda: record_feedback(directory, entry), success=say("feedback.saved"))


def _store(turn: Turn, work: Callable[[], None], *, success: str) -> None:
    store(f"feedback-{turn.id}", work, success=success, failure=say("feedback.not_saved"))


def _entry(turn: Turn, answer: Answer, rating: Rating, comment: str) -> FeedbackEntry:
    return FeedbackEntry(
        turn_id=turn.id,
        question=turn.question.text,
        status=answer.status,
        language=answer.language,
        role=turn.question.role,
        as_of=answer.as_of,
        rating=rating,
        comment=comment,
        index_version=answer.versions.index if answer.versions else "",
    )


def _rating_key(turn: Turn) -> str:
    return f"rating-{turn.id}"


def _comment_key(turn: Turn) -> str:
    return f"comment-{turn.id}"
