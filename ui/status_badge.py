"""How a question ended, in words; an answered one needs none."""

from __future__ import annotations

from domain.answers import AnswerStatus
from ui.html import pill
from ui.texts import say

_LOOKS = {
    AnswerStatus.ANSWERED_PARTLY: ("warn", "!"),
    AnswerStatus.CLARIFICATION_NEEDED: ("plain", "?"),
    AnswerStatus.NOT_IN_GUIDANCE: ("warn", "!"),
    AnswerStatus.OUT_OF_SCOPE: ("plain", "i"),
    AnswerStatus.REFUSED_UNSAFE: ("bad", "!"),
    AnswerStatus.ERROR_MODEL: ("bad", "!"),
    AnswerStatus.ERROR_INDEX: ("bad", "!"),
}


def status_badge(status: AnswerStatus) -> str:
    """Return the label of `status` as HTML, "" for an answered question."""
    if status not in _LOOKS:
        return ""
    look, symbol = _LOOKS[status]
    return pill(say(f"status.{status}"), look, symbol)
