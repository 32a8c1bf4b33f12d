"""What is said when there is no answer: that there is none, what is near, whom to ask."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compose.context import Context
from assistant.decide import Decision
from domain.answers import AnswerStatus
from domain.search import SearchHit

_NEAREST = 3
_DEFAULT_OFFICE = "so-cong-thuong"


def compose_unknown(context: Context, decision: Decision) -> tuple[str, tuple[str, ...]]:
    """Return the text for an unanswered question and follow-up questions; no statement, so no citation."""
    if decision.status is AnswerStatus.OUT_OF_SCOPE:
        if decision.near_miss:
            topic = context.say(f"near.{decision.near_miss}")
            return context.say("status.near_miss", topic=topic), ()
        return context.say("status.out_of_scope"), ()
    topics = nearest_topics(decision.hits)
    parts = [context.say("status.not_in_guidance")]
    if topics:
        parts += [context.say("status.nearest"), "\n".join(f"- {topic}" for topic in topics)]
    parts += [context.say("status.office", office=office_to_ask(context)), context.say("status.record")]
    return "\n\n".join(parts), topics


def nearest_topics(hits: Sequence[SearchHit]) -> tuple[str, ...]:
    """Return the headings of the nearest sections, at most three, none twice."""
    headings = (next((part for part in reversed(hit.section.path) if not part.startswith(("Khoản", "Điểm"))), hit.document.title) for hit in hits)
    return tuple(dict.fromkeys(headings))[:_NEAREST]


def office_to_ask(context: Context) -> str:
    """Return the office whose topics the question touches most, else the one that leads on clusters."""
    offices = context.knowledge.offices
    leading = offices.record(_DEFAULT_OFFICE)
    found = offices.for_topic(context.interpretation.folded) or ((leading.office,) if leading else offices.offices)
    return found[0].name
