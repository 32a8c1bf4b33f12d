"""The pending question answered: bubble, stage text, answer, and a turn kept."""

from __future__ import annotations

import logging

import streamlit as st

from domain.answers import Language, Question
from domain.errors import DanLoiError
from ui import conversation
from ui.assistant_provider import AnswersQuestions
from ui.choices import Choices
from ui.conversation import Failure, Turn
from ui.error_view import unexpected
from ui.script import run_script
from ui.texts import language, say
from ui.turn_view import draw_question, draw_reply, reply_bubble

_LOG = logging.getLogger(__name__)
# A long answer is read from its first line, so the question goes to the top of the window.
_TO_QUESTION = "/* {turn_id} */ [...document.querySelectorAll('.dl-question')].at(-1)?.scrollIntoView({{block: 'start'}});"


def draw_pending_question() -> None:
    """Draw the bubble of the question that waits, so that it is seen while the assistant loads."""
    text = conversation.pending()
    if text is not None:
        draw_question(text)


def answer_pending(assistant: AnswersQuestions | None, choices: Choices) -> None:
    """Answer the pending question; without an assistant it keeps waiting."""
    text = conversation.pending()
    if text is None or assistant is None:
        return
    with reply_bubble():
        with st.spinner(say("loading.answer")):
            # Kept before it is shown: a click during the streaming must not lose the answer.
            turn = _ask(assistant, _question(text, choices))
        draw_reply(turn, latest=True, stream=True)
    if len(conversation.turns()) > 1:
        run_script(_TO_QUESTION.format(turn_id=turn.id), key=f"scroll-{turn.id}")


def _question(text: str, choices: Choices) -> Question:
    """Return the question; in Vietnamese pages the language of the reply follows the question's own."""
    wanted = language()
    return Question(
        text=text,
        language=None if wanted is Language.VI else wanted,
        role=choices.role,
        as_of=choices.stated_as_of,
        history=conversation.earlier_questions(),
    )


def _ask(assistant: AnswersQuestions, question: Question) -> Turn:
    try:
        return conversation.add_turn(question, answer=assistant.ask(question))
    except DanLoiError as error:
        return conversation.add_turn(question, failure=Failure(error.message, error.remedy))
    except Exception:  # noqa: BLE001  one failed answer must not end the conversation
        return conversation.add_turn(question, failure=unexpected(_LOG, "no answer"))
