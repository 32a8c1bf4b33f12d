"""A reader's conversation, kept in this browser session only."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import streamlit as st

from domain.answers import Answer, Question

HISTORY_LENGTH = 5
_TURNS = "conversation.turns"
_PREVIOUS = "conversation.previous"
_PENDING = "conversation.pending"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no answer, and what to do; both in Vietnamese as domain errors carry them."""

    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answer, or with the failure that came instead."""

    id: str
    question: Question
    answer: Answer | None = None
    failure: Failure | None = None


def turns() -> tuple[Turn, ...]:
    """Return the turns of the conversation, oldest first."""
    kept: tuple[Turn, ...] = st.session_state.get(_TURNS, ())
    return kept


def add_turn(question: Question, *, answer: Answer | None = None, failure: Failure | None = None) -> Turn:
    """Append a turn and return it; nothing is pending any more."""
    turn = Turn(uuid.uuid4().hex[:12], question, answer, failure)
    st.session_state[_TURNS] = (*turns(), turn)
    st.session_state[_PENDING] = None
    return turn


def earlier_questions() -> tuple[str, ...]:
    """Return the last questions of the conversation, oldest first, for `Question.history`."""
    return tuple(turn.question.text for turn in turns())[-HISTORY_LENGTH:]


def submit(text: str) -> None:
    """Keep `text` as the question to answer next. It survives reruns until it has a turn."""
    if text.strip():
        st.session_state[_PENDING] = text.strip()


def pending() -> str | None:
    """Return the question waiting for its answer."""
    waiting: str | None = st.session_state.get(_PENDING)
    return waiting


def start_over() -> None:
    """Put the conversation aside and begin a new one."""
    st.session_state[_PREVIOUS] = turns()
    st.session_state[_TURNS] = ()
    st.session_state[_PENDING] = None


def can_restore() -> bool:
    """Return whether a conversation was put aside."""
    return bool(st.session_state.get(_PREVIOUS))


def restore() -> None:
    """Bring back the conversation put aside; the one on screen takes its place."""
    current = turns()
    st.session_state[_TURNS] = st.session_state.get(_PREVIOUS, ())
    st.session_state[_PREVIOUS] = current
