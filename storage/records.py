"""Verbs of the store: record feedback, withdraw it, record a gap, list gaps."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from domain.answers import AnswerStatus, Language, UserRole
from storage.database import database_file, open_session
from storage.entries import FeedbackEntry, GapEntry
from storage.models import Feedback, KnowledgeGap
from storage.privacy import mask_personal_data

MAXIMUM_COMMENT = 2000


def record_feedback(data_dir: Path, entry: FeedbackEntry) -> None:
    """Store a verdict; a second one on the same answer replaces the first.

    Raises:
        StorageUnavailable: the database cannot be written.
    """
    row = Feedback(
        turn_id=entry.turn_id,
        recorded_at=datetime.now(UTC),
        question=mask_personal_data(entry.question),
        status=entry.status.value,
        language=entry.language.value,
        role=entry.role.value,
        as_of=entry.as_of,
        rating=entry.rating.value,
        comment=mask_personal_data(entry.comment.strip()[:MAXIMUM_COMMENT]),
        index_version=entry.index_version,
    )
    with open_session(data_dir) as session:
        session.merge(row)


def withdraw_feedback(data_dir: Path, turn_id: str) -> None:
    """Remove the verdict on an answer, if there is one.

    Raises:
        StorageUnavailable: the database cannot be written.
    """
    with open_session(data_dir) as session:
        row = session.get(Feedback, turn_id)
        if row is not None:
            session.delete(row)


def record_gap(data_dir: Path, entry: GapEntry) -> None:
    """Store a question the guidance does not answer; the same turn is stored once.

    Raises:
        StorageUnavailable: the database cannot be written.
    """
    row = KnowledgeGap(
        turn_id=entry.turn_id,
        recorded_at=entry.recorded_at or datetime.now(UTC),
        question=mask_personal_data(entry.question),
        status=entry.status.value,
        language=entry.language.value,
        role=entry.role.value,
        as_of=entry.as_of,
    )
    with open_session(data_dir) as session:
        session.merge(row)


def list_gaps(data_dir: Path) -> tuple[GapEntry, ...]:
    """Return the stored gaps, newest first; none when nothing was ever stored.

    Raises:
        StorageUnavailable: the database is there but cannot be read.
    """
    if not database_file(data_dir).exists():
        return ()
    with open_session(data_dir) as session:
        rows = session.scalars(select(KnowledgeGap).order_by(KnowledgeGap.recorded_at.desc(), KnowledgeGap.turn_id))
        return tuple(_gap(row) for row in rows)


def _gap(row: KnowledgeGap) -> GapEntry:
    return GapEntry(
        turn_id=row.turn_id,
        question=row.question,
        status=AnswerStatus(row.status),
        language=Language(row.language),
        role=UserRole(row.role),
        as_of=row.as_of,
        recorded_at=row.recorded_at,
    )
