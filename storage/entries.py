"""What is stored, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.answers import AnswerStatus, Language, UserRole


class Rating(StrEnum):
    """A reader's verdict on an answer."""

    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, slots=True)
class FeedbackEntry:
    """A verdict on one answer. `turn_id` is unique per answer shown; writing it again replaces the row."""

    turn_id: str
    question: str
    status: AnswerStatus
    language: Language
    role: UserRole
    as_of: date
    rating: Rating
    comment: str = ""
    index_version: str = ""


@dataclass(frozen=True, slots=True)
class GapEntry:
    """A question the guidance does not answer. `recorded_at` is set by the store."""

    turn_id: str
    question: str
    status: AnswerStatus
    language: Language
    role: UserRole
    as_of: date
    recorded_at: datetime | None = None
