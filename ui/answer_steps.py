"""Steps of a procedure, drawn only when the text of the answer does not tell them already."""

from __future__ import annotations

import streamlit as st

from domain.answers import Answer, AnswerStep
from ui.html import escape
from ui.texts import say, say_date


def draw_steps(answer: Answer) -> None:
    """Draw the steps of `answer` as a numbered list, or nothing."""
    if steps_add_something(answer):
        items = "".join(_item(step) for step in sorted(answer.steps, key=lambda step: step.order))
        st.html(f'<ol class="dl-steps" aria-label="{escape(say("steps.label"))}">{items}</ol>')


def steps_add_something(answer: Answer) -> bool:
    """Return whether a step is missing from the text, by name and by action."""
    return any(step.name not in answer.text and step.action not in answer.text for step in answer.steps)


def _item(step: AnswerStep) -> str:
    facts = [step.actor]
    if step.time_limit:
        facts.append(say(f"time.{step.time_limit.unit}", amount=step.time_limit.amount))
    if step.due:
        facts.append(say("steps.due", date=say_date(step.due)))
    markers = " ".join(f"[{marker}]" for marker in step.citations)
    details = " · ".join(fact for fact in facts if fact)
    return f'<li value="{step.order}"><strong>{escape(step.name or step.action)}</strong> {escape(markers)}<br><span>{escape(details)}</span></li>'
