"""Controls beside the conversation: role, day, new conversation."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

import streamlit as st

from domain.answers import UserRole
from ui import conversation
from ui.choices import Choices
from ui.texts import say

ROLE_KEY = "role"
AS_OF_KEY = "as_of"
EARLIEST = date(2005, 1, 1)
LATEST = date(2045, 12, 31)


def draw_sidebar(time_zone: str) -> Choices:
    """Draw the controls and return what is chosen."""
    today = datetime.now(ZoneInfo(time_zone)).date()
    with st.sidebar:
        role = _role()
        as_of = _as_of(today)
        st.space("small")
        _new_conversation()
    return Choices(role, as_of, today)


def _role() -> UserRole:
    chosen = st.segmented_control(
        say("role.label"),
        [role.value for role in UserRole],
        default=UserRole.INVESTOR.value,
        required=True,
        format_func=lambda value: say(f"role.{value}"),
        key=ROLE_KEY,
        help=say("role.help"),
        width="stretch",
        persist_state="session",
    )
    return UserRole(chosen)


def _as_of(today: date) -> date:
    chosen = cast(
        "date | None",
        st.date_input(
            say("as_of.label"),
            value=today,
            min_value=EARLIEST,
            max_value=LATEST,
            key=AS_OF_KEY,
            format="DD/MM/YYYY",
            help=say("as_of.help"),
            persist_state="session",
        ),
    )
    if chosen is None:  # the field was emptied
        return today
    if chosen != today:
        st.button(say("as_of.today"), key="as_of_today", on_click=_set_as_of, args=(today,), icon=":material/today:", width="stretch")
    return chosen


def _set_as_of(day: date) -> None:
    st.session_state[AS_OF_KEY] = day


def _new_conversation() -> None:
    empty = not conversation.turns() and not conversation.pending()
    st.button(
        say("conversation.new"),
        key="new_conversation",
        on_click=conversation.start_over,
        disabled=empty,
        icon=":material/add_comment:",
        width="stretch",
    )
    if conversation.can_restore():
        label = say("conversation.restore") if empty else say("conversation.swap")
        st.button(label, key="restore_conversation", on_click=conversation.restore, icon=":material/undo:", width="stretch")
